"""Whatever fails while a button writes, the workbook is as it was, Excel's settings too, and the user is told."""

from __future__ import annotations

from datetime import datetime

import pytest
from excel_fake_book import FakeBook, opened_example

from snit_xl.hosts.excel import buttons
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.workbook.terms.excel_texts import STEP_SHEET
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, ErrorValue

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
WHO = "controller"
SETTINGS = ("automatic", True, True)


def update(book: FakeBook) -> Message:
    return buttons.update(book, NOW, WHO)


def settings(book: FakeBook) -> tuple[str, bool, bool]:
    return (book.app.calculation, book.app.screen_updating, book.app.enable_events)


def state(book: FakeBook) -> object:
    cells = {
        sheet: {at: (cell.formula or cell.value) for at, cell in grid.items()}
        for sheet, grid in book.fake.cells.items()
    }
    return cells, dict(book.fake.tables), [sheet.name for sheet in book.sheets]


def test_a_failure_at_any_call_leaves_everything_as_it_was() -> None:
    whole = opened_example()
    update(whole)
    assert {call.kind for call in whole.fake.calls} == {"resize", "values", "add", "formats", "calculate"}
    for number, call in enumerate(whole.fake.calls):
        book = opened_example()
        shown = book.sheets.active
        before = state(book)
        book.fake.fail_at = number
        told = update(book)
        assert (told.status, told.codes) == (Status.FAILED, ("EXCEL-AVBRUTEN",)), call
        assert "Allt som hade skrivits är tillbakalagt." in told.text
        assert "ComFault" not in told.text
        assert state(book) == before, call
        assert settings(book) == SETTINGS, call
        assert book.sheets.active.name == shown.name


def test_after_a_failure_the_next_press_succeeds() -> None:
    book, other = opened_example(), opened_example()
    book.fake.fail_at = 9
    update(book)
    book.fake.fail_at = None
    assert update(book).status is Status.DONE
    update(other)
    assert state(book) == state(other)


def test_a_failure_in_the_second_update_keeps_the_first() -> None:
    book = opened_example()
    update(book)
    book.type_in(TABLES["rows"], "Justering", -12.0)
    book.type_in(TABLES["rows"], "Kommentar", "Färre konsulter")
    before = state(book)
    book.fake.fail_at = len(book.fake.calls) + 4
    assert update(book).codes == ("EXCEL-AVBRUTEN",)
    assert state(book) == before


def test_what_can_not_be_put_back_is_named() -> None:
    book, other = opened_example(), opened_example()
    update(other)
    spot = other.written()[3].where
    book.fake.fail_at = len(other.fake.calls) - 1
    book.fake.fails_on = frozenset({spot})
    told = update(book)
    assert told.codes == ("EXCEL-OFULLSTANDIG",)
    assert f"({spot.replace('$', '')})" in told.text
    assert "utan att spara" in told.text
    assert settings(book) == SETTINGS


def test_settings_are_set_back_even_where_one_of_them_fails() -> None:
    book = opened_example()

    class Stubborn(type(book.app)):
        def __setattr__(self, name: str, value: object) -> None:
            if name == "calculation" and value == "manual":
                raise RuntimeError(name)
            super().__setattr__(name, value)

    book.app.__class__ = Stubborn
    with pytest.raises(RuntimeError):
        update(book)
    assert settings(book) == SETTINGS


def test_a_value_that_excel_changes_is_not_accepted() -> None:
    book = opened_example()
    before = state(book)
    book.fake.cells["Start"] = Deaf(book.fake.cells["Start"])
    told = update(book)
    assert told.codes == ("EXCEL-ANDRAT-VARDE",)
    assert "• Start!C" in told.text
    assert state(book) == before


class Deaf(dict[tuple[int, int], Cell]):
    """Cells of which the empty ones don't take what is written to them, as where a filter hides a row."""

    def __setitem__(self, key: tuple[int, int], value: Cell) -> None:
        if key in self:
            super().__setitem__(key, value)


def test_a_protected_sheet_is_refused_before_anything_is_written() -> None:
    book = opened_example()
    book.sheets["Fördelning"].api.ProtectContents = True
    told = update(book)
    assert told.codes == ("EXCEL-BLAD-SKYDDAT",)
    assert "Bladet Fördelning är skyddat" in told.text
    assert book.fake.calls == []
    book.sheets["Fördelning"].api.ProtectionMode = True  # protected against the user only
    assert update(book).status is Status.DONE


def test_a_protected_structure_is_refused_only_where_a_sheet_must_be_added() -> None:
    book = opened_example()
    book.api.ProtectStructure = True
    assert update(book).codes == ("EXCEL-STRUKTUR-SKYDDAD",)
    assert book.fake.calls == []
    book.api.ProtectStructure = False
    update(book)
    book.api.ProtectStructure = True
    assert buttons.lock(book, "Delår", NOW, WHO).status is Status.DONE


def test_the_step_sheet_is_very_hidden_and_the_users_sheet_stays_in_front() -> None:
    book = opened_example()
    book.sheets.active = book.sheets["Prognos"]
    update(book)
    assert book.sheets[STEP_SHEET].api.Visible == 2
    assert book.sheets.active.name == "Prognos"
    assert [sheet.name for sheet in book.sheets][-1] == STEP_SHEET


@pytest.mark.parametrize(
    ("down", "cell", "code"),
    [(5, Cell("min egen"), "FIL-LISTA-PLATS"), (0, Cell("Aktuell", "Lage"), "FIL-LISTA-FORMEL")],
)
def test_the_users_own_cells_in_the_way_of_a_list_are_not_written_over(down: int, cell: Cell, code: str) -> None:
    book = opened_example()
    area = book.fake.tables[TABLES["checks"]].area
    book.fake.cells[area.sheet][area.top + down, area.left + 2] = cell
    told = update(book)
    assert (told.status, told.codes) == (Status.FAILED, (code,))
    assert book.fake.calls == []


def test_a_list_with_a_totals_row_is_refused() -> None:
    book = opened_example()
    (table,) = [t for sheet in book.sheets for t in sheet.tables if t.display_name == TABLES["checks"]]
    table.show_totals = True
    assert update(book).codes == ("FIL-LISTA-SUMMARAD",)
    assert book.fake.calls == []


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    book = opened_example()
    update(book)
    book.type_in(TABLES["rows"], "Kommentar", "x" * 32_768)
    assert buttons.lock(book, "Delår", NOW, WHO).codes == ("FIL-TEXT-LANG",)


def test_a_text_too_long_for_an_array_is_written_alone() -> None:
    book = opened_example()
    update(book)
    long = "x" * 20_000
    book.type_in(TABLES["rows"], "Kommentar", long)
    assert buttons.lock(book, "Delår", NOW, WHO).status is Status.DONE
    where = read_book(book).view.tables[TABLES["versions"]]
    comment = where.column(heading("versions", "comment")).left
    assert book.fake.cells[where.area.sheet][where.area.top, comment].value == long


def test_a_sheet_with_formats_far_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("snit_xl.hosts.excel.reader.MOST_CELLS", 50)
    told = update(opened_example())
    assert told.codes == ("EXCEL-BLAD-STORT",)


def test_an_error_value_in_an_input_is_a_fault_with_its_cell() -> None:
    for code in ("#N/A", "#SPILL!"):
        book = opened_example()
        book.type_in(TABLES["rows"], "Utfall ack", ErrorValue(code))
        told = update(book)
        assert told.status is Status.REFUSED
        assert "Prognos!G17: " in told.text
        assert code in told.text
        assert read_book(book).view.cell("Prognos", 17, 7).value == ErrorValue(code)
