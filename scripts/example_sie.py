"""The host municipality's books as SIE 4E (SIE-fil): CP437, vouchers, balances, monthly budget and a checksum."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from example_amounts import table
from example_vouchers import Voucher

Fields = tuple[str, ...]
Budget = Mapping[tuple[str, str, str, int], Decimal]
EQUITY = "2011"
PROSE = (
    "Konstruerad exempelfil för SNIT-XL: konton, ansvar, projekt, månader och ören är påhittade.",
    "Januari-augusti summerar till nämndens publicerade tabeller, utom kommunbidrag som inte bokförs här.",
    "September-december 2016 är helt konstruerade; verifikationernas text säger det.",
)


@dataclass(frozen=True, slots=True)
class Book:
    """A year of a municipality's books (bokföringsår)."""

    owner: str
    year: int
    written: date
    covers: date
    vouchers: Sequence[Voucher]
    budget: Budget
    opening: Mapping[str, Decimal]


def sie(book: Book) -> bytes:
    """Write a book as a SIE file (SIE-fil)."""
    body = [*_identification(book), *_chart(book), *_balances(book), *_budget(book)]
    for one in book.vouchers:
        body += _voucher(one)
    records = [("#FLAGGA", "0"), ("#KSUMMA",), *body, ("#KSUMMA", str(_checksum(body)))]
    return "".join(f"{_line(record)}\r\n" for record in records).encode("cp437")


def closing_balances(book: Book) -> dict[str, Decimal]:
    """Give each balance account's closing balance (utgående balans)."""
    closing = defaultdict(Decimal, book.opening)
    for account, amount in _counter_rows(book.vouchers):
        closing[account] += amount
    return dict(closing)


def next_opening(book: Book) -> dict[str, Decimal]:
    """Open the next year (ingående balans): the result goes to equity, so that the balances sum to zero."""
    closing = closing_balances(book)
    return {**closing, EQUITY: closing.get(EQUITY, Decimal(0)) - sum(closing.values())}


def _identification(book: Book) -> Iterator[Fields]:
    yield "#PROGRAM", "SNIT-XL exempelbok", "1.0"
    yield "#FORMAT", "PC8"
    yield "#GEN", _day(book.written)
    yield "#SIETYP", "4"
    for text in PROSE:
        yield "#PROSA", text
    yield "#FNAMN", f"{book.owner} kommun"
    yield "#RAR", "0", f"{book.year}0101", f"{book.year}1231"
    yield "#RAR", "-1", f"{book.year - 1}0101", f"{book.year - 1}1231"
    yield "#OMFATTN", _day(book.covers)
    yield "#KPTYP", "KOMMUNBAS"
    yield "#VALUTA", "SEK"


def _chart(book: Book) -> Iterator[Fields]:
    accounts = {row["account"]: (row["name"], row["type"]) for row in table("balance_accounts")}
    for row in table("items"):
        if row["owner"] == book.owner:
            accounts[row["account"]] = (row["account_name"], "I" if row["account"].startswith("3") else "K")
    for account, (name, kind) in sorted(accounts.items()):
        yield "#KONTO", account, name
        yield "#KTYP", account, kind
    yield "#DIM", "1", "Ansvar"
    yield "#DIM", "6", "Projekt"
    yield from (("#OBJEKT", "1", row["unit"], row["name"]) for row in table("units") if row["owner"] == book.owner)
    for row in table("projects"):
        if row["owner"] == book.owner:
            yield "#OBJEKT", "6", row["project"], row["name"]


def _balances(book: Book) -> Iterator[Fields]:
    closing = closing_balances(book)
    for label, balances in (("#IB", book.opening), ("#UB", closing)):
        yield from ((label, "0", account, _amount(balances[account])) for account in sorted(balances))
    results: dict[str, Decimal] = defaultdict(Decimal)
    for one in book.vouchers:
        for row in one.rows:
            results[row.item.account] += row.amount
    yield from (("#RES", "0", account, _amount(results[account])) for account in sorted(results))


def _budget(book: Book) -> Iterator[Fields]:
    """Write the budget as the format asks (budget): each account's total, then its rows by object."""
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for (account, _, _, month), amount in book.budget.items():
        totals[f"{book.year}{month:02}", account] += amount
    for (period, account), amount in sorted(totals.items()):
        yield "#PBUDGET", "0", period, account, "{", "}", _amount(amount)
    for (account, unit, project, month), amount in book.budget.items():
        yield "#PBUDGET", "0", f"{book.year}{month:02}", account, *_objects(unit, project), _amount(amount)


def _voucher(one: Voucher) -> Iterator[Fields]:
    yield "#VER", one.series, str(one.number), _day(one.day), one.text, _day(one.day)
    yield ("{",)
    for row in one.rows:
        yield "#TRANS", row.item.account, *_objects(row.item.unit, row.item.project), _amount(row.amount)
    counters: dict[str, Decimal] = defaultdict(Decimal)
    for account, amount in _counter_rows([one]):
        counters[account] += amount
    for account, amount in counters.items():
        yield "#TRANS", account, "{", "}", _amount(amount)
    yield ("}",)


def _counter_rows(found: Iterable[Voucher]) -> Iterator[tuple[str, Decimal]]:
    return ((row.item.counter, -row.amount) for one in found for row in one.rows)


def _objects(unit: str, project: str) -> Fields:
    return "{", "1", unit, *(("6", project) if project else ()), "}"


def _checksum(records: Iterable[Fields]) -> int:
    """Give the CRC-32 of labels and fields (kontrollsumma), without separators, quotes and braces."""
    fields = (field for record in records for field in record if field not in {"{", "}"})
    return zlib.crc32("".join(fields).encode("cp437"))


def _line(record: Fields) -> str:
    text = " ".join(_quoted(field) for field in record)
    return text.replace("{ ", "{").replace(" }", "}")


def _quoted(field: str) -> str:
    return f'"{field}"' if " " in field or field == "" else field


def _amount(amount: Decimal) -> str:
    return f"{amount:f}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
