"""Återställ gives the last button's cells their old values, and never takes what the user has changed since."""

from __future__ import annotations

import base64
import zlib
from datetime import datetime, timedelta

import pytest
from excel_fake_book import FakeBook, opened_example

from snit_xl.hosts.excel import buttons, steps
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.said import Status
from snit_xl.workbook.terms.excel_texts import STEP_SHEET
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, Scalar, TableArea

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
LATER = NOW + timedelta(minutes=4)
WHO = "controller"
LOG = TABLES["log"]


@pytest.fixture
def book() -> FakeBook:
    return opened_example()


def shown(book: FakeBook) -> dict[tuple[str, int, int], Scalar]:
    """Return all cells but the log, what it compares with, and the steps."""
    told = {book.fake.tables[name].area.sheet for name in (LOG, TABLES["seen"])}
    return {
        (sheet, *at): cell.value
        for sheet, grid in book.fake.cells.items()
        for at, cell in grid.items()
        if sheet not in {*told, STEP_SHEET} and cell.value not in {None, ""}
    }


def settled(book: FakeBook) -> FakeBook:
    """Compute the formulas once, as Excel has done before anybody presses a button."""
    book.app.calculate()
    return book


def log_lines(book: FakeBook) -> list[tuple[Scalar, Scalar]]:
    area = book.fake.tables[LOG].area
    grid = book.fake.cells[area.sheet]
    return [(grid[row, 3].value, grid[row, 6].value) for row in area.rows]


def test_an_update_is_stepped_back_cell_for_cell(book: FakeBook) -> None:
    before, lists = shown(settled(book)), dict(book.fake.tables)
    buttons.update(book, NOW, WHO)
    assert shown(book) != before
    told = buttons.restore(book, LATER, WHO)
    assert told.status is Status.DONE
    assert told.text.startswith("Återställt: Uppdatera prognos 2017-09-12 08:05. ")
    assert shown(book) == before
    assert {k: v for k, v in book.fake.tables.items() if k != LOG} == {k: v for k, v in lists.items() if k != LOG}


def test_three_steps_are_taken_back_one_at_a_time_and_the_next_is_told(book: FakeBook) -> None:
    stages, changed = [shown(settled(book))], ("linjär", "budget", "återstående budget")
    typed = {}
    for number, method in enumerate(changed):
        book.type_in(TABLES["rows"], "Metod", method)
        typed = shown(book)
        buttons.update(book, NOW + timedelta(hours=number), WHO)
        stages.append(shown(book))
    told = [buttons.restore(book, LATER + timedelta(hours=9), WHO).text for _ in changed]
    assert told[0].endswith("Nästa Återställ tar tillbaka Uppdatera prognos 2017-09-12 09:05.")
    assert told[2].endswith("Det finns inget tidigare steg.")
    kept = next(key for key in typed if typed[key] == "återstående budget" and key[1:] == (17, 14))
    view, now = read_book(book).view, shown(book)
    stored = {key for key in stages[0] if not view.cell(*key).formula and key != kept}
    assert {key: now.get(key) for key in stored} == {key: stages[0][key] for key in stored}
    assert [line for line in log_lines(book) if line[0] == "Återställ"] == [
        ("Återställ", f"Uppdatera prognos 2017-09-12 {hour}:05 återställt") for hour in ("10", "09", "08")
    ]


def test_the_log_tells_which_input_was_changed_from_what_to_what_once(book: FakeBook) -> None:
    buttons.update(settled(book), NOW, WHO)
    book.type_in(TABLES["settlement"], "Inbetalt hittills", 6300.0)
    buttons.update(book, LATER, "kollega")
    area = book.fake.tables[LOG].area
    grid = book.fake.cells[area.sheet]
    lines = [tuple(grid.get((row, col), Cell()).value for col in area.cols)[1:] for row in area.rows]
    between = (
        "Mellan 2017-09-12 08:05 (controller, Uppdatera prognos) och 2017-09-12 08:09 (kollega, Uppdatera prognos)."
    )
    told = ("Avräkning: Vårgårda, Inbetalt hittills", 6271.0, 6300.0, between)
    (line,) = [line for line in lines if line[1] == "Ändrad indata"]
    assert line[:3] == ("någon", "Ändrad indata", "Fördelning")
    assert line[4:] == told
    buttons.restore(book, LATER, WHO)
    buttons.update(book, LATER, WHO)
    assert sum(kind == "Ändrad indata" for kind, _ in log_lines(book)) == 1


