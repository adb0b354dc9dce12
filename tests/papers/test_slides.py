"""The slides read back with python-pptx: each number is one of the cells that the notes name, and all of it fits."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from support.workbooks import BUILT_AT
from written_papers import (
    example_facts,
    example_made,
    facts_of,
    numbers,
    random_content,
    random_facts,
    random_made,
    view_of,
)

from snit_xl.actions import loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.papers.slides import economy
from snit_xl.papers.slides.deck import slides
from snit_xl.papers.slides.file import slides_file
from snit_xl.papers.slides.fit import text_width
from snit_xl.papers.write.content import Table
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.make import make_files
from snit_xl.papers.write.numbers import written
from snit_xl.workbook.build import Builder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.template import Committee, new_committee
from snit_xl.workbook.terms import slide_texts
from snit_xl.workbook.view import Cell, ErrorValue, WorkbookView, cell_position

SEEDS = range(4)
POINT = 12700
LONG = (
    "Ett mycket långt namn på något som ingen har tänkt på att det ska stå på en bild för en nämnd, men står i cellen"
)


@dataclass
class Deck:
    """A presentation and the cells that it was made from."""

    file: Any
    view: WorkbookView


@cache
def deck_of(seed: int | None) -> Deck:
    facts, made = (example_facts(), example_made()) if seed is None else (random_facts(seed), random_made(seed))
    (data,) = [one.data for one in made.files if one.name.endswith(".pptx")]
    return Deck(Presentation(io.BytesIO(data)), facts.view)


@pytest.fixture(scope="module", params=[None, *SEEDS], ids=["example", *(f"seed{n}" for n in SEEDS)])
def deck(request: pytest.FixtureRequest) -> Deck:
    return deck_of(request.param)


def texts(slide: Any) -> Iterator[str]:  # noqa: ANN401 - python-pptx has no types
    """Return every text that a slide shows, but for its own number."""
    for shape in slide.shapes:
        if shape.is_placeholder and shape.placeholder_format.type.name == "SLIDE_NUMBER":
            continue
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            yield from (str(name) for name in shape.chart.plots[0].categories)
        yield shape._element.xpath("string(.//p:cNvPr/@descr)")


def named_cells(slide: Any, view: WorkbookView) -> list[object]:  # noqa: ANN401 - as above
    """Return what stands in the cells that the speaker's notes name."""
    found = []
    for line in slide.notes_slide.notes_text_frame.text.split("\n")[1:]:
        sheet, _, cells = line.rpartition(": ")
        found += [view.cell(sheet, *cell_position(cell)).value for cell in cells.split(", ")]
    return found


def shown_as(raw: object) -> set[str]:
    """Return the ways that a cell's content may stand on a slide, without signs."""
    if not isinstance(raw, float):
        return {one.lstrip("−") for one in numbers([str(raw or "")])}
    whole = int(Decimal(repr(raw)).quantize(Decimal(1), ROUND_HALF_UP))
    ways = {f"{abs(whole):,}".replace(",", "\u00a0"), f"{abs(whole)}"}
    if 30_000 < raw < 60_000:
        ways.add((date(1899, 12, 30) + timedelta(days=int(raw))).isoformat())
    return ways


def test_every_number_on_a_slide_stands_in_a_cell_that_its_notes_name(deck: Deck) -> None:
    count = 0
    for slide in deck.file.slides:
        allowed = {way for raw in named_cells(slide, deck.view) for way in shown_as(raw)}
        shown = [number.lstrip("−") for number in numbers(list(texts(slide)))]
        assert [number for number in shown if number not in allowed] == [], slide.shapes.title.text
        count += len(shown)
    assert count > 80


def serial(value: float | datetime) -> float:
    """Return a date as the number that a cell holds."""
    return float((value - datetime(1899, 12, 30)).days) if isinstance(value, datetime) else float(value)  # noqa: DTZ001


def test_chart_data_are_the_cells_own_amounts_and_lie_in_an_editable_workbook(deck: Deck) -> None:
    charts = [(slide, shape.chart) for slide in deck.file.slides for shape in slide.shapes if shape.has_chart]
    assert charts
    for slide, chart in charts:
        amounts = [value for series in chart.plots[0].series for value in series.values if value is not None]
        cells = {round(raw, 6) for raw in named_cells(slide, deck.view) if isinstance(raw, float)}
        assert amounts
        assert [value for value in amounts if round(value, 6) not in cells] == []
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        inside = [cell.value for row in book.active.iter_rows(min_row=2, min_col=2) for cell in row]
        assert sorted(serial(one) for one in inside if one is not None) == sorted(amounts)


