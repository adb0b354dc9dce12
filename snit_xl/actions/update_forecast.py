"""What Uppdatera prognos does (uppdatera prognos): everything that needs a decision point, from one reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from snit_xl.actions import check
from snit_xl.actions.map_books import basis
from snit_xl.actions.method_trial import write_method_trial
from snit_xl.actions.money_results import write_bridge, write_capital, write_settlement
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.actions.reported import reported
from snit_xl.actions.scenarios import write_scenarios
from snit_xl.domain.forecast import ForecastRow, Method, propose_row
from snit_xl.domain.meetings import check_meetings, countback
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Problem
from snit_xl.domain.projects import light
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.words import word

# What says that the first step of the month isn't done.
UNREAD = frozenset({"UTFALL-SLUTAR-FORE-PERIODEN", "UTFALL-SAKNAS"})
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
    write_scenarios(pen, model)
    _write_board(pen, model)
    _write_start(pen, model, found, now)
    pen.rows("checks", check.list_rows(found))
    return Outcome(pen.writes(), found)


def proposal_with_items(model: Model, row: ForecastRow) -> Decimal | None:
    """Return a row's proposal with the known items that are to be added to it (förslag)."""
    chosen = propose_row(row, model.month).chosen
    items = [
        e.item.amount
        for e in model.expected
        if e.on_top and (e.item.unit, e.item.label) == (row.row.unit, row.row.label)
    ]
    return None if chosen is None else exact_sum([chosen, *items])


def row_forecast(model: Model, row: ForecastRow) -> Decimal | None:
    """Return a row's full-year forecast as its cell shows it (prognos)."""
    base = row.manual if row.manual is not None else proposal_with_items(model, row)
    return None if base is None else exact_sum([base, row.adjustment])


def _write_forecast(pen: Pen, model: Model) -> None:
    last = _last_locked(model)
    for row in model.rows:
        proposal = propose_row(row, model.month)
        pen.row(row.at, "proposal", proposal_with_items(model, row))
        for method, column in BY_METHOD.items():
            pen.row(row.at, column, proposal.by_method[method])
        before = last.get((row.row.unit, row.row.label))
        now = row_forecast(model, row)
        pen.row(row.at, "change", None if before is None or now is None else exact_sum([now, -before]))


def _total(model: Model) -> Decimal:
    """Return the forecast for the committees together (prognos för nämnderna), as the summary's results sum it."""
    shown = {summary.unit for summary in model.summary if not summary.subtotal}
    forecasts = (row_forecast(model, row) for row in model.rows if row.row.unit in shown)
    return exact_sum(forecast for forecast in forecasts if forecast is not None)


def _last_locked(model: Model) -> dict[tuple[str, str], Decimal]:
    """Return the last locked version's forecast by row (förra låsta prognosen)."""
    if not model.locked:
        return {}
    newest = max(model.locked, key=lambda one: one.locked_at).version
    return {(one.unit, one.label): one.forecast for one in model.locked if one.version == newest}


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
