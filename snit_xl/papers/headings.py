"""Column headings over several lines (kolumnrubriker): which lines they are, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from snit_xl.papers.figures import is_year, normal
from snit_xl.papers.vocabulary import BESIDES, HEADS, MONTH_SPAN, TO_DATE, Head

LEAST_KNOWN = 0.6
MOST_HEADING_LINES = 40
_WORD = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-\d\d-?|[^\s,;()]+", re.ASCII)
_DATE = re.compile(r"(20\d\d|19\d\d)-\d\d-?(?:\d\d)?", re.ASCII)
_YEARS = re.compile(r"(?:19|20)\d\d[/-](?:(?:19|20)\d\d|\d\d)", re.ASCII)
_YEAR_IN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_BROKEN_DATE = re.compile(r"(\d{4}-\d\d-)\s+(\d\d)\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading (rubrik): what it begins with, its year (0 where it names none), and how it is printed."""

    head: Head
    text: str
    year: int = 0

    @property
    def to_date(self) -> bool:
        """Tell whether the column is of part of the year (ackumulerat)."""
        return TO_DATE.search(self.text) is not None


@lru_cache(maxsize=4096)
def head_of(word: str) -> Head | None:
    """Return what a word heads a column as (rubrikord)."""
    small = word.casefold().strip(".:*").replace("-", "")
    if "%" in small:
        return Head.SHARE
    return next((head for start, head in HEADS if small.startswith(start)), None)


def is_heading_line(text: str, before: str) -> bool:
    """Tell whether a line belongs to the headings of a table (rubrikrad); `before` is the line above it."""
    plain = normal(text).strip()
    if re.fullmatch(r"\d\d", plain) and normal(before).strip().endswith("-"):
        return True  # the day of a date broken at the hyphen
    words = _words(plain)
    if not words or len(words) > 30:
        return False
    known = [word for word in words if _is_known(word)]
    numbers = [word for word in words if word[0].isdigit() and not _is_date(word)]
    sentence = plain.endswith((".", "!", "?")) and len(words) > 3
    return not numbers and not sentence and len(known) >= LEAST_KNOWN * len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u00a0", " "))


def _is_known(word: str) -> bool:
    small = word.casefold().strip(".:*")
    return head_of(word) is not None or small in BESIDES or _is_date(small) or MONTH_SPAN.fullmatch(small) is not None


def _is_date(word: str) -> bool:
    return is_year(word) or _DATE.fullmatch(word) is not None or _YEARS.fullmatch(word) is not None


def parsed(lines: Sequence[str]) -> dict[int, tuple[Heading, ...]]:
    """Return the headings that the lines may give, by their number (rubriker per antal kolumner).

    Headings stand column by column ("Utfall aug 2016 Budget ack. aug 2017") or row by row ("Utfall Budget", then
    "2016 2017"); a year alone may head a column. The first lines may be the table's title, so each may be left out.
    """
    firsts = range(min(len(lines), MOST_HEADING_LINES))
    texts = [" ".join(normal(line).strip() for line in lines[first:]) for first in firsts]
    spoken = [_words(_BROKEN_DATE.sub(r"\1\2", text)) for text in texts]
    found: dict[int, tuple[Heading, ...]] = {}
    for read in (_by_column, _by_column_of_percent, _by_row, _by_year):
        for headings in map(read, spoken):
            if headings and not any(_is_of_title(heading) for heading in headings):
                found.setdefault(len(headings), headings)
    return found


def _is_of_title(heading: Heading) -> bool:
    """Tell whether words are rather a table's title than a heading (rubrik över tabellen): "Utfall och prognos"."""
    return heading.text[0].islower() or "och" in heading.text.split()


def of_cells(texts: Iterable[str]) -> tuple[Heading, ...]:
    """Return the headings of columns that have a cell each (rubriker i celler)."""
    return tuple(_heading(_words(normal(text)) or [""]) for text in texts)


def _by_column(words: Sequence[str]) -> tuple[Heading, ...]:
    """Read headings that each have their words together (kolumnvis)."""
    columns: list[list[str]] = []
    for word in words:
        if head_of(word) and not _goes_on(columns, word):
            columns.append([word])
        elif columns:
            columns[-1].append(word)
    by_row = len(columns) > 1 and len(columns[0]) == 1 and sum(map(_is_when, columns[-1])) > 1
    return () if by_row else tuple(_heading(column) for column in columns)


def _by_column_of_percent(words: Sequence[str]) -> tuple[Heading, ...]:
    """Read headings of which a lone percent sign belongs to the one before it (procenttecken): "Förändring %"."""
    joined: list[str] = []
    for word in words:
        if word == "%" and joined and head_of(joined[-1]) is not None:
            joined[-1] += "\u00a0%"
        else:
            joined.append(word)
    return _by_column(joined) if len(joined) < len(words) else ()


def _goes_on(columns: Sequence[Sequence[str]], word: str) -> bool:
    """Tell whether a heading word only goes on the heading before it: "Avvikelse budget vs. prognos"."""
    return bool(columns) and word[0].islower() and head_of(columns[-1][0]) in {Head.DEVIATION, Head.SHARE}


def _by_row(words: Sequence[str]) -> tuple[Heading, ...]:
    """Read headings whose first words all stand before their years (radvis)."""
    heads = [at for at, word in enumerate(words) if head_of(word) not in {None, Head.AMOUNT}]
    when = [at for at, word in enumerate(words) if _is_when(word)]
    if len(heads) < 2 or len(when) not in {len(heads), len(heads) - 1} or when[0] < heads[-1]:
        return ()
    dated = [words[at] for at in when]
    return tuple(_heading([words[head], *dated[at : at + 1]]) for at, head in enumerate(heads))


def _is_when(word: str) -> bool:
    return is_year(word) or _DATE.fullmatch(word) is not None or word.casefold() in {"helår", "ack"}


def _by_year(words: Sequence[str]) -> tuple[Heading, ...]:
    """Read headings that are years, perhaps with a deviation after them (årtal som rubriker)."""
    found = []
    for word in words:
        if is_year(word) or _DATE.fullmatch(word):
            found.append(Heading(Head.YEAR, word, int(word[:4])))
        elif head_of(word) in {Head.DEVIATION, Head.SHARE}:
            found.append(_heading([word]))
    return tuple(found)


def _heading(words: Sequence[str]) -> Heading:
    years = [int(found[0]) for word in words if (found := _YEAR_IN.search(word))]
    share = any("%" in word or head_of(word) is Head.SHARE for word in words)
    first = next((head for word in words if (head := head_of(word))), Head.YEAR if years else None)
    head = Head.SHARE if share else first
    return Heading(head or Head.OTHER, " ".join(words), years[-1] if years else 0)


def stub_of(lines: Iterable[str]) -> str:
    """Return the words over the labels (rubriken över raderna): what stands before the first heading word."""
    words = _words(" ".join(normal(line) for line in lines))
    stub = []
    for word in words:
        if _is_known(word):
            break
        stub.append(word)
    return " ".join(stub)
