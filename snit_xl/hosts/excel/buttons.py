"""The buttons on a workbook open in Excel (knapparna): read, run the loop, log, write; every refusal in Swedish."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime

from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.input_changes import named
from snit_xl.actions.lock_version import lock_version
from snit_xl.actions.log import Author
from snit_xl.actions.noticing import only_stamps
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen
from snit_xl.actions.seen_inputs import Press
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.hosts.excel import said
from snit_xl.hosts.excel.keeping import carry_out_kept
from snit_xl.hosts.excel.live import LiveBook
from snit_xl.hosts.excel.plan import planned
from snit_xl.hosts.excel.reader import OpenBook, read_book
from snit_xl.hosts.excel.refusals import ExcelRefusedError, refused
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.hosts.excel.session import carry_out
from snit_xl.hosts.excel.steps import Step, read_steps
from snit_xl.hosts.excel.taking_back import going_back, rows_of
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.excel_texts import text
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import TableRows, WorkbookView, Writes


def update(book: LiveBook, now: datetime, who: str) -> Message:
    """Press Uppdatera prognos (uppdatera): proposals, settlement, bridge, dates, checks, log."""
    return at_edge(lambda: _update(read_book(book), Author(who, now)))


def check(book: LiveBook, now: datetime, who: str) -> Message:
    """Press Kontrollera (kontrollera): writes the list of checks and nothing else, also where inputs are at fault."""
    return at_edge(lambda: _check(read_book(book), Author(who, now)))


def lock(book: LiveBook, name: str, now: datetime, who: str) -> Message:
    """Press Lås version (lås version): saves the forecast under a name, which the user has typed."""
    return at_edge(lambda: _lock(read_book(book), name, Author(who, now)))


def restore(book: LiveBook, now: datetime, who: str, *, force: bool = False) -> Message:
    """Press Återställ (återställ): gives the last button's cells their old values, and logs it.

    Pressed again it goes one more step back. Refused where a cell no longer holds what the button wrote; with `force`
    those are left as they are and the others restored.
    """
    return at_edge(lambda: _restore(read_book(book), Author(who, now), force=force))


def at_edge(work: Callable[[], Message]) -> Message:
    """Turn what this host and the readers of books raise into a message (Excelvärdens kant); nothing else does."""
    try:
        return work()
    except (ExcelRefusedError, BooksRefusedError) as refusal:
        return said.failed(refusal.problem)


def _update(opened: OpenBook, author: Author) -> Message:
    ran = loop.run(opened.view, update_forecast, author.now, press=Press(author, "update"))
    if ran.blocking or ran.model is None:
        return said.refused(ran.blocking, ran.findings)
    if ran.writes is None or only_stamps(opened.view, ran.writes):
        return Message(Status.UNCHANGED, text("unchanged"), ran.findings)
    writes = log.with_update(ran.model, ran.writes, ran.before, ran.after, author)
    copy = carry_out_kept(opened, writes, "update", author)
    return said.done(said.updated(ran), copy, ran.findings)


def _check(opened: OpenBook, author: Author) -> Message:
    ran = loop.run(opened.view, _list_findings, author.now, mends=False)
    if ran.model is None:
        return said.refused(ran.blocking, ran.findings)
    lists = ran.writes.lists if ran.writes is not None else ()
    if not lists:
        return Message(Status.UNCHANGED, said.checked(ran.findings), ran.findings)
    copy = carry_out_kept(opened, Writes(lists=lists), "check", author)
    return said.done(said.checked(ran.findings), copy, ran.findings)


def _list_findings(model: Model, _now: datetime) -> Outcome:
    found = checking.findings(model)
    pen = Pen(model.fields)
    pen.rows("checks", checking.list_rows(found))
    return Outcome(pen.writes(), found)


def _lock(opened: OpenBook, typed: str, author: Author) -> Message:
    name = unicodedata.normalize("NFC", typed).strip()
    if not name:
        raise refused("EXCEL-NAMN-SAKNAS")

    def action(model: Model, _now: datetime) -> Outcome:
        return lock_version(model, name, author)

    ran = loop.run(opened.view, action, author.now, press=Press(author, "lock"))
    if ran.blocking or ran.model is None or ran.writes is None:
        return said.refused(ran.blocking, ran.findings)
    copy = carry_out_kept(opened, ran.writes, "lock", author)
    return said.done(message("locked", name=name, count=len(ran.model.rows)), copy, ran.findings)


def _restore(opened: OpenBook, author: Author, *, force: bool) -> Message:
    reading = read_model(opened.view)
    if reading.model is None:
        return said.refused(reading.problems)
    steps = read_steps(opened.view)
    if not steps:
        raise refused("EXCEL-INGET-STEG")
    *earlier, last = steps
    back = going_back(opened.view, last, force=force)
    writes = Writes(back.writes.cells, (*back.writes.lists, _log_rows(opened.view, last, author)))
    carry_out(opened, planned(opened, writes), lambda _written: earlier)
    told = text("restored", action=last.action, time=last.time, count=back.count)
    more = [text("restore_next", action=step.action, time=step.time) for step in earlier[-1:]]
    told = " ".join([told, *(more or [text("restore_last")])])
    if back.kept:
        told = f"{told} {text('kept', cells=named(back.kept))}"
    return Message(Status.DONE, told)


def _log_rows(view: WorkbookView, step: Step, author: Author) -> TableRows:
    """Return the log with one line more: what was stepped back (loggrader)."""
    pen = Pen({})
    what = text("log_restored", action=step.action, time=step.time)
    pen.rows("log", [log.entry(author, "restore", what)])
    (new,) = pen.writes().lists
    return TableRows(TABLES["log"], (*rows_of(view, TABLES["log"]), *new.rows))
