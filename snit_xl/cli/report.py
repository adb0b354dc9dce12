"""The forecast as text and JSON (prognosen i terminalen), read from the workbook's own cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from snit_xl.cli.show import table
from snit_xl.workbook.terms.captions import TOTALS
from snit_xl.workbook.terms.cli_texts import HEADINGS, text
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import MONTH_NAMES, figure
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import ErrorValue, Scalar, WorkbookView

METHODS = ("by_linear", "by_remaining", "by_prior_year", "by_seasonal")
FORECAST = ("budget", "actual", *METHODS, "proposal", "adjustment", "forecast", "deviation")
SETTLEMENT = ("share_of_common", "own_costs", "share_total", "paid", "to_pay")
BRIDGE = ("opening", "pay", "uplift_amount", "savings", "closing")
Row = dict[str, Scalar]


def lines(view: WorkbookView) -> Iterator[str]:
    """Return the forecast per department and per municipality as lines of text (prognos)."""
    year, month = int(_number(view, "year")), int(_number(view, "month"))
    yield text("forecast", year=year, month=MONTH_NAMES[month - 1])
    yield from _departments(view)
    yield from ("", text("settlement"))
    yield from _municipalities(_rows(view, "settlement", ("municipality", *SETTLEMENT)), SETTLEMENT)
    yield from ("", text("bridge", year=year, next_year=year + 1))
    yield from _municipalities(_rows(view, "bridge", ("municipality", *BRIDGE)), BRIDGE, decimals=None)


def as_json(view: WorkbookView) -> dict[str, list[dict[str, object]]]:
    """Return the same for JSON (prognos), keys as headings in the workbook; amounts in tkr."""
    wanted = {
        "prognos": ("rows", ("unit", "label", "kind", "method", *FORECAST)),
        "summor": ("sums", ("unit", "label", "kind", "budget", "actual", "forecast", "deviation")),
        "avrakning": ("settlement", ("municipality", *SETTLEMENT)),
        "brygga": ("bridge", ("municipality", *BRIDGE)),
    }
    return {
        name: [{heading(key, column): _plain(value) for column, value in row.items()} for row in _rows(view, key, cols)]
        for name, (key, cols) in wanted.items()
    }


def _departments(view: WorkbookView) -> Iterator[str]:
    rows = _rows(view, "rows", ("unit", "label", "kind", *FORECAST))
    sums = _rows(view, "sums", ("unit", "label", "kind", *FORECAST))
    shown = [c for c in FORECAST if c not in METHODS or _proposes(rows, c)]
    headings = [HEADINGS["label"], *(HEADINGS[c] for c in shown)]
    results = [row for row in sums if row["kind"] == word("kind", "result")]
    bodies = {str(row["unit"]): _body(str(row["unit"]), rows, sums, shown) for row in results}
    grand = [TOTALS["all_committees"], *(_figure(_total(results, c)) for c in shown)]
    every = [headings, grand, *(row for body, _ in bodies.values() for row in body)]
    headings = [cell.rjust(max(len(row[col]) for row in every)) if col else cell for col, cell in enumerate(headings)]
    headings[0] = headings[0].ljust(max(len(row[0]) for row in every))
    for unit, (body, strong) in bodies.items():
        yield from ("", unit, *table(headings, body, strong))
    yield from ("", *table(headings, [grand]))


def _proposes(rows: Sequence[Row], method: str) -> bool:
    """Tell whether a method has anything to say (har förslag); kommunbidrag is at budget whatever the method."""
    return any(row[method] is not None for row in rows if row["kind"] != word("kind", "grant"))


def _body(
    unit: str, rows: Sequence[Row], sums: Sequence[Row], shown: Sequence[str]
) -> tuple[list[list[str]], tuple[int, ...]]:
    """Return a department's lines and the numbers of those that get a line above (avdelningens rader)."""
    details = [row for row in rows if row["unit"] == unit]
    totals = [row for row in sums if row["unit"] == unit]
    body = [[str(row["label"]), *(_figure(row[c]) for c in shown)] for row in (*details, *totals)]
    return body, (len(details),)


def _municipalities(rows: Sequence[Row], columns: Sequence[str], decimals: int | None = 0) -> list[str]:
    """Return a table with one row per municipality and their sum (tabell per kommun)."""
    headings = [HEADINGS[c] for c in ("municipality", *columns)]
    body = [[str(row["municipality"]), *(_figure(row[c], decimals) for c in columns)] for row in rows]
    body.append([text("sum"), *(_figure(_total(rows, c), decimals) for c in columns)])
    return ["", *table(headings, body, (len(rows),))]


def _rows(view: WorkbookView, key: str, columns: Sequence[str]) -> list[Row]:
    """Return a table's rows by column key (rader); a column that the table lacks is empty."""
    where = view.tables[TABLES[key]]
    found = {c: where.column(heading(key, c)).left for c in columns if heading(key, c) in where.columns}
    read = [
        {c: view.cell(where.area.sheet, row, found[c]).value if c in found else None for c in columns}
        for row in where.area.rows
    ]
    return [row for row in read if row[columns[0]] is not None]


def _total(rows: Sequence[Row], column: str) -> Scalar:
    """Sum a column exactly (summa); empty where no row has a figure."""
    amounts = [to_decimal(value) for row in rows if isinstance(value := row[column], float)]
    return float(sum(amounts, Decimal(0))) if amounts else None


def _figure(value: Scalar, decimals: int | None = 0) -> str:
    if isinstance(value, ErrorValue):
        return value.code
    return figure(to_decimal(value), decimals) if isinstance(value, float) else str(value or "")


def _plain(value: Scalar) -> object:
    if isinstance(value, ErrorValue):
        return value.code
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(view: WorkbookView, key: str) -> float:
    area = view.names[field_term(key).name]
    value = view.cell(area.sheet, area.top, area.left).value
    return value if isinstance(value, float) else 0.0
