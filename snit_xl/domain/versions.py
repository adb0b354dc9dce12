"""Locked forecasts (låsta prognoser): whether they stand as they were locked, and what has changed since.

Amounts in tkr with the usual sign. Forecasts are compared in öre, so that a row that is the same is exactly that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from snit_xl.domain.money import ZERO, difference, exact_sum, product, round_half_up, to_units
from snit_xl.domain.periods import parse_period
from snit_xl.domain.problems import NOWHERE, Place, Problem, Source, problem
from snit_xl.domain.rows import RowKind

Key = tuple[str, str]  # a report row, by unit and label
ORE_DECIMALS = 5  # of an amount in tkr
# A cell's float has about 15 digits; what is sealed must be the same before and after it has been one.
SEALED_DECIMALS = 6
MINUTES_PER_DAY = 1440
HUNDRED = Decimal(100)
_SEAL = re.compile(r"([0-9]+)/([0-9]+) [0-9a-f]+")


@dataclass(frozen=True, slots=True)
class LockedForecast:
    """One row of a locked version (låst prognosrad).

    `locked_at` is a serial number; `point`, `who` and `method` are as shown. `seal` is what `seal_of` gave when the row
    was locked.
    """

    version: str
    locked_at: Decimal
    unit: str
    label: str
    period: str
    forecast: Decimal | None
    actual: Decimal | None = None
    budget: Decimal | None = None
    comment: str = ""
    point: str = ""
    who: str = ""
    kind: RowKind | None = None
    method: str = ""
    proposal: Decimal | None = None
    adjustment: Decimal = ZERO
    manual: Decimal | None = None
    seal: str = ""
    at: Source = NOWHERE

    @property
    def year(self) -> int | None:
        """The year that the row is a forecast of (år); None where the period can't be read."""
        period = parse_period(self.period)
        return period.year if period else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a row's forecast was at some time, and why (ställning)."""

    forecast: Decimal | None
    method: str
    adjustment: Decimal = ZERO
    manual: Decimal | None = None
    comment: str = ""

    @property
    def rounded(self) -> Decimal:
        """The forecast in whole öre, 0 where there is none (prognos i ören)."""
        return ZERO if self.forecast is None else round_half_up(self.forecast, ORE_DECIMALS)


NO_ROW = Standing(None, "")


@dataclass(frozen=True, slots=True)
class Change:
    """A row that isn't what it was (ändring); `then` or `now` is None where the row was or is missing."""

    unit: str
    label: str
    then: Standing | None
    now: Standing | None

    @property
    def amount(self) -> Decimal:
        """How much the forecast has changed (ändring), exactly; a missing row counts as 0."""
        return difference((self.now or NO_ROW).rounded, (self.then or NO_ROW).rounded)


@dataclass(frozen=True, slots=True)
class CommentLimits:
    """When a change asks for a new comment (gränser för kommentar): over either limit, and over what rounding gives."""

    amount: Decimal
    percent: Decimal
    rounding: Decimal


def versions_of(locked: Iterable[LockedForecast]) -> Mapping[str, tuple[LockedForecast, ...]]:
    """Return the versions' rows by name (versioner), in the order in which they stand."""
    found: dict[str, list[LockedForecast]] = defaultdict(list)
    for one in locked:
        found[one.version].append(one)
    return {name: tuple(rows) for name, rows in found.items()}


def last_locked(locked: Sequence[LockedForecast], year: int | None = None) -> tuple[LockedForecast, ...]:
    """Return the rows of the version that was locked last (senast låsta version), of a year or of all."""
    wanted = [one for one in locked if year is None or one.year == year]
    if not wanted:
        return ()
    newest = max(enumerate(wanted), key=lambda one: (one[1].locked_at, one[0]))[1].version
    return versions_of(wanted)[newest]


def standings(locked: Iterable[LockedForecast]) -> dict[Key, Standing]:
    """Return what a version says of each row (versionens ställning)."""
    return {
        (one.unit, one.label): Standing(one.forecast, one.method, one.adjustment, one.manual, one.comment)
        for one in locked
    }


