"""Deviation bars (avvikelsestaplar): right and ▲ is better than budget, left and ▼ worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from snit_xl.domain.money import exact_sum
from snit_xl.papers.pictures.canvas import TALLEST, Canvas
from snit_xl.papers.pictures.palette import BAD, GOOD
from snit_xl.papers.pictures.records import Bar, Picture
from snit_xl.papers.pictures.rows import EDGE, Drawn, draw_key, draw_rows, label_room, row_height
from snit_xl.papers.pictures.wording import deviation_ink, deviation_text
from snit_xl.workbook.terms.picture_texts import picture_text


def deviation_bars(what: str, bars: Sequence[Bar], places: int = 0) -> Picture | None:
    """Draw each row's deviation (avvikelsestaplar); `what` names it, "Avvikelse helår", say.

    Where there are too many rows for a page, the smallest deviations become one row with their sum.
    """
    if not bars:
        return None
    canvas = Canvas()
    top = draw_key(canvas, picture_text("deviation_key", what=what))
    rows = _fitting(canvas, bars, places, TALLEST - top)
    return canvas.finish(_alt(what, bars, places), draw_rows(canvas, top, rows) + EDGE)


def _fitting(canvas: Canvas, bars: Sequence[Bar], places: int, room: float) -> list[Drawn]:
    """Keep the largest deviations that a page holds, in the order they came (rader som ryms)."""
    largest = sorted(range(len(bars)), key=lambda n: (-abs(bars[n].value), n))
    for kept in range(len(bars), 0, -1):
        chosen = sorted(largest[:kept])
        rows = list(_rows([bars[n] for n in chosen], places))
        if left := largest[kept:]:
            total = exact_sum(bars[n].value for n in left)
            group = picture_text("rest_group") if any(bar.group for bar in bars) else ""
            rows += _rows([Bar(picture_text("rest", count=len(left)), total, group)], places)
        names = label_room(canvas, rows)
        if sum(row_height(canvas, row, names) for row in rows) <= room:
            return rows
    return rows


def _rows(bars: Sequence[Bar], places: int) -> Iterator[Drawn]:
    group = ""
    for bar in bars:
        if bar.group != group and bar.group:
            yield Drawn(bar.group, heading=True)
        group = bar.group
        yield Drawn(
            bar.label,
            Decimal(0),
            bar.value,
            deviation_text(bar.value, places),
            GOOD if bar.value > 0 else BAD,
            deviation_ink(bar.value),
        )


def _alt(what: str, bars: Sequence[Bar], places: int) -> str:
    best, worst = max(bars, key=lambda bar: bar.value), min(bars, key=lambda bar: bar.value)
    said = []
    if best.value > 0:
        said.append(_named("deviation_best", best, places))
    if worst.value < 0:
        said.append(_named("deviation_worst", worst, places))
    if not said:
        return picture_text("deviation_alt", what=what, shown=picture_text("deviation_none"))
    better, worse = (sum(1 for bar in bars if bar.value * sign > 0) for sign in (1, -1))
    said.append(picture_text("deviation_count", better=better, worse=worse, count=len(bars)))
    return picture_text("deviation_alt", what=what, shown=" ".join(said))


def _named(key: str, bar: Bar, places: int) -> str:
    label = f"{bar.group}, {bar.label}" if bar.group else bar.label
    return picture_text(key, label=label, amount=deviation_text(bar.value, places))
