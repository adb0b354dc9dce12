"""One row of a list as it is read (rad): a booked amount, a total, a repeated heading, or a fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from snit_xl.books.lists.amounts import AmountFault, AmountReader
from snit_xl.books.lists.cells import Cell, CellFault, text_of
from snit_xl.books.lists.codes import CodeReader, Kind, first_label, year_of
from snit_xl.books.lists.dates import When
from snit_xl.books.lists.headings import shown
from snit_xl.books.lists.plan import ABSENT, Plan
from snit_xl.books.lists.records import Measure, Role
from snit_xl.books.lists.spread import spread

_LAST_MONTH = 12


class Post(NamedTuple):
    """One amount of a row (post), öre."""

    year: int
    month: int
    actual: int
    budget: int


class ReadRow(NamedTuple):
    """A row as read (läst rad).

    `ore` is what it would add; `unsure` says that it is a total if it equals the rows above it; `late` that its
    period 13 was folded into December.
    """

    kind: Kind
    ore: int = 0
    account: str = ""
    unit: str = ""
    project: str = ""
    posts: Sequence[Post] = ()
    name: str = ""
    code: str = ""  # why it is refused
    shown: str = ""
    unsure: bool = False
    late: bool = False
    empty: bool = False


class _Money(NamedTuple):
    """The amounts of a row before its time is known (belopp): month 0 where the row itself says it."""

    posts: list[tuple[int, int, int, int]]  # year, month, outcome, budget
    fault: AmountFault | None
    filled: bool


BLANK = ReadRow(Kind.BLANK)


class RowReader:
    """Reads the rows of one list (radläsare); `strict` refuses a row that is wider than its headings."""

    def __init__(self, plan: Plan, *, strict: bool) -> None:
        chosen = plan.chosen
        self.plan = plan
        self.amounts = AmountReader(chosen.decimal, chosen.unit, chosen.sign)
        self._at_account, self._at_unit = plan.column(Role.ACCOUNT), plan.column(Role.UNIT)
        self._at_project, self._at_name = plan.column(Role.PROJECT), plan.column(Role.ACCOUNT_NAME)
        self._whens = [
            (column, role is Role.DATE)
            for role in (Role.PERIOD, Role.DATE, Role.MONTH)
            if (column := plan.column(role)) != ABSENT
        ]
        self._at_year = plan.column(Role.YEAR)
        self._outcome, self._budget = plan.outcome, plan.budget
        self._debit, self._credit = plan.column(Role.DEBIT), plan.column(Role.CREDIT)
        self._by_pair = max(self._debit, self._credit) != ABSENT and self._outcome == ABSENT
        self._labels, self._keys = plan.labels, plan.keys
        self._codes = CodeReader()
        # In a text, a cell beyond the headings means that a mark has split another in two; beside a sheet's table
        # there may be remarks.
        self._width = len(plan.headings) if strict else sys.maxsize
        self._padding = [None] * len(plan.headings)

    def read(self, row: Sequence[Cell]) -> ReadRow:
        """Read one row (läs rad)."""
        if len(row) > self._width and any(text_of(cell) for cell in row[self._width :]):
            return ReadRow(Kind.FAULT, code="LISTA-FLER-CELLER", shown=str(len(row)))
        return self._read(self._padded(row))

    def _read(self, cells: Sequence[Cell]) -> ReadRow:
        account = self._codes.account[cells[self._at_account]]
        if account is None:
            return self._without_account(cells)
        label, money, when = self._kind(cells), self._money(cells), self._when(cells)
        if label is Kind.OPENING:
            return ReadRow(Kind.OPENING)
        if money.fault:
            return ReadRow(Kind.FAULT, code=money.fault.code, shown=money.fault.shown, account=account[0])
        ore = sum([outcome + budget for _, _, outcome, budget in money.posts])
        if when is None or (not when.year and any(not post[0] for post in money.posts)):
            return self._untimed(cells, account[0], ore, label)
        if self._whens and not when.month:
            return ReadRow(Kind.OPENING)
        posts, late = self._posts(money, when)
        return ReadRow(
            Kind.DATA,
            ore,
            account[0],
            self._codes.unit[cells[self._at_unit]],
            text_of(cells[self._at_project]),
            posts,
            account[1] or text_of(cells[self._at_name]),
            unsure=label is Kind.TOTAL,
            late=late,
            empty=not money.filled,
        )

    def cell(self, row: Sequence[Cell], role: Role) -> str:
        """Return what a row has in a role's column as text (celltext)."""
        return text_of(self._padded(row)[self.plan.column(role)])

    def day(self, row: Sequence[Cell]) -> date | None:
        """Return the day that a row names (dag)."""
        when = self._when(self._padded(row))
        return when.day if when else None

    def _padded(self, row: Sequence[Cell]) -> Sequence[Cell]:
        """Return a row as wide as the headings and ended by an empty cell, which a column that is absent finds."""
        return [*row, *self._padding[len(row) :], None]

    def _when(self, cells: Sequence[Cell]) -> When | None:
        """Return the period that a row names (radens period); None where a text is none, month 0 an opening."""
        year = month = 0
        day: date | None = None
        said = not self._whens
        for column, days in self._whens:
            cell = cells[column]
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                continue
            found = (self._codes.day if days else self._codes.period)[cell]
            if found is None:
                return None
            said, known = True, year or month
            year, month, day = year or found.year, month if known else found.month, day or found.day
        if not said:
            return None
        if self._at_year != ABSENT and not year:
            year = year_of(cells[self._at_year])
        return When(year or self.plan.chosen.fixed_year, month, day)

    def _untimed(self, cells: Sequence[Cell], account: str, ore: int, label: Kind | None) -> ReadRow:
        """Judge a row with an account but no period that can be read (utan period): a total, or refused."""
        said = [text_of(cells[column]) for column, _ in self._whens]
        if label is Kind.TOTAL and not any(said):
            return ReadRow(Kind.TOTAL, ore)
        return ReadRow(
            Kind.FAULT, ore, account, code="LISTA-PERIOD", shown="; ".join(filter(None, said)), unsure=not any(said)
        )

    def _posts(self, money: _Money, when: When) -> tuple[list[Post], bool]:
        posts: list[Post] = []
        late = False
        for year, own, outcome, budget in money.posts:
            month = own or when.month
            if not month:
                posts += self._monthless(year or when.year, outcome, budget)
                continue
            late = late or month > _LAST_MONTH
            posts.append(Post(year or when.year, min(month, _LAST_MONTH), outcome, budget))
        return posts, late

    def _monthless(self, year: int, outcome: int, budget: int) -> Iterator[Post]:
        """Give a row without a month its months (utan månad): the outcome in the fixed one, a year's budget in all."""
        month = self.plan.chosen.fixed_month
        if month and (outcome or not self.plan.yearly_budget):
            yield Post(year, month, outcome, 0 if self.plan.yearly_budget else budget)
        if self.plan.yearly_budget:
            yield from (Post(year, at, 0, part) for at, part in enumerate(spread(budget), 1))

    def _money(self, cells: Sequence[Cell]) -> _Money:
        if self.plan.months:
            return self._monthly(cells)
        outcome = self._pair(cells) if self._by_pair else self._ore(cells, self._outcome)
        if isinstance(outcome, AmountFault):
            return _Money([], outcome, filled=True)
        budget = self._ore(cells, self._budget)
        if isinstance(budget, AmountFault):
            return _Money([], budget, filled=True)
        filled = outcome is not None or budget is not None
        return _Money([(0, 0, outcome or 0, budget or 0)], None, filled=filled)

    def _monthly(self, cells: Sequence[Cell]) -> _Money:
        posts = []
        budgeted = self.plan.chosen.measure is Measure.BUDGET
        for one in self.plan.months:
            ore = self._ore(cells, one.column)
            if isinstance(ore, AmountFault):
                return _Money([], ore, filled=True)
            if ore:
                posts.append((one.year, one.month, *((0, ore) if budgeted else (ore, 0))))
        yearly = None if budgeted else self._ore(cells, self._budget)
        if isinstance(yearly, AmountFault):
            return _Money([], yearly, filled=True)
        if yearly:
            posts.append((self.plan.months[0].year, 0, 0, yearly))
        filled = bool(posts) or any(text_of(cells[one.column]) for one in self.plan.months)
        return _Money(posts, None, filled=filled)

    def _pair(self, cells: Sequence[Cell]) -> int | AmountFault | None:
        debit, credit = self._ore(cells, self._debit), self._ore(cells, self._credit)
        if isinstance(debit, AmountFault) or (debit is None and credit is None):
            return debit
        if isinstance(credit, AmountFault):
            return credit
        taken = credit or 0
        return (debit or 0) + (taken if self.plan.chosen.credit_negative else -taken)

    def _ore(self, cells: Sequence[Cell], column: int) -> int | AmountFault | None:
        return self.amounts.ore(cells[column])

    def _without_account(self, cells: Sequence[Cell]) -> ReadRow:
        texts = [text_of(cell) for cell in cells]
        if not any(texts):
            return BLANK
        if self._is_header(texts):
            return ReadRow(Kind.HEADER)
        money = self._money(cells)
        label = self._kind(cells) or first_label(texts)
        if label is Kind.OPENING or not money.filled:
            return ReadRow(Kind.OPENING if label is Kind.OPENING else Kind.TEXT)
        ore = sum(outcome + budget for _, _, outcome, budget in money.posts)
        code = "" if label is Kind.TOTAL else self._account_fault(cells)
        if code:
            shown_account = text_of(cells[self._at_account])[:40]
            return ReadRow(Kind.FAULT, ore, code=code, shown=shown_account, unsure=not money.fault)
        return ReadRow(Kind.TEXT if money.fault else Kind.TOTAL, ore)

    def _account_fault(self, cells: Sequence[Cell]) -> str:
        """Return what is wrong where a row has amounts but no account (kontofel); "" where it looks like a total."""
        account = cells[self._at_account]
        if isinstance(account, CellFault):
            return "LISTA-FELVARDE" if account.text else "LISTA-FORMEL-UTAN-VARDE"
        if text_of(account):
            return "LISTA-KONTO"
        return "LISTA-KONTO-SAKNAS" if any(text_of(cells[column]) for column in self._keys) else ""

    def _is_header(self, texts: Sequence[str]) -> bool:
        mapped = [*self.plan.at.values(), *(one.column for one in self.plan.months)]
        same = sum(
            shown(texts[column]) == self.plan.headings[column]
            for column in mapped
            if column < len(texts) and texts[column]
        )
        return same >= min(2, len(mapped))

    def _kind(self, cells: Sequence[Cell]) -> Kind | None:
        for column in self._labels:
            found = self._codes.label[cells[column]]
            if found:
                return found
        return None
