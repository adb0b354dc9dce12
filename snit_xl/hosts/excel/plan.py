"""What a button will do to an open workbook (plan): decided and refused before Excel is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.problems import Place
from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.reader import MOST_CELLS, OpenBook
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.runs import Contents, bridged
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Kind, Layout
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import EMPTY, Area, Cell, CellWrite, TableArea, TableRows, WorkbookView, Writes, cell_name

LONGEST_TEXT = 32_767
_OURS_TO_LEAVE = {Kind.INPUT, Kind.LABEL}


@dataclass(frozen=True, slots=True)
class Resize:
    """A result list that gets another length (ny längd): its data area before and after."""

    table: str
    before: Area
    after: Area

    @property
    def grows(self) -> bool:
        """Whether it gets longer (växer)."""
        return self.after.bottom > self.before.bottom


@dataclass(frozen=True, slots=True)
class Plan:
    """Cells to write and lists to resize (plan); `contents` holds the lists' cells too."""

    contents: Contents = field(default_factory=dict)
    resizes: tuple[Resize, ...] = ()


def planned(opened: OpenBook, writes: Writes) -> Plan:
    """Return what to do for an action's writes (planera).

    Raises ExcelRefusedError where the user's own cells, a protected sheet or a formula is in the way, MisuseError for
    writes to an input cell.
    """
    view = opened.view
    cells = {(w.sheet, w.row, w.col): Cell(w.value, w.formula) for w in writes.cells}
    _refuse_inputs(view, writes)
    contents = bridged(cells, view, _result_tables(view, writes.cells))
    resizes = []
    for rows in writes.lists:
        resize = _list(opened, rows, contents)
        if resize.before != resize.after:
            resizes.append(resize)
    plan = Plan(contents, tuple(resizes))
    _refuse_unwritable(opened, plan)
    return plan


def _result_tables(view: WorkbookView, writes: Iterable[CellWrite]) -> list[TableArea]:
    sheets = {write.sheet for write in writes}
    return [table for table in view.tables.values() if table.area.sheet in sheets]


def _refuse_inputs(view: WorkbookView, writes: Writes) -> None:
    """Guard the user's own cells (indata): no action writes there, and if one did the workbook would stay whole."""
    layout = layout_of(view)
    if layout is None:
        raise MisuseError("no workbook of ours")
    inputs = {(a.sheet, row, col) for a in input_areas(view, layout) for row in a.rows for col in a.cols}
    for write in writes.cells:
        if (write.sheet, write.row, write.col) in inputs:
            raise MisuseError(f"{write.sheet}!{cell_name(write.row, write.col)} is an input")
    lists = {TABLES[key] for key, table in layout.tables().items() if table.grows}
    for rows in writes.lists:
        if rows.table not in lists:
            raise MisuseError(f"{rows.table} is no result list")


def input_areas(view: WorkbookView, layout: Layout) -> Iterable[Area]:
    """Return where the user writes (indataområden)."""
    for key, table in layout.tables().items():
        where = view.tables.get(TABLES[key])
        for column in instances(table, layout.municipalities) if where else ():
            if where and column.column.kind in _OURS_TO_LEAVE and column.heading in where.columns:
                yield where.column(column.heading)
    for key, spec in layout.fields().items():
        area = view.names.get(field_term(key).name)
        if area is not None and spec.kind in _OURS_TO_LEAVE:
            yield area


def _list(opened: OpenBook, wanted: TableRows, contents: Contents) -> Resize:
    """Put a result list's cells among the contents and return its new length (resultatlista)."""
    table = opened.view.tables[wanted.table]
    area = table.area
    if any(len(row) != len(area.cols) for row in wanted.rows):
        raise MisuseError(f"table {wanted.table} has {len(area.cols)} columns")
    after = area._replace(bottom=area.top + max(len(wanted.rows), 1) - 1)
    most = MOST_CELLS // len(area.cols) - area.top
    if len(wanted.rows) > most:  # no button could read the sheet again
        raise refused("EXCEL-LISTA-STOR", Place(area.sheet), count=len(wanted.rows), limit=most)
    _refuse_obstacles(opened, wanted.table, area, after)
    for row in range(area.top, max(after.bottom, area.bottom) + 1):
        index = row - area.top
        values = wanted.rows[index] if index < len(wanted.rows) else (None,) * len(area.cols)
        for col, value in zip(area.cols, values, strict=True):
            contents[area.sheet, row, col] = Cell(value)
    return Resize(wanted.table, area, after)


def _refuse_obstacles(opened: OpenBook, table: str, before: Area, after: Area) -> None:
    cells = opened.view.cells.get(before.sheet, {})
    for row in before.rows:
        for col in before.cols:
            if cells.get((row, col), EMPTY).formula is not None:
                raise refused("FIL-LISTA-FORMEL", Place(before.sheet, cell_name(row, col)), table=table)
    if table in opened.totals and before != after:
        raise refused("FIL-LISTA-SUMMARAD", Place(before.sheet), table=table)
    below = range(before.bottom + 1, after.bottom + 1)
    taken = [spot for spot in cells if spot[0] in below and spot[1] in before.cols]
    for other in opened.view.tables.values():
        top = other.header_row or other.area.top
        if other.name != table and other.area.sheet == before.sheet and top in below:
            taken += [(top, col) for col in other.area.cols if col in before.cols]
    if taken:
        place = Place(before.sheet, cell_name(*min(taken)))
        raise refused("FIL-LISTA-PLATS", place, table=table, rows=len(after.rows))


def _refuse_unwritable(opened: OpenBook, plan: Plan) -> None:
    for (sheet, row, col), cell in plan.contents.items():
        if isinstance(cell.value, str) and len(cell.value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
            place = Place(sheet, cell_name(row, col))
            raise refused("FIL-TEXT-LANG", place, length=len(cell.value), limit=LONGEST_TEXT)
    for name in dict.fromkeys(key[0] for key in plan.contents):
        if native.is_protected(opened.sheets[name]):
            raise refused("EXCEL-BLAD-SKYDDAT", Place(name), sheet=name)
