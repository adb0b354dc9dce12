"""Forecasts with their span (prognos med intervall), against the budget, which is the dashed line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from snit_xl.domain.deviation import deviation
from snit_xl.papers.pictures.canvas import LINE_HEIGHT, SIZE, SMALL, TALLEST, WIDTH, Canvas
from snit_xl.papers.pictures.palette import ACCENT, GREY
from snit_xl.papers.pictures.records import Picture, Span
from snit_xl.papers.pictures.rows import EDGE, GAP, LABEL_ROOM, PADDING, Scale, draw_key
from snit_xl.papers.pictures.wording import deviation_ink, deviation_text, listed
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.picture_texts import picture_text

CAP = 0.13


def forecast_spans(spans: Sequence[Span], places: int = 0) -> Picture | None:
    """Draw each forecast as its distance from the budget (prognos mot budget), with its span where it has one.

    Rows that a page can't hold are counted under the others.
    """
    if not spans:
        return None
    canvas = Canvas()
    top = draw_key(canvas, picture_text("span_key"))
    room = min(LABEL_ROOM, max(canvas.width(span.label) for span in spans) + 0.05)
    labels = [canvas.wrap(span.label, room) for span in spans]
    heights = [max(2, len(label)) * LINE_HEIGHT + PADDING for label in labels]
    held = max(1, sum(1 for n in range(len(spans)) if sum(heights[: n + 1]) <= TALLEST - top - LINE_HEIGHT))
    bottom = top + sum(heights[:held])
    drawn = spans[:held]
    scale = _scale(canvas, drawn, EDGE + room + GAP, places)
    canvas.line([(scale.at(Decimal(0)), top), (scale.at(Decimal(0)), bottom)], GREY, dashed=True)
    for span, label, height in zip(drawn, labels, heights, strict=False):
        canvas.lines((EDGE, top + height / 2), label)
        _draw(canvas, span, top + height / 2, scale, places)
        top += height
    if held < len(spans):
        canvas.text((EDGE, bottom + LINE_HEIGHT / 2), picture_text("more_rows", count=len(spans) - held), ink=GREY)
        bottom += LINE_HEIGHT
    return canvas.finish(_alt(spans, places), bottom + EDGE)


def _ends(span: Span) -> tuple[Decimal, Decimal] | None:
    """Return the span as deviations, the worse end first (intervallets ändar)."""
    if span.low is None or span.high is None:
        return None
    return deviation(span.budget, span.high), deviation(span.budget, span.low)


def _texts(span: Span, places: int) -> tuple[str, str]:
    """Return what stands to the right (text): the deviation, and the span in amounts."""
    shown = deviation_text(deviation(span.budget, span.forecast), places)
    if span.low is None or span.high is None:
        return shown, ""
    return shown, picture_text("span_range", low=figure(span.low, places), high=figure(span.high, places))


def _scale(canvas: Canvas, spans: Sequence[Span], left: float, places: int) -> Scale:
    values = [Decimal(0), *(deviation(span.budget, span.forecast) for span in spans)]
    values += [end for span in spans for end in _ends(span) or ()]
    texts = [_texts(span, places) for span in spans]
    after = max(max(canvas.width(first, bold=True), canvas.width(second, SMALL)) for first, second in texts)
    return Scale(min(values), max(values), left + CAP, max(left + 1, WIDTH - EDGE - after - 0.3))


def _draw(canvas: Canvas, span: Span, middle: float, scale: Scale, places: int) -> None:
    off = deviation(span.budget, span.forecast)
    ends = _ends(span)
    if ends is not None:
        left, right = (scale.at(end) for end in ends)
        canvas.line([(left, middle), (right, middle)], ACCENT, 1.6)
        for x in (left, right):
            canvas.line([(x, middle - CAP), (x, middle + CAP)], ACCENT, 1.6)
    canvas.mark(scale.at(off), middle, "o", ACCENT)
    first, second = _texts(span, places)
    up = LINE_HEIGHT / 2 if second else 0.0
    canvas.text((WIDTH - EDGE, middle - up), first, "right", size=SIZE, ink=deviation_ink(off), bold=True)
    if second:
        canvas.text((WIDTH - EDGE, middle + up), second, "right", size=SMALL, ink=GREY)


def _alt(spans: Sequence[Span], places: int) -> str:
    """Name the rows that lie furthest from their budget first (alternativtext)."""
    furthest = sorted(spans, key=lambda span: -abs(deviation(span.budget, span.forecast)))
    return picture_text("span_alt", parts=listed([_said(span, places) for span in furthest], "; "))


def _said(span: Span, places: int) -> str:
    amounts = {"budget": figure(span.budget, places), "forecast": figure(span.forecast, places)}
    if span.low is None or span.high is None:
        return picture_text("span_part", label=span.label, **amounts)
    low, high = figure(span.low, places), figure(span.high, places)
    return picture_text("span_part_range", label=span.label, low=low, high=high, **amounts)
