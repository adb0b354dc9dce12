"""Single cells to texts and moments (enskilda celler): what a message shows, and dates and times typed as text."""

from __future__ import annotations

from datetime import date, time

from snit_xl.workbook.spec import Fmt
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import Scalar

SHOWN_LENGTH = 40


def is_empty(raw: Scalar) -> bool:
    """Tell whether a cell holds nothing, a blank text included (tom)."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def shown(raw: Scalar) -> str:
    """Show a cell's value in a message, shortened (visat värde)."""
    if isinstance(raw, bool):
        return "SANT" if raw else "FALSKT"
    if isinstance(raw, float):
        return str(to_decimal(raw)).replace(".", ",")
    text = str(raw)
    return text if len(text) <= SHOWN_LENGTH else text[:SHOWN_LENGTH] + "…"


def bound(limit: float | None) -> str:
    """Write a bound of what is allowed, "" for none (gräns)."""
    return "" if limit is None else f"{limit:g}".replace(".", ",")


def clock(fraction: float) -> time | None:
    """Return the time of day of a day's fraction (klockslag), to the nearest minute."""
    if not 0 <= fraction < 1:
        return None
    minutes = round(fraction * 1440)
    return time(minutes // 60 % 24, minutes % 60)


def written(text: str, fmt: Fmt) -> date | time | None:
    """Read a date or a time typed as text (skrivet datum eller klockslag)."""
    try:
        return date.fromisoformat(text) if fmt is Fmt.DATE else time.fromisoformat(text.replace(".", ":"))
    except ValueError:
        return None
