"""The one ledger table that every reader gives (huvudbok): account × unit × project × month, in öre.

Credit is negative and debit positive, so income and kommunbidrag are negative and costs positive, as in the reports
(domain/rows.py). Amounts are integers in öre; a reader that has to round says so in a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from snit_xl.domain.problems import Problem

LONGEST_REMARK = 300
ORE_PER_KR, ORE_PER_TKR, KR_PER_TKR = 100, 100_000, 1000


class SourceKind(Enum):
    """What a source is (slag av källa)."""

    SIE = "sie"
    LIST = "list"


class LedgerKey(NamedTuple):
    """Where an amount is booked (kontosträng): unit and project are empty where the books give none."""

    year: int
    month: int  # 1–12; period 13 is folded into 12
    account: str
    unit: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is booked and budgeted on a key in a month (belopp), öre; `rows` counts the rows it was summed from."""

    actual: int = 0
    budget: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of a source's rows (avstämning): read = used + refused, in rows and in öre, always.

    A row is a transaction, a balance or a budget item that would count. `read_ore` sums outcome and budget of every
    such row; an amount that can't be read counts as a refused row of 0 öre.
    """

    read_rows: int = 0
    used_rows: int = 0
    refused_rows: int = 0
    read_ore: int = 0
    used_ore: int = 0
    refused_ore: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a source holds (huvudbok).

    `owner` is whose books they are as the source states it (#FNAMN), empty where it doesn't. `program` names the
    system that wrote it. `has_actual`/`has_budget` tell whether the source holds outcomes/budget at all. `covers` is
    the first and last period that outcomes are known for, (year, month) each, None where there are none. `remark` is
    what the source says of itself (#PROSA, a title row).
    """

    kind: SourceKind
    lines: Mapping[LedgerKey, Amounts]
    account_names: Mapping[str, str] = field(default_factory=dict)
    tally: Tally = Tally()
    problems: tuple[Problem, ...] = ()
    owner: str = ""
    program: str = ""
    has_actual: bool = True
    has_budget: bool = False
    covers: tuple[tuple[int, int], tuple[int, int]] | None = None
    remark: str = ""


def kr(ore: int) -> Decimal:
    """Return an amount in kronor (kr ur ören), exactly."""
    return Decimal(ore) / ORE_PER_KR


def tkr(ore: int) -> Decimal:
    """Return an amount in tkr (tkr ur ören), exactly."""
    return Decimal(ore) / ORE_PER_TKR


def said(texts: Iterable[str]) -> str:
    """Return what a source says of itself as one line (källans anmärkning), cut where it goes on for long."""
    line = " ".join(text for one in texts if (text := " ".join(one.split())))
    return line if len(line) <= LONGEST_REMARK else f"{line[: LONGEST_REMARK - 1]}…"


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """One booked row for drill-down (verifikationsrad): `line` is its line or row number in the source."""

    day: date | None
    voucher: str
    text: str
    key: LedgerKey
    amount: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which booked rows a drill-down asks for (urval): keys without month, and the months of one year."""

    year: int
    months: range
    keys: frozenset[tuple[str, str, str]]  # (account, unit, project)

    def holds(self, key: LedgerKey) -> bool:
        """Tell whether a key is asked for (ingår)."""
        return key.year == self.year and key.month in self.months and (key.account, key.unit, key.project) in self.keys
