"""Inputs are computed before the model is read, the rest after the writes, and the result is as if all had been."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from support.workbooks import example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.workbook.build import Builder
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, TableRows, WorkbookView, Writes, cell_name

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - cells know no time zone
CHECKS = TABLES["checks"]
FREE = (900, 40)  # far below and beside everything


@pytest.fixture
def view() -> WorkbookView:
    layout = committee_layout(EXAMPLE)
    return Builder(layout, example_inputs()).view()


def formulas(view: WorkbookView) -> dict[tuple[str, int, int], str]:
    cells = ((sheet, *at, cell.formula) for sheet, grid in view.cells.items() for at, cell in grid.items())
    return {(sheet, row, col): formula for sheet, row, col, formula in cells if formula}


def test_after_the_update_every_formula_shows_what_a_full_computation_gives(view: WorkbookView) -> None:
    after = loop.run(view, update_forecast, NOW).after
    done = evaluate(after, formulas(after))
    shown = {key: after.cell(*key).value for key in done.values}
    assert len(shown) > 250
    assert shown == done.values


def test_a_formula_that_counts_a_result_lists_rows_follows_the_list(view: WorkbookView) -> None:
    updated = loop.run(view, update_forecast, NOW).after
    sheet = updated.tables[CHECKS].area.sheet
    updated.cells[sheet][FREE] = Cell(None, f"ROWS({CHECKS})")
    columns = len(updated.tables[CHECKS].columns)
    rows = tuple(("x",) * columns for _ in range(3))

    def three_rows(model: Model, _now: datetime) -> Outcome:
        return Outcome(Writes(lists=(TableRows(CHECKS, rows),)), model.problems)

    ran = loop.run(updated, three_rows, NOW)
    assert ran.before.cell(sheet, *FREE).value is None
    assert ran.after.cell(sheet, *FREE).value == 3.0


def first_cell(view: WorkbookView, table: str, column: str) -> tuple[str, tuple[int, int]]:
    area = view.tables[TABLES[table]].column(heading(table, column))
    return area.sheet, (area.top, area.left)


def test_a_formula_in_an_input_column_is_computed_before_the_model_is_read(view: WorkbookView) -> None:
    sheet, (top, col) = first_cell(view, "rows", "adjustment")
    at = (top + 1, col)  # the first row with a comment, which an adjustment needs
    view.cells[sheet][FREE] = Cell(1.0, "2*100")
    view.cells[sheet][at] = Cell(7.0, f"{cell_name(*FREE)}+34.5")
    ran = loop.run(view, update_forecast, NOW)
    assert ran.model is not None
    assert ran.model.rows[1].adjustment == Decimal("234.5")
    assert ran.values[sheet, *at] == 234.5
    assert ran.values[sheet, *FREE] == 200.0
    assert ran.after.cell(sheet, *at) == Cell(234.5, f"{cell_name(*FREE)}+34.5")


def test_a_formula_in_an_input_field_is_computed_before_the_model_is_read(view: WorkbookView) -> None:
    area = view.names[field_term("month").name]
    view.cells[area.sheet][area.top, area.left] = Cell(1.0, "3+4")
    model = loop.run(view, update_forecast, NOW).model
    assert model is not None
    assert model.month == 7


def test_a_formula_in_an_input_follows_what_an_earlier_step_writes(view: WorkbookView) -> None:
    area = view.names[field_term("month").name]
    view.cells[area.sheet][area.top, area.left] = Cell(1.0, f"ROWS({CHECKS})+2")
    rows = (("x",) * len(view.tables[CHECKS].columns),) * 3

    def three_rows(model: Model, _now: datetime) -> Outcome:
        assert model.month == 3  # an empty list has one row
        return Outcome(Writes(lists=(TableRows(CHECKS, rows),)), model.problems)

    model = loop.run(view, update_forecast, NOW, before=(three_rows,)).model
    assert model is not None
    assert model.month == 5


def test_a_formula_in_a_result_list_is_computed_before_it_is_read(view: WorkbookView) -> None:
    sheet, at = first_cell(view, "log", "who")
    view.cells[sheet][at] = Cell("gammalt", '"eko"&"nom"')
    model = loop.run(view, update_forecast, NOW).model
    assert model is not None
    assert "ekonom" in model.log[0]


def test_a_user_formula_that_reads_results_shows_what_was_written(view: WorkbookView) -> None:
    sheet, at = first_cell(view, "rows", "proposal")
    view.cells[sheet][FREE] = Cell(None, f"{cell_name(*at)}*2")
    after = loop.run(view, update_forecast, NOW).after
    proposal = after.cell(sheet, *at).value
    assert isinstance(proposal, float)
    assert proposal
    assert after.cell(sheet, *FREE).value == proposal * 2
