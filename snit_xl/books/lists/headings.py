"""Headings of a list (rubriker): made unique, compared, and read as months."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from snit_xl.books.lists.dates import MONTH_NAMES, read_when

_SPACE = re.compile(r"[\s\u00a0_]+")
_UNIT_WORDS = re.compile(r"[\[(]?\b(?:tkr|kkr|mkr|kr|sek|kronor|tusental)\b\.?[\])]?")
_PUNCTUATION = re.compile(r"[.:*/()\[\]-]+")
_TIME_WORD = re.compile(
    rf"\b(?:(?:19|20)\d\d[-./ mp]*(?:0?[1-9]|1[0-3])|(?:19|20)\d\d|(?:{'|'.join(MONTH_NAMES)})\.?(?:[ -](?:20)?\d\d)?"
    r"|(?:p|per|period|m[aå]n|m[aå]nad)\.? ?(?:0?[1-9]|1[0-3]))\b"
)
_COPY = re.compile(r" \(([0-9]{1,3})\)$")
_FIRST_DAY = re.compile(r"^(\d{4}-\d\d)-01$")  # a heading that is a date cell
_BARE_MONTH = re.compile(r"0?[1-9]|1[0-3]")


@dataclass(frozen=True, slots=True)
class HeadingMonth:
    """The month that a heading names (rubrikens månad): year 0 where it names none; `rest` is what else it says.

    `copy` counts the columns with the same heading: 2 in "jan (2)".
    """

    year: int
    month: int
    rest: str
    copy: int = 1


def shown(text: str) -> str:
    """Return a heading on one line (rubrik på en rad)."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def effective(headings: Iterable[str]) -> list[str]:
    """Give every column a heading of its own (entydiga rubriker): "Konto (2)", or "kolumn C" where it has none."""
    seen: Counter[str] = Counter()
    unique = []
    for at, heading in enumerate(headings):
        name = shown(heading) or f"kolumn {letters(at)}"
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def letters(column: int) -> str:
    """Return a column's letters as a spreadsheet has them (kolumnbokstäver), counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def plain(heading: str) -> str:
    """Return a heading as it is compared (jämförbar rubrik): small letters, no unit, punctuation or number of copy."""
    text = _COPY.sub("", shown(heading).casefold())
    return _SPACE.sub(" ", _PUNCTUATION.sub(" ", _UNIT_WORDS.sub(" ", text))).strip()


def timeless(heading: str) -> str:
    """Return a heading without the months and years in it (rubrik utan tid): "Utfall 2017" is "utfall"."""
    text = _SPACE.sub(" ", _UNIT_WORDS.sub(" ", shown(heading).casefold()))
    return plain(_TIME_WORD.sub(" ", text))


def month_of(heading: str) -> HeadingMonth | None:
    """Read a heading as one month (månad i rubrik): "jan", "Utfall 201701", "P1", "2017-01"; None for anything else."""
    name = shown(heading).casefold()
    copied = _COPY.search(name)
    copy = int(copied[1]) if copied else 1
    text = _FIRST_DAY.sub(r"\1", _SPACE.sub(" ", _UNIT_WORDS.sub(" ", _COPY.sub("", name))).strip())
    found = _TIME_WORD.findall(text)
    if not found and _BARE_MONTH.fullmatch(text):
        return HeadingMonth(0, int(text), "", copy)
    when = read_when(found[0]) if len(found) == 1 else None
    if when is None or not when.month or when.day is not None:
        return None
    return HeadingMonth(when.year, when.month, plain(_TIME_WORD.sub(" ", text)), copy)


def years_in(texts: Sequence[str]) -> list[int]:
    """Return the years that titles and file names speak of (år i text), most mentioned first."""
    found: Counter[int] = Counter()
    for text in texts:
        found.update(int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?=(?:0[1-9]|1[0-3])?(?:[0-3]\d)?(?!\d))", text))
    return [year for year, _ in found.most_common()]


def months_in(texts: Sequence[str]) -> list[int]:
    """Return the months that titles and file names end with (månad i text): "jan–aug 2017", "201708"."""
    found: list[int] = []
    names = "|".join(MONTH_NAMES)
    for text in texts:
        small = text.casefold()
        found += [int(month) for month in re.findall(r"(?<!\d)20\d\d[- ]?(0[1-9]|1[0-2])(?!\d)", small)]
        found += [MONTH_NAMES[name] for name in re.findall(rf"(?<![^\W\d_])({names})(?![^\W\d_])", small)]
    return sorted(set(found), reverse=True)
