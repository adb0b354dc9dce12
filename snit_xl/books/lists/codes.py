"""Accounts, units, periods and labels as cells write them (koder): each cell text is judged once and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import partial
from typing import TypeVar

from snit_xl.books.lists.cells import Cell, CellFault, text_of
from snit_xl.books.lists.dates import When, from_cell, read_when
from snit_xl.books.lists.vocabulary import LABEL_HINT, OPENING_LABEL, TOTAL_LABEL

_ACCOUNT = re.compile(r"'?([0-9]{3,10})(?:(?:\s*[-–:,]\s*|\s+)([^0-9].*))?", re.DOTALL)
_CODE_AND_NAME = re.compile(r"([0-9]{2,}[0-9A-Za-z]*)(?:\s+[-–:]\s*|\s*[-–:]\s+|\s+)([^\W\d_].*)", re.DOTALL)
_REMEMBERED = 50_000
V = TypeVar("V")


class Kind(Enum):
    """What a row is (radslag)."""

    DATA = "data"
    TOTAL = "total"
    HEADER = "header"
    OPENING = "opening"
    TEXT = "text"
    BLANK = "blank"
    FAULT = "fault"


class _Remembering(dict[Cell, V]):
    """Judges cells, each text once (minne); it forgets before it grows without bound."""

    def __init__(self, judge: Callable[[Cell], V]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, cell: Cell) -> V:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[cell] = self._judge(cell)
        return found


class CodeReader:
    """Reads the code cells of one list (kodläsare)."""

    def __init__(self) -> None:
        self.account = _Remembering(read_account)
        self.unit = _Remembering(read_unit)
        self.period = _Remembering(_when)
        self.day = _Remembering(partial(_when, days=True))
        self.label = _Remembering(lambda cell: label_kind(text_of(cell)))


def read_account(cell: Cell) -> tuple[str, str] | None:
    """Read an account and, where it stands in the same cell, its name (konto): "5010", "5010 Löner"; else None."""
    match = None if isinstance(cell, bool | CellFault) else _ACCOUNT.fullmatch(text_of(cell))
    return (match[1], (match[2] or "").strip()) if match else None


def read_unit(cell: Cell) -> str:
    """Read a unit's code (ansvar): "1200 IT-avdelningen" is unit 1200."""
    text = text_of(cell)
    match = _CODE_AND_NAME.fullmatch(text)
    return match[1] if match else text


def label_kind(text: str) -> Kind | None:
    """Tell whether a text marks a total or an opening balance (summarad, ingående balans)."""
    small = text.casefold()
    if not LABEL_HINT.search(small):
        return None
    if OPENING_LABEL.fullmatch(small):
        return Kind.OPENING
    return Kind.TOTAL if TOTAL_LABEL.fullmatch(small) else None


def first_label(texts: Sequence[str]) -> Kind | None:
    """Return what the first text that marks anything marks (etikett)."""
    return next((found for text in texts if (found := label_kind(text))), None)


def year_of(cell: Cell) -> int:
    """Read a year (år), 0 where the cell holds none."""
    if isinstance(cell, date):
        return cell.year
    text = text_of(cell)
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0


def _when(cell: Cell, *, days: bool = False) -> When | None:
    return from_cell(cell) if isinstance(cell, date) else read_when(text_of(cell), days=days)
