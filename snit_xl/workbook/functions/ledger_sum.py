"""SNIT_UTFALL (summa ur Utfall): sums imported outcomes by account, period, unit and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.money import exact_sum, parse_number
from snit_xl.domain.periods import CLOSING, MONTHS, Period, parse_period
from snit_xl.workbook.functions.arguments import (
    Argument,
    ArgumentError,
    Rows,
    answers,
    given,
    is_empty,
    refuse,
    single,
    vector,
)
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.functions.ledger_accounts import matches, plain_text, read_accounts
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import serial_to_date, to_decimal, to_float
from snit_xl.workbook.view import EMPTY, Area, ErrorValue, Scalar, TableArea, WorkbookView, cell_name

_COLUMNS = ("ledger_year", "ledger_month", "account", "cost_unit", "ledger_amount", "ledger_source")
_YEAR_AND_MONTH = (190_001, 99_991_231)
_DAYS = range(20_000, 100_000)  # a period typed in a cell may have become a date: 1954 to 2173


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the ledger as it stands (rad i Utfall)."""

    year: Scalar
    month: Scalar
    account: str
    unit: str
    amount: Scalar
    source: str
    place: str


@answers
def ledger_sum(
    view: WorkbookView,
    account: Argument,
    first: Argument = None,
    last: Argument = None,
    unit: Argument = None,
    source: Argument = None,
) -> Rows:
    """Sum the Utfall sheet, tkr (SNIT_UTFALL); no matching row is 0, but an empty sheet is #N/A.

    Without periods: January to the workbook's period. `unit` and `source` are one cell or more; empty means all.
    """
    accounts = single(given(account, "konto"), "konto", read_accounts)
    start = _period(view, first, "fran_period", 1)
    end = _period(view, last, "till_period", None)
    if start > end:
        raise refuse("FUNKTION-PERIOD-ORDNING", "till_period", first=str(start), last=str(end))
    units, sources = _wanted(unit, "enhet"), _wanted(source, "kalla")
    rows = list(_rows(view))
    if not rows:
        raise ArgumentError(Fault("FUNKTION-UTFALL-TOMT", "missing"))
    if accounts.longest > max(len(row.account) for row in rows):
        raise refuse("FUNKTION-KONTO-LANGT", "konto", value=plain_text(given(account, "konto")[0][0]))
    chosen = (
        row
        for row in rows
        if accounts.hold(row.account)
        and (not units or matches(row.unit, units))
        and (not sources or matches(row.source, sources))
        and start <= _row_period(row) <= end
    )
    return [[to_float(exact_sum(_amount(row) for row in chosen))]]


def areas_of_ledger_sum(view: WorkbookView) -> Iterator[Area]:
    """Return the cells that a sum may rest on (summans indata)."""
    where = view.tables.get(TABLES["ledger"])
    names = (view.names.get(field_term(key).name) for key in ("year", "month"))
    yield from (area for area in (where.area if where else None, *names) if area is not None)


def _rows(view: WorkbookView) -> Iterator[_Row]:
    where = view.tables.get(TABLES["ledger"])
    if where is None:
        raise ArgumentError(Fault("FUNKTION-ARBETSBOK"))
    cols = _places(where)
    grid = view.cells.get(where.area.sheet, {})
    for row in where.area.rows:
        year, month, account, unit, amount, source = (grid.get((row, col), EMPTY).value for col in cols)
        if not (is_empty(account) and is_empty(amount)):
            place = f"{where.area.sheet}!{cell_name(row, cols[4])}"
            if any(isinstance(x, ErrorValue) for x in (account, unit, source)):
                raise ArgumentError(Fault("FUNKTION-UTFALL-RAD", "value", (("place", place),)))
            yield _Row(year, month, plain_text(account), plain_text(unit), amount, plain_text(source), place)


def _places(where: TableArea) -> list[int]:
    headings = [heading("ledger", key) for key in _COLUMNS]
    if any(text not in where.columns for text in headings):
        raise ArgumentError(Fault("FUNKTION-ARBETSBOK"))
    return [where.column(text).left for text in headings]


def _wanted(rows: Argument, argument: str) -> list[str]:
    """Read units or sources (läs enheter); none means all."""
    if not rows:
        return []
    texts = vector(rows, argument, lambda x, _: plain_text(x).casefold())
    return [text for text in texts if text]


def _period(view: WorkbookView, rows: Argument, argument: str, month: int | None) -> Period:
    """Read a period (läs period); left out or empty it is `month` of the workbook's year, or the workbook's own."""
    x = None if not rows else single(rows, argument, lambda cell, _: cell)
    if is_empty(x):
        return Period(_own(view, "year"), month or min(_own(view, "month"), MONTHS))
    if isinstance(x, str):
        number = parse_number(x)
        return _from_text(x, argument) if number is None else _from_number(view, number, argument)
    if isinstance(x, float):
        return _from_number(view, to_decimal(x), argument)
    raise refuse("FUNKTION-PERIOD", argument, value=str(x))


def _from_text(text: str, argument: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise refuse("FUNKTION-PERIOD", argument, value=text)
    return period


def _from_number(view: WorkbookView, number: Decimal, argument: str) -> Period:
    if number == int(number):
        if 1 <= number <= CLOSING:
            return Period(_own(view, "year"), min(int(number), MONTHS))
        day = serial_to_date(float(number), date1904=view.date1904) if int(number) in _DAYS else None
        inside = _YEAR_AND_MONTH[0] <= number <= _YEAR_AND_MONTH[1]
        period = parse_period(day or int(number)) if day or inside else None
        if period is not None:
            return period
    raise refuse("FUNKTION-PERIOD", argument, value=number)


def _own(view: WorkbookView, key: str) -> int:
    """Return the workbook's year or month (arbetsbokens period)."""
    area = view.names.get(field_term(key).name)
    value = view.cell(area.sheet, area.top, area.left).value if area else None
    if not isinstance(value, float) or value != int(value) or value < 1:
        raise ArgumentError(Fault("FUNKTION-AR-SAKNAS"))
    return int(value)


def _row_period(row: _Row) -> Period:
    if isinstance(row.year, float) and isinstance(row.month, float):
        period = parse_period(f"{row.year:04.0f}-{row.month:.0f}")
        if period is not None and row.year == int(row.year) and row.month == int(row.month):
            return period
    raise ArgumentError(Fault("FUNKTION-UTFALL-RAD", "value", (("place", row.place),)))


def _amount(row: _Row) -> Decimal:
    if is_empty(row.amount):
        return Decimal(0)
    number = parse_number(row.amount) if isinstance(row.amount, str) else None
    if isinstance(row.amount, float):
        number = to_decimal(row.amount)
    if number is None:
        raise ArgumentError(Fault("FUNKTION-UTFALL-RAD", "value", (("place", row.place),)))
    return number
