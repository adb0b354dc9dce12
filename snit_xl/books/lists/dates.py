"""Periods and dates as lists write them (period och datum): "2017-08-31", "170831", 201708, "aug 2017", "Aug-17"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1990, 2099
LAST_PERIOD = 13
_CENTURY_TURNS = 70  # a two-digit year below is in this century

_FULL = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_ENGLISH = {"may": 5, "oct": 10, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "august": 8}
_ENGLISH |= {"october": 10}
_SWEDISH = {name[:cut]: at for at, name in enumerate(_FULL, 1) for cut in (3, 4, len(name)) if cut <= len(name)}
MONTH_NAMES: Mapping[str, int] = MappingProxyType(
    dict(sorted((_SWEDISH | _ENGLISH).items(), key=lambda item: -len(item[0])))
)


class When(NamedTuple):
    """When an amount belongs (tid): year 0 where the text names a month only; month 0 is an opening balance."""

    year: int
    month: int
    day: date | None = None


_NAME = "|".join(MONTH_NAMES)
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d\d?:\d\d.*)?", "ymd"),
        (r"(\d{4})(\d\d)(\d\d)", "ymd"),
        (r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", "dmy"),
        (r"(\d\d)-(\d\d)-(\d\d)", "ymd"),
        (r"(\d{4})(\d\d)", "ym"),
        (r"(\d{4})[-/. ]*[mp]?[-/. ]*(\d{1,2})", "ym"),
        (r"(\d{1,2})[-/. ](\d{4})", "my"),
        (r"(\d\d)(\d\d)(\d\d)", "ymd"),
        (r"(?!19|20)(\d\d)(\d\d)", "ym"),
        (rf"({_NAME})\.?[-/' ]*(\d{{4}}|\d\d)", "my"),
        (rf"(\d{{4}})[-/' ]*({_NAME})\.?", "ym"),
        (rf"(\d{{1,2}})[-. ]({_NAME})\.?[- ](\d{{4}})", "dmy"),
        (rf"({_NAME})\.?", "m"),
        (r"(?:p|per|period|m[aå]n|m[aå]nad)\.? ?(\d{1,2})", "m"),
        (r"(\d{1,2})", "m"),
    )
)
_SIX_AS_DAY = re.compile(r"\d{6}")


def read_when(text: str, *, days: bool = False) -> When | None:
    """Read a period or a date (läs period); None where the text is neither.

    Six digits are year and month where they can be, else a date; with `days`, in a column of dates, a date first.
    """
    small = text.strip().casefold()
    if days and _SIX_AS_DAY.fullmatch(small) and (found := _made(small[:2], small[2:4], small[4:])):
        return found
    for shape, names in _SHAPES:
        match = shape.fullmatch(small)
        if match and (found := _READERS[names](*match.groups())):
            return found
    return None


def from_cell(value: date) -> When:
    """Read a date cell (datumcell)."""
    day = value.date() if isinstance(value, datetime) else value
    return When(day.year, day.month, day)


def _made(year: str, month: str, day: str = "") -> When | None:
    whole = _year(year)
    number = MONTH_NAMES[month] if month in MONTH_NAMES else int(month)
    if not (FIRST_YEAR <= whole <= LAST_YEAR and 0 <= number <= LAST_PERIOD):
        return None
    if not day:
        return When(whole, number)
    try:
        return When(whole, number, date(whole, number, int(day)))
    except ValueError:
        return None


def _year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < _CENTURY_TURNS else 1900)


def _month_only(month: str) -> When | None:
    number = MONTH_NAMES[month] if month in MONTH_NAMES else int(month)
    return When(0, number) if number <= LAST_PERIOD else None


_READERS: Mapping[str, Callable[..., When | None]] = MappingProxyType(
    {
        "ymd": _made,
        "ym": _made,
        "dmy": lambda day, month, year: _made(year, month, day),
        "my": lambda month, year: _made(year, month),
        "m": _month_only,
    }
)
