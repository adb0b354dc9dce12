"""The calendar file from a closed workbook (kalenderfil): the workbook is left alone, and so is any other file."""

from __future__ import annotations

from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.log import Author
from snit_xl.actions.make_calendar import make_calendar
from snit_xl.hosts.file.commands import Result, Status, at_edge, refusal
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.package import read_bytes
from snit_xl.hosts.file.refusals import library_needed, refused
from snit_xl.hosts.file.replace import make_folder, replace_atomically


def write_calendar(path: Path, out: Path, author: Author) -> Result:
    """Write a closed workbook's meetings to a calendar file (kalenderfil); an earlier one of ours is replaced."""
    return at_edge(path, lambda: _write(path, out, author))


def _write(path: Path, out: Path, author: Author) -> Result:
    ran = loop.run(read_workbook(path).view, make_calendar, author.now)
    if ran.blocking or ran.model is None:
        return refusal(path, ran)
    result = Result(path, Status.DONE, ran.findings, rows=len(ran.model.meetings))
    with library_needed():
        from snit_xl.papers.calendar_file import calendar_file, is_ours  # noqa: PLC0415 - an optional extra
    data = calendar_file(ran.model, author.now)
    if out.exists() and not is_ours(read_bytes(out)):
        raise refused("KALENDER-FINNS", file=out.name)
    make_folder(out.parent)
    replace_atomically(out, data)
    return result
