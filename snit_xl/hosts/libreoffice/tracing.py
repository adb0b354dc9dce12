"""Visa underlag in Calc (visa underlag): what a cell's amount consists of, listed on Spårning, which is then shown.

`given["place"]` is the cell: sheet, row and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.trace import trace
from snit_xl.books.intake import KnownFile, find_vouchers
from snit_xl.books.ledger import VoucherLine, Wanted
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.hosts.libreoffice.pressed import Done, Pressed, refused, told, written
from snit_xl.workbook.model import SourceFile
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.view import Writes


def show_basis(pressed: Pressed) -> Done:
    """Press Visa underlag on a cell (visa underlag); only Spårning is written."""
    sheet, row, col = pressed.given["place"]

    def fetch(source: SourceFile, wanted: Wanted) -> Iterable[VoucherLine]:
        known = KnownFile(source.name, source.folder, source.checksum, source.list_format)
        return find_vouchers(known, pressed.folder or Path(source.folder), wanted)

    try:
        ran = loop.run(pressed.view, trace(pressed.view, sheet, row, col, fetch), pressed.author.now)
    except BooksRefusedError as refusal:
        return refused((refusal.problem,))
    if ran.blocking or ran.model is None:
        return refused(ran.blocking)
    shown, stale = _on_trace_sheet(ran.writes or Writes())
    said = " ".join([text("traced"), text("stale")] if stale else [text("traced")])
    done = told(said) if shown == Writes() else written(pressed, "trace", shown, said)
    return {**done, "show": SHEETS["trace"].name}


def _on_trace_sheet(writes: Writes) -> tuple[Writes, bool]:
    """Return what is written on Spårning, and whether other lists would change too (bara Spårning)."""
    lists = tuple(rows for rows in writes.lists if rows.table == TABLES["trace"])
    cells = tuple(one for one in writes.cells if one.sheet == SHEETS["trace"].name)
    return Writes(cells, lists), lists != writes.lists
