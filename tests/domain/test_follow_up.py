"""When controls fall due: a planned day holds until it has been kept, then the interval counts from the last time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.follow_up import Control, State, check_follow_ups, falling_due, next_due, state
from snit_xl.domain.problems import Place, Source

TODAY, MEETING = date(2018, 9, 3), date(2018, 9, 18)
AT = Source("Internkontroll", {"due": "P6", "last": "L6", "planned": "N6"})


def control(last: str = "", planned: str = "", months: int | None = None, *, process: str = "Ekonomi") -> Control:
    days = [date.fromisoformat(text) if text else None for text in (last, planned)]
    return Control(process, last=days[0], planned=days[1], months=months, at=AT)


@pytest.mark.parametrize(
    ("one", "due"),
    [
        (control(), None),
        (control(planned="2018-10-01"), "2018-10-01"),
        (control(planned="2018-10-01", months=6), "2018-10-01"),
        (control(last="2018-02-14"), None),
        (control(last="2018-02-14", months=7), "2018-09-14"),
        (control(last="2018-08-31", months=6), "2019-02-28"),  # February has no 31st
        (control(last="2018-02-14", planned="2018-02-01", months=6), "2018-08-14"),  # the planned day has been kept
        (control(last="2018-02-14", planned="2018-02-14"), None),
        (control(last="2018-02-14", planned="2018-11-05", months=6), "2018-11-05"),  # planned anew
        (control(months=6), None),  # nothing to count from
    ],
)
def test_next_follow_up(one: Control, due: str | None) -> None:
    assert next_due(one) == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (control(planned="2018-09-02"), State.LATE),
        (control(planned="2018-09-03"), State.BEFORE_MEETING),
        (control(planned="2018-09-18"), State.BEFORE_MEETING),
        (control(planned="2018-09-19"), State.PLANNED),
        (control(last="2018-03-19", months=6), State.DONE),
        (control(last="2018-03-19"), State.DONE),
        (control(), State.UNPLANNED),
    ],
)
def test_where_a_follow_up_stands(one: Control, expected: State) -> None:
    assert state(one, TODAY, MEETING) is expected


def test_without_a_meeting_to_come_nothing_falls_due_before_it() -> None:
    assert state(control(planned="2018-09-04"), TODAY, None) is State.PLANNED


def test_what_falls_due_stands_with_the_earliest_first() -> None:
    names = {"2018-09-10": "B", "2018-08-01": "A", "2018-09-19": "C", "2018-09-18": "D"}
    plan = [control(planned=day, process=name) for day, name in names.items()]
    assert [one.process for one in falling_due(plan, TODAY, MEETING)] == ["A", "B", "D"]


def test_a_late_follow_up_is_told_with_its_days() -> None:
    (found,) = check_follow_ups([control(planned="2018-08-29")], TODAY)
    assert (found.code, found.place) == ("UPPFOLJNING-SEN", Place("Internkontroll", "P6"))
    assert dict(found.values) == {"process": "Ekonomi", "day": "2018-08-29", "days": 5}


def test_a_result_without_a_day_and_rows_never_planned_are_told() -> None:
    undated = Control("Ekonomi", result="works", planned=date(2018, 12, 3), at=AT)
    found = check_follow_ups([undated, control(), control(process="Change")], TODAY)
    assert [one.code for one in found] == ["UPPFOLJNING-UTAN-DATUM", "UPPFOLJNING-OPLANERAD"]
    assert dict(found[1].values) == {"count": 2}


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_an_interval_keeps_the_day_of_the_month_or_ends_it(last: date, months: int) -> None:
    due = next_due(Control("Ekonomi", last=last, months=months))
    assert due is not None
    assert (due.year - last.year) * 12 + due.month - last.month == months
    assert due.day == last.day or (due.day < last.day and due.day >= 28)
