"""What each report row has in each month (månadsvärden): outcome and budget by year, in öre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from snit_xl.books.mapping import Mapped
from snit_xl.books.mapping_lines import Target
from snit_xl.domain.periods import MONTHS


class Measure(Enum):
    """What is measured (mått)."""

    ACTUAL = "actual"  # utfall
    BUDGET = "budget"  # budget


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A report row's twelve months of a year (månadsrad), öre; January first, each month on its own."""

    department: str
    label: str
    year: int
    measure: Measure
    months: tuple[int, ...]

    def through(self, month: int) -> int:
        """Add January to a month (ackumulerat)."""
        return sum(self.months[:month])

    @property
    def whole_year(self) -> int:
        """Add the twelve months (helår)."""
        return sum(self.months)


def monthly(mapped: Mapped) -> tuple[MonthRow, ...]:
    """Add the mapped lines by row, year and month (månadsvärden), in the order that the rows first turn up.

    A row that has no amount of a measure in a year gives no MonthRow: nothing booked isn't the same as zero.
    """
    gathered: dict[tuple[Target, int, Measure], list[int]] = {}
    for line, target in mapped.placed:
        if not isinstance(target, Target):
            continue
        amounts = line.amounts
        for measure, amount in ((Measure.ACTUAL, amounts.actual), (Measure.BUDGET, amounts.budget)):
            if amount:
                months = gathered.setdefault((target, line.key.year, measure), [0] * MONTHS)
                months[line.key.month - 1] += amount
    return tuple(
        MonthRow(target.department, target.label, year, measure, tuple(months))
        for (target, year, measure), months in gathered.items()
    )


def to_date(rows: Iterable[MonthRow], year: int, measure: Measure, month: int) -> dict[tuple[str, str], int]:
    """Give each department's rows to the end of a month (ackumulerat per rapportrad), öre; month 12 is the year."""
    return {
        (row.department, row.label): row.through(month) for row in rows if (row.year, row.measure) == (year, measure)
    }
