"""SNIT_FEL (varför cellen visar fel): runs a cell's formula again with functions that keep their faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from snit_xl.domain.problems import Problem
from snit_xl.workbook.formula import CellKey, UnsupportedError, evaluate, precedents
from snit_xl.workbook.functions.bound import workbook_functions
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.terms.functions_help import EXPLANATIONS, NATIVE_ERRORS
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.view import Area, ErrorValue, WorkbookView, cell_name

_SHOWN_AS = {"value": "#VALUE!", "missing": "#N/A"}
_DEEPEST = 50  # a chain of errors this long is a circle or hopeless to read


@dataclass(frozen=True, slots=True)
class Showing:
    """A cell that shows an error value (felcell), and what running its formula again says of it.

    `own` is the reason where the formula's own SNIT function gives this error; `again` whether any error came at all.
    """

    key: CellKey
    error: ErrorValue
    formula: str
    own: str = ""
    again: bool = True


def explain(view: WorkbookView, key: CellKey, today: date | None = None) -> str:
    """Say in Swedish why a cell shows an error and how to mend it (förklara fel); "" where it shows none.

    Follows the error back to the cell where it begins.
    """
    start = _showing(view, key, today)
    if start is None:
        return ""
    root = _root(view, start, today)
    if root.key == key:
        return _reason(root)
    sheet, row, col = root.key
    return EXPLANATIONS["from_cell"].format(cell=f"{sheet}!{cell_name(row, col)}", reason=_reason(root))


def _showing(view: WorkbookView, key: CellKey, today: date | None) -> Showing | None:
    cell = view.cell(*key)
    if not isinstance(cell.value, ErrorValue):
        return None
    if not cell.formula:
        return Showing(key, cell.value, "")
    faults: list[tuple[str, Fault]] = []
    done = evaluate(view, {key: cell.formula}, None, workbook_functions(view, faults), today=today)
    own = next((fault_reason(name, f) for name, f in faults if _SHOWN_AS[f.kind] == cell.value.code), "")
    again = key not in done.values or isinstance(done.values[key], ErrorValue)
    return Showing(key, cell.value, cell.formula, own, again)


def _root(view: WorkbookView, start: Showing, today: date | None) -> Showing:
    """Follow an error to where it begins (felets ursprung): a cell whose own function gives it, or that reads none."""
    seen = {start.key}
    current = start
    for _ in range(_DEEPEST):
        if current.own:
            return current
        unseen = (key for key in _read_cells(view, current) if key not in seen)
        same = (key for key in unseen if view.cell(*key).value == current.error)
        earlier = next((cell for key in same if (cell := _showing(view, key, today))), None)
        if earlier is None:
            return current
        seen.add(earlier.key)
        current = earlier
    return current


def _read_cells(view: WorkbookView, cell: Showing) -> Iterator[CellKey]:
    """Return the filled cells that a formula reads (föregångare)."""
    if not cell.formula:
        return
    sheet, row, _ = cell.key
    try:
        areas = precedents(cell.formula, sheet, row, view)
    except UnsupportedError:
        return
    for area in areas:
        yield from _filled(view, area)


def _filled(view: WorkbookView, area: Area) -> Iterator[CellKey]:
    grid = view.cells.get(area.sheet, {})
    inside = [(r, c) for r, c in grid if r in area.rows and c in area.cols]
    yield from ((area.sheet, r, c) for r, c in sorted(inside))


def _reason(cell: Showing) -> str:
    if not cell.formula:
        return EXPLANATIONS["typed"].format(value=cell.error.code)
    if cell.own:
        return cell.own
    if not cell.again:
        return EXPLANATIONS["stale"]
    return NATIVE_ERRORS.get(cell.error.code, EXPLANATIONS["unknown"].format(value=cell.error.code))


def fault_reason(function: str, fault: Fault) -> str:
    """Say what a function's fault is and how it is mended (felet i ord)."""
    told = describe(Problem(fault.code, values=fault.values))
    return EXPLANATIONS["fault"].format(function=function, message=told.message, mend=told.mend)
