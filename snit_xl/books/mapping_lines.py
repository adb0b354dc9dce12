"""Lines of the books and where each went (bokföringsrader och deras mål)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from snit_xl.books.ledger import Amounts, LedgerKey
from snit_xl.books.mapping_rules import Outside
from snit_xl.domain.problems import Place
from snit_xl.domain.rows import RowKind

NO_PLACE = Place()


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line of a ledger and whose books it stands in (bokföringsrad); owner is empty where it isn't known."""

    owner: str
    key: LedgerKey
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Target:
    """The report row that a line goes to (rapportrad), spelt as in Prognos."""

    department: str
    label: str
    kind: RowKind


class Reason(Enum):
    """Why a line has no report row (orsak)."""

    NO_UNIT_RULE = "no_unit_rule"  # its cost unit belongs to no department
    NO_ACCOUNT_RULE = "no_account_rule"
    NO_ROW = "no_row"  # Prognos has no such row in the department
    FIXED_ASSETS = "fixed_assets"  # class 40 never goes to operations


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A line that has no report row, and as much as is known of where it should go (ej mappad)."""

    reason: Reason
    department: str = ""
    label: str = ""


Destination = Target | Outside | Unmapped


@dataclass(frozen=True, slots=True)
class UnmappedAccount:
    """What an account and unit hold that no row shows (ej mappat konto), all months together."""

    owner: str
    account: str
    unit: str
    project: str
    why: Unmapped
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class MappingTally:
    """What came of the lines (avstämning): read = mapped + outside + unmapped in rows, outcome and budget, always."""

    read: Amounts
    mapped: Amounts
    outside: Amounts
    unmapped: Amounts


@dataclass(frozen=True, slots=True)
class Origins:
    """Where lines and rules stand (ursprung): each line's file, and the first cells of the two tables of rules."""

    files: Sequence[str] = ()
    units: Place = NO_PLACE
    accounts: Place = NO_PLACE


def total(lines: Iterable[BookLine]) -> Amounts:
    """Add what lines hold (summera)."""
    actual = budget = rows = 0
    for line in lines:
        actual += line.amounts.actual
        budget += line.amounts.budget
        rows += line.amounts.rows
    return Amounts(actual, budget, rows)
