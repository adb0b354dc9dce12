"""Visa underlag on an open workbook: a report row to its accounts, an account to its vouchers, on Spårning."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from excel_fake_book import FakeBook, unread_bytes, unread_example
from test_excel_failures import state
from test_excel_reading import read

from snit_xl.actions.log import Author
from snit_xl.hosts.excel import buttons, tracing
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.said import Status
from snit_xl.hosts.file.example_books import copy_books
from snit_xl.hosts.file.reading import Wishes, read_files, show_basis
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.view import Cell, Scalar, WorkbookView, cell_name

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
WHO = "controller"
TRACE = SHEETS["trace"].name


@cache
def _read(folder: Path) -> FakeBook:
    book = unread_example(folder)
    read(book, copy_books(folder / "Bokföring"))
    return book


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nämnden")


@pytest.fixture
def book(folder: Path) -> FakeBook:
    """Return the example with its books read in."""
    return deepcopy(_read(folder))


def booked_cell(book: FakeBook, key: str = "actual") -> tuple[str, int, int]:
    """Return a cell of Prognos that shows what is booked on the second report row."""
    area = book.fake.tables[TABLES["rows"]].column(heading("rows", key))
    return area.sheet, area.top + 1, area.left


def field(view: WorkbookView, key: str) -> Scalar:
    area = view.names[field_term(key).name]
    return view.cell(area.sheet, area.top, area.left).value


def listed(view: WorkbookView) -> list[tuple[Scalar, ...]]:
    area = view.tables[TABLES["trace"]].area
    return [tuple(view.cell(area.sheet, row, col).value for col in area.cols) for row in area.rows]


def test_a_report_row_is_traced_to_the_accounts_that_the_command_gives(book: FakeBook, tmp_path: Path) -> None:
    path = tmp_path / "stängd.xlsx"
    path.write_bytes(unread_bytes())
    read_files(path, copy_books(tmp_path / "Bokföring"), Author(WHO, NOW), Wishes(guesses=True, agrees=True))
    cell = booked_cell(book)
    theirs = show_basis(path, f"{cell[0]}!{cell_name(*cell[1:])}", Author(WHO, NOW)).view
    assert theirs is not None
    book.choose(*cell)
    told = tracing.show_basis(book, NOW)
    ours = read_book(book).view
    assert (told.status, told.text) == (Status.DONE, "Bladet Spårning visar underlaget.")
    assert book.sheets.active.name == TRACE
    assert len(listed(ours)) > 5
    assert listed(ours) == listed(theirs)
    assert field(ours, "trace_what") == field(theirs, "trace_what")
    assert field(ours, "trace_difference") == 0.0


def test_an_account_of_it_is_traced_to_vouchers_that_sum_to_it(book: FakeBook) -> None:
    book.choose(*booked_cell(book))
    tracing.show_basis(book, NOW)
    view = read_book(book).view
    where = view.tables[TABLES["trace"]].area
    amount = listed(view)[0][4]
    book.choose(TRACE, where.top, where.left + 3)
    assert tracing.show_basis(book, NOW).status is Status.DONE
    vouchers = listed(read_book(book).view)
    assert {row[0] for row in vouchers} == {"verifikation"}
    assert len(vouchers) > 1
    assert sum(row[4] for row in vouchers if isinstance(row[4], float)) == pytest.approx(amount)
    assert field(read_book(book).view, "trace_total") == amount
    assert field(read_book(book).view, "trace_difference") == 0.0


def test_only_sparning_is_written_and_the_reading_can_still_be_taken_back(book: FakeBook) -> None:
    calls = len(book.fake.calls)
    for key in ("actual", "budget", "prior_actual", "budget_to_date", "prior_full_year", "actual"):
        book.choose(*booked_cell(book, key))
        assert tracing.show_basis(book, NOW).status is Status.DONE
    written = [call for call in book.fake.calls[calls:] if call.kind != "calculate"]
    assert {call.where.split("!")[0] for call in written} == {TRACE, TABLES["trace"]}
    assert all(call.manual for call in written)
    assert buttons.restore(book, NOW, WHO).text.startswith("Återställt: Läs in utfall ")


def test_a_mapping_changed_since_the_update_is_told(book: FakeBook) -> None:
    label = book.fake.tables[TABLES["accounts"]].column(heading("accounts", "label"))
    grid = book.fake.cells[label.sheet]
    labels = {str(grid[row, label.left].value): row for row in label.rows if (row, label.left) in grid}
    first, second = list(labels.values())[:2]
    grid[first, label.left], grid[second, label.left] = grid[second, label.left], grid[first, label.left]
    book.choose(*booked_cell(book))
    told = tracing.show_basis(book, NOW)
    assert told.status is Status.DONE
    assert told.text.endswith("Underlaget visar läget nu.")


def test_a_cell_without_anything_behind_it_is_told_and_nothing_is_written(book: FakeBook) -> None:
    calls, before = len(book.fake.calls), state(book)
    book.choose("Start", 3, 2)
    assert tracing.show_basis(book, NOW).codes == ("SPARNING-INGET",)
    book.selection = None  # a chart, say
    assert tracing.show_basis(book, NOW).codes == ("EXCEL-INGEN-CELL",)
    assert (len(book.fake.calls), state(book)) == (calls, before)


def traced_account(book: FakeBook) -> None:
    area = book.fake.tables[TABLES["ledger"]].area
    book.choose(area.sheet, area.top, area.left + 6)


def test_a_file_that_is_gone_is_told(book: FakeBook, tmp_path: Path) -> None:
    traced_account(book)
    book.lies_in(tmp_path)
    assert tracing.show_basis(book, NOW).codes == ("SPARNING-FIL-SAKNAS",)


def test_on_sharepoint_a_file_beside_the_workbook_can_not_be_found(book: FakeBook, folder: Path) -> None:
    traced_account(book)
    book.api.FullName = "https://kommunen.sharepoint.com/sites/ekonomi/Projekt.xlsm"
    told = tracing.show_basis(book, NOW)
    assert told.codes == ("EXCEL-UNDERLAG-MAPP",)
    assert "mappen Bokföring" in told.text
    column = book.fake.tables[TABLES["sources"]].column(heading("sources", "source_folder"))
    for row in column.rows:
        book.fake.cells[column.sheet][row, column.left] = Cell(str(folder / "Bokföring"))
    assert tracing.show_basis(book, NOW).status is Status.DONE


def test_a_failure_at_any_call_leaves_everything_as_it_was(folder: Path) -> None:
    whole = deepcopy(_read(folder))
    first = len(whole.fake.calls)
    whole.choose(*booked_cell(whole))
    tracing.show_basis(whole, NOW)
    for number in range(first, len(whole.fake.calls)):
        book = deepcopy(_read(folder))
        book.choose(*booked_cell(book))
        before = state(book)
        book.fake.fail_at = number
        assert tracing.show_basis(book, NOW).codes == ("EXCEL-AVBRUTEN",)
        assert state(book) == before
        assert book.sheets.active.name == "Prognos"
