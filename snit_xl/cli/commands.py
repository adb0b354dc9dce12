"""What each command does (kommandon): runs it through the file host and says what came of it."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.cli import report, show
from snit_xl.cli.parser import FAULTY, FINE, UNUSABLE
from snit_xl.domain.problems import Severity
from snit_xl.hosts.file import commands as host
from snit_xl.hosts.file.commands import Result, Status
from snit_xl.workbook.template import EXAMPLE_SCALE, Committee, check_committee
from snit_xl.workbook.terms.cli_texts import DEMO_FOLDER, DEPARTMENT, PROGRESS, WORKBOOK_FILE, text
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView

STATUS: Mapping[Status, int] = {
    Status.DONE: FINE,
    Status.UNCHANGED: FINE,
    Status.REFUSED: FAULTY,
    Status.UNUSABLE: UNUSABLE,
}

NOTHING_MORE: Mapping[str, object] = MappingProxyType({})
Told = tuple[Callable[[], None], int]


def run(options: argparse.Namespace, who: str, now: datetime) -> int:
    """Run the chosen command (kör kommando) and return its exit status."""
    author = Author(who, now)
    with show.progress(PROGRESS[options.command]):
        told, status = COMMANDS[options.command](options, author)
    try:
        told()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has had enough; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _update(options: argparse.Namespace, author: Author) -> Told:
    result = host.update(Path(options.file), author)
    return _told(options, result, lambda: _say_updated(result))


def _check(options: argparse.Namespace, author: Author) -> Told:
    result = host.check(Path(options.file), author)
    say, status = _told(options, result, lambda: _say_checked(result))
    faulty = any(check.severity(found) is Severity.FAULT for found in result.findings)
    return say, status or (FAULTY if faulty else FINE)


def _lock(options: argparse.Namespace, author: Author) -> Told:
    name = unicodedata.normalize("NFC", options.name).strip()
    if not name:
        options.parser.wrong_use(text("empty_name"))
    result = host.lock(Path(options.file), name, author)
    said = message("locked", name=name, count=result.rows)
    return _told(options, result, lambda: _say_done(said, result))


def _restore(options: argparse.Namespace, author: Author) -> Told:
    result = host.take_back(Path(options.file), author, force=options.force)
    return _told(options, result, lambda: _say_done(text("restored"), result))


def _build(options: argparse.Namespace, author: Author) -> Told:
    # Building loads XlsxWriter, which no other command needs.
    from snit_xl.actions.build_workbook import build_committee, build_example  # noqa: PLC0415

    committee = _committee(options, author)
    wrong = check_committee(committee) if committee else ()
    if wrong:
        return _told(options, Result(Path(), Status.UNUSABLE, blocking=wrong), show.say)
    path = Path(options.file or WORKBOOK_FILE)
    data, found = build_committee(committee, author.now) if committee else build_example(author.now)
    result = replace(host.create(path, data, author, over=options.replace), findings=found)
    missing = check.blocking(found)
    return _told(options, result, lambda: _say_built(result, len(missing)))


def _committee(options: argparse.Namespace, author: Author) -> Committee | None:
    """Return whom to build for (nämnd), None for the example; options that only go with --kommuner are refused."""
    if options.municipalities is not None:
        return Committee(
            _names(options.municipalities),
            _names(options.departments or "") or (DEPARTMENT,),
            author.now.year,
            int(options.scale or EXAMPLE_SCALE),
        )
    for value, option in ((options.departments, "--avdelningar"), (options.scale, "--skala")):
        if value is not None:
            options.parser.wrong_use(text("needs_municipalities", option=option))
    return None


def _names(typed: str) -> tuple[str, ...]:
    """Return the names of a comma-separated list (namn), å as one letter."""
    composed = unicodedata.normalize("NFC", typed)
    return tuple(name.strip() for name in composed.split(",") if name.strip())


def _demo(options: argparse.Namespace, author: Author) -> Told:
    from snit_xl.actions.build_workbook import build_example  # noqa: PLC0415 - as in _build

    path = Path(options.folder or DEMO_FOLDER) / WORKBOOK_FILE
    made = host.create(path, build_example(author.now, updated=False)[0], author, over=True)
    if made.status is not Status.DONE:
        return _told(options, made, show.say)
    result = host.update(made.path, author)
    if result.status is Status.UNUSABLE:
        return _told(options, result, show.say)
    view = host.view_of(made.path)
    if options.json:
        return _told(options, result, show.say, report.as_json(view))
    return _told(options, result, lambda: _say_demo(result, view, made.backup))


def _told(
    options: argparse.Namespace,
    result: Result,
    say: Callable[[], None],
    more: Mapping[str, object] = NOTHING_MORE,
) -> Told:
    """Return how a result is told and its exit status (berätta); refusals are told the same way for every command."""
    status = STATUS[result.status]
    if options.debug and result.error is not None:
        traceback.print_exception(result.error, file=sys.stderr)
    if options.json:
        return (lambda: show.say_json(_json(result, status, more))), status
    if result.blocking:
        return (lambda: _say_refused(result)), status
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
        **more,
    }


def _say_refused(result: Result) -> None:
    faulty = result.status is Status.REFUSED
    show.say(message("refused") if faulty else text("unused"))
    show.say_findings(result.blocking)


def _say_updated(result: Result) -> None:
    if result.status is Status.UNCHANGED:
        show.say(message("unchanged"))
        return
    findings = show.counts_text(result.findings)
    after = _amount(result.after)
    if result.before is None:
        said = message("updated_first", after=after, findings=findings)
    else:
        said = message("updated", before=_amount(result.before), after=after, findings=findings)
    _say_done(said, result)
    if result.findings:
        show.say(text("found_hint", path=str(result.path)))


def _amount(value: float | None) -> str:
    return "?" if value is None else figure(to_decimal(value), 0)


def _say_checked(result: Result) -> None:
    if not result.findings:
        show.say(text("nothing_found"))
        return
    show.say(text("found", findings=show.counts_text(result.findings)))
    show.say_findings(result.findings)


def _say_built(result: Result, missing: int) -> None:
    _say_done(text("built"), result)
    show.say(text("path", path=str(result.path)))
    if missing:
        show.say(text("built_empty", path=str(result.path), count=missing))


def _say_demo(result: Result, view: WorkbookView, replaced: Path | None) -> None:
    show.say(*report.lines(view), "", text("found", findings=show.counts_text(result.findings)))
    if result.findings:
        show.say(text("found_hint", path=str(result.path)))
    if replaced is not None:
        show.say(text("backup", path=str(replaced)))
    show.say(text("path", path=str(result.path.resolve())))


def _say_done(said: str, result: Result) -> None:
    show.say(said)
    if result.backup is not None:
        show.say(text("backup", path=str(result.backup)))


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Author], Told]] = {
    "demo": _demo,
    "build": _build,
    "update": _update,
    "check": _check,
    "lock": _lock,
    "restore": _restore,
}
