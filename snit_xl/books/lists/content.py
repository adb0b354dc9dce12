"""What a column holds, judged by its cells (kolumnens innehåll)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from snit_xl.books.lists.cells import Cell, CellFault, text_of
from snit_xl.books.lists.codes import label_kind
from snit_xl.books.lists.dates import read_when
from snit_xl.books.lists.numbers import NO_NUMBER, read_number

_ACCOUNT = re.compile(r"'?[1-9]\d{3,7}(?:\s*[-–: ]\s*\D.*)?", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"0?[1-9]|1[0-3]")
_MOSTLY = 0.5
_MOST_CELLS = 3_000
_ACCOUNT_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Content:
    """The share of a column's filled cells that could be each thing (innehåll), 0–1, and how many are filled."""

    filled: int = 0
    accounts: float = 0.0
    numbers: float = 0.0
    periods: float = 0.0
    dates: float = 0.0
    years: float = 0.0
    months: float = 0.0
    texts: float = 0.0
    distinct: int = 0
    negative: int = 0
    fraction: bool = False

    def mostly(self, share: float) -> bool:
        """Tell whether a share is most of the column (mestadels); an empty column speaks against nothing."""
        return not self.filled or share >= _MOSTLY


def content_of(cells: Sequence[Cell]) -> Content:
    """Judge a column by its cells (bedöm kolumn); the first thousands speak for the rest."""
    held = [cell for cell in cells if (text := text_of(cell)) and not label_kind(text)][:_MOST_CELLS]
    if not held:
        return Content()
    texts = [text_of(cell) for cell in held]
    numbers = [_number(cell) for cell in held]
    whens = [None if isinstance(cell, date) else read_when(text) for cell, text in zip(held, texts, strict=True)]
    days = sum(
        isinstance(cell, date) or (when is not None and when.day is not None)
        for cell, when in zip(held, whens, strict=True)
    )
    count = len(held)
    periods = sum(
        when is not None and when.year > 0 and when.day is None and len(text) > _ACCOUNT_LENGTH
        for when, text in zip(whens, texts, strict=True)
    )  # four digits are sooner an account
    return Content(
        count,
        _share(_ACCOUNT, texts),
        sum(number is not None for number in numbers) / count,
        periods / count,
        days / count,
        _share(_YEAR, texts),
        sum(
            bool(_MONTH.fullmatch(text)) or (when is not None and not when.year)
            for text, when in zip(texts, whens, strict=True)
        )
        / count,
        sum(any(letter.isalpha() for letter in text) for text in texts) / count,
        len(set(texts)),
        sum(number is not None and number < 0 for number in numbers),
        any(number is not None and number != int(number) for number in numbers),
    )


def _share(shape: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(bool(shape.fullmatch(text)) for text in texts) / len(texts)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool | CellFault) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    found = read_number(cell)
    if found is NO_NUMBER:
        return None
    amount = found.comma if found.comma is not None else found.point
    return None if amount is None else float(amount)
