"""Years of known shape (simulerade år), seeded: what each method was made for, so that the right one can win."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from snit_xl.domain.backtest import ClosedYear
from snit_xl.domain.forecast import Method

FIRST = 2006
Months = list[float]
Shape = Callable[[Random, int], list[tuple[Months, Months]]]  # years → (outcome, budget) month by month


def history(shape: Shape, years: int, seed: int) -> tuple[ClosedYear, ...]:
    """Return a row's closed years; outcome and budget are whole ören, in tkr."""
    made = shape(Random(seed), years)  # noqa: S311 - a simulation, no secret
    return tuple(
        ClosedYear(FIRST + at, _accumulated(outcome), _accumulated(budget)) for at, (outcome, budget) in enumerate(made)
    )


def _accumulated(months: Sequence[float]) -> tuple[Decimal, ...]:
    return tuple(itertools.accumulate(Decimal(round(month * 100_000)) / 100_000 for month in months))


def linear_with_noise(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Make every month alike but for noise; the budget misses the level."""
    made = []
    for _ in range(years):
        level = 1000 * random.lognormvariate(0, 0.15)
        outcome = [level / 12 * random.gauss(1, 0.15) for _ in range(12)]
        made.append((outcome, _flat(level * random.gauss(1, 0.12))))
    return made


def seasonal(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Keep one season (summers low) at another level each year; the budget is spread evenly."""
    weights = [1.3, 1.2, 1.2, 1.1, 1.0, 0.6, 0.3, 0.6, 0.9, 1.1, 1.3, 1.4]
    return [_by_weights(random, weights, 0.12) for _ in range(years)]


def quarterly(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Invoice at the end of each quarter."""
    weights = [0.05, 0.05, 2.9] * 4
    return [_by_weights(random, weights, 0.12) for _ in range(years)]


def year_end_lump(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Invoice a third of the year's volume in December."""
    weights = [0.7] * 11 + [4.3]
    return [_by_weights(random, weights, 0.12) for _ in range(years)]


def step(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Add a cost from some month of the year, another each year, known in the budget."""
    made = []
    for _ in range(years):
        first, rise = random.randrange(4, 12), random.uniform(50, 150)
        budget = [60 + (rise if month >= first else 0) for month in range(12)]
        outcome = [amount * random.gauss(1, 0.04) + random.gauss(0, 3) for amount in budget]
        early = random.gauss(0, 15)  # what has gone wrong so far doesn't go on
        made.append(([outcome[0] + early * 5, *outcome[1:]], budget))
    return made


def agreed_lump(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Book a lump in December as agreed and budgeted, whatever the year's volume."""
    made = []
    for _ in range(years):
        lump = random.uniform(300, 900)
        off = random.gauss(0, 90)
        outcome = [(50 + off / 6) * random.gauss(1, 0.05) for _ in range(6)] + [
            50 * random.gauss(1, 0.05) for _ in range(5)
        ]
        made.append(([*outcome, lump], [50.0] * 11 + [lump]))
    return made


def drifting(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Move the season the same way year after year: last year's is the nearest, and the budget is far off."""
    tilt, made = 0.5, []
    for _ in range(years):
        tilt += random.uniform(0.12, 0.2)
        weights = [math.exp(tilt * (month - 5.5) / 5.5) for month in range(12)]
        made.append(_by_weights(random, weights, 0.02, budget_off=0.3))
    return made


def held_to_budget(random: Random, years: int) -> list[tuple[Months, Months]]:
    """Book at any time of the year, and always the budget in the end."""
    made = []
    for _ in range(years):
        level = 1000 * random.lognormvariate(0, 0.2)
        weights = [random.uniform(0, 2) ** 2 for _ in range(12)]
        scale = level * random.gauss(1, 0.01) / sum(weights)
        made.append(([weight * scale for weight in weights], _flat(level)))
    return made


RIGHT: Sequence[tuple[Shape, Method]] = (
    (linear_with_noise, Method.LINEAR),
    (seasonal, Method.SEASONAL),
    (quarterly, Method.SEASONAL),
    (year_end_lump, Method.SEASONAL),
    (step, Method.REMAINING),
    (agreed_lump, Method.REMAINING),
    (drifting, Method.PRIOR_YEAR),
    (held_to_budget, Method.BUDGET),
)


def _flat(level: float) -> Months:
    return [level / 12] * 12


def _by_weights(
    random: Random, weights: Sequence[float], noise: float, budget_off: float = 0.12
) -> tuple[Months, Months]:
    level = 1000 * random.lognormvariate(0, 0.15)
    months = [weight * random.gauss(1, noise) for weight in weights]
    return [level * month / sum(weights) for month in months], _flat(level * random.gauss(1, budget_off))