def test_a_slide_has_a_title_of_its_own_a_number_and_notes(deck: Deck) -> None:
    titles = [slide.shapes.title.text for slide in deck.file.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in deck.file.slides:
        kinds = [shape.placeholder_format.type.name for shape in slide.placeholders]
        assert kinds.count("SLIDE_NUMBER") == 1
        assert [one.get("type") for one in slide._element.iter(qn("a:fld"))] == ["slidenum"]
        assert slide.notes_slide.notes_text_frame.text


def test_the_slides_take_up_what_the_meeting_needs(deck: Deck) -> None:
    titles = {slide.shapes.title.text for slide in deck.file.slides}
    wanted = ("standing", "departments", "rows", "bridge", "split", "investments", "delivery", "projects", "risks")
    assert titles >= {slide_texts.TITLES[key] for key in (*wanted, "roadmap")}


def formats_of(chart: Any) -> list[str]:  # noqa: ANN401 - as above
    return [one.get("formatCode") for one in chart._chartSpace.iter(qn("c:numFmt"))]


def test_no_number_format_leaves_thousands_to_the_machine(deck: Deck) -> None:
    charts = [shape.chart for slide in deck.file.slides for shape in slide.shapes if shape.has_chart]
    formats = [form for chart in charts for form in formats_of(chart)]
    assert any(r"#\ ##0" in form for form in formats)
    assert [form for form in formats if "," in form] == []


def test_the_last_slide_lists_what_is_to_be_decided(deck: Deck) -> None:
    (slide,) = [one for one in deck.file.slides if one.shapes.title.text == slide_texts.TITLES["proposals"]]
    said = [text for text in texts(slide) if text.startswith("Ärende")]
    assert said[1] == "Ärende 2, Delårsrapport växel, telefoni och IT: Delårsrapporten godkänns."
    assert len(said) == 7


def test_a_slide_is_read_from_its_title(deck: Deck) -> None:
    for slide in deck.file.slides:
        shown = [shape for shape in slide.shapes if shape.has_text_frame or shape.has_table or shape.has_chart]
        assert shown[0].shape_id == slide.shapes.title.shape_id
        assert shown[-1].placeholder_format.type.name == "SLIDE_NUMBER"


def test_charts_and_tables_are_read_aloud_and_headings_are_marked(deck: Deck) -> None:
    for slide in deck.file.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath("string(.//p:cNvPr/@descr)"), slide.shapes.title.text
            if shape.has_table:
                assert shape.table.first_row


def test_all_text_is_swedish_in_widescreen_and_the_house_font(deck: Deck) -> None:
    assert deck.file.slide_width * 9 == deck.file.slide_height * 16
    assert deck.file.core_properties.language == "sv-SE"
    assert len(deck.file.slide_layouts) == 3
    for slide in deck.file.slides:
        languages = {run.get("lang") for root in (slide, slide.notes_slide) for run in root._element.iter(qn("a:rPr"))}
        assert languages == {"sv-SE"}
    theme = deck.file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert theme.blob.decode().count('<a:latin typeface="Calibri"') == 2


@pytest.fixture
def bold(carlito: Path) -> Path:
    return carlito / "Carlito-Bold.ttf"


def height_of(paragraph: Any, across: float, size: float, font: Path) -> float:  # noqa: ANN401 - as above
    """Return the height of a paragraph in points as real letters fill it."""
    letters = ImageFont.truetype(str(font), 100)
    count, used = 1, 0.0
    for word in paragraph.text.split(" "):
        wide = letters.getlength(word + " ") * size / 100
        if used and used + wide > across:
            count, used = count + 1, 0.0
        count, used = count + int((used + wide) // (across + 1)), used + wide
    return count * size * 1.2


def assert_fits(file: Any, font: Path) -> None:  # noqa: ANN401 - as above
    for slide in file.slides:
        for shape in slide.shapes:
            sides = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            assert min(sides) >= 0
            assert sides[2] <= file.slide_width
            assert sides[3] <= file.slide_height, slide.shapes.title.text
            if shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        (paragraph,) = cell.text_frame.paragraphs
                        size = paragraph.runs[0].font.size.pt
                        need = height_of(paragraph, column.width / POINT - 14.4, size, font) + 8
                        assert need <= row.height / POINT + 1, cell.text
            elif shape.has_text_frame and shape.is_placeholder and shape.placeholder_format.type.name == "OBJECT":
                need = sum(
                    height_of(one, shape.width / POINT - 40, one.runs[0].font.size.pt, font) + 6
                    for one in shape.text_frame.paragraphs
                )
                assert need <= shape.height / POINT, slide.shapes.title.text


def test_nothing_overflows(deck: Deck, bold: Path) -> None:
    assert_fits(deck.file, bold)


def test_long_texts_and_many_rows_go_on_to_further_slides(bold: Path) -> None:
    content = random_content(11)
    for key, column in (("disturbances", "disturbance_effect"), ("queue", "comment_short")):
        content.tables[key] = [{**row, column: f"{LONG} {n}. " * 6} for n in range(9) for row in content.tables[key]]
    content.tables["projects"] = [
        {**row, "project_id": f"{row['project_id']}-{n}", "project": f"{LONG} {n}"}
        for n in range(4)
        for row in content.tables["projects"]
    ]
    content.tables["controls"] = [
        {**row, "risk_text": LONG * 3} for _ in range(6) for row in content.tables["controls"]
    ]
    content.tables["roadmap"] = [row for _ in range(3) for row in content.tables["roadmap"]]
    file = Presentation(io.BytesIO(slides_file(facts_of(view_of(content)), BUILT_AT)))
    assert_fits(file, bold)
    titles = [slide.shapes.title.text for slide in file.slides]
    assert any(title.startswith("Projekt") and title.endswith("tredje delen") for title in titles)
    assert len(set(titles)) == len(titles)
    shown = [text for slide in file.slides for text in texts(slide)]
    assert sum(text.startswith(LONG[:40]) for text in shown) >= 4 * 8  # the open projects, none left out


def test_letters_are_never_taken_to_be_narrower_than_they_are(bold: Path) -> None:
    letters = ImageFont.truetype(str(bold), 1000)
    signs = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 .,:;!?()-–%&/\u2212§…”"
    assert [sign for sign in signs if letters.getlength(sign) / 1000 > text_width(sign, 1.0)] == []


def test_an_error_value_in_a_slides_cell_stops_the_papers() -> None:
    facts = example_facts()
    area = facts.view.tables["Projektlista"]
    row, col = area.area.top, area.column("Budget").left
    sheet = area.area.sheet
    cells = {**facts.view.cells, sheet: {**facts.view.cells[sheet], (row, col): Cell(ErrorValue("#VALUE!"), None)}}
    view = WorkbookView(cells, facts.view.tables, facts.view.names)
    made = make_files(Facts(view, facts.layout), BUILT_AT)
    assert [(one.code, one.place.cell) for one in made.problems] == [("HANDLING-FELVARDE", f"I{row}")]


def test_the_presentation_lies_among_the_papers() -> None:
    assert [one.name for one in example_made().files if one.name.endswith(".pptx")] == ["Presentation.pptx"]


@pytest.mark.parametrize("seed", [None, 0])
def test_microsofts_validator_finds_nothing(
    seed: int | None, validate_ooxml: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "presentation.pptx"
    deck_of(seed).file.save(path)
    assert validate_ooxml(path) == []


def test_our_own_words_hold_no_digit() -> None:
    said = [*slide_texts.TITLES.values(), *slide_texts.TEXTS.values(), slide_texts.SUBJECT]
    assert [text for text in said if re.search(r"\d", text)] == []


def test_what_the_workbook_lacks_has_no_slide() -> None:
    content = random_content(12)
    for key in ("projects", "roadmap", "queue", "disturbances", "controls"):
        content.tables[key] = []
    titles = [slide.title for slide in slides(facts_of(view_of(content)))]
    gone = {slide_texts.TITLES[key] for key in ("projects", "roadmap", "delivery", "risks")}
    assert gone & {title for title in titles if isinstance(title, str)} == set()
    assert slide_texts.TITLES["standing"] in titles


def test_many_municipalities_get_a_table_and_each_stands_in_it_once() -> None:
    committee = Committee(("Ale", "Härryda", "Kungälv", "Lerum"), ("Räddningstjänst",), 2026)
    layout = committee_layout(committee.municipalities)
    content = new_committee(layout, committee)
    content.tables["keys"] = [{"key": "Invånare", **{f"value#{n}": 100.0 * n for n in range(1, 5)}}]
    content.tables["pools"] = [{"pool": "Larm", "key": "Invånare", "common": 1000.0, "holds_specific": "nej"}]
    content.fields["split_decimals"] = 0.0
    view = loop.run(Builder(layout, content).view(), update_forecast, BUILT_AT).after
    (slide,) = economy.split(Facts(view, layout))
    (table,) = slide.parts
    assert isinstance(table, Table)
    shown = [[written(cell) for cell in row.cells] for row in table.rows]
    assert shown == [
        ["Ale", "100", "100"],
        ["Härryda", "200", "200"],
        ["Kungälv", "300", "300"],
        ["Lerum", "400", "400"],
    ]
