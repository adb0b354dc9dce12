"""The full reader of a SIE file (läsaren): line by line, every record, every fault with its line.

It gathers what the file holds and judges nothing that needs the whole file: that is done by `settle` afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from snit_xl.books.faults import Faults, kronor, shown
from snit_xl.books.sie.fields import Brace, Field, month_text, parse_day, split_fields
from snit_xl.books.sie.gathered import Gathered, Place, Row, Sum, Voucher
from snit_xl.books.sie.heading import Heading
from snit_xl.books.sie.heading_records import Handler, HeadingRecords
from snit_xl.books.sie.records import RECORDS, Day, Kind, Month, Unreadable, Value, read_values, text_of

_MOST_CACHED = 100_000
_IN_VOUCHERS = {b"#VER", b"#TRANS", b"#RTRANS", b"#BTRANS"}
_SUBTOTALS = {b"#PSALDO", b"#PBUDGET"}
_YEAR_TOTALS = {b"#RES", b"#IB", b"#UB"}


class Reading:
    """Reads one file's lines (läsning). `on_row` is told of every booked row, for drill-down."""

    def __init__(self, faults: Faults, encoding: str, on_row: Callable[[Row, str], None] | None = None) -> None:
        self.faults = faults
        self.encoding = encoding
        self.heading = Heading()
        self.gathered = Gathered()
        self.voucher: Voucher | None = None
        self._about = HeadingRecords(self.heading, faults, encoding)
        self._on_row = on_row
        self._days: dict[bytes, Day | None] = {}
        self._folded_in = 0  # the generation they were made in
        self._folded: dict[tuple[bytes, ...], tuple[bytes, bytes]] = {}
        # Other records are read for their form only. #RTRANS is followed by a #TRANS that says the same, and #BTRANS
        # was taken back: summing #TRANS alone is what the specification asks of a reader that doesn't know the two.
        self._handlers: Mapping[bytes, Handler] = {
            **self._about.handlers,
            b"#RES": self._total,
            b"#IB": self._total,
            b"#UB": self._total,
            b"#PSALDO": self._balance,
            b"#PBUDGET": self._balance,
            b"#VER": self._begin_voucher,
            b"#TRANS": self._row,
        }

    @property
    def generation(self) -> int:
        """What the rows are read by changes with this number (generation)."""
        return self._about.generation

    def line(self, number: int, text: bytes) -> None:
        """Read one line (läs rad)."""
        segment: list[Field] = []
        for one in split_fields(text.strip()):
            if isinstance(one, Brace):
                self._record(number, segment, text)
                segment = []
                self._brace(number, one)
            else:
                segment.append(one)
        self._record(number, segment, text)

    def finish(self) -> None:
        """Close what the file left open (avsluta): a voucher without its end means that the file is cut off."""
        if self.voucher is not None and (self.voucher.opened or self.voucher.rows):
            self.faults.add("SIE-AVKORTAD", self.voucher.line, voucher=self.voucher.name)
        self._end_voucher()

    def day(self, text: bytes) -> Day | None:
        """Read a date, once for each date in the file (datum)."""
        if text not in self._days:
            if len(self._days) > _MOST_CACHED:
                self._days.clear()
            self._days[text] = parse_day(text)
        return self._days[text]

    def place(self, account: bytes, objects: tuple[bytes, ...]) -> Place:
        """Return where a row belongs (kontosträng), folded once for each object list in the file."""
        if self._folded_in != self.generation or len(self._folded) > _MOST_CACHED:
            self._folded.clear()
            self._folded_in = self.generation
        folded = self._folded.get(objects)
        if folded is None:
            folded = self._folded[objects] = self.heading.unit_and_project(objects)
        return (account, *folded)

    def _record(self, number: int, fields: list[Field], text: bytes) -> None:
        if not fields:
            return
        label = fields[0].upper() if isinstance(fields[0], bytes) else b""
        if not label.startswith(b"#"):
            self.faults.add("SIE-RAD", number, text=shown(text, self.encoding))
            return
        if label not in RECORDS:
            return
        if label not in _IN_VOUCHERS:
            self._leave_voucher()
        values = read_values(RECORDS[label], fields[1:])
        if isinstance(values, Unreadable):
            self._unreadable(number, label, values)
            return
        if label in self._handlers:
            self._handlers[label](number, label, values)

    def _brace(self, number: int, brace: Brace) -> None:
        if self.voucher is None:
            self.faults.add("SIE-RAD", number, text=brace.value)
        elif brace is Brace.OPEN:
            self.voucher.opened = True
        else:
            self._end_voucher()

    def _leave_voucher(self) -> None:
        """Let another record end a voucher (ny post): one whose rows had begun lacks its closing brace."""
        if self.voucher is not None and (self.voucher.opened or self.voucher.rows):
            self.faults.add("SIE-VER-OPPEN", self.voucher.line, voucher=self.voucher.name)
        self._end_voucher()

    def _end_voucher(self) -> None:
        done, self.voucher = self.voucher, None
        if done is not None and done.ore and done.whole:
            self.faults.add("SIE-VER-OBALANS", done.line, voucher=done.name, difference=kronor(done.ore))

    def _unreadable(self, number: int, label: bytes, found: Unreadable) -> None:
        name, text = label.decode("ascii", "replace"), shown(found.text, self.encoding)
        if label in (b"#RTRANS", b"#BTRANS"):
            return  # history only
        if label == b"#TRANS" or label in _SUBTOTALS or label in _YEAR_TOTALS:
            self._refuse(label, found.amount, number)
            if self.voucher is not None:
                self.voucher.whole = False
        if found.kind is Kind.AMOUNT:
            self.faults.add("SIE-BELOPP", number, label=name, text=text)
        elif found.kind is Kind.PERIOD:
            self.faults.add("SIE-PERIOD", number, label=name, text=text)
        else:
            self.faults.add("SIE-POST", number, label=name)

    def _refuse(self, label: bytes, ore: int, number: int) -> None:
        self.gathered.refused.setdefault(label, Sum()).add(ore, number)

    def _note_account(self, account: bytes, number: int) -> None:
        if self.heading.lacks(account):
            self.gathered.unknown.setdefault(account, Sum()).add(0, number)

    # One method per record that means something to the ledger.

    def _total(self, number: int, label: bytes, values: tuple[Value, ...]) -> None:
        year, account, ore = cast("tuple[int, bytes, int]", values)
        self.gathered.totals.setdefault((label, year, account), Sum()).add(ore, number)
        self._note_account(account, number)

    def _balance(self, number: int, label: bytes, values: tuple[Value, ...]) -> None:
        year, (month, closing), account, objects, ore = cast("tuple[int, Month, bytes, tuple[bytes, ...], int]", values)
        of_year = self.heading.years.get(year)
        if closing:
            self.faults.add("SIE-PERIOD-13", number)
        if not (of_year.holds(month) if of_year else self.heading.knows_month(month)):
            self.faults.add(
                "SIE-DATUM-UTANFOR", number, label=label.decode(), month=f"{month // 12}-{month % 12 + 1:02}"
            )
        self._check_objects(number, objects)
        into = self.gathered.balances if label == b"#PSALDO" else self.gathered.budgets
        into.setdefault((month, account, objects), Sum()).add(ore, number)
        self._note_account(account, number)

    def _begin_voucher(self, number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._leave_voucher()
        series, name, written, text = (text_of(value) for value in values)
        day = self.day(written)
        if day is None and self.day(name) is not None:
            name, day, text = b"", self.day(name), written  # the number is left out and the date stands in its place
        shown_name = shown(b" ".join(filter(None, (series, name))), self.encoding)
        self.voucher = Voucher(number, shown_name, text, day)

    def _row(self, number: int, label: bytes, values: tuple[Value, ...]) -> None:
        account, objects, ore, written, own_text = cast(
            "tuple[bytes, tuple[bytes, ...], int, bytes | None, bytes | None]", values
        )
        voucher = self.voucher
        if voucher is not None:
            voucher.ore += ore
            voucher.rows += 1
        else:
            self.faults.add("SIE-TRANS-UTANFOR", number)
        own = self.day(written) if written else None
        if written and own is None:
            self.faults.add("SIE-DATUM", number, text=shown(written, self.encoding))
        day = own or (voucher.day if voucher else None)
        if day is None:
            self._refuse(label, ore, number)
            self.faults.add("SIE-DATUM-SAKNAS", number)
            return
        month, exact = day
        if exact is None or not self.heading.knows_month(month):
            self._odd_day(number, day)
        self._check_objects(number, objects)
        self._note_account(account, number)
        place = self.place(account, objects)
        self.gathered.booked.setdefault((month, place), Sum()).add(ore, number)
        if self._on_row is not None:
            text = own_text or (voucher.text if voucher else b"")
            self._on_row(Row(number, month, exact, place, ore, text), voucher.name if voucher else "")

    def _odd_day(self, number: int, day: Day) -> None:
        month = month_text(day[0])
        if day[1] is None:
            self.faults.add("SIE-DATUM-OGILTIGT", number, month=month)
        else:
            self.faults.add("SIE-DATUM-UTANFOR", number, label="#TRANS", month=month)

    def _check_objects(self, number: int, objects: tuple[bytes, ...]) -> None:
        if len(objects) % 2:
            self.faults.add("SIE-OBJEKTLISTA", number)
