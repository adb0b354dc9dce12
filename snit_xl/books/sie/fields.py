"""A line of a SIE file cut into fields, and fields read as amounts and dates (fält).

Everything here works on bytes: structure is ASCII in every encoding that SIE files come in, and only names and texts
are ever decoded. What the specification says is read strictly; what files do beyond it is read when it has one
possible meaning, and refused otherwise.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import Enum
from functools import lru_cache

from snit_xl.domain.periods import CLOSING, MONTHS

_SHORT_LIST = 64
MOST_DIGITS = 100  # of an amount; more is a damaged file


class Brace(Enum):
    """A brace that stands by itself (klammer): the start or the end of a voucher's rows."""

    OPEN = "{"
    CLOSE = "}"


# An object list is a tuple of its items: dimension, object, dimension, object …
Field = bytes | tuple[bytes, ...] | Brace

_QUOTED = rb'[^"\\]*(?:\\.[^"\\]*)*'
_TOKEN = re.compile(
    rb'"(?P<quoted>' + _QUOTED + rb')"(?=[ \t{}]|\Z)'
    rb'|"(?P<loose>.*?)"(?=[ \t}]|\Z)'  # a quote inside, or a path that ends in a backslash
    rb'|"(?P<unclosed>.*)'
    rb'|\{(?P<group>[^{}"]*(?:"' + _QUOTED + rb'"[^{}"]*)*)\}'
    rb"|(?P<brace>[{}])"
    rb'|(?P<plain>[^ \t{}"][^ \t{}]*)',
    re.DOTALL,
)
_AMOUNT = re.compile(rb"([+-]?)([0-9]{0,%d})(?:[.,]([0-9]{0,%d}))?" % (MOST_DIGITS, MOST_DIGITS))
_DAY = re.compile(rb"([12][0-9]{3})(?:([0-9]{2})([0-9]{2})|-([0-9]{2})-([0-9]{2}))")
_PERIOD = re.compile(rb"([12][0-9]{3})-?([0-9]{2})(?:-?[0-9]{2})?")


def split_fields(line: bytes) -> list[Field]:
    """Cut a line into its fields (dela raden): quotes removed, object lists as tuples, lone braces as Brace."""
    if b'"' not in line and b"{" not in line and b"}" not in line:
        return list(line.split())
    found: list[Field] = []
    for token in _TOKEN.finditer(line):
        kind = token.lastgroup or ""
        text = token[kind]
        if kind == "plain":
            found.append(text)
        elif kind == "group":
            found.append(_items(text))
        elif kind == "brace":
            found.append(Brace(text.decode()))
        else:
            found.append(text.replace(b'\\"', b'"') if b"\\" in text else text)
    return found


def parse_amount(text: bytes) -> int | None:
    """Read an amount as öre (belopp i öre): point or comma, exact to the öre; None for anything else."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    sign, whole, decimals = found[1], found[2], found[3] or b""
    if not (whole or decimals) or decimals[2:].strip(b"0"):
        return None
    amount = int(whole or b"0") * 100 + int(decimals[:2].ljust(2, b"0"))
    return -amount if sign == b"-" else amount


def parse_day(text: bytes) -> tuple[int, date | None] | None:
    """Read a date (datum) as its month (see `month_number`) and the day, None where the month has no such day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    if not 1 <= month <= MONTHS:
        return None
    valid = 1 <= day <= monthrange(year, month)[1]
    return month_number(year, month), date(year, month, day) if valid else None


def parse_month(text: bytes) -> tuple[int, bool] | None:
    """Read a period (period) as its month and whether it was period 13, which is December."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= CLOSING:
        return None
    return month_number(year, min(month, MONTHS)), month == CLOSING


def month_number(year: int, month: int) -> int:
    """Give a calendar month a number, so that months can be counted and compared (månadsnummer)."""
    return year * MONTHS + month - 1


def year_and_month(number: int) -> tuple[int, int]:
    """Turn a month's number back into year and month (år och månad)."""
    return number // MONTHS, number % MONTHS + 1


def month_text(number: int) -> str:
    """Write a month as messages do (månad i text): 2017-08."""
    return "{}-{:02}".format(*year_and_month(number))


def _items(text: bytes) -> tuple[bytes, ...]:
    return _short_items(text) if len(text) <= _SHORT_LIST else _read_items(text)


@lru_cache(maxsize=10_000)
def _short_items(text: bytes) -> tuple[bytes, ...]:
    """Read an object list that many rows share (objektlista)."""
    return _read_items(text)


def _read_items(text: bytes) -> tuple[bytes, ...]:
    return tuple(item for item in split_fields(text) if isinstance(item, bytes))
