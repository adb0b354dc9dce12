"""All that can be recovered from a document (utläst): tables, their names, and what the text says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit import Paper
from snit_xl.domain.audit.figures import Figures
from snit_xl.domain.rows import Claim, KnownItem, PrintedName, PrintedTable, Row
from snit_xl.papers.blocks import Block, blocks_of
from snit_xl.papers.cases import cases_of
from snit_xl.papers.claims import Statement, blamed, statements
from snit_xl.papers.document import Document
from snit_xl.papers.named import Named, printed
from snit_xl.papers.naming import Period, name_tables, period_of
from snit_xl.papers.pages import read_tables
from snit_xl.papers.sentences import Sentence, sentences_of
from snit_xl.papers.stated import plan_with_items, stated_table
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.turned import Turned, turned

LEAST_AGREEING = 2


@dataclass(frozen=True, slots=True)
class Recovered:
    """A document with all that was recovered from it (läst handling)."""

    document: Document
    blocks: tuple[Block, ...]
    period: Period
    tables: tuple[ReadTable, ...]
    unread: tuple[Block, ...]
    named: tuple[Named, ...]
    turned: tuple[Turned, ...]  # tables with other signs, for the text's sake
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]  # of the named tables
    of_turned: tuple[Statement, ...]
    paper: Paper


def recover(document: Document) -> Recovered:
    """Recover a document's tables and text (läs ut)."""
    blocks = blocks_of(document)
    read = read_tables(blocks)
    blocks = tuple(read)
    tables = tuple(table for table in read.values() if table)
    period = period_of(document, tables)
    named = name_tables(document, tables, period)
    sentences = tuple(sentences_of(document, blocks))
    said = tuple(blamed(document, sentences, named, blocks))
    paper = Paper(
        period.year,
        period.month,
        _tables(document, named, period),
        tuple(one for one in said if isinstance(one, Claim)),
        tuple(cases_of(document)),
        tuple(one for one in said if isinstance(one, KnownItem)),
    )
    unread = tuple(block for block, table in read.items() if table is None or not table.is_certain)
    others = turned(document, tables, named, period)
    # A text is about the nearest table, turned or not.
    stated = tuple(statements(document, sentences, [*named, *(one.named for one in others)], blocks))
    elsewhere = {one.named.unit for one in others}
    of_turned = tuple(one for one in stated if any(elsewhere & set(claim.units) for claim in one.meanings))
    mine = tuple(one for one in stated if one not in of_turned)
    return Recovered(document, blocks, period, tables, unread, named, others, sentences, mine, of_turned, paper)


def _tables(document: Document, named: Sequence[Named], period: Period) -> dict[PrintedName, PrintedTable]:
    names = dict.fromkeys(one.name for one in named)
    tables = {name: printed([one for one in named if one.name is name]) for name in names}
    if not _agreeing(tables):
        tables.pop(PrintedName.SUMMARY, None)
    plan, owners = (
        tables.get(PrintedName.PLAN),
        [one.unit for one in named if one.name is PrintedName.MUNICIPAL_BUDGETS],
    )
    stated = stated_table(document, plan, owners, period.year) if plan else None
    if plan and stated:
        tables |= {PrintedName.STATED: stated, PrintedName.PLAN: plan_with_items(plan, stated, owners)}
    return tables


def summary_lines(tables: Mapping[PrintedName, PrintedTable]) -> list[tuple[Row, Row]]:
    """Return the summary's lines, each with the last row of the department's own table (rader i sammanställningen)."""
    summary, departments = tables.get(PrintedName.SUMMARY), tables.get(PrintedName.DEPARTMENTS)
    if summary is None or departments is None:
        return []
    figures = Figures(departments, Decimal(1))
    return [(row, line) for row in summary.rows if row.unit and (line := figures.bottom_line(row.unit))]


def _agreeing(tables: dict[PrintedName, PrintedTable]) -> bool:
    """Tell whether most of a summary's figures are the departments' own (sammanställningen bygger på avdelningarna).

    Else it follows another sign, another unit or other departments, and no cell of it can be held against theirs.
    """
    pairs = [
        (row.amount(column), line.amount(column)) for row, line in summary_lines(tables) for column in row.amounts or {}
    ]
    shown = [(one, two) for one, two in pairs if one and two is not None]
    same = sum(one == two for one, two in shown)
    return same >= LEAST_AGREEING and same * 2 > len(shown)
