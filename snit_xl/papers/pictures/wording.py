"""How pictures write amounts and lists (belopp och uppräkningar i bilder)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from snit_xl.papers.pictures.palette import BETTER, INK, WORSE
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.picture_texts import picture_text

NAMED = 6  # a longer list is for the table beside the picture


def deviation_text(value: Decimal, places: int) -> str:
    """Write a deviation with its mark (avvikelse med tecken), as the workbook does."""
    shown = figure(value, places)
    if value == 0:
        return shown
    return picture_text("better" if value > 0 else "worse", amount=shown)


def deviation_ink(value: Decimal) -> str:
    """Return the ink of a deviation's text (färg)."""
    return INK if value == 0 else BETTER if value > 0 else WORSE


def change_text(value: Decimal, places: int) -> str:
    """Write a change with its sign, a rise with plus (förändring med tecken)."""
    return f"+{figure(value, places)}" if value > 0 else figure(value, places)


def listed(parts: Sequence[str], separator: str = ", ") -> str:
    """Join the first parts of a list and count the others (uppräkning)."""
    named = list(parts[:NAMED])
    if len(parts) > NAMED:
        named.append(picture_text("more", count=len(parts) - NAMED))
    return separator.join(named)
