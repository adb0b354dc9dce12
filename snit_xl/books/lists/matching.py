"""Match columns with roles by heading and by content (kolumnmatchning)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from snit_xl.books.lists.content import Content
from snit_xl.books.lists.headings import effective, month_of, plain, timeless, years_in
from snit_xl.books.lists.records import MONEY_ROLES, MONTH_ROLES, ColumnMatch, Role
from snit_xl.books.lists.vocabulary import HEADINGS, SINGLE_BUDGET, SINGLE_OUTCOME

_WEAK = 14  # from here on in the vocabulary, an amount column's name is second best
_FEWEST_MONTHS = 2
_PERIOD_LENGTH = 6  # "201701"; a shorter number is sooner an amount than a month
_TIME_ROLES = (Role.PERIOD, Role.DATE, Role.YEAR, Role.MONTH)

# What the cells of a role's column look like; a role that isn't here can hold anything.
LOOKS: Mapping[Role, Callable[[Content], bool]] = {
    Role.ACCOUNT: lambda held: held.mostly(held.accounts),
    Role.ACCOUNT_NAME: lambda held: held.mostly(held.texts),
    Role.PERIOD: lambda held: held.mostly(held.periods + held.dates) or held.mostly(held.months),
    Role.DATE: lambda held: held.mostly(held.dates) or held.mostly(held.periods),
    Role.YEAR: lambda held: held.mostly(held.years),
    Role.MONTH: lambda held: held.mostly(held.months) or held.mostly(held.periods),
    **{role: (lambda held: held.mostly(held.numbers)) for role in MONEY_ROLES},
}


class Block(NamedTuple):
    """A group of month columns (månadsblock); the newest year's first is read unless another is asked for."""

    year: int
    earlier: int  # minus how many columns with the same heading stand before it

    @property
    def name(self) -> str:
        """What a choice of it is called (namn): "2017", or "2017 (2)" for the second with the same headings."""
        return f"{self.year or ''} ({1 - self.earlier})".strip() if self.earlier else str(self.year or "(1)")


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns that a list was found to have (matchning).

    `rivals` are other columns that could as well be a role's. `blocks` are the month columns by the year they name and
    which of the columns with the same headings they are.
    """

    columns: Mapping[Role, str]
    matches: tuple[ColumnMatch, ...]
    rivals: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    blocks: Mapping[Block, Mapping[Role, str]] = field(default_factory=dict)
    budget_months: bool = False
    unread: tuple[str, ...] = ()

    @property
    def has_account(self) -> bool:
        """Whether there is an account column (kontokolumn)."""
        return Role.ACCOUNT in self.columns

    @property
    def has_money(self) -> bool:
        """Whether there is a column of amounts (beloppskolumn)."""
        return any(role in MONEY_ROLES for role in self.columns)


def named_roles(headings: Sequence[str]) -> int:
    """Count the roles that a row's texts name as headings (rubrikpoäng); months count as a few."""
    held = effective(headings)
    roles = {
        role
        for role, names in HEADINGS.items()
        if any(plain(name) in names or timeless(name) in names for name in held)
    }
    months = {
        found.month
        for name in held
        if (found := month_of(name)) and (len(name) == _PERIOD_LENGTH or not name.isdigit())
    }
    return len(roles) + (2 if len(months) >= _FEWEST_MONTHS else 0)


def match(headings: Sequence[str], contents: Sequence[Content]) -> Matched:
    """Give each role its column (matcha kolumner)."""
    held = effective(headings)
    finder = _Finder(held, contents)
    groups = _month_groups(held, contents)
    for role in HEADINGS:
        finder.by_heading(role)
    finder.by_content()
    blocks, budgeted = _months(groups, finder)
    columns = dict(finder.columns)
    if blocks:
        for role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT, Role.PERIOD, Role.DATE, Role.MONTH):
            columns.pop(role, None)
        columns |= blocks[max(blocks)]
    taken = set(columns.values())
    return Matched(
        columns,
        tuple(finder.match_of(role, heading) for role, heading in columns.items()),
        {role: others for role, others in finder.rivals.items() if role in columns},
        blocks,
        budgeted,
        tuple(
            heading for heading, content in zip(held, contents, strict=True) if heading not in taken and content.filled
        ),
    )


