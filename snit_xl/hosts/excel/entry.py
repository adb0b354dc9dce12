"""The one door from VBA (ingång): a cell's function or a button's name in, an answer out, never an exception.

On Windows the add-in calls `call` and `press` through its own COM call and shows the text; on Mac, where RunPython
gives nothing back, `press_and_show` shows it. This is the only module that imports xlwings, and only when a button is
pressed or a function reads the workbook.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from snit_xl import udfs
from snit_xl.actions import edge
from snit_xl.hosts.excel import buttons, native, papers, reading, said, tracing
from snit_xl.hosts.excel.asked import asked_view
from snit_xl.hosts.excel.live import LiveApps, LiveBook, LiveExcel
from snit_xl.hosts.excel.refusals import ExcelRefusedError, refused
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.workbook.functions.edge import Answer
from snit_xl.workbook.terms.excel_texts import TITLE, text
from snit_xl.workbook.view import WorkbookView

Press = Callable[[LiveBook, datetime, str, str], Message]
_LOG = logging.getLogger(__name__)

BUTTONS: Mapping[str, Press] = {
    "read": lambda book, now, who, paths: reading.read(book, paths, now, who),
    "read_agreed": lambda book, now, who, given: reading.read_agreed(book, given, now, who),
    "update": lambda book, now, who, _: buttons.update(book, now, who),
    "check": lambda book, now, who, _: buttons.check(book, now, who),
    "trace": lambda book, now, _, __: tracing.show_basis(book, now),
    "papers": lambda book, now, _, folder: papers.write(book, folder, now),
    "papers_despite": lambda book, now, _, folder: papers.write(book, folder, now, despite=True),
    "lock": lambda book, now, who, name: buttons.lock(book, name, now, who),
    "restore": lambda book, now, who, _: buttons.restore(book, now, who),
    "restore_rest": lambda book, now, who, _: buttons.restore(book, now, who, force=True),
}


def call(name: str, arguments: Sequence[object], workbook: object = None) -> Answer | str:
    """Answer a cell (svara en cell): rows of plain values, or a text beginning `#SNIT!`.

    `workbook` is Excel's own object for the workbook that the cell stands in, given where the function reads it.
    """
    udfs.workbook_source(_view)
    return udfs.call(name, arguments, workbook)


def _view(workbook: Any) -> WorkbookView | None:  # noqa: ANN401 - Excel's own object has no type
    if workbook is None:
        return None
    # Made as Book.caller() makes it: no search among everything that is open, where another Excel may be busy.
    from xlwings import Book, _xlwindows  # noqa: PLC0415 - no other function needs it

    return asked_view(Book(impl=_xlwindows.Book(xl=workbook)))  # type: ignore[no-untyped-call]


def press(button: str, workbook_name: str, argument: str = "") -> str:
    """Press a button (tryck på knapp): one of BUTTONS, on the open workbook with this name or full path.

    `argument` is what the user typed or chose: for "lock" the version's name, for "read" one path per line, for
    "papers" a folder. Returns what VBA is to show the user. One that begins with `said.ASKS` asks: its first line goes
    before the paths of a press on "read_agreed" if the user says OK to the rest; for "papers" that is a press on
    "papers_despite" with the same folder.
    """
    return said.for_vba(pressed(button, workbook_name, argument))


def press_and_show(button: str, workbook_name: str, argument: str = "") -> None:
    """Press a button and show the text in Excel (tryck och visa): for Mac, where VBA gets no answer from Python."""
    done = pressed(button, workbook_name, argument)
    told = f"{done.text}\n{text('by_command')}" if done.status is Status.WAITS else done.text
    try:
        shown_in = _apps().active
        if shown_in is not None:
            shown_in.alert(told, TITLE)
    except Exception:  # noqa: BLE001 - the work is done or refused already; nobody is left to tell but the log
        _LOG.exception("could not show: %s", told)


def pressed(button: str, workbook_name: str, argument: str = "") -> Message:
    """Press a button and return the whole message (tryck på knapp), faults included; nothing is ever raised."""
    try:
        if button not in BUTTONS:
            raise refused("EXCEL-KNAPP-OKAND", button=button)  # noqa: TRY301 - told like every other refusal
        return BUTTONS[button](find_book(_apps(), workbook_name), edge.clock(), edge.user(), argument)
    except ExcelRefusedError as refusal:
        return said.failed(refusal.problem)
    except Exception as error:  # noqa: BLE001 - the last net: nobody shall meet a traceback
        _LOG.exception("button %s", button)
        return said.failed(edge.unexpected(error))


def find_book(apps: Iterable[LiveExcel], name: str) -> LiveBook:
    """Find an open workbook by name or full path in every Excel that runs (hitta arbetsboken).

    Two open workbooks by that name are refused, not guessed between.
    """
    wanted = _folded(name)
    found = [
        book for app in apps for book in app.books if wanted in {_folded(book.name), _folded(native.full_name(book))}
    ]
    if not found:
        raise refused("EXCEL-BOK-SAKNAS", name=name)
    if len(found) > 1:
        raise refused("EXCEL-BOK-FLERA", name=name)
    return found[0]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _apps() -> LiveApps:
    """Return every Excel that runs (alla Excel), by xlwings' own types: the type checker holds them against ours."""
    try:
        import xlwings  # noqa: PLC0415 - it costs most of a second where pandas is installed
    except ImportError as error:
        raise refused("EXCEL-XLWINGS-SAKNAS") from error
    return xlwings.apps
