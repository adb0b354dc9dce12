"""Whatever the committee: right figures give no fault, and one wrong sum gives exactly one, in its own table."""

from __future__ import annotations

from example import LIMITS, RESULT, SUBTOTAL
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import papers, put, sober_paper, with_rows

from snit_xl.domain.audit import SEVERITIES, Paper, audit
from snit_xl.domain.problems import Problem, Severity
from snit_xl.domain.rows import Column, PrintedName, Row


def faults(paper: Paper) -> list[Problem]:
    return [one for one in audit(paper, None, LIMITS) if SEVERITIES[one.code] is Severity.FAULT]


def computed_cells(paper: Paper) -> list[tuple[PrintedName, Row, Column]]:
    """List every printed sum, deviation and risk value."""
    return [
        (name, row, column)
        for name, table in paper.tables.items()
        for row in table.rows
        for column, amount in (row.amounts or {}).items()
        if amount is not None and (row.kind in {RESULT, SUBTOTAL} or column in {Column.DEVIATION, Column.SCORE})
    ]


@given(papers())
@settings(max_examples=60, deadline=None)
def test_consistent_papers_have_no_faults(paper: Paper) -> None:
    assert faults(paper) == []


@given(papers(), st.data(), st.integers(-30_000, 30_000).filter(lambda change: abs(change) > 1))
@settings(max_examples=120, deadline=None)
def test_one_changed_sum_or_deviation_is_one_fault_in_its_table(paper: Paper, data: st.DataObject, change: int) -> None:
    name, row, column = data.draw(st.sampled_from(computed_cells(paper)))
    amount = (row.amount(column) or 0) + change
    rows = [put(one, column, amount) if one is row else one for one in paper.tables[name].rows]
    (fault,) = faults(with_rows(paper, name, rows))
    values = dict(fault.values)
    assert values["table"] == name.value
    assert values["column"] == column.value


@given(papers(), st.data(), st.sampled_from([-1, 1]))
@settings(max_examples=40, deadline=None)
def test_a_sum_off_by_rounding_is_no_fault(paper: Paper, data: st.DataObject, change: int) -> None:
    cells = [cell for cell in computed_cells(paper) if cell[2] is not Column.SCORE]
    name, row, column = data.draw(st.sampled_from(cells))
    amount = (row.amount(column) or 0) + change
    rows = [put(one, column, amount) if one is row else one for one in paper.tables[name].rows]
    assert faults(with_rows(paper, name, rows)) == []


def test_a_sober_paper_gives_nothing_at_all() -> None:
    assert audit(sober_paper(), None, LIMITS) == ()


def test_every_table_of_the_sober_paper_is_looked_at() -> None:
    assert {name for name, _, _ in computed_cells(sober_paper())} == set(PrintedName) - {PrintedName.STATED}
