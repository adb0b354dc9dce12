"""The command that writes the meetings as a calendar file (kalender)."""

from __future__ import annotations

import argparse
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.told import Told, told
from snit_xl.hosts.file.calendar import write_calendar
from snit_xl.hosts.file.commands import Result
from snit_xl.workbook.terms.calendar_texts import FILE_NAME
from snit_xl.workbook.terms.cli_texts import text


def calendar(options: argparse.Namespace, author: Author) -> Told:
    """Write the calendar file (kalender), beside the workbook where nothing else is said."""
    path = Path(options.file)
    out = Path(options.calendar_out) if options.calendar_out else path.absolute().with_name(FILE_NAME)
    result = write_calendar(path, out, author)
    more = {"kalender": None if result.blocking else str(out), "moten": result.rows}
    return told(options, result, lambda: _say(result, out), more)


def _say(result: Result, out: Path) -> None:
    show.say(text("calendar_done", path=str(out.resolve()), count=result.rows), text("calendar_again"))
