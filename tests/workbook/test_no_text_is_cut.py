"""Nothing that is shown is cut off: texts measured in the workbook's font against the room they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from openpyxl.utils import get_column_letter
from PIL import ImageFont
from support.machine import CARLITO
from support.workbooks import BUILT_AT, Book, example

from snit_xl.actions.build_workbook import build_committee
from snit_xl.workbook.styles import INPUT_FILL
from snit_xl.workbook.template import Committee

pytestmark = pytest.mark.usefixtures("carlito")
PIXELS_PER_UNIT, PADDING, INDENT = 7, 5, 9
DEFAULT_WIDTH = 8.43
BROKEN = 99  # lines, of a text with a word that is too wide


LONG_NAMES = ("Upplands Väsby", "Upplands-Bro", "Österåker", "Sigtuna")
DEPARTMENTS = ("Räddningstjänst och säkerhet", "Växel och telefoni")


def built(*towns: str) -> Book:
    return Book.of(build_committee(Committee(towns, DEPARTMENTS, 2026), BUILT_AT)[0])


@pytest.fixture(scope="module", params=["2017", "two", "three", "four"])
def book(request: pytest.FixtureRequest) -> Book:
    """Return the example and new workbooks of committees of any size."""
    counts = {"two": 2, "three": 3, "four": 4}
    return built(*LONG_NAMES[: counts[request.param]]) if request.param in counts else Book.of(example()[0])


def shown(book: Book) -> Iterator[tuple[Any, Any]]:
    """Give every cell that can be seen, with its sheet."""
    for sheet in book.raw.worksheets:
        for row in sheet.iter_rows() if sheet.sheet_state == "visible" else ():
            yield from ((sheet, cell) for cell in row)


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
    """Count the lines a wrapped text takes, breaking at spaces and hyphens; a word that is too wide counts as cut."""
    width = column_pixels(sheet, cell.column) - PADDING - INDENT * (cell.alignment.indent or 0)
    lines, used = 1, 0.0
    for word in str(cell.value).replace("-", "- ").split():
        pixels = text_pixels(cell, word + " ")
        if text_pixels(cell, word) > width:
            return BROKEN
        if used and used + text_pixels(cell, word) > width:
            lines, used = lines + 1, 0.0
        used += pixels
    return lines


def test_single_line_texts_fit(book: Book) -> None:
    cut = []
    for sheet, cell in shown(book):
        plain = isinstance(cell.value, str) and cell.value and not cell.alignment.wrap_text
        if plain and text_pixels(cell, cell.value) > room(sheet, cell):
            cut.append(f"{sheet.title}!{cell.coordinate} {cell.value!r}")
    assert cut == []


def test_what_stands_in_a_yellow_cell_stays_within_it(book: Book) -> None:
    """A text that runs out over white cells looks as if the yellow one held only its beginning."""
    outside = []
    for sheet, cell in shown(book):
        yellow = cell.fill.fgColor.rgb == "FF" + INPUT_FILL[1:] and isinstance(cell.value, str)
        if yellow and not cell.alignment.wrap_text:
            own = column_pixels(sheet, cell.column) - PADDING - INDENT * (cell.alignment.indent or 0)
            if text_pixels(cell, cell.value) > own:
                outside.append(f"{sheet.title}!{cell.coordinate} {cell.value!r}")
    assert outside == []


def test_no_word_is_wider_than_the_column_that_wraps_it(book: Book) -> None:
    broken = [
        f"{sheet.title}!{cell.coordinate} {cell.value!r}"
        for sheet, cell in shown(book)
        if isinstance(cell.value, str) and cell.alignment.wrap_text and lines_needed(sheet, cell) == BROKEN
    ]
    assert broken == []


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
    for sheet, cell in shown(book):
        visible = cell.number_format != ";;;" and not cell.is_date
        if visible and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            text = f"▼ -{abs(cell.value):,.1f}" if "0.0" in cell.number_format else f"▼ -{abs(cell.value):,.0f}"
            if text_pixels(cell, text) > column_pixels(sheet, cell.column):
                cut.append(f"{sheet.title}!{cell.coordinate} {text}")
    assert cut == []
