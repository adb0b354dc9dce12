"""Workbooks (.xlsx): each shown sheet's rows with their cells; a blank row or a lone text parts its tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from snit_xl.papers.document import Document, Line
from snit_xl.papers.sources.archive import TOO_LARGE, is_too_large

MOST_CELLS = 40
MIDNIGHT = time(0)


def read_xlsx(name: str, data: bytes) -> Document | str:
    """Read a workbook's sheets in order (läs arbetsbok); hidden ones aren't part of the paper."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - when it is needed

    if is_too_large(data):
        return TOO_LARGE
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines: list[Line] = []
    for sheet in book.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            lines += _lines(sheet.name, rows, len(lines))
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
    if isinstance(value, datetime) and value.time() == MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
