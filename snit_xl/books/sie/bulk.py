"""The fast way through ordinary vouchers (snabbläsning): a chunk's lines at once, as columns of bytes in numpy.

A voucher is taken here only when each of its lines has the plainest form there is and its rows sum to zero; everything
else is handed to the full reader, which alone reports faults. What is taken gives exactly what the full reader would:
the text in front of a row's amount goes through the full reader's own parser, once for each different text.
Amounts are 64-bit integers of öre; larger ones go to the full reader, and sums are moved over before they could
overflow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snit_xl.books.sie.bulk_columns import Columns, Rows, Vouchers
from snit_xl.books.sie.fields import split_fields
from snit_xl.books.sie.gathered import Line, Place
from snit_xl.books.sie.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

_LABEL_AND_ACCOUNT = re.compile(rb"[ \t]*#TRANS[ \t]+([!-~\x80-\xff]+)[ \t]*")
_WORD = rb'(?:"[^"\\]*"|[^\s"{}\\]+)[ \t]+'
_VOUCHER = re.compile(rb"#VER[ \t]+" + _WORD + _WORD + rb'(?:([0-9]{8})|"([0-9]{8})")(?:[ \t]|\Z)')
_FIRST_VOUCHER = re.compile(rb"^#VER[ \t]", re.MULTILINE)
_ABOUT = re.compile(rb"#(?:RAR|KONTO|UNDERDIM|OBJEKT)\b", re.IGNORECASE)
_SAFE = 1 << 62


@dataclass(frozen=True, slots=True)
class Left:
    """Lines left to the full reader (kvar): where they lie in the chunk and the number of the first."""

    start: int
    end: int
    line: int


class Bulk:
    """Takes ordinary vouchers out of chunks (snabbläsare) and sums them for a reading."""

    def __init__(self, reading: Reading) -> None:
        import numpy as np  # noqa: PLC0415 - costs a tenth of a second, which only large files earn back

        self._np = np
        self._reading = reading
        self._months: list[int] = []
        self._month_ids: dict[int, int] = {}
        self._heads: dict[bytes, int] = {}
        self._accounts: dict[bytes, bytes] = {}  # by what stands before the object list; empty is not a plain row
        self._lists: dict[bytes, tuple[bytes, ...]] = {}
        self._places: list[Place] = []
        self._ore: Ints = np.zeros((0, 0), np.int64)
        self._rows: Ints = np.zeros((0, 0), np.int64)
        self._bound = 0
        self._generation = reading.generation

    def heading_end(self, data: bytes) -> int:
        """Return where the first voucher begins (filhuvudets slut): what stands before it is read in full first."""
        found = _FIRST_VOUCHER.search(data)
        return found.start() if found else len(data)

    def take(self, data: bytes, first: int) -> list[Left]:
        """Take what is ordinary in whole lines and return the rest in order (ta)."""
        np = self._np
        columns = Columns(data)
        rows = columns.rows()
        bound = int(np.abs(rows.ore).max(initial=0)) * len(rows.ore)
        if self._generation != self._reading.generation or self._bound + bound > _SAFE:
            self.flush()
            self._generation = self._reading.generation
        self._bound += bound
        heads = self._head_ids(data, rows)
        months = self._month_column(rows)
        usable = rows.sound & (heads >= 0) & (months >= -1)
        vouchers = columns.vouchers(rows.lines[usable], rows.lines, rows.ore)
        undated = np.zeros(columns.count, bool)
        undated[rows.lines[usable & (months == -1)]] = True
        own = self._voucher_months(data, columns, vouchers, undated)
        kept = own >= -1
        taken = columns.between(vouchers.starts[kept], vouchers.ends[kept])
        of_line = columns.spread(vouchers.starts[kept], vouchers.ends[kept], own[kept])
        left = [Left(start, end, first + line) for start, end, line in columns.runs(~taken)]
        if any(_ABOUT.search(data, part.start, part.end) for part in left):
            return [Left(0, len(data), first)]  # a record between vouchers decides how the next ones are read
        mine = taken[rows.lines]
        month = np.where(months == -1, of_line[rows.lines], months)[mine]
        self._add(heads[mine], month, rows.ore[mine])
        return left

    def flush(self) -> None:
        """Hand the sums over to the reading (lämna över)."""
        np = self._np
        where = np.nonzero(self._rows)
        parts = (part.tolist() for part in (*where, self._ore[where], self._rows[where]))
        months, places = self._months, self._places
        self._reading.gathered.summed += [
            Line(months[month], places[head], ore, rows, 0) for head, month, ore, rows in zip(*parts, strict=True)
        ]
        self._heads.clear()
        self._places.clear()
        self._ore = np.zeros((0, 0), np.int64)
        self._rows = np.zeros((0, 0), np.int64)
        self._bound = 0

    def _add(self, heads: Ints, months: Ints, ore: Ints) -> None:
        np = self._np
        self._grow()
        cells = heads * self._ore.shape[1] + months
        np.add.at(self._ore.reshape(-1), cells, ore)
        np.add.at(self._rows.reshape(-1), cells, 1)

    def _grow(self) -> None:
        """Make room for the heads and months that are known (utöka)."""
        np = self._np
        have, want = self._ore.shape, (len(self._places), len(self._months))
        if want[0] <= have[0] and want[1] <= have[1]:
            return
        size = (max(have[0], 2 * want[0]), max(have[1], want[1] + 12))
        for name in ("_ore", "_rows"):
            larger = np.zeros(size, np.int64)
            larger[: have[0], : have[1]] = getattr(self, name)
            setattr(self, name, larger)

    def _head_ids(self, data: bytes, rows: Rows) -> Ints:
        """Give the texts in front of the amounts numbers, −1 where the full reader must look (radhuvuden)."""
        np = self._np
        ids = np.empty(len(rows.examples), np.int64)
        starts, ends = rows.starts[rows.examples].tolist(), rows.heads_end[rows.examples].tolist()
        for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
            head = data[start:end]
            known = self._heads.get(head)
            ids[at] = self._new_head(head) if known is None else known
        found: Ints = ids[rows.group]
        return found

    def _new_head(self, head: bytes) -> int:
        """Read an account and its object list (nytt radhuvud): each part once, since most pairs are new pairs."""
        left, _, group = head.partition(b"{")
        account, objects = self._accounts.get(left), self._lists.get(group)
        if account is None:
            found = _LABEL_AND_ACCOUNT.fullmatch(left)
            account = self._accounts[left] = found[1] if found else b""
        if objects is None:
            objects = self._lists[group] = _object_list(group)
        if not account or len(objects) % 2 or self._reading.heading.lacks(account):
            return -1
        self._heads[head] = len(self._places)
        self._places.append(self._reading.place(account, objects))
        return self._heads[head]

    def _month_column(self, rows: Rows) -> Ints:
        """Give the rows' own dates month numbers: −1 is the voucher's date, −2 must be looked at (månader)."""
        np = self._np
        days, inverse = np.unique(rows.days, return_inverse=True)
        ids = np.array([self._month_id(day.tobytes()) for day in days], np.int64)
        months: Ints = np.where(rows.dated, ids[inverse], -1)
        return months

    def _month_id(self, text: bytes) -> int:
        day = self._reading.day(text)
        if day is None or day[1] is None or not self._reading.heading.knows_month(day[0]):
            return -2
        if day[0] not in self._month_ids:
            self._month_ids[day[0]] = len(self._months)
            self._months.append(day[0])
        return self._month_ids[day[0]]

    def _voucher_months(self, data: bytes, columns: Columns, vouchers: Vouchers, undated: Bools) -> Ints:
        """Read the dates of the vouchers whose rows need it; −1 where none does, −2 must be looked at."""
        np = self._np
        months: Ints = np.full(len(vouchers.starts), -1, np.int64)
        for at in np.flatnonzero(columns.counted(undated, vouchers.starts, vouchers.ends)).tolist():
            found = _VOUCHER.match(columns.text(data, int(vouchers.starts[at])))
            months[at] = -2 if found is None else self._month_id(found[1] or found[2])
        return months


def _object_list(group: bytes) -> tuple[bytes, ...]:
    """Read what stands in an object list's braces (objektlista); an odd number of items where it is no such list."""
    match split_fields(b"{" + group + b"}"):
        case [tuple(objects)]:
            return objects
    return (group,)
