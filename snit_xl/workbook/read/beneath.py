"""What is typed right under an input table (under tabellen): it looks like a row of the table, and is none."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.cell_text import is_empty, shown
from snit_xl.workbook.spec import Kind, Layout, Note, Section, Sheet, Table
from snit_xl.workbook.terms.sheets import NOTES, TABLES, section_title
from snit_xl.workbook.view import EMPTY, TableArea, WorkbookView, cell_name

# Further down, a text is hardly meant as a row of the table: the sheet is the user's own there.
NEAR = 3


def beneath(view: WorkbookView, layout: Layout) -> Iterator[Problem]:
    """Find the first row under each input table that looks like one of its rows (rader under tabellen)."""
    for sheet in layout.sheets:
        texts = _own_texts(sheet, layout.municipalities)
        for table in (block for block in sheet.blocks if isinstance(block, Table)):
            where = view.tables.get(TABLES[table.key])
            if where is not None and any(column.kind is Kind.INPUT for column in table.columns):
                yield from _under(view, where, where.area.bottom + len(table.totals), texts)


def _own_texts(sheet: Sheet, municipalities: tuple[str, ...]) -> frozenset[str]:
    """Return the headings and explanations that may stand under a table (bladets egna texter)."""
    headings = (section_title(block.key, municipalities) for block in sheet.blocks if isinstance(block, Section))
    return frozenset((*headings, *(NOTES[block.key] for block in sheet.blocks if isinstance(block, Note))))


def _under(view: WorkbookView, where: TableArea, last: int, texts: frozenset[str]) -> Iterator[Problem]:
    area = where.area
    grid = view.cells.get(area.sheet, {})
    taken = {one.header_row for one in view.tables.values() if one.area.sheet == area.sheet}
    taken |= {named.top for named in view.names.values() if named.sheet == area.sheet}
    for row in range(last + 1, last + 1 + NEAR):
        filled = [(col, cell) for col in area.cols if not is_empty((cell := grid.get((row, col), EMPTY)).value)]
        if row in taken or any(cell.value in texts for _, cell in filled):
            return
        # A formula makes it a sum of the user's own, which belongs outside.
        if filled and not any(cell.formula for _, cell in filled):
            col, cell = filled[0]
            place = Place(area.sheet, cell_name(row, col))
            yield problem("INDATA-UNDER-TABELLEN", place, value=shown(cell.value), table=where.name)
            return
