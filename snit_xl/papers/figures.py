"""Figures in a line of text (tal i en rad): which runs of digits may be one number, and every way to part them.

Thousands are grouped with spaces and so are columns, so "1 336 897" is one number or two or three. Each way is a
reading; the table's own arithmetic decides among them (columns.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, pairwise

MOST_TOKENS = 36  # a longer run of figures is no row of a report
MOST_READINGS = 400
LONGEST_LINE = 400
LONGEST_NUMBER = 12
MOST_GROUPS = 5  # 999 999 999 999, and a sign that stands apart
DASH = "-"

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"), DASH)
_THIN = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), "\u00a0")
_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?%?|-", re.ASCII)
_CELL = re.compile(r"[-+]? ?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?: ?%)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_PERCENT = re.compile(r"(?<=[0-9])[ \u00a0]%", re.ASCII)
_GROUP = re.compile(r"[0-9]{3}(?:,[0-9]+)?%?", re.ASCII)
_HEAD = re.compile(r"[-+]?[1-9][0-9]{0,2}", re.ASCII)
_PART = re.compile(r"[^ \u00a0\t]+")
# An amount in parentheses is negative; a year, or a small number right after a word (a note's), is none.
_PARENTHESES = re.compile(
    r"(?<![^\W\d])(?<![^\W\d] )\(([0-9]{1,3}(?:[ \u00a0][0-9]{3})*(?:,[0-9]+)?)\)"
    r"|\(([0-9]{3}|[0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]{1,3}(?:[ \u00a0][0-9]{3})*,[0-9]+)\)"
)
_TAIL = re.compile(r"(?:\*+|tkr|mkr|mnkr|kr)$", re.IGNORECASE)


class Share(Decimal):
    """A figure printed in percent (procenttal): it never adds up with the others."""


Amounts = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """The figures that a line ends with (siffror i slutet av en rad), as text, and the label before them.

    `joined[i]` says whether figure i may be the next three digits of the one before: False after a gap wider than one
    space. `blank_end` is set where the line goes on in spaces after its last figure, as an empty last cell does.
    """

    label: str
    figures: tuple[str, ...]
    joined: tuple[bool, ...]
    blank_end: bool = False


def normal(text: str) -> str:
    """Return a text with one kind of hyphen and one kind of hard space (enhetliga tecken)."""
    return text.translate(_DASHES).translate(_THIN)


def _signed(text: str) -> str:
    """Return a text with its amounts in parentheses as negative ones (parentes för minus)."""
    return _PARENTHESES.sub(lambda found: DASH + (found[1] or found[2]), text) if "(" in text else text


def run_of(text: str) -> Run:
    """Return the figures at the end of a line (sifferföljd); none where it ends in words or is far too long."""
    plain = _PERCENT.sub("%", _signed(normal(text)))
    if len(plain) > LONGEST_LINE:
        return Run("", (), ())
    parts = list(_PART.finditer(plain))
    while parts and len(parts) > 1 and _TAIL.fullmatch(parts[-1][0]):
        parts.pop()
    first = len(parts)
    while first and _is_figure(parts[first - 1][0]):
        first -= 1
    tail = parts[first:]
    if len(tail) > MOST_TOKENS or (len(tail) < 2 and not any(part[0] != DASH for part in tail)):
        return Run(plain.strip(), (), ())
    gaps = [plain[before.end() : after.start()] for before, after in pairwise(tail)]
    hard = any(" " in gap for gap in gaps) and any(gap == "\u00a0" for gap in gaps)
    joined = (False, *(len(gap) == 1 and gap != "\t" and not (hard and gap == " ") for gap in gaps))
    label = plain[: tail[0].start()].replace("\u00a0", " ").strip()
    ending = plain[tail[-1].end() :].rstrip("\n")
    return Run(label, tuple(part[0] for part in tail), joined, len(ending) > 1)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None and len(text) <= LONGEST_NUMBER


def is_year(text: str) -> bool:
    """Tell whether a text is a year (årtal)."""
    return _YEAR.fullmatch(text) is not None


def amount_of(text: str) -> Decimal | None:
    """Read a cell that holds one figure, a dash being zero (tal); None where it holds anything else."""
    plain = normal(text).replace("\u00a0", " ").strip()
    plain = _signed(plain) if plain.startswith("(") else plain
    if plain == DASH:
        return Decimal(0)
    if len(plain) > LONGEST_NUMBER * 2 or not _CELL.fullmatch(plain):
        return None
    return _decimal(plain.replace(" ", ""))


def _decimal(plain: str) -> Decimal:
    kind = Share if plain.endswith("%") else Decimal
    return kind(plain.rstrip("%").replace(",", "."))


def readings(run: Run, count: int, *, noted: bool = False) -> list[Amounts]:
    """Return the ways to read a run as so many numbers (läsningar), the likeliest first: all cells, then empty ones.

    A small first figure is left to the label where it can't be read otherwise, or where rows are `noted` (have notes).
    Up to two cells are taken as empty, one even where all could be filled: an empty cell leaves no trace in a text.
    """
    found = list(islice(_full(run, count, noted=noted), MOST_READINGS))
    for missing in (1, 2) if count > 1 else ():
        if missing < count and (missing == 1 or not found):
            fewer = list(islice(_full(run, count - missing, noted=noted), MOST_READINGS // count + 1))
            places = sorted(combinations(range(count), missing), reverse=True)
            found += [_with_gaps(amounts, gaps) for gaps in places for amounts in fewer]
    return sorted(found, key=lambda amounts: _oddness(amounts, run))[:MOST_READINGS]


def _oddness(amounts: Amounts, run: Run) -> tuple[int, int]:
    """Return how unlike its neighbours a reading's numbers are (olikhet): figures of a row are mostly of one size."""
    sizes = [len(str(abs(int(amount)))) for amount in amounts if amount]
    blanks = sum(amount is None for amount in amounts)
    expected = blanks == 1 and run.blank_end and amounts[-1] is None
    return (0 if expected else blanks, max(sizes, default=0) - min(sizes, default=0) + max(sizes, default=0))


