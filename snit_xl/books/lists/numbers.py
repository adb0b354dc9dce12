"""Amounts written as text (tal i text): "1 234,50", "−302", "1.234,50", "302-", "(302)", "1 234,50 kr".

A mark before three digits can be a decimal mark or part thousands: "1.234". What it is is decided for a column as a
whole by its other amounts, never for a number on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 40  # characters; an amount is not longer
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t"), " ")
_MINUSES = dict.fromkeys(map(ord, "\u2212\u2013\u2012"), "-")
_CURRENCY = re.compile(r"(?<=^)(?:kr|sek)\.? ?| ?(?:kr|sek|:-)\.?(?=\)?$)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?P<lead>[+-]?) ?(?P<open>\(?)(?P<inner>[+-]?)(?P<core>[0-9][0-9 .,]*|[.,][0-9]+)(?P<close>\)?) ?(?P<trail>[+-]?)"
)
_CORES = {
    ",": re.compile(r"(?:[0-9]{1,3}(?:([ .])[0-9]{3})(?:\1[0-9]{3})*|[0-9]+)?(?:,[0-9]+)?", re.ASCII),
    ".": re.compile(r"(?:[0-9]{1,3}(?:([ ,])[0-9]{3})(?:\1[0-9]{3})*|[0-9]+)?(?:\.[0-9]+)?", re.ASCII),
}
MARKS = (",", ".")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is as an amount (läst tal): the values it has with comma and with point as decimal mark."""

    comma: Decimal | None
    point: Decimal | None

    @property
    def ambiguous(self) -> bool:
        """Whether it is two different amounts (tvetydigt)."""
        return self.comma is not None and self.point is not None and self.comma != self.point

    def by(self, mark: str) -> Decimal | None:
        """Return the amount by a decimal mark (tal); without one, whatever both agree on or the only one there is."""
        if mark:
            return self.comma if mark == "," else self.point
        if self.ambiguous:
            return None
        return self.comma if self.comma is not None else self.point


NO_NUMBER = Reading(None, None)


def read_number(text: str) -> Reading:
    """Read a text as an amount, both ways (läs tal)."""
    if len(text) > LONGEST:
        return NO_NUMBER
    plain = _CURRENCY.sub("", text.translate(_SPACES).translate(_MINUSES).strip()).strip()
    match = _SIGNED.fullmatch(plain)
    if match is None or bool(match["open"]) is not bool(match["close"]):
        return NO_NUMBER
    signs = match["lead"] + match["inner"] + match["trail"] + ("-" if match["open"] else "")
    if len(signs) > 1:
        return NO_NUMBER
    core = match["core"].strip()
    comma, point = (_value(core, mark, signs) for mark in MARKS)
    return Reading(comma, point)


def _value(core: str, mark: str, sign: str) -> Decimal | None:
    if not _CORES[mark].fullmatch(core):
        return None
    thousands = "." if mark == "," else ","
    amount = Decimal(core.replace(" ", "").replace(thousands, "").replace(mark, "."))
    return -amount if sign == "-" else amount


@dataclass(frozen=True, slots=True)
class MarkFound:
    """Which decimal mark a column has (decimaltecken): "" where nothing tells; `sure` where none speaks against it."""

    mark: str
    sure: bool
    ambiguous: str = ""  # one of the texts that could be two amounts


def find_mark(texts: Iterable[str]) -> MarkFound:
    """Decide the decimal mark of a column from all its texts (kolumnens decimaltecken)."""
    votes = dict.fromkeys(MARKS, 0)
    unclear = ""
    for text in texts:
        found = read_number(text)
        if found.ambiguous:
            unclear = unclear or text
        elif found.comma is None and found.point is not None:
            votes["."] += 1
        elif found.point is None and found.comma is not None:
            votes[","] += 1
    if not any(votes.values()):
        return MarkFound("", not unclear, unclear)
    mark = max(MARKS, key=lambda one: votes[one])
    return MarkFound(mark, min(votes.values()) == 0, unclear)
