"""The command that reads the books (läs-in): what would change is shown before anything is written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.list_questions import question_lines
from snit_xl.actions.log import Author
from snit_xl.actions.progress import Paced
from snit_xl.actions.reading import Prepared, change_lines, done_text, tally_lines
from snit_xl.books.intake import Asked
from snit_xl.cli import show
from snit_xl.cli.parser import print_progress
from snit_xl.cli.told import Told, say_done, told
from snit_xl.hosts.file.commands import Result, Status
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.terms.cli_texts import text
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.question_texts import answers_text, asked_text

SAMPLE_ROWS = 5


def read(options: argparse.Namespace, author: Author) -> Told:
    """Read files in (läs in)."""
    wishes = Wishes(_answers(options), options.owner or "", options.guesses, options.agrees, options.despite_faults)
    sources, progress = [Path(one) for one in options.sources], Paced(_say_progress)
    result = read_files(Path(options.file), sources, author, wishes, progress.tell)
    more = {"fragor": [_asked_json(one) for one in result.asked], "andringar": list(_changes(result))}
    return told(options, result, lambda: _say_read(result), more)


def _answers(options: argparse.Namespace) -> Mapping[str, list[str]]:
    pairs = [one.partition("=") for one in options.answers]
    if not all(code and key for code, _, key in pairs):
        options.parser.wrong_use(text("bad_answer"))
    answers: dict[str, list[str]] = {}
    for code, _, key in pairs:
        answers.setdefault(code.strip(), []).append(key.strip())
    return answers


def _say_progress(name: str, percent: int) -> None:
    """Say on stderr how far a long reading has come (förlopp)."""
    print_progress(text("reading", file=name, percent=percent))


def _say_read(result: Result) -> None:
    if result.asked:
        for one in result.asked:
            show.say(*question_lines(one, SAMPLE_ROWS), "", *_questions(one), "")
        show.say(text("asked_all"))
        return
    if result.prepared is not None:
        show.say(*tally_lines(result.prepared), *_new_formats(result.prepared))
    if result.status is Status.UNCHANGED:
        show.say(message("read_unchanged"))
        return
    changes = list(_changes(result))
    if changes:
        show.say("", text("changes"), *changes, "")
    faults = result.prepared.faults if result.prepared else ()
    noted = [one for one in result.prepared.ran.noted if one not in faults] if result.prepared else []
    if faults:
        show.say(text("faulty"))
        show.say_findings(faults)
        show.say("")
    if result.prepared is not None and result.status is Status.WAITS:
        show.say_findings([*result.prepared.years, *noted])
        show.say("", text("despite" if faults else "agree", flags=_flags(result.prepared)))
        return
    say_done(done_text(len(result.prepared.files) if result.prepared else 0), result)
    if check.blocking(result.findings):
        show.say(message("read_waits"))
    if result.dues:
        show.say(result.dues)
    show.say(text("found", findings=show.counts_text(result.findings)))
    show.say_findings(noted)


def _flags(prepared: Prepared) -> str:
    """Name every flag that the reading waits for (väljare)."""
    needed = {"--ja": prepared.needs_consent, "--trots-fel": bool(prepared.faults)}
    return " ".join(flag for flag, wanted in needed.items() if wanted)


def _new_formats(prepared: Prepared) -> Iterator[str]:
    """Say how each list was read (så lästes listan), so that a wrong reading is seen the first time."""
    for file in prepared.files:
        if file.list_format:
            yield text("read_as", file=file.name, format=file.list_format)


def _changes(result: Result) -> Iterator[str]:
    return change_lines(result.prepared.changes if result.prepared else ())


def _questions(asked: Asked) -> Iterator[str]:
    for question in asked.preview.questions:
        yield text("question", text=asked_text(question), code=question.code, choices=answers_text(question))
        if question.guess:
            yield show.INDENT + text("likeliest", guess=question.guess)


def _asked_json(asked: Asked) -> dict[str, object]:
    questions = [
        {"kod": one.code, "text": asked_text(one), "val": [c.key for c in one.choices], "troligast": one.guess}
        for one in asked.preview.questions
    ]
    return {"fil": asked.name, "fragor": questions}
