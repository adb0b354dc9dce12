"""Which cells are computed, and by what (beräknade celler): the layout knows every SNIT cell's function and arguments.

An edition without SNIT formulas gets those cells' values from the same formulas, and a row that a spreadsheet program
has left without its formulas gets them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from snit_xl.workbook.resolve import ColumnInstance, Resolver, instances
from snit_xl.workbook.spec import Kind, Layout, Table
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell, Scalar, TableArea, WorkbookView


@dataclass(frozen=True, slots=True)
class Computed:
    """One computed cell of the layout (beräknad cell): where it stands and its formula, as stored in files."""

    sheet: str
    row: int
    col: int
    kind: Kind
    formula: str
    table: str
    heading: str


def leaf_name(table: str, key: str) -> str:
    """Return the defined name of a SNIT total under a table (namn på SNIT-summa)."""
    return f"Summa_{TABLES[table]}_{key.replace('#', '_')}"


def computed_cells(view: WorkbookView, layout: Layout) -> Iterator[Computed]:
    """Return every computed cell of the layout's tables as they stand now (beräknade celler).

    Rows without inputs are left out.
    """
    resolver = Resolver(layout)
    for table in layout.tables().values():
        where = view.tables.get(TABLES[table.key])
        if where is not None:
            yield from _columns(view, layout, table, where, resolver)
            yield from _totals(view, layout, table, resolver)


def _columns(
    view: WorkbookView, layout: Layout, table: Table, where: TableArea, resolver: Resolver
) -> Iterator[Computed]:
    columns = instances(table, layout.municipalities)
    filled = _rows_with_input(view, where, columns)
    for column in columns:
        if not column.column.formula or column.heading not in where.columns:
            continue
        formula = resolver.formula(column.column.formula, table.key, column.number)
        col = where.column(column.heading).left
        for row in filled:
            yield Computed(where.area.sheet, row, col, column.column.kind, formula, where.name, column.heading)


def _rows_with_input(view: WorkbookView, where: TableArea, columns: tuple[ColumnInstance, ...]) -> list[int]:
    inputs = [i for i in columns if i.column.kind in {Kind.INPUT, Kind.LABEL}]
    cols = [where.column(i.heading).left for i in inputs if i.heading in where.columns]
    sheet = where.area.sheet
    return [row for row in where.area.rows if any(view.cell(sheet, row, col).value not in {None, ""} for col in cols)]


def _totals(view: WorkbookView, layout: Layout, table: Table, resolver: Resolver) -> Iterator[Computed]:
    for total in table.totals:
        for column in instances(table, layout.municipalities):
            key = column.column.key
            if total.kind.get(key) is not Kind.LEAF:
                continue
            area = view.names.get(leaf_name(table.key, column.key))
            if area is not None:
                formula = resolver.formula(total.cells[key], table.key, column.number)
                yield Computed(area.sheet, area.top, area.left, Kind.LEAF, formula, "", column.heading)


def with_values(view: WorkbookView, values: Mapping[tuple[str, int, int], Scalar]) -> WorkbookView:
    """Return the view with other values in some cells (vy med nya värden); formulas stay."""
    cells = {sheet: dict(grid) for sheet, grid in view.cells.items()}
    for (sheet, row, col), value in values.items():
        grid = cells.setdefault(sheet, {})
        grid[row, col] = Cell(value, view.cell(sheet, row, col).formula)
    return replace(view, cells=cells)
