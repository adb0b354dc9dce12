"""Bars that lie in rows (liggande staplar): names to the left, amounts at the bars' ends, any number of either sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.papers.pictures.canvas import LINE_HEIGHT, SIZE, SMALL, WIDTH, Canvas
from snit_xl.papers.pictures.palette import ACCENT, GREY, INK, LINE, Fill

EDGE = 0.1
GAP = 0.25
LABEL_ROOM = 6.0
PADDING = 0.2
BAR = 0.36
KEY_HEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Drawn:
    """One row as it is drawn (ritad rad): a bar between two values and the text at its end.

    `torn` marks a bar whose beginning is left out, `heading` a row of text alone.
    """

    label: str
    start: Decimal = Decimal(0)
    end: Decimal = Decimal(0)
    shown: str = ""
    fill: Fill | None = None
    ink: str = INK
    heading: bool = False
    torn: bool = False

    @property
    def leftwards(self) -> bool:
        """Whether the bar goes to the left from where it begins (åt vänster)."""
        return self.end < self.start


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value lies across the sheet (skala)."""

    lowest: Decimal
    highest: Decimal
    left: float
    right: float

    def at(self, value: Decimal) -> float:
        """Return the place of a value (läge)."""
        reach = self.highest - self.lowest
        share = float((value - self.lowest) / reach) if reach else 0.0
        return self.left + share * (self.right - self.left)


def row_height(canvas: Canvas, row: Drawn, room: float) -> float:
    """Return the height that a row's name needs (radhöjd)."""
    return len(_label(canvas, row, room)) * LINE_HEIGHT + PADDING


def label_room(canvas: Canvas, rows: Sequence[Drawn]) -> float:
    """Return the width of the names' column (namnkolumn): the longest name, within reason."""
    return min(LABEL_ROOM, max((canvas.width(row.label) for row in rows if not row.heading), default=0.0) + 0.05)


def draw_rows(canvas: Canvas, top: float, rows: Sequence[Drawn], *, base: Decimal = Decimal(0)) -> float:
    """Draw the rows with a line at the base (rita rader); return where they end."""
    room = label_room(canvas, rows)
    scale = _scale(canvas, rows, EDGE + room + GAP, base)
    origin = scale.at(base)
    for row in rows:
        height = row_height(canvas, row, room)
        if not row.heading:
            canvas.line([(origin, top), (origin, top + height)], LINE)
        _draw(canvas, row, (room, top + height / 2), scale)
        top += height
    return top


def draw_key(canvas: Canvas, text: str) -> float:
    """Write what the picture measures over it (förklaring); return where the picture may begin."""
    lines = canvas.wrap(text, WIDTH - 2 * EDGE, SMALL)
    height = len(lines) * LINE_HEIGHT
    canvas.lines((EDGE, 0.1 + height / 2), lines, size=SMALL, ink=GREY)
    return KEY_HEIGHT - LINE_HEIGHT + height


def _label(canvas: Canvas, row: Drawn, room: float) -> list[str]:
    return canvas.wrap(row.label, WIDTH - 2 * EDGE if row.heading else room, SIZE, bold=row.heading)


def _scale(canvas: Canvas, rows: Sequence[Drawn], left: float, base: Decimal) -> Scale:
    """Leave room for the amounts on whichever side they stand (skala)."""
    values = [base, *(v for row in rows if not row.heading for v in (row.start, row.end))]
    before = max((canvas.width(r.shown) + 0.15 for r in rows if r.leftwards), default=0.0)
    after = max((canvas.width(r.shown) + 0.15 for r in rows if not r.leftwards), default=0.0)
    return Scale(min(values), max(values), left + before, max(left + before + 1, WIDTH - EDGE - after))


def _draw(canvas: Canvas, row: Drawn, at: tuple[float, float], scale: Scale) -> None:
    room, middle = at
    label = _label(canvas, row, room)
    if row.heading:
        canvas.lines((EDGE, middle), label, bold=True, ink=ACCENT)
        return
    canvas.lines((EDGE, middle), label)
    start, end = scale.at(row.start), scale.at(row.end)
    if row.fill is not None and row.start != row.end:
        canvas.box(start, middle - BAR / 2, end, middle + BAR / 2, row.fill)
    if row.torn:
        _tear(canvas, start + (0.3 if end >= start else -0.3), middle)
    side = -0.12 if row.leftwards else 0.12
    canvas.text((end + side, middle), row.shown, "right" if row.leftwards else "left", ink=row.ink)


def _tear(canvas: Canvas, x: float, middle: float) -> None:
    """Draw the mark of a bar whose beginning is left out (avbrott)."""
    steps = [(x + (0.06 if n % 2 else -0.06), middle + (n - 2) * BAR * 0.3) for n in range(5)]
    canvas.line(steps, "#FFFFFF", 2.5)