class _Finder:
    """Columns given so far (kolumnsökare)."""

    def __init__(self, headings: Sequence[str], contents: Sequence[Content]) -> None:
        self.headings, self.contents = headings, contents
        self.columns: dict[Role, str] = {}
        self.rivals: dict[Role, tuple[str, ...]] = {}
        self._guessed: set[Role] = set()

    def by_heading(self, role: Role) -> None:
        """Take the column whose heading names the role best, and whose cells look so (efter rubrik)."""
        looks = LOOKS.get(role)
        ranked = sorted(
            (rank, -max(years_in([heading]), default=0), not content.filled, column)
            for column, (heading, content) in enumerate(zip(self.headings, self.contents, strict=True))
            if heading not in self.columns.values()
            and (rank := _rank(role, heading)) is not None
            and (looks is None or looks(content))
        )
        if not ranked:
            return
        self.columns[role] = self.headings[ranked[0][-1]]
        strong = [self.headings[column] for rank, *_, column in ranked[1:] if rank < _WEAK]
        if role in MONEY_ROLES and strong and ranked[0][0] < _WEAK:
            self.rivals[role] = tuple(strong)

    def by_content(self) -> None:
        """Find by their cells what no heading named (efter innehåll): account, its name, period, amount."""
        self._guess(Role.ACCOUNT, lambda held: held.accounts >= 0.9 and held.periods + held.dates < 0.5)
        self._name_beside_account()
        if not any(role in self.columns for role in _TIME_ROLES):
            self._guess(Role.PERIOD, lambda held: held.periods >= 0.9)
        if not any(role in self.columns for role in _TIME_ROLES):
            self._guess(Role.DATE, lambda held: held.dates >= 0.9)
        if not any(role in MONEY_ROLES for role in self.columns):
            self._guess(Role.AMOUNT, lambda held: held.numbers >= 0.9 and (held.fraction or held.negative > 0))

    def _guess(self, role: Role, fits: Callable[[Content], bool]) -> None:
        if role in self.columns:
            return
        names = [
            heading
            for heading, content in zip(self.headings, self.contents, strict=True)
            if content.filled and fits(content) and heading not in self.columns.values() and not month_of(heading)
        ]
        if names:
            self.columns[role], self.rivals[role] = names[0], tuple(names[1:])
            self._guessed.add(role)

    def _name_beside_account(self) -> None:
        account = self.columns.get(Role.ACCOUNT)
        if account is None or Role.ACCOUNT_NAME in self.columns:
            return
        beside = self.headings.index(account) + 1
        if beside >= len(self.headings) or self.headings[beside] in self.columns.values():
            return
        copy = plain(self.headings[beside]) == plain(account) or self.headings[beside].startswith("kolumn ")
        if copy and self.contents[beside].filled and self.contents[beside].mostly(self.contents[beside].texts):
            self.columns[Role.ACCOUNT_NAME] = self.headings[beside]
            self._guessed.add(Role.ACCOUNT_NAME)

    def guessed(self, role: Role) -> bool:
        """Tell whether a role was found by content alone (gissad)."""
        return role in self._guessed

    def match_of(self, role: Role, heading: str) -> ColumnMatch:
        """Say why a role has its column (skäl)."""
        reason = "content" if role in self._guessed else "heading"
        return ColumnMatch(role, heading, reason)


def _rank(role: Role, heading: str) -> int | None:
    names = HEADINGS[role]
    if (name := plain(heading)) in names:
        return names.index(name)
    bare = timeless(heading)
    return names.index(bare) if role in MONEY_ROLES and bare in names else None


def _month_groups(headings: Sequence[str], contents: Sequence[Content]) -> dict[bool, dict[Block, dict[Role, str]]]:
    """Return the columns that are one month each, by (budget?, year) (månadskolumner)."""
    groups: dict[bool, dict[Block, dict[Role, str]]] = {False: defaultdict(dict), True: defaultdict(dict)}
    for heading, content in zip(headings, contents, strict=True):
        found = month_of(heading)
        if found and LOOKS[Role.AMOUNT](content) and found.rest in (*SINGLE_OUTCOME, *SINGLE_BUDGET):
            block = Block(found.year, 1 - found.copy)
            groups[found.rest in SINGLE_BUDGET][block].setdefault(MONTH_ROLES[found.month], heading)
    return groups


def _months(
    groups: Mapping[bool, Mapping[Block, Mapping[Role, str]]], finder: _Finder
) -> tuple[dict[Block, Mapping[Role, str]], bool]:
    in_rows = any(role in finder.columns and not finder.guessed(role) for role in (Role.PERIOD, Role.DATE, Role.MONTH))
    money = any(role in finder.columns and not finder.guessed(role) for role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT))
    fewest = _FEWEST_MONTHS if money else 1
    for budgeted, blocks in groups.items():
        found = {block: held for block, held in blocks.items() if len(held) >= fewest}
        if found and not in_rows:
            return found, budgeted
    return {}, False
