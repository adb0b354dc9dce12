"""Papers held against each other (handling mot handling): the same figure printed differently in two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.findings import key
from snit_xl.domain.problems import Problem, problem
from snit_xl.domain.rows import Column, PrintedName, Row, RowKind
from snit_xl.papers.examine import Examined

# Decided figures are the same in every paper of the year; outcomes and forecasts only at the same month.
DECIDED = frozenset({Column.BUDGET, Column.NEXT_1, Column.NEXT_2, Column.NEXT_3})


def between(papers: Sequence[Examined]) -> Iterator[Problem]:
    """Warn about figures that two papers print differently (handling mot handling)."""
    for one, other in combinations(papers, 2):
        if one.paper.year == other.paper.year:
            for name in one.paper.tables.keys() & other.paper.tables.keys():
                yield from _differing(one, other, name)


def _differing(one: Examined, other: Examined, name: PrintedName) -> Iterator[Problem]:
    theirs = {_key(row): row for row in other.paper.tables[name].rows}
    for row in one.paper.tables[name].rows:
        match = theirs.get(_key(row)) if row.kind is not RowKind.ROUNDING else None
        for column, amount in (row.amounts or {}).items() if match else ():
            known = match.amount(column) if match else None
            comparable = column in DECIDED or one.paper.month == other.paper.month
            if comparable and amount is not None and known is not None and known != amount:
                where = ", ".join(part for part in (row.unit, row.label) if part)
                yield problem(
                    codes.PAPERS,
                    row.at.at(column.value),
                    published=amount,
                    correct=known,
                    where=where,
                    column=column.value,
                    table=name.value,
                    one=one.name,
                    other=other.name,
                )


def _key(row: Row) -> tuple[str, str]:
    return key(row.unit), key(row.label)
