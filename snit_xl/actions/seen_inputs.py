"""The inputs as the program last saw them (sedd indata): a snapshot kept in the workbook, row by row.

A user's change leaves no trace of its own, so the program compares with what the cells held when it last wrote. The
snapshot is a result list on a hidden sheet: it follows the file wherever it is moved or copied, whoever presses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from snit_xl.actions.log import Author
from snit_xl.actions.pen import moment
from snit_xl.workbook.cell_text import shown
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fmt, Kind, Layout, Table
from snit_xl.workbook.terms.change_texts import SEEN_FIELDS, SEEN_RUN
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.messages import ACTIONS, serial_text
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import ErrorValue, Scalar, TableRows, WorkbookView

FIELDS = "fields"
VALUE = "value"
SEEN_COLUMNS = 3
# A long text is told apart by a checksum, so that a snapshot stays small whatever is written in Texter.
LONG_TEXT = 240
MOST_LETTERS = 120
NAMED_BY = 2
# So many does a file hold that a spreadsheet program has saved: 16:00 comes back another at the sixteenth.
DIGITS = 15
NAMES: Mapping[str, str] = {**TABLES, FIELDS: SEEN_FIELDS}
KEYS: Mapping[str, str] = {name: key for key, name in NAMES.items()}
Kept = float | str
Spot = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Press:
    """A button that is pressed (tryck): by whom, and which one, as a key of ACTIONS."""

    author: Author
    action: str


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One row of inputs (indatarad): the table's key, what the row is in words, its filled cells by column key.

    `sheet`, `row` and `columns` say where the row's cells stand now; a row out of the snapshot has no place.
    """

    table: str
    name: str
    values: Mapping[str, Kept]
    sheet: str = ""
    row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, Spot]:
        """Where each column's cell of the row stands (platser)."""
        return {key: (self.sheet, self.row, col) for key, col in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Seen:
    """A snapshot (ögonblicksbild): when it was taken, by whom and at which button, and the rows."""

    at: float
    who: str
    action: str
    rows: tuple[SeenRow, ...]


def rows_now(view: WorkbookView, layout: Layout) -> Iterator[SeenRow]:
    """Return every row of inputs that has anything in it (indata nu); each field is a row of its own."""
    for key, table in layout.tables().items():
        if TABLES[key] in view.tables and not table.grows:
            yield from _table_rows(view, layout, key, table)
    for key, spec in layout.fields().items():
        area = view.names.get(field_term(key).name)
        if spec.kind is Kind.INPUT and area is not None:
            kept = _kept(view.cell(area.sheet, area.top, area.left).value)
            values = {} if kept is None else {VALUE: kept}
            yield SeenRow(FIELDS, key, values, area.sheet, area.top, {VALUE: area.left})


def _table_rows(view: WorkbookView, layout: Layout, key: str, table: Table) -> Iterator[SeenRow]:
    where = view.tables[TABLES[key]]
    columns = {
        one.key: where.column(one.heading).left
        for one in instances(table, layout.municipalities)
        if one.column.kind is Kind.INPUT and one.heading in where.columns
    }
    naming = _naming(table)
    sheet = where.area.sheet
    grid = view.cells.get(sheet, {})
    for row in where.area.rows if columns else ():
        filled = ((column, grid[row, col].value) for column, col in columns.items() if (row, col) in grid)
        values = {column: kept for column, value in filled if (kept := _kept(value)) is not None}
        if values:
            name = ", ".join(said(values[column], fmt) for column, fmt in naming.items() if column in values)
            yield SeenRow(key, name, values, sheet, row, columns)


def _naming(table: Table) -> dict[str, Fmt]:
    """Return the columns that name a row (namngivande kolumner): those that identify it, else its first inputs."""
    inputs = [column for column in table.columns if column.kind is Kind.INPUT and not column.per_municipality]
    named = [column for column in inputs if column.key in table.unique]
    return {column.key: column.fmt for column in named or inputs[:NAMED_BY]}


def said(value: Kept, fmt: Fmt) -> str:
    """Write an input's value in words (värdet i ord)."""
    if isinstance(value, str):
        return value if len(value) <= MOST_LETTERS else f"{value[:MOST_LETTERS]} …"
    if fmt is Fmt.DATE:
        return serial_text(value)
    if fmt is Fmt.TIME:
        minutes = round(value * 1440)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return shown(value)


def _kept(value: Scalar) -> Kept | None:
    """Return a cell's value as it is kept (sparat värde); None where the cell is empty."""
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, ErrorValue):
        return value.code
    if isinstance(value, str) and len(value) > LONG_TEXT:
        return f"{value[:LONG_TEXT]} … #{hashlib.sha256(value.encode()).hexdigest()[:12]}"
    return value


def snapshot(rows: Sequence[SeenRow], press: Press) -> TableRows:
    """Return the snapshot as the hidden sheet's rows (ögonblicksbild); the first one says which run it is of."""
    stamp = json.dumps({"at": moment(press.author.now), "action": ACTIONS[press.action]}, ensure_ascii=False)
    listed: list[tuple[Scalar, ...]] = [(SEEN_RUN, press.author.who, stamp)]
    for row in rows:
        values = json.dumps(dict(row.values), ensure_ascii=False, separators=(",", ":"))
        listed.append((NAMES[row.table], row.name, values))
    return TableRows(TABLES["seen"], tuple(listed))


def read_snapshot(view: WorkbookView) -> Seen | None:
    """Return the snapshot in a workbook (läs ögonblicksbild); None where there is none, or somebody has been at it."""
    where = view.tables.get(TABLES["seen"])
    if where is None or len(where.columns) < SEEN_COLUMNS:
        return None
    area = where.area
    listed = [
        [str(view.cell(area.sheet, row, col).value or "") for col in (area.left, area.left + 1, area.left + 2)]
        for row in area.rows
    ]
    try:
        (kind, who, stamp), *rest = listed
        run = json.loads(stamp)
        rows = tuple(SeenRow(KEYS[table], name, _values(text)) for table, name, text in rest)
        return Seen(float(run["at"]), who, str(run["action"]), rows) if kind == SEEN_RUN else None
    except (ValueError, TypeError, KeyError):
        return None


def _values(text: str) -> dict[str, Kept]:
    found = json.loads(text)
    if not isinstance(found, dict) or not all(isinstance(value, float | str) for value in found.values()):
        raise TypeError(text)
    return found
