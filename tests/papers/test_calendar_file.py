"""The calendar file holds every meeting at its hour and every step's last day, and keeps its entries' identities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from calendars import CalendarFile, Entry
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workbooks import BUILT_AT, Book, example

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE, example_content
from snit_xl.actions.make_calendar import make_calendar
from snit_xl.domain.countdown import Step, last_day
from snit_xl.domain.meetings import Meeting
from snit_xl.papers.calendar_file import calendar_file, is_ours
from snit_xl.workbook.build import Builder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.model import Model

LAYOUT = committee_layout(EXAMPLE)
LATER = BUILT_AT + timedelta(days=3)


@pytest.fixture(scope="module")
def model() -> Model:
    ran = loop.run(Builder(LAYOUT, example_content(LAYOUT, BUILT_AT)).view(), make_calendar, BUILT_AT)
    assert ran.model is not None
    assert not ran.blocking
    return ran.model


def read(model: Model, now: datetime = BUILT_AT) -> CalendarFile:
    return CalendarFile.of(calendar_file(model, now))


def by_identity(calendar: CalendarFile) -> Mapping[str, Entry]:
    found = {one.text("UID"): one for one in calendar.entries}
    assert len(found) == len(calendar.entries)
    return found


def meetings_in(calendar: CalendarFile) -> list[Entry]:
    return [one for one in calendar.entries if one.text("CATEGORIES") == "Sammanträde"]


def test_every_meeting_of_the_workbook_is_there_at_its_hour(model: Model) -> None:
    """The workbook is read by openpyxl, the calendar by its own zone: neither is read by what wrote it."""
    calendar = read(model)
    found = {
        (one.text("SUMMARY"), calendar.moment(one, "DTSTART"), calendar.moment(one, "DTEND"), one.text("LOCATION"))
        for one in meetings_in(calendar)
    }
    summer = {"2017-09-19", "2018-05-15", "2018-09-18", "2018-05-02", "2018-09-04", "2018-10-23", "2018-05-08"}
    expected = set()
    for row in Book.of(example()[0]).rows("Moten"):
        day = row["Datum"].date()
        ahead = timedelta(hours=2 if day.isoformat() in summer else 1)
        start, end = (datetime.combine(day, row[key], UTC) - ahead for key in ("Start", "Slut"))
        expected.add((f"{row['Forum']}: sammanträde", start, end, row["Plats"]))
    assert found == expected
    assert len(found) == 13


def test_each_step_before_the_committees_own_meetings_has_its_whole_day(model: Model) -> None:
    calendar = read(model)
    steps = [one for one in calendar.entries if one.text("CATEGORIES") == "Nedräkning"]
    days = {one.text("SUMMARY"): calendar.whole_day(one) for one in steps}
    assert len(days) == 15  # three steps before each of the committee's five meetings
    assert days["Utskick senast i dag: Servicenämnd 2018-05-15"] == date(2018, 5, 8)
    assert days["Beredning senast i dag: Servicenämnd 2018-05-15"] == date(2018, 4, 30)  # 1 May is a holiday
    assert all(one.text("TRANSP") == "TRANSPARENT" for one in steps)
    said = next(one for one in meetings_in(calendar) if "20180515" in one.values["DTSTART"])
    assert said.text("DESCRIPTION").splitlines() == [
        "Beredning senast 2018-04-30",
        "Handlingar klara senast 2018-05-04",
        "Utskick senast 2018-05-08",
    ]


def test_a_moved_meeting_is_the_same_entry_with_a_higher_number(model: Model) -> None:
    moved = tuple(
        replace(one, day=date(2018, 3, 13), place="Alingsås; sal 2, ”Älgen”") if one.day == date(2018, 3, 6) else one
        for one in model.meetings
    )
    before, after = by_identity(read(model)), by_identity(read(replace(model, meetings=moved), LATER))
    assert before.keys() == after.keys()
    changed = {
        uid
        for uid, one in after.items()
        if (one.text("DTSTART"), one.text("LOCATION")) != (before[uid].text("DTSTART"), before[uid].text("LOCATION"))
    }
    assert len(changed) == 4  # the meeting and its three steps
    assert all(int(after[uid].text("SEQUENCE")) > int(before[uid].text("SEQUENCE")) for uid in after)
    (entry,) = (one for one in after.values() if one.values["DTSTART"] == "20180313T090000")
    assert entry.text("LOCATION") == "Alingsås; sal 2, ”Älgen”"


def test_the_same_workbook_at_the_same_moment_gives_the_same_bytes(model: Model) -> None:
    assert calendar_file(model, BUILT_AT) == calendar_file(model, BUILT_AT)
    assert is_ours(calendar_file(model, BUILT_AT))
    assert not is_ours(b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody else//SV\r\n")


def test_the_order_of_the_rows_changes_no_identity(model: Model) -> None:
    own, others = model.meetings[:5], model.meetings[5:]
    turned = replace(model, meetings=(*own[::-1], *others[::-1]))
    assert by_identity(read(turned)) == by_identity(read(model))


def test_the_file_is_stamped_in_universal_time(model: Model) -> None:
    assert {one.values["DTSTAMP"] for one in read(model).entries} == {"20170912T060000Z"}
    winter = datetime(2018, 1, 9, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
    assert {one.values["DTSTAMP"] for one in read(model, winter).entries} == {"20180109T070000Z"}


def test_a_workbook_without_meetings_or_with_faults_among_them_is_refused() -> None:
    content = example_content(LAYOUT, BUILT_AT)
    content.tables["meetings"][2]["ends"] = 0.25
    ran = loop.run(Builder(LAYOUT, content).view(), make_calendar, BUILT_AT)
    assert [one.code for one in ran.blocking] == ["SAMMANTRADE-SLUT-FORE-START"]
    content.tables["meetings"] = []
    ran = loop.run(Builder(LAYOUT, content).view(), make_calendar, BUILT_AT)
    assert [one.code for one in ran.blocking] == ["KALENDER-TOM"]


DAY = st.dates(date(2017, 1, 1), date(2030, 12, 31))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=90)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(DAY, st.integers(0, 22), TEXT), min_size=1, max_size=6), st.integers(0, 40), TEXT)
def test_any_meetings_come_back_as_they_were(
    model: Model, rows: list[tuple[date, int, str]], days: int, name: str
) -> None:
    meetings = tuple(Meeting("Nämnd", day, time(hour), time(hour, 45), place) for day, hour, place in rows)
    step = Step(name, "", days)
    calendar = read(replace(model, meetings=meetings, countdown=(step,)))
    local = [
        (datetime.strptime(one.values["DTSTART"], "%Y%m%dT%H%M%S"), one.text("LOCATION"))  # noqa: DTZ007
        for one in meetings_in(calendar)
    ]
    assert sorted(local) == sorted((datetime.combine(one.day, one.start), one.place) for one in meetings)
    last = sorted(last_day(one.day, step, model.holidays) for one in meetings)
    steps = [one for one in calendar.entries if one.text("CATEGORIES") == "Nedräkning"]
    assert sorted(calendar.whole_day(one) for one in steps) == last