def test_stepping_back_is_logged_and_the_log_keeps_what_happened(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    lines = log_lines(book)
    buttons.restore(book, LATER, WHO)
    assert log_lines(book) == [*lines, ("Återställ", "Uppdatera prognos 2017-09-12 08:05 återställt")]


def test_each_press_goes_one_step_back_and_then_there_is_nothing_left(book: FakeBook) -> None:
    start = shown(settled(book))
    buttons.update(book, NOW, WHO)
    updated = shown(book)
    buttons.lock(book, "Delår", LATER, WHO)
    assert buttons.restore(book, LATER, WHO).text.startswith("Återställt: Lås version ")
    assert shown(book) == updated
    buttons.restore(book, LATER, WHO)
    assert shown(book) == start
    calls = len(book.fake.calls)
    told = buttons.restore(book, LATER, WHO)
    assert (told.status, told.codes) == (Status.FAILED, ("EXCEL-INGET-STEG",))
    assert len(book.fake.calls) == calls


def test_an_input_typed_since_is_kept(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    book.type_in(TABLES["rows"], "Kommentar", "nyskriven")
    assert buttons.restore(book, LATER, WHO).status is Status.DONE
    area = book.fake.tables[TABLES["rows"]].column("Kommentar")
    assert book.fake.cells[area.sheet][area.top, area.left] == Cell("nyskriven")


def test_a_result_changed_since_refuses_the_whole_step_and_is_named(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    book.type_in(TABLES["rows"], "Förslag", 4711.0)
    before, calls = shown(book), len(book.fake.calls)
    told = buttons.restore(book, LATER, WHO)
    assert (told.status, told.codes) == (Status.FAILED, ("EXCEL-STEG-ANDRAT",))
    assert "har ändrats sedan dess: Prognos!O17." in told.text
    assert shown(book) == before
    assert len(book.fake.calls) == calls


def test_asked_again_with_force_the_other_cells_are_stepped_back(book: FakeBook) -> None:
    before = shown(settled(book))
    buttons.update(book, NOW, WHO)
    book.type_in(TABLES["rows"], "Förslag", 4711.0)
    told = buttons.restore(book, LATER, WHO, force=True)
    assert told.status is Status.DONE
    assert told.text.endswith("Ändrade sedan dess och lämnade som de är: Prognos!O17.")
    after = shown(book)
    assert after["Prognos", 17, 15] == 4711.0
    view = read_book(book).view
    stored = {key for key in before if not view.cell(*key).formula}
    assert {key: after.get(key) for key in stored} == {key: before[key] for key in stored}


def test_a_list_sorted_since_is_named_as_changed(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    area = book.fake.tables[TABLES["checks"]].area
    grid = book.fake.cells[area.sheet]
    for col in area.cols:
        one, other = grid.get((area.top, col), Cell()), grid.get((area.top + 1, col), Cell())
        grid[area.top, col], grid[area.top + 1, col] = other, one
    told = buttons.restore(book, LATER, WHO)
    assert told.codes == ("EXCEL-STEG-ANDRAT",)
    assert TABLES["checks"] in told.text


def test_rows_added_since_make_the_addresses_mean_something_else(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    name = TABLES["rows"]
    where = book.fake.tables[name]
    area = where.area._replace(bottom=where.area.bottom + 1)
    book.fake.tables[name] = TableArea(name, area, where.header_row, where.columns)
    calls = len(book.fake.calls)
    for force in (False, True):
        told = buttons.restore(book, LATER, WHO, force=force)
        assert told.codes == ("EXCEL-STEG-FLYTTAT",)
        assert name in told.text
    assert len(book.fake.calls) == calls


def test_formulas_given_back_to_a_row_are_taken_away_again(book: FakeBook) -> None:
    area = read_book(book).view.tables[TABLES["rows"]].column("Prognos helår")
    del book.fake.cells[area.sheet][area.top + 1, area.left]
    buttons.update(book, NOW, WHO)
    assert book.fake.cells[area.sheet][area.top + 1, area.left].formula is not None
    assert buttons.restore(book, LATER, WHO).status is Status.DONE
    assert (area.top + 1, area.left) not in book.fake.cells[area.sheet]


def test_a_failure_while_stepping_back_leaves_everything_as_it_was(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    before = shown(book)
    first = len(book.fake.calls)
    for number in (first, first + 3, first + 6):
        book.fake.fail_at = number
        assert buttons.restore(book, LATER, WHO).codes == ("EXCEL-AVBRUTEN",)
        assert shown(book) == before
        book.fake.fail_at = None
        book.fake.calls = book.fake.calls[:first]
    assert buttons.restore(book, LATER, WHO).status is Status.DONE


def test_only_the_last_steps_are_kept(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    for number in range(steps.KEPT + 2):
        buttons.lock(book, f"Version {number}", LATER, WHO)
    kept = steps.read_steps(read_book(book).view)
    assert [step.action for step in kept] == ["Lås version"] * steps.KEPT
    rows = {row for row, _ in book.fake.cells[STEP_SHEET]}
    assert rows == set(range(1, steps.KEPT + 2))


def test_steps_that_do_not_fit_together_give_way_to_the_newest(book: FakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    buttons.update(book, NOW, WHO)
    (only,) = steps.read_steps(read_book(book).view)
    monkeypatch.setattr(steps, "MOST_TEXT", len("".join(str(c.value) for c in book.fake.cells[STEP_SHEET].values())))
    assert steps.fits(only)
    buttons.lock(book, "Delår", LATER, WHO)
    assert [step.action for step in steps.read_steps(read_book(book).view)] == ["Lås version"]


def test_damaged_steps_stop_restoring_but_no_other_button(book: FakeBook) -> None:
    buttons.update(book, NOW, WHO)
    book.fake.cells[STEP_SHEET][2, 3] = Cell("{trasigt")
    assert buttons.restore(book, LATER, WHO).codes == ("EXCEL-STEG-OLASLIGT",)
    assert buttons.lock(book, "Delår", LATER, WHO).status is Status.DONE
    assert buttons.restore(book, LATER, WHO).status is Status.DONE


BOMB = base64.b64encode(zlib.compress(b" " * 2_000_000)).decode()


@pytest.mark.parametrize("text", ['{"version":2}', "[]", '{"version":1,"action":"x"}', "null", "eJwDAAAAAAE=", BOMB])
def test_steps_of_another_kind_are_not_followed(book: FakeBook, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    buttons.update(book, NOW, WHO)
    grid = book.fake.cells[STEP_SHEET]
    for spot in [spot for spot in grid if spot[0] == 2 and spot[1] >= 3]:
        del grid[spot]
    grid[2, 3] = Cell(text)
    monkeypatch.setattr(steps, "MOST_UNPACKED", 1_000_000)
    assert buttons.restore(book, LATER, WHO).codes == ("EXCEL-STEG-OLASLIGT",)
