"""Rules on outcome month by month (månadsserier): cumulative figures in monthly cells, values far from history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.facts import Facts
from snit_xl.domain.audit.findings import Finding
from snit_xl.domain.audit.records import Limits, Series
from snit_xl.domain.problems import Value, problem

ZERO, HUNDRED = Decimal(0), Decimal(100)


def cumulative(facts: Facts) -> Iterator[Finding]:
    """Find series that look cumulative where each month is meant (ackumulerat i månadsrad).

    Such a series never falls, its last month is near the budget of all months together, and its sum is far past it. The
    published figure is the sum as it stands, the correct one the last month.
    """
    for series in facts.series:
        months, budget = _filled(series)
        if len(months) >= facts.limits.series_minimum_months and _looks_cumulative(months, budget, facts):
            values = {**_names(series), "months": len(months), "budget": sum(budget, ZERO)}
            place = series.at.at(f"month_{_last(series)}")
            published, correct = sum(months, ZERO), months[-1]
            yield Finding(problem(codes.CUMULATIVE, place, published=published, correct=correct, **values))


def _names(series: Series) -> dict[str, Value]:
    where = ", ".join(part for part in (series.unit, series.label) if part)
    return {"where": where, "unit": series.unit, "label": series.label}


def _filled(series: Series) -> tuple[list[Decimal], list[Decimal]]:
    """Return the months that have both outcome and budget, oldest first (ifyllda månader)."""
    both = [
        (actual, budget)
        for actual, budget in zip(series.months, series.budget_months, strict=False)
        if actual is not None and budget is not None
    ]
    return [actual for actual, _ in both], [budget for _, budget in both]


def _last(series: Series) -> int:
    return max((number for number, amount in enumerate(series.months, 1) if amount is not None), default=0)


def _looks_cumulative(months: Sequence[Decimal], budget: Sequence[Decimal], facts: Facts) -> bool:
    total = sum(budget, ZERO)
    sign = -1 if total < 0 else 1
    sizes = [amount * sign for amount in months]
    if not total or sizes[0] < 0 or sizes[-1] <= sizes[0] or _grows([amount * sign for amount in budget]):
        return False
    margin = abs(total) * facts.limits.cumulative_margin_percent / HUNDRED
    never_falls = all(earlier <= later for earlier, later in pairwise(sizes))
    return never_falls and abs(sizes[-1] - abs(total)) <= margin < sum(sizes) - abs(total)


def _grows(budget: Sequence[Decimal]) -> bool:
    """Tell whether the budget is itself cumulative: rising every month, to many times the first."""
    rising = all(earlier < later for earlier, later in pairwise(budget))
    return rising and budget[-1] * 2 >= budget[0] * len(budget)


def far_from_history(facts: Facts) -> Iterator[Finding]:
    """Warn about a month many times larger or smaller than those before it (värde mot historik): kronor, or thousands.

    History is the median of the earlier months that aren't zero; the correct figure is that median. A month of zero
    says nothing.
    """
    for series in facts.series:
        for number, amount in enumerate(series.months, 1):
            earlier = _history(series.months[: number - 1])
            usual = _median(earlier) if len(earlier) >= max(facts.limits.history_minimum_values, 1) else None
            if not usual or not amount:
                continue
            size = abs(amount)
            for code, large, small in ((codes.HISTORY, size, usual), (codes.HISTORY_SMALL, usual, size)):
                if _is_far(large, small, facts.limits):
                    values = {**_names(series), "month": number, "times": int(large / small)}
                    place = series.at.at(f"month_{number}")
                    yield Finding(problem(code, place, published=amount, correct=usual, **values))


def _median(amounts: Sequence[Decimal]) -> Decimal:
    """Return the middle amount, or half the sum of the two in the middle (median)."""
    ordered, half = sorted(amounts), len(amounts) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _is_far(large: Decimal, small: Decimal, limits: Limits) -> bool:
    return large >= small * limits.history_factor and large >= limits.history_minimum_amount


def _history(months: Sequence[Decimal | None]) -> list[Decimal]:
    return [abs(amount) for amount in months if amount]


def short_series(facts: Facts) -> Iterator[Finding]:
    """Note, once each, that series are too short for the rules above, and what they need (för kort historik)."""
    limits = facts.limits
    usable = [series for series in facts.series if _history(series.months)]
    lengths = (
        (codes.SERIES_SHORT, [len(_filled(series)[0]) for series in usable], limits.series_minimum_months),
        (
            codes.HISTORY_SHORT,
            [len(_history(series.months[: _last(series) - 1])) for series in usable],
            limits.history_minimum_values,
        ),
    )
    for code, counts, needed in lengths:
        short = [count for count in counts if count < needed]
        if short:
            yield Finding(problem(code, number=len(short), longest=max(short), needed=needed))
