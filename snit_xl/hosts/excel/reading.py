"""Läs in utfall on an open workbook (inläsning i Excel): asked first where it must be, then written at once.

Nothing is remembered between a question and its answer. The answer says what the user agreed to: files with this
content, read as the reader guesses, and this change list. Where any of it has become another, the user is asked anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.list_questions import guess_text, question_lines
from snit_xl.actions.log import Author
from snit_xl.actions.noticing import only_stamps
from snit_xl.actions.progress import Paced
from snit_xl.actions.reading import (
    Prepared,
    begin,
    change_lines,
    done_text,
    fault_lines,
    noted_lines,
    prepare,
    settings_for,
    tally_lines,
)
from snit_xl.books.intake import Asked, Intake
from snit_xl.books.list_intake import Settings
from snit_xl.books.lists import SHEET_QUESTION, preview
from snit_xl.domain.problems import Place, problem
from snit_xl.hosts.excel import said
from snit_xl.hosts.excel.buttons import at_edge
from snit_xl.hosts.excel.keeping import carry_out_kept, home_of
from snit_xl.hosts.excel.live import LiveApp, LiveBook
from snit_xl.hosts.excel.reader import OpenBook, read_book
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.hosts.excel.shelf import Shelf, content_codes
from snit_xl.workbook.terms.excel_texts import text
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.question_texts import asked_text
from snit_xl.workbook.terms.sheets import TABLES

SAMPLES = (3, 1, 0)  # first rows of a list to show: as many as there is room for
_CODE_LENGTH = 16
_SHELF = Shelf()


def read(book: LiveBook, paths: str, now: datetime, who: str) -> Message:
    """Press Läs in utfall (läs in utfall) on files, one path per line."""
    return at_edge(lambda: _read(book, paths, Author(who, now), ""))


def read_agreed(book: LiveBook, answer_and_paths: str, now: datetime, who: str) -> Message:
    """Press Läs in utfall when the user has said OK (läs in efter svar): first the answer, then one path per line."""
    answer, _, paths = answer_and_paths.partition("\n")
    return at_edge(lambda: _read(book, paths, Author(who, now), answer))


def _read(book: LiveBook, paths: str, author: Author, answer: str) -> Message:
    files = [Path(line.strip()) for line in paths.splitlines() if line.strip()]
    if not files:
        raise refused("EXCEL-FILER-SAKNAS")
    opened = read_book(book)
    agreed, _, agreed_changes = answer.partition(".")
    content = _code("-".join(content_codes(files)))
    begun = begin(opened.view)
    settings = settings_for(begun, {}, guesses=agreed == content)
    with _status_bar(book.app) as show:
        progress = Paced(lambda name, percent: show(text("reading", file=name, percent=percent)))
        taken = _SHELF.take(files, settings, progress.tell)
        if taken.refused:
            return said.refused(taken.refused)
        if taken.asked:
            return _ask_reading(files, taken, settings, content)
        prepared = prepare(begun, taken, author, home=home_of(book))
        ran = prepared.ran
        if ran.blocking or ran.model is None:
            return said.refused(ran.blocking, ran.findings)
        tally = [*tally_lines(prepared), *noted_lines(prepared)]
        if prepared.writes is None or ran.writes is None or only_stamps(opened.view, ran.writes):
            return Message(Status.UNCHANGED, _told(tally, message("read_unchanged")), ran.findings)
        if prepared.asks:
            changes = _code("\n".join(_changes(prepared)))
            if (agreed, agreed_changes) != (content, changes):
                return said.asks(_asked_changes(prepared), f"{content}.{changes}")
        show(text("writing", count=_rows(prepared)))
        return _write(opened, prepared, tally, author)


def _write(opened: OpenBook, prepared: Prepared, tally: Sequence[str], author: Author) -> Message:
    assert prepared.writes is not None  # noqa: S101 - the caller has looked
    ran = prepared.ran
    copy = carry_out_kept(opened, prepared.writes, "read", author)
    _SHELF.held.clear()
    waits = check.blocking(ran.findings)  # inputs at fault leave the forecast as it was
    result = message("read_waits") if waits else said.updated(ran)
    told = f"{done_text(len(prepared.files))} {result}"
    more = said.done("", copy).text
    return Message(Status.DONE, _told(tally, told + more), ran.findings)


def _told(tally: Sequence[str], after: str) -> str:
    return said.fitted(tally, lambda count: text("more_files", count=count), after=after)


def _rows(prepared: Prepared) -> int:
    lists = prepared.writes.lists if prepared.writes is not None else ()
    return sum(len(rows.rows) for rows in lists if rows.table == TABLES["ledger"])


def _changes(prepared: Prepared) -> list[str]:
    return [*fault_lines(prepared), *(line for change in prepared.changes for line in change_lines((change,)))]


def _asked_changes(prepared: Prepared) -> str:
    return said.fitted(
        _changes(prepared),
        lambda count: text("more_changes", count=count),
        text("changes"),
        "\n" + text("agree_changes"),
    )


def _ask_reading(files: Sequence[Path], taken: Intake, settings: Settings, content: str) -> Message:
    """Ask whether the likeliest reading is the right one (fråga om listor); all of it must be seen to be agreed to."""
    asked = [_on_its_sheet(one, files, settings) for one in taken.asked]
    for one in asked:
        for question in one.preview.questions:
            if not guess_text(question):
                stop = problem("EXCEL-LISTA-FRAGA", Place(file=one.name), question=asked_text(question))
                return said.refused((stop,))
    for most_rows in SAMPLES:
        blocks = ["\n".join(question_lines(one, most_rows)) for one in asked]
        told = "\n\n".join([text("unsure"), *blocks, text("agree_reading")])
        if len(told) <= said.LONGEST:
            return said.asks(told, content)
    raise refused("EXCEL-FRAGOR-MANGA", count=len(asked))


def _on_its_sheet(asked: Asked, files: Sequence[Path], settings: Settings) -> Asked:
    """Return a list as it would be read on the likeliest sheet (på bladet): what else is unsure there is asked too."""
    sheets = [one for one in asked.preview.questions if one.code == SHEET_QUESTION]
    if not sheets:
        return asked
    (path,) = (one for one in files if one.name == asked.name)
    seen = preview(path, settings.remembered, settings.known, sheets[0].guess)
    return Asked(asked.name, replace(seen, questions=(*sheets, *seen.questions)))


def _code(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:_CODE_LENGTH]


@contextmanager
def _status_bar(app: LiveApp) -> Iterator[Callable[[str], None]]:
    """Give what writes in the status bar (statusfält), which is Excel's own again afterwards."""

    def show(told: str) -> None:
        app.status_bar = told

    try:
        yield show
    finally:
        app.status_bar = False
