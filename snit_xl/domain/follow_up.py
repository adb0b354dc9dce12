"""When controls are followed up (uppföljning av internkontroll): what falls due, what is late, what isn't planned."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


@dataclass(frozen=True, slots=True)
class Control:
    """One row of the control plan (kontroll): what is controlled by whom, when it was and will be followed up.

    `result` and `deviation` are what the `last` time showed.
    """

    process: str
    risk: str = ""
    control: str = ""
    control_role: str = ""
    report_role: str = ""
    measure: str = ""
    result: str = ""
    deviation: str = ""
    last: date | None = None
    planned: date | None = None
    months: int | None = None
    at: Source = NOWHERE


class State(Enum):
    """Where a follow-up stands (läge)."""

    LATE = "late"
    BEFORE_MEETING = "before_meeting"
    PLANNED = "planned"
    DONE = "done"
    UNPLANNED = "unplanned"


def next_due(one: Control) -> date | None:
    """Return when a control is next followed up (nästa uppföljning).

    A planned day holds until the control has been followed up; after that the interval counts from then. None where
    nothing is planned.
    """
    if one.planned is not None and (one.last is None or one.planned > one.last):
        return one.planned
    return None if one.last is None or one.months is None else _months_on(one.last, one.months)


def state(one: Control, today: date, meeting_day: date | None) -> State:
    """Say where a follow-up stands on a day (läge), `meeting_day` being the committee's next meeting."""
    due = next_due(one)
    if due is None:
        return State.UNPLANNED if one.last is None else State.DONE
    if due < today:
        return State.LATE
    if meeting_day is not None and due <= meeting_day:
        return State.BEFORE_MEETING
    return State.PLANNED if one.last is None else State.DONE


def falling_due(plan: Sequence[Control], today: date, meeting_day: date | None) -> tuple[Control, ...]:
    """Return what is late or falls due before the next meeting (förfaller), the earliest first."""
    wanted = {State.LATE, State.BEFORE_MEETING}
    chosen = (one for one in plan if state(one, today, meeting_day) in wanted)
    return tuple(sorted(chosen, key=lambda one: next_due(one) or today))


def check_follow_ups(plan: Sequence[Control], today: date) -> tuple[Problem, ...]:
    """Find follow-ups that are late, undated or not planned (kontrollera uppföljning)."""
    found = [each for one in plan for each in _own_problems(one, today)]
    unplanned = [one for one in plan if state(one, today, None) is State.UNPLANNED]
    if unplanned:
        found.append(problem("UPPFOLJNING-OPLANERAD", unplanned[0].at.at("planned"), count=len(unplanned)))
    return tuple(found)


def _own_problems(one: Control, today: date) -> Iterator[Problem]:
    due = next_due(one)
    if due is not None and due < today:
        days = (today - due).days
        yield problem("UPPFOLJNING-SEN", one.at.at("due"), process=one.process, day=due.isoformat(), days=days)
    if one.result and one.last is None:
        yield problem("UPPFOLJNING-UTAN-DATUM", one.at.at("last"), process=one.process)


def _months_on(day: date, months: int) -> date:
    """Return the same day some months later (månader framåt), the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
