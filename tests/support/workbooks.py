"""Workbooks for tests: the example built once, and cells read by table, row and heading with an independent reader."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from snit_xl.actions.build_workbook import EXAMPLE, build_example, example_content
from snit_xl.domain.problems import Problem
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout

BUILT_AT = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
PUBLISHED = Path(__file__).parent.parent / "data" / "published"


@cache
def example(*, updated: bool = True) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the 2017 example's bytes and what is found in it."""
    return build_example(BUILT_AT, updated=updated)


def example_inputs() -> Content:
    """Return the 2017 example's content with its books read in, the caller's own to change."""
    return deepcopy(_read_once())


@cache
def _read_once() -> Content:
    return example_content(committee_layout(EXAMPLE), BUILT_AT)


@dataclass(frozen=True)
class Book:
    """A workbook read by openpyxl, values as any other program would see them."""

    raw: Any

    @classmethod
    def of(cls, content: bytes | Path) -> Book:
        source = io.BytesIO(content) if isinstance(content, bytes) else content
        return cls(openpyxl.load_workbook(source, data_only=True))

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return a table's rows by heading."""
        for sheet in self.raw.worksheets:
            if table in sheet.tables:
                grid = [[cell.value for cell in row] for row in sheet[sheet.tables[table].ref]]
                return [dict(zip(grid[0], row, strict=True)) for row in grid[1:]]
        raise KeyError(table)

    def filled(self, table: str) -> list[dict[str, Any]]:
        """Return a table's rows without those that are left empty for more."""
        return [row for row in self.rows(table) if any(value not in {None, ""} for value in row.values())]

    def row(self, table: str, **wanted: object) -> dict[str, Any]:
        """Return the one row whose cells under some headings hold these values."""
        found = [r for r in self.rows(table) if all(r[key.replace("_", " ")] == v for key, v in wanted.items())]
        assert len(found) == 1, f"{table} {wanted}: {len(found)} rows"
        return found[0]

    def named(self, name: str) -> Any:  # noqa: ANN401
        """Return the value of a defined name's cell."""
        sheet, ref = next(iter(self.raw.defined_names[name].destinations))
        return self.raw[sheet][ref.replace("$", "")].value

    def below(self, table: str, heading: str) -> Any:  # noqa: ANN401
        """Return the cell right under a table's column: its sum."""
        for sheet in self.raw.worksheets:
            if table in sheet.tables:
                area = sheet[sheet.tables[table].ref]
                column = [cell.value for cell in area[0]].index(heading)
                last = area[-1][column]
                return sheet.cell(last.row + 1, last.column).value
        raise KeyError(table)
