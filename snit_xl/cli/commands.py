"""What each command does (kommandon): runs it through the file host and says what came of it."""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.actions.reading import tally_lines
from snit_xl.actions.uncounted import uncounted
from snit_xl.cli import (
    calendar_command,
    granska_commands,
    papers_command,
    reading_commands,
    register_command,
    report,
    roll_command,
    setup_commands,
    show,
    trace_command,
)
from snit_xl.cli.parser import POINTS
from snit_xl.cli.told import Told, amount_text, say_done, told
from snit_xl.domain.problems import Severity
from snit_xl.hosts.file import commands as host
from snit_xl.hosts.file.commands import Result, Status
from snit_xl.hosts.file.journal import minute_of
from snit_xl.hosts.file.papers import Papers, write_papers
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.template import EXAMPLE_SCALE, Committee, check_committee
from snit_xl.workbook.terms.cli_texts import DEMO_FOLDER, DEPARTMENT, PROGRESS, WORKBOOK_FILE, text
from snit_xl.workbook.terms.messages import BOOKS_FOLDER, message
from snit_xl.workbook.view import WorkbookView


def run(options: argparse.Namespace, who: str, now: datetime) -> int:
    """Run the chosen command (kör kommando) and return its exit status."""
    author = Author(who, now)
    with show.progress(PROGRESS[options.command]):
        say, status = COMMANDS[options.command](options, author)
    try:
        say()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has had enough; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _update(options: argparse.Namespace, author: Author) -> Told:
    result = host.update(Path(options.file), author)
    return told(options, result, lambda: _say_updated(result))


def _check(options: argparse.Namespace, author: Author) -> Told:
    result = host.check(Path(options.file), author)
    faulty = any(check.severity(found) is Severity.FAULT for found in result.findings)
    return told(options, result, lambda: _say_checked(result), faulty=faulty)


def _lock(options: argparse.Namespace, author: Author) -> Told:
    name = unicodedata.normalize("NFC", options.name or "").strip()
    if options.name is not None and not name:
        options.parser.wrong_use(text("empty_name"))
    result = host.lock(Path(options.file), name, author, POINTS.get(options.point or "", ""))
    said = message("locked", name=result.version, count=result.rows)
    return told(options, result, lambda: say_done(said, result))


def _restore(options: argparse.Namespace, author: Author) -> Told:
    path = Path(options.file)
    result = host.list_steps(path) if options.listed else host.take_back(path, author, force=options.force)
    left = [{"steg": step.action, "tid": step.time, "sakerhetskopia": step.backup} for step in result.waiting]
    undone = {"steg": result.undone.action, "tid": result.undone.time} if result.undone else None
    say = _say_steps if options.listed else _say_restored
    return told(options, result, lambda: say(result), {"atertaget": undone, "kvar": left})


def _build(options: argparse.Namespace, author: Author) -> Told:
    # Building loads XlsxWriter, which no other command needs.
    from snit_xl.actions.build_workbook import build_committee, build_example  # noqa: PLC0415

    committee = _committee(options, author)
    wrong = check_committee(committee) if committee else ()
    if wrong:
        return told(options, Result(Path(), Status.UNUSABLE, blocking=wrong), show.say)
    path = Path(options.file or WORKBOOK_FILE)
    data, found = build_committee(committee, author.now) if committee else build_example(author.now)
    result = replace(host.create(path, data, author, over=options.replace), findings=found)
    missing = check.blocking(found)
    return told(options, result, lambda: _say_built(result, len(missing)))


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
    from snit_xl.hosts.file.example_books import copy_books  # noqa: PLC0415 - likewise

    folder = Path(options.folder or DEMO_FOLDER)
    made = host.create(
        folder / WORKBOOK_FILE, build_example(author.now, updated=False, read=False)[0], author, over=True
    )
    if made.status is not Status.DONE:
        return told(options, made, show.say)
    books = copy_books(folder / BOOKS_FOLDER)
    result = read_files(made.path, books, author, Wishes(agrees=True))
    if result.status is not Status.DONE:
        return told(options, result, show.say)
    view = host.view_of(made.path)
    if options.json:
        return told(options, result, show.say, report.as_json(view))
    papers = write_papers(made.path, folder, author, despite=False)
    return told(options, result, lambda: _say_demo(result, view, made.backup, papers))


def _say_restored(result: Result) -> None:
    assert result.undone is not None  # noqa: S101 - a refusal is told elsewhere
    say_done(text("restored", action=result.undone.action, time=minute_of(result.undone)), result)
    for step in result.waiting[:1]:
        show.say(text("restored_next", action=step.action, time=minute_of(step)))
    if not result.waiting:
        show.say(text("restored_last"))


def _say_steps(result: Result) -> None:
    if not result.waiting:
        show.say(text("no_steps"))
        return
    show.say(text("steps"))
    for number, step in enumerate(result.waiting, 1):
        show.say(text("step", number=number, action=step.action, time=minute_of(step), backup=step.backup))


def _say_updated(result: Result) -> None:
    if result.status is Status.UNCHANGED:
        show.say(message("unchanged"))
        return
    findings = show.counts_text(result.findings)
    after = amount_text(result.after)
    if result.before is None:
        said = message("updated_first", after=after, findings=findings)
    else:
        said = message("updated", before=amount_text(result.before), after=after, findings=findings)
    say_done(" ".join(filter(None, (said, result.dues, uncounted(result.findings)))), result)
    if result.findings:
        show.say(text("found_hint", program=show.program(), path=str(result.path)))


def _say_checked(result: Result) -> None:
    if not result.findings:
        show.say(text("nothing_found"))
        return
    show.say(text("found", findings=show.counts_text(result.findings)))
    show.say_findings(result.findings)


def _say_built(result: Result, missing: int) -> None:
    say_done(text("built"), result)
    show.say(text("path", path=str(result.path)))
    if missing:
        show.say(text("built_empty", program=show.program(), path=str(result.path), count=missing))


def _say_demo(result: Result, view: WorkbookView, replaced: Path | None, papers: Papers) -> None:
    if result.prepared is not None:
        show.say(text("demo_read"), *tally_lines(result.prepared), "")
    show.say(*report.lines(view), "", text("found", findings=show.counts_text(result.findings)))
    if result.findings and not check.blocking(result.findings):
        show.say(text("demo_faults"))
    if result.findings:
        show.say(text("found_hint", program=show.program(), path=str(result.path)))
    if replaced is not None:
        show.say(text("backup", path=str(replaced)))
    show.say(text("path", path=str(result.path.resolve())))
    papers_command.say_kept(papers)


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Author], Told]] = {
    "demo": _demo,
    "build": _build,
    "update": _update,
    "check": _check,
    "lock": _lock,
    "restore": _restore,
    "read": reading_commands.read,
    "trace": trace_command.trace,
    "roll": roll_command.roll,
    "papers": papers_command.papers,
    "calendar": calendar_command.calendar,
    "register": register_command.register,
    "audit": granska_commands.audit,
    "install": setup_commands.install,
    "examine": setup_commands.examine,
}
