"""The log (logg): who ran what and when, and which decided figures changed from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from snit_xl.actions.pen import Written, moment, scalar
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import ACTIONS, message
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import CellWrite, Scalar, TableRows, WorkbookView, Writes, cell_name

# Results that somebody decides from; the others can be computed again from the same inputs.
LOGGED = (("rows", "proposal"), ("settlement", "to_pay"), ("bridge", "closing"))
Row = tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """Who pressed the button, and when (upphov); `saved_by` is who last saved the file and when, where it says so."""

    who: str
    now: datetime
    saved_by: str = ""
    saved_at: str = ""


def entry(author: Author, action: str, what: str, before: Written = None, after: Written = None) -> Row:
    """Return one line about the action as a whole (loggrad)."""
    return (moment(author.now), author.who, ACTIONS[action], None, None, what, before, after, None)


def with_update(model: Model, writes: Writes, before: WorkbookView, after: WorkbookView, author: Author) -> Writes:
    """Return an update's writes with its lines in the log (logga uppdatering).

    `writes` are only what differs from the file, so that an update that changes nothing is not logged.
    """
    return with_lines(model, writes, update_lines(writes, before, after, author))


def update_lines(writes: Writes, before: WorkbookView, after: WorkbookView, author: Author) -> Iterator[Row]:
    """Return an update's lines (uppdateringens rader): the total forecast, then each decided figure that changes."""
    yield entry(author, "update", message("log_updated"), forecast_before(before), forecast_total(after))
    yield from changes(before, writes, author, "update")


def with_lines(model: Model, writes: Writes, lines: Iterable[Row]) -> Writes:
    """Return writes with some lines more in the log (logga)."""
    name = TABLES["log"]
    begun = next((rows.rows for rows in writes.lists if rows.table == name), model.log)
    more = tuple(tuple(scalar(value) for value in line) for line in lines)
    others = tuple(rows for rows in writes.lists if rows.table != name)
    return Writes(writes.cells, (*others, TableRows(name, (*begun, *more))))


def forecast_before(view: WorkbookView) -> float | None:
    """Return the forecast as the last update left it (prognos före), in tkr; None where none had been made.

    The total on Start is no witness: it follows what has been typed since.
    """
    value = _field(view, "updated_total")
    return value if isinstance(value, float) else None


def forecast_total(view: WorkbookView) -> float | None:
    """Return the forecast for the committees together as its cell shows it (prognos för nämnderna), in tkr."""
    value = _field(view, "forecast_total")
    return value if isinstance(value, float) else None


def _field(view: WorkbookView, key: str) -> Scalar:
    area = view.names[field_term(key).name]
    return view.cell(area.sheet, area.top, area.left).value


def changes(view: WorkbookView, writes: Writes, author: Author, action: str) -> Iterator[Row]:
    """Return one line per logged cell that changes (ändrade celler)."""
    columns = _logged_columns(view)
    for write in writes.cells:
        found = columns.get((write.sheet, write.col))
        if found is None or write.row not in found[1]:
            continue
        name, _ = found
        old = view.cell(write.sheet, write.row, write.col).value
        if old != write.value:
            yield _line(author, action, write, name, old)


def _logged_columns(view: WorkbookView) -> dict[tuple[str, int], tuple[str, range]]:
    columns = {}
    for table, key in LOGGED:
        area = view.tables[TABLES[table]].column(heading(table, key))
        columns[area.sheet, area.left] = (heading(table, key), area.rows)
    return columns


def _line(author: Author, action: str, write: CellWrite, name: str, old: Scalar) -> Row:
    cell = cell_name(write.row, write.col)
    return (
        moment(author.now),
        author.who,
        ACTIONS[action],
        write.sheet,
        cell,
        name,
        _plain(old),
        _plain(write.value),
        None,
    )


def _plain(value: Scalar) -> Written:
    return value if isinstance(value, float | str) else None
