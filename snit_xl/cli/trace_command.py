"""The command that shows what an amount consists of (underlag): accounts by their deviation, or vouchers."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.told import Told, told
from snit_xl.hosts.file.commands import Result
from snit_xl.hosts.file.reading import show_basis
from snit_xl.workbook.terms.cli_texts import text
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import figure, serial_text
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import Scalar, WorkbookView

CELL = re.compile(r".+![A-Z]{1,3}[1-9][0-9]{0,6}", re.ASCII)
TRACED = (
    "trace_level",
    "account",
    "account_name",
    "cost_unit",
    "trace_day",
    "voucher",
    "trace_text",
    "trace_actual",
    "trace_budget",
    "trace_deviation",
)
Row = Mapping[str, Scalar]


def trace(options: argparse.Namespace, author: Author) -> Told:
    """Show what an amount consists of (underlag)."""
    if CELL.fullmatch(options.cell) is None:
        options.parser.wrong_use(text("bad_cell"))
    result = show_basis(Path(options.file), options.cell, author, options.account or "")
    rows = list(_traced(result.view)) if result.view is not None else []
    more = {"underlag": [{key: _shown(key, value) for key, value in row.items()} for row in rows]}
    return told(options, result, lambda: _say_traced(options, result, rows), more)


def _traced(view: WorkbookView) -> Iterator[Row]:
    """Return the list on Spårning (spårningens rader), in its order."""
    where = view.tables[TABLES["trace"]]
    cols = {key: where.column(heading("trace", key)).left for key in TRACED}
    for row in where.area.rows:
        found = {key: view.cell(where.area.sheet, row, col).value for key, col in cols.items()}
        if found["trace_level"] not in {None, ""}:
            yield found


def _amount(value: Scalar) -> Decimal:
    return to_decimal(value) if isinstance(value, float) else Decimal(0)


def _shown(key: str, value: Scalar) -> str:
    if isinstance(value, float) and key == "trace_day":
        return serial_text(value)
    if isinstance(value, float):
        return figure(_amount(value), 2)
    return "" if value is None else str(value)


def _say_traced(options: argparse.Namespace, result: Result, rows: Sequence[Row]) -> None:
    view = result.view or WorkbookView()
    shown = [key for key in TRACED if any(row.get(key) not in {None, ""} for row in rows)]
    headings = [heading("trace", key) for key in shown]
    body = [[_shown(key, row.get(key)) for key in shown] for row in rows]
    show.say(str(_field(view, "trace_what") or ""), "", *show.table(headings, body), "")
    amounts = {
        name: figure(_amount(_field(view, key)), 2)
        for name, key in (("total", "trace_total"), ("sum", "trace_sum"), ("difference", "trace_difference"))
    }
    show.say(text("trace_sum", **amounts))
    account = next((row["account"] for row in rows if _has_vouchers(row)), None)
    if account is not None:
        values = {"program": show.program(), "file": options.file, "cell": options.cell, "account": str(account)}
        show.say(text("trace_on", **values))


def _has_vouchers(row: Row) -> bool:
    return row["trace_level"] == word("trace_level", "account") and bool(row["trace_actual"])


def _field(view: WorkbookView, key: str) -> Scalar:
    area = view.names[field_term(key).name]
    return view.cell(area.sheet, area.top, area.left).value
