"""The papers as an outsider reads them: Word's XML taken apart with the standard library."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree as ET

from support.workbooks import BUILT_AT

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE, example_content
from snit_xl.actions.make_papers import make_papers
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.make import Made, make_files
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content, read_sample, sample_folder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import WorkbookView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LAYOUT = committee_layout(EXAMPLE)
THREE = (*EXAMPLE, "Essunga")
GRANT = word("kind", "grant")
KEY = "Fördelningsnyckel"
NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}|−?\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|−?\d+(?:[.,]\d+)?")


@dataclass
class Grid:
    """A table: the caption over it and the texts of its cells."""

    caption: str
    rows: list[list[str]]
    element: ET.Element


@dataclass
class Document:
    """A Word file's content in reading order: paragraphs as (style, text), tables where they stand."""

    parts: dict[str, ET.Element]
    content: list[tuple[str, str] | Grid] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        return [one for one in self.content if isinstance(one, tuple)]

    @property
    def tables(self) -> list[Grid]:
        return [one for one in self.content if isinstance(one, Grid)]

    def table(self, begins: str) -> Grid:
        return next(one for one in self.tables if one.caption.startswith(begins))

    def texts(self) -> list[str]:
        """Return every line of the body, tables cell by cell."""
        lines: list[str] = []
        for one in self.content:
            lines += [one[1]] if isinstance(one, tuple) else [cell for row in one.rows for cell in row]
        return lines

    def margins(self) -> list[str]:
        """Return the lines of header and footer, without the page's own counting."""
        names = [name for name in self.parts if re.search(r"/(header|footer)\d*\.xml$", name)]
        return [_outside_fields(self.parts[name]) for name in sorted(names)]

    def section(self, heading: str) -> list[str]:
        """Return the paragraphs from one heading of level 1 to the next."""
        found, inside = [], False
        for style, text in self.paragraphs:
            if style == "Heading1":
                inside = text == heading
            elif inside:
                found.append(text)
        return found


def read(data: bytes) -> Document:
    """Take a Word file apart."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}  # noqa: S314
    document = Document(parts)
    body = parts["word/document.xml"].find(f"{W}body")
    assert body is not None
    for element in body:
        if element.tag == f"{W}p":
            document.content.append((_style(element), _text(element)))
        elif element.tag == f"{W}tbl":
            rows = [
                [" ".join(_text(p) for p in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]
                for row in element.findall(f"{W}tr")
            ]
            document.content.append(Grid(document.paragraphs[-1][1], rows, element))
    return document


def _style(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def _text(paragraph: ET.Element) -> str:
    return "".join(
        "\t" if part.tag == f"{W}tab" else part.text or ""
        for part in paragraph.iter()
        if part.tag in {f"{W}t", f"{W}tab"} and part.get(f"{W}val") is None
    )


def _outside_fields(part: ET.Element) -> str:
    """Return a part's text without what its fields show: a page number is Word's."""
    found, inside = "", False
    for element in part.iter():
        if element.tag == f"{W}fldChar":
            inside = element.get(f"{W}fldCharType") != "end"
        elif element.tag == f"{W}t" and not inside:
            found += element.text or ""
    return found


def numbers(texts: list[str]) -> list[str]:
    """Return every number that stands in some lines, as it stands there."""
    return [found for text in texts for found in NUMBER.findall(text)]


def view_of(content: Content, layout: Layout = LAYOUT) -> WorkbookView:
    """Return an updated workbook's cells."""
    ran = loop.run(Builder(layout, content).view(), update_forecast, BUILT_AT)
    assert not ran.blocking, ran.blocking
    return ran.after


def facts_of(view: WorkbookView, layout: Layout = LAYOUT, *, despite: bool = False) -> Facts:
    ran = loop.run(view, make_papers(despite=despite), BUILT_AT)
    assert not ran.blocking, ran.blocking
    return Facts(ran.after, layout, despite)


@cache
def example_facts() -> Facts:
    return facts_of(view_of(example_content(LAYOUT, BUILT_AT)))


@cache
def example_made() -> Made:
    made = make_files(example_facts(), BUILT_AT)
    assert not made.problems
    return made


@cache
def example_documents() -> dict[str, Document]:
    return {one.name: read(one.data) for one in example_made().files if one.name.endswith(".docx")}


