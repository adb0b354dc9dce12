"""What the calendar file asks of the workbook (kalenderfil): meetings that can be read, and nothing else."""

from __future__ import annotations

from datetime import datetime

from snit_xl.actions import check
from snit_xl.actions.outcome import Outcome
from snit_xl.domain.problems import problem
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.sheets import SHEETS

# The forecast may be out of date and the paper wrong: no meeting's day depends on them.
RESTS_ON = frozenset({SHEETS["meetings"].name, SHEETS["start"].name})


def make_calendar(model: Model, _now: datetime) -> Outcome:
    """Refuse a workbook without meetings, or with faults among them or the steps before them (kalenderfil)."""
    found = check.findings(model)
    stops = tuple(one for one in check.blocking(found) if one.place.sheet in RESTS_ON)
    if not stops and not model.meetings:
        stops = (problem("KALENDER-TOM"),)
    return Outcome(None, found, stops)
