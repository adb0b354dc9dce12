"""A workbook's cells back to content by key (läs innehåll), so that another workbook can be filled with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fields, Fmt, Kind, Layout, Table
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, TableArea, WorkbookView

# Days between the two calendars that a workbook can count its dates by.
DAYS_1904 = 1462.0
DATED = frozenset({Fmt.DATE, Fmt.STAMP})


@dataclass(frozen=True, slots=True)
class Own:
    """What the user has added to the workbook himself (eget): no layout knows of it.

    `formulas` counts input cells that hold a formula of the user's own; their values are content all the same.
    """

    sheets: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    formulas: int = 0


def content_of(view: WorkbookView, layout: Layout) -> Content:
    """Return all that is not computed by a formula (innehåll): rows by column key, input fields and their remarks."""
    content = Content()
    for key, table in layout.tables().items():
        where = view.tables.get(TABLES[key])
        content.tables[key] = list(_rows(view, layout, table, where)) if where is not None else []
    for sheet in layout.sheets:
        for block in sheet.blocks:
            if isinstance(block, Fields):
                _take_fields(content, view, block)
    return content


def _rows(view: WorkbookView, layout: Layout, table: Table, where: TableArea) -> Iterator[RowData]:
    """Return a table's rows (rader); an empty row is room to type in, except in a result list."""
    columns = [
        (one.key, where.column(one.heading).left, one.column.fmt)
        for one in instances(table, layout.municipalities)
        if not one.column.formula and one.heading in where.columns
    ]
    for row in where.area.rows:
        cells = ((key, _value(view, view.cell(where.area.sheet, row, col), fmt)) for key, col, fmt in columns)
        found: RowData = {key: value for key, value in cells if value is not None}
        if found or not table.grows:
            yield found


def _take_fields(content: Content, view: WorkbookView, block: Fields) -> None:
    for spec in block.fields:
        area = view.names.get(field_term(spec.key).name)
        if area is None or spec.kind is not Kind.INPUT:
            continue
        value = _value(view, view.cell(area.sheet, area.top, area.left), spec.fmt)
        if value is not None:
            content.fields[spec.key] = value
        remark = view.cell(area.sheet, area.top, area.left + 1).value
        if block.remarks and isinstance(remark, str) and remark not in {"", field_term(spec.key).remark}:
            content.remarks[spec.key] = remark


def _value(view: WorkbookView, cell: Cell, fmt: Fmt) -> Scalar:
    """Return a cell's value as a new workbook holds it (värde): an error is no content, dates count from 1900."""
    value = cell.value
    if value == "" or isinstance(value, ErrorValue):
        return None
    dated = view.date1904 and fmt in DATED and isinstance(value, float)
    return value + DAYS_1904 if dated and isinstance(value, float) else value


def own_additions(view: WorkbookView, layout: Layout, ours: frozenset[str]) -> Own:
    """Return what is the user's own (eget); `ours` are sheets of the product's that no layout has."""
    known = {TABLES[key]: table for key, table in layout.tables().items()}
    sheets = {SHEETS[sheet.key].name for sheet in layout.sheets} | ours
    columns, formulas = [], 0
    for name, table in known.items():
        where = view.tables.get(name)
        if where is None:
            continue
        placed = {one.heading: one.column.kind for one in instances(table, layout.municipalities)}
        columns += [f"{name}: {text}" for text in where.columns if text not in placed]
        inputs = [where.column(text) for text in where.columns if placed.get(text) is Kind.INPUT]
        formulas += sum(bool(view.cell(a.sheet, row, a.left).formula) for a in inputs for row in a.rows)
    return Own(
        tuple(name for name in view.cells if name not in sheets),
        tuple(columns),
        tuple(name for name in view.tables if name not in known),
        formulas,
    )
