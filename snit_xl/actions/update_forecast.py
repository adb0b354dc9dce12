"""What Uppdatera prognos does (uppdatera prognos): everything that needs a decision point, from one reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from snit_xl.actions import check
from snit_xl.actions.board_results import write_board
from snit_xl.actions.changes import write_changes
from snit_xl.actions.follow_up import write_accuracy
from snit_xl.actions.map_books import basis
from snit_xl.actions.method_trial import write_method_trial
from snit_xl.actions.money_results import write_bridge, write_capital, write_settlement
from snit_xl.actions.operations_results import write_services
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.actions.reported import reported
from snit_xl.actions.row_forecast import proposal_with_items, row_forecast
from snit_xl.actions.row_months import outcome_months
from snit_xl.actions.scenarios import write_scenarios
from snit_xl.actions.versions import next_name
from snit_xl.domain.forecast import Method, propose_row
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Problem
from snit_xl.workbook.layout.books import MONTHS
from snit_xl.workbook.model import Model
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
    write_changes(pen, model)
    write_accuracy(pen, model)
    write_method_trial(pen, model, [row_forecast(model, row) for row in model.rows])
    write_settlement(pen, model)
    write_bridge(pen, model)
    write_capital(pen, model)
    write_services(pen, model)
    write_scenarios(pen, model)
    write_board(pen, model)
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


def _total(model: Model) -> Decimal:
    """Return the forecast for the committees together (prognos för nämnderna), as the summary's results sum it."""
    shown = {summary.unit for summary in model.summary if not summary.subtotal}
    forecasts = (row_forecast(model, row) for row in model.rows if row.row.unit in shown)
    return exact_sum(forecast for forecast in forecasts if forecast is not None)


def _write_start(pen: Pen, model: Model, found: tuple[Problem, ...], now: datetime) -> None:
    pen.field("next_version", next_name(model))
    pen.field("updated_at", now)
    pen.field("forecast_basis", basis(model))
    pen.field("updated_fingerprint", model.fingerprint)
    pen.field("updated_total", _total(model))
    pen.field("reported", reported(model))
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
