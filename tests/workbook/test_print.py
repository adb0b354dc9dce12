"""What comes out on paper: every row of a list that has grown, pages that say what is signed, type that can be read."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from itertools import pairwise
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
from snit_xl.workbook.spec import Sheet
from snit_xl.workbook.template import Committee
from snit_xl.workbook.terms.sheets import SECTIONS, SHEETS, TABLES

COMMITTEE = "Servicenämnden IT, växel och telefoni"
NOW = datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
READABLE = 8.0  # points from the top of a line's letters to its bottom, about what a newspaper has
# The least type on paper, in points: of what the committee reads, of what only the economist does, and of four towns.
FOR_ALL, FOR_ONE, CROWDED = 7.0, 6.0, 6.0
BODY, WIDER = 11, 1.06  # points, of the cells; LibreOffice makes columns wider than Excel
A4, A4_WIDE = 9, 297 / 25.4  # its number in files, inches
TOWNS = ("Alingsås", "Lerum", "Vårgårda", "Herrljunga")


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
    # The page is as high as it can be, so two lines more cost two lines of fifty; as one line it would cost half.
    assert title[1] == pytest.approx(title[0], rel=0.05)


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


def printed_points(page: Worksheet, sheet: Sheet) -> float:
    """Return how large a sheet's ordinary type is on paper: the columns that are printed share the page's width."""
    assert page.page_setup.paperSize == A4
    assert page.page_setup.orientation == "landscape"
    room = A4_WIDE - page.page_margins.left - page.page_margins.right
    wanted = sum(int(7 * width + 5) for width in sheet.widths[: sheet.print_columns or None]) / 96
    if page.sheet_properties.pageSetUpPr.fitToPage:
        return BODY * min(1, room / wanted)
    shrunk = page.page_setup.scale / 100
    assert wanted * WIDER * shrunk <= room, "the columns go over to a second page"
    return BODY * shrunk


@pytest.mark.parametrize("count", [2, 3, 4])
def test_what_is_printed_can_be_read(count: int) -> None:
    layout = committee_layout(TOWNS[:count])
    content, _ = build_committee(Committee(TOWNS[:count], ("Räddningstjänst",), 2026), NOW)
    pages = Book.of(content).raw
    small = {}
    for sheet in (one for one in layout.sheets if not one.hidden):
        least = FOR_ONE if sheet.group == "basis" else FOR_ALL if count < len(TOWNS) else CROWDED
        points = printed_points(pages[SHEETS[sheet.key].name], sheet)
        if points < least:
            small[sheet.key] = round(points, 1)
    assert small == {}


def headings_of(book: Book) -> set[tuple[str, ...]]:
    """Return what stands over tables: the sections' titles, and every table's row of headings."""
    rows = {
        tuple(str(cell.value) for cell in sheet[table.ref][0])
        for sheet in book.raw.worksheets
        for table in sheet.tables.values()
    }
    return {(title,) for title in SECTIONS.values()} | rows


def left_behind(pages: list[str], headings: set[tuple[str, ...]]) -> list[str]:
    """Return the last lines of pages that are headings of what comes on the sheet's next page."""
    found = []
    for page, following in pairwise(pages):
        if page.split("\n", 1)[0].split() != following.split("\n", 1)[0].split():
            continue
        *_, last = [line.strip() for line in page.split("\n") if line.strip() and not re.search(r"Sida \d+ av", line)]
        if any(re.fullmatch(r"\s+".join(map(re.escape, one)), last) for one in headings):
            found.append(last)
    return found


def test_no_heading_is_left_behind_on_a_page(grown: tuple[Path, Path]) -> None:
    path, pdf = grown
    pages = [page for page in pages_of(pdf) if "Sida" in page]
    assert left_behind(pages, headings_of(Book.of(path))) == []


def test_a_heading_last_on_a_page_is_found() -> None:
    page = "Nämnd  Budget  bok.xlsx\n\nBudgetsteg i år\n Kommun   Budget i år\n2026-01-05  Sida 1 av 2  SNIT"
    following = "Nämnd  Budget  bok.xlsx\n\nHerrljunga   5840\n2026-01-05  Sida 2 av 2  SNIT"
    headings = {("Kommun", "Budget i år")}
    assert left_behind([page, following], headings) == ["Kommun   Budget i år"]
    assert left_behind([following, page], headings) == []
    assert left_behind([page, following.replace("Budget", "Start")], headings) == []


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