def example_document(ends: str) -> Document:
    """Return the one paper whose name ends so, covers left out."""
    (found,) = [doc for name, doc in example_documents().items() if name.endswith(ends) and "Tjänste" not in name]
    return found


def random_content(seed: int, layout: Layout = LAYOUT) -> Content:
    """Return the example with other amounts in every cell that a paper shows: öre, both signs, noughts."""
    dice = random.Random(seed)  # noqa: S311 - figures, no secrets

    def amount(size: int = 9_000) -> float:
        return dice.choice([0.0, round(dice.uniform(0, size), 3), round(dice.uniform(0, size), 1)])

    def sign(row: dict[str, object]) -> int:
        """Return −1 for kommunbidrag, whose months are all income, else either sign."""
        return -1 if row["kind"] == GRANT else dice.choice([1, 1, -1])

    content = read_sample(layout, sample_folder("example"))
    _add_municipalities(content, layout.municipalities)
    content.tables["typed"] = [
        {
            "unit": row["unit"],
            "label": row["label"],
            "ledger_measure": measure,
            "ledger_year": year,
            **{f"m_{month}": sign(row) * amount() for month in range(1, 13 if measure == "budget" else 9)},
            "typed_source": "slumptal",
        }
        for row in content.tables["rows"]
        for measure, year in (("utfall", 2016.0), ("utfall", 2017.0), ("budget", 2017.0))
    ]
    for row in content.tables["rows"]:
        if row["kind"] == GRANT:  # always forecast at budget
            continue
        row |= {"adjustment": sign(row) * amount(500), "comment": "Skäl ur kommentaren."}
        row["manual"] = dice.choice([None, None, sign(row) * amount()])
    for row in content.tables["investments"]:
        row |= {key: amount(2_000) for key in ("prior_actual", "actual", "budget", "forecast")}
    for row in content.tables["settlement"]:
        row |= {"own_costs": amount(900), "paid": abs(amount(9_000))}
    _random_budget(content, dice, amount, layout.municipalities)
    return content


def _add_municipalities(content: Content, towns: tuple[str, ...]) -> None:
    """Give those that the example lacks their rows, and a share of what is split."""
    for table in ("municipalities", "bridge", "capital", "settlement"):
        rows = content.tables[table]
        rows += [{**rows[0], "municipality": town} for town in towns[len(rows) :]]
    added = towns[len(EXAMPLE) :]
    for row in content.tables["keys"]:
        shares = {f"value#{number}": 11.5 for number, _ in enumerate(added, len(EXAMPLE) + 1)}
        row |= {"value#1": float(str(row["value#1"])) - sum(shares.values()), **shares}
    keys = [row for row in content.tables["assumptions"] if row["assumption"] == KEY]
    for row in keys:
        if row["municipality"] in added:
            row |= {column: 0.0 for column, value in keys[0].items() if isinstance(value, float)}


def _random_budget(content: Content, dice: random.Random, amount: Callable[..., float], towns: tuple[str, ...]) -> None:
    """Give what the budget paper shows other amounts too."""
    for row in content.tables["municipalities"]:
        row |= {"budget_this_year": abs(amount()), "uplift": round(dice.uniform(0, 4), 2), "savings": -abs(amount(300))}
        row["budget_next_year"] = abs(amount())
    for row in content.tables["stages"]:
        row |= {key: amount() for key in ("decided", "pay_pot", "capital_pot", "supplementary")}
    for row in content.tables["pools"]:
        row |= {key: amount() for key in ("common", *(f"specific#{number}" for number, _ in enumerate(towns, 1)))}
    for row in content.tables["plan"]:
        row |= {key: abs(amount(2_000)) for key in ("next_1", "next_2", "next_3")}
    for row in content.tables["assumptions"]:
        row["scenario_1"] = dice.choice([None, abs(amount(20))]) if row["assumption"] != KEY else None


@cache
def random_facts(seed: int, towns: tuple[str, ...] = EXAMPLE) -> Facts:
    """Return a workbook of random amounts and these municipalities, updated, the same for every test that asks."""
    layout = committee_layout(towns)
    return facts_of(view_of(random_content(seed, layout), layout), layout)


@cache
def random_made(seed: int, towns: tuple[str, ...] = EXAMPLE) -> Made:
    made = make_files(random_facts(seed, towns), BUILT_AT)
    assert not made.problems
    return made
