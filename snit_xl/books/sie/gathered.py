"""What a SIE file holds before anything is judged (inläst): sums by place and month, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from snit_xl.books.sie.records import Day

Place = tuple[bytes, bytes, bytes]  # account, unit, project
BalanceKey = tuple[int, bytes, tuple[bytes, ...]]  # month, account, object list
TotalKey = tuple[bytes, int, bytes]  # label, the year's number in the file, account


class Line(NamedTuple):
    """An amount on its way into the ledger (rad): `line` is the file's row that it comes from, 0 where it is many."""

    month: int
    place: Place
    ore: int
    rows: int
    line: int


@dataclass(slots=True)
class Sum:
    """An amount being summed (delsumma): öre, how many rows, and the first row's line."""

    ore: int = 0
    rows: int = 0
    line: int = 0

    def add(self, ore: int, line: int) -> None:
        """Add a row (lägg till)."""
        self.ore += ore
        self.rows += 1
        self.line = self.line or line


@dataclass(slots=True)
class Voucher:
    """The voucher that is being read (verifikation)."""

    line: int
    name: str
    text: bytes
    day: Day | None
    opened: bool = False
    ore: int = 0
    rows: int = 0
    whole: bool = True  # no row was refused


@dataclass(frozen=True, slots=True)
class Row:
    """A booked row as it is read (transaktion)."""

    line: int
    month: int
    day: date | None
    place: Place
    ore: int
    text: bytes


@dataclass(slots=True)
class Gathered:
    """What the file holds (inläst): sums by place and month, balances by object list, and what was refused."""

    booked: dict[tuple[int, Place], Sum] = field(default_factory=dict)
    summed: list[Line] = field(default_factory=list)  # what the fast way has booked
    balances: dict[BalanceKey, Sum] = field(default_factory=dict)
    budgets: dict[BalanceKey, Sum] = field(default_factory=dict)
    totals: dict[TotalKey, Sum] = field(default_factory=dict)
    refused: dict[bytes, Sum] = field(default_factory=dict)
    unknown: dict[bytes, Sum] = field(default_factory=dict)  # accounts not in the chart when they were met
