"""Builds the file (bygg arbetsboken) from a layout and its content with XlsxWriter: the same input, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import xlsxwriter

from snit_xl.workbook import decorate
from snit_xl.workbook.charts import absolute
from snit_xl.workbook.data import Content
from snit_xl.workbook.place import Placer
from snit_xl.workbook.placed import PlacedSheet, PlacedTable, Spot
from snit_xl.workbook.row_heights import Page, set_heights
from snit_xl.workbook.spec import Kind, Layout
from snit_xl.workbook.styles import GROUPS, LINKED, Style, style
from snit_xl.workbook.terms.messages import PRODUCT
from snit_xl.workbook.terms.task_texts import TIP
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

# Document properties carry a date; a fixed one keeps the file the same byte for byte.
CREATED = datetime(2017, 9, 12)  # noqa: DTZ001 - XlsxWriter wants a naive time
FORMAT_VERSION = "1"


def view_of(sheets: list[PlacedSheet], *, leaves: bool) -> WorkbookView:
    """Present placed sheets as a host would (vy av det placerade); `leaves` says whether SNIT formulas stand in it."""
    view = WorkbookView()
    for sheet in sheets:
        cells = view.cells.setdefault(sheet.name, {})
        for spot_at, spot in sheet.spots.items():
            formula = spot.formula if leaves or spot.kind is not Kind.LEAF else ""
            if spot.value is not None or formula:
                cells[spot_at] = Cell(spot.value, formula or None)
        for table in sheet.tables:
            area = Area(sheet.name, table.first, 1, table.last, len(table.columns))
            view.tables[table.name] = TableArea(table.name, area, table.header, tuple(c.heading for c in table.columns))
        for named in sheet.fields:
            view.names[named.name] = Area(sheet.name, named.row, named.col, named.row, named.col)
        for name, (row, col) in sheet.leaf_names.items():
            view.names[name] = Area(sheet.name, row, col, row, col)
    return view


class Builder:
    """Writes placed sheets to a file (byggare). `leaves` writes SNIT formulas; without it their values stand alone.

    `attach` is given XlsxWriter's workbook when all sheets are in it, to add what is no cell: macros and buttons.
    """

    def __init__(
        self, layout: Layout, content: Content, *, leaves: bool = False, attach: Callable[[Any], None] | None = None
    ) -> None:
        """Place the content; nothing is written yet."""
        placer = Placer(layout, content)
        self._resolver = placer.resolver
        self.sheets = placer.place()
        self._leaves = leaves
        self._heading = str(content.fields.get("committee_name") or PRODUCT)
        self._attach = attach
        self._formats: dict[str, object] = {}

    def view(self) -> WorkbookView:
        """Return what will be written, as a view with every formula in it (vy)."""
        return view_of(self.sheets, leaves=True)

    def set_values(self, values: Mapping[tuple[str, int, int], Scalar]) -> None:
        """Put values into cells that hold no formula (fyll i resultat)."""
        for sheet in self.sheets:
            for (row, col), spot in list(sheet.spots.items()):
                if (sheet.name, row, col) in values and not spot.formula:
                    sheet.put(row, col, replace(spot, value=values[sheet.name, row, col]))

    def write(self, values: Mapping[tuple[str, int, int], Scalar]) -> bytes:
        """Return the file (skriv filen); `values` are the formulas' results by sheet, row and column."""
        buffer = io.BytesIO()
        self._formats = {}
        self._book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
        self._book.set_properties({"title": PRODUCT, "created": CREATED})
        self._book.set_custom_property("SNIT-XL layout", FORMAT_VERSION)
        self._book.set_calc_mode("auto", calc_id=191029)
        # Cached values are right as written: Excel need not compute everything when it opens the file.
        self._book.calc_on_load = False
        for name, target in (decorate.list_names(self.sheets) | decorate.target_names(self.sheets)).items():
            self._book.define_name(name, target)
        for sheet in self.sheets:
            self._sheet(sheet, values)
        if self._attach is not None:
            self._attach(self._book)
        self._book.close()
        return buffer.getvalue()

    def _sheet(self, sheet: PlacedSheet, values: Mapping[tuple[str, int, int], Scalar]) -> None:
        page = self._book.add_worksheet(sheet.name, Page)
        page.set_tab_color("#" + GROUPS[sheet.spec.group])
        page.hide_gridlines(2)
        if sheet.spec.hidden:
            page.hide()
        for col, width in enumerate(sheet.spec.widths):
            page.set_column(col, col, width)
        for table in sheet.tables:
            _fold(page, sheet, table)
        if sheet.narrow:
            left, right = sheet.narrow
            page.set_column(left - 2, left - 2, 2)
            page.set_column(left - 1, right - 1, 2.3)
        set_heights(page, sheet, values)
        for table in sheet.tables:
            self._table(page, table)
        for (row, col), spot in sheet.spots.items():
            self._spot(page, row, col, spot, values.get((sheet.name, row, col)))
        self._links(page, sheet)
        for named in sheet.fields:
            self._book.define_name(named.name, absolute(sheet.name, named.row, named.col))
        for name, (row, col) in sheet.leaf_names.items():
            self._book.define_name(name, absolute(sheet.name, row, col))
        decorate.decorate(self._book, page, sheet, self._resolver, self.format)
        decorate.panes_and_print(page, sheet, self._heading)

    def _links(self, page: xlsxwriter.worksheet.Worksheet, sheet: PlacedSheet) -> None:
        for (row, col), target in sheet.links.items():
            spot = sheet.spots[row, col]
            look = self.format(style(spot) | LINKED)
            page.write_url(row - 1, col - 1, f"internal:{target}", look, str(spot.value), TIP)

    def _table(self, page: xlsxwriter.worksheet.Worksheet, table: PlacedTable) -> None:
        columns = []
        for column in table.columns:
            spec: dict[str, object] = {"header": column.heading}
            live = column.column.kind is Kind.NATIVE or (column.column.kind is Kind.LEAF and self._leaves)
            spot = Spot("cell", column.column.kind, column.column.fmt)
            spec["format"] = self.format(style(spot))
            spec["header_format"] = self.format(style(Spot("header", fmt=column.column.fmt)))
            if live:
                spec["formula"] = "=" + table.formulas[column.key]
            columns.append(spec)
        area = (table.header - 1, 0, table.last - 1, len(table.columns) - 1)
        page.add_table(*area, {"name": table.name, "style": None, "columns": columns})

    def _spot(self, page: xlsxwriter.worksheet.Worksheet, row: int, col: int, spot: Spot, computed: Scalar) -> None:
        look = self.format(style(spot))
        at = (row - 1, col - 1)
        if spot.formula and (spot.kind is not Kind.LEAF or self._leaves):
            page.write_formula(*at, "=" + spot.formula, look, _cached(computed))
            return
        value = computed if spot.formula else spot.value
        if value is None or value == "":  # an empty text would be put back as an empty cell by any program
            page.write_blank(*at, None, look)
        elif isinstance(value, bool):
            page.write_boolean(*at, value, look)
        elif isinstance(value, float):
            page.write_number(*at, value, look)
        else:
            page.write_string(*at, value.code if isinstance(value, ErrorValue) else value, look)

    def format(self, look: Style) -> object:
        """Return one format object per look, shared by all cells that have it (cellformat)."""
        key = repr(sorted(look.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _fold(page: xlsxwriter.worksheet.Worksheet, sheet: PlacedSheet, table: PlacedTable) -> None:
    """Hide columns under a + that stands above the column before them (fäll in kolumner)."""
    if not table.spec.folded:
        return
    page.outline_settings(symbols_right=False)
    for first, last in table.spec.folded:
        left, right = table.col(first) - 1, table.col(last) - 1
        page.set_column(left - 1, left - 1, sheet.spec.widths[left - 1], None, {"collapsed": True})
        for col in range(left, right + 1):
            page.set_column(col, col, sheet.spec.widths[col], None, {"level": 1, "hidden": True})


def _cached(value: Scalar) -> object:
    """Return a formula's stored result as XlsxWriter takes it (lagrat värde)."""
    if value is None:
        return ""
    return value.code if isinstance(value, ErrorValue) else value
