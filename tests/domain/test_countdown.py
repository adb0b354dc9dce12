"""The last day for each step before a meeting, and ticks that belong to one meeting only."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.countdown import State, Step, last_day, state, ticks_from
from snit_xl.domain.meetings import Meeting, around, is_working_day, own_meetings

HOLIDAYS = {
    date(2018, 3, 30): "långfredagen",
    date(2018, 4, 2): "annandag påsk",
    date(2018, 5, 1): "första maj",
    date(2018, 5, 10): "Kristi himmelsfärdsdag",
}
MARCH, MAY = date(2018, 3, 6), date(2018, 5, 15)


def meeting(day: date, forum: str = "Servicenämnd") -> Meeting:
    return Meeting(forum, day, time(9), time(12), "Vårgårda")


def step(days: int, done: date | None = None, *, working: bool = False) -> Step:
    return Step("Utskick", "", days, working, done)


@pytest.mark.parametrize(
    ("meeting_day", "days", "last"),
    [  # 15 May 2018 is a Tuesday: 5 days back is Ascension Day, 14 back 1 May, 2 back a Sunday
        ("2018-05-15", 7, "2018-05-08"),
        ("2018-05-15", 5, "2018-05-09"),
        ("2018-05-15", 14, "2018-04-30"),
        ("2018-05-15", 2, "2018-05-11"),
        ("2018-05-15", 0, "2018-05-15"),
        ("2018-04-09", 7, "2018-03-29"),  # over Easter: Monday and Friday are holidays, the weekend lies between
    ],
)
def test_days_of_the_calendar_end_on_an_earlier_working_day(meeting_day: str, days: int, last: str) -> None:
    assert last_day(date.fromisoformat(meeting_day), step(days), HOLIDAYS) == date.fromisoformat(last)


@pytest.mark.parametrize(("days", "last"), [(0, "2018-05-15"), (1, "2018-05-14"), (2, "2018-05-11"), (4, "2018-05-08")])
def test_working_days_step_over_weekends_and_holidays(days: int, last: str) -> None:
    assert last_day(MAY, step(days, working=True), HOLIDAYS) == date.fromisoformat(last)


@given(st.dates(date(2018, 1, 15), date(2018, 12, 31)), st.integers(0, 60), st.booleans())
def test_a_last_day_is_never_late_and_a_working_day(day: date, days: int, working: bool) -> None:
    found = last_day(day, step(days, working=working), HOLIDAYS)
    assert found <= day - timedelta(days)
    assert is_working_day(found, HOLIDAYS) or (working and days == 0)


def test_a_tick_from_before_the_last_meeting_does_not_count_for_the_next() -> None:
    counted_from = ticks_from(MAY, meeting(date(2018, 4, 3)), 60)
    assert counted_from == date(2018, 4, 4)
    today = date(2018, 4, 20)
    assert state(step(7, date(2018, 4, 2)), date(2018, 5, 8), counted_from, MAY, today) is State.TO_DO
    assert state(step(7, date(2018, 4, 4)), date(2018, 5, 8), counted_from, MAY, today) is State.DONE


def test_ticks_for_a_meeting_called_off_do_not_pass_to_the_next() -> None:
    # the meeting of 6 March was called off and its row taken away: the last one held was in November
    counted_from = ticks_from(MAY, meeting(date(2017, 11, 7)), 60)
    assert state(step(7, date(2018, 2, 27)), date(2018, 5, 8), counted_from, MAY, date(2018, 4, 2)) is State.TO_DO


def test_ticks_stay_when_the_meeting_is_moved() -> None:
    moved = date(2018, 3, 13)
    counted_from = ticks_from(moved, meeting(date(2017, 11, 7)), 60)
    assert state(step(7, date(2018, 2, 26)), date(2018, 3, 6), counted_from, moved, MARCH) is State.DONE


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2018-05-07", State.TO_DO),
        ("2018-05-08", State.TODAY),
        ("2018-05-09", State.LATE),
        ("2018-05-15", State.LATE),
        ("2018-05-16", State.PASSED),
    ],
)
def test_a_step_without_a_tick_goes_from_to_do_to_late(today: str, expected: State) -> None:
    assert state(step(7), date(2018, 5, 8), date(2018, 3, 16), MAY, date.fromisoformat(today)) is expected


def test_the_next_meeting_is_the_committees_own_whatever_the_order_of_the_rows() -> None:
    meetings = [meeting(MAY), meeting(date(2018, 4, 17), "GPS"), meeting(MARCH), meeting(date(2018, 9, 18))]
    assert [one.day for one in own_meetings(meetings)] == [MARCH, MAY, date(2018, 9, 18)]
    before, coming = around(meetings, date(2018, 4, 10))
    assert before is not None
    assert coming is not None
    assert (before.day, coming.day) == (MARCH, MAY)
    assert around(meetings, MAY)[1] == meetings[0]  # on the day itself it is still to come
    assert around(meetings, date(2018, 9, 19)) == (meetings[3], None)
    assert around([], MAY) == (None, None)
