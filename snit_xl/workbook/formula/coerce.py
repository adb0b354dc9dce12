"""Between numbers, texts and truth values (omvandling), as a Swedish Excel does it.

Where a text's meaning hangs on the user's settings ("1.5" may be a date), the formula is unsupported, not guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

from snit_xl.workbook.formula.errors import NUM, VALUE, FaultError, UnsupportedError
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import ErrorValue, Scalar

_SPACES = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(rf"[+-]?(?:\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:,\d+)?(?P<percent>\s?%)?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(_SPACES)
_DIGITS = 15
# Programs call numbers equal that differ by less than about the sixteenth digit, and a difference so small zero.
_NEARLY = 2.0**-48
_SWEDISH_ORDER = str.maketrans({"å": "{", "ä": "|", "ö": "}"})


def number(x: Scalar) -> float:
    """Return a value as a number (tal): empty 0, truth 1 or 0, Swedish number texts; other texts are #VALUE!."""
    if type(x) is float:
        return x
    if isinstance(x, bool):
        return 1.0 if x else 0.0
    if isinstance(x, float | int):
        return float(x)
    if x is None:
        return 0.0
    if isinstance(x, ErrorValue):
        raise FaultError(x)
    value = number_in_text(x)
    if value is None:
        if any(character.isdigit() for character in x):
            raise UnsupportedError(f"the number in {x!r} depends on the user's settings")
        raise FaultError(VALUE)
    return value


def is_number(x: Scalar) -> bool:
    """Tell whether a value is a number and no truth value (är tal)."""
    return isinstance(x, float | int) and not isinstance(x, bool)


def real_numbers(values: Iterable[Scalar]) -> list[float]:
    """Pick the numbers out of cells (tal bland celler): texts, truth values and empty cells left out, errors raised."""
    found: list[float] = []
    for x in values:
        if type(x) is float or (isinstance(x, int) and not isinstance(x, bool)):
            found.append(x)
        elif isinstance(x, ErrorValue):
            raise FaultError(x)
    return found


def number_in_text(text: str) -> float | None:
    """Return the number or ISO day that a text is (tal i text), None where it is neither for certain."""
    plain = text.strip()
    match = _NUMBER.fullmatch(plain)
    if match is not None:
        digits = _SPACE.sub("", plain.removesuffix(match["percent"] or "")).replace(",", ".")
        return float(digits) / (100 if match["percent"] else 1)
    if _ISO_DAY.fullmatch(plain):
        try:
            return date_to_serial(date.fromisoformat(plain))
        except ValueError:
            return None
    return None


def text(x: Scalar) -> str:
    """Return a value as text (text): numbers with decimal comma and at most fifteen digits, SANT and FALSKT."""
    if isinstance(x, str):
        return x
    if x is None:
        return ""
    if isinstance(x, ErrorValue):
        raise FaultError(x)
    if isinstance(x, bool):
        raise UnsupportedError("a truth value's word depends on the user's language")
    shown = format(x, f".{_DIGITS}g")
    if "e" in shown:
        raise UnsupportedError(f"the number {x!r} as text")
    return "0" if shown == "-0" else shown.replace(".", ",")


def truth(x: Scalar) -> bool:
    """Return a value as a truth value (sanningsvärde): empty and 0 are false; a text is #VALUE!."""
    if isinstance(x, bool):
        return x
    if isinstance(x, str):
        raise FaultError(VALUE)
    return number(x) != 0


def whole(x: Scalar) -> int:
    """Return a value as a whole number, cut downwards (heltal)."""
    value = number(x)
    if not math.isfinite(value):
        raise FaultError(NUM)
    return math.floor(value)


def finite(x: float) -> float:
    """Return a result, #NUM! where it is beyond what a cell holds (ändligt tal); minus zero becomes zero."""
    if not math.isfinite(x):
        raise FaultError(NUM)
    return x + 0.0


def add(a: float, b: float) -> float:
    """Add as the programs do (addera): what is left of two numbers that nearly cancel is zero."""
    total = a + b
    return 0.0 if total and abs(total) < abs(a) * _NEARLY else finite(total)


def compare(a: Scalar, b: Scalar) -> int:
    """Order two values (jämför): negative, 0 or positive; numbers before texts before truth values, case ignored."""
    if type(a) is float and type(b) is float:
        return _compare_numbers(a, b)
    for x in (a, b):
        if isinstance(x, ErrorValue):
            raise FaultError(x)
    first, second = _like(a, b), _like(b, a)
    rank = _rank(first) - _rank(second)
    if rank:
        return rank
    if isinstance(first, str) and isinstance(second, str):
        return _compare_texts(first.lower(), second.lower())
    return _compare_numbers(number(first), number(second))


def equal(a: Scalar, b: Scalar) -> bool:
    """Tell whether two values are equal (lika), case ignored."""
    a, b = _like(a, b), _like(b, a)
    if isinstance(a, str) and isinstance(b, str):
        return a.lower() == b.lower()
    return compare(a, b) == 0


def _like(x: Scalar, other: Scalar) -> Scalar:
    """Return an empty cell as the kind of nothing it is compared with."""
    if x is not None:
        return x
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0.0


def _rank(x: Scalar) -> int:
    if isinstance(x, bool):
        return 2
    return 1 if isinstance(x, str) else 0


def _compare_numbers(a: float, b: float) -> int:
    if a == b or abs(a - b) < abs(a) * _NEARLY:
        return 0
    return 1 if a > b else -1


def _compare_texts(a: str, b: str) -> int:
    """Order texts; punctuation sorts differently from program to program, so it must stand in the same places."""
    if a == b:
        return 0
    if _punctuation(a) != _punctuation(b):
        raise UnsupportedError(f"the order of {a!r} and {b!r}")
    return 1 if a.translate(_SWEDISH_ORDER) > b.translate(_SWEDISH_ORDER) else -1


def _punctuation(text: str) -> list[tuple[int, str]]:
    marks = [(at, character) for at, character in enumerate(text) if not _is_plain(character)]
    return [(len(text), ""), *marks] if marks else []


def _is_plain(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or character in "åäö"
