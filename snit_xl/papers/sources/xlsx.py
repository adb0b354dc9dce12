"""Workbooks (.xlsx): each sheet's rows with their cells; a blank row or a lone text parts its tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from snit_xl.papers.document import Document, Line

MOST_ROWS = 20_000
MOST_CELLS = 40


def read_xlsx(name: str, data: bytes) -> Document:
    """Read a workbook's sheets in order (läs arbetsbok)."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - loaded when a workbook is read

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines: list[Line] = []
    for sheet in book.sheet_names:
        lines += _lines(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[:MOST_ROWS], len(lines))
    return Document(name, tuple(lines))


def _lines(sheet: str, rows: Sequence[Sequence[object]], before: int) -> Iterator[Line]:
    grid = before + 1
    for number, row in enumerate(rows, 1):
        cells = tuple(_text(value) for value in row[:MOST_CELLS])
        filled = [cell for cell in cells if cell]
        where = f"{sheet}, rad {number}"
        if len(filled) < 2:
            grid = before + number + 1
            yield Line("".join(filled), where)
        else:
            yield Line("  ".join(filled), where, cells, grid)


def _text(value: object) -> str:
    """Return a cell as text (cellens text): numbers in plain digits, to the hundredth."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        if abs(value) > 1e12 or value != value:  # noqa: PLR0124 - only NaN differs from itself
            return ""
        rounded = round(Decimal(str(value)), 2)
        return f"{rounded.normalize():f}".replace(".", ",")
    return " ".join(str(value).split())
