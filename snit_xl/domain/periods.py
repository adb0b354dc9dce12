"""Accounting periods (perioder): a year and a month, from whatever spelling an export uses."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from snit_xl.domain.errors import MisuseError

MONTHS = 12
CLOSING = 13  # period 13: year-end entries, booked after December
_SPELLING = re.compile(r"([12][0-9]{3})(?:([0-9]{2})(?:[0-9]{2})?|[-/]([0-9]{1,2})(?:[-/][0-9]{1,2})?)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month of a year (period); `closing` notes that it was period 13, folded into December.

    Two periods are equal when year and month are, whatever `closing` says, so that sums fold too.
    """

    year: int
    month: int
    closing: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a month that isn't one (månad 1–12)."""
        if not 1 <= self.month <= MONTHS:
            raise MisuseError(f"month must be 1 to 12, not {self.month}")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def last_day(self) -> date:
        """Give the last day of the month (periodens sista dag)."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


def parse_period(value: str | int | date) -> Period | None:
    """Read a period (läs period): "2017-08", "201708", 201708, "2017-08-31", "20170831" or a date; None if it is none.

    Month 13 becomes December with `closing` set.
    """
    if isinstance(value, date):
        return Period(value.year, value.month)
    found = _SPELLING.fullmatch(str(value).strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or found[3])
    if month == CLOSING:
        return Period(year, MONTHS, closing=True)
    return Period(year, month) if 1 <= month <= MONTHS else None


def months_later(day: date, months: int) -> date:
    """Give the same day of a later month (månader framåt), or its last day where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
