"""What a paper is made of (handlingens delar): frozen blocks in reading order; their look is the renderer's affair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from snit_xl.papers.write.runs import Figure, Quote, Text, Words, figures_in, text_of


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (rubrik); level 1 is the paper's largest, and none is skipped."""

    level: int
    text: Words


class Style(Enum):
    """How a paragraph looks (styckeformat)."""

    BODY = "body"
    LEAD = "lead"  # what a reader in a hurry reads
    NOTE = "note"  # small print under a table
    SIGNED = "signed"  # who stands for the paper, last in it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text (stycke)."""

    text: Words
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list (punktlista); `numbered` counts its items."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with what they stand for (uppgifter): reference number, date, role."""

    rows: tuple[tuple[str, Words], ...]


class RowKind(Enum):
    """What a table's row is (radslag)."""

    PLAIN = "plain"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column (kolumn): its heading and its share of the table's width; figures are set to the right."""

    heading: Words
    width: float = 1.0
    figures: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row (rad); the first cell is its heading."""

    cells: tuple[Words, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table (tabell): `caption` stands above it, `description` is read aloud, `note` is small print under it.

    `share` is how much of the text's width it takes, where its columns hold little.
    """

    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str = ""
    note: Words = ()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (bild): PNG bytes, the text that is read aloud instead, and what stands under it."""

    png: bytes
    alt: str
    caption: Words
    width_cm: float = 16.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on (underskrifter): one row per role, with room for date, name and clarification."""

    caption: Words
    roles: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page (sidbrytning)."""


Block = Heading | Paragraph | Bullets | Pairs | Table | Picture | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper (handling): `kind` stands over the title and in the header with committee and reference number."""

    name: str
    kind: str
    title: Words
    committee: Words
    reference: Words
    blocks: tuple[Block, ...]
    subtitle: Words = ()
    landscape: bool = False


def lines(paper: Paper) -> Iterator[Text]:
    """Return every line of a paper in reading order (textrader), those of its tables cell by cell."""
    for words in (paper.committee, paper.reference, paper.title, paper.subtitle):
        yield text_of(words)
    for block in paper.blocks:
        yield from (text_of(words) for words in _words(block))


def figures(paper: Paper) -> Iterator[Figure]:
    """Return every figure of a paper in reading order (siffror)."""
    return (one for line in lines(paper) for one in figures_in(line))


def quotes(paper: Paper) -> Iterator[Quote]:
    """Return every text from a cell in reading order (citat)."""
    return (run for line in lines(paper) for run in line if isinstance(run, Quote))


def _words(block: Block) -> Iterator[Words]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Pairs():
            yield from (words for _, words in block.rows)
        case Table():
            yield from (block.caption, *(column.heading for column in block.columns))
            yield from (cell for row in block.rows for cell in row.cells)
            yield block.note
        case Picture():
            yield block.caption
        case Signatures():
            yield from (block.caption, *block.roles)
        case PageBreak():
            pass
