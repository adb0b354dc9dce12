"""Amounts year by year (år för år): investments and their capital cost, a panel each, an amount at every bar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from snit_xl.papers.pictures.canvas import LINE_HEIGHT, SIZE, WIDTH, Canvas
from snit_xl.papers.pictures.palette import ACCENT, GREY, LINE, series
from snit_xl.papers.pictures.records import Panel, Picture
from snit_xl.papers.pictures.rows import EDGE, Drawn, Scale, draw_key, draw_rows
from snit_xl.papers.pictures.wording import listed
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.picture_texts import picture_text

ABREAST = 2
BETWEEN = 0.8
COLUMNS_HEIGHT = 4.5
THICKEST = 1.1


def year_panels(panels: Sequence[Panel], places: int = 0) -> Picture | None:
    """Draw each panel's years (år för år); None where there is no amount at all.

    Columns stand side by side where their amounts have room over them; else the years are rows.
    """
    drawn = [panel for panel in panels if any(value is not None for _, value in panel.values)]
    if not drawn:
        return None
    canvas = Canvas()
    top = draw_key(canvas, picture_text("years_key"))
    breadth = (WIDTH - 2 * EDGE - BETWEEN * (ABREAST - 1)) / ABREAST
    if all(_fits(canvas, panel, breadth, places) for panel in drawn):
        bottom = _abreast(canvas, top, drawn, breadth, places)
    else:
        bottom = _stacked(canvas, top, drawn, places)
    return canvas.finish(_alt(drawn, places), bottom + EDGE)


def _shown(value: Decimal | None, places: int) -> str:
    return picture_text("missing") if value is None else figure(value, places)


def _fits(canvas: Canvas, panel: Panel, breadth: float, places: int) -> bool:
    room = breadth / len(panel.values) - 0.1
    texts = [text for year, value in panel.values for text in (year, _shown(value, places))]
    return all(canvas.width(text) <= room for text in texts)


def _stacked(canvas: Canvas, top: float, panels: Sequence[Panel], places: int) -> float:
    for number, panel in enumerate(panels):
        fill = series(number)
        rows = [
            Drawn(year, Decimal(0), value or Decimal(0), _shown(value, places), fill) for year, value in panel.values
        ]
        top = draw_rows(canvas, top, [Drawn(panel.label, heading=True)]) if panel.label else top
        top = draw_rows(canvas, top, rows) + 0.2
    return top


def _abreast(canvas: Canvas, top: float, panels: Sequence[Panel], breadth: float, places: int) -> float:
    for first in range(0, len(panels), ABREAST):
        line = panels[first : first + ABREAST]
        titles = [canvas.wrap(panel.label, breadth, SIZE, bold=True) for panel in line]
        head = max(len(title) for title in titles) * LINE_HEIGHT + 0.1
        for number, (panel, title) in enumerate(zip(line, titles, strict=True)):
            left = EDGE + number * (breadth + BETWEEN)
            canvas.lines((left, top + len(title) * LINE_HEIGHT / 2), title, bold=True, ink=ACCENT)
            _columns(canvas, panel, (left, top + head), breadth, (first + number, places))
        top += head + COLUMNS_HEIGHT + 0.3
    return top - 0.2


def _columns(canvas: Canvas, panel: Panel, corner: tuple[float, float], breadth: float, look: tuple[int, int]) -> None:
    left, top = corner
    number, places = look
    amounts = [value or Decimal(0) for _, value in panel.values]
    lowest, highest = min(Decimal(0), *amounts), max(Decimal(0), *amounts)
    foot = top + COLUMNS_HEIGHT - LINE_HEIGHT - (LINE_HEIGHT if lowest < 0 else 0)
    scale = Scale(lowest, highest, foot, top + LINE_HEIGHT)
    pitch = breadth / len(amounts)
    zero = scale.at(Decimal(0))
    for n, (year, value) in enumerate(panel.values):
        middle = left + (n + 0.5) * pitch
        half = min(THICKEST, 0.62 * pitch) / 2
        end = scale.at(amounts[n])
        if amounts[n]:
            canvas.box(middle - half, end, middle + half, zero, series(number))
        above = -0.27 if amounts[n] >= 0 else 0.27
        canvas.text((middle, end + above), _shown(value, places), "center")
        canvas.text((middle, top + COLUMNS_HEIGHT - LINE_HEIGHT / 2), year, "center", ink=GREY)
    canvas.line([(left, zero), (left + breadth, zero)], LINE)


def _alt(panels: Sequence[Panel], places: int) -> str:
    said = []
    for panel in panels:
        values = listed([f"{year} {_shown(value, places)}" for year, value in panel.values])
        said.append(picture_text("years_panel", label=panel.label, values=values))
    return picture_text("years_alt", panels=listed(said, ". "))
