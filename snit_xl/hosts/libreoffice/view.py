"""The asked document as a workbook view (vy av dokumentet): a sheet's cells are fetched when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snit_xl.workbook.fetched import Fetched
from snit_xl.workbook.view import Area, Cell, ErrorValue, TableArea, WorkbookView

Ask = Callable[..., Any]
Grid = dict[tuple[int, int], Cell]
_NOTHING = ("", None)


def asked_view(ask: Ask, built: dict[str, Any] | None = None) -> WorkbookView:
    """Return the view of the document that answers (vy); `built` is its structure where that is known already."""
    built = ask("structure") if built is None else built
    return WorkbookView(
        cells=Fetched(built["sheets"], lambda name: _grid(ask("sheet", name))),
        tables={one["name"]: _table(one) for one in built["tables"]},
        names={name: Area(*area) for name, area in built["names"].items()},
        date1904=built["date1904"],
    )


def _table(one: dict[str, Any]) -> TableArea:
    return TableArea(one["name"], Area(*one["area"]), one["header_row"], tuple(one["columns"]))


def _grid(sheet: dict[str, Any]) -> Grid:
    made: dict[Any, Cell] = {}  # a ledger says the same thing over and over: equal cells are one
    grid = {
        (row, col): made.get(value) or made.setdefault(value, Cell(value))
        for row, values in enumerate(sheet["values"], 1)
        for col, value in enumerate(values, 1)
        if value not in _NOTHING
    }
    for row, col, error in sheet["errors"]:
        grid[row, col] = Cell(ErrorValue(error))
    for row, col, formula in sheet["formulas"]:
        # A formula that gives an empty text does give a text.
        grid[row, col] = Cell(grid[row, col].value if (row, col) in grid else "", formula)
    return grid
