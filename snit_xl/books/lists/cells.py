"""The cells of a list and where they come from (celler): sheets of rows, whatever the file's format is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from snit_xl.books.refusals import BooksRefusedError
from snit_xl.domain.problems import Place, Value, problem


class CellFault(NamedTuple):
    """An error value, or a formula that was never computed (felvärde): as the user sees it."""

    text: str


Cell = str | float | int | bool | date | time | timedelta | CellFault | None
Row = tuple[int, Sequence[Cell]]  # line or row number from 1, and its cells


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest list that is opened (gränser); bytes as stored and as unpacked, cells in one sheet."""

    file_bytes: int = 2_000_000_000
    workbook_bytes: int = 100_000_000
    unpacked_bytes: int = 400_000_000
    ratio: int = 200
    ratio_floor: int = 1_000_000
    parts: int = 5_000
    cells: int = 12_000_000
    line: int = 1_000_000
    columns: int = 1_000


DEFAULT_LIMITS = Limits()


class ListFile(Protocol):
    """An opened list (öppnad lista); a text file has one sheet, named "" ."""

    delimiter: str
    encoding: str

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the visible sheets with anything in them (blad)."""

    def rows(self, sheet: str) -> Iterator[Row]:
        """Give the rows of a sheet from the top (rader)."""

    def done(self) -> float:
        """Return how much of the rows has been given, 0–1 (andel läst)."""


def refused(code: str, path: Path, *, line: int = 0, **values: Value) -> BooksRefusedError:
    """Build the refusal of a list (avvisad lista); the caller raises it."""
    return BooksRefusedError(problem(code, Place(file=path.name, line=line), **values))


def text_of(cell: Cell) -> str:
    """Return a cell as a code or a name is read (celltext): 5010.0 is "5010", a date as it is written."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, CellFault):
        return cell.text
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell)
