"""A small reader of calendar files, independent of the library that writes them (RFC 5545)."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.tz import tzical

ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
DAY_LENGTH = 8


@dataclass(frozen=True)
class Entry:
    """One entry: its properties by name, and the parameters that stand with them."""

    values: dict[str, str]
    parameters: dict[str, str]

    def text(self, name: str) -> str:
        return re.sub(r"\\[nN,;\\]", lambda found: ESCAPES[found[0]], self.values.get(name, ""))


@dataclass(frozen=True)
class CalendarFile:
    """A calendar file as its lines say it."""

    lines: list[str]

    @classmethod
    def of(cls, data: bytes) -> CalendarFile:
        assert data.endswith(b"\r\n")
        physical = data.split(b"\r\n")
        assert max(len(line) for line in physical) <= 75, "a line is longer than RFC 5545 allows"
        return cls(data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1])

    @property
    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        inside = False
        for line in self.lines:
            if line == "BEGIN:VEVENT":
                inside = True
                found.append(Entry({}, {}))
            elif line == "END:VEVENT":
                inside = False
            elif inside:
                head, _, value = line.partition(":")
                name, _, parameter = head.partition(";")
                assert name not in found[-1].values, f"{name} twice in one entry"
                found[-1].values[name], found[-1].parameters[name] = value, parameter
        return found

    def moment(self, entry: Entry, name: str) -> datetime:
        """Return a time of an entry in UTC, by the zone that the file itself describes."""
        zones = tzical(io.StringIO("\n".join(self.lines)))
        zone = zones.get(entry.parameters[name].removeprefix("TZID="))
        return datetime.strptime(entry.values[name], "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(UTC)

    def whole_day(self, entry: Entry) -> date:
        assert entry.parameters["DTSTART"] == "VALUE=DATE"
        first, after = (date.fromisoformat(entry.values[name]) for name in ("DTSTART", "DTEND"))
        assert after - first == timedelta(days=1)
        return first
