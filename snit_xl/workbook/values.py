"""Numbers and dates between cells and rules (cellvärden): floats and serial numbers in, Decimal and dates out."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal

from snit_xl.domain.errors import MisuseError

# A cell's number carries binary noise in its last digits; ten decimals of a tkr are far below an öre.
_STEP = Decimal("1e-10")
_DIGITS_OF_STEP = 11  # ten decimals and their point
_WHOLE = Decimal(1)
_WHOLE_TO_THE_DIGIT = 2**53  # up to here a whole float has all its digits
_WIDE = Context(prec=400, rounding=ROUND_HALF_EVEN)

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST_AFTER_FAKE_LEAP_DAY = 61


def to_decimal(x: float) -> Decimal:
    """Return a cell's number as an exact decimal (cellens tal): ten decimals, no trailing zeros, never an exponent.

    NaN and infinity are no cell values: misuse.
    """
    if not math.isfinite(x):
        raise MisuseError(f"not a cell number: {x!r}")
    if abs(x) < _WHOLE_TO_THE_DIGIT and x == int(x):
        return Decimal(int(x))
    written = repr(float(x))
    if "e" not in written and len(written) - written.find(".") <= _DIGITS_OF_STEP:
        return Decimal(written)  # as nearly every amount is written: nothing to round, and no zero at the end
    plain = _WIDE.normalize(_WIDE.quantize(Decimal(written), _STEP))
    if not plain:
        return Decimal(0)
    return _WIDE.quantize(plain, _WHOLE) if int(plain.as_tuple().exponent) > 0 else plain


def to_float(amount: Decimal) -> float:
    """Return a decimal as a cell number (till celltal); negative zero becomes zero."""
    return float(amount) + 0.0


def serial_to_date(serial: float, *, date1904: bool = False) -> date | None:
    """Return the day of a serial number (datum ur serienummer), the time of day dropped.

    None where no such day exists: negative numbers, the 29 February 1900 that Excel invents (60), after year 9999.
    """
    if not math.isfinite(serial) or serial < 0:
        return None
    days = math.floor(serial)
    try:
        if date1904:
            return _EPOCH_1904 + timedelta(days=days)
        if days in (0, _FIRST_AFTER_FAKE_LEAP_DAY - 1):
            return None
        return _EPOCH_1900 + timedelta(days=days + (days < _FIRST_AFTER_FAKE_LEAP_DAY))
    except OverflowError:
        return None


def date_to_serial(day: date, *, date1904: bool = False) -> float:
    """Return a day's serial number (serienummer) in the 1900 system, or the 1904 system of old Mac workbooks."""
    if date1904:
        return float((day - _EPOCH_1904).days)
    days = (day - _EPOCH_1900).days
    return float(days if days >= _FIRST_AFTER_FAKE_LEAP_DAY else days - 1)
