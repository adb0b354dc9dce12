"""All that one run of the audit looks at (granskningens fakta), prepared once and read by every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit.figures import Figures, add
from snit_xl.domain.audit.records import Limits, LiveFigures, Paper, Series
from snit_xl.domain.rows import CaseText, Claim, Column, KnownItem, PrintedName, Row


@dataclass(frozen=True, slots=True)
class RowSet:
    """Rows of departments that the row rules judge (radmängd), printed or live, and the month of their last outcome."""

    rows: tuple[Row, ...]
    month: int
    known_items: tuple[KnownItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """A paper, live figures and limits as the rules read them (fakta)."""

    limits: Limits
    figures: Mapping[PrintedName, Figures]
    claims: tuple[Claim, ...] = ()
    cases: tuple[CaseText, ...] = ()
    row_sets: tuple[RowSet, ...] = ()
    series: tuple[Series, ...] = ()
    investments: tuple[Row, ...] = ()  # printed and live

    def reference(self, figures: Figures, row: Row, column: Column) -> tuple[Decimal, ...]:
        """Return what the departments' tables give for a line of the summary (underlaget till sammanställningen).

        Two figures: what ought to stand in the department's table, then what is printed there (one where that is
        empty); none for other tables, and for units and columns that the departments' tables lack.
        """
        departments = self.figures.get(PrintedName.DEPARTMENTS)
        if figures.name is not PrintedName.SUMMARY or departments is None:
            return ()
        line = departments.bottom_line(row.unit) if row.unit else None
        if line is None:
            return ()
        right, published = departments.right(line, column), line.amount(column)
        return tuple(amount for amount in (right, published) if amount is not None)

    def right(self, figures: Figures, row: Row, column: Column) -> Decimal | None:
        """Return the figure that ought to stand in a cell (rätt siffra); the departments go before their summary."""
        if reference := self.reference(figures, row, column):
            return reference[0]
        if figures.name is PrintedName.SUMMARY and figures.is_total(row):
            return add(self.right(figures, part, column) for part in figures.parts(row))
        return figures.right(row, column)


def facts_of(paper: Paper | None, live: LiveFigures | None, limits: Limits) -> Facts:
    """Prepare a paper and live figures for the rules (förbered granskningen); printed rows come before live ones."""
    tables = paper.tables if paper else {}
    figures = {name: Figures(table, limits.sum_tolerance) for name, table in tables.items()}
    row_sets: list[RowSet] = []
    if paper and PrintedName.DEPARTMENTS in tables:
        row_sets.append(RowSet(tables[PrintedName.DEPARTMENTS].rows, paper.month, paper.known_items))
    if live:
        row_sets.append(RowSet(live.rows, live.month, live.known_items))
    claims, cases = (paper.claims, paper.cases) if paper else ((), ())
    invested = tables[PrintedName.INVESTMENTS].rows if PrintedName.INVESTMENTS in tables else ()
    series, followed = (live.series, live.investments) if live else ((), ())
    return Facts(limits, figures, claims, cases, tuple(row_sets), series, (*invested, *followed))
