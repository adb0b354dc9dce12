"""The command line (kommandoraden): `snit-xl`. Only what `--help` needs is loaded before a command runs."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import TextIO

from snit_xl.cli.parser import DEBUG, UNUSABLE, make_parser
from snit_xl.workbook.terms.cli_texts import text


def main(argv: Sequence[str] | None = None, *, who: str | None = None, now: datetime | None = None) -> int:
    """Run one command and return the exit status (kör kommando): 0 fine, 1 faults found, 2 wrong use or unusable file.

    `who` and `now` go into the log and the backups' names; without them the user of the machine and its clock.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    arguments = [_composed(argument) for argument in (sys.argv[1:] if argv is None else argv)]
    parser = make_parser()
    if not arguments:
        parser.print_help(sys.stderr)
        return UNUSABLE
    try:
        return _run(parser.parse_args(arguments), who, now)
    except SystemExit as stop:  # how argparse ends after help and after wrong use
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    except KeyboardInterrupt:
        print(text("interrupted"), file=sys.stderr)  # noqa: T201 - the command line's voice
        return UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last net: nobody shall meet a traceback unasked
        return _unexpected(error, debug=bool(DEBUG.intersection(arguments)))


def _run(options: argparse.Namespace, who: str | None, now: datetime | None) -> int:
    from snit_xl.actions import edge  # noqa: PLC0415 - help must not pay for the rules
    from snit_xl.cli import commands  # noqa: PLC0415

    return commands.run(options, who or edge.user(), now or edge.clock())


def _unexpected(error: Exception, *, debug: bool) -> int:
    from snit_xl.actions.edge import unexpected  # noqa: PLC0415 - seldom needed
    from snit_xl.workbook.terms.problem_texts import describe  # noqa: PLC0415

    told = describe(unexpected(error))
    print(told.message, text("whole"), file=sys.stderr)  # noqa: T201 - the command line's voice
    if debug:
        import traceback  # noqa: PLC0415 - seldom needed

        traceback.print_exception(error, file=sys.stderr)
    else:
        print(told.mend, file=sys.stderr)  # noqa: T201 - the command line's voice
    return UNUSABLE


def _speak_utf8(stream: TextIO) -> None:
    """Let a stream take every letter and minus sign (UTF-8): a Windows code page lacks some of ours."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")


def _composed(argument: str) -> str:
    """Return commands and options with å, ä, ö as one letter each (sammansatta tecken); file names are left alone."""
    composed = unicodedata.normalize("NFC", argument)
    return argument if "/" in composed or "." in composed else composed
