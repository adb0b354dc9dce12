"""Workbooks edited as a user would edit them, for the tests of the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from snit_xl.cli import main

WHO = "ekonom"
NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - the host's moments are local, without a zone
Value = float | str | datetime | None


def run(*argv: str | Path, now: datetime = NOW) -> int:
    """Run one command with a fixed user and clock."""
    return main([str(argument) for argument in argv], who=WHO, now=now)


class Book:
    """A workbook opened with openpyxl: cells by table and heading, fields by defined name."""

    def __init__(self, path: Path, *, values: bool = False) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path, data_only=values)

    def save(self) -> None:
        self.book.save(self.path)

    def field(self, name: str) -> Cell:
        sheet, spot = next(iter(self.book.defined_names[name].destinations))
        return self.book[sheet][spot.replace("$", "")]

    def table(self, name: str) -> tuple[Worksheet, Table]:
        return next((sheet, sheet.tables[name]) for sheet in self.book.worksheets if name in sheet.tables)

    def cell(self, name: str, heading: str, row: int = 0) -> Cell:
        """Return a cell of a data row, counted from 0."""
        sheet, table = self.table(name)
        left, top, _, _ = range_boundaries(table.ref)
        return sheet.cell(top + 1 + row, left + table.column_names.index(heading))

    def rows(self, name: str) -> list[dict[str, object]]:
        sheet, table = self.table(name)
        left, top, right, bottom = range_boundaries(table.ref)
        return [
            {
                heading: sheet.cell(row, left + n).value
                for n, heading in enumerate(table.column_names[: right - left + 1])
            }
            for row in range(top + 1, bottom + 1)
        ]

    def fill(self, name: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Type values into the table's rows from the top."""
        for number, values in enumerate(rows):
            for heading, value in values.items():
                self.cell(name, heading, number).value = value

    def grow(self, name: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Move the table to free cells under everything on its sheet and add rows to it there."""
        sheet, table = self.table(name)
        left, top, right, bottom = range_boundaries(table.ref)
        new_top = sheet.max_row + 3
        for row in range(top, bottom + 1):
            for col in range(left, right + 1):
                sheet.cell(new_top + row - top, col).value = sheet.cell(row, col).value
        end = new_top + bottom - top
        for number, values in enumerate(rows, end + 1):
            for heading, value in values.items():
                sheet.cell(number, left + table.column_names.index(heading)).value = value
        table.ref = f"{get_column_letter(left)}{new_top}:{get_column_letter(right)}{end + len(rows)}"
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref
