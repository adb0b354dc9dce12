"""What a new reading of the books changes (ändringslista): each report row's year before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.money import ZERO, exact_sum
from snit_xl.workbook.layout.books import MONTHS
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView

IDENTITY = ("unit", "label", "ledger_measure", "ledger_year")


@dataclass(frozen=True, slots=True)
class MonthChange:
    """Months of a report row that change, or that are new (ändrad rad), tkr.

    `months` are their numbers. Of months that were read before, `before` and `after` are sums over all of the year that
    was; of new ones `before` is None and `after` is what they add. `whole` says that nothing of the year was there.
    """

    unit: str
    label: str
    measure: str
    year: int
    months: tuple[int, ...]
    before: Decimal | None
    after: Decimal
    whole: bool = False


def month_changes(before: WorkbookView, after: WorkbookView) -> tuple[MonthChange, ...]:
    """Return every report row whose months differ between two states of a workbook (ändringslista)."""
    old, new = dict(_rows(before)), dict(_rows(after))
    return tuple(_changes(old, new))


Identity = tuple[str, str, str, int]
Months = Mapping[int, Decimal]


def _changes(old: Mapping[Identity, Months], new: Mapping[Identity, Months]) -> Iterator[MonthChange]:
    for identity in dict.fromkeys((*old, *new)):
        was, now = old.get(identity, {}), new.get(identity, {})
        changed = tuple(month for month in was if was[month] != now.get(month, ZERO))
        if changed:
            after = exact_sum(now.get(month, ZERO) for month in was)
            yield MonthChange(*identity, changed, exact_sum(was.values()), after)
        added = tuple(month for month in now if month not in was and now[month])
        if added:
            yield MonthChange(*identity, added, None, exact_sum(now[month] for month in added), whole=not was)


def _rows(view: WorkbookView) -> Iterator[tuple[Identity, Months]]:
    where = view.tables[TABLES["months"]]
    cols = [where.column(heading("months", key)).left for key in (*IDENTITY, *MONTHS)]
    for row in where.area.rows:
        cells = [view.cell(where.area.sheet, row, col).value for col in cols]
        unit, label, measure, year = cells[: len(IDENTITY)]
        if isinstance(year, float):
            amounts = enumerate(cells[len(IDENTITY) :], 1)
            months = {month: to_decimal(cell) for month, cell in amounts if isinstance(cell, float)}
            yield (str(unit), str(label), str(measure), int(year)), months
