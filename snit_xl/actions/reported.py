"""Whether the books still say what was reported (bokfört = rapporterat): the stamp on Start, and its warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from snit_xl.actions.row_months import outcome_months
from snit_xl.books.ledger import KR_PER_TKR
from snit_xl.domain.money import ZERO, difference, exact_sum, round_half_up
from snit_xl.domain.periods import parse_period
from snit_xl.domain.problems import Problem, problem
from snit_xl.domain.rows import Column, PrintedName
from snit_xl.domain.versions import LockedForecast, last_locked
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import figure, message, period_text, serial_text

MOST_NAMED = 3


def reported(model: Model) -> str:
    """Say whether the outcome is what was reported for the period, and what differs (bokfört = rapporterat).

    The last version locked for the period is what was reported, to the krona. Without one, the last paper is, in tkr,
    if it is about the same period.
    """
    period = period_text(model.year, model.month)
    version = last_locked([one for one in model.locked if one.period == period])
    if not version:
        return _against_paper(model, period)
    named = {"name": version[0].version, "day": serial_text(float(version[0].locked_at))}
    differs = list(_differing(model, version, model.month))
    if not differs:
        return message("reported_same", **named)
    return message("reported_differs", **named, count=len(differs), rows=_named(differs))


def changed_since_locked(model: Model) -> Iterator[Problem]:
    """Warn where the books no longer say what the last version says of its own period (bokfört skiljer sig).

    A version of another year is left alone: the workbook shows its own.
    """
    version = last_locked(model.locked)
    period = parse_period(version[0].period) if version else None
    if period is None or period.year != model.year:
        return
    differs = list(_differing(model, version, period.month))
    if differs:
        yield problem(
            "BOKFORT-SKILJER",
            model.fields["reported"],
            name=version[0].version,
            day=serial_text(float(version[0].locked_at)),
            period=version[0].period,
            count=len(differs),
            rows=_named(differs),
        )


def _named(differs: Sequence[str]) -> str:
    more = [message("reported_more")] if len(differs) > MOST_NAMED else []
    return "; ".join([*differs[:MOST_NAMED], *more])


def _differing(model: Model, version: Sequence[LockedForecast], month: int) -> Iterator[str]:
    """Name every row whose outcome isn't the locked one, with the difference in kronor (rader som skiljer)."""
    locked = {(one.unit, one.label): one.actual for one in version}
    for row in model.rows:
        unit, label = row.row.unit, row.row.label
        now = row.row.amount(Column.ACTUAL) if month == model.month else _through(model, unit, label, month)
        change = round_half_up(difference(now or ZERO, locked.get((unit, label)) or ZERO) * KR_PER_TKR)
        if change:
            yield message("reported_row", unit=unit, label=label, difference=figure(change, 0))


def _through(model: Model, unit: str, label: str, month: int) -> Decimal:
    """Return a row's outcome of the year to the end of a month (utfall till och med), read and typed."""
    months = outcome_months(model).get((unit, label), ())
    return exact_sum(amount or ZERO for amount in months[:month])


def _against_paper(model: Model, period: str) -> str:
    table = model.paper.tables.get(PrintedName.DEPARTMENTS)
    if table is None or not table.rows:
        return message("printed_none", period=period)
    if model.paper.month != model.month:
        return message("printed_other", period=period, printed=period_text(model.year, model.paper.month))
    printed = {(row.unit, row.label): row for row in table.rows}
    differs = 0
    for row in model.rows:
        paper = printed.get((row.row.unit, row.row.label))
        for column in (Column.ACTUAL, Column.BUDGET):
            ours = row.row.amount(column)
            if paper is None or _whole(paper.amount(column)) != _whole(ours):
                differs += 1
    return (
        message("printed_differs", count=differs, period=period) if differs else message("printed_same", period=period)
    )


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else round(amount)
