"""Reads the years that are closed (läs stängda år): each report row's months, from the books and as typed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from snit_xl.domain.backtest import ClosedYear, average_share
from snit_xl.domain.forecast import ForecastRow
from snit_xl.domain.method_choice import Limits
from snit_xl.domain.money import ZERO, exact_sum
from snit_xl.workbook.model import Booked, Books, History, TypedRow

Months = tuple[Decimal, ...]


def history(books: Books, year: int) -> History:
    """Return every report row's closed years before `year` (stängda år), oldest first.

    A year is closed when all its months are known: by Månader, else by Komplettering. What is typed beside a booked
    year is added to it, as in Prognos.
    """
    booked = {_key(row): row.months for row in books.months if row.year < year}
    typed = {_key(row): row.months for row in books.typed if row.year < year}
    whole = {key: _added(booked.get(key), typed.get(key)) for key in booked | typed}
    found: dict[tuple[str, str], list[ClosedYear]] = defaultdict(list)
    for (unit, label, number, budget), months in sorted(whole.items()):
        if months is not None and not budget:
            found[unit, label].append(ClosedYear(number, months, whole.get((unit, label, number, True))))
    return {row: tuple(years) for row, years in found.items()}


def with_shares(rows: Sequence[ForecastRow], found: History, year: int, month: int) -> tuple[ForecastRow, ...]:
    """Return the forecast rows with their earlier years' average share of the year (säsongsprofil)."""
    return tuple(
        replace(row, share=average_share(found.get((row.row.unit, row.row.label), ()), year, month)) for row in rows
    )


def trial_limits(limits: Mapping[str, Decimal]) -> Limits:
    """Return what the trial of the methods asks for (gränser i metodprovet)."""
    return Limits(int(limits.get("trial_years", ZERO)), limits.get("trial_tie_percent", ZERO))


def _key(row: Booked | TypedRow) -> tuple[str, str, int, bool]:
    return row.unit, row.label, row.year, row.budget


def _added(booked: Sequence[Decimal | None] | None, typed: Sequence[Decimal | None] | None) -> Months | None:
    """Add what is booked and typed and accumulate it (ackumulera); None where a month isn't known."""
    if None in (booked or typed or ()):
        return None
    sources = [months for months in (booked, typed) if months]
    months = (exact_sum(amount or ZERO for amount in month) for month in zip(*sources, strict=True))
    return tuple(itertools.accumulate(months, lambda one, other: exact_sum([one, other])))
