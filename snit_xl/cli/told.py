"""How a command's result is told (berätta): refusals, JSON and exit status are the same for every command."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Mapping
from types import MappingProxyType

from snit_xl.cli import show
from snit_xl.cli.parser import FAULTY, FINE, UNUSABLE
from snit_xl.hosts.file.commands import Result, Status
from snit_xl.workbook.terms.cli_texts import text
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.values import to_decimal

STATUS: Mapping[Status, int] = {
    Status.DONE: FINE,
    Status.UNCHANGED: FINE,
    Status.REFUSED: FAULTY,
    Status.WAITS: FAULTY,
    Status.UNUSABLE: UNUSABLE,
}

NOTHING_MORE: Mapping[str, object] = MappingProxyType({})
Told = tuple[Callable[[], None], int]


def told(
    options: argparse.Namespace,
    result: Result,
    say: Callable[[], None],
    more: Mapping[str, object] = NOTHING_MORE,
    *,
    faulty: bool = False,
) -> Told:
    """Return how a result is told and its exit status (berätta); refusals are told the same way for every command.

    `faulty` is where what is found is a fault of the workbook though the command did its work.
    """
    status = STATUS[result.status] or (FAULTY if faulty else FINE)
    if options.debug and result.error is not None:
        traceback.print_exception(result.error, file=sys.stderr)
    if options.json:
        return (lambda: show.say_json(_json(result, status, more))), status
    if result.blocking:
        return (lambda: _say_refused(result, options)), status
    return say, status


def _json(result: Result, status: int, more: Mapping[str, object]) -> dict[str, object]:
    return {
        "status": status,
        "fil": str(result.path),
        "andrad": result.status is Status.DONE,
        "sakerhetskopia": str(result.backup) if result.backup else None,
        "prognos_fore": result.before,
        "prognos_efter": result.after,
        "hinder": show.findings_json(result.blocking),
        "fynd": show.findings_json(result.findings),
        "ur_filerna": show.findings_json(result.prepared.ran.noted if result.prepared is not None else ()),
        **more,
    }


def _refused(options: argparse.Namespace) -> str:
    """Return how a refusal begins (avvisat); a command that only shows something leaves the file alone anyway."""
    if options.command == "trace":
        return text("trace_refused")
    if options.command == "papers":
        return text("papers_refused_despite" if options.despite else "papers_refused")
    if options.command == "calendar":
        return text("calendar_refused")
    return message("refused")


def _say_refused(result: Result, options: argparse.Namespace) -> None:
    """Say why nothing was done (avvisat)."""
    refused = _refused(options)
    show.say(refused if result.status is Status.REFUSED else text("unused"))
    show.say_findings(result.blocking)


def amount_text(value: float | None) -> str:
    """Write an amount in whole tkr (belopp i text)."""
    return "?" if value is None else figure(to_decimal(value), 0)


def say_done(said: str, result: Result) -> None:
    """Say that it is done, and where the copy of what was before lies (klart)."""
    show.say(said)
    if result.backup is not None:
        show.say(text("backup", path=str(result.backup)))
