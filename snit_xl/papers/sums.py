"""The arithmetic that a table may hold (tabellens räkning): which rows a total sums, which columns a deviation is of.

Everything is counted in whole units of the table's last decimal, so that a thousand readings can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from snit_xl.papers.vocabulary import INCOME, PART_OF, ROUNDING, TOTAL

_BUDGET_YEAR = re.compile(
    r"^\W*(?:total |ny |beslutad |ingående |utgående )?budget(?:ram)?\D*((?:19|20)\d\d)\b", re.IGNORECASE
)

TELLING = 20  # a figure this many units large shows something even where rounding makes it one off

Units = tuple[int | None, ...]
Parts = tuple[tuple[int, int], ...]  # row and sign


@dataclass(frozen=True, slots=True)
class Total:
    """A total and the rows it sums (summa), with the columns where it holds, fails, or may differ by rounding."""

    row: int
    parts: Parts
    holds: frozenset[int]
    fails: frozenset[int]
    by_name: bool

    @property
    def is_sure(self) -> bool:
        """Tell whether the figures themselves show that these rows are what it sums (belagd summa)."""
        least = 1 if self.by_name else 2
        return len(self.holds) >= least and len(self.holds) > len(self.fails)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A column that is the difference of two others (avvikelse), with the rows where it holds and fails."""

    column: int
    minuend: int
    subtrahend: int
    holds: frozenset[int]
    fails: frozenset[int]
    few: bool = False  # the table has one or two rows

    @property
    def is_sure(self) -> bool:
        """Tell whether the figures themselves show that it is their difference (belagd avvikelse)."""
        if self.few:
            return bool(self.holds) and not self.fails
        return len(self.holds) >= 2 and len(self.holds) > 2 * len(self.fails)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a table before its columns are (tabellens form): labels, additive and deviation columns."""

    labels: tuple[str, ...]
    additive: tuple[int, ...]
    deviations: tuple[int, ...]
    units: tuple[int, ...]  # per column, the printed unit in units of the table

    def is_total(self, row: int) -> bool:
        """Tell whether a row is named as a total (summarad), or closes a bridge from one year's budget to the next."""
        last = row == len(self.labels) - 1 and row > 1
        return _is_total(self.labels[row]) or (last and is_bridge(self.labels))


def is_bridge(labels: Sequence[str]) -> bool:
    """Tell whether rows lead from one year's budget to another's (budgetbrygga)."""
    ends = [_BUDGET_YEAR.search(label) for label in (labels[0], labels[-1])] if labels else []
    return len(labels) > 2 and all(ends) and len({end[1] for end in ends if end}) == 2


@cache
def is_rounding(label: str) -> bool:
    """Tell whether a row is what rounding leaves (avrundning): a part of sums, with nothing of its own to be judged."""
    return ROUNDING.search(label) is not None


@cache
def _is_total(label: str) -> bool:
    return TOTAL.search(label) is not None


@cache
def _is_part_of(label: str) -> bool:
    return PART_OF.search(label) is not None


@cache
def _is_income(label: str) -> bool:
    return INCOME.search(label) is not None


def totals(shape: Shape, rows: Sequence[Units]) -> tuple[Total, ...]:
    """Return the table's totals with what each best sums (summor)."""
    named = [row for row in range(len(rows)) if shape.is_total(row)]
    last = len(rows) - 1
    unnamed = [last] if last >= 2 and last not in named and not is_rounding(shape.labels[last]) else []
    found = [_best_total(shape, rows, row, by_name=True) for row in named]
    guessed = [_best_total(shape, rows, row, by_name=False) for row in unnamed]
    return tuple(one for one in (*found, *guessed) if one is not None and (one.by_name or one.is_sure))


def _best_total(shape: Shape, rows: Sequence[Units], row: int, *, by_name: bool) -> Total | None:
    best: Total | None = None
    for parts in dict.fromkeys(_structures(shape, row)):
        holds: set[int] = set()
        fails: set[int] = set()
        signed = any(sign < 0 for _, sign in parts)  # then deviations, good or bad, add up otherwise than amounts
        for column in shape.additive:
            if signed and column in shape.deviations:
                continue
            verdict = _verdict(rows, row, parts, column, shape.units[column])
            if verdict is not None:
                (holds if verdict else fails).add(column)
        total = Total(row, parts, frozenset(holds), frozenset(fails), by_name)
        if best is None or (len(holds), -len(fails)) > (len(best.holds), -len(best.fails)):
            best = total
    return best


