"""What comes out on paper: every row of a list that has grown, pages that say what is signed, type that can be read."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.books import EXAMPLE_BOOKS, new_book, read_in
from support.libreoffice import Office
from support.workbooks import Book, example

from snit_xl.actions.build_workbook import EXAMPLE, build_committee
from snit_xl.hosts.file.commands import Status
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import read_sample, sample_folder
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.template import Committee
from snit_xl.workbook.terms.sheets import SECTIONS, SHEETS, TABLES

COMMITTEE = "Servicenämnden IT, växel och telefoni"
NOW = datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
READABLE = 8.0  # points from the top of a line's letters to its bottom, about what a newspaper has


def pages_of(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode().split("\f")[:-1]


def heights_of(pdf: Path, page: int, word: str) -> list[float]:
    """Return how high each of some words is that stands on a page, in points."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    spots = re.findall(rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(?:{word})<', text)
    return [float(bottom) - float(top) for top, bottom in spots]


def pages_named(pages: list[str], sheet: str) -> list[str]:
    """Return a sheet's pages: its name stands in the middle of the page's head."""
    return [page for page in pages if re.search(rf"\s{sheet}\s", page.lstrip().split("\n", 1)[0])]


@pytest.fixture(scope="module")
def grown(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a workbook whose lists were empty when it was built, now read into by the file host, and its print."""
    path = new_book(tmp_path_factory.mktemp("inläst"))
    assert read_in(path, *EXAMPLE_BOOKS).status is Status.DONE
    pdf = path.with_suffix(".pdf")
    with office.open(path) as document:
        document.export_pdf(pdf)
    return path, pdf


def test_every_month_row_of_a_list_that_grew_is_on_paper(grown: tuple[Path, Path]) -> None:
    path, pdf = grown
    rows = Book.of(path).rows(TABLES["months"])
    printed = "\n".join(pages_named(pages_of(pdf), SHEETS["months"].name))
    assert len(rows) > 30
    assert len(re.findall(r"(?:utfall|budget)\s+20\d\d\s", printed)) == len(rows)


def test_every_file_that_was_read_is_on_paper(grown: tuple[Path, Path]) -> None:
    _, pdf = grown
    printed = "\n".join(pages_named(pages_of(pdf), SHEETS["sources"].name))
    assert [file.name for file in EXAMPLE_BOOKS if file.name not in printed] == []


def test_a_signing_page_says_whose_settlement_it_is_and_of_when(office: Office, tmp_path: Path) -> None:
    path, pdf = tmp_path / "bok.xlsx", tmp_path / "bok.pdf"
    path.write_bytes(example()[0])
    with office.open(path) as document:
        document.export_pdf(pdf)
    pages = pages_of(pdf)
    for name in EXAMPLE:
        [number] = [n for n, page in enumerate(pages, 1) if f"{SECTIONS['signing']} {name}" in page]
        body = pages[number - 1].split("\n", 1)[1]
        for wanted in (COMMITTEE, "IT, växel och telefoni", "januari–augusti 2017", "2017-09-12", name):
            assert wanted in body, (name, wanted)
        assert min(heights_of(pdf, number, "Avdelning|Rapportens|Vårgårda|Herrljunga|Negativt|Datum")) > READABLE


def test_a_long_line_on_start_makes_nothing_smaller(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    sheet, cell = next(iter(Book.of(path).raw.defined_names["Bokfort_rapporterat"].destinations))
    title = []
    with office.open(path) as document:
        for text in ("Bokfört = rapporterat", "Bokfört skiljer sig från Delårsbokslut augusti på fem rader. " * 3):
            document.set_value(sheet, cell.replace("$", ""), text)
            document.export_pdf(tmp_path / "start.pdf")
            title += heights_of(tmp_path / "start.pdf", 1, "förbättringar")[:1]
    assert title[1] == pytest.approx(title[0], rel=0.02)


def signing_period(year: float | None, month: float | None) -> object:
    layout = committee_layout(EXAMPLE)
    content = read_sample(layout, sample_folder("example"))
    content.fields |= {"year": year, "month": month}
    builder = Builder(layout, content)
    view = builder.view()
    area = view.names["Underlag_period_2"]
    formula = view.cell(area.sheet, area.top, area.left).formula
    spot = (area.sheet, area.top, area.left)
    return evaluate(view, {spot: formula or ""}).values[spot]


@pytest.mark.parametrize(
    ("year", "month", "words"),
    [
        (2018.0, 1.0, "januari 2018"),
        (2017.0, 2.0, "januari–februari 2017"),
        (2026.0, 12.0, "januari–december 2026"),
        (2026.0, None, ""),
        (None, 3.0, ""),
    ],
)
def test_the_period_is_written_in_words(year: float | None, month: float | None, words: str) -> None:
    assert signing_period(year, month) == words


def headers(content: bytes) -> set[str]:
    sheets: list[Worksheet] = Book.of(content).raw.worksheets
    return {str(sheet.oddHeader.left.text).strip() for sheet in sheets}


def test_every_page_is_headed_by_the_committee() -> None:
    assert headers(example()[0]) == {COMMITTEE}


def test_pages_of_a_committee_not_yet_named_are_headed_by_the_product() -> None:
    new, _ = build_committee(Committee(("Härryda", "Mölndal"), ("Sotning",), 2026), NOW)
    assert headers(new) == {"SNIT-XL"}


def test_a_name_with_an_ampersand_stands_as_it_is_written() -> None:
    layout = committee_layout(EXAMPLE)
    content = read_sample(layout, sample_folder("example"))
    content.fields["committee_name"] = "Kultur & fritid"
    assert headers(Builder(layout, content).write({})) == {"Kultur && fritid"}
