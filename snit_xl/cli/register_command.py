"""The command that begins a register of certificates (sekretess): an empty workbook and a blank certificate in Word."""

from __future__ import annotations

import argparse
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.told import Told, told
from snit_xl.hosts.file.commands import Result, create_register
from snit_xl.hosts.file.register import form_path
from snit_xl.workbook.terms.certificate_texts import REGISTER_FILE
from snit_xl.workbook.terms.cli_texts import text


def register(options: argparse.Namespace, author: Author) -> Told:
    """Begin a register (sekretess); a file that is there is never written over."""
    # Building loads XlsxWriter, which no other command needs.
    from snit_xl.actions.build_register import build_register  # noqa: PLC0415

    path, committee = Path(options.file or REGISTER_FILE), options.committee or ""
    form = form_path(path)
    kept = form.exists()
    result = create_register(path, build_register(committee, author.now), committee, author)
    more = {"blankett": None if result.blocking else str(form)}
    return told(options, result, lambda: _say(result, form, kept=kept), more)


def _say(result: Result, form: Path, *, kept: bool) -> None:
    show.say(text("register_built", path=str(result.path.resolve())))
    show.say(text("form_kept" if kept else "form_written", path=str(form.resolve())))
    show.say(text("register_next", program=show.program(), path=str(result.path)))
