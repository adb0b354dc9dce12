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
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.messages import ACTIONS, serial_minute, stamp_text
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Scalar, TableRows, WorkbookView, Writes


def noticed(
    before: WorkbookView, after: WorkbookView, layout: Layout, model: Model, writes: Writes | None, press: Press
) -> Writes | None:
    """Return a run's writes with the user's own changes logged and the inputs as they are now (uppmärksamma).

    The changes alone are reason enough to write. A workbook without a snapshot gets its first; one without a change
    gets another moment to count the next one from, where anything else is written.
    """
    seen = read_snapshot(before)
    lines = [] if seen is None else list(_lines(seen, _typed(before, after), layout, press))
    if seen is not None and not lines and (writes is None or only_stamps(before, writes)):
        return writes
    taken = snapshot(tuple(rows_now(after, layout)), press)
    own = writes or Writes()
    log = TABLES["log"]
    led_to = next((rows.rows[len(model.log) :] for rows in own.lists if rows.table == log), ())
    others = Writes(own.cells, (*(rows for rows in own.lists if rows.table != log), taken))
    if not lines and not led_to:
        return others
    told = with_lines(model, others, lines)
    return Writes(told.cells, tuple(_longer(rows, led_to) if rows.table == log else rows for rows in told.lists))


def _longer(rows: TableRows, more: tuple[tuple[Scalar, ...], ...]) -> TableRows:
    """Return a list with some rows more (fler rader): a change stands in the log before what it led to."""
    return TableRows(rows.table, (*rows.rows, *more))


def only_stamps(view: WorkbookView, writes: Writes) -> bool:
    """Tell whether nothing but the time of the update would be written (oförändrat).

    Formulas whose value differs from ours don't count here: a program in manual mode lags behind.
    """
    stamp = view.names.get(field_term("updated_at").name)
    where = {(stamp.sheet, stamp.top, stamp.left)} if stamp else set()
    return not writes.lists and all((w.sheet, w.row, w.col) in where for w in writes.cells)


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
