"""Visa underlag on an open workbook (visa underlag): what the chosen cell's amount consists of, shown on Spårning.

Only Spårning is written, and no step is kept: looking at vouchers must not push a reading out of what can be restored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.trace import trace
from snit_xl.books.intake import KnownFile, find_vouchers
from snit_xl.books.ledger import VoucherLine, Wanted
from snit_xl.domain.problems import Place
from snit_xl.hosts.excel import said
from snit_xl.hosts.excel.buttons import at_edge
from snit_xl.hosts.excel.keeping import home_of
from snit_xl.hosts.excel.live import LiveBook
from snit_xl.hosts.excel.plan import planned
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.hosts.excel.session import carry_out
from snit_xl.workbook.model import SourceFile
from snit_xl.workbook.terms.excel_texts import text
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.view import Writes

Fetch = Callable[[SourceFile, Wanted], Iterable[VoucherLine]]


def show_basis(book: LiveBook, now: datetime) -> Message:
    """Press Visa underlag (visa underlag) on the cell that is chosen."""
    return at_edge(lambda: _show(book, now))


def _show(book: LiveBook, now: datetime) -> Message:
    opened = read_book(book)
    chosen = book.selection
    if chosen is None:
        raise refused("EXCEL-INGEN-CELL")
    spot = (chosen.sheet.name, chosen.row, chosen.column)
    ran = loop.run(opened.view, trace(opened.view, *spot, _fetching(home_of(book))), now)
    if ran.blocking or ran.model is None:
        return said.refused(ran.blocking, ran.findings)
    shown, stale = _on_trace_sheet(ran.writes or Writes())
    if shown != Writes():
        carry_out(opened, planned(opened, shown), None)
    opened.sheets[SHEETS["trace"].name].activate()
    told = [text("traced"), text("stale")] if stale else [text("traced")]
    return Message(Status.DONE, " ".join(told), ran.findings)


def _on_trace_sheet(writes: Writes) -> tuple[Writes, bool]:
    """Return what is written on Spårning, and whether other lists would change too (bara Spårning)."""
    name = SHEETS["trace"].name
    lists = tuple(rows for rows in writes.lists if rows.table == TABLES["trace"])
    return Writes(tuple(one for one in writes.cells if one.sheet == name), lists), lists != writes.lists


def _fetching(home: Path | None) -> Fetch:
    """Return what finds a file's vouchers (hämta verifikationer), beside a workbook that has a folder."""

    def fetch(source: SourceFile, wanted: Wanted) -> Iterable[VoucherLine]:
        known = KnownFile(source.name, source.folder, source.checksum, source.list_format)
        if home is None and not Path(source.folder).is_absolute():
            raise refused("EXCEL-UNDERLAG-MAPP", Place(file=source.name), file=source.name, folder=source.folder)
        return find_vouchers(known, home or Path(source.folder), wanted)

    return fetch
