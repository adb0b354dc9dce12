"""The open workbook as a cell sees it that asks while Excel computes (vy för en cell).

Reading is allowed then, writing is not. Only what the function looks at is read, by the sheet, and nothing is kept for
the next cell: between two calls the user, a macro or a filter may have changed anything, and no sign tells us surely.
"""

from __future__ import annotations

from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.live import LiveBook, LiveSheet
from snit_xl.hosts.excel.reader import Grid, cells_of, names_of, range_of, table_of
from snit_xl.hosts.excel.refusals import ExcelRefusedError
from snit_xl.workbook.fetched import Fetched
from snit_xl.workbook.functions.arguments import ArgumentError
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

# What Excel itself shows where a value is on its way.
UNCOMPUTED = ErrorValue("#GETTING_DATA")


def asked_view(book: LiveBook) -> WorkbookView:
    """Return the view of a workbook (vy): sheets and tables are read when they are looked at."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    tables = {table.display_name: (sheet, table) for sheet in sheets.values() for table in sheet.tables}

    def table(name: str) -> TableArea:
        sheet, found = tables[name]
        return table_of(sheet.name, found, lambda area: _row(sheet, area))[0]

    return WorkbookView(
        cells=Fetched(sheets, lambda name: _cells(name, sheets[name])),
        tables=Fetched(tables, table),
        names=names_of(book, sheets),
        date1904=native.counts_from_1904(book),
    )


def _cells(name: str, sheet: LiveSheet) -> Grid:
    """Read a sheet (läs blad).

    A formula that Excel has not come to yet has no value. It must not pass for an empty cell, which counts as 0: it
    reads as an error value, and whoever reads it is called again at the next computation.
    """
    try:
        grid = cells_of(name, sheet)
    except ExcelRefusedError as refusal:
        raise ArgumentError(Fault(refusal.problem.code, "value", tuple(refusal.problem.values))) from refusal
    return {at: Cell(UNCOMPUTED, cell.formula) if cell.value is None else cell for at, cell in grid.items()}


def _row(sheet: LiveSheet, area: Area) -> tuple[Scalar, ...]:
    (values,) = native.values_of(range_of(sheet, area))
    return values
