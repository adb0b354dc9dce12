"""The buttons on an open workbook give what they give on a closed file, in few calls, and touch nothing else."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from excel_fake_book import FakeBook
from support.workbooks import example

from snit_xl.actions.build_workbook import EXAMPLE, build_example
from snit_xl.actions.log import Author
from snit_xl.hosts.excel import buttons
from snit_xl.hosts.excel.plan import input_areas
from snit_xl.hosts.excel.reader import area_of, read_book
from snit_xl.hosts.excel.said import Status
from snit_xl.hosts.file import commands
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.excel_texts import STEP_SHEET
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, WorkbookView

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
WHO = "controller"
VERSION = "=Delår 2017-08"


@pytest.fixture
def fresh() -> bytes:
    """Return the example as it is before its first update."""
    return example(updated=False)[0]


def shown(view: WorkbookView) -> dict[str, dict[tuple[int, int], object]]:
    """Return what every cell of the user's sheets shows, empty ones left out."""
    return {
        name: {spot: cell.value for spot, cell in grid.items() if cell.value not in {None, ""}}
        for name, grid in view.cells.items()
        if name != STEP_SHEET
    }


def assert_same(book: FakeBook, path: Path) -> None:
    ours, theirs = read_book(book).view, commands.view_of(path)
    assert shown(ours) == shown(theirs)
    assert ours.tables == theirs.tables
    assert ours.names == theirs.names
    assert formulas(ours) == formulas(theirs)


def formulas(view: WorkbookView) -> set[tuple[str, int, int]]:
    return {(s, *at) for s, grid in view.cells.items() for at, cell in grid.items() if cell.formula is not None}


