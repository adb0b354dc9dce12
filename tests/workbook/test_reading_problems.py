"""Each fault that a cell, a table or a sheet can have, planted alone: its code, its cell, and its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.workbooks import BUILT_AT, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.problems import Problem, Severity
from snit_xl.workbook.build import Builder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, TableArea, WorkbookView, cell_name

LAYOUT = committee_layout(EXAMPLE)


def example_view() -> WorkbookView:
    return Builder(LAYOUT, example_inputs()).view()


def findings(view: WorkbookView) -> list[Problem]:
    return list(loop.run(view, update_forecast, BUILT_AT).findings)


def put(table: str, heading: str, value: Scalar, row: int = 0) -> Callable[[WorkbookView], str]:
    """Plant a value in a table's cell; says where as the user sees it."""

    def plant(view: WorkbookView) -> str:
        area = view.tables[table].column(heading)
        view.cells[area.sheet][area.top + row, area.left] = Cell(value)
        return f"{area.sheet}!{cell_name(area.top + row, area.left)}"

    return plant


def field(name: str, value: Scalar) -> Callable[[WorkbookView], str]:
    def plant(view: WorkbookView) -> str:
        area = view.names[name]
        view.cells[area.sheet][area.top, area.left] = Cell(value)
        return f"{area.sheet}!{cell_name(area.top, area.left)}"

    return plant


