"""Where Excel for Windows and for Mac differ (Excels egna objekt): values as stored, protection, hidden sheets.

Windows is COM through pywin32: `Value2` gives numbers and dates as floats, an error cell as the integer of its COM
code, and never any other integer. Mac is Apple events through appscript: an error cell has no value and only shows its
name as text.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from snit_xl.hosts.excel.live import LiveBook, LiveRange, LiveSheet
from snit_xl.workbook.view import ErrorValue, Scalar

MAC = sys.platform == "darwin"
VERY_HIDDEN = 2
_COM_ERRORS = -2146828288  # what Excel adds to an error's number, 2000 and up
_UNKNOWN = "#UNKNOWN!"
ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: _UNKNOWN,
    2049: "#FIELD!",
    2050: "#CALC!",
}
_CODES = frozenset(ERRORS.values())
Grid = tuple[tuple[Any, ...], ...]


def values_of(cells: LiveRange) -> tuple[tuple[Scalar, ...], ...]:
    """Return a range's values as cells hold them (cellvärden): dates as serial numbers, errors as error values."""
    if MAC:
        shown = grid(cells.api.string_value.get())
        stored = grid(cells.api.value2.get())
        return tuple(
            tuple(_on_mac(value, text) for value, text in zip(row, texts, strict=True))
            for row, texts in zip(stored, shown, strict=True)
        )
    return tuple(tuple(_on_windows(value) for value in row) for row in grid(cells.api.Value2))


def formulas_of(cells: LiveRange) -> tuple[tuple[str, ...], ...]:
    """Return what a range's cells show in the formula bar (formler), in English; constants as their text."""
    return tuple(tuple("" if content is None else str(content) for content in row) for row in grid(cells.formula))


def grid(found: Any) -> Grid:  # noqa: ANN401 - whatever the program hands over
    """Return rows of cells, whatever the program makes of a single cell or a single row (rutnät)."""
    if not isinstance(found, list | tuple):
        return ((found,),)
    if not found or not isinstance(found[0], list | tuple):
        return (tuple(found),)
    return tuple(tuple(row) for row in found)


def _on_windows(value: Any) -> Scalar:  # noqa: ANN401
    if isinstance(value, int) and not isinstance(value, bool):
        return ErrorValue(ERRORS.get(value - _COM_ERRORS, _UNKNOWN))
    return value if value is None or isinstance(value, bool | str) else float(value)


def _on_mac(value: Any, shown: Any) -> Scalar:  # noqa: ANN401
    if isinstance(value, bool | str):
        return value or None
    if isinstance(value, int | float):
        return float(value)
    return ErrorValue(shown) if shown in _CODES else None


def is_protected(sheet: LiveSheet) -> bool:
    """Tell whether a sheet's cells are locked for us too (skyddat blad)."""
    if MAC:
        return bool(sheet.api.protect_contents.get())
    return bool(sheet.api.ProtectContents and not sheet.api.ProtectionMode)


def has_protected_structure(book: LiveBook) -> bool:
    """Tell whether sheets can't be added (skyddad struktur)."""
    return bool(book.api.protect_structure.get() if MAC else book.api.ProtectStructure)


def full_name(book: LiveBook) -> str:
    """Return a workbook's path or address with its name (fullständigt namn), as Excel has it."""
    return str(book.api.full_name.get() if MAC else book.api.FullName)


def counts_from_1904(book: LiveBook) -> bool:
    """Tell whether the workbook counts days from 1904 (1904 års datumsystem)."""
    return bool(book.api.date_1904.get() if MAC else book.api.Date1904)


def hide(sheet: LiveSheet) -> None:
    """Hide a sheet (dölj blad), on Windows so that only VBA can show it again."""
    if MAC:
        sheet.visible = False  # type: ignore[attr-defined] # xlwings turns it into appscript's own word
    else:
        sheet.api.Visible = VERY_HIDDEN


def save_copy(book: LiveBook, path: Path) -> None:
    """Save a copy of an open workbook as it stands (spara kopia); the workbook itself stays open as it was."""
    book.api.SaveCopyAs(str(path))
