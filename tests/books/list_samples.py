"""Lists as accounting systems export them, written by the tests themselves (provlistor)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from snit_xl.books.ledger import Ledger

Cell = str | float | date | None
Row = Sequence[Cell]
DAY = "yyyy-mm-dd"


def text_list(
    folder: Path,
    text: str,
    *,
    name: str = "lista.csv",
    encoding: str = "utf-8",
    newline: str = "\r\n",
) -> Path:
    """Write a text list as it stands, its indentation taken away (textlista)."""
    path = folder / name
    lines = [line.strip() for line in text.strip().splitlines()]
    path.write_bytes((newline.join(lines) + newline).encode(encoding))
    return path


def csv_list(folder: Path, rows: Iterable[Sequence[str]], *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """Write rows of texts as a text list (textlista ur rader)."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(rows)
    path = folder / "lista.csv"
    path.write_bytes(held.getvalue().encode(encoding))
    return path


def workbook_list(
    folder: Path, sheets: dict[str, Sequence[Row]], *, name: str = "lista.xlsx", epoch_1904: bool = False
) -> Path:
    """Write sheets of rows as an Excel workbook (Excel-lista); a text that begins with "#" is an error value."""
    path = folder / name
    book = xlsxwriter.Workbook(path, {"date_1904": epoch_1904})
    days = book.add_format({"num_format": DAY})
    for sheet, rows in sheets.items():
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(at, column, cell, days)
                elif isinstance(cell, str) and cell.startswith("#"):
                    page.write_formula(at, column, "=NA()", None, cell)
                elif isinstance(cell, str):
                    page.write_string(at, column, cell)
                elif cell is not None:
                    page.write_number(at, column, cell)
    book.close()
    return path


def kronor(ledger: Ledger) -> dict[tuple[int, int, str, str, str], tuple[float, float]]:
    """Return what the ledger holds as an accountant reads it: outcome and budget in kronor by key."""
    return {tuple(key): (held.actual / 100, held.budget / 100) for key, held in ledger.lines.items()}  # type: ignore[misc]


def codes(ledger: Ledger) -> list[str]:
    """Return the codes of what was said about a list, in order."""
    return [found.code for found in ledger.problems]