def on_disk(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "stängd.xlsx"
    path.write_bytes(content)
    return path


def test_the_open_workbook_is_read_as_the_closed_file_is(fresh: bytes, tmp_path: Path) -> None:
    ours, theirs = read_book(FakeBook(fresh)).view, commands.view_of(on_disk(tmp_path, fresh))
    assert {name: set(grid) for name, grid in ours.cells.items()} == {
        name: {spot for spot, cell in grid.items() if cell != Cell("")} for name, grid in theirs.cells.items()
    }
    assert shown(ours) == shown(theirs)
    assert (ours.tables, ours.names, ours.date1904) == (theirs.tables, theirs.names, theirs.date1904)


def test_every_sheet_is_read_in_two_calls(fresh: bytes) -> None:
    book = FakeBook(fresh)
    read_book(book)
    assert len(book.fake.read) == 2 * len(book.sheets.all)


@pytest.mark.parametrize("leaves", [False, True], ids=["values", "functions"])
def test_an_update_gives_what_the_closed_file_gets(tmp_path: Path, leaves: bool) -> None:
    content, _ = build_example(NOW, updated=False, leaves=leaves)
    book, path = FakeBook(content), on_disk(tmp_path, content)
    told = buttons.update(book, NOW, WHO)
    commands.update(path, Author(WHO, NOW))
    assert told.status is Status.DONE
    assert_same(book, path)


def test_a_second_update_after_a_change_tells_before_and_after(fresh: bytes) -> None:
    book = FakeBook(fresh)
    first = buttons.update(book, NOW, WHO)
    assert first.text.startswith("Prognosen är uppdaterad: −1\u00a0100 tkr, 6 fel, 9 varningar")
    book.type_in(TABLES["rows"], "Justering", -12.0)
    book.type_in(TABLES["rows"], "Kommentar", "Färre konsulter än väntat")
    second = buttons.update(book, NOW.replace(minute=30), WHO)
    assert second.status is Status.DONE
    assert "Prognosen är uppdaterad: −1\u00a0100 → −1\u00a0112 tkr, 6 fel, 9 varningar" in second.text
    assert second.text.endswith("Bladet Kontroller listar dem.")


def test_a_row_under_its_table_is_said_not_to_count(fresh: bytes) -> None:
    book = FakeBook(fresh)
    coming = book.fake.tables[TABLES["known"]].area
    book.type_in(TABLES["known"], "Avdelning", "IT, växel och telefoni", len(coming.rows))
    told = buttons.update(book, NOW, WHO)
    assert f"Räknas inte, står under sin tabell: Prognos!A{coming.bottom + 1}." in told.text


def test_nothing_changed_means_nothing_written(fresh: bytes) -> None:
    book = FakeBook(fresh)
    buttons.update(book, NOW, WHO)
    calls = len(book.fake.calls)
    told = buttons.update(book, NOW.replace(hour=9), WHO)
    assert told.status is Status.UNCHANGED
    assert told.text == "Inget har ändrats sedan senaste uppdateringen. Arbetsboken är orörd."
    assert len(book.fake.calls) == calls


def test_an_update_is_few_calls_with_calculation_off(fresh: bytes) -> None:
    book = FakeBook(fresh)
    buttons.update(book, NOW, WHO)
    assert len(book.written()) <= 42  # one for each block of results there is, of every sheet
    assert all(call.manual for call in book.fake.calls)
    assert (book.app.calculation, book.app.screen_updating, book.app.enable_events) == ("automatic", True, True)
    assert book.app.calculations == 1


def test_a_workbook_set_to_manual_calculation_stays_so(fresh: bytes) -> None:
    book = FakeBook(fresh)
    book.app.calculation = "semiautomatic"
    buttons.update(book, NOW, WHO)
    assert book.app.calculation == "semiautomatic"


def test_no_input_is_ever_written(fresh: bytes) -> None:
    book = FakeBook(fresh)
    view = read_book(book).view
    before = inputs(book, view)
    assert len(before) > 1000
    buttons.update(book, NOW, WHO)
    buttons.lock(book, VERSION, NOW, WHO)
    buttons.restore(book, NOW, WHO)
    assert inputs(book, view) == before
    touched = {spot for call in book.written() for spot in spots(call.where)}
    assert not touched & before.keys()


def inputs(book: FakeBook, view: WorkbookView) -> dict[tuple[str, int, int], Cell]:
    areas = input_areas(view, committee_layout(EXAMPLE))
    return {
        (a.sheet, r, c): book.fake.cells[a.sheet].get((r, c), Cell()) for a in areas for r in a.rows for c in a.cols
    }


def spots(where: str) -> set[tuple[str, int, int]]:
    area = area_of(*where.split("!"))
    return {(area.sheet, row, col) for row in area.rows for col in area.cols}


def test_kontrollera_writes_its_list_and_nothing_else(fresh: bytes) -> None:
    book = FakeBook(fresh)
    told = buttons.check(book, NOW, WHO)
    assert told.status is Status.DONE
    assert told.text == "Kontrollerna är körda: 6 fel, 9 varningar, 4 noteringar. Bladet Kontroller listar dem."
    assert {call.where.split("!")[0] for call in book.written()} == {"Kontroller", STEP_SHEET}
    assert len(book.fake.tables[TABLES["checks"]].area.rows) == 19
    again = buttons.check(book, NOW, WHO)
    assert (again.status, again.text) == (Status.UNCHANGED, told.text)


def test_kontrollera_lists_the_faults_that_stop_an_update(fresh: bytes) -> None:
    book = FakeBook(fresh)
    book.type_in(TABLES["rows"], "Utfall ack", "tolv")
    stopped = buttons.update(book, NOW, WHO)
    assert stopped.status is Status.REFUSED
    assert book.fake.calls == []
    assert stopped.text.startswith("Arbetsboken är orörd. Rätta det här först:\n• Prognos!G17: ")
    assert stopped.codes == ("INDATA-TAL",)
    assert buttons.check(book, NOW, WHO).status is Status.DONE
    area = book.fake.tables[TABLES["checks"]].area
    assert book.fake.cells[area.sheet][area.top, area.left + 1].value == "INDATA-TAL"


def test_locking_a_version_gives_what_the_closed_file_gets(fresh: bytes, tmp_path: Path) -> None:
    book, path = FakeBook(fresh), on_disk(tmp_path, fresh)
    buttons.update(book, NOW, WHO)
    commands.update(path, Author(WHO, NOW))
    told = buttons.lock(book, f"  {VERSION} ", NOW, WHO)
    commands.lock(path, VERSION, Author(WHO, NOW))
    assert told.text == f"Versionen ”{VERSION}” är låst: 15 rader."
    assert_same(book, path)
    taken = buttons.lock(book, VERSION, NOW, WHO)
    assert (taken.status, taken.codes) == (Status.REFUSED, ("VERSION-FINNS",))


def test_a_version_needs_a_name(fresh: bytes) -> None:
    book = FakeBook(fresh)
    assert buttons.lock(book, "  ", NOW, WHO).codes == ("EXCEL-NAMN-SAKNAS",)
    assert book.fake.calls == []


def test_rows_without_their_formulas_get_them_back(fresh: bytes, tmp_path: Path) -> None:
    book = FakeBook(fresh)
    whole = read_book(book).view
    area = whole.tables[TABLES["rows"]].column("Prognos helår")
    for row in (area.top + 1, area.top + 2):
        del book.fake.cells[area.sheet][row, area.left]
    buttons.update(book, NOW, WHO)
    path = on_disk(tmp_path, fresh)
    commands.update(path, Author(WHO, NOW))
    assert formulas(read_book(book).view) == formulas(whole)
    ours, theirs = shown(read_book(book).view)["Prognos"], shown(commands.view_of(path))["Prognos"]
    assert ours == theirs
    assert [call.kind for call in book.written()].count("formulas") == 1


def test_longer_lists_get_the_format_of_their_last_row(fresh: bytes) -> None:
    book = FakeBook(fresh)
    before = book.fake.tables[TABLES["checks"]].area
    buttons.update(book, NOW, WHO)
    given = [call.where for call in book.fake.calls if call.kind == "formats"]
    assert f"Kontroller!$A${before.bottom}:$I${before.top + 18}" in given


def test_a_foreign_workbook_is_left_alone() -> None:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    book = FakeBook(target.getvalue())
    for told in (
        buttons.update(book, NOW, WHO),
        buttons.check(book, NOW, WHO),
        buttons.lock(book, VERSION, NOW, WHO),
        buttons.restore(book, NOW, WHO),
    ):
        assert told.codes == ("ARBETSBOK-INTE-SNIT",)
    assert book.fake.calls == []


def test_a_refusal_with_many_faults_fits_a_message_box(fresh: bytes) -> None:
    book = FakeBook(fresh)
    for heading in ("Utfall ack", "Budget ack", "Budget helår", "Justering"):
        for row in range(12):
            book.type_in(TABLES["rows"], heading, "tolv", row)
    told = buttons.update(book, NOW, WHO)
    assert len(told.codes) > 40
    assert len(told.text) <= 1000
    assert told.text.endswith("till. Kontrollera listar alla.")
