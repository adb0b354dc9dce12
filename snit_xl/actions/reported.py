"""Whether the books still say what was reported (bokfört = rapporterat): the stamp on Start."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from snit_xl.domain.money import ZERO, difference, round_half_up
from snit_xl.domain.rows import Column, PrintedName
from snit_xl.workbook.model import LockedForecast, Model
from snit_xl.workbook.terms.messages import figure, message, period_text, serial_text

KR_PER_TKR = 1000
MOST_NAMED = 3


def reported(model: Model) -> str:
    """Say whether the outcome is what was reported for the period, and what differs (bokfört = rapporterat).

    The last version locked for the period is what was reported, to the krona. Without one, the last paper is, in tkr.
    """
    period = period_text(model.year, model.month)
    versions = [one for one in model.locked if one.period == period]
    if not versions:
        return _against_paper(model, period)
    last = max(versions, key=lambda one: one.locked_at)
    named = {"name": last.version, "day": serial_text(float(last.locked_at))}
    differs = list(_differing(model, [one for one in versions if one.version == last.version]))
    if not differs:
        return message("reported_same", **named)
    rows = differs[:MOST_NAMED] + ([message("reported_more")] if len(differs) > MOST_NAMED else [])
    return message("reported_differs", **named, count=len(differs), rows="; ".join(rows))


def _differing(model: Model, version: list[LockedForecast]) -> Iterator[str]:
    """Name every row whose outcome isn't the locked one, with the difference in kronor (rader som skiljer)."""
    locked = {(one.unit, one.label): one.actual for one in version}
    for row in model.rows:
        unit, label = row.row.unit, row.row.label
        now, then = row.row.amount(Column.ACTUAL) or ZERO, locked.get((unit, label)) or ZERO
        change = round_half_up(difference(now, then) * KR_PER_TKR)
        if change:
            yield message("reported_row", unit=unit, label=label, difference=figure(change, 0))


def _against_paper(model: Model, period: str) -> str:
    table = model.paper.tables.get(PrintedName.DEPARTMENTS)
    if table is None or not table.rows:
        return message("printed_none", period=period)
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
