"""The budget bridge (budgetbrygga): from one budget to the next, each step where the one before ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise

from snit_xl.papers.pictures.canvas import Canvas
from snit_xl.papers.pictures.palette import CHANGE_DOWN, CHANGE_UP, LEVEL
from snit_xl.papers.pictures.records import Bar, Picture
from snit_xl.papers.pictures.rows import EDGE, Drawn, draw_key, draw_rows
from snit_xl.papers.pictures.wording import change_text, listed
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.picture_texts import picture_text

# The budgets' bars are shortened where the changes would be too thin to see.
SMALL_SHARE = Decimal("0.3")
LEFT_BEFORE = Decimal("0.4")


def budget_bridge(opening: Bar, changes: Sequence[Bar], closing: Bar, places: int = 0) -> Picture | None:
    """Draw the bridge (budgetbrygga); None where every amount is zero."""
    if not any(bar.value for bar in (opening, *changes, closing)):
        return None
    canvas = Canvas()
    rows = list(_rows(opening, changes, closing, places))
    base = _base([row.end for row in rows])
    key = picture_text("bridge_key")
    if base:
        rows = [replace(row, start=base, torn=True) if row.fill is LEVEL else row for row in rows]
        key = f"{key} {picture_text('bridge_torn')}"
    top = draw_key(canvas, key)
    return canvas.finish(_alt(opening, changes, closing, places), draw_rows(canvas, top, rows, base=base) + EDGE)


def _rows(opening: Bar, changes: Sequence[Bar], closing: Bar, places: int) -> Iterator[Drawn]:
    yield Drawn(opening.label, Decimal(0), opening.value, figure(opening.value, places), LEVEL)
    levels = pairwise(accumulate((bar.value for bar in changes), initial=opening.value))
    for bar, (before, after) in zip(changes, levels, strict=True):
        fill = CHANGE_UP if bar.value > 0 else CHANGE_DOWN
        yield Drawn(bar.label, before, after, change_text(bar.value, places), fill)
    yield Drawn(closing.label, Decimal(0), closing.value, figure(closing.value, places), LEVEL)


def _base(levels: Sequence[Decimal]) -> Decimal:
    """Return where the axis begins (axelns början): zero, or near levels that lie close together far from it."""
    lowest, highest = min(levels), max(levels)
    reach = highest - lowest
    if lowest > 0 and reach and reach < SMALL_SHARE * highest:
        return max(Decimal(0), lowest - LEFT_BEFORE * reach)
    if highest < 0 and reach and reach < SMALL_SHARE * -lowest:
        return min(Decimal(0), highest + LEFT_BEFORE * reach)
    return Decimal(0)


def _alt(opening: Bar, changes: Sequence[Bar], closing: Bar, places: int) -> str:
    steps = listed([f"{bar.label} {change_text(bar.value, places)}" for bar in changes if bar.value])
    return picture_text(
        "bridge_alt" if steps else "bridge_alt_plain",
        opening_label=opening.label,
        opening=figure(opening.value, places),
        closing_label=closing.label,
        closing=figure(closing.value, places),
        steps=steps,
    )
