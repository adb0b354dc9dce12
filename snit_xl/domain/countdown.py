"""What must be done before a meeting (nedräkning): each step's last day, and which ticks belong to the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from snit_xl.domain.meetings import Meeting, is_working_day
from snit_xl.domain.problems import NOWHERE, Source

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step before each meeting (steg): so many days before it, working days or days of the calendar.

    `done` is the day that it was last done, for this meeting or an earlier one.
    """

    name: str
    task: str
    days: int
    working_days: bool = False
    done: date | None = None
    at: Source = NOWHERE


class State(Enum):
    """Where a step stands (läge)."""

    DONE = "done"
    PASSED = "passed"  # the meeting has been held
    LATE = "late"
    TODAY = "today"
    TO_DO = "todo"


def last_day(meeting_day: date, step: Step, holidays: Mapping[date, str]) -> date:
    """Return the last day for a step (sista dag).

    Days of the calendar end on the nearest earlier working day where they lead to a day off.
    """
    if not step.working_days:
        return _worked(meeting_day - step.days * ONE_DAY, holidays)
    day = meeting_day
    for _ in range(step.days):
        day = _worked(day - ONE_DAY, holidays)
    return day


def ticks_from(meeting_day: date, previous: Meeting | None, most_days: int) -> date:
    """Return the first day whose ticks count for a meeting (kryssen räknas från).

    A tick from before the last meeting belongs to that one. `most_days` keeps ticks for a meeting that was called off
    from passing to the next one.
    """
    earliest = meeting_day - most_days * ONE_DAY
    return earliest if previous is None else max(earliest, previous.day + ONE_DAY)


def state(step: Step, last: date, counted_from: date, meeting_day: date, today: date) -> State:
    """Say where a step stands (läge): `last` is its last day, `counted_from` the first day whose ticks count."""
    if step.done is not None and step.done >= counted_from:
        return State.DONE
    if today > meeting_day:
        return State.PASSED
    if today == last:
        return State.TODAY
    return State.LATE if today > last else State.TO_DO


def _worked(day: date, holidays: Mapping[date, str]) -> date:
    while not is_working_day(day, holidays):
        day -= ONE_DAY
    return day
