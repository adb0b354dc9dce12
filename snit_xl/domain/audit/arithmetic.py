"""Rules on one table's own arithmetic (tabellens räkning): sums, deviations, risk values, empty cells, rows twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.facts import Facts
from snit_xl.domain.audit.figures import UNSUMMED, Figures, add
from snit_xl.domain.audit.findings import Cell, Finding, cell_fault, key, plain, row_problem
from snit_xl.domain.rows import Column, PrintedName, Row, RowKind

CheckedCell = tuple[Row, Decimal, Decimal]  # row, published, correct
RISK_COLUMNS = frozenset({Column.RISK, Column.MATERIALITY, Column.SCORE})


def sums(facts: Facts) -> Iterator[Finding]:
    """Find totals that are not the sum of their rows (summa av raderna)."""
    for figures in facts.figures.values():
        code = codes.BRIDGE if figures.name is PrintedName.BRIDGE else codes.SUM
        for total in figures.totals:
            for column in figures.columns:
                if (correct := _wrong_sum(facts, figures, total, column)) is not None:
                    yield cell_fault(code, figures.name, total, column, correct)


def _wrong_sum(facts: Facts, figures: Figures, total: Row, column: Column) -> Decimal | None:
    """Return the right sum where the printed one is neither that nor the sum of the rows as printed."""
    printed, summed = total.amount(column), figures.total(total, column)
    if printed is None or summed is None or column in RISK_COLUMNS:
        return None
    by_departments = facts.right(figures, total, column) if not total.unit else None
    right = summed if by_departments is None else by_departments
    accepted: list[Decimal | None] = [summed, right]
    if column is Column.DEVIATION and figures.difference(total) is not None:
        accepted.append(add(part.amount(column) for part in figures.parts(total)))  # the deviation rule judges it too
    return None if any(one is not None and figures.agrees(printed, one) for one in accepted) else right


def deviations(facts: Facts) -> Iterator[Finding]:
    """Find deviations that are not the difference between their two columns (budget − prognos)."""
    for figures in facts.figures.values():
        for rows in _blocks(figures):
            checked = [
                (row, published, difference)
                for row in rows
                if (published := row.amount(Column.DEVIATION)) is not None
                and (difference := _difference(facts, figures, row, published)) is not None
            ]
            if sum(published != 0 for _, published, _ in checked) > 1 and reversed_sign(checked):
                yield sign_fault(figures, Column.DEVIATION, checked)
            else:
                yield from (
                    cell_fault(codes.DEVIATION, figures.name, row, Column.DEVIATION, difference)
                    for row, published, difference in checked
                    if not figures.agrees(published, difference)
                )


def _difference(facts: Facts, figures: Figures, row: Row, published: Decimal) -> Decimal | None:
    """Return the right deviation; a summary line may have it from its own figures or from the department's."""
    own = figures.difference(row)
    right = [facts.right(figures, row, column) for column in figures.table.deviation]
    if own is None or right[0] is None or right[1] is None or figures.agrees(published, own):
        return own
    return right[0] - right[1]


def _blocks(figures: Figures) -> Iterable[Sequence[Row]]:
    """Return the rows of each unit's table where units have tables of their own, else all rows as one."""
    if figures.name is PrintedName.DEPARTMENTS:
        return [figures.of_unit(unit) for unit in ("", *figures.units)]
    return [figures.table.rows]


def reversed_sign(checked: Sequence[CheckedCell]) -> bool:
    """Tell whether every figure that isn't zero is exactly the right one with its sign reversed (omvänt tecken)."""
    nonzero = [(published, correct) for _, published, correct in checked if published or correct]
    return bool(nonzero) and all(published == -correct for published, correct in nonzero)


def sign_fault(figures: Figures, column: Column, checked: Sequence[CheckedCell]) -> Finding:
    """Build the one finding that a whole column has its sign reversed (omvänt tecken), showing all but zeros."""
    shown = [(row, published, correct) for row, published, correct in checked if published]
    first, units = shown[0][0], {key(row.unit) for row, _, _ in shown}
    unit = first.unit if len(units) == 1 else ""
    found = row_problem(
        codes.SIGN,
        replace(first, unit=unit, label=""),
        column,
        published="/".join(plain(published) for _, published, _ in shown),
        correct="/".join(plain(correct) for _, _, correct in shown),
        table=figures.name.value,
    )
    return Finding(found, (Cell(figures.name, key(unit), "", column),))


def scores(facts: Facts) -> Iterator[Finding]:
    """Find risk values that are not risk times materiality (R × V = RV)."""
    figures = facts.figures.get(PrintedName.CONTROL_PLAN)
    for row in figures.table.rows if figures else ():
        risk, materiality, score = (row.amount(column) for column in (Column.RISK, Column.MATERIALITY, Column.SCORE))
        if risk is not None and materiality is not None and score is not None and risk * materiality != score:
            yield cell_fault(codes.SCORE, PrintedName.CONTROL_PLAN, row, Column.SCORE, risk * materiality)


def empty_cells(facts: Facts) -> Iterator[Finding]:
    """Note computed cells left empty in a column that is otherwise filled (tom cell i beräknad kolumn)."""
    for figures in facts.figures.values():
        for row, column, correct in (*_empty_deviations(figures), *_empty_totals(figures)):
            values = {"table": figures.name.value}
            yield Finding(row_problem(codes.EMPTY_CELL, row, column, correct=correct, **values))


def _empty_deviations(figures: Figures) -> Iterator[tuple[Row, Column, Decimal]]:
    if Column.DEVIATION not in figures.columns:
        return
    for row in figures.table.rows:
        if row.amount(Column.DEVIATION) is None and (correct := figures.difference(row)) is not None:
            yield row, Column.DEVIATION, correct


def _empty_totals(figures: Figures) -> Iterator[tuple[Row, Column, Decimal]]:
    for total in figures.totals:
        for column in figures.columns:
            parts = [part.amount(column) for part in figures.parts(total)]
            if column is Column.DEVIATION or total.amount(column) is not None or not parts or None in parts:
                continue
            if (correct := figures.total(total, column)) is not None:
                yield total, column, correct


def duplicates(facts: Facts) -> Iterator[Finding]:
    """Warn about two rows of one table with the same unit, label and item (samma rad två gånger)."""
    for figures in facts.figures.values():
        seen: set[tuple[str, str, str]] = set()
        rows = () if figures.name in UNSUMMED else figures.table.rows
        for row in (one for one in rows if one.kind is not RowKind.ROUNDING):
            name = (key(row.unit), key(row.label), key(row.item))
            if name in seen and row.label:
                yield Finding(row_problem(codes.DUPLICATE, row, None, table=figures.name.value))
            seen.add(name)
