"""What the example's books hold (belopp i exemplets bokföring): published totals split over accounts and months.

Targets, accounts and month shapes are data in example_books/. January to August of each row sums exactly to the
published figure, and the budget to the published budget; all else is invented ("konstruerad"). The same data always
gives the same amounts: what looks like chance is a hash of what the amount is for.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path

from snit_xl.domain.money import exact_sum, product, quotient, round_half_up, split

DATA = Path(__file__).parent / "example_books"
SEED = "SNIT-XL 2017"
PRIOR_YEAR, YEAR, MONTH = 2016, 2017, 8  # the published report is per August 2017
TO_DATE, REST, WHOLE_YEAR = range(1, MONTH + 1), range(MONTH + 1, 13), range(1, 13)
KRONOR = 1000  # targets are in tkr


@dataclass(frozen=True, slots=True)
class Item:
    """One account on one unit (konteringsrad) and how its year looks."""

    owner: str
    department: str
    label: str
    account: str
    account_name: str
    unit: str
    project: str
    activity: str
    share: Decimal
    shape: str
    series: str
    counter: str
    parts: int
    closing: bool
    yearly: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an item has in a month (belopp), kr; `invented` where the papers give no total to meet."""

    item: Item
    year: int
    month: int
    amount: Decimal
    invented: bool


def table(name: str) -> list[dict[str, str]]:
    """Read one of the example's tables (tabell)."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def items() -> tuple[Item, ...]:
    """Return the accounts of both municipalities (konteringsrader)."""
    return tuple(
        Item(
            **{key: row[key] for key in ("owner", "department", "label", "account", "account_name", "unit")},
            **{key: row[key] for key in ("project", "activity", "shape", "series", "counter", "text")},
            share=Decimal(row["share"]),
            parts=int(row["parts"]),
            closing=row["closing"] == "ja",
            yearly=Decimal(row["yearly"] or 0) * KRONOR,
        )
        for row in table("items")
    )


def chance(*about: object) -> Decimal:
    """Give a number from 0 up to 1 that the same words always give (slump)."""
    digest = hashlib.sha256("|".join(map(str, (SEED, *about))).encode()).digest()
    return Decimal(int.from_bytes(digest[:6], "big")) / 2**48


def outcomes() -> tuple[Entry, ...]:
    """Return what is booked (utfall): all of the prior year, this year to August."""
    return (*_booked("prior_actual", PRIOR_YEAR), *_invented(PRIOR_YEAR), *_booked("actual", YEAR))


def budgets() -> tuple[Entry, ...]:
    """Return this year's budget by month (budget), whole kronor."""
    found: list[Entry] = []
    for row, held in _targets():
        to_date = Decimal(row["budget_to_date"]) * KRONOR
        whole_year = Decimal(row["budget"]) * KRONOR
        found += _spread(to_date, held, YEAR, TO_DATE, decimals=0)
        found += _spread(whole_year - to_date, held, YEAR, REST, decimals=0)
    for item in _elsewhere():
        found += _spread(item.yearly, [item], YEAR, WHOLE_YEAR, decimals=0)
    return tuple(found)


def _booked(column: str, year: int) -> Iterator[Entry]:
    """Split each published total over its accounts and January to August (bokfört)."""
    for row, held in _targets():
        yield from _spread(Decimal(row[column]) * KRONOR, held, year, TO_DATE)
    for item in _elsewhere():
        yield from _spread(_in_proportion(item.yearly, [item], year, TO_DATE, WHOLE_YEAR), [item], year, TO_DATE)


def _invented(year: int) -> Iterator[Entry]:
    """Go on from August to December as the accounts' shapes say (konstruerad fortsättning)."""
    rows = [(Decimal(row["prior_actual"]) * KRONOR, held, TO_DATE) for row, held in _targets()]
    rows += [(item.yearly, [item], WHOLE_YEAR) for item in _elsewhere()]
    for total, held, known in rows:
        yield from _spread(_in_proportion(total, held, year, REST, known), held, year, REST, invented=True)


def _targets() -> Iterator[tuple[dict[str, str], list[Item]]]:
    for row in table("targets"):
        held = [one for one in items() if (one.department, one.label) == (row["department"], row["label"])]
        if held:
            yield row, held
        elif any(Decimal(row[key]) for key in ("prior_actual", "budget_to_date", "actual", "budget")):
            raise ValueError(f"no account holds {row['department']}, {row['label']}")


def _elsewhere() -> list[Item]:
    """Return the accounts of other committees and of investments (utanför nämnden)."""
    return [one for one in items() if not one.department]


def _in_proportion(total: Decimal, held: Sequence[Item], year: int, wanted: range, known: range) -> Decimal:
    """Give what some months have when others have the total (i proportion), to the öre."""
    weights = [exact_sum(_weight(one, year, m, noisy=True) for one in held for m in part) for part in (wanted, known)]
    return round_half_up(quotient(product(total, weights[0]), weights[1]), 2)


def _spread(
    total: Decimal, held: Sequence[Item], year: int, months: range, *, decimals: int = 2, invented: bool = False
) -> Iterator[Entry]:
    """Split a total over accounts and months (fördela): the parts sum exactly to it."""
    cells = [(item, month) for item in held for month in months]
    weights = [_weight(item, year, month, noisy=decimals > 0) for item, month in cells]
    for (item, month), amount in zip(cells, split(total, weights, decimals), strict=True):
        if amount:
            yield Entry(item, year, month, amount, invented)


def _weight(item: Item, year: int, month: int, *, noisy: bool) -> Decimal:
    shape = _shapes()[item.shape]
    months = [Decimal(shape[f"m{m}"]) for m in WHOLE_YEAR]
    even = item.share * months[month - 1] * 1000 / sum(months)
    swing = Decimal(shape["noise"]) / 100 if noisy else Decimal(0)
    luck = 2 * chance(item.owner, item.account, item.unit, item.text, year, month) - 1
    return round_half_up(even * (1 + swing * luck), 3)


@cache
def _shapes() -> dict[str, dict[str, str]]:
    return {row["shape"]: row for row in table("shapes")}


def by_account(entries: Iterable[Entry]) -> dict[tuple[str, str, str, int], Decimal]:
    """Add amounts by account, unit, project and month (summa per kontosträng)."""

    def key(one: Entry) -> tuple[str, str, str, int]:
        return one.item.account, one.item.unit, one.item.project, one.month

    return {k: exact_sum(one.amount for one in group) for k, group in groupby(sorted(entries, key=key), key=key)}
