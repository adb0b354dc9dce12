"""The log names the inputs that a user has changed: which cell, from what to what, whatever was moved meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workbooks import example

from snit_xl.actions.input_changes import MOST_PER_TABLE, InputChange, input_changes, named
from snit_xl.actions.seen_inputs import read_snapshot
from snit_xl.hosts.file.commands import view_of
from snit_xl.workbook.computed import with_values
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import Area, Cell, Scalar, WorkbookView

Key = tuple[str, int, int]
CHRISTMAS = date_to_serial(date(2017, 12, 24))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> WorkbookView:
    path: Path = tmp_path_factory.mktemp("bok") / "bok.xlsx"
    path.write_bytes(example()[0])
    return view_of(path)


def changes(view: WorkbookView) -> list[InputChange]:
    found = layout_of(view)
    assert found is not None
    return list(input_changes(view, found))


def spot(view: WorkbookView, table: str, heading: str, row: int = 0) -> Key:
    area = view.tables[TABLES[table]].column(heading)
    return (area.sheet, area.top + row, area.left)


def typed(view: WorkbookView, *cells: tuple[Key, Scalar]) -> WorkbookView:
    return with_values(view, dict(cells))


def moved(view: WorkbookView, table: str, order: list[int]) -> WorkbookView:
    """Put a table's rows in another order, as sorting does."""
    area: Area = view.tables[TABLES[table]].area
    values = {
        (area.sheet, area.top + to, col): view.cell(area.sheet, area.top + source, col).value
        for to, source in enumerate(order)
        for col in area.cols
    }
    return with_values(view, values)


def test_nothing_is_changed_in_a_workbook_just_built(built: WorkbookView) -> None:
    assert changes(built) == []


def test_a_time_that_another_program_has_saved_is_no_change(built: WorkbookView) -> None:
    """Calc writes fifteen digits: 16:00 comes back with another at the sixteenth, a minute later doesn't."""
    rows = range(len(built.tables[TABLES["meetings"]].area.rows))
    four = spot(built, "meetings", "Slut", next(at for at in rows if end(built, at) == 16 / 24))
    saved = float(f"{16 / 24:.15g}")
    assert saved != 16 / 24
    assert changes(typed(built, (four, saved))) == []
    (found,) = changes(typed(built, (four, (16 * 60 + 1) / 1440)))
    assert (found.before, found.after) == ("16:00", "16:01")


def end(view: WorkbookView, row: int) -> Scalar:
    return view.cell(*spot(view, "meetings", "Slut", row)).value


def test_an_amount_a_word_a_date_and_a_field(built: WorkbookView) -> None:
    view = typed(
        built,
        (spot(built, "rows", "Justering", 2), -77.0),
        (spot(built, "rows", "Metod", 2), "linjär"),
        (spot(built, "known", "Väntas"), CHRISTMAS),
        (("Förutsättningar", built.names["Lonebas"].top, built.names["Lonebas"].left), 7500.0),
    )
    row = "Ekonomiavdelningen, Övriga kostnader"
    assert {(one.what, one.before, one.after) for one in changes(view)} == {
        (f"Rader per avdelning: {row}, Metod", "budget", "linjär"),
        (f"Rader per avdelning: {row}, Justering", None, -77.0),
        ("Kända kommande poster: IT, växel och telefoni, Intäkter/kommunbidrag, Väntas", "2017-12-31", "2017-12-24"),
        ("Personalkostnad som räknas upp (tkr)", 7448.0, 7500.0),
    }
    assert {one.place for one in changes(view)} >= {"Prognos!P19", "Prognos!N19", "Förutsättningar!B10"}


