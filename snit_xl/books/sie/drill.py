"""From an account to its vouchers (drill-down): the booked rows behind some of the ledger's amounts, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from snit_xl.books.faults import Faults
from snit_xl.books.ledger import LedgerKey, VoucherLine, Wanted
from snit_xl.books.sie.fields import year_and_month
from snit_xl.books.sie.gathered import Place, Row
from snit_xl.books.sie.reading import Reading
from snit_xl.books.sie.settle import outcome_of
from snit_xl.books.sie.source import Source

_ROW = re.compile(rb"[ \t]*#TRANS[ \t]")
_VOUCHER = re.compile(rb"[ \t]*#VER[ \t]")
_HISTORY = re.compile(rb"[ \t]*#[RB]TRANS[ \t]")


def read_vouchers(path: Path, wanted: Wanted) -> Iterator[VoucherLine]:
    """Yield the rows of the wanted accounts, units, projects and months (läs verifikationer).

    A file without vouchers gives its period balances or year totals instead, as rows without a voucher.
    """
    source = Source(path)
    drill = _Drill(source, wanted)
    for chunk in source.chunks():
        for number, line in enumerate(chunk.data.split(b"\n"), chunk.first):
            if len(line) <= source.limits.line_bytes:
                drill.line(number, line)
        yield from drill.found
        drill.found.clear()
    if not drill.has_vouchers:
        yield from drill.balances()


class _Drill:
    """Reads the wanted vouchers of a file, and passes by the others as cheaply as it can (sållning)."""

    def __init__(self, source: Source, wanted: Wanted) -> None:
        self.found: list[VoucherLine] = []
        self.has_vouchers = False
        self._wanted = wanted
        self._encoding = source.encoding
        self._reading = Reading(Faults(source.path.name), source.encoding, self._keep)
        accounts = {account for account, _, _ in wanted.keys}
        codes = b"|".join(re.escape(code.encode(source.encoding, "replace")) for code in sorted(accounts))
        self._mine = re.compile(rb'[ \t]*#TRANS[ \t]+"?(?:' + codes + rb')"?[ \t{]')
        self._waiting: tuple[int, bytes] | None = None

    def line(self, number: int, text: bytes) -> None:
        """Read a line if a wanted row may depend on it (läs rad)."""
        if _ROW.match(text):
            self.has_vouchers = True
            if self._mine.match(text):
                self._read(number, text)
        elif _VOUCHER.match(text):
            self._waiting = (number, text)
        elif not _HISTORY.match(text):
            if text.strip() == b"}":
                self._waiting = None
            self._read(number, text)
            self.has_vouchers = self.has_vouchers or bool(self._reading.gathered.booked)

    def balances(self) -> Iterator[VoucherLine]:
        """Yield the rows that the outcome of a file without vouchers is made of (saldon)."""
        self._reading.finish()
        reading = self._reading
        for row in outcome_of(reading.gathered, reading.heading, reading.faults).rows:
            key = self._key(row.month, row.place)
            if self._wanted.holds(key):
                yield VoucherLine(None, "", "", key, row.ore, row.line)

    def _read(self, number: int, text: bytes) -> None:
        if self._waiting is not None and b"#TRANS" in text.upper():
            self._reading.line(*self._waiting)
            self._waiting = None
        self._reading.line(number, text)

    def _keep(self, row: Row, voucher: str) -> None:
        key = self._key(row.month, row.place)
        if self._wanted.holds(key):
            text = row.text.decode(self._encoding, "replace").strip()
            self.found.append(VoucherLine(row.day, voucher, text, key, row.ore, row.line))

    def _key(self, month: int, place: Place) -> LedgerKey:
        account, unit, project = (code.decode(self._encoding, "replace") for code in place)
        return LedgerKey(*year_and_month(month), account, unit, project)
