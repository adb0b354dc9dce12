"""Examine a paper (granska en handling): read its tables and text, run the audit's rules, and part certain from not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.audit import SEVERITIES, Limits, Paper, audit, codes
from snit_xl.domain.audit.figures import Figures
from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Place, Problem, Severity, problem
from snit_xl.domain.rows import Claim, Column, KnownItem, PrintedName, PrintedTable, Row
from snit_xl.papers.blocks import Block, blocks_of
from snit_xl.papers.cases import cases_of
from snit_xl.papers.claims import Statement, blamed, mixed_up, statements
from snit_xl.papers.document import Document
from snit_xl.papers.lacking import lacking
from snit_xl.papers.named import Named, printed
from snit_xl.papers.naming import Period, name_tables, period_of, title_of
from snit_xl.papers.sentences import sentences_of
from snit_xl.papers.stated import plan_with_items, stated_table
from snit_xl.papers.table_checks import as_problem, cell_faults
from snit_xl.papers.tables import ReadTable, read_table

IN_ONE_CELL = frozenset({codes.SUM, codes.BRIDGE, codes.DEVIATION})
BY_ITSELF = frozenset({codes.YEAR, codes.SCORE})
LEAST_AGREEING = 2
NO_FIGURE = frozenset({"", "-", "–", "−"})


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a paper (granskad handling).

    `certain` are faults that the paper's own figures prove; `remarks` warnings and notes; `uncertain` faults that may
    be misreadings, and tables that could not be read for certain. `tables` counts the tables read for certain;
    `lacking` names those that would be missed where the paper is to be taken into a workbook.
    """

    name: str
    certain: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    uncertain: tuple[Problem, ...]
    tables: int
    statements: int
    paper: Paper
    lacking: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with all that was recovered from it (läst handling)."""

    document: Document
    period: Period
    tables: tuple[ReadTable, ...]
    unread: tuple[Block, ...]
    named: tuple[Named, ...]
    statements: tuple[Statement, ...]
    paper: Paper


def examine(document: Document, limits: Limits) -> Examined:
    """Examine one paper (granska en handling)."""
    read = _read(document)
    read = replace(read, paper=replace(read.paper, claims=(*_chosen(read, limits), *read.paper.claims)))
    found = audit(read.paper, None, limits)
    own = list(_own_faults(read))
    certain = [one for one in found if _is_fault(one) and _is_certain(one, read, found, own)]
    seen = {(one.place, one.code) for one in found}
    more = [(one, sure) for one, sure in own if (one.place, one.code) not in seen and not _covered(one, found)]
    return Examined(
        document.name,
        (*certain, *(one for one, sure in more if sure)),
        tuple(one for one in found if not _is_fault(one)),
        (
            *(one for one in found if _is_fault(one) and one not in certain),
            *(one for one, sure in more if not sure),
            *_unread(read),
        ),
        sum(table.is_certain for table in read.tables),
        len(read.statements),
        read.paper,
        tuple(lacking(document, read.tables, read.unread, read.named)),
    )


def _is_fault(found: Problem) -> bool:
    return SEVERITIES[found.code] is Severity.FAULT


def _covered(own: Problem, found: Sequence[Problem]) -> bool:
    """Tell whether the audit has a finding in the same cell already (redan funnet)."""
    return any(one.place == own.place and one.code in IN_ONE_CELL for one in found)


def _read(document: Document) -> _Read:
    blocks = blocks_of(document)
    read = {block: read_table(block) for block in blocks}
    tables = tuple(table for table in read.values() if table)
    period = period_of(document, tables)
    named = name_tables(document, tables, period)
    sentences = tuple(sentences_of(document, blocks))
    said = tuple(blamed(document, sentences, named))
    paper = Paper(
        period.year,
        period.month,
        _tables(document, named, period),
        tuple(one for one in said if isinstance(one, Claim)),
        tuple(cases_of(document)),
        tuple(one for one in said if isinstance(one, KnownItem)),
    )
    unread = tuple(block for block, table in read.items() if table is None or not table.is_certain)
    return _Read(document, period, tables, unread, named, tuple(statements(document, sentences, named)), paper)


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


def _lines(tables: Mapping[PrintedName, PrintedTable]) -> list[tuple[Row, Row]]:
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
    pairs = [(row.amount(column), line.amount(column)) for row, line in _lines(tables) for column in row.amounts or {}]
    shown = [(one, two) for one, two in pairs if one and two is not None]
    same = sum(one == two for one, two in shown)
    return same >= LEAST_AGREEING and same * 2 > len(shown)


def _chosen(read: _Read, limits: Limits) -> list[Claim]:
    """Return each statement as its first meaning that the tables bear out, else as its likeliest (påståenden)."""
    marked = {
        f"{number}/{turn}": replace(claim, subject=f"{number}/{turn}")
        for number, said in enumerate(read.statements)
        for turn, claim in enumerate(said.meanings)
    }
    without = replace(read.paper, claims=tuple(marked.values()), cases=())
    wrong = {str(dict(one.values).get("subject", "")) for one in audit(without, None, limits)}
    chosen = []
    for number, said in enumerate(read.statements):
        right = [claim for turn, claim in enumerate(said.meanings) if f"{number}/{turn}" not in wrong]
        if right or said.strict:
            chosen.append((right or said.meanings)[0])
    return chosen


def _own_faults(read: _Read) -> Iterable[tuple[Problem, bool]]:
    for table in read.tables:
        title = title_of(read.document, table.block)
        for fault in cell_faults(table):
            yield as_problem(table, fault, title), fault.certain and table.is_certain


def _is_certain(found: Problem, read: _Read, all_found: Sequence[Problem], own: Sequence[tuple[Problem, bool]]) -> bool:
    """Tell whether a fault is proved by the paper's own figures (säkert fel)."""
    if found.code in BY_ITSELF:
        return True
    if found.code in IN_ONE_CELL:
        return any(sure and one.place == found.place for one, sure in own)
    if found.code == codes.SIGN:
        return True  # _agreeing has held the rest of the summary against the departments
    if found.code == codes.SUMMARY:
        return _agreeing_in_row(found, read.paper.tables) >= LEAST_AGREEING
    if found.code == codes.MUNICIPALITIES:
        budgets = read.paper.tables[PrintedName.MUNICIPAL_BUDGETS].rows
        both_ends = all(row.amount(column) is not None for row in budgets for column in (Column.BUDGET, Column.NEXT_1))
        return both_ends and Counter(one.code for one in all_found)[found.code] == 1
    return found.code == codes.TEXT and _is_slip(found, read)


