"""Personal numbers in text (personnummer, samordningsnummer): found by form, date and check digit, never repeated."""

from __future__ import annotations

import re
from calendar import monthrange

# Two digits of a century or none, a date, a mark or none, four digits; no other digit beside.
FORM = re.compile(r"(?<![\d.,])(18|19|20)?(\d{2})(\d{2})(\d{2})\s?[-–−+]?\s?(\d{4})(?![\d]|[.,]\d)")
DATE = re.compile(r"\d{6}")  # what no match is without: far quicker to look for
COORDINATION = 60  # added to the day of a samordningsnummer
LEAP_YEAR = 2000


def holds_identity(text: str) -> bool:
    """Tell whether a text holds what looks like a personal number (personnummer): a real date and a right check digit.

    Numbers of organisations have a month from 20 on and are none; an account, an amount or a telephone number passes
    for one in less than a case in a hundred.
    """
    return DATE.search(text) is not None and any(_plausible(*match.groups()) for match in FORM.finditer(text))


def _plausible(century: str | None, year: str, month: str, day: str, last: str) -> bool:
    return _is_date(century, int(year), int(month), int(day)) and checks(f"{year}{month}{day}{last}")


def _is_date(century: str | None, year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    own_day = day - COORDINATION if day > COORDINATION else day
    # Without a century the year may be either; 29 February is let through then.
    whole = int(century) * 100 + year if century else LEAP_YEAR
    return 1 <= own_day <= monthrange(whole, month)[1]


def checks(digits: str) -> bool:
    """Tell whether ten digits end with the right check digit (kontrollsiffra, Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
