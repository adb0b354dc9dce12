"""What Skapa handlingar asks of the workbook (skapa handlingar): no faults, a forecast that is up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from snit_xl.actions import check
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.domain import audit
from snit_xl.domain.problems import Problem, problem
from snit_xl.workbook.model import Model

# Without these no paper can even be named; no wish sets them aside.
NEEDED = ("committee_name", "year", "month", "report_day")


def make_papers(*, despite: bool) -> Callable[[Model, datetime], Outcome]:
    """Return the action that lets papers be written (skapa handlingar); `despite` sets aside what can be.

    Its writes are never put in the workbook. They bring the list Kontroller up to date for the papers, without what
    concerns the last printed paper: that one isn't sent again.
    """

    def action(model: Model, _now: datetime) -> Outcome:
        found = check.findings(model)
        stops = (*check.blocking(found), *_stale(model))
        held = tuple(one for one in stops if not despite or _is_needed(one, model))
        if held:
            return Outcome(None, found, held)
        live = check.findings(replace(model, paper=audit.Paper(model.year, model.month)))
        pen = Pen(model.fields)
        pen.rows("checks", check.list_rows(live))
        return Outcome(pen.writes(), found)

    return action


def set_aside(model: Model, found: Iterable[Problem]) -> bool:
    """Tell whether anything that stops papers is there (bortsett från): then they were written in spite of it."""
    return bool(check.blocking(found)) or not model.is_current


def _stale(model: Model) -> tuple[Problem, ...]:
    return () if model.is_current else (problem("HANDLING-INAKTUELL", model.fields["status"]),)


def _is_needed(found: Problem, model: Model) -> bool:
    return found.place in {model.fields[key] for key in NEEDED}
