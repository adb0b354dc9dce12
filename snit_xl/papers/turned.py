"""Tables with other signs than ours, turned for the text's sake (vända tabeller): their last row, and no more.

Many municipalities print income positive, or net costs. Their tables keep their own arithmetic; only what the text says
of a surplus or a deficit is held against the last row, once the rows' signs show which way it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit import Limits, Paper, audit, codes
from snit_xl.domain.problems import Problem, Source
from snit_xl.domain.rows import Claim, Column, PrintedName, PrintedTable, Row, RowKind
from snit_xl.papers import vocabulary as words
from snit_xl.papers.claims import Statement, mixed_up
from snit_xl.papers.document import Document
from snit_xl.papers.measure import tkr_per_unit
from snit_xl.papers.named import Named
from snit_xl.papers.naming import Period, columns_in, unit_of
from snit_xl.papers.sums import Total, is_rounding
from snit_xl.papers.tables import ReadTable

SPOKEN_OF = frozenset({Column.BUDGET, Column.FORECAST, Column.DEVIATION, Column.ACTUAL, Column.BUDGET_TO_DATE})


@dataclass(frozen=True, slots=True)
class Turned:
    """A table that is turned (vänd tabell): as it is named, and its last row with our signs."""

    named: Named
    is_net: bool  # costs are positive, so that the last row may be a net cost
    row: Row


def turned(
    document: Document, tables: Sequence[ReadTable], named: Sequence[Named], period: Period
) -> tuple[Turned, ...]:
    """Return the tables without a name of their own whose last row can be turned (vänd tabeller), one per unit."""
    known, units = {id(one.table) for one in named}, [one.unit for one in named]
    found = [
        one
        for table in tables
        if table.is_certain and table.headings and id(table) not in known
        for one in _turned(document, table, period)
    ]
    units += [one.named.unit for one in found]
    return tuple(one for one in found if units.count(one.named.unit) == 1)


def _turned(document: Document, table: ReadTable, period: Period) -> Iterator[Turned]:
    columns = columns_in(table, period.year)
    unit = unit_of(document, table)
    total = max((one for one in table.totals if one.is_sure), key=lambda one: one.row, default=None)
    if not unit or total is None or not {Column.BUDGET, Column.FORECAST} <= set(columns):
        return
    costs = _cost_sign(table, total)
    held = dict(zip(columns, table.rows[total.row].amounts, strict=True))
    amounts: dict[Column, Decimal | None] = {
        column: amount * costs for column, amount in held.items() if column in SPOKEN_OF and amount is not None
    }
    budget, forecast, deviation = (amounts.get(one) for one in (Column.BUDGET, Column.FORECAST, Column.DEVIATION))
    if not costs or budget is None or forecast is None:
        return
    unit_printed = Decimal(1).scaleb(min(int(one.as_tuple().exponent) for one in (budget, forecast)))
    if deviation is not None and abs(abs(deviation) - abs(budget - forecast)) > unit_printed:
        return
    amounts[Column.DEVIATION] = budget - forecast
    name = Named(table, PrintedName.DEPARTMENTS, unit, columns, scale=tkr_per_unit(document, table.block))
    where = table.rows[total.row].line.where
    # A net cost is hardly called a surplus or a deficit: what differs from budget is.
    yield Turned(
        name, costs > 0, Row(unit, table.rows[total.row].label, RowKind.RESULT, amounts=amounts, at=Source(where))
    )


def _cost_sign(table: ReadTable, total: Total) -> int:
    """Return 1 where costs add to the last row, -1 where they lessen it, 0 if it is not plain (kostnadernas tecken)."""
    left, signs = list(total.parts), set()
    while left:
        row, sign = left.pop()
        inner = table.total_at(row)
        if inner is not None:
            left += [(part, sign * own) for part, own in inner.parts]
        elif not words.INCOME.search(table.rows[row].label) and not is_rounding(table.rows[row].label):
            signs |= {sign * (1 if amount > 0 else -1) for amount in table.rows[row].amounts[:1] if amount}
    return signs.pop() if len(signs) == 1 else 0


def turned_faults(
    found: Sequence[Turned], said: Iterable[Statement], period: Period, limits: Limits
) -> Iterator[tuple[Problem, bool]]:
    """Yield what the text says of turned tables and they don't (text mot vänd tabell); certain where it is a slip."""
    rows = {one.row.unit: one.row for one in found}
    net = {one.row.unit for one in found if one.is_net}
    table = PrintedTable(PrintedName.DEPARTMENTS, tuple(rows.values()))
    for statement in said:
        claims = [claim for claim in statement.meanings if _is_given(claim, rows)]
        claims.sort(key=lambda claim: bool(net & set(claim.units)) and claim.column is not Column.DEVIATION)
        judged = [wrong for claim in claims if (wrong := _judged(claim, table, period, limits))]
        if statement.strict and judged and len(judged) == len(claims):
            named = [one.named for one in found]
            slips = (
                wrong
                for claim, wrong in zip(claims, judged, strict=True)
                if isinstance(wrong.correct, Decimal) and mixed_up(claim, wrong.correct, named)
            )
            slip = next(slips, None)
            yield slip or judged[0], slip is not None


def _is_given(claim: Claim, rows: dict[str, Row]) -> bool:
    """Tell whether the turned rows have the figure that a claim is of (finns i tabellen)."""
    wanted = (Column.BUDGET_TO_DATE, Column.ACTUAL) if claim.to_date else (claim.column or Column.DEVIATION,)
    whole = all(claim.kind is not RowKind.SUBTOTAL and unit in rows for unit in claim.units)
    return whole and all(rows[unit].amount(column) is not None for unit in claim.units for column in wanted)


def _judged(claim: Claim, table: PrintedTable, period: Period, limits: Limits) -> Problem | None:
    paper = Paper(period.year, period.month, {PrintedName.DEPARTMENTS: table}, (claim,))
    return next((one for one in audit(paper, None, limits) if one.code == codes.TEXT), None)
