"""The rules of Kontoplan (regler för kontomappning) and how one is picked for a line of the books.

Two questions, in this order: which department a cost unit belongs to (UnitRule), and which report row an account goes
to (AccountRule). A rule that says more wins over one that says less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from snit_xl.books.codes import AccountRange, Codes, fold, read_codes, read_range
from snit_xl.domain.problems import NOWHERE, Place, Source
from snit_xl.domain.rows import RowKind

FIXED_ASSETS = AccountRange("40", "40")  # Kommun-Bas: purchase of fixed assets, never operations


class Outside(Enum):
    """What the reports don't show (utanför): another committee's unit, a balance account."""

    OUTSIDE = "outside"


OUTSIDE = Outside.OUTSIDE


@dataclass(frozen=True, slots=True)
class UnitRule:
    """Which department a cost unit belongs to (regel för ansvar); empty owner, unit and project mean any.

    `owner` is the municipality whose books the unit stands in: two municipalities may use the same code.
    """

    owner: str = ""
    unit: str = ""
    project: str = ""
    department: str | Outside = ""
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class AccountRule:
    """Which report row the accounts first..last go to (regel för konton), compared by how they begin: 74 is 7400–7499.

    An empty department means every department. A rule without kind keeps its accounts outside the reports.
    """

    first: str
    last: str = ""
    owner: str = ""
    unit: str = ""
    project: str = ""
    department: str = ""
    label: str = ""
    kind: RowKind | None = None
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row that the sheet Prognos has (rapportrad)."""

    department: str
    label: str
    kind: RowKind
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule holds (omfattning): whose books, which units and projects."""

    owner: str
    units: Codes
    projects: Codes

    def holds(self, owner: str, unit: str, project: str) -> bool:
        """Tell whether a line's origin, folded, is within (ingår)."""
        return (not self.owner or self.owner == owner) and self.units.hold(unit) and self.projects.hold(project)

    def meets(self, other: Scope) -> bool:
        """Tell whether some line can be within both (överlappar)."""
        same = not (self.owner and other.owner) or self.owner == other.owner
        return same and self.units.meet(other.units) and self.projects.meet(other.projects)

    @property
    def weight(self) -> tuple[int, int, bool]:
        """Tell how much it says (tyngd): project before unit before owner."""
        return self.projects.precision, self.units.precision, bool(self.owner)


@dataclass(frozen=True, slots=True)
class ReadyUnit:
    """A readable unit rule (läst regel för ansvar)."""

    rule: UnitRule
    scope: Scope

    @property
    def weight(self) -> tuple[int, ...]:
        """Tell how much it says (tyngd)."""
        return self.scope.weight

    @property
    def place(self) -> Place:
        """Give the cell that stands for the rule (regelns cell)."""
        return self.rule.at.at("cost_unit")

    def meets(self, other: ReadyUnit) -> bool:
        """Tell whether some line falls under both (överlappar)."""
        return self.scope.meets(other.scope)


@dataclass(frozen=True, slots=True)
class ReadyAccount:
    """A readable account rule (läst regel för konton)."""

    rule: AccountRule
    accounts: AccountRange
    scope: Scope
    department: str

    @property
    def weight(self) -> tuple[int, ...]:
        """Tell how much it says (tyngd): what the scope says, then whether a department is given."""
        return (*self.scope.weight, bool(self.department))

    @property
    def place(self) -> Place:
        """Give the cell that stands for the rule (regelns cell)."""
        return self.rule.at.at("account_from")

    def meets(self, other: ReadyAccount) -> bool:
        """Tell whether some line falls under both (överlappar)."""
        same = not (self.department and other.department) or self.department == other.department
        return same and self.accounts.meets(other.accounts) and self.scope.meets(other.scope)


def read_scope(rule: UnitRule | AccountRule) -> Scope | None:
    """Read where a rule holds (läs omfattning); None where a pattern can't be read."""
    units, projects = read_codes(rule.unit), read_codes(rule.project)
    return None if units is None or projects is None else Scope(fold(rule.owner), units, projects)


def ready_units(rules: Sequence[UnitRule]) -> list[ReadyUnit]:
    """Return the readable unit rules, those that say most first (lästa regler för ansvar)."""
    scopes = [(rule, read_scope(rule)) for rule in rules]
    ready = [ReadyUnit(rule, scope) for rule, scope in scopes if scope is not None]
    return sorted(ready, key=lambda one: one.weight, reverse=True)


def ready_accounts(rules: Sequence[AccountRule]) -> list[ReadyAccount]:
    """Return the readable account rules, those that say most first (lästa regler för konton)."""
    read = [(rule, read_range(rule.first, rule.last), read_scope(rule)) for rule in rules]
    ready = [
        ReadyAccount(rule, accounts, scope, fold(rule.department))
        for rule, accounts, scope in read
        if accounts is not None and scope is not None and not accounts.is_reversed
    ]
    return sorted(ready, key=lambda one: one.weight, reverse=True)