CELLS = {
    "text in a number cell": ("INDATA-TAL", put("Prognosrader", "Budget helår", "cirka 900", 1)),
    "an error value": ("INDATA-FELVARDE", put("Prognosrader", "Utfall ack", ErrorValue("#REF!"), 2)),
    "a choice outside the list": ("INDATA-VAL", put("Prognosrader", "Metod", "gissning", 3)),
    "half a month": ("INDATA-HELTAL", field("Period", 8.5)),
    "period 13": ("INDATA-UTANFOR", field("Period", 13.0)),
    "negative population": ("INDATA-UTANFOR", put("Nycklar", "Värde Herrljunga", -9500.0)),
    "a day that is no day": ("INDATA-DATUM", put("Moten", "Datum", "i maj", 2)),
    "a time that is no time": ("INDATA-KLOCKSLAG", put("Moten", "Start", "nio", 1)),
    "an empty required cell": ("INDATA-SAKNAS", put("Kommuner", "Budget i år", None, 1)),
    "two rows with the same name": ("INDATA-DUBBLETT", put("Prognosrader", "Rad", "Personalkostnader", 2)),
    "a department nobody listed": ("INDATA-OKAND", put("Prognosrader", "Avdelning", "Lönekontoret", 4)),
    "a municipality without a column": ("KOMMUN-UTAN-KOLUMN", put("Kommuner", "Kommun", "Alingsås", 1)),
    "meetings in a year without holidays": ("SAMMANTRADE-HELGDAGAR-SAKNAS", put("Moten", "Datum", 47000.0, 12)),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_fault_in_a_cell_is_named_with_the_cell(case: str) -> None:
    code, plant = CELLS[case]
    view = example_view()
    where = plant(view)
    found = [p for p in findings(view) if p.code == code]
    assert [str(p.place) for p in found] == [where]
    assert "{" not in describe(found[0]).message


def test_a_missing_municipality_and_two_hosts() -> None:
    view = example_view()
    put("Kommuner", "Kommun", "Alingsås", 1)(view)
    put("Kommuner", "Värdkommun", "ja", 0)(view)
    codes = {p.code for p in findings(view)}
    assert {"KOMMUN-SAKNAS", "KOMMUN-VARD", "KOMMUN-UTAN-KOLUMN"} <= codes


def without_sheet(view: WorkbookView) -> None:
    del view.cells["Sammanträden"]
    view.tables = {name: one for name, one in view.tables.items() if one.area.sheet != "Sammanträden"}


def without_table(view: WorkbookView) -> None:
    del view.tables["Kommande"]


def without_heading(view: WorkbookView) -> None:
    old = view.tables["Prognosrader"]
    columns = tuple("Belopp" if c == "Budget helår" else c for c in old.columns)
    view.tables["Prognosrader"] = TableArea(old.name, old.area, old.header_row, columns)


def without_name(view: WorkbookView) -> None:
    del view.names["Loneokning"]


def of_another_make(view: WorkbookView) -> None:
    view.tables.clear()


@pytest.mark.parametrize(
    ("code", "damage", "named"),
    [
        ("ARBETSBOK-BLAD-SAKNAS", without_sheet, "Sammanträden"),
        ("ARBETSBOK-TABELL-SAKNAS", without_table, "Kommande"),
        ("ARBETSBOK-RUBRIK-SAKNAS", without_heading, "Budget helår"),
        ("ARBETSBOK-NAMN-SAKNAS", without_name, "Löneökning"),
        ("ARBETSBOK-INTE-SNIT", of_another_make, "Nycklar"),
    ],
)
def test_a_damaged_workbook_is_refused_with_what_is_missing(
    code: str, damage: Callable[[WorkbookView], None], named: str
) -> None:
    view = example_view()
    damage(view)
    ran = loop.run(view, update_forecast, BUILT_AT)
    assert ran.writes is None
    assert [p.code for p in ran.blocking] == [code]
    assert named in describe(ran.blocking[0]).message


def test_a_row_without_its_formula_is_a_finding_where_nothing_is_written() -> None:
    view = example_view()
    area = view.tables["Prognosrader"].column("Prognos helår")
    del view.cells[area.sheet][area.top + 1, area.left]
    looked = loop.run(view, lambda model, _now: Outcome(None, model.problems), BUILT_AT, mends=False)
    assert [p.code for p in looked.findings] == ["ARBETSBOK-FORMEL-SAKNAS"]
    mended = loop.run(view, update_forecast, BUILT_AT)
    assert mended.writes is not None
    filled = [w for w in mended.writes.cells if (w.row, w.col) == (area.top + 1, area.left)]
    assert [w.value for w in filled] == [7625.0]
    assert filled[0].formula


def test_numbers_typed_as_swedish_text_are_numbers() -> None:
    view = example_view()
    put("Prognosrader", "Budget helår", "8 125,50", 1)(view)
    ran = loop.run(view, update_forecast, BUILT_AT)
    assert ran.model is not None
    assert str(ran.model.rows[1].row.amounts).count("8125.5") == 1


def below(table: str, column: int, value: Scalar, rows: int = 1, formula: str = "") -> Callable[[WorkbookView], str]:
    """Plant a cell some rows under a table; says where as the user sees it."""

    def plant(view: WorkbookView) -> str:
        area = view.tables[table].area
        row, col = area.bottom + rows, area.left + column
        view.cells[area.sheet][row, col] = Cell(value, formula or None)
        return f"{area.sheet}!{cell_name(row, col)}"

    return plant


UNDER = {
    "right under": below("Kompletteringar", 1, "Kommunbidrag"),
    "with rows between": below("Kompletteringar", 0, "Personalavdelningen", 3),
    "an amount alone": below("Kompletteringar", 6, -117.0, 2),
    "a table with another under it": below("Ansvar", 1, "3300"),
    "under the sums of a table": below("Avrakning", 0, "Alingsås", 2),
}


@pytest.mark.parametrize("case", UNDER)
def test_what_is_typed_under_a_table_is_named_as_outside_it(case: str) -> None:
    view = example_view()
    where = UNDER[case](view)
    found = [p for p in findings(view) if p.code == "INDATA-UNDER-TABELLEN"]
    assert [str(p.place) for p in found] == [where]
    assert [CATALOGUE[p.code].severity for p in found] == [Severity.WARNING]


NO_ROW = {
    "a remark further down": below("Kompletteringar", 0, "Siffrorna kommer från budgetbrevet.", 4),
    "beside the table": below("Kompletteringar", 25, "Att göra"),
    "a sum of the user's own": below("Kompletteringar", 6, -8750.0, 1, "SUM(G7:G12)"),
    "a list that buttons write": below("Manader", 0, "Mina anteckningar"),
    "nothing": lambda _view: "",
}


@pytest.mark.parametrize("case", NO_ROW)
def test_what_is_no_row_of_a_table_may_stand_under_it(case: str) -> None:
    view = example_view()
    NO_ROW[case](view)
    assert [p for p in findings(view) if p.code == "INDATA-UNDER-TABELLEN"] == []
