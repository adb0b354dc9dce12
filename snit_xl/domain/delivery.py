"""How delivery goes (leverans): queues over time and larger disturbances."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise

from snit_xl.domain.money import round_fraction
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class QueuePeriod:
    """A queue's movements in a period (köperiod), in cases; None where a cell is empty."""

    queue: str
    start: date
    end: date
    opening: Decimal | None = None
    new: Decimal | None = None
    closed: Decimal | None = None
    closing: Decimal | None = None
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Disturbance:
    """A larger disturbance (större störning); `affected` is a municipality or the word for all of them."""

    name: str
    affected: str = ""
    start: datetime | None = None
    end: datetime | None = None
    at: Source = NOWHERE


def expected_closing(period: QueuePeriod) -> Decimal | None:
    """Return opening + new − closed (utgående kö); None where one of them is missing."""
    if period.opening is None or period.new is None or period.closed is None:
        return None
    return period.opening + period.new - period.closed


def hours(disturbance: Disturbance) -> Decimal | None:
    """Return how long a disturbance lasted (varaktighet) in hours, one decimal; None where it isn't known."""
    if disturbance.start is None or disturbance.end is None:
        return None
    return round_fraction(Fraction((disturbance.end - disturbance.start) // MINUTE, 60), 1)


def check_queues(periods: Sequence[QueuePeriod]) -> tuple[Problem, ...]:
    """Find queues that don't add up, in a period or from one to the next (kontrollera kö)."""
    single = chain.from_iterable(_period_problems(period) for period in periods)
    return (*single, *_between(periods))


def _period_problems(period: QueuePeriod) -> Iterator[Problem]:
    if period.end < period.start:
        yield problem(
            "KO-SLUT-FORE-START",
            period.at.at("end"),
            queue=period.queue,
            start=period.start.isoformat(),
            end=period.end.isoformat(),
        )
    correct = expected_closing(period)
    if correct is not None and period.closing is not None and period.closing != correct:
        yield problem("KO-SUMMA", period.at.at("closing"), published=period.closing, correct=correct, **_named(period))


def _between(periods: Sequence[QueuePeriod]) -> Iterator[Problem]:
    ordered = sorted((p for p in periods if p.start <= p.end), key=lambda p: (p.queue, p.start))
    for before, after in pairwise(ordered):
        if before.queue != after.queue:
            continue
        if after.start <= before.end:
            yield problem("KO-PERIODER-GAR-I-VARANDRA", after.at.at("start"), **_named(after))
        elif after.start - before.end == timedelta(days=1) and _differ(before.closing, after.opening):
            yield problem(
                "KO-INGAENDE", after.at.at("opening"), published=after.opening, correct=before.closing, **_named(after)
            )


def _differ(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one != other


def _named(period: QueuePeriod) -> dict[str, str]:
    return {"queue": period.queue, "start": period.start.isoformat()}


def check_disturbances(disturbances: Sequence[Disturbance], known: Collection[str]) -> tuple[Problem, ...]:
    """Find disturbances that end before they start or concern nobody known (kontrollera störningar)."""
    return tuple(chain.from_iterable(_disturbance_problems(one, known) for one in disturbances))


def _disturbance_problems(one: Disturbance, known: Collection[str]) -> Iterator[Problem]:
    if one.start is not None and one.end is not None and one.end < one.start:
        start, end = (f"{moment:%Y-%m-%d %H:%M}" for moment in (one.start, one.end))
        yield problem("STORNING-SLUT-FORE-START", one.at.at("end"), disturbance=one.name, start=start, end=end)
    if one.affected and one.affected not in known:
        place = one.at.at("affected")
        yield problem("STORNING-KOMMUN-OKAND", place, disturbance=one.name, name=one.affected, choices=", ".join(known))