def left_to_label(run: Run, amounts: Amounts) -> tuple[str, ...]:
    """Return the figures that a reading leaves to the row's label (siffror i radens text): 2017 in "Budget 2017"."""
    wanted = "".join(_digits(str(amount)) for amount in amounts if amount is not None)
    for left in range(len(run.figures)):
        if "".join(map(_digits, run.figures[left:])).replace(DASH, "0") == wanted:
            return run.figures[:left]
    return ()


def _digits(text: str) -> str:
    return text if text == DASH else "".join(sign for sign in text if sign.isdigit())


def _with_gaps(amounts: Amounts, gaps: Sequence[int]) -> Amounts:
    filled = iter(amounts)
    return tuple(None if place in gaps else next(filled) for place in range(len(amounts) + len(gaps)))


def _full(run: Run, count: int, *, noted: bool) -> Iterator[Amounts]:
    spans = [_numbers_from(run, at) for at in range(len(run.figures))]
    dead: set[tuple[int, int]] = set()
    left, any_whole = 0, False
    while left < len(run.figures) and (left == 0 or _may_be_label(run, left - 1, small=noted or not any_whole)):
        for amounts in _parted(spans, left, count, dead):
            any_whole = any_whole or not left
            yield amounts
        left += 1


def _may_be_label(run: Run, at: int, *, small: bool) -> bool:
    """Tell whether a figure may belong to the row's label: "Budget 2017"; "Tertial 1" where small ones may too."""
    figure = run.figures[at]
    small = small and figure.isdigit() and len(figure) <= 2 and at == 0
    return bool(run.label) and (is_year(figure) or small)


def _numbers_from(run: Run, at: int) -> list[tuple[int, Decimal]]:
    """Return the numbers that may begin at a figure (tal som kan börja här), each with where the next begins."""
    found = []
    for end in range(at + 1, min(at + MOST_GROUPS, len(run.figures)) + 1):
        if end > at + 1 and not _joins(run, at, end - 1):
            break
        if (amount := _number(run.figures[at:end])) is not None:
            found.append((end, amount))
    return found


def _parted(
    spans: Sequence[Sequence[tuple[int, Decimal]]], at: int, count: int, dead: set[tuple[int, int]]
) -> Iterator[Amounts]:
    """Yield the ways to part what is left (delningar); `dead` remembers where there is none."""
    left = len(spans) - at
    if count == 0 or left < count or (at, count) in dead:
        if count == left == 0:
            yield ()
        return
    alive = False
    for end, amount in spans[at]:
        for rest in _parted(spans, end, count - 1, dead):
            alive = True
            yield (amount, *rest)
    if not alive:
        dead.add((at, count))


def _joins(run: Run, start: int, at: int) -> bool:
    """Tell whether figure `at` may go on the number that begins at `start`."""
    figure, first = run.figures[at], run.figures[start]
    if first == DASH and at == start + 1:
        return run.joined[at] and figure[0].isdigit()
    begun = run.figures[start + 1] if first == DASH else first
    closed = at - 1 > start + (first == DASH) and not run.figures[at - 1].isdigit()
    return run.joined[at] and bool(_GROUP.fullmatch(figure)) and bool(_HEAD.fullmatch(begun)) and not closed


def _number(figures: Sequence[str]) -> Decimal | None:
    """Return the number that figures make (tal); None where they make none, as "073" alone."""
    if figures == (DASH,):
        return Decimal(0)
    if len(figures) == 1 and re.fullmatch(r"0\d\d", figures[0]):
        return None
    return _decimal("".join(figures))
