"""Shared formulas (delade formler): the text is stored once and holds for the dependents with its references moved."""

from __future__ import annotations

import re
from collections.abc import Callable

from snit_xl.hosts.file.refs import MAX_COL, MAX_ROW, column_number
from snit_xl.workbook.view import column_letter

_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_PIECES = re.compile(
    rf"""
      (?P<text>"(?:[^"]|"")*")
    | (?P<quoted>'(?:[^']|'')*'!?)
    | (?P<brackets>{_BRACKETS})
    | (?P<error>\#[A-Z0-9/_]+[!?]?)
    | (?P<rows>\$?[0-9]+:\$?[0-9]+(?![\w.]))
    | (?P<cols>\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}(?![\w.!(\[$]))
    | (?P<word>[\w.\\?$]+(?:[!(]|{_BRACKETS})?)
    """,
    re.VERBOSE,
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})")
_ROW = re.compile(r"(\$?)([0-9]+)")
_COLUMN = re.compile(r"(\$?)([A-Za-z]{1,3})")
_LOST = "#REF!"


def translated(formula: str, rows: int, cols: int) -> str:
    """Return a formula moved by rows and columns (flyttad formel): relative references follow, absolute ones stay.

    Texts, sheet names, structured references and function names are left alone. A reference moved off the sheet
    becomes #REF!, as in the spreadsheet programs.
    """

    def moved(found: re.Match[str]) -> str:
        piece = found[0]
        if found["rows"]:
            return _pair(piece, lambda end: _moved_row(end, rows))
        if found["cols"]:
            return _pair(piece, lambda end: _moved_column(end, cols))
        return _moved_cell(piece, rows, cols) if found["word"] else piece

    return _PIECES.sub(moved, formula)


def _pair(piece: str, move: Callable[[str], str | None]) -> str:
    first, second = (move(end) for end in piece.split(":"))
    return _LOST if first is None or second is None else f"{first}:{second}"


def _moved_row(end: str, by: int) -> str | None:
    found = _ROW.fullmatch(end)
    if found is None or found[1]:
        return end
    row = int(found[2]) + by
    return str(row) if 1 <= row <= MAX_ROW else None


def _moved_column(end: str, by: int) -> str | None:
    found = _COLUMN.fullmatch(end)
    if found is None or found[1]:
        return end
    col = column_number(found[2]) + by
    return column_letter(col) if 1 <= col <= MAX_COL else None


def _moved_cell(word: str, rows: int, cols: int) -> str:
    found = _CELL.fullmatch(word)
    if found is None or not column_number(found[2]) or int(found[4]) > MAX_ROW:
        return word
    column, row = _moved_column(found[1] + found[2], cols), _moved_row(found[3] + found[4], rows)
    return _LOST if column is None or row is None else column + row
