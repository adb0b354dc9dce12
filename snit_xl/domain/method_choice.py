"""What the trial of the methods says (metodval): which one to trust, on how much history, and how far it may be off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from snit_xl.domain.backtest import PERIODS, Attempt, errors_by_year
from snit_xl.domain.forecast import Method
from snit_xl.domain.money import difference, exact_sum, product, quotient

FEWEST_COMPARED = 2  # a method that was tried alone has not been found better than any other
COVERED = Decimal("0.8")  # a span holds four outcomes of five (80 %)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the trial asks for (gränser): data in the workbook.

    `years` is how many closed years a method must have been tried on. Methods whose mean error is at most
    `tie_percent` larger than the best one's count as equally good.
    """

    years: int
    tie_percent: Decimal


@dataclass(frozen=True, slots=True)
class Advice:
    """Which method to trust at a period (rekommendation); the economist decides.

    `method` is None where the history is too short or there is nothing to compare with (`best` is empty), and where
    several are equally good (`best` names them).
    `years` are those that the methods were compared on, `compared` the methods. Of `periods` that can be compared
    the method, or one of the best, does best in `best_periods`.
    """

    method: Method | None
    best: tuple[Method, ...]
    compared: tuple[Method, ...]
    years: tuple[int, ...]
    periods: int
    best_periods: int


def advise(tried: Sequence[Attempt], month: int, limits: Limits) -> Advice:
    """Recommend a method at a period (rekommendera) by the mean error on the years that the methods share."""
    errors, years = comparable(errors_by_year(tried, month), limits.years)
    best = _best(errors, years, limits.tie_percent)
    found = [_best(*comparable(errors_by_year(tried, period), limits.years), limits.tie_percent) for period in PERIODS]
    compared = [one for one in found if one]
    agree = sum(1 for one in compared if set(one) & set(best))
    return Advice(best[0] if len(best) == 1 else None, best, tuple(errors), years, len(compared), agree)


def comparable(
    errors: Mapping[Method, Mapping[int, Decimal]], fewest: int
) -> tuple[dict[Method, Mapping[int, Decimal]], tuple[int, ...]]:
    """Return the methods that can be compared and the years that all of them were tried on (jämförbara år).

    A method joins, the longest tried first, as long as enough years are left in common.
    """
    joined: dict[Method, Mapping[int, Decimal]] = {}
    common: frozenset[int] = frozenset()
    for method in sorted(errors, key=lambda one: -len(errors[one])):
        years = common & errors[method].keys() if joined else frozenset(errors[method])
        if len(years) >= max(1, fewest):
            joined[method], common = errors[method], years
    return joined, tuple(sorted(common))


def reach(tried: Iterable[Attempt], method: Method, month: int, limits: Limits) -> Decimal | None:
    """Return how far off the outcome may be as a share of the forecast (spännvidd), four times of five.

    It is the quantile of the relative errors at the same period, at place 0.8 × (n + 1) in order of size; with three
    years it falls a little past the largest one, by the same step as between the two largest. None where fewer
    years than asked for are known.
    """
    misses = sorted(one.miss for one in tried if (one.method, one.month) == (method, month) and one.miss is not None)
    if len(misses) < max(2, limits.years):
        return None
    place = product(COVERED, Decimal(len(misses) + 1))
    below = min(int(place.to_integral_value(ROUND_FLOOR)), len(misses) - 1)
    low, high = misses[below - 1], misses[below]
    return exact_sum([low, product(difference(high, low), difference(place, Decimal(below)))])


def _best(
    errors: Mapping[Method, Mapping[int, Decimal]], years: Sequence[int], tie_percent: Decimal
) -> tuple[Method, ...]:
    """Return the method with the smallest mean error, and those as good (bästa metoden)."""
    if len(errors) < FEWEST_COMPARED:
        return ()
    means = {m: quotient(exact_sum(by_year[y] for y in years), Decimal(len(years))) for m, by_year in errors.items()}
    smallest = min(means.values())
    within = exact_sum([smallest, quotient(product(smallest, tie_percent), Decimal(100))])
    return tuple(sorted((m for m, mean in means.items() if mean <= within), key=lambda m: means[m]))
