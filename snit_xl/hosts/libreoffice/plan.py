"""An action's writes as a plan for Calc (skrivplan): rectangles of values, formulas, tables that change length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.view import Area, ErrorValue, Scalar, TableRows, WorkbookView, Writes, cell_name

Spot = tuple[int, int]
Plain = float | str
Grid = dict[Spot, Plain]

# Functions that read the workbook on their own: Calc doesn't know when they are old.
_READ_THE_WORKBOOK = ("SNIT_FORDELNING()", "SNIT_UTFALL(", "SNIT_FEL(")


def plan(title: str, view: WorkbookView, writes: Writes) -> dict[str, Any]:
    """Return the plan of some writes (skrivplan), in the form that calc/writing.py carries out.

    A cell that holds a formula of the user's own keeps it, as in a closed file.
    """
    grids: dict[str, Grid] = {}
    formulas = []
    for write in writes.cells:
        if write.formula is not None:
            formulas.append([write.sheet, write.row, write.col, write.formula])
        elif view.cell(write.sheet, write.row, write.col).formula is None:
            grids.setdefault(write.sheet, {})[write.row, write.col] = _plain(write.value)
    blocks = [[sheet, *block] for sheet, grid in grids.items() for block in blocks_of(grid)]
    grown, resized = [], []
    for rows in writes.lists:
        area = view.tables[rows.table].area
        more = _bottom(area, rows) - area.bottom
        blocks.append([area.sheet, area.top, area.left, _list_block(area, rows)])
        if more:
            resized.append([rows.table, more])
        if more > 0:
            grown.append([area.sheet, area.top, area.bottom, area.bottom + more, area.left, area.right])
    return {
        "title": title,
        "grow": grown,
        "blocks": blocks,
        "formulas": formulas,
        "areas": resized,
        "calculate": _reads_itself(view),
    }


def blocks_of(grid: Mapping[Spot, Plain]) -> Iterable[tuple[int, int, list[list[Plain]]]]:
    """Return cells as few rectangles (block): top, left and rows; every cell is in exactly one."""
    open_blocks: dict[Spot, tuple[int, int, list[list[Plain]]]] = {}
    for row, left, values in _runs(grid):
        span = (left, len(values))
        above = open_blocks.get(span)
        if above is not None and above[0] + len(above[2]) == row:
            above[2].append(values)
            continue
        if above is not None:
            yield above
        open_blocks[span] = (row, left, [values])
    yield from open_blocks.values()


def _runs(grid: Mapping[Spot, Plain]) -> Iterable[tuple[int, int, list[Plain]]]:
    """Return each row's unbroken runs of cells (sträckor), row by row."""
    start, values = (0, 0), list[Plain]()
    for row, col in sorted(grid):
        if values and (row, col) == (start[0], start[1] + len(values)):
            values.append(grid[row, col])
            continue
        if values:
            yield *start, values
        start, values = (row, col), [grid[row, col]]
    if values:
        yield *start, values


def obstacles(view: WorkbookView, writes: Writes, with_totals: Iterable[str]) -> tuple[Problem, ...]:
    """Return what stands in the way of result lists (hinder): formulas in them, a totals row, cells under them."""
    found = [_obstacle(view, rows, with_totals) for rows in writes.lists]
    return tuple(one for one in found if one is not None)


def _obstacle(view: WorkbookView, rows: TableRows, with_totals: Iterable[str]) -> Problem | None:
    area = view.tables[rows.table].area
    bottom = _bottom(area, rows)
    inside = _first(view, area, lambda cell: cell.formula is not None)
    if inside:
        return problem("FIL-LISTA-FORMEL", Place(area.sheet, inside), table=rows.table)
    if rows.table in with_totals and bottom != area.bottom:
        return problem("FIL-LISTA-SUMMARAD", Place(area.sheet), table=rows.table)
    below = area._replace(top=area.bottom + 1, bottom=bottom)
    taken = _first(view, below, lambda cell: cell.value not in {None, ""} or cell.formula is not None)
    if taken:
        return problem("FIL-LISTA-PLATS", Place(area.sheet, taken), table=rows.table, rows=bottom - area.top + 1)
    return None


def _first(view: WorkbookView, area: Area, wanted: Any) -> str:  # noqa: ANN401 - a test of a cell
    spots = ((row, col) for row in area.rows for col in area.cols)
    return next((cell_name(*spot) for spot in spots if wanted(view.cell(area.sheet, *spot))), "")


def _bottom(area: Area, rows: TableRows) -> int:
    return area.top + max(1, len(rows.rows)) - 1


def _list_block(area: Area, rows: TableRows) -> list[list[Plain]]:
    """Return a list's cells down to the longer of its old and its new end (listans celler)."""
    last = max(area.bottom, _bottom(area, rows))
    empty = [""] * len(area.cols)
    filled = [[_plain(value) for value in row] for row in rows.rows]
    return filled + [list[Plain](empty)] * (last - area.top + 1 - len(filled))


def _plain(value: Scalar) -> Plain:
    if isinstance(value, ErrorValue):
        raise MisuseError("an action writes no error values")
    return "" if value is None else value if isinstance(value, str) else float(value)


def _reads_itself(view: WorkbookView) -> bool:
    return any(
        mark in cell.formula
        for grid in view.cells.values()
        for cell in grid.values()
        if cell.formula
        for mark in _READ_THE_WORKBOOK
    )