def _verdict(rows: Sequence[Units], row: int, parts: Parts, column: int, unit: int) -> bool | None:
    """Tell whether a total holds in a column (stämmer); None where that would show nothing or rounding explains it."""
    printed = rows[row][column]
    filled = [sign * amount for part, sign in parts if (amount := rows[part][column])]
    if printed is None or not parts:
        return None
    off = abs(printed - sum(filled))
    if off <= unit:
        shows = len(filled) > 1 and (not off or abs(printed) >= TELLING * unit)
        return True if shows else None
    return None if off <= rounding(len(parts), unit) else False


def rounding(parts: int, unit: int) -> int:
    """Return how far a sum of rounded figures may lie from their rounded sum (möjlig avrundning)."""
    return unit * (parts + 1) // 2


def _structures(shape: Shape, row: int) -> Iterator[Parts]:
    """Yield what a total may sum (möjliga delar), the commonest first."""
    above = [at for at in range(row) if not _is_part_of(shape.labels[at])]
    details = [at for at in above if not shape.is_total(at)]
    earlier = [at for at in above if shape.is_total(at)]
    since = [at for at in details if not earlier or at > earlier[-1]]
    income = [at for at in details if _is_income(shape.labels[at])]
    cost = [at for at in details if not _is_income(shape.labels[at])]
    plain = (details, since, earlier, [*earlier[-1:], *since], earlier[-2:], [*earlier[-2:], *since], cost, income)
    for rows in plain:
        if len(rows) > 1:
            yield tuple((at, 1) for at in rows)
    for rows in plain:
        signs = [-1 if _is_income(shape.labels[at]) else 1 for at in rows]
        if len(rows) > 1 and len(set(signs)) > 1:
            yield tuple(zip(rows, signs, strict=True))
            yield tuple(zip(rows, (-sign for sign in signs), strict=True))


def deviations(shape: Shape, rows: Sequence[Units]) -> tuple[Deviation, ...]:
    """Return, for each column headed as a deviation, the two that it is most rows' difference of (avvikelser)."""
    others = [one for one in shape.additive if one not in shape.deviations]
    pairs = list(permutations(others, 2))
    judged = {at: row for at, row in enumerate(rows) if not is_rounding(shape.labels[at])}
    found = (
        max((_deviation(judged, column, pair, shape.units[column]) for pair in pairs), key=_rank, default=None)
        for column in shape.deviations
    )
    return tuple(one for one in found if one is not None)


def _rank(found: Deviation) -> tuple[int, int, int]:
    return (
        len(found.holds),
        -len(found.fails),
        found.minuend - found.subtrahend if found.minuend < found.subtrahend else -99,
    )


def _deviation(rows: Mapping[int, Units], column: int, pair: tuple[int, int], unit: int) -> Deviation:
    holds, fails = set(), set()
    for at, row in rows.items():
        off = off_by(row, column, pair)
        if off is None:
            continue
        if abs(off) <= unit:
            if row[column] and (not off or abs(row[column] or 0) >= TELLING * unit):
                holds.add(at)
        elif abs(off) > unit * 3 // 2 and abs(abs(row[column] or 0) - abs(_difference(row, pair))) > unit * 3 // 2:
            fails.add(at)
    return Deviation(column, *pair, frozenset(holds), frozenset(fails), len(rows) < 3)


def off_by(row: Units, column: int, pair: tuple[int, int]) -> int | None:
    """Return how far a deviation is from its difference (skillnad); None where a figure is missing."""
    published = row[column]
    if published is None or row[pair[0]] is None or row[pair[1]] is None:
        return None
    return published - _difference(row, pair)


def _difference(row: Units, pair: tuple[int, int]) -> int:
    return (row[pair[0]] or 0) - (row[pair[1]] or 0)
