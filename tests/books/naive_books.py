"""Reads the example's books the plain way, line by line, sharing nothing with the product's readers."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from support.machine import REPOSITORY

from snit_xl.books.ledger import Amounts, LedgerKey
from snit_xl.books.mapping_lines import BookLine
from snit_xl.books.mapping_rules import OUTSIDE, AccountRule, ReportRow, UnitRule
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.terms.words import WORDS

SAMPLES = REPOSITORY / "snit_xl/samples"
BOOKS = SAMPLES / "example/books"
SIE_FILES = {year: BOOKS / f"Herrljunga {year}.se" for year in (2016, 2017)}
LIST = BOOKS / "Vårgårda ekonomi och personal utfall.xlsx"
BUDGET = BOOKS / "Vårgårda budget 2017.csv"
KINDS = {text: RowKind(key) for key, text in WORDS["kind"].items()}


@dataclass(frozen=True, slots=True)
class Transaction:
    """A booked row as the file has it; period may be 13."""

    year: int
    period: int
    account: str
    unit: str
    project: str
    ore: int
    text: str
    voucher: str

    @property
    def key(self) -> LedgerKey:
        return LedgerKey(self.year, min(self.period, 12), self.account, self.unit, self.project)


def ore(text: str) -> int:
    """Read "-1234.5" as öre without passing through a binary number."""
    kronor, _, parts = text.partition(".")
    amount = abs(int(kronor)) * 100 + int(f"{parts:0<2}")
    return -amount if text.startswith("-") else amount


def fields(line: str) -> list[str]:
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^\s"]+)', line)]


def records(path: Path) -> list[list[str]]:
    """Return each line's fields, braces apart."""
    text = path.read_bytes().decode("cp437")
    return [fields(re.sub(r"([{}])", r" \1 ", line)) for line in text.splitlines() if line]


def objects(record: list[str]) -> tuple[str, str, str]:
    """Return unit, project and the first field after the objects."""
    start, end = record.index("{"), record.index("}")
    pairs = dict(zip(record[start + 1 : end : 2], record[start + 2 : end : 2], strict=True))
    return pairs.get("1", ""), pairs.get("6", ""), record[end + 1]


def sie_transactions(year: int) -> list[Transaction]:
    found = []
    voucher, day, said = "", "", ""
    for record in records(SIE_FILES[year]):
        if record[0] == "#VER":
            voucher, day, said = f"{record[1]} {record[2]}", record[3], record[4]
        elif record[0] == "#TRANS":
            unit, project, amount = objects(record)
            found.append(Transaction(int(day[:4]), int(day[4:6]), record[1], unit, project, ore(amount), said, voucher))
    return found


def sie_budget(year: int) -> Iterator[tuple[LedgerKey, int]]:
    """Return the budget by object; a row with empty braces is a total of those."""
    for record in records(SIE_FILES[year]):
        if record[0] == "#PBUDGET" and record[record.index("{") + 1] != "}":
            unit, project, amount = objects(record)
            yield LedgerKey(int(record[2][:4]), int(record[2][4:]), record[3], unit, project), ore(amount)


def list_rows() -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in openpyxl.load_workbook(LIST).active]


def list_transactions() -> list[Transaction]:
    return [
        Transaction(
            int(str(period)[:4]),
            int(str(period)[4:]),
            str(account),
            str(unit),
            str(project or ""),
            round(float(str(amount)) * 100),
            str(said),
            str(voucher),
        )
        for account, _, unit, _, project, period, amount, said, voucher in list_rows()
        if isinstance(account, int)
    ]


def csv_rows() -> list[list[str]]:
    return list(csv.reader(BUDGET.read_bytes().decode("cp1252").splitlines(), delimiter=";"))


def swedish_ore(text: str) -> int:
    return ore(text.replace("\u00a0", "").replace(",", "."))


def csv_budget() -> Iterator[tuple[LedgerKey, int]]:
    for row in csv_rows():
        if row[0].isdigit():
            account, _, unit, _, project, period, amount = row
            yield LedgerKey(int(period[:4]), int(period[5:]), account, unit, project), -swedish_ore(amount)


def book_lines() -> list[BookLine]:
    """Return all that the four files hold."""
    booked = {"Herrljunga": sie_transactions(2016) + sie_transactions(2017), "Vårgårda": list_transactions()}
    budgeted = {"Herrljunga": [*sie_budget(2016), *sie_budget(2017)], "Vårgårda": list(csv_budget())}
    lines = [BookLine(owner, one.key, Amounts(one.ore, 0, 1)) for owner, several in booked.items() for one in several]
    return lines + [
        BookLine(owner, key, Amounts(0, amount, 1)) for owner, each in budgeted.items() for key, amount in each
    ]


def sample(name: str) -> list[dict[str, str]]:
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def unit_rules(folder: str) -> list[UnitRule]:
    return [
        UnitRule(
            row["books"], row["cost_unit"], row["project_code"], OUTSIDE if row["unit"] == "utanför" else row["unit"]
        )
        for row in sample(f"{folder}/cost_units")
        if any(row.values())  # an empty row is room to type in
    ]


def account_rules(folder: str) -> list[AccountRule]:
    return [
        AccountRule(
            row["account_from"],
            row["account_to"],
            row["books"],
            row["cost_unit"],
            row["project_code"],
            row["unit"],
            row["label"],
            None if row["kind"] == "utanför" else KINDS[row["kind"]],
        )
        for row in sample(f"{folder}/accounts")
    ]


def report_rows(folder: str, department: str = "") -> list[ReportRow]:
    return [
        ReportRow(row.get("unit", department), row["label"], KINDS[row["kind"]]) for row in sample(f"{folder}/rows")
    ]


def ksumma_fields(path: Path) -> tuple[list[str], str]:
    """Return the labels and fields between the two #KSUMMA, and the checksum that the last one states."""
    found = records(path)
    first, last = (i for i, record in enumerate(found) if record[0] == "#KSUMMA")
    inside = [field for record in found[first + 1 : last] for field in record if field not in {"{", "}"}]
    return inside, found[last][1]


def added(pairs: Iterator[tuple[object, int]]) -> dict[object, int]:
    sums: Counter[object] = Counter()
    for key, amount in pairs:
        sums[key] += amount
    return dict(sums)
