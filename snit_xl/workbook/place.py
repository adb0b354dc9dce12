"""Where everything goes (placering): stacks a sheet's blocks, gives every block its rows and every cell its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from snit_xl.workbook import paint
from snit_xl.workbook.computed import leaf_name
from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.placed import CellMark, PlacedChart, PlacedField, PlacedSheet, PlacedTable, Spot
from snit_xl.workbook.resolve import ColumnInstance, Resolver, instances
from snit_xl.workbook.spec import (
    Block,
    Chart,
    Field,
    Fields,
    Fmt,
    Grid,
    Kind,
    Layout,
    Note,
    Section,
    Sheet,
    Table,
    Tasks,
    TotalRow,
)
from snit_xl.workbook.terms.captions import TOTALS
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import NOTES, SHEETS, TABLES, section_title
from snit_xl.workbook.terms.task_texts import TASKS
from snit_xl.workbook.view import Area

FIRST_ROW = 4


@dataclass(slots=True)
class Placer:
    """Places one layout with its content (placerare)."""

    layout: Layout
    content: Content
    resolver: Resolver = field(init=False)

    def __post_init__(self) -> None:
        self.resolver = Resolver(self.layout)

    def place(self) -> list[PlacedSheet]:
        """Return every sheet with its cells (placera alla blad)."""
        return [self._sheet(sheet) for sheet in self.layout.sheets]

    def _sheet(self, sheet: Sheet) -> PlacedSheet:
        term = SHEETS[sheet.key]
        placed = PlacedSheet(sheet, term.name)
        placed.put(1, 1, Spot("title", value=term.title))
        placed.put(2, 1, Spot("purpose", value=term.purpose))
        row = FIRST_ROW
        for block in sheet.blocks:
            row = self._block(placed, block, row)
        placed.bottom = row
        return placed

    def _block(self, placed: PlacedSheet, block: Block, row: int) -> int:
        """Place a block from `row` and return the row where the next one starts (placera block)."""
        match block:
            case Section():
                after = self._section(placed, block, row)
            case Note():
                placed.put(row, 1, Spot(_sized("note", large=block.large), value=NOTES[block.key]))
                after = row + 1
            case Fields():
                after = self._fields(placed, block, row)
            case Tasks():
                after = _tasks(placed, block, row)
            case Table():
                after = self._table(placed, block, row)
            case Chart():
                placed.charts.append(PlacedChart(block, row))
                after = row + block.rows
            case Grid():
                after = paint.heat_map(placed, row, self.layout.scale, self.resolver)
        return after

    def _section(self, placed: PlacedSheet, block: Section, row: int) -> int:
        start = row if row == FIRST_ROW else row + 1
        role = "page_title" if block.new_page and not block.plain else "section"
        placed.put(start, 1, Spot(role, value=section_title(block.key, self.layout.municipalities)))
        if block.new_page:
            placed.page_breaks.append(start - 1)
        return start + 1

    def _fields(self, placed: PlacedSheet, block: Fields, row: int) -> int:
        for offset, spec in enumerate(block.fields):
            self._field(placed, block, spec, row + offset)
        return row + len(block.fields)

    def _field(self, placed: PlacedSheet, block: Fields, spec: Field, row: int) -> None:
        term = field_term(spec.key)
        placed.put(row, block.col, Spot(_sized("label", large=block.large), value=term.label))
        spot = Spot(
            _sized("value", large=block.large),
            spec.kind,
            spec.fmt,
            self.content.fields.get(spec.key),
            self.resolver.formula(spec.formula) if spec.formula else "",
        )
        placed.put(row, block.col + 1, spot)
        placed.fields.append(PlacedField(spec, term.name, row, block.col + 1))
        if spec.alarm:
            here = Area(placed.name, row, block.col + 1, row, block.col + 1)
            placed.cell_marks.append(CellMark(here, self.resolver.formula(spec.alarm), "alarm"))
        remark = self.content.remarks.get(spec.key, term.remark)
        if block.remarks and remark:
            placed.put(row, block.col + 2, Spot(_sized("remark", large=block.large), value=remark))

    def _table(self, placed: PlacedSheet, table: Table, row: int) -> int:
        columns = instances(table, self.layout.municipalities)
        if table.above:
            for col, column in enumerate(columns, 1):
                if column.key in table.above:
                    formula = self.resolver.formula(table.above[column.key], table.key)
                    placed.put(row, col, Spot("above", Kind.NATIVE, Fmt.YEAR, None, formula))
            row += 1
        rows = list(self.content.tables.get(table.key) or [{}])
        rows += [{}] * (table.room - len(rows))
        formulas = {
            c.key: self.resolver.formula(c.column.formula, table.key, c.number) for c in columns if c.column.formula
        }
        where = PlacedTable(table, TABLES[table.key], columns, row, row + 1, row + len(rows), formulas)
        placed.tables.append(where)
        for col, column in enumerate(columns, 1):
            placed.put(row, col, Spot("header", value=column.heading, fmt=column.column.fmt))
        for offset, data in enumerate(rows):
            self._row(placed, where, row + 1 + offset, data)
        if table.strip:
            paint.time_strip(placed, where, self.resolver)
        for offset, total in enumerate(table.totals):
            self._total(placed, where, total, where.last + 1 + offset)
        return where.last + 1 + len(table.totals)

    def _row(self, placed: PlacedSheet, where: PlacedTable, row: int, data: RowData) -> None:
        for col, column in enumerate(where.columns, 1):
            spec = column.column
            formula = where.formulas.get(column.key, "")
            placed.put(row, col, Spot("cell", spec.kind, spec.fmt, data.get(column.key), formula))
            if spec.link and column.key in data:
                placed.links[row, col] = f"'{data[column.key]}'!A1"

    def _total(self, placed: PlacedSheet, where: PlacedTable, total: TotalRow, row: int) -> None:
        placed.put(row, 1, Spot("total", value=TOTALS[total.key]))
        for col, column in self._others(where.columns):
            key = column.column.key
            formula = total.cells.get(key)
            kind = total.kind.get(key, Kind.NATIVE)
            text = self.resolver.formula(formula, where.spec.key, column.number) if formula else ""
            placed.put(row, col, Spot("total", kind, column.column.fmt, None, text))
            if kind is Kind.LEAF:
                placed.leaf_names[leaf_name(where.spec.key, column.key)] = (row, col)

    @staticmethod
    def _others(columns: tuple[ColumnInstance, ...]) -> Iterable[tuple[int, ColumnInstance]]:
        return enumerate(columns[1:], 2)


def _tasks(placed: PlacedSheet, block: Tasks, row: int) -> int:
    """Place what is often asked (vanliga uppgifter); a column's first cell gets a name, which follows it."""
    for at, task in enumerate(block.tasks, row):
        term = TASKS[task.key]
        placed.put(at, 1, Spot("label", value=term.question))
        placed.put(at, 2, Spot("remark", value=term.answer))
        if "." in task.target:
            placed.targets[term.name] = task.target
        placed.links[at, 1] = term.name if "." in task.target else field_term(task.target).name
    return row + len(block.tasks)


def _sized(role: str, *, large: bool) -> str:
    """Return a role, or the one of its larger type (roll med grad)."""
    return f"{role}_large" if large else role
