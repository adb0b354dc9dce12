"""Customers and agreements (kunder och avtal): what others pay, and which agreements are about to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import chain

from snit_xl.domain.money import ZERO, exact_sum
from snit_xl.domain.periods import months_later
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


class Standing(Enum):
    """Whether an agreement runs (avtalets läge)."""

    RUNS = "runs"
    SOON = "soon"  # it ends within the months that the workbook says
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement (avtal), tkr a year, income negative; `external` is any other customer than the municipalities."""

    customer: str
    external: bool
    amount: Decimal | None = None
    ends: date | None = None
    at: Source = NOWHERE


def standing(ends: date | None, today: date, months: int) -> Standing:
    """Judge something that ends on a day (läge): on the day itself it still runs; without a day it goes on."""
    if ends is None or ends > months_later(today, months):
        return Standing.RUNS
    return Standing.SOON if ends >= today else Standing.ENDED


def external_income(agreements: Sequence[Agreement], today: date) -> Decimal:
    """Sum what other customers pay a year (externa intäkter) by the agreements that have not ended; negative."""
    running = (a for a in agreements if a.external and standing(a.ends, today, 0) is not Standing.ENDED)
    return exact_sum(a.amount or ZERO for a in running)


def check_agreements(agreements: Sequence[Agreement], today: date, months: int) -> tuple[Problem, ...]:
    """Find agreements that end soon, have ended, or whose income has the wrong sign (kontrollera avtal)."""
    return tuple(chain.from_iterable(_problems(one, today, months) for one in agreements))


def _problems(one: Agreement, today: date, months: int) -> Iterator[Problem]:
    found = standing(one.ends, today, months)
    if one.ends is not None and found is not Standing.RUNS:
        code = "AVTAL-LOPER-UT" if found is Standing.SOON else "AVTAL-HAR-LOPT-UT"
        yield problem(code, one.at.at("ends"), customer=one.customer, day=one.ends.isoformat())
    if one.external and one.amount is not None and one.amount > 0:
        yield problem(
            "AVTAL-TECKEN", one.at.at("amount"), published=one.amount, correct=-one.amount, customer=one.customer
        )
