"""Time plans (tidplaner): projects between their dates, and the road map between its years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from snit_xl.papers.pictures.canvas import LINE_HEIGHT, SIZE, SMALL, TALLEST, WIDTH, Canvas
from snit_xl.papers.pictures.palette import ACCENT, CLOSED, FAINT, GREY, LEVEL, LINE, ONGOING, WORSE, Fill
from snit_xl.papers.pictures.records import Period, Picture, Stage
from snit_xl.papers.pictures.rows import EDGE, GAP, PADDING, draw_key
from snit_xl.papers.pictures.wording import listed
from snit_xl.workbook.terms.picture_texts import picture_text

NAMES = 6.4
THICK = 0.36
POINT = 0.22
YEAR_ROOM = 0.95  # a year's figures with air


@dataclass(frozen=True, slots=True)
class _Line:
    """One row as it is drawn (tidsrad): its name, what stands under it, its days and its look."""

    label: str
    under: str
    start: date | None
    end: date | None
    fill: Fill


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Which whole years the picture spans, and where their days lie (kalender)."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return the place of a day (läge); one outside the years lies at the edge."""
        begins = date(self.first, 1, 1)
        share = (day - begins).days / (date(self.last, 12, 31) - begins).days
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def gantt(periods: Sequence[Period], today: date | None = None) -> Picture | None:
    """Draw projects in time with the day that is today (tidplan); None where no row has a date.

    Rows that a page can't hold are counted under the others.
    """
    days = [day for period in periods for day in (period.start, period.end) if day is not None]
    if not days:
        return None
    lines = [_Line(p.label, _under(p), p.start, p.end, CLOSED if p.closed else ONGOING) for p in periods]
    alt = picture_text(
        "gantt_alt",
        first=min(days).isoformat(),
        last=max(days).isoformat(),
        count=len(periods),
        rows=listed([_said(period) for period in periods], "; "),
    )
    return _plan(lines, (min(days).year, max(days).year), picture_text("gantt_key"), alt, today)


def road_map(stages: Sequence[Stage]) -> Picture | None:
    """Draw the road map's stages in their years (färdplan); None where there is none."""
    if not stages:
        return None
    ends = (min(stage.first for stage in stages), max(stage.last for stage in stages))
    lines = [
        _Line(stage.label, _years(stage), date(stage.first, 1, 1), date(stage.last, 12, 31), LEVEL) for stage in stages
    ]
    rows = listed([f"{_years(stage)}: {stage.label}" for stage in stages], "; ")
    return _plan(lines, ends, "", picture_text("roadmap_alt", first=ends[0], last=ends[1], rows=rows), None)


def _years(stage: Stage) -> str:
    return str(stage.first) if stage.first == stage.last else f"{stage.first}–{stage.last}"


def _days(period: Period) -> str:
    if period.start is None and period.end is None:
        return picture_text("gantt_no_dates")
    start = picture_text("gantt_no_start") if period.start is None else period.start.isoformat()
    end = picture_text("gantt_open") if period.end is None else period.end.isoformat()
    return picture_text("gantt_days", start=start, end=end)


def _under(period: Period) -> str:
    return f"{_days(period)}  {period.mark}".strip()


def _said(period: Period) -> str:
    text = f"{period.label}: {_days(period)}"
    return f"{text}, {period.mark}" if period.mark else text


def _plan(lines: Sequence[_Line], years: tuple[int, int], key: str, alt: str, today: date | None) -> Picture:
    canvas = Canvas()
    top = draw_key(canvas, key) if key else EDGE
    labels = [canvas.wrap(line.label, NAMES) for line in lines]
    unders = [canvas.wrap(line.under, NAMES, SMALL) for line in lines]
    heights = [(len(a) + len(b)) * LINE_HEIGHT + PADDING for a, b in zip(labels, unders, strict=True)]
    calendar = _Calendar(*years, EDGE + NAMES + GAP, WIDTH - EDGE - POINT)
    room = TALLEST - top - 3 * LINE_HEIGHT
    held = max(1, sum(1 for n in range(len(lines)) if sum(heights[: n + 1]) <= room))
    top = _head(canvas, calendar, top, sum(heights[:held]), today)
    for line, label, under, height in zip(lines[:held], labels, unders, heights, strict=False):
        middle = top + height / 2
        canvas.lines((EDGE, middle - len(under) * LINE_HEIGHT / 2), label)
        canvas.lines((EDGE, middle + len(label) * LINE_HEIGHT / 2), under, size=SMALL, ink=GREY)
        _draw(canvas, line, middle, calendar)
        top += height
        canvas.line([(EDGE, top), (WIDTH - EDGE, top)], FAINT)
    if held < len(lines):
        canvas.text((EDGE, top + LINE_HEIGHT * 0.7), picture_text("more_rows", count=len(lines) - held), ink=GREY)
        top += LINE_HEIGHT * 1.2
    return canvas.finish(alt, top + EDGE)


def _head(canvas: Canvas, calendar: _Calendar, top: float, height: float, today: date | None) -> float:
    """Draw the years, and today if it lies among them (tidsaxel); return where the rows begin."""
    within = today is not None and calendar.first <= today.year <= calendar.last
    if today is not None and within:
        x = calendar.at(today)
        text = picture_text("gantt_today", day=today.isoformat())
        half = canvas.width(text, SMALL) / 2
        canvas.text((min(x, WIDTH - EDGE - half), top + LINE_HEIGHT / 2), text, "center", size=SMALL, ink=WORSE)
        top += LINE_HEIGHT
    begin = top + LINE_HEIGHT + 0.1
    shown = calendar.last - calendar.first + 1
    every = max(1, -int(-shown * YEAR_ROOM // (calendar.right - calendar.left)))
    for year in range(calendar.first, calendar.last + 1, every):
        x = calendar.at(date(year, 1, 1))
        canvas.line([(x, top), (x, begin + height)], LINE)
        if x + YEAR_ROOM > WIDTH:
            continue
        canvas.text((x + 0.08, top + LINE_HEIGHT / 2), str(year), bold=True, size=SIZE, ink=ACCENT)
    canvas.line([(EDGE, begin), (WIDTH - EDGE, begin)], LINE)
    if today is not None and within:
        canvas.line([(calendar.at(today), begin), (calendar.at(today), begin + height)], WORSE, 1.2, dashed=True)
    return begin


def _draw(canvas: Canvas, line: _Line, middle: float, calendar: _Calendar) -> None:
    """Draw a bar (stapel); a point at an end says that the day isn't known."""
    if line.start is None and line.end is None:
        return
    left = calendar.left if line.start is None else calendar.at(line.start)
    right = calendar.right if line.end is None else calendar.at(line.end)
    canvas.box(left, middle - THICK / 2, max(right, left + 0.1), middle + THICK / 2, line.fill)
    if line.end is None:
        canvas.mark(right + POINT / 2, middle, ">", line.fill.edge)
    if line.start is None:
        canvas.mark(left - POINT / 2, middle, "<", line.fill.edge)
