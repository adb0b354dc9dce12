"""Tables broken over pages (tabell över flera sidor): parts that go on, read as one where a sum shows that they do.

What is carried over from page to page ("Transport") is no row of the table. Where no sum spans the parts they stay
apart, and no sum of theirs is certainly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from snit_xl.papers.blocks import Block, RawRow
from snit_xl.papers.tables import ReadTable, read_table

_CARRIED = re.compile(r"^(?:att )?transport(?:era[st]?)?\b|^(?:över|fram)fört\b|^från föregående sida", re.IGNORECASE)


def read_tables(blocks: Sequence[Block]) -> dict[Block, ReadTable | None]:
    """Read every table (läs tabeller), those that go on over pages as one where their sums show that they are."""
    read: dict[Block, ReadTable | None] = {}
    for chain in _chains(blocks):
        whole = _joined(chain) if len(chain) > 1 else None
        table = read_table(whole) if whole else None
        if whole and table and _spans(table, len(_kept(chain[0]))):
            read[whole] = table
        else:
            read |= {block: read_table(block) for block in chain}
    return read


def _chains(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield runs of blocks that may go on from each other (fortsättningar)."""
    chain: list[Block] = []
    for block in blocks:
        if chain and not block.goes_on:
            yield chain
            chain = []
        chain.append(block)
    if chain:
        yield chain


def _kept(block: Block) -> tuple[RawRow, ...]:
    return tuple(row for row in block.rows if not _CARRIED.match(row.label))


def _joined(chain: Sequence[Block]) -> Block:
    rows = tuple(row for block in chain for row in _kept(block))
    whole = all(block.whole or block.goes_on for block in chain)
    return replace(chain[0], rows=rows, last=chain[-1].last, whole=whole)


def _spans(table: ReadTable, first: int) -> bool:
    """Tell whether a sum that holds has rows of the first part and stands after it (summa över sidorna)."""
    return any(
        total.is_sure and total.row >= first and any(part < first for part, _ in total.parts) for total in table.totals
    )
