"""An open workbook read into a view (läs öppen arbetsbok): two range reads per sheet, then tables and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product

from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.live import LiveBook, LiveRange, LiveSheet, LiveTable
from snit_xl.hosts.excel.refusals import refused
from snit_xl.workbook.view import EMPTY, Area, Cell, Scalar, TableArea, WorkbookView, cell_name, cell_position

MOST_CELLS = 2_000_000
MAX_ROW, MAX_COL = 1_048_576, 16_384
Grid = dict[tuple[int, int], Cell]
Headings = Callable[[Area], tuple[Scalar, ...]]
_CORNER = re.compile(r"\$?([A-Z]{1,3})?\$?([0-9]{1,7})?")
_NAMED = re.compile(r"=(?:'((?:[^']|'')+)'|([^'!\[\]\s(]+))!(\$[A-Z]{1,3}\$[0-9]{1,7}(?::\$[A-Z]{1,3}\$[0-9]{1,7})?)")


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A workbook as it stood when a button was pressed (öppnad arbetsbok).

    `sheets` and `tables` are Excel's own objects by name; `totals` are the tables that have a totals row.
    """

    book: LiveBook
    view: WorkbookView
    sheets: Mapping[str, LiveSheet]
    tables: Mapping[str, LiveTable]
    totals: frozenset[str]


def read_book(book: LiveBook) -> OpenBook:
    """Read every cell, table and rectangular name (läs arbetsboken); raises ExcelRefusedError for a sheet too large."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    view = WorkbookView(date1904=native.counts_from_1904(book))
    tables: dict[str, LiveTable] = {}
    totals = set()
    for name, sheet in sheets.items():
        cells = view.cells[name] = cells_of(name, sheet)
        for table in sheet.tables:
            found, has_totals = table_of(name, table, partial(_among, cells))
            view.tables[found.name], tables[found.name] = found, table
            if has_totals:
                totals.add(found.name)
    view.names = names_of(book, sheets)
    return OpenBook(book, view, sheets, tables, frozenset(totals))


def cells_of(name: str, sheet: LiveSheet) -> Grid:
    """Return a sheet's cells that are not empty (bladets celler); raises ExcelRefusedError where they are too many."""
    used = sheet.used_range
    area = area_of(name, used.address)
    count = len(area.rows) * len(area.cols)
    if count > MOST_CELLS:
        raise refused("EXCEL-BLAD-STORT", sheet=name, count=count, limit=MOST_CELLS)
    values, formulas = native.values_of(used), native.formulas_of(used)
    found = {}
    for down, across in product(range(len(area.rows)), range(len(area.cols))):
        cell = _cell(values[down][across], formulas[down][across])
        if cell is not None:
            found[area.top + down, area.left + across] = cell
    return found


def _cell(value: Scalar, content: str) -> Cell | None:
    """Return a cell (cell), None where it is empty.

    A text that begins with an equals sign stands in the formula bar as itself; a formula never has itself as value.
    """
    if content.startswith("=") and content != value:
        return Cell(value, content[1:])
    return None if value is None or value == "" else Cell(value)


def table_of(sheet: str, table: LiveTable, headings: Headings) -> tuple[TableArea, bool]:
    """Return where a table stands, its header row read by `headings`, and whether it has a totals row (tabell)."""
    whole = area_of(sheet, table.range.address)
    headers, totals = table.show_headers, table.show_totals
    shown = headings(whole._replace(bottom=whole.top)) if headers else ()
    columns = tuple("" if text is None else str(text) for text in shown)
    top = whole.top + headers
    area = Area(sheet, top, whole.left, max(top, whole.bottom - totals), whole.right)
    return TableArea(table.display_name, area, whole.top if headers else 0, columns), totals


def _among(cells: Grid, area: Area) -> tuple[Scalar, ...]:
    return tuple(cells.get((area.top, col), EMPTY).value for col in area.cols)


def names_of(book: LiveBook, sheets: Mapping[str, LiveSheet]) -> dict[str, Area]:
    """Return the workbook's names that stand for one rectangle (namn); those of a single sheet are left out."""
    spelled = {name.casefold(): name for name in sheets}
    found = {}
    for name in book.names:
        match = _NAMED.fullmatch(name.refers_to or "") if "!" not in name.name else None
        if match is None:
            continue
        sheet = spelled.get((match[1].replace("''", "'") if match[1] else match[2]).casefold())
        if sheet is not None:
            found[name.name] = area_of(sheet, match[3])
    return found


def range_of(sheet: LiveSheet, area: Area) -> LiveRange:
    """Return Excel's range for an area of a sheet (områdets celler i Excel)."""
    return sheet.range(f"{cell_name(area.top, area.left)}:{cell_name(area.bottom, area.right)}")


def area_of(sheet: str, address: str) -> Area:
    """Return the area of an address as Excel writes it (adress): $A$1, $A$1:$C$9, $A:$C or $1:$9."""
    first, _, last = address.partition(":")
    top, left = _corner(first, 1, 1)
    bottom, right = _corner(last or first, MAX_ROW, MAX_COL)
    return Area(sheet, top, left, bottom, right)


def _corner(text: str, row: int, col: int) -> tuple[int, int]:
    match = _CORNER.fullmatch(text)
    letters, digits = (match[1], match[2]) if match else (None, None)
    spot = cell_position(f"{letters or 'A'}{digits or 1}")
    return spot[0] if digits else row, spot[1] if letters else col
