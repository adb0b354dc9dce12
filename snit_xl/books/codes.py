"""Which codes a rule means (koder): accounts by how they begin, units and projects as "3200", "32*", "3200-3299"."""

from __future__ import annotations

import re
from dataclasses import dataclass

DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2212"), "-")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+")
_RANGE = re.compile(r"([^0-9*]*)([0-9]+)-\1([0-9]+)", re.ASCII)
_AROUND_DASH = re.compile(r"\s*-\s*")


def fold(text: str) -> str:
    """Put a name or a code as it is compared (jämförelseform): capitals and outer spaces don't count."""
    return text.strip().casefold()


@dataclass(frozen=True, slots=True)
class AccountRange:
    """Accounts by how they begin (kontointervall): from one beginning to another, so 74–74 is 7400–7499."""

    low: str
    high: str

    def holds(self, account: str) -> bool:
        """Tell whether an account is in the range (ingår)."""
        return self.low <= account[: len(self.low)] and account[: len(self.high)] <= self.high

    def meets(self, other: AccountRange) -> bool:
        """Tell whether some account is in both (överlappar)."""
        return self.low[: len(other.high)] <= other.high and other.low[: len(self.high)] <= self.high

    @property
    def is_reversed(self) -> bool:
        """Tell whether it ends before it begins and so holds nothing (omvänt)."""
        return self.low > self.high[: len(self.low)]


@dataclass(frozen=True, slots=True)
class _Span:
    """Codes of one length from low to high (intervall); a single code is a span of one."""

    low: str
    high: str

    def holds(self, code: str) -> bool:
        return len(code) == len(self.low) and self.low <= code <= self.high

    def meets(self, other: _Span | _Beginning) -> bool:
        if isinstance(other, _Beginning):
            return other.meets(self)
        return len(self.low) == len(other.low) and self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Codes that begin alike (början): "32*"; the star alone is any code, but not the lack of one."""

    text: str

    def holds(self, code: str) -> bool:
        return bool(code) and code.startswith(self.text)

    def meets(self, other: _Span | _Beginning) -> bool:
        size = len(self.text)
        if isinstance(other, _Span):
            return len(other.low) >= size and other.low[:size] <= self.text <= other.high[:size]
        return self.text.startswith(other.text) or other.text.startswith(self.text)


@dataclass(frozen=True, slots=True)
class Codes:
    """The units or projects a rule holds for (koder); no parts means any code, or none at all."""

    parts: tuple[_Span | _Beginning, ...] = ()

    def hold(self, code: str) -> bool:
        """Tell whether a code, as `fold` gives it, is among them (ingår)."""
        return not self.parts or any(part.holds(code) for part in self.parts)

    def meet(self, other: Codes) -> bool:
        """Tell whether some code is among both (överlappar)."""
        if not (self.parts and other.parts):
            return True
        return any(one.meets(two) for one in self.parts for two in other.parts)

    @property
    def precision(self) -> int:
        """Tell how exactly the codes are given (precision): 0 any, 1 ranges and beginnings, 2 named one by one."""
        if not self.parts:
            return 0
        named = all(isinstance(part, _Span) and part.low == part.high for part in self.parts)
        return 2 if named else 1


def read_codes(text: str) -> Codes | None:
    """Read which codes are meant (läs koder); None where the text can't be read.

    "3200", "32*", "3200-3299" and lists of them; the ends of a range are equally long. A dash between anything but
    numbers belongs to the code, as in "IT-01".
    """
    plain = _AROUND_DASH.sub("-", fold(text.translate(DASHES)))
    parts = [_read_part(part) for part in _BETWEEN.split(plain)] if plain else []
    found = tuple(part for part in parts if part is not None)
    return Codes(found) if len(found) == len(parts) else None


def read_range(first: str, last: str) -> AccountRange | None:
    """Read an account range (läs kontointervall): digits; without a last account the first stands alone."""
    low = first.strip()
    high = last.strip() or low
    return AccountRange(low, high) if all(end.isascii() and end.isdigit() for end in (low, high)) else None


def _read_part(text: str) -> _Span | _Beginning | None:
    if text.endswith("*") and "*" not in text[:-1]:
        return _Beginning(text[:-1])
    if not text or "*" in text:
        return None
    ends = _RANGE.fullmatch(text)
    if ends is None:
        return _Span(text, text)
    low, high = ends[1] + ends[2], ends[1] + ends[3]
    return _Span(low, high) if len(low) == len(high) and low <= high else None
