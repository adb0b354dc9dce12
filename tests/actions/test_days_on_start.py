"""Countdown and follow-ups: the workbook's own formulas say what the rules say, and ticks stay with their meeting."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.workbooks import example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.loop import Run
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain import countdown, follow_up
from snit_xl.domain.meetings import around
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import date_to_serial, serial_to_date
from snit_xl.workbook.view import Scalar

LAYOUT = committee_layout(EXAMPLE)
MOMENT = datetime(2018, 2, 20, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's


def run(content: Content, now: datetime = MOMENT) -> Run:
    ran = loop.run(Builder(LAYOUT, content).view(), update_forecast, now)
    assert not ran.blocking
    return ran


def live() -> Content:
    """Return the example as it counts from today."""
    content = example_inputs()
    content.fields["count_from"] = None
    return content


def column(ran: Run, table: str, key: str) -> list[Scalar]:
    area = ran.after.tables[TABLES[table]].column(heading(table, key))
    return [ran.after.cell(area.sheet, row, area.left).value for row in area.rows]


def field(ran: Run, key: str) -> Scalar:
    area = ran.after.names[field_term(key).name]
    return ran.after.cell(area.sheet, area.top, area.left).value


def day_of(ran: Run, key: str) -> date | None:
    value = field(ran, key)
    return serial_to_date(value) if isinstance(value, float) else None


def serial(day: date | None) -> float | None:
    return None if day is None else date_to_serial(day)


DAYS = st.dates(date(2017, 9, 1), date(2018, 12, 31))
STEP = st.tuples(st.integers(0, 90), st.sampled_from(["dagar", "arbetsdagar"]), st.none() | DAYS)
CONTROL = st.tuples(st.none() | DAYS, st.none() | DAYS, st.none() | st.integers(1, 24))


@settings(max_examples=8, deadline=None)
@given(DAYS, st.lists(STEP, min_size=3, max_size=3))
@example(date(2018, 4, 30), [(7, "dagar", None), (9, "arbetsdagar", None), (14, "dagar", date(2018, 4, 30))])
def test_each_steps_last_day_and_state_are_the_rules(today: date, steps: list[tuple[int, str, date | None]]) -> None:
    content = live()
    content.tables["countdown"] = [
        {"countdown_step": f"Steg {n}", "days_before": float(days), "day_kind": kind, "done_on": serial(done)}
        for n, (days, kind, done) in enumerate(steps)
    ]
    ran = run(content, datetime.combine(today, MOMENT.time()))
    assert ran.model is not None
    before, coming = around(ran.model.meetings, today)
    if coming is None:
        assert column(ran, "countdown", "last_day") == ["", "", ""]
        return
    counted_from = countdown.ticks_from(coming.day, before, ran.model.tick_days)
    last = [countdown.last_day(coming.day, step, ran.model.holidays) for step in ran.model.countdown]
    states = [
        countdown.state(step, day, counted_from, coming.day, today)
        for step, day in zip(ran.model.countdown, last, strict=True)
    ]
    assert column(ran, "countdown", "last_day") == [date_to_serial(day) for day in last]
    assert column(ran, "countdown", "countdown_state") == [word("countdown_state", one.value) for one in states]
    left = [float((d - today).days) if s is not countdown.State.DONE else "" for d, s in zip(last, states, strict=True)]
    assert column(ran, "countdown", "days_left") == left


@settings(max_examples=8, deadline=None)
@given(DAYS, st.lists(CONTROL, min_size=4, max_size=4))
def test_each_controls_next_follow_up_and_state_are_the_rules(
    today: date, days: list[tuple[date | None, date | None, int | None]]
) -> None:
    content = live()
    for row, (last, planned, months) in zip(content.tables["controls"], days, strict=True):
        row |= {
            "follow_up_day": serial(last),
            "planned_day": serial(planned),
            "follow_up_months": float(months) if months else None,
        }
    ran = run(content, datetime.combine(today, MOMENT.time()))
    assert ran.model is not None
    _, coming = around(ran.model.meetings, today)
    meeting_day = coming.day if coming else None
    states = [follow_up.state(one, today, meeting_day) for one in ran.model.plan]
    due = [serial(follow_up.next_due(one)) or "" for one in ran.model.plan]
    assert column(ran, "controls", "next_follow_up") == due
    assert column(ran, "controls", "follow_up_state") == [word("follow_up_state", one.value) for one in states]
    assert field(ran, "late_follow_ups") == states.count(follow_up.State.LATE)
    listed = [one for one in column(ran, "due_controls", "process") if one]
    falling = follow_up.falling_due(ran.model.plan, today, meeting_day)
    assert listed == [one.process for one in falling]


def test_when_the_meeting_has_been_held_its_ticks_are_not_carried_over() -> None:
    content = live()
    for row, day in zip(content.tables["countdown"], ("2018-02-19", "2018-02-23", "2018-02-27"), strict=True):
        row["done_on"] = date_to_serial(date.fromisoformat(day))
    held = run(content, datetime(2018, 3, 6, 9, 0))  # noqa: DTZ001
    assert day_of(held, "next_meeting") == date(2018, 3, 6)
    assert column(held, "countdown", "countdown_state") == ["● klart"] * 3
    after = run(content, datetime(2018, 3, 7, 9, 0))  # noqa: DTZ001
    assert (day_of(after, "next_meeting"), day_of(after, "ticks_from")) == (date(2018, 5, 15), date(2018, 3, 16))
    assert column(after, "countdown", "countdown_state") == ["○ att göra"] * 3
    # the dates themselves are the user's and stay
    assert column(after, "countdown", "done_on") == column(held, "countdown", "done_on")


def test_another_day_is_all_that_makes_a_second_update_write() -> None:
    first = run(live())
    again = loop.run(first.after, update_forecast, MOMENT)
    assert again.writes is None
    next_day = loop.run(first.after, update_forecast, MOMENT + timedelta(days=1))
    changed = {key[0] for key in next_day.values}
    assert changed == {"Start"}


def test_a_late_follow_up_is_among_the_findings_with_its_cell() -> None:
    content = live()
    content.tables["controls"][1]["planned_day"] = date_to_serial(date(2018, 2, 12))
    found = [one for one in run(content).findings if one.code == "UPPFOLJNING-SEN"]
    assert [(one.place.sheet, one.place.cell) for one in found][-1] == ("Internkontroll", "P7")


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("meetings", "day", date_to_serial(date(2018, 3, 13))),
        ("meetings", "place", "Borås"),
        ("countdown", "days_before", 12.0),
        ("countdown", "day_kind", "arbetsdagar"),
        ("controls", "planned_day", date_to_serial(date(2018, 5, 7))),
        ("controls", "follow_up_months", 3.0),
    ],
)
def test_what_the_dates_rest_on_makes_the_workbook_out_of_date(table: str, key: str, value: Scalar) -> None:
    content = example_inputs()
    before = run(content)
    content.tables[table][1][key] = value
    assert abs(float(str(field(run(content), "fingerprint"))) - float(str(field(before, "fingerprint")))) > 1
