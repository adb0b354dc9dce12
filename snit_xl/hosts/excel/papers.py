"""Skapa handlingar on an open workbook (skapa handlingar): from its cells as they stand; nothing in it is written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from snit_xl.hosts.excel import said
from snit_xl.hosts.excel.buttons import at_edge
from snit_xl.hosts.excel.keeping import home_of
from snit_xl.hosts.excel.live import LiveBook
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.papers.write.run import write_papers
from snit_xl.workbook.terms.messages import message


def write(book: LiveBook, folder: str, now: datetime, *, despite: bool = False) -> Message:
    """Press Skapa handlingar (skapa handlingar); without a folder they lie beside the workbook.

    Faults that can be set aside are told with the question whether to write all the same.
    """
    return at_edge(lambda: _write(book, folder, now, despite=despite))


def _write(book: LiveBook, folder: str, now: datetime, *, despite: bool) -> Message:
    out = Path(folder) if folder.strip() else home_of(book)
    if out is None:
        raise refused("EXCEL-HANDLINGAR-MAPP")
    try:
        kept = write_papers(read_book(book).view, out, now, despite=despite)
    except OSError as error:
        raise refused(
            "EXCEL-HANDLINGAR-SKRIV", folder=str(out), reason=error.strerror or type(error).__name__
        ) from error
    if kept.folder is not None:
        return Message(Status.DONE, "\n".join(kept.lines()), kept.ran.findings)
    if kept.blocking:
        return said.refused(kept.blocking, kept.ran.findings)
    return said.asks_despite(kept.asks, message("papers_refused"), message("papers_agree"))
