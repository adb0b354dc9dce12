"""What no action does today is refused all the same: writing to inputs; and steps keep every kind of value."""

from __future__ import annotations

import pytest
from excel_fake_book import FakeBook
from hypothesis import given
from hypothesis import strategies as st
from support.workbooks import example

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.excel.plan import planned
from snit_xl.hosts.excel.reader import OpenBook, read_book
from snit_xl.hosts.excel.steps import Step, contents_of, read_steps
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, CellWrite, ErrorValue, TableRows, WorkbookView, Writes


@pytest.fixture(scope="module")
def opened() -> OpenBook:
    return read_book(FakeBook(example()[0]))


def at(opened: OpenBook, table: str, heading: str) -> CellWrite:
    area = opened.view.tables[TABLES[table]].column(heading)
    return CellWrite(area.sheet, area.top + 1, area.left, 1.5)


def test_a_result_may_be_written(opened: OpenBook) -> None:
    write = at(opened, "rows", "Förslag")
    assert planned(opened, Writes((write,))).contents == {("Prognos", write.row, write.col): Cell(1.5)}


@pytest.mark.parametrize("heading", ["Manuell prognos", "Justering", "Kommentar", "Rad"])
def test_an_input_may_not(opened: OpenBook, heading: str) -> None:
    with pytest.raises(MisuseError, match="is an input"):
        planned(opened, Writes((at(opened, "rows", heading),)))


def test_an_input_field_may_not(opened: OpenBook) -> None:
    area = opened.view.names["Period"]
    with pytest.raises(MisuseError, match="is an input"):
        planned(opened, Writes((CellWrite(area.sheet, area.top, area.left, 9.0),)))


def test_the_users_own_table_may_not_be_rewritten(opened: OpenBook) -> None:
    with pytest.raises(MisuseError, match="is no result list"):
        planned(opened, Writes(lists=(TableRows(TABLES["rows"], ()),)))


def test_a_list_has_its_own_width(opened: OpenBook) -> None:
    with pytest.raises(MisuseError, match="has 9 columns"):
        planned(opened, Writes(lists=(TableRows(TABLES["checks"], (("fel",),)),)))


def test_another_workbook_may_not_be_written() -> None:
    empty = OpenBook(FakeBook(example()[0]), WorkbookView(), {}, {}, frozenset())
    with pytest.raises(MisuseError, match="no workbook of ours"):
        planned(empty, Writes())


VALUES = st.one_of(
    st.none(), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.booleans(), st.just(ErrorValue("#N/A"))
)
CELLS = st.one_of(VALUES.map(Cell), st.text(min_size=1).map(lambda text: Cell(None, text)))
KEYS = st.tuples(st.sampled_from(["Prognos", "Årets mål"]), st.integers(1, 99), st.integers(1, 9))
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=3).map(tuple)
STEPS = st.builds(
    Step,
    st.just("Uppdatera prognos"),
    st.just("2017-09-12 08:05"),
    st.dictionaries(KEYS, st.tuples(CELLS, CELLS), max_size=4),
    st.dictionaries(st.sampled_from(["Kontrollista", "Versionslista"]), st.tuples(ROWS, ROWS)),
    st.just({"Prognosrader": ("Prognos", 16, 1, 30, 22, "Rad")}),
)


@given(st.lists(STEPS, max_size=3))
def test_steps_are_read_as_they_were_kept(kept: list[Step]) -> None:
    view = WorkbookView()
    for (sheet, row, col), cell in contents_of(kept, view).items():
        view.cells.setdefault(sheet, {})[row, col] = cell
    assert read_steps(view) == kept
