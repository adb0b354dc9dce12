"""Columns that the spaces of a text show (kolumner i layouten): a PDF with its layout keeps each under its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from snit_xl.papers.blocks import Block, RawRow
from snit_xl.papers.figures import amount_of, is_year, normal, run_of

MOST_WITH_SAME = 0.6
LEAST_COLUMNS = 2
_CHUNK = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words with wide gaps around them (textbit), and where they stand in the line."""

    start: int
    end: int
    text: str


def in_columns(block: Block) -> Block | None:
    """Return a block with cells and headings where wide gaps part its columns (layoutens kolumner), else None."""
    rows = [_chunks(row.line.text) for row in block.rows]
    amounts = [_amounts(chunks) for chunks in rows]
    count = Counter(map(len, amounts)).most_common(1)[0][0]
    full = [row for row in amounts if len(row) == count]
    glued = any(
        run_of(chunk.text).figures for row, found in zip(rows, amounts, strict=True) for chunk in row[: -len(found)]
    )
    if glued or count < LEAST_COLUMNS or len(full) < MOST_WITH_SAME * len(rows):
        return None
    ends = [median(row[column].end for row in full) for column in range(count)]
    if ends != sorted(set(ends)):
        return None
    found = [_row(raw, row, ends) for raw, row in zip(block.rows, amounts, strict=True)]
    if None in found:
        return None
    first = min(row[0].start for row in full)
    heads = _heads([_chunks(line) for line in block.headings], ends, first)
    return replace(block, rows=tuple(row for row in found if row), heads=heads) if heads else None


def _chunks(text: str) -> list[_Chunk]:
    plain = normal(text.expandtabs(8)).replace("\u00a0", " ")
    return [_Chunk(found.start(), found.end(), found[0]) for found in _CHUNK.finditer(plain)]


def _amounts(chunks: Sequence[_Chunk]) -> list[_Chunk]:
    """Return the amounts that a line ends with (belopp till höger), a year beside the label not among them."""
    first = len(chunks)
    while first > 1 and amount_of(chunks[first - 1].text) is not None:
        first -= 1
    if first == 1 and chunks and amount_of(chunks[0].text) is not None and not is_year(chunks[0].text):
        first = 0
    return list(chunks[first:])


def _row(raw: RawRow, amounts: Sequence[_Chunk], ends: Sequence[float]) -> RawRow | None:
    """Return a row with each amount in the column it ends under (rad i kolumner); None where two want the same."""
    if not amounts:
        return None
    cells = [""] * len(ends)
    for amount in amounts:
        column = min(range(len(ends)), key=lambda at: abs(ends[at] - amount.end))
        if cells[column]:
            return None
        cells[column] = amount.text
    return replace(raw, cells=tuple(cells))


def _heads(lines: Sequence[Sequence[_Chunk]], ends: Sequence[float], first: int) -> tuple[str, ...]:
    """Return each column's heading from the lines above it (rubriker); none where one line has all in one piece."""
    heads: list[list[str]] = [[] for _ in ends]
    for chunks in lines:
        for chunk in chunks if len(chunks) > 1 or (chunks and chunks[0].start >= first - 4) else ():
            if chunk.end >= first - 2:
                column = min(range(len(ends)), key=lambda at: abs(ends[at] - chunk.end))
                heads[column].append(chunk.text)
    return tuple(" ".join(words) for words in heads) if all(heads) else ()
