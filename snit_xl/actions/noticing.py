"""Puts what the user has changed in the log, with the button that noticed it (uppmärksammad ändring)."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.actions.input_changes import changes_since
from snit_xl.actions.log import Row, with_lines
from snit_xl.actions.pen import moment
from snit_xl.actions.seen_inputs import Press, Seen, read_snapshot, rows_now, snapshot
from snit_xl.workbook.computed import with_values
from snit_xl.workbook.model import Model
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.change_texts import text
from snit_xl.workbook.terms.messages import ACTIONS, serial_minute, stamp_text
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import TableRows, WorkbookView, Writes


def noticed(before: WorkbookView, after: WorkbookView, layout: Layout, model: Model, press: Press) -> Writes | None:
    """Return the log with the user's changes in it, and the snapshot to compare with next time (uppmärksamma).

    None where no input has changed since the workbook's snapshot was taken. A workbook without one gets its first.
    """
    seen, rows = read_snapshot(before), tuple(rows_now(after, layout))
    lines = [] if seen is None else list(_lines(seen, _typed(before, after), layout, press))
    if seen is not None and not lines:
        return None
    taken = Writes(lists=(snapshot(rows, press),))
    return with_lines(model, taken, lines) if lines else taken


def _typed(before: WorkbookView, after: WorkbookView) -> WorkbookView:
    """Return the workbook as the user left it (som användaren lämnade den), with its own formulas computed.

    One action writes inputs, to fill Senaste handling: what it writes is no change of the user's.
    """
    computed = {
        (sheet, *at): after.cell(sheet, *at).value
        for sheet, grid in before.cells.items()
        for at, cell in grid.items()
        if cell.formula is not None
    }
    return with_values(before, computed)


def seen_again(after: WorkbookView, layout: Layout, press: Press) -> TableRows:
    """Return the snapshot of a run that found no change (sett igen): the next change is later than this."""
    return snapshot(tuple(rows_now(after, layout)), press)


def with_noticed(model: Model, writes: Writes, found: Writes) -> Writes:
    """Return an action's writes with what was noticed (slå ihop): changes stand in the log before what they led to."""
    log = TABLES["log"]
    noted = next((rows.rows for rows in found.lists if rows.table == log), ())
    own = next((rows.rows for rows in writes.lists if rows.table == log), ())
    both = TableRows(log, (*noted, *own[len(model.log) :]) if noted else own)
    others = tuple(rows for rows in (*writes.lists, *found.lists) if rows.table != log)
    return Writes(writes.cells + found.cells, (*others, both) if both.rows else others)


def _lines(seen: Seen, after: WorkbookView, layout: Layout, press: Press) -> Iterator[Row]:
    between = _between(seen, press)
    for one in changes_since(seen, after, layout):
        place = (one.sheet, one.cell or None)
        head = (moment(press.author.now), text("somebody"), ACTIONS["input"])
        yield (*head, *place, one.what, one.before, one.after, between)


def _between(seen: Seen, press: Press) -> str:
    """Say between which runs something was changed (mellan vilka körningar), and who saved the file where it says."""
    author = press.author
    said = text(
        "between",
        first=serial_minute(seen.at),
        first_who=seen.who,
        first_action=seen.action,
        last=stamp_text(author.now),
        last_who=author.who,
        last_action=ACTIONS[press.action],
    )
    if not author.saved_by or author.saved_at < serial_minute(seen.at):
        return said
    return f"{said} {text('saved_by', who=author.saved_by, at=author.saved_at)}"