def changes(then: Mapping[Key, Standing], now: Mapping[Key, Standing]) -> tuple[Change, ...]:
    """Return the rows that differ in forecast, in how it was chosen or in comment (ändrade rader).

    In today's order, and last those that are no longer there. Their amounts sum exactly to the change of the whole.
    """
    rows = (Change(*key, then.get(key), now.get(key)) for key in (*now, *(key for key in then if key not in now)))
    return tuple(row for row in rows if row.amount or not _same(row.then, row.now))


def whole(rows: Iterable[Standing]) -> Decimal:
    """Sum forecasts (summa prognos)."""
    return exact_sum(row.rounded for row in rows)


def unexplained(change: Change, limits: CommentLimits) -> bool:
    """Tell whether a forecast has changed more than goes without saying, with the comment as it was (oförklarad)."""
    now = change.now or NO_ROW
    before = (change.then or NO_ROW).rounded
    size = abs(change.amount)
    large = size > limits.amount or product(size, HUNDRED) > product(abs(before), limits.percent)
    return size > limits.rounding and large and _words(now.comment) == _words((change.then or NO_ROW).comment)


def check_comments(
    found: Iterable[Change], limits: CommentLimits, version: str, places: Mapping[Key, Place]
) -> Iterator[Problem]:
    """Find rows whose forecast has changed since a version without a word about it (kommentaren är oförändrad)."""
    for change in found:
        place = places.get((change.unit, change.label))
        if place is None or change.now is None or not unexplained(change, limits):
            continue
        code = "VERSION-KOMMENTAR-OFORANDRAD" if change.now.comment else "VERSION-KOMMENTAR-SAKNAS"
        yield problem(
            code, place, unit=change.unit, row=change.label, change=round_half_up(change.amount), version=version
        )


def sealed(rows: Sequence[LockedForecast]) -> tuple[str, ...]:
    """Return the seals of a version's rows (kontrollsummor)."""
    return tuple(seal_of(row, number, len(rows)) for number, row in enumerate(rows, 1))


def seal_of(row: LockedForecast, number: int, count: int) -> str:
    """Return a row's seal (kontrollsumma): which row of how many, and a sum of all that it says."""
    amounts = (row.forecast, row.actual, row.budget, row.proposal, row.adjustment, row.manual)
    minute = to_units(round_half_up(product(row.locked_at, Decimal(MINUTES_PER_DAY))), 0)
    texts = (row.version, row.unit, row.label, row.period, row.point, row.who, row.method, row.comment)
    kind = row.kind.value if row.kind else ""
    said = (str(number), str(count), str(minute), kind, *map(_plain, texts), *map(_digits, amounts))
    return f"{number}/{count} {sha256(chr(31).join(said).encode()).hexdigest()[:12]}"


def check_locked(locked: Iterable[LockedForecast]) -> Iterator[Problem]:
    """Find locked rows that somebody has changed, added or taken away since (ändrad låst version)."""
    for name, rows in versions_of(locked).items():
        seen: set[str] = set()
        count = 0
        for row in rows:
            read = _SEAL.fullmatch(row.seal)
            if read is None or row.seal in seen or row.seal != seal_of(row, int(read[1]), int(read[2])):
                yield problem("VERSION-ANDRAD", row.at.at("checksum"), version=name, unit=row.unit, row=row.label)
            seen.add(row.seal)
            count = max(count, int(read[2])) if read else count
        if count > len(rows):
            yield problem("VERSION-RADER-SAKNAS", rows[0].at.at("version"), version=name, count=count - len(rows))


def _same(one: Standing | None, other: Standing | None) -> bool:
    """Tell whether two standings say the same (samma ställning), whatever their decimals."""
    if one is None or other is None:
        return one is other

    def said(row: Standing) -> tuple[str, ...]:
        return (row.method, _digits(row.adjustment), _digits(row.manual), _plain(row.comment))

    return said(one) == said(other)


def _digits(amount: Decimal | None) -> str:
    return "" if amount is None else str(to_units(round_half_up(amount, SEALED_DECIMALS), SEALED_DECIMALS))


def _plain(text: str) -> str:
    """Return a text with the line ends that all programs agree on (radslut)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
