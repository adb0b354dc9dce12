"""What a paper has that could not be taken for certain (saknas): tables of a follow-up or a plan that got no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.papers import headings
from snit_xl.papers.blocks import Block
from snit_xl.papers.document import Document
from snit_xl.papers.named import Named
from snit_xl.papers.naming import title_of
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.vocabulary import Head

BESIDE_BUDGET = frozenset({Head.ACTUAL, Head.FORECAST, Head.PLAN})


def lacking(
    document: Document, tables: Sequence[ReadTable], unread: Iterable[Block], named: Sequence[Named]
) -> Iterator[Problem]:
    """Yield the tables that ought to have been taken (tabeller som borde ha kommit med).

    A table without budget and outcome, forecast or plan beside each other is of something else, and isn't missed.
    """
    for block in unread:
        if _is_of_money(_heads(block)):
            yield problem("HANDLING-TABELL-OSAKER", Place(block.rows[0].line.where), table=title_of(document, block))
    for one in named:
        if one.scale != 1:
            place = Place(one.table.rows[0].line.where)
            yield problem("HANDLING-ANNAN-ENHET", place, table=title_of(document, one.table.block))
    known = {id(one.table) for one in named}
    for table in tables:
        heads = {heading.head for heading in table.headings}
        if table.is_certain and id(table) not in known and _is_of_money(heads):
            place = Place(table.rows[0].line.where)
            yield problem("HANDLING-TABELL-OKAND", place, table=title_of(document, table.block))


def _heads(block: Block) -> set[Head]:
    ways = [headings.of_cells(block.heads)] if block.heads else headings.parsed(block.headings).values()
    return {heading.head for way in ways for heading in way}


def _is_of_money(heads: set[Head]) -> bool:
    return Head.BUDGET in heads and bool(heads & BESIDE_BUDGET)
