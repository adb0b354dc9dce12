"""A printed table beside the figures that its own arithmetic gives (tabell och rätt siffror)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit.findings import key
from snit_xl.domain.rows import DETAIL_KINDS, Column, PrintedName, PrintedTable, Row, RowKind

UNSUMMED = frozenset({PrintedName.STATED, PrintedName.CONTROL_PLAN})


def is_detail(row: Row) -> bool:
    """Tell whether a row holds figures of its own (detaljrad), not a total."""
    return row.kind in DETAIL_KINDS


def add(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add what is filled in (summa); None where nothing is."""
    filled = [amount for amount in amounts if amount is not None]
    return sum(filled, Decimal(0)) if filled else None


@dataclass(frozen=True, slots=True)
class Figures:
    """One printed table with its totals and deviations worked out (tabellens räkning), tkr, signs as printed.

    A figure within `tolerance` of what the arithmetic gives is right as it stands: both are made of rounded figures.
    """

    table: PrintedTable
    tolerance: Decimal

    @property
    def name(self) -> PrintedName:
        """Return which table it is (tabellens namn)."""
        return self.table.name

    def totals(self) -> tuple[Row, ...]:
        """Return the rows that sum others (summarader); the last total of a bridge is its closing row."""
        rows = () if self.name in UNSUMMED else tuple(row for row in self.table.rows if not is_detail(row))
        if self.name is PrintedName.BRIDGE:
            return (rows or self.table.rows)[-1:]
        return rows

    def parts(self, total: Row) -> tuple[Row, ...]:
        """Return the rows that a total sums (summans delar); a subtotal leaves kommunbidrag out."""
        if self.name is PrintedName.BRIDGE:
            return tuple(row for row in self.table.rows if row is not total)
        mine = tuple(row for row in self.table.rows if not total.unit or key(row.unit) == key(total.unit))
        details = tuple(row for row in mine if is_detail(row))
        if details:
            return tuple(row for row in details if row.kind is not RowKind.GRANT or total.kind is RowKind.RESULT)
        lines = tuple(row for row in mine if row.unit) if not total.unit else ()
        return tuple(row for row in lines if row.kind is total.kind) or lines

    def columns(self) -> tuple[Column, ...]:
        """Return the columns that hold any figure, in the order of Column (ifyllda kolumner)."""
        return tuple(column for column in Column if any(row.amount(column) is not None for row in self.table.rows))

    def total(self, row: Row, column: Column) -> Decimal | None:
        """Return the sum of a total's parts (summa av raderna); None where no part is filled."""
        return add(self.right(part, column) for part in self.parts(row))

    def difference(self, row: Row) -> Decimal | None:
        """Return the deviation as the table defines it (avvikelse); None where a figure is missing."""
        minuend, subtrahend = (self.right(row, column) for column in self.table.deviation)
        return None if minuend is None or subtrahend is None else minuend - subtrahend

    def right(self, row: Row, column: Column) -> Decimal | None:
        """Return the figure that ought to stand in a cell (rätt siffra): computed where it can be, else as printed."""
        published, computed = row.amount(column), self._computed(row, column)
        return published if computed is None or self.agrees(published, computed) else computed

    def agrees(self, published: Decimal | None, computed: Decimal) -> bool:
        """Tell whether a printed figure is the computed one, but for rounding (stämmer)."""
        return published is not None and abs(published - computed) <= self.tolerance

    def bottom_line(self, unit: str) -> Row | None:
        """Return the row that a unit ends with (enhetens sista rad): its result, else its subtotal."""
        rows = [row for row in self.table.rows if key(row.unit) == key(unit)]
        kinds = (RowKind.RESULT, RowKind.SUBTOTAL)
        return next((row for kind in kinds for row in rows if row.kind is kind), None)

    def units(self) -> tuple[str, ...]:
        """Return the units that the table has rows for, in its order, each once (enheter)."""
        return tuple({key(row.unit): row.unit for row in self.table.rows if row.unit}.values())

    def _computed(self, row: Row, column: Column) -> Decimal | None:
        if column is Column.DEVIATION and (difference := self.difference(row)) is not None:
            return difference
        return self.total(row, column) if row in self.totals() else None
