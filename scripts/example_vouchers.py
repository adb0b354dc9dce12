"""The example's amounts as vouchers (verifikationer): salaries and depreciation monthly, invoices one by one."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from example_amounts import Entry, Item, chance

from snit_xl.domain.money import split

DECEMBER = 12
PAY_DAY = 27
MONTHLY = {"L": "Löner", "A": "Kapitalkostnad"}  # one voucher a month holds all rows of such a series
CLOSING_SERIES = "B"
INVENTED = " (konstruerad)"


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of a voucher (konteringsrad), kr."""

    item: Item
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher (verifikation); its rows are balanced by the items' counter accounts."""

    series: str
    number: int
    day: date
    text: str
    rows: tuple[Posting, ...]

    @property
    def is_closing(self) -> bool:
        """Tell whether it belongs to period 13 (bokslutspost)."""
        return self.series == CLOSING_SERIES


def vouchers(entries: Iterable[Entry], *, closing: bool) -> list[Voucher]:
    """Return a municipality's vouchers of one year, by day and numbered within each series (verifikationer).

    With `closing`, half of December goes to period 13 for the items that are known only when the year is closed.
    """
    drafts = sorted(_drafts(entries, closing=closing), key=lambda one: (one.day, one.series, one.text))
    numbers: Counter[str] = Counter()
    numbered = []
    for one in drafts:
        numbers[one.series] += 1
        numbered.append(Voucher(one.series, numbers[one.series], one.day, one.text, one.rows))
    return numbered


def _drafts(entries: Iterable[Entry], *, closing: bool) -> Iterator[Voucher]:
    together: dict[tuple[str, int, int, bool], list[Posting]] = defaultdict(list)
    for one in entries:
        item = one.item
        if item.series in MONTHLY:
            together[item.series, one.year, one.month, one.invented].append(Posting(item, one.amount))
        elif closing and item.closing and one.month == DECEMBER:
            now, later = split(one.amount, [Decimal(1), Decimal(1)], 2)
            yield from _invoices(one, now)
            yield Voucher(
                CLOSING_SERIES,
                0,
                date(one.year, 12, 31),
                f"Bokslutspost {item.text}{INVENTED}",
                (Posting(item, later),),
            )
        else:
            yield from _invoices(one, one.amount)
    for (series, year, month, invented), rows in together.items():
        day = PAY_DAY if series == "L" else monthrange(year, month)[1]
        text = f"{MONTHLY[series]} {year}-{month:02}{INVENTED if invented else ''}"
        yield Voucher(series, 0, date(year, month, day), text, tuple(rows))


def _invoices(one: Entry, total: Decimal) -> Iterator[Voucher]:
    """Split a month's amount into invoices on days of their own (fakturor)."""
    about = (one.item.account, one.item.unit, one.item.text, one.year, one.month)
    weights = [1 + chance(*about, part, "size") for part in range(one.item.parts)]
    for part, amount in enumerate(split(total, weights, 2)):
        day = date(one.year, one.month, 1 + int(28 * chance(*about, part, "day")))
        text = one.item.text + (INVENTED if one.invented else "")
        if amount:
            yield Voucher(one.item.series, 0, day, text, (Posting(one.item, amount),))
