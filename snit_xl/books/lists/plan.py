"""Where in a row everything stands (läsplan): a list's format laid on its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from snit_xl.books.lists.cells import refused
from snit_xl.books.lists.headings import effective, month_of
from snit_xl.books.lists.records import MONTH_ROLES, ListFormat, Measure, Role
from snit_xl.books.lists.vocabulary import TO_DATE_WORD

ABSENT = -1


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One month's column (månadskolumn): year 0 where the heading names none."""

    column: int
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns by what they hold, −1 where the list has none (läsplan); the rest is the format's."""

    chosen: ListFormat
    headings: tuple[str, ...]
    at: dict[Role, int]
    months: tuple[MonthColumn, ...]

    def column(self, role: Role) -> int:
        """Return a role's column (kolumn)."""
        return self.at.get(role, ABSENT)

    @property
    def outcome(self) -> int:
        """The column of outcomes (utfallskolumn)."""
        return ABSENT if self.chosen.measure is Measure.BUDGET else self.column(Role.AMOUNT)

    @property
    def budget(self) -> int:
        """The column of budget (budgetkolumn)."""
        if self.chosen.measure is Measure.OUTCOME:
            return ABSENT
        own = self.column(Role.BUDGET)
        return own if own != ABSENT or self.chosen.measure is Measure.BOTH else self.column(Role.AMOUNT)

    @property
    def yearly_budget(self) -> bool:
        """Whether a row's budget is the whole year's (årsbudget), to be spread over its months."""
        column = self.budget if not self.months else self.column(Role.BUDGET)
        if self.has_month or column == ABSENT:
            return False
        return not (self.chosen.fixed_month and TO_DATE_WORD.search(self.headings[column]))

    @property
    def has_month(self) -> bool:
        """Whether a row says its month (månad i raden)."""
        return any(self.column(role) != ABSENT for role in (Role.PERIOD, Role.DATE, Role.MONTH))

    @property
    def labels(self) -> tuple[int, ...]:
        """The columns where a row may say that it is a total (etikettkolumner)."""
        held = (self.column(role) for role in (Role.ACCOUNT_NAME, Role.TEXT))
        return tuple(column for column in held if column != ABSENT)

    @property
    def keys(self) -> tuple[int, ...]:
        """The columns that a booked row fills beside the account (nyckelkolumner)."""
        roles = (Role.UNIT, Role.ACTIVITY, Role.PROJECT, Role.PERIOD, Role.DATE, Role.MONTH, Role.VOUCHER)
        return tuple(column for role in roles if (column := self.column(role)) != ABSENT)


def lay(chosen: ListFormat, headings: Sequence[str], path: Path) -> Plan:
    """Lay a format on a list's headings (lägg ut formatet); a heading that is gone is a refusal."""
    held = effective(headings)
    places = {heading: column for column, heading in enumerate(held)}
    columns = {**chosen.columns, **chosen.month_columns(headings)} if chosen.by_month else chosen.columns
    fixed = {role: heading for role, heading in columns.items() if role not in MONTH_ROLES.values()}
    for heading in fixed.values():
        if heading not in places:
            raise refused("LISTA-RUBRIK-SAKNAS", path, line=chosen.header_row, heading=heading)
    months = tuple(
        MonthColumn(places[columns[role]], found.year if (found := month_of(columns[role])) else 0, month)
        for month, role in MONTH_ROLES.items()
        if columns.get(role) in places
    )
    if chosen.by_month and not months:
        raise refused("LISTA-RUBRIK-SAKNAS", path, line=chosen.header_row, heading=next(iter(chosen.columns.values())))
    return Plan(chosen, tuple(held), {role: places[heading] for role, heading in fixed.items()}, months)
