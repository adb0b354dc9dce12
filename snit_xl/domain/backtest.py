"""Try the forecast methods on years that are closed (metodprov): what each would have said, month by month.

A method is given a `Known`, which holds nothing later than the period, so it can't see the future. What it said is
compared with what the year became. Amounts in tkr with the usual sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.forecast import Basis, Method, propose
from snit_xl.domain.money import difference, exact_sum, quotient
from snit_xl.domain.periods import MONTHS

PERIODS = range(1, MONTHS)  # in December there is nothing left to forecast
AVERAGED_YEARS = 3  # a seasonal profile is the average of this many years
FEWEST_AVERAGED = 2  # of one year alone it would be the prior year's under another name


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """A report row's year (år), accumulated: `actual[m - 1]` is what was booked to the end of month m.

    `budget` is None where it isn't known for every month.
    """

    year: int
    actual: tuple[Decimal, ...]
    budget: tuple[Decimal, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse a year that isn't whole (helt år)."""
        if any(len(months) != MONTHS for months in (self.actual, self.budget) if months is not None):
            raise MisuseError(f"{self.year} must have {MONTHS} months")

    @property
    def outcome(self) -> Decimal:
        """Give what the year became (årets utfall)."""
        return self.actual[-1]


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at the end of a month (det kända): the months so far, the year's budget and the years before.

    `actual` has as many months as have passed. A budget is decided before its year, so it is known whole.
    """

    year: int
    month: int
    actual: tuple[Decimal, ...]
    budget: tuple[Decimal, ...] | None
    earlier: tuple[ClosedYear, ...]


Forecasts = Mapping[Method, Decimal | None]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a method would have said at a period of a closed year (prövning), and what the year became.

    `size` is the outcome's size, without sign and, in a total, before rows offset each other.
    """

    method: Method
    year: int
    month: int
    forecast: Decimal
    outcome: Decimal
    size: Decimal
    rows: int = 1

    @property
    def error(self) -> Decimal:
        """Give how far off it was (fel), positive where the forecast was too high."""
        return difference(self.forecast, self.outcome)

    @property
    def miss(self) -> Decimal | None:
        """Give the error's size as a share of the forecast (relativt fel); None for a forecast of 0."""
        return quotient(abs(self.error), abs(self.forecast)) if self.forecast else None


@dataclass(frozen=True, slots=True)
class Score:
    """How a method has done at a period (träffsäkerhet): the mean size of its errors, in tkr and in percent.

    `percent` is of the outcomes' mean size, None where nothing came in any year. `rows` is how many rows a total has.
    """

    method: Method
    years: tuple[int, ...]
    error: Decimal
    percent: Decimal | None
    rows: int


def known_at(history: Sequence[ClosedYear], year: int, month: int) -> Known:
    """Return what was known of a row at the end of a month (vad som var känt); `year` must be in its history."""
    now = next(one for one in history if one.year == year)
    return Known(year, month, now.actual[:month], now.budget, tuple(one for one in history if one.year < year))


def average_share(earlier: Iterable[ClosedYear], year: int, month: int) -> Decimal | None:
    """Return how much of the full year the nearest years before had reached by a month (säsongsprofil), on average.

    None where fewer than two of the three years before are known; a year that came to nothing has no shares.
    """
    near = [one for one in earlier if year - AVERAGED_YEARS <= one.year < year and one.outcome]
    if len(near) < FEWEST_AVERAGED:
        return None
    shares = [quotient(one.actual[month - 1], one.outcome) for one in near]
    return quotient(exact_sum(shares), Decimal(len(shares)))


def forecasts(known: Known) -> Forecasts:
    """Return what every method says of what was known (alla metoders prognos)."""
    before = next((one for one in known.earlier if one.year == known.year - 1), None)
    basis = Basis(
        actual=known.actual[-1],
        budget_to_date=known.budget[known.month - 1] if known.budget else None,
        budget=known.budget[-1] if known.budget else None,
        month=known.month,
        prior_actual=before.actual[known.month - 1] if before else None,
        prior_full_year=before.outcome if before else None,
        share=average_share(known.earlier, known.year, known.month),
    )
    return {method: propose(method, basis) for method in Method}


def attempts(
    history: Sequence[ClosedYear],
    say: Callable[[Known], Forecasts] = forecasts,
    look: Callable[[Sequence[ClosedYear], int, int], Known] = known_at,
) -> tuple[Attempt, ...]:
    """Try the methods at every period of every closed year (prova metoderna)."""
    return tuple(
        Attempt(method, closed.year, month, said, closed.outcome, abs(closed.outcome))
        for closed in history
        for month in PERIODS
        for method, said in say(look(history, closed.year, month)).items()
        if said is not None
    )


def total(rows: Iterable[Sequence[Attempt]]) -> tuple[Attempt, ...]:
    """Add the rows' attempts (summera raderna): errors offset each other, as they do in the committee's forecast."""
    gathered: dict[tuple[Method, int, int], list[Attempt]] = {}
    for tried in rows:
        for one in tried:
            gathered.setdefault((one.method, one.year, one.month), []).append(one)
    return tuple(
        Attempt(
            *key,
            exact_sum(one.forecast for one in found),
            exact_sum(one.outcome for one in found),
            exact_sum(one.size for one in found),
            len(found),
        )
        for key, found in gathered.items()
    )


def score(tried: Iterable[Attempt], method: Method, month: int) -> Score | None:
    """Return how a method has done at a period (träffsäkerhet); None where it was never tried."""
    found = [one for one in tried if (one.method, one.month) == (method, month)]
    if not found:
        return None
    off, size = exact_sum(abs(one.error) for one in found), exact_sum(one.size for one in found)
    return Score(
        method,
        tuple(one.year for one in found),
        quotient(off, Decimal(len(found))),
        quotient(off * 100, size) if size else None,
        max(one.rows for one in found),
    )


def errors_by_year(tried: Iterable[Attempt], month: int) -> dict[Method, dict[int, Decimal]]:
    """Return the size of each method's error at a period, by year (fel per år)."""
    found: dict[Method, dict[int, Decimal]] = {}
    for one in tried:
        if one.month == month:
            found.setdefault(one.method, {})[one.year] = abs(one.error)
    return found
