"""Stepping back what a button wrote (återställ): old values where the cells still hold what it wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from snit_xl.actions.input_changes import named
from snit_xl.actions.loop import same
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.runs import Contents, Key
from snit_xl.hosts.excel.steps import Rows, Step
from snit_xl.workbook.terms.messages import stamp_text
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Area, Cell, CellWrite, TableRows, WorkbookView, Writes, cell_name

_TOLD = frozenset({TABLES["log"], TABLES["seen"]})


@dataclass(frozen=True, slots=True)
class Back:
    """What stepping back writes (återgång), how many cells that is, and the cells left as they are."""

    writes: Writes
    count: int
    kept: tuple[str, ...]


def step_of(action: str, now: datetime, before: WorkbookView, writes: Writes, written: Contents) -> Step:
    """Return the step that takes back some writes (nytt steg); `written` are their cells as Excel gave them back.

    The log is left out: it tells what happened, and stepping back is one thing more that happened. So is what the
    inputs were: the user's own cells are not stepped back.
    """
    lists = {rows.table: rows.rows for rows in writes.lists}
    in_lists = {spot for name, rows in lists.items() for spot in _block(before.tables[name].area, rows)}
    cells = {
        key: (_content(before.cell(*key)), _content(new))
        for key, new in written.items()
        if key not in in_lists and not _holds(before.cell(*key), new)
    }
    kept = {name: (rows_of(before, name), rows) for name, rows in lists.items() if name not in _TOLD}
    return Step(action, stamp_text(now), cells, kept, dict(_anchors(before, cells)))


def _block(area: Area, rows: Rows) -> Iterator[Key]:
    for row in range(area.top, max(area.bottom, area.top + len(rows) - 1) + 1):
        for col in area.cols:
            yield area.sheet, row, col


def going_back(view: WorkbookView, step: Step, *, force: bool) -> Back:
    """Return what to write to step back (återställ).

    Raises ExcelRefusedError where tables have other rows or columns than when the step was made, and where cells have
    been changed since; with `force` those cells are kept as they are and the others stepped back.
    """
    moved = [name for name, where in step.anchors.items() if _anchor(view, name) != where]
    moved += [name for name in step.lists if name not in view.tables]
    if moved:
        raise refused("EXCEL-STEG-FLYTTAT", action=step.action, time=step.time, places=", ".join(moved))
    cells = {key: old for key, (old, new) in step.cells.items() if _holds(view.cell(*key), new)}
    lists = {name: old for name, (old, new) in step.lists.items() if _same_rows(rows_of(view, name), new)}
    changed = [f"{key[0]}!{cell_name(*key[1:])}" for key in step.cells if key not in cells]
    changed += [name for name in step.lists if name not in lists]
    if changed and not force:
        raise refused("EXCEL-STEG-ANDRAT", action=step.action, time=step.time, cells=named(changed))
    writes = Writes(
        tuple(CellWrite(*key, old.value, old.formula) for key, old in cells.items()),
        tuple(TableRows(name, rows) for name, rows in lists.items()),
    )
    return Back(writes, len(cells) + sum(_count(step.lists[name]) for name in lists), tuple(changed))


def rows_of(view: WorkbookView, table: str) -> Rows:
    """Return a result list's rows (listans rader); none where its one row is empty."""
    area = view.tables[table].area
    rows = tuple(tuple(view.cell(area.sheet, row, col).value for col in area.cols) for row in area.rows)
    return () if len(rows) == 1 and all(value in {None, ""} for value in rows[0]) else rows


def _anchors(view: WorkbookView, cells: Iterable[Key]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    touched = set(cells)
    for name, table in view.tables.items():
        area = table.area
        if any(key[0] == area.sheet and key[1] in area.rows and key[2] in area.cols for key in touched):
            yield name, _anchor(view, name)
    for name, area in view.names.items():
        if (area.sheet, area.top, area.left) in touched and name not in view.tables:
            yield name, _anchor(view, name)


def _anchor(view: WorkbookView, name: str) -> tuple[str | int, ...]:
    if name in view.tables:
        return (*view.tables[name].area, *view.tables[name].columns)
    return tuple(view.names.get(name, ()))


def _content(cell: Cell) -> Cell:
    """Return what makes a cell (innehåll): its formula, or else its value."""
    return Cell(None, cell.formula) if cell.formula is not None else Cell(cell.value)


def _holds(cell: Cell, written: Cell) -> bool:
    if cell.formula is not None or written.formula is not None:
        return cell.formula == written.formula
    return same(cell.value, written.value)


def _same_rows(one: Rows, other: Rows) -> bool:
    return len(one) == len(other) and all(
        same(left, right)
        for row, others in zip(one, other, strict=True)
        for left, right in zip(row, others, strict=True)
    )


def _count(rows: tuple[Rows, Rows]) -> int:
    old, new = rows
    return sum(len(row) for row in (old if len(old) > len(new) else new))
