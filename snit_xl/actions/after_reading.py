"""What follows when files have been read in (efter inläsning): the forecast is updated, or what stops it listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from snit_xl.actions import check, log
from snit_xl.actions.log import Author
from snit_xl.actions.map_books import basis
from snit_xl.actions.month_changes import MonthChange
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.books.intake import ReadFile
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import figure, message, months_text


def update_or_list(model: Model, now: datetime) -> Outcome:
    """Update the forecast (uppdatera efter inläsning); where inputs stop that, what was read stands all the same."""
    outcome = update_forecast(model, now)
    if outcome.writes is not None:
        return outcome
    pen = Pen(model.fields)
    pen.field("forecast_basis", basis(model))
    pen.rows("checks", check.list_rows(outcome.findings))
    return Outcome(pen.writes(), outcome.findings)


def reading_lines(files: Sequence[ReadFile], changes: Sequence[MonthChange], author: Author) -> Iterator[log.Row]:
    """Return a reading's lines in the log (inläsningens rader): one per file, one per report row that changes."""
    for file in files:
        what = message("log_read", file=file.name, count=file.ledger.tally.read_rows)
        yield log.entry(author, "read", what)
    for change in changes:
        named: dict[str, str | int] = {
            "unit": change.unit,
            "label": change.label,
            "measure": change.measure,
            "year": change.year,
        }
        added = change.before is None and not change.whole
        what = (
            message("log_months", **named, months=months_text(change.months)) if added else message("log_row", **named)
        )
        before = None if change.before is None else figure(change.before)
        yield log.entry(author, "read", what, before, figure(change.after))
