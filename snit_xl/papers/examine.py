"""Examine a paper (granska en handling): read its tables and text, run the audit's rules, and part certain from not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.audit import SEVERITIES, Limits, Paper, audit, codes
from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Place, Problem, Severity, problem
from snit_xl.domain.rows import Claim, Column, PrintedName, PrintedTable
from snit_xl.papers.claims import mixed_up
from snit_xl.papers.document import Document
from snit_xl.papers.lacking import lacking
from snit_xl.papers.named import Named
from snit_xl.papers.naming import same_unit, title_of, unit_of
from snit_xl.papers.percents import text_percents, uneven_splits
from snit_xl.papers.recovered import LEAST_AGREEING, Recovered, recover, summary_lines
from snit_xl.papers.table_checks import as_problem, cell_faults
from snit_xl.papers.title_checks import title_faults
from snit_xl.papers.turned import turned_faults

IN_ONE_CELL = frozenset({codes.SUM, codes.BRIDGE, codes.DEVIATION})
BY_ITSELF = frozenset({codes.YEAR, codes.SCORE})
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


def examine(document: Document, limits: Limits) -> Examined:
    """Examine one paper (granska en handling)."""
    read = recover(document)
    read = replace(read, paper=replace(read.paper, claims=(*_chosen(read, limits), *read.paper.claims)))
    found = [one for one in audit(read.paper, None, limits) if not _has_its_table(one, read)]
    own = list(_own_faults(read, limits))
    certain = [one for one in found if _is_fault(one) and _is_certain(one, read, found, own)]
    seen = {(one.place, one.code) for one in found}
    more = [(one, sure) for one, sure in own if (one.place, one.code) not in seen and not _covered(one, found)]
    return Examined(
        document.name,
        (*certain, *(one for one, sure in more if sure)),
        (*(one for one in found if not _is_fault(one)), *_own_remarks(read)),
        (
            *(one for one in found if _is_fault(one) and one not in certain),
            *(one for one, sure in more if not sure),
            *_unread(read),
        ),
        sum(table.is_certain for table in read.tables),
        len(read.statements) + len(read.of_turned),
        read.paper,
        tuple(lacking(document, read.tables, read.unread, read.named)),
    )


def _has_its_table(found: Problem, read: Recovered) -> bool:
    """Tell whether a department said to be missing has a table in the paper (har sin tabell), though without a name."""
    values = dict(found.values)
    if found.code != codes.UNIT_MISSING or values["other_table"] != PrintedName.DEPARTMENTS.value:
        return False
    return any(same_unit(unit_of(read.document, table), str(values["unit"])) for table in read.tables)


def _is_fault(found: Problem) -> bool:
    return SEVERITIES[found.code] is Severity.FAULT


def _covered(own: Problem, found: Sequence[Problem]) -> bool:
    """Tell whether the audit has a finding in the same cell already (redan funnet)."""
    return any(one.place == own.place and one.code in IN_ONE_CELL for one in found)


def _chosen(read: Recovered, limits: Limits) -> list[Claim]:
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


def _own_faults(read: Recovered, limits: Limits) -> Iterable[tuple[Problem, bool]]:
    """Yield what the reader of a file sees and the rules don't (läsningens fynd), and whether it is certain."""
    for table in read.tables:
        title = title_of(read.document, table.block)
        for fault in cell_faults(table):
            yield as_problem(table, fault, title), fault.certain and table.is_certain
    yield from text_percents(read.document, read.sentences, _all_named(read), read.blocks)
    yield from turned_faults(read.turned, read.of_turned, read.period, limits)


def _all_named(read: Recovered) -> list[Named]:
    return [*read.named, *(one.named for one in read.turned)]


def _own_remarks(read: Recovered) -> Iterable[Problem]:
    yield from uneven_splits(read.sentences)
    yield from title_faults(read.document, read.tables, read.period)


def _is_certain(
    found: Problem, read: Recovered, all_found: Sequence[Problem], own: Sequence[tuple[Problem, bool]]
) -> bool:
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
        for row, line in summary_lines(tables)
        if (row.unit, row.label) == (values["unit"], values["label"])
        for one, two in ((row.amount(column), line.amount(column)) for column in row.amounts or {})
    )


def _is_slip(found: Problem, read: Recovered) -> bool:
    if not isinstance(found.correct, Decimal):
        return False
    of_it = [
        said for said in read.statements if said.strict and said.meanings[0].subject == dict(found.values)["subject"]
    ]
    return any(mixed_up(claim, found.correct, read.named) for said in of_it for claim in said.meanings[:1])


def _unread(read: Recovered) -> Iterable[Problem]:
    """Name tables whose columns may be misread (olästa tabeller); one figure in each cell parts them."""
    for block in read.unread:
        if all(row.cells and all(_is_one_figure(cell) for cell in row.cells) for row in block.rows):
            continue
        place = Place(block.rows[0].line.where)
        yield problem(codes.UNREAD, place, table=title_of(read.document, block), rows=len(block.rows))


def _is_one_figure(cell: str) -> bool:
    """Tell whether a cell holds one figure, a dash or nothing (en siffra i cellen)."""
    return cell.strip() in NO_FIGURE or parse_number(cell) is not None
