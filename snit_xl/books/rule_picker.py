"""Which rule a line of the books follows (regelval): the one that says most, each question asked once."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.books.codes import fold
from snit_xl.books.mapping_checks import wrong_kind
from snit_xl.books.mapping_lines import Destination, Reason, Target, Unmapped
from snit_xl.books.mapping_rules import (
    FIXED_ASSETS,
    OUTSIDE,
    AccountRule,
    ReadyAccount,
    ReadyUnit,
    ReportRow,
)
from snit_xl.domain.problems import Problem
from snit_xl.domain.rows import DETAIL_KINDS


class RulePicker:
    """Picks the rule for a line (regelväljare), and remembers which rules were used."""

    def __init__(self, units: list[ReadyUnit], accounts: list[ReadyAccount], rows: Sequence[ReportRow]) -> None:
        self.units = units
        self.accounts = accounts
        self.used: set[int] = set()  # id() of the rules that some line follows
        self.problems: list[Problem] = []
        self._rows = {(fold(row.department), fold(row.label)): row for row in rows if row.kind in DETAIL_KINDS}
        self._kinds = {(label, row.kind) for (_, label), row in self._rows.items()}
        self._unit_of: dict[tuple[str, str, str], ReadyUnit | None] = {}
        self._held: dict[str, list[ReadyAccount]] = {}
        self._told: set[tuple[int, str]] = set()

    def destination(self, owner: str, account: str, unit: str, project: str) -> Destination:
        """Give where a line goes (mål)."""
        where = (fold(owner), fold(unit), fold(project))
        unit_rule = self._unit_rule(where)
        department = unit_rule.rule.department if unit_rule else None
        if department is OUTSIDE:
            return OUTSIDE
        home = fold(department or "")
        rule = next((one for one in self._holding(account) if _follows(one, where, home)), None)
        if rule is not None:
            self.used.add(id(rule.rule))
        if rule is not None and rule.rule.kind is None:
            return OUTSIDE
        if not home:
            return Unmapped(Reason.NO_UNIT_RULE)
        if rule is None:
            return Unmapped(Reason.NO_ACCOUNT_RULE, str(department))
        return self._target(rule, account, str(department))

    def _unit_rule(self, where: tuple[str, str, str]) -> ReadyUnit | None:
        if where not in self._unit_of:
            found = next((one for one in self.units if one.scope.holds(*where)), None)
            self._unit_of[where] = found
            if found is not None:
                self.used.add(id(found.rule))
        return self._unit_of[where]

    def _holding(self, account: str) -> list[ReadyAccount]:
        if account not in self._held:
            self._held[account] = [one for one in self.accounts if one.accounts.holds(account)]
        return self._held[account]

    def _target(self, found: ReadyAccount, account: str, department: str) -> Destination:
        label = found.rule.label
        if FIXED_ASSETS.holds(account):
            return Unmapped(Reason.FIXED_ASSETS, department, label)
        row = self._rows.get((fold(department), fold(label)))
        if row is None:
            return Unmapped(Reason.NO_ROW, department, label)
        self._check_kind(found.rule, row)
        return Target(row.department, row.label, row.kind)

    def _check_kind(self, rule: AccountRule, row: ReportRow) -> None:
        """Say once per department that a rule for all of them suits other departments' rows, not this one (radtyp)."""
        told = (id(rule), row.department)
        if rule.kind is row.kind or (fold(row.label), rule.kind) not in self._kinds or rule.department:
            return
        if told not in self._told:
            self._told.add(told)
            self.problems.append(wrong_kind(rule, row))


def _follows(rule: ReadyAccount, where: tuple[str, str, str], department: str) -> bool:
    return (not rule.department or rule.department == department) and rule.scope.holds(*where)
