"""What the slides are made of (bildspelets delar): frozen records; their look is the renderer's affair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from snit_xl.papers.write.content import Bullets, Table
from snit_xl.papers.write.runs import Figure, Text, Words, text_of


@dataclass(frozen=True, slots=True)
class Line:
    """One series of a graph (dataserie): `look` is a colour's key in the workbook's charts, "" draws nothing.

    `labels` names how the amounts are written at the bars, as in the workbook's charts.
    """

    name: Words
    figures: tuple[Figure, ...]
    look: str = "accent"
    labels: str = "amount"


@dataclass(frozen=True, slots=True)
class Graph:
    """A native graph (diagram): lying or standing bars; `told` is read aloud instead of it.

    With `dates` a bar reaches to its first line's day, and the second, drawn over it in white, to where it begins.
    """

    categories: tuple[Words, ...]
    lines: tuple[Line, ...]
    told: Words
    flat: bool = False
    stacked: bool = False
    dates: bool = False


Part = Bullets | Table | Graph


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide (bild): a title and one or two parts, side by side; `subtitle` belongs to the first slide."""

    title: Words
    parts: tuple[Part, ...] = ()
    subtitle: tuple[Words, ...] = ()


def lines(slide: Slide) -> Iterator[Text]:
    """Return every line of a slide (textrader), chart data included."""
    for words in (slide.title, *slide.subtitle):
        yield text_of(words)
    for part in slide.parts:
        yield from (text_of(words) for words in _words(part))


def _words(part: Part) -> Iterator[Words]:
    match part:
        case Bullets():
            yield from part.items
        case Table():
            yield from (column.heading for column in part.columns)
            yield from (cell for row in part.rows for cell in row.cells)
            yield part.note
        case Graph():
            yield from (*part.categories, part.told)
            yield from (words for line in part.lines for words in (line.name, *line.figures))
