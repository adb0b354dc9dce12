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
    Outside,
    ReadyAccount,
    ReadyUnit,
    ReportRow,
)
from snit_xl.domain.problems import Problem
from snit_xl.domain.rows import DETAIL_KINDS


class _Home:
    """Where lines of one unit and project belong (hemvist), and which account rules they can follow."""

    def __init__(self, where: tuple[str, str, str], department: str | Outside) -> None:
        self.department = department
        self._where = where
        self._folded = fold(department) if isinstance(department, str) else ""
        self._answers: dict[int, bool] = {}  # by id() of the ready rule

    def follows(self, one: ReadyAccount) -> bool:
        """Tell whether an account rule that holds the account can be followed here (kan följas)."""
        answer = self._answers.get(id(one))
        if answer is None:
            here = not one.department or one.department == self._folded
            answer = self._answers[id(one)] = here and one.scope.holds(*self._where)
        return answer


class RulePicker:
    """Picks the rule for a line (regelväljare), and remembers which rules were used."""

    def __init__(self, units: list[ReadyUnit], accounts: list[ReadyAccount], rows: Sequence[ReportRow]) -> None:
        self.units = units
        self.accounts = accounts
        self.used: set[int] = set()  # id() of the rules that some line follows
        self.problems: list[Problem] = []
        self._rows = {(fold(row.department), fold(row.label)): row for row in rows if row.kind in DETAIL_KINDS}
        self._kinds = {(label, row.kind) for (_, label), row in self._rows.items()}
        self._homes: dict[tuple[str, str, str], _Home] = {}
        self._held: dict[str, list[ReadyAccount]] = {}
        self._told: set[tuple[int, str]] = set()

    def destination(self, owner: str, account: str, unit: str, project: str) -> Destination:
        """Give where a line goes (mål)."""
        home = self._home_of(owner, unit, project)
        if home.department is OUTSIDE:
            return OUTSIDE
        rule = next((one for one in self._holding(account) if home.follows(one)), None)
        if rule is not None:
            self.used.add(id(rule.rule))
        if rule is not None and rule.rule.kind is None:
            return OUTSIDE
        if not home.department:
            return Unmapped(Reason.NO_UNIT_RULE)
        if rule is None:
            return Unmapped(Reason.NO_ACCOUNT_RULE, home.department)
        return self._target(rule, account, home.department)

    def _home_of(self, owner: str, unit: str, project: str) -> _Home:
        origin = (owner, unit, project)
        if origin not in self._homes:
            where = (fold(owner), fold(unit), fold(project))
            found = next((one for one in self.units if one.scope.holds(*where)), None)
            if found is not None:
                self.used.add(id(found.rule))
            self._homes[origin] = _Home(where, found.rule.department if found else "")
        return self._homes[origin]

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
