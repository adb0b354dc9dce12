"""What Uppdatera prognos does (uppdatera prognos): everything that needs a decision point, from one reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from snit_xl.actions import check
from snit_xl.actions.changes import write_changes
from snit_xl.actions.follow_up import write_accuracy
from snit_xl.actions.map_books import basis
from snit_xl.actions.method_trial import write_method_trial
from snit_xl.actions.money_results import write_bridge, write_capital, write_settlement
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.actions.reported import reported
from snit_xl.actions.row_forecast import proposal_with_items, row_forecast
from snit_xl.actions.row_months import outcome_months
from snit_xl.domain.forecast import Method, propose_row
from snit_xl.domain.meetings import check_meetings, countback
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Problem
from snit_xl.domain.projects import light
from snit_xl.workbook.layout.books import MONTHS
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.words import word

# What says that the first step of the month isn't done.
UNREAD = frozenset({"UTFALL-SLUTAR-FORE-PERIODEN", "UTFALL-SAKNAS"})
NOTHING_BOOKED = (None,) * len(MONTHS)
BY_METHOD: Mapping[Method, str] = {
    Method.BUDGET: "by_budget",
    Method.LINEAR: "by_linear",
    Method.REMAINING: "by_remaining",
    Method.PRIOR_YEAR: "by_prior_year",
    Method.SEASONAL: "by_seasonal",
}


def update_forecast(model: Model, now: datetime) -> Outcome:
    """Compute proposals, settlement, bridge, capital cost, lights, dates and checks (uppdatera prognos).

    Nothing is written while an input is at fault; faults in the printed paper don't stop it.
    """
    found = check.findings(model)
    stops = check.blocking(found)
    if stops:
        return Outcome(None, found, stops)
    pen = Pen(model.fields)
    _write_forecast(pen, model)
    write_method_trial(pen, model, [row_forecast(model, row) for row in model.rows])
    write_settlement(pen, model)
    write_bridge(pen, model)
    write_capital(pen, model)
    _write_board(pen, model)
    _write_start(pen, model, found, now)
    pen.rows("checks", check.list_rows(found))
    return Outcome(pen.writes(), found)


def _write_forecast(pen: Pen, model: Model) -> None:
    booked = outcome_months(model)
    for row in model.rows:
        proposal = propose_row(row, model.month)
        pen.row(row.at, "proposal", proposal_with_items(model, row))
        for method, column in BY_METHOD.items():
            pen.row(row.at, column, proposal.by_method[method])
        months = booked.get((row.row.unit, row.row.label), NOTHING_BOOKED)
        for number, (column, amount) in enumerate(zip(MONTHS, months, strict=True), 1):
            pen.row(row.at, column, amount if number <= model.month else None)
    write_changes(pen, model)
    write_accuracy(pen, model)


def _total(model: Model) -> Decimal:
    """Return the forecast for the committees together (prognos för nämnderna), as the summary's results sum it."""
    shown = {summary.unit for summary in model.summary if not summary.subtotal}
    forecasts = (row_forecast(model, row) for row in model.rows if row.row.unit in shown)
    return exact_sum(forecast for forecast in forecasts if forecast is not None)


def _write_board(pen: Pen, model: Model) -> None:
    for project in model.projects:
        shown = light(project, model.report_day, model.project_limits).light
        pen.row(project.at, "light", word("light", shown.name.lower()))
    remarks: dict[str, list[str]] = {}
    for found in check_meetings(model.meetings, model.holidays):
        remarks.setdefault(found.place.cell, []).append(describe(found).message)
    for meeting in model.meetings:
        cells = set((meeting.at.cells or {}).values())
        texts = [text for cell, found_texts in remarks.items() if cell in cells for text in found_texts]
        pen.row(meeting.at, "meeting_remark", " ".join(texts) or None)


def _write_start(pen: Pen, model: Model, found: tuple[Problem, ...], now: datetime) -> None:
    pen.field("updated_at", now)
    pen.field("forecast_basis", basis(model))
    pen.field("updated_fingerprint", model.fingerprint)
    pen.field("updated_total", _total(model))
    pen.field("reported", reported(model))
    _write_next_meeting(pen, model)
    faults = check.counts(found)["faults"]
    read = model.books.sources and not any(one.code in UNREAD for one in found)
    states = (
        "done" if read else "look",
        "done",
        "look" if faults else "done",
        "todo",
        "done" if model.locked else "todo",
    )
    for at, state in zip(model.steps, states, strict=False):
        pen.row(at, "step_status", word("step_status", state))


def _write_next_meeting(pen: Pen, model: Model) -> None:
    own = _own_forum(model)
    coming = [m for m in model.meetings if m.forum == own and m.day >= model.report_day]
    keys = ("next_meeting", "preparation_day", "papers_ready_day", "dispatch_day")
    if not coming:
        for key in (*keys, "next_meeting_place"):
            pen.field(key, None)
        return
    meeting = min(coming, key=lambda m: m.day)
    offsets = (model.countback.preparation, model.countback.papers_ready, model.countback.dispatch)
    days: tuple[date, ...] = (meeting.day, *countback(meeting.day, offsets, model.holidays))
    for key, day in zip(keys, days, strict=True):
        pen.field(key, day)
    pen.field("next_meeting_place", meeting.place)


def _own_forum(model: Model) -> str:
    """Return the committee's own forum (nämndens forum): the first one listed."""
    return model.meetings[0].forum if model.meetings else ""
