"""The heat map (riskkarta): counts per risk and väsentlighet, each square with its level in colour, mark and word."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.domain.risk import score
from snit_xl.papers.pictures.canvas import LINE_HEIGHT, SMALL, WIDTH, Canvas
from snit_xl.papers.pictures.palette import ACCENT, GREY, HEAT, HEAT_MARKS
from snit_xl.papers.pictures.records import HeatLevel, HeatMap, Picture
from snit_xl.papers.pictures.rows import EDGE
from snit_xl.workbook.terms.picture_texts import picture_text

SQUARE_HEIGHT = 1.5
NAMES = 3.2


def heat_map(given: HeatMap) -> Picture | None:
    """Draw the heat map (riskkarta); None where no control is counted or the scale has no steps."""
    counts = dict(given.counts)
    if not any(counts.values()) or not given.risk_words or not given.materiality_words or not given.levels:
        return None
    canvas = Canvas()
    across, down = len(given.materiality_words), len(given.risk_words)
    left = EDGE + NAMES
    breadth = (WIDTH - EDGE - left) / across
    heads = [canvas.wrap(_step(n, word), breadth - 0.15, SMALL) for n, word in enumerate(given.materiality_words, 1)]
    top = LINE_HEIGHT + 0.15
    canvas.text((left, top - LINE_HEIGHT / 2), picture_text("heat_materiality"), bold=True, ink=ACCENT)
    head = max(len(lines) for lines in heads) * LINE_HEIGHT + 0.1
    for n, lines in enumerate(heads):
        canvas.lines((left + (n + 0.5) * breadth, top + head / 2), lines, "center", size=SMALL, ink=GREY)
    canvas.text((EDGE, top + head - LINE_HEIGHT / 2), picture_text("heat_risk"), bold=True, ink=ACCENT)
    top += head
    words = [canvas.wrap(level.name, breadth - 0.15, SMALL) for level in given.levels]
    tallest = max(SQUARE_HEIGHT, (max(map(len, words)) + 2) * LINE_HEIGHT)
    for risk in range(down, 0, -1):
        name = canvas.wrap(_step(risk, given.risk_words[risk - 1]), NAMES - 0.2, SMALL)
        height = max(tallest, len(name) * LINE_HEIGHT + 0.2)
        canvas.lines((left - 0.15, top + height / 2), name, "right", size=SMALL, ink=GREY)
        for materiality in range(1, across + 1):
            x = left + (materiality - 1) * breadth
            number = _level(given.levels, score(risk, materiality))
            shade = _shade(number, given.levels)
            canvas.box(x, top, x + breadth, top + height, HEAT[shade])
            count = counts.get((risk, materiality), 0)
            _count(canvas, (x + breadth / 2, top + height / 2), count, HEAT_MARKS[shade], words[number])
        top += height
    return canvas.finish(_alt(given, counts), top + EDGE)


def _step(number: int, word: str) -> str:
    return picture_text("heat_step", step=number, word=word)


def _level(levels: Sequence[HeatLevel], value: int) -> int:
    """Return the number of a score's level from 0 (nivå): the highest that begins at or under it."""
    return max((n for n, one in enumerate(levels) if one.lower <= value), default=0)


def _shade(number: int, levels: Sequence[HeatLevel]) -> int:
    """Spread the levels over the shades (ton): the highest level always has the darkest."""
    return len(HEAT) - 1 if len(levels) == 1 else number * (len(HEAT) - 1) // (len(levels) - 1)


def _count(canvas: Canvas, at: tuple[float, float], count: int, mark: str, words: list[str]) -> None:
    """Write a square's count with its level's mark, and the level in words under it (antal)."""
    x, middle = at
    shown = str(count) if count else picture_text("missing")
    canvas.text((x, middle - LINE_HEIGHT * len(words) / 2), f"{shown} {mark}", "center", size=12, bold=bool(count))
    canvas.lines((x, middle + LINE_HEIGHT * 0.65), words, "center", size=SMALL)


def _alt(given: HeatMap, counts: dict[tuple[int, int], int]) -> str:
    per_level = [0] * len(given.levels)
    for (risk, materiality), count in counts.items():
        per_level[_level(given.levels, score(risk, materiality))] += count
    levels = ", ".join(
        picture_text("heat_level", name=level.name, count=count)
        for level, count in reversed(list(zip(given.levels, per_level, strict=True)))
    )
    risk, materiality = max((at for at, count in counts.items() if count), key=lambda at: (score(*at), at))
    top = picture_text(
        "heat_top",
        score=score(risk, materiality),
        count=counts[risk, materiality],
        risk=risk,
        materiality=materiality,
    )
    return picture_text("heat_alt", count=sum(counts.values()), levels=levels, top=top)