def _agreeing_in_row(found: Problem, tables: Mapping[PrintedName, PrintedTable]) -> int:
    """Count the other figures of a summary's line that are the department's own (övriga belopp som stämmer)."""
    values = dict(found.values)
    return sum(
        bool(one) and one == two
        for row, line in _lines(tables)
        if (row.unit, row.label) == (values["unit"], values["label"])
        for one, two in ((row.amount(column), line.amount(column)) for column in row.amounts or {})
    )


def _is_slip(found: Problem, read: _Read) -> bool:
    if not isinstance(found.correct, Decimal):
        return False
    of_it = [
        said for said in read.statements if said.strict and said.meanings[0].subject == dict(found.values)["subject"]
    ]
    return any(mixed_up(claim, found.correct, read.named) for said in of_it for claim in said.meanings[:1])


def _unread(read: _Read) -> Iterable[Problem]:
    """Name tables whose columns may be misread (olästa tabeller); one figure in each cell parts them."""
    for block in read.unread:
        if all(row.cells and all(_is_one_figure(cell) for cell in row.cells) for row in block.rows):
            continue
        place = Place(block.rows[0].line.where)
        yield problem(codes.UNREAD, place, table=title_of(read.document, block), rows=len(block.rows))


def _is_one_figure(cell: str) -> bool:
    """Tell whether a cell holds one figure, a dash or nothing (en siffra i cellen)."""
    return cell.strip() in NO_FIGURE or parse_number(cell) is not None
