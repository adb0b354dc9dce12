"""A workbook as every host presents it (arbetsboken i minnet): cells, tables and names, nothing else.

Rows and columns are 1-based, as the user counts them. Numbers are floats exactly as the spreadsheet program holds
them; money becomes Decimal when the model is read. Dates are serial numbers. An empty cell is absent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from snit_xl.domain.errors import MisuseError


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A spreadsheet error value (felvärde) such as #DIV/0!; `code` is the English spelling used in files."""

    code: str


Scalar = float | str | bool | ErrorValue | None


class Cell(NamedTuple):
    """One cell's value and, where it has one, its formula in English without the leading equals sign (cell).

    Cells and areas are made by the thousand and looked up by the ten thousand: as named tuples both are quick.
    """

    value: Scalar = None
    formula: str | None = None


class Area(NamedTuple):
    """A rectangle of cells on one sheet (område), inclusive, 1-based."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """The rows of the area, top to bottom (rader)."""
        return range(self.top, self.bottom + 1)

    @property
    def cols(self) -> range:
        """The columns of the area, left to right (kolumner)."""
        return range(self.left, self.right + 1)


@dataclass(frozen=True, slots=True)
class TableArea:
    """An Excel table (tabell): `area` covers the data rows only; the header stands on `header_row`."""

    name: str
    area: Area
    header_row: int
    columns: tuple[str, ...]

    def column(self, heading: str) -> Area:
        """Return the data cells under one heading (kolumnens celler); unknown heading is misuse."""
        if heading not in self.columns:
            raise MisuseError(f"table {self.name} has no column {heading!r}")
        col = self.area.left + self.columns.index(heading)
        return Area(self.area.sheet, self.area.top, col, self.area.bottom, col)


@dataclass(slots=True)
class WorkbookView:
    """Cells, tables and defined names of one workbook (vy), keyed by sheet name and (row, column).

    `names` holds the defined names that refer to one rectangle; others (formulas, constants, print areas) are left out.
    `arrays` holds the extent of each array formula by the cell in its top left corner, which alone holds the formula;
    hosts whose program computes the formulas itself leave it empty.
    """

    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    tables: dict[str, TableArea] = field(default_factory=dict)
    names: dict[str, Area] = field(default_factory=dict)
    date1904: bool = False
    arrays: dict[tuple[str, int, int], Area] = field(default_factory=dict)

    def cell(self, sheet: str, row: int, col: int) -> Cell:
        """Return a cell, an empty one where nothing stands (läs cell)."""
        return self.cells.get(sheet, {}).get((row, col), EMPTY)


EMPTY = Cell()


def column_letter(col: int) -> str:
    """Return the letters of a 1-based column number (kolumnbokstav): 1 → A, 28 → AB."""
    letters = ""
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, col: int) -> str:
    """Return a cell's name as the user sees it (cellnamn): (12, 6) → F12."""
    return f"{column_letter(col)}{row}"


def cell_position(name: str) -> tuple[int, int]:
    """Return row and column of a cell's name (cellens läge): F12 → (12, 6)."""
    letters = name.rstrip("0123456789")
    col = 0
    for letter in letters:
        col = col * 26 + ord(letter) - 64
    return int(name[len(letters) :]), col


@dataclass(frozen=True, slots=True)
class CellWrite:
    """One cell to write (cellskrivning).

    `formula` set means: put this formula there, `value` being its cached result.
    """

    sheet: str
    row: int
    col: int
    value: Scalar
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class TableRows:
    """All data rows of a result list (resultatlista) such as Kontroller: the table grows or shrinks to fit them."""

    table: str
    rows: tuple[tuple[Scalar, ...], ...]


@dataclass(frozen=True, slots=True)
class Writes:
    """What an action wants written (skrivningar): single cells, and result lists that change length."""

    cells: tuple[CellWrite, ...] = ()
    lists: tuple[TableRows, ...] = ()
