"""A printed table beside the figures that its own arithmetic gives (tabell och rätt siffror)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from snit_xl.domain.audit.findings import key
from snit_xl.domain.rows import DETAIL_KINDS, TOTAL_KINDS, Column, PrintedName, PrintedTable, Row, RowKind

UNSUMMED = frozenset({PrintedName.STATED, PrintedName.CONTROL_PLAN})


def is_detail(row: Row) -> bool:
    """Tell whether a row holds figures of its own that can be judged (detaljrad): no total or rounding."""
    return row.kind in DETAIL_KINDS


def is_sum(row: Row) -> bool:
    """Tell whether a row sums others (summarad)."""
    return row.kind in TOTAL_KINDS


def add(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Add what is filled in (summa); None where nothing is."""
    filled = [amount for amount in amounts if amount is not None]
    return sum(filled, Decimal(0)) if filled else None


def rows_by_unit(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    """Return rows by their unit as it is compared (rader per enhet), units and rows in the order they stand."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row.unit), []).append(row)
    return found


@dataclass(frozen=True)
class Figures:
    """One printed table with its totals and deviations worked out (tabellens räkning), tkr, signs as printed.

    A figure within `tolerance` of what the arithmetic gives is right as it stands: both are made of rounded figures.
    Every rule asks for the same totals and units, so those are found once (no slots: they are kept on the instance).
    """

    table: PrintedTable
    tolerance: Decimal
    _parts: dict[int, tuple[Row, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def name(self) -> PrintedName:
        """Return which table it is (tabellens namn)."""
        return self.table.name

    @cached_property
    def totals(self) -> tuple[Row, ...]:
        """The rows that sum others (summarader); the last total of a bridge is its closing row."""
        rows = () if self.name in UNSUMMED else tuple(row for row in self.table.rows if is_sum(row))
        if self.name is PrintedName.BRIDGE:
            return (rows or self.table.rows)[-1:]
        return rows

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that hold any figure, in the order of Column (ifyllda kolumner)."""
        return tuple(column for column in Column if any(row.amount(column) is not None for row in self.table.rows))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that the table has rows for, in its order, each once (enheter)."""
        return tuple({key(row.unit): row.unit for row in self.table.rows if row.unit}.values())

    @cached_property
    def _by_unit(self) -> Mapping[str, Sequence[Row]]:
        return rows_by_unit(self.table.rows)

    def of_unit(self, unit: str) -> Sequence[Row]:
        """Return a unit's rows (enhetens rader), those without a unit for the empty one."""
        return self._by_unit.get(key(unit), ())

    def is_total(self, row: Row) -> bool:
        """Tell whether one of the table's own rows sums others (är summarad)."""
        return any(row is total for total in self.totals)

    def parts(self, total: Row) -> tuple[Row, ...]:
        """Return the rows that a total, one of the table's own rows, sums (summans delar)."""
        known = self._parts.get(id(total))
        if known is None:
            known = self._parts[id(total)] = self._found_parts(total)
        return known

    def _found_parts(self, total: Row) -> tuple[Row, ...]:
        """Find a total's parts; a subtotal leaves kommunbidrag out. Roundings above it are parts of it too."""
        if self.name is PrintedName.BRIDGE:
            return tuple(row for row in self.table.rows if row is not total)
        mine = self.of_unit(total.unit) if total.unit else self.table.rows
        above = takewhile(lambda row: row is not total, mine)
        roundings = tuple(row for row in above if row.kind is RowKind.ROUNDING)
        details = tuple(row for row in mine if is_detail(row))
        if details:
            summed = (row for row in details if row.kind is not RowKind.GRANT or total.kind is RowKind.RESULT)
            return (*summed, *roundings)
        lines = tuple(row for row in mine if row.unit) if not total.unit else ()
        lines = tuple(row for row in lines if row.kind is total.kind) or lines
        return (*lines, *roundings)

    def total(self, row: Row, column: Column) -> Decimal | None:
        """Return the sum of a total's parts (summa av raderna); None where no part is filled."""
        return add(self.right(part, column) for part in self.parts(row))

    def difference(self, row: Row) -> Decimal | None:
        """Return the deviation as the table defines it (avvikelse); None for a rounding or a missing figure."""
        if row.kind is RowKind.ROUNDING:
            return None
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
        rows = self.of_unit(unit)
        kinds = (RowKind.RESULT, RowKind.SUBTOTAL)
        return next((row for kind in kinds for row in rows if row.kind is kind), None)

    def _computed(self, row: Row, column: Column) -> Decimal | None:
        if column is Column.DEVIATION and (difference := self.difference(row)) is not None:
            return difference
        return self.total(row, column) if self.is_total(row) else None
