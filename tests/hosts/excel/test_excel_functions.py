"""The functions that read the workbook, in Excel: the answer of the file host, little read, nothing written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest
from excel_fake_book import FakeBook
from support.workbooks import example

from snit_xl import udfs
from snit_xl.hosts.excel import buttons, entry, reader
from snit_xl.hosts.excel.asked import asked_view
from snit_xl.workbook.functions.edge import read_fault_text
from snit_xl.workbook.functions.ledger_sum import ledger_sum
from snit_xl.workbook.view import Cell, ErrorValue

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
OUTCOMES = ((1.0, 5010.0, 100.1), (2.0, 5610.0, 200.2), (3.0, 6110.0, 999.9))


@pytest.fixture
def book() -> FakeBook:
    """Return the example with three rows of outcomes."""
    found = FakeBook(example()[0])
    where = found.fake.tables["Utfallsrader"]
    longer = where.area._replace(bottom=where.area.top + len(OUTCOMES) - 1)
    found.fake.tables["Utfallsrader"] = replace(where, area=longer)
    for row, values in enumerate(OUTCOMES):
        for heading, value in zip(("År", "Månad", "Konto", "Utfall (tkr)"), (2017.0, *values), strict=True):
            found.type_in("Utfallsrader", heading, value, row)
    return found


@pytest.fixture(autouse=True)
def _excel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let xlwings take a fake workbook for Excel's own object."""
    windows = SimpleNamespace(Book=lambda xl: xl)
    monkeypatch.setitem(sys.modules, "xlwings", SimpleNamespace(Book=lambda impl: impl, _xlwindows=windows))
    yield
    udfs.workbook_source(None)


def code(answer: object) -> str:
    assert isinstance(answer, str), answer
    return read_fault_text(answer)[1]


def sheets(book: FakeBook) -> set[str]:
    return {place.rpartition("!")[0] for place in book.fake.read}


def test_looked_at_whole_the_view_is_what_a_button_reads(book: FakeBook) -> None:
    asked, whole = asked_view(book), reader.read_book(book).view
    assert dict(asked.tables) == whole.tables
    assert (asked.names, asked.date1904) == (whole.names, whole.date1904)
    computed = {
        name: {at: cell for at, cell in grid.items() if cell.value is not None} for name, grid in whole.cells.items()
    }
    assert {
        name: {at: cell for at, cell in grid.items() if at in computed[name]} for name, grid in asked.cells.items()
    } == computed


def test_outcomes_are_summed_from_the_sheets_that_hold_them_and_no_other(book: FakeBook) -> None:
    assert entry.call("SNIT_UTFALL", ["5*"], book) == [[300.3]]
    assert sheets(book) == {"Utfall", "Förutsättningar"}
    assert book.fake.calls == []


def test_the_workbooks_own_split_reads_the_pools_and_the_keys(book: FakeBook) -> None:
    answer = entry.call("SNIT_FORDELNING", [None, None, None, None], book)
    assert answer[-1] == ["Summa", 9436.0, 5978.0, 15414.0]
    values = [place for place in book.fake.read if not place.startswith(("Fördelning!", "Förutsättningar!"))]
    assert len(values) == 1, "one more sheet's header row: the risk scale is part of the layout"
    assert book.fake.calls == []


def test_a_new_amount_counts_at_once(book: FakeBook) -> None:
    entry.call("SNIT_UTFALL", ["5*"], book)
    book.type_in("Utfallsrader", "Utfall (tkr)", 110.1)
    assert entry.call("SNIT_UTFALL", ["5*"], book) == [[310.3]]


def test_two_open_workbooks_are_not_mixed_up(book: FakeBook) -> None:
    other = FakeBook(example()[0])
    assert entry.call("SNIT_UTFALL", ["6*"], other) == ledger_sum(reader.read_book(other).view, [["6*"]]) != [[999.9]]
    assert entry.call("SNIT_UTFALL", ["6*"], book) == [[999.9]]


def test_a_function_that_reads_no_workbook_reads_none(book: FakeBook) -> None:
    assert entry.call("SNIT_RISK", [4.0, 3.0]) == [[12.0]]
    assert entry.call("SNIT_FORDELNING", [100.0, ((61.0, 39.0),)]) == [[61.0, 39.0]]
    assert book.fake.read == []


def test_without_a_workbook_the_function_says_so() -> None:
    for name, given in (("SNIT_UTFALL", ["5*"]), ("SNIT_FORDELNING", []), ("SNIT_FEL", ["Start!A1"])):
        assert code(entry.call(name, given)) == "FUNKTION-ARBETSBOK"


def test_another_workbook_is_said_to_be_none_of_ours(book: FakeBook) -> None:
    del book.fake.tables["Utfallsrader"]
    book.sheets["Utfall"].own.clear()
    assert code(entry.call("SNIT_UTFALL", ["5*"], book)) == "FUNKTION-ARBETSBOK"


def test_a_cell_with_an_error_is_explained(book: FakeBook) -> None:
    book.fake.cells["Start"][90, 2] = Cell(ErrorValue("#VALUE!"), 'SNIT_ANDEL("x")')
    ((why,),) = entry.call("SNIT_FEL", ["Start!B90"], book)
    assert why.startswith("SNIT_ANDEL: Nyckel: ”x” är inget tal.")


@pytest.mark.parametrize(
    ("table", "heading", "call", "reason"),
    [
        ("Utfallsrader", "Utfall (tkr)", ("SNIT_UTFALL", ["5*"]), "FUNKTION-UTFALL-RAD"),
        ("Utfallsrader", "Konto", ("SNIT_UTFALL", ["5*"]), "FUNKTION-UTFALL-RAD"),
        ("Fordelning", "Gemensamt belopp", ("SNIT_FORDELNING", []), "FUNKTION-EGEN-INDATA"),
    ],
)
def test_a_formula_that_excel_has_not_come_to_yet_is_no_zero(
    book: FakeBook, table: str, heading: str, call: tuple[str, list[object]], reason: str
) -> None:
    """While Excel computes, a cell still to be computed has no value; to count it as empty would be a wrong sum."""
    area = book.fake.tables[table].column(heading)
    book.fake.cells[area.sheet][area.top, area.left] = Cell(None, "A1+1")
    assert code(entry.call(*call, book)) == reason
    book.fake.cells[area.sheet][area.top, area.left] = Cell(5010.0, "A1+1")
    assert isinstance(entry.call(*call, book), list)


def test_a_sheet_too_large_is_told_as_such(book: FakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CELLS", 10)
    assert code(entry.call("SNIT_UTFALL", ["5*"], book)) == "EXCEL-BLAD-STORT"


def test_a_button_may_be_interrupted_by_cells_that_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel computes while the button waits for it, and its cells call the same Python: both come to their end."""
    book = FakeBook(example()[0])
    asked: list[object] = []
    compute = book.app.calculate

    def calculate() -> None:
        asked.append(entry.call("SNIT_UTFALL", ["5*"], book))
        compute()

    monkeypatch.setattr(book.app, "calculate", calculate)
    book.type_in("Prognosrader", "Justering", -12.0)
    book.type_in("Prognosrader", "Kommentar", "Färre konsulter än väntat")
    told = buttons.update(book, NOW, "controller")
    assert told.text.startswith("Prognosen är uppdaterad")
    assert asked == [ledger_sum(reader.read_book(book).view, [["5*"]])]
