"""After an action only what depends on its writes is computed anew, and the result is as if everything had been."""

from __future__ import annotations

from datetime import datetime

import pytest

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import read_sample, sample_folder
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, TableRows, WorkbookView, Writes

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - cells know no time zone
CHECKS = TABLES["checks"]
FREE = (900, 40)  # far below and beside everything


@pytest.fixture
def view() -> WorkbookView:
    layout = committee_layout(EXAMPLE)
    return Builder(layout, read_sample(layout, sample_folder("example"))).view()


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
