"""What is known of a list and asked about it (listformat, fråga, förhandsvisning)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from snit_xl.books.ledger import LedgerKey
from snit_xl.books.lists.headings import effective, month_of
from snit_xl.domain.problems import Problem, Value


class Role(Enum):
    """What a column holds (kolumnens roll); M01–M13 are the columns of a list with one column per month."""

    ACCOUNT = "account"
    ACCOUNT_NAME = "account_name"
    UNIT = "unit"
    ACTIVITY = "activity"
    PROJECT = "project"
    PERIOD = "period"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    AMOUNT = "amount"
    BUDGET = "budget"
    DEBIT = "debit"
    CREDIT = "credit"
    TEXT = "text"
    VOUCHER = "voucher"
    M01 = "m01"
    M02 = "m02"
    M03 = "m03"
    M04 = "m04"
    M05 = "m05"
    M06 = "m06"
    M07 = "m07"
    M08 = "m08"
    M09 = "m09"
    M10 = "m10"
    M11 = "m11"
    M12 = "m12"
    M13 = "m13"


MONTH_ROLES = {month: Role(f"m{month:02d}") for month in range(1, 14)}
MONEY_ROLES = frozenset((Role.AMOUNT, Role.BUDGET, Role.DEBIT, Role.CREDIT, *MONTH_ROLES.values()))


class Measure(Enum):
    """What the amounts are (mått): outcome, budget, or a column of each."""

    OUTCOME = "outcome"
    BUDGET = "budget"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ListFormat:
    """How a list is read (listformat).

    `columns` names each role's column by its heading. `sign` is 1 where credit is negative as with us, −1 where it is
    reversed; `unit` is what 1 in the list is worth in kronor. `decimal` is the decimal mark of numbers written as text,
    empty where nothing tells. `delimiter` and `encoding` are what the list had; a file is always looked at again.
    `fixed_year` and `fixed_month` are for lists that hold no year or month themselves; a budget without months is
    spread over the year. `credit_negative` says that the credit column carries minus signs.
    """

    columns: Mapping[Role, str]
    sheet: str = ""
    header_row: int = 1
    sign: int = 1
    unit: int = 1
    measure: Measure = Measure.OUTCOME
    delimiter: str = ""
    encoding: str = ""
    decimal: str = ""
    fixed_year: int = 0
    fixed_month: int = 0
    credit_negative: bool = False

    def fits(self, headings: Sequence[str]) -> bool:
        """Tell whether a list with these headings can be read so (formatet passar); months may have come or gone."""
        held = set(effective(headings))
        lasting = [heading for role, heading in self.columns.items() if role not in MONTH_ROLES.values()]
        if not all(heading in held for heading in lasting):
            return False
        return not self.by_month or bool(self.month_columns(headings))

    @property
    def by_month(self) -> bool:
        """Whether the list has one column per month (korstabell)."""
        return any(role in self.columns for role in MONTH_ROLES.values())

    def month_columns(self, headings: Sequence[str]) -> dict[Role, str]:
        """Return the month columns of a list with these headings (månadskolumner), of the year that is read.

        A heading counts where it is remembered, or where it says a month of the same year in the same manner.
        """
        held = effective(headings)
        mine = {heading for role, heading in self.columns.items() if role in MONTH_ROLES.values()}
        kinds = {(found.year, found.rest, found.copy) for heading in mine if (found := month_of(heading))}
        return {
            MONTH_ROLES[found.month]: heading
            for heading in held
            if (found := month_of(heading)) and (heading in mine or (found.year, found.rest, found.copy) in kinds)
        }

    def to_text(self) -> str:
        """Write the format as one line that an economist can read (formatet i text)."""
        from snit_xl.books.lists.format_text import to_text  # noqa: PLC0415 - the two know each other

        return to_text(self)

    @staticmethod
    def from_text(text: str) -> ListFormat:
        """Read what `to_text` wrote (formatet ur text); a text that is no format is refused."""
        from snit_xl.books.lists.format_text import from_text  # noqa: PLC0415 - the two know each other

        return from_text(text)


@dataclass(frozen=True, slots=True)
class KnownTotal:
    """A sum that the workbook knows already (känd summa), öre with our sign; `accounts` is a prefix, "" means all."""

    year: int
    months: range
    amount: int
    accounts: str = ""
    unit: str = ""
    budget: bool = False


@dataclass(frozen=True, slots=True)
class KnownMonth:
    """What an account usually has in a month (vanlig månad), öre with our sign: the median of the months before."""

    account: str
    unit: str
    amount: int
    budget: bool = False


Known = KnownTotal | KnownMonth


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question (svarsval): `key` names it; the rest is what it changes in the format."""

    key: str
    columns: Mapping[Role, str] = field(default_factory=dict)
    sign: int | None = None
    unit: int | None = None
    measure: Measure | None = None
    decimal: str | None = None
    fixed_year: int | None = None
    fixed_month: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What the reader is unsure of (fråga): the text is in the glossary by code; `guess` is the key of one choice."""

    code: str
    choices: tuple[Choice, ...]
    guess: str
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """Why a column was given a role (kolumnmatchning): by "heading", by "content" or as "remembered"."""

    role: Role
    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One row of the list as it was read (provrad): amounts in öre with our sign, by key."""

    line: int
    amounts: tuple[tuple[LedgerKey, int, int], ...]  # key, outcome, budget
    account_name: str = ""
    text: str = ""
    voucher: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the reader makes of a list before it is read (förhandsvisning).

    `sheets` are the sheets that could be read instead, `unread` the columns with a heading that are not used, and
    `problems` what reading the list so would say.
    """

    format: ListFormat
    columns: tuple[ColumnMatch, ...] = ()
    questions: tuple[Question, ...] = ()
    rows: tuple[SampleRow, ...] = ()
    remembered: bool = False
    sheets: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def answered(chosen: ListFormat, choice: Choice) -> ListFormat:
    """Return the format as one answer makes it (besvarat format); months are answered all together."""
    names = ("sign", "unit", "measure", "decimal", "fixed_year", "fixed_month")
    changes = {name: value for name in names if (value := getattr(choice, name)) is not None}
    months = set(MONTH_ROLES.values())
    replaced = months if months & choice.columns.keys() else set()
    kept = {role: heading for role, heading in chosen.columns.items() if role not in replaced}
    return replace(chosen, columns={**kept, **choice.columns}, **changes)
