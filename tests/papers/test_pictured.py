"""Pictures out of the workbook: what they say aloud are the cells' own figures."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from PIL import Image
from support.workbooks import Book, example
from written_papers import example_document, example_facts, example_made, numbers, random_facts

from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.pictured import DRAWN, picture
from snit_xl.workbook.terms.picture_captions import FILE_NAME, NAMES

SHOWN = tuple(key for key in DRAWN if key != "spans")
AMOUNTS = ("deviations", "bridge", "split", "years")


def cells_of(facts: Facts) -> set[str]:
    """Return every number of the workbook as a picture would write it, without sign."""
    raw = [cell.value for grid in facts.view.cells.values() for cell in grid.values()]
    whole = [Decimal(repr(one)).quantize(Decimal(1), ROUND_HALF_UP) for one in raw if isinstance(one, float)]
    texts = numbers([one for one in raw if isinstance(one, str)])
    amounts = {f"{abs(int(one)):,}".replace(",", "\u00a0") for one in whole}
    return amounts | {f"{abs(int(one))}" for one in whole} | {one.lstrip("−") for one in texts}


@pytest.mark.parametrize("key", SHOWN)
def test_the_example_has_every_picture_with_a_caption(key: str) -> None:
    (block,) = picture(example_facts(), key)
    assert block.png.startswith(b"\x89PNG")
    assert block.alt
    assert block.caption
    assert block.width_cm == 16


def test_the_examples_bridge_and_deviations_say_the_published_amounts() -> None:
    said = {key: picture(example_facts(), key)[0].alt.replace("\u00a0", " ") for key in AMOUNTS}
    assert "Budget i år, 15 388, till Budget nästa år, 15 414" in said["bridge"]
    assert "Ekonomiavdelningen, Personalkostnader, ▲ 500" in said["deviations"]
    assert "Investeringar: 2018 7 400, 2019 7 200, 2020 3 000" in said["years"]
    book = Book.of(example()[0])
    pool = book.rows("Fordelning")[0]
    shares = [f"{name} {pool[f'Fördelat {name}']:,.0f}".replace(",", " ") for name in ("Vårgårda", "Herrljunga")]
    assert ", ".join(shares) in said["split"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("key", AMOUNTS)
def test_amounts_read_aloud_are_cells_on_random_workbooks(key: str, seed: int) -> None:
    facts = random_facts(seed)
    cells, blocks = cells_of(facts), picture(facts, key)
    assert blocks
    for block in blocks:
        # How many rows are off is counted, not read from a cell.
        texts = re.findall(r"[▲▼] [−\d\u00a0]+", block.alt) if key == "deviations" else [block.alt]
        said = numbers(texts)
        assert said
        assert [one for one in said if one.lstrip("−") not in cells] == []


def test_every_picture_lies_among_the_papers_with_its_text_inside() -> None:
    files = {one.name: one.data for one in example_made().files if one.name.endswith(".png")}
    assert sorted(files) == sorted(FILE_NAME.format(name=NAMES[key]) for key in SHOWN)
    told = Image.open(io.BytesIO(files["Bild Budgetbrygga.png"])).info["Description"]
    assert told == picture(example_facts(), "bridge")[0].alt


def test_no_history_is_no_picture_of_spans() -> None:
    assert picture(example_facts(), "spans") == ()


def test_the_interim_report_shows_the_deviations() -> None:
    report = example_document("Delårsrapport med årsprognos.docx")
    told = [one.get("descr") or "" for one in report.parts["word/document.xml"].iter() if one.tag.endswith("docPr")]
    assert picture(example_facts(), "deviations")[0].alt in told
