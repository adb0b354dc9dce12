"""The meetings as a calendar file (kalenderfil): each meeting, and each step's last day before the committee's own.

A meeting is known by its committee, forum, year and place in that year's order, so that one that is moved keeps its
identity and a calendar that takes the file in again changes its entries instead of getting them twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Timezone, vText

from snit_xl.domain.countdown import Step, last_day
from snit_xl.domain.meetings import Meeting, own_meetings
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.calendar_texts import CATEGORY_MEETING, CATEGORY_STEP, MEETING, STEP, STEP_LINE
from snit_xl.workbook.terms.messages import PRODUCT, day_text

MAKER = f"-//{PRODUCT}//Sammanträden//SV"
ZONE = "Europe/Stockholm"
OURS = UUID("6a3f0c52-5b8e-4d0e-9b6c-2f6f1d0c7a41")
SEQUENCE_FROM = datetime(2000, 1, 1, tzinfo=UTC)
# The union's rule since 1996; with it in the file, no program has to know the zone by name.
STOCKHOLM = f"""BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""


def calendar_file(model: Model, now: datetime) -> bytes:
    """Return the calendar as the bytes of an .ics (kalenderfil); `now` is the wall clock's, as everywhere."""
    calendar = Calendar()
    for name, value in (
        ("PRODID", MAKER),
        ("VERSION", "2.0"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", vText(model.committee)),
        ("X-WR-TIMEZONE", ZONE),
    ):
        calendar.add(name, value)
    calendar.add_component(Timezone.from_ical(STOCKHOLM))
    written = now.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    for event in _events(model):
        event.add("DTSTAMP", written)
        event.add("LAST-MODIFIED", written)
        # A program takes the entry with the higher number for the newer one; time rises, and nothing need be kept.
        event.add("SEQUENCE", (written - SEQUENCE_FROM) // timedelta(minutes=1))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def is_ours(data: bytes) -> bool:
    """Tell whether a file is a calendar written here (vår kalenderfil)."""
    return data.startswith(b"BEGIN:VCALENDAR") and MAKER.encode() in data[:500]


def _events(model: Model) -> Iterator[Component]:
    own = own_meetings(model.meetings)
    for meeting, number in _numbered(model.meetings):
        identity = (model.committee, meeting.forum, str(meeting.day.year), str(number))
        steps = [(step, last_day(meeting.day, step, model.holidays)) for step in model.countdown if meeting in own]
        yield _meeting(meeting, identity, steps)
        for step, day in steps:
            yield _step(meeting, identity, step, day)


def _numbered(meetings: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, int]]:
    """Give each forum's meetings within their year their number, in order of time (löpnummer)."""
    seen: Counter[tuple[str, int]] = Counter()
    for one in sorted(meetings, key=lambda each: (each.day, each.start)):
        seen[one.forum, one.day.year] += 1
        yield one, seen[one.forum, one.day.year]


def _meeting(meeting: Meeting, identity: tuple[str, ...], steps: list[tuple[Step, date]]) -> Event:
    event = _event(identity, MEETING.format(forum=meeting.forum), CATEGORY_MEETING)
    event.add("DTSTART", _moment(meeting.day, meeting.start))
    event.add("DTEND", _moment(meeting.day, meeting.end))
    event.add("LOCATION", meeting.place)
    if steps:
        lines = (STEP_LINE.format(step=step.name, day=day_text(day)) for step, day in steps)
        event.add("DESCRIPTION", "\n".join(lines))
    return event


def _step(meeting: Meeting, identity: tuple[str, ...], step: Step, day: date) -> Event:
    """Return a step's last day as an entry of a whole day (heldag), during which nobody is busy."""
    said = STEP.format(step=step.name, forum=meeting.forum, day=day_text(meeting.day))
    event = _event((*identity, step.name.casefold()), said, CATEGORY_STEP)
    event.add("DTSTART", day)
    event.add("DTEND", day + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    if step.task:
        event.add("DESCRIPTION", step.task)
    return event


def _event(identity: tuple[str, ...], summary: str, category: str) -> Event:
    event = Event()
    event.add("UID", f"{uuid5(OURS, '|'.join(identity))}@snit-xl")
    event.add("SUMMARY", summary)
    event.add("CATEGORIES", [category])
    return event


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(ZONE))
