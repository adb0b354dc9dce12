"""Nothing that is shown is cut off: texts measured in the workbook's font against the room they have."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.utils import get_column_letter
from PIL import ImageFont
from support.machine import CARLITO
from support.workbooks import Book, example

pytestmark = pytest.mark.usefixtures("carlito")
PIXELS_PER_UNIT, PADDING, INDENT = 7, 5, 9
DEFAULT_WIDTH = 8.43


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


def text_pixels(cell: Any, text: str) -> float:  # noqa: ANN401
    """Measure a text at 96 dpi in Carlito, which has Calibri's widths."""
    name = "Carlito-Bold.ttf" if cell.font.bold else "Carlito-Regular.ttf"
    return ImageFont.truetype(str(CARLITO / name), round(cell.font.size * 96 / 72)).getlength(text)


def column_pixels(sheet: Any, column: int) -> float:  # noqa: ANN401
    letter = get_column_letter(column)
    for key, dimension in sheet.column_dimensions.items():
        if key == letter or (dimension.min or 0) <= column <= (dimension.max or -1):
            return int(dimension.width * PIXELS_PER_UNIT)
    return DEFAULT_WIDTH * PIXELS_PER_UNIT


def room(sheet: Any, cell: Any) -> float:  # noqa: ANN401
    """Return the pixels a text may take: its own column and, left-aligned, the empty ones to the right."""
    pixels = column_pixels(sheet, cell.column) - PADDING - INDENT * (cell.alignment.indent or 0)
    column = cell.column + 1
    while (
        cell.alignment.horizontal != "right"
        and sheet.cell(cell.row, column).value is None
        and column < cell.column + 30
    ):
        pixels += column_pixels(sheet, column)
        column += 1
    return pixels


def lines_needed(sheet: Any, cell: Any) -> int:  # noqa: ANN401
    """Count the lines a wrapped text takes, breaking at spaces only; a word that is too wide counts as cut."""
    width = column_pixels(sheet, cell.column) - PADDING - INDENT * (cell.alignment.indent or 0)
    lines, used = 1, 0.0
    for word in str(cell.value).split():
        pixels = text_pixels(cell, word + " ")
        if text_pixels(cell, word) > width:
            return 99
        if used and used + text_pixels(cell, word) > width:
            lines, used = lines + 1, 0.0
        used += pixels
    return lines


def test_single_line_texts_fit(book: Book) -> None:
    cut = []
    for sheet in book.raw.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                plain = isinstance(cell.value, str) and cell.value and not cell.alignment.wrap_text
                if plain and text_pixels(cell, cell.value) > room(sheet, cell):
                    cut.append(f"{sheet.title}!{cell.coordinate} {cell.value!r}")
    assert cut == []


def test_headings_fit_their_row(book: Book) -> None:
    cut = []
    for sheet in book.raw.worksheets:
        for table in sheet.tables.values():
            for cell in sheet[table.ref][0]:
                height = sheet.row_dimensions[cell.row].height
                if lines_needed(sheet, cell) * 15 > height + 3:
                    cut.append(f"{sheet.title}!{cell.coordinate} {cell.value!r}")
    assert cut == []


def test_numbers_fit_their_columns(book: Book) -> None:
    """A number that does not fit shows as ###."""
    cut = []
    for sheet in book.raw.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                visible = cell.number_format != ";;;" and not cell.is_date
                if visible and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                    shown = (
                        f"▼ -{abs(cell.value):,.1f}" if "0.0" in cell.number_format else f"▼ -{abs(cell.value):,.0f}"
                    )
                    if text_pixels(cell, shown) > column_pixels(sheet, cell.column):
                        cut.append(f"{sheet.title}!{cell.coordinate} {shown}")
    assert cut == []
