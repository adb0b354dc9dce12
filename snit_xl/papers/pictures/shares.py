"""The split per municipality (fördelning per kommun): each pool's parts under its heading, named at the bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from snit_xl.domain.money import exact_sum
from snit_xl.papers.pictures.canvas import TALLEST, Canvas
from snit_xl.papers.pictures.palette import series
from snit_xl.papers.pictures.records import Bar, Picture
from snit_xl.papers.pictures.rows import EDGE, Drawn, draw_key, draw_rows, label_room, row_height
from snit_xl.papers.pictures.wording import listed
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.picture_texts import picture_text


def split_bars(bars: Sequence[Bar], places: int = 0) -> Picture | None:
    """Draw what falls on each municipality (fördelning): a bar per pool (`group`) and municipality (`label`).

    Where a page can't hold them all, the municipalities' sums are drawn alone.
    """
    if not bars:
        return None
    canvas = Canvas()
    top = draw_key(canvas, picture_text("split_key"))
    rows = list(_rows(bars, places))
    names = label_room(canvas, rows)
    if sum(row_height(canvas, row, names) for row in rows) > TALLEST - top:
        bars = _summed(bars)
        rows = list(_rows(bars, places))
    return canvas.finish(_alt(bars, places), draw_rows(canvas, top, rows) + EDGE)


def _summed(bars: Sequence[Bar]) -> list[Bar]:
    names = list(dict.fromkeys(bar.label for bar in bars))
    return [Bar(name, exact_sum(bar.value for bar in bars if bar.label == name)) for name in names]


def _rows(bars: Sequence[Bar], places: int) -> Iterator[Drawn]:
    numbers = {name: n for n, name in enumerate(dict.fromkeys(bar.label for bar in bars))}
    group = ""
    for bar in bars:
        if bar.group and bar.group != group:
            yield Drawn(bar.group, heading=True)
        group = bar.group
        yield Drawn(bar.label, Decimal(0), bar.value, figure(bar.value, places), series(numbers[bar.label]))


def _alt(bars: Sequence[Bar], places: int) -> str:
    groups = list(dict.fromkeys(bar.group for bar in bars))
    said = [_parts(group, [bar for bar in bars if bar.group == group], places) for group in groups]
    return picture_text("split_alt", groups=listed(said, ". "))


def _parts(group: str, bars: Sequence[Bar], places: int) -> str:
    parts = listed([f"{bar.label} {figure(bar.value, places)}" for bar in bars])
    return picture_text("split_group", label=group, parts=parts) if group else parts
