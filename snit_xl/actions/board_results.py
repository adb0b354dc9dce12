"""What the update writes on the committee's sheets (nämndens resultat): lights, remarks, next meeting, follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.countdown import last_day, ticks_from
from snit_xl.domain.follow_up import Control, falling_due, next_due, state
from snit_xl.domain.meetings import Meeting, around, check_meetings, own_meetings
from snit_xl.domain.projects import light
from snit_xl.domain.risk import level, row_score
from snit_xl.domain.rows import Row
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.words import word


def write_board(pen: Pen, model: Model) -> None:
    """Write the projects' lights, remarks on meetings, the next meeting, and controls that fall due (nämndens blad)."""
    for project in model.projects:
        shown = light(project, model.report_day, model.project_limits).light
        pen.row(project.at, "light", word("light", shown.name.lower()))
    _write_remarks(pen, model)
    pen.rows("meeting_steps", list(_step_rows(model)))
    before, coming = around(model.meetings, model.today)
    _write_next_meeting(pen, before, coming, model.tick_days)
    _write_due_controls(pen, model, coming)


def remarks(model: Model) -> tuple[str, ...]:
    """Return what there is to look at in each meeting (att se över), in the order of the model's meetings."""
    by_cell: dict[str, list[str]] = {}
    for found in check_meetings(model.meetings, model.holidays, model.quiet_month):
        by_cell.setdefault(found.place.cell, []).append(describe(found).message)
    own_cells = (set((meeting.at.cells or {}).values()) for meeting in model.meetings)
    return tuple(
        " ".join(text for cell, texts in by_cell.items() if cell in cells for text in texts) for cells in own_cells
    )


def _write_remarks(pen: Pen, model: Model) -> None:
    for meeting, text in zip(model.meetings, remarks(model), strict=True):
        pen.row(meeting.at, "meeting_remark", text or None)


def _step_rows(model: Model) -> Iterator[tuple[Written, ...]]:
    """Return the last day for each step before each of the committee's meetings (nedräkning)."""
    for meeting in own_meetings(model.meetings):
        for step in model.countdown:
            day = last_day(meeting.day, step, model.holidays)
            yield step.name, meeting.day, day, word("weekday", str(day.isoweekday()))


def _write_next_meeting(pen: Pen, before: Meeting | None, coming: Meeting | None, tick_days: int) -> None:
    pen.field("next_meeting", coming.day if coming is not None else None)
    pen.field("next_meeting_place", coming.place if coming is not None else None)
    pen.field("ticks_from", ticks_from(coming.day, before, tick_days) if coming is not None else None)


def _write_due_controls(pen: Pen, model: Model, coming: Meeting | None) -> None:
    meeting_day = coming.day if coming is not None else None
    judged = {row.at.at("process"): row for row in model.controls}
    due = falling_due(model.plan, model.today, meeting_day)
    pen.rows("due_controls", [_due_row(one, judged[one.at.at("process")], model, meeting_day) for one in due])


def _due_row(one: Control, judged: Row, model: Model, meeting_day: date | None) -> tuple[Written, ...]:
    due = next_due(one)
    shown = word("follow_up_state", state(one, model.today, meeting_day).value)
    left = (due - model.today).days if due is not None else None
    value = row_score(judged)
    named = level(value, model.scale) if value is not None else None
    return one.process, one.control, shown, due, left, value, named.name if named else None, one.control_role