@given(order=st.permutations(range(7)), at=st.integers(0, 6), life=st.integers(6, 40))
@settings(max_examples=20, deadline=None)
def test_sorting_changes_nothing_and_a_change_is_found_in_its_new_place(
    built: WorkbookView, order: list[int], at: int, life: int
) -> None:
    view = moved(built, "plan", list(order))
    assert changes(view) == []
    view = typed(view, (spot(view, "plan", "Livslängd (år)", at), float(life)))
    (found,) = changes(view)
    label = view.cell(*spot(view, "plan", "Rad", at)).value
    assert found.what == f"Investeringsplan och kapitalkostnad: {label}, Livslängd (år)"
    assert (found.before, found.after) == (5.0, float(life))
    assert found.cell.endswith(str(spot(view, "plan", "Rad", at)[1]))


def test_a_row_put_in_and_one_taken_away(built: WorkbookView) -> None:
    area = built.tables[TABLES["controls"]].area
    values: dict[Key, Scalar] = {}
    for col in area.cols:  # the second control is gone, the later ones are moved up, and a new one stands last
        for row in range(area.top + 1, area.bottom):
            values[area.sheet, row, col] = built.cell(area.sheet, row + 1, col).value
        values[area.sheet, area.bottom, col] = None
    new = {"Process": "Arkiv", "Risk": "Handlingar gallras för tidigt", "R": 3.0}
    where = built.tables[TABLES["controls"]]
    values |= {(area.sheet, area.bottom, where.column(text).left): value for text, value in new.items()}
    gone = built.cell(area.sheet, area.top + 1, area.left).value
    added, removed = changes(with_values(built, values))
    assert added.what == "Kontrollplan: ny rad, Arkiv, Handlingar gallras för tidigt"
    assert (added.before, added.after) == (None, "Process Arkiv; Risk Handlingar gallras för tidigt; R 3")
    assert removed.what.startswith(f"Kontrollplan: borttagen rad, {gone}, ")
    assert (removed.cell, removed.after) == ("", None)
    assert str(removed.before).startswith(f"Process {gone}; Risk ")


def test_a_renamed_row_is_the_same_row(built: WorkbookView) -> None:
    view = typed(built, (spot(built, "projects", "Projekt", 1), "Nytt namn"), (spot(built, "projects", "Id", 1), "X9"))
    assert [one.what.rpartition(", ")[2] for one in changes(view)] == ["Id", "Projekt"]


def test_a_table_pasted_anew_is_one_line(built: WorkbookView) -> None:
    area = built.tables[TABLES["printed_departments"]].area
    spots = ((area.sheet, row, col) for row in area.rows for col in list(area.cols)[4:9])
    cells = {at: 4711.0 + at[1] for at in spots if built.cell(*at).value is not None}
    assert len(cells) > MOST_PER_TABLE
    (found,) = changes(with_values(built, dict(cells)))
    assert found.what.startswith(f"Delårsrapport: avdelningarna: {len(cells)} celler ändrade")


def test_a_long_text_is_kept_short_and_a_change_at_its_end_is_seen(built: WorkbookView) -> None:
    long = "Underskottet beror på två saker. " * 60
    at = spot(built, "texts", "Text")
    (found,) = changes(typed(built, (at, long)))
    assert str(found.after).startswith("Underskottet beror på")
    assert len(str(found.after)) < 200
    assert found.before != found.after


@pytest.mark.parametrize("damage", ["", "[]", '{"at": "x"}', "{"])
def test_a_snapshot_that_somebody_has_been_at_is_taken_anew_not_guessed_from(built: WorkbookView, damage: str) -> None:
    view = typed(built, (spot(built, "seen", "Värden"), damage), (spot(built, "rows", "Justering", 2), -77.0))
    assert read_snapshot(view) is None
    assert changes(view) == []


def test_a_workbook_without_the_sheet_has_no_snapshot(built: WorkbookView) -> None:
    tables = {name: table for name, table in built.tables.items() if name != TABLES["seen"]}
    assert read_snapshot(WorkbookView({"Prognos": {(1, 1): Cell(1.0)}}, tables)) is None


def test_many_cells_are_listed_by_the_first() -> None:
    assert named(["A!B1", "A!B2"]) == "A!B1, A!B2"
    assert named([f"A!B{n}" for n in range(1, 12)]).endswith("A!B8 och 3 till")
