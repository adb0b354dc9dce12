"""What has changed since a locked version (ändringar): beside each row on Prognos, and row by row on Ändringar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from snit_xl.actions.pen import Pen, Written
from snit_xl.actions.row_forecast import row_forecast
from snit_xl.actions.versions import compared
from snit_xl.domain.money import difference
from snit_xl.domain.problems import Problem
from snit_xl.domain.versions import (
    NO_ROW,
    Change,
    Key,
    LockedForecast,
    Standing,
    changes,
    check_comments,
    check_locked,
    standings,
    unexplained,
    whole,
)
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import figure, message, serial_text
from snit_xl.workbook.terms.words import word

Row = tuple[Written, ...]


def check_versions(model: Model) -> Iterator[Problem]:
    """Find locked rows that have been touched, and changed rows whose comment has not (kontrollera versioner).

    A version of another year is no measure of what the comments say.
    """
    yield from check_locked(model.locked)
    version = compared(model)
    if version and version[0].year == model.year:
        found = changes(standings(version), _now(model))
        places = {(row.row.unit, row.row.label): row.at.at("comment") for row in model.rows}
        yield from check_comments(found, model.comment_limits, version[0].version, places)


def write_changes(pen: Pen, model: Model) -> None:
    """Write the change of each row on Prognos, and the list Ändringar (skriv ändringar)."""
    version = compared(model)
    then, now = standings(version), _now(model)
    for row in model.rows:
        key = (row.row.unit, row.row.label)
        change = Change(*key, then.get(key), now[key])
        pen.row(row.at, "change", change.amount if version and now[key].forecast is not None else None)
    if not version:
        pen.rows("changes", [])
        pen.field("changes_from", message("compared_none"))
        pen.field("changes_total", None)
        return
    found = changes(then, now)
    before, after = whole(then.values()), whole(now.values())
    pen.rows("changes", [*(_row(model, one) for one in found), _sum(before, after)])
    pen.field("changes_from", _told(model, version[0]))
    pen.field(
        "changes_total",
        message(
            "changes_total",
            before=figure(before, 0),
            after=figure(after, 0),
            change=_signed(difference(after, before)),
            count=len(found),
        ),
    )


def _now(model: Model) -> Mapping[Key, Standing]:
    """Return what Prognos says of each row (nuvarande ställning)."""
    return {
        (row.row.unit, row.row.label): Standing(
            row_forecast(model, row), word("method", row.method.value), row.adjustment, row.manual, row.comment
        )
        for row in model.rows
    }


def _told(model: Model, first: LockedForecast) -> str:
    key = "compared" if first.year == model.year else "compared_other_year"
    return message(key, name=first.version, day=serial_text(float(first.locked_at)), period=first.period)


def _row(model: Model, change: Change) -> Row:
    then, now = change.then or NO_ROW, change.now or NO_ROW
    return (
        change.unit,
        change.label,
        then.forecast,
        now.forecast,
        change.amount,
        then.comment or None,
        now.comment or None,
        _remark(model, change),
        then.method or None,
        now.method or None,
        then.adjustment or None,
        now.adjustment or None,
        then.manual,
        now.manual,
    )


def _remark(model: Model, change: Change) -> str | None:
    if change.now is None:
        return message("change_gone")
    if unexplained(change, model.comment_limits):
        return message("change_unexplained" if change.now.comment else "change_uncommented")
    return message("change_row_new") if change.then is None else None


def _sum(before: Decimal, after: Decimal) -> Row:
    """Return the last line (summarad): all rows, those that are the same too."""
    named = (word("together", "unit"), word("together", "label"))
    return (*named, before, after, difference(after, before), *[None] * 9)


def _signed(amount: Decimal) -> str:
    return figure(amount, 0) if amount <= 0 else f"+{figure(amount, 0)}"
