"""What a new reading of the books changes (ändringslista): each report row's year before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.money import ZERO, exact_sum
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView

MONTH_KEYS = tuple(f"m_{number}" for number in range(1, 13))
IDENTITY = ("unit", "label", "ledger_measure", "ledger_year")


@dataclass(frozen=True, slots=True)
class MonthChange:
    """One report row whose months change (ändrad rad), tkr: the sum of the year before and after.

    `months` are the numbers of the months that change; `before` is None where the year is new.
    """

    unit: str
    label: str
    measure: str
    year: int
    months: tuple[int, ...]
    before: Decimal | None
    after: Decimal


def month_changes(before: WorkbookView, after: WorkbookView) -> tuple[MonthChange, ...]:
    """Return every report row whose months differ between two states of a workbook (ändringslista)."""
    old, new = dict(_rows(before)), dict(_rows(after))
    return tuple(_changes(old, new))


Identity = tuple[str, str, str, int]
Months = tuple[Decimal, ...]


def _changes(old: Mapping[Identity, Months], new: Mapping[Identity, Months]) -> Iterator[MonthChange]:
    nothing = (ZERO,) * len(MONTH_KEYS)
    for identity in dict.fromkeys((*old, *new)):
        was, now = old.get(identity), new.get(identity, nothing)
        months = tuple(n for n, (one, other) in enumerate(zip(was or nothing, now, strict=True), 1) if one != other)
        if months:
            yield MonthChange(*identity, months, exact_sum(was) if was is not None else None, exact_sum(now))


def _rows(view: WorkbookView) -> Iterator[tuple[Identity, Months]]:
    where = view.tables[TABLES["months"]]
    cols = [where.column(heading("months", key)).left for key in (*IDENTITY, *MONTH_KEYS)]
    for row in where.area.rows:
        cells = [view.cell(where.area.sheet, row, col).value for col in cols]
        unit, label, measure, year = cells[: len(IDENTITY)]
        if isinstance(year, float):
            amounts = (to_decimal(cell) if isinstance(cell, float) else ZERO for cell in cells[len(IDENTITY) :])
            yield (str(unit), str(label), str(measure), int(year)), tuple(amounts)
