"""A recovered table that the rules know (känd tabell), and its rows as the rules read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from snit_xl.domain.problems import Source
from snit_xl.domain.rows import Column, Nature, PrintedName, PrintedTable, Row, RowKind
from snit_xl.papers import vocabulary as words
from snit_xl.papers.sums import is_rounding
from snit_xl.papers.tables import ReadTable


@dataclass(frozen=True, slots=True)
class Named:
    """A table that the rules know (känd tabell): its name, its unit and what each column holds, None for unknown."""

    table: ReadTable
    name: PrintedName
    unit: str
    columns: tuple[Column | None, ...]
    units: Mapping[str, str] = field(default_factory=dict)  # whose a summary's rows are, by label
    scale: Decimal = Decimal(1)  # tkr per printed unit


def printed(named: Sequence[Named]) -> PrintedTable:
    """Return tables of one name as the rules read them (tryckt tabell)."""
    name = named[0].name
    rows = tuple(row for one in named for row in _rows(one))
    if name is PrintedName.MUNICIPAL_BUDGETS:
        return PrintedTable(name, rows, (Column.NEXT_1, Column.BUDGET))
    return PrintedTable(name, rows, _deviation(named[0]))


def _deviation(named: Named) -> tuple[Column, Column]:
    for one in named.table.deviations:
        pair = (named.columns[one.minuend], named.columns[one.subtrahend])
        if named.columns[one.column] and pair[0] and pair[1]:
            return pair[0], pair[1]
    return Column.BUDGET, Column.FORECAST


def _rows(named: Named) -> Iterator[Row]:
    labels = [row.label for row in named.table.rows]
    for at, row in enumerate(named.table.rows):
        if words.PART_OF.match(row.label):
            continue
        amounts = {
            column: amount for column, amount in zip(named.columns, row.amounts, strict=True) if column is not None
        }
        cells = {
            column.value: heading.text
            for column, heading in zip(named.columns, named.table.headings, strict=True)
            if column is not None
        }
        yield Row(
            named.units.get(row.label, named.unit),
            row.label,
            _kind(named, labels, at),
            _nature(row.label),
            amounts,
            at=Source(row.line.where, cells),
        )


def _kind(named: Named, labels: Sequence[str], at: int) -> RowKind:
    label = labels[at]
    if is_rounding(label):
        return RowKind.ROUNDING
    if named.table.total_at(at):
        netto = words.SUBTOTAL.search(label) and any(words.GRANT.search(other) for other in labels)
        return RowKind.SUBTOTAL if netto else RowKind.RESULT
    if named.name is PrintedName.SUMMARY:
        return RowKind.RESULT
    return _detail_kind(label, labels) if named.name is PrintedName.DEPARTMENTS else RowKind.COST


def _detail_kind(label: str, labels: Sequence[str]) -> RowKind:
    if words.MIXED.search(label) and not any(words.GRANT.search(other) for other in labels):
        return RowKind.MIXED
    if words.GRANT.search(label) and not words.MIXED.search(label):
        return RowKind.GRANT
    return RowKind.INCOME if words.INCOME.search(label) else RowKind.COST


def _nature(label: str) -> Nature:
    tests = (
        (words.INCOME, Nature.INCOME),
        (words.PERSONNEL, Nature.PERSONNEL),
        (words.SERVICES, Nature.SERVICES),
        (words.CAPITAL, Nature.CAPITAL),
    )
    return next((nature for pattern, nature in tests if pattern.search(label)), Nature.OTHER)
