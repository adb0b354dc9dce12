"""A small Kontoplan and books to map with it: two municipalities that both use cost unit 3200."""

from __future__ import annotations

from snit_xl.books.ledger import Amounts, LedgerKey
from snit_xl.books.mapping_lines import BookLine
from snit_xl.books.mapping_rules import OUTSIDE, AccountRule, Outside, ReportRow, UnitRule
from snit_xl.domain.problems import Source
from snit_xl.domain.rows import RowKind

IT, EKONOMI = "IT", "Ekonomi"
INCOME, COST, MIXED = RowKind.INCOME, RowKind.COST, RowKind.MIXED


def cells(row: int, *keys: str) -> Source:
    """Return a row of Kontoplan whose columns stand in A, B, C and so on."""
    return Source("Kontoplan", {key: f"{chr(65 + i)}{row}" for i, key in enumerate(keys)})


def unit_rule(row: int, department: str | Outside, *, owner: str = "", unit: str = "", project: str = "") -> UnitRule:
    return UnitRule(owner, unit, project, department, cells(row, "owner", "cost_unit", "project_code", "unit"))


def account_rule(row: int, accounts: str, label: str = "", kind: RowKind | None = None, **given: str) -> AccountRule:
    """Return a rule for accounts as "74" or "60-73"; given may hold owner, unit, project and department."""
    first, _, last = accounts.partition("-")
    keys = ("account_from", "account_to", "owner", "cost_unit", "project_code", "unit", "label", "kind")
    return AccountRule(first, last, label=label, kind=kind, at=cells(row, *keys), **given)


def book_line(
    account: str,
    unit: str = "",
    project: str = "",
    *,
    owner: str = "Herrljunga",
    year: int = 2017,
    month: int = 8,
    actual: int = 0,
    budget: int = 0,
    rows: int = 1,
) -> BookLine:
    """Return a line of the books; amounts in öre."""
    return BookLine(owner, LedgerKey(year, month, account, unit, project), Amounts(actual, budget, rows))


def row(department: str, label: str, kind: RowKind, cell: str = "") -> ReportRow:
    return ReportRow(department, label, kind, Source("Prognos", {"kind": cell}))


ROWS = (
    row(IT, "Intäkter", INCOME, "C11"),
    row(IT, "Personalkostnader", COST, "C12"),
    row(IT, "Övriga kostnader", COST, "C13"),
    row(EKONOMI, "Intäkter/kommunbidrag", MIXED, "C21"),
    row(EKONOMI, "Personalkostnader", COST, "C22"),
    row(EKONOMI, "Övriga kostnader", COST, "C23"),
    row(EKONOMI, "Övriga främmande tjänster", COST, "C24"),
)
UNITS = (
    unit_rule(5, IT, owner="Herrljunga", unit="3200-3299"),
    unit_rule(6, EKONOMI, owner="Vårgårda", unit="3200"),
    unit_rule(7, OUTSIDE),
)
ACCOUNTS = (
    account_rule(20, "1-2"),
    account_rule(21, "40"),
    account_rule(22, "3", "Intäkter", INCOME, department=IT),
    account_rule(23, "3", "Intäkter/kommunbidrag", MIXED, department=EKONOMI),
    account_rule(24, "5", "Personalkostnader", COST),
    account_rule(25, "41-49", "Övriga kostnader", COST),
    account_rule(26, "60-73", "Övriga kostnader", COST),
    account_rule(27, "74", "Övriga främmande tjänster", COST),
    account_rule(28, "74", "Övriga kostnader", COST, department=IT),
)
