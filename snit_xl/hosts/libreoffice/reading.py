"""Läs in utfall in Calc (läs in utfall): files are read, the user is asked where it must be, all is written at once.

`given["paths"]` are the files. `ask("agree", text)` shows a text and gives whether the user says OK;
`ask("choose", text, questions)` shows one with questions to answer and gives the answers, None where the user cancels;
`ask("progress", text, percent)` tells how far it has come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from snit_xl.actions import check
from snit_xl.actions.list_questions import question_lines
from snit_xl.actions.progress import Paced
from snit_xl.actions.reading import (
    OWNERLESS,
    Begun,
    Prepared,
    begin,
    change_lines,
    done_text,
    fault_lines,
    noted_lines,
    prepare,
    settings_for,
    tally_lines,
)
from snit_xl.books.intake import Asked, Intake, take_in
from snit_xl.books.list_intake import Settings, exact_code
from snit_xl.books.lists import Question
from snit_xl.hosts.libreoffice.pressed import Done, Pressed, forecast_told, refused, told, written
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.question_texts import asked_text, choice_text

SAMPLES = 5  # first rows of a list that are shown
MOST_FILES, MOST_NOTED = 15, 5


def read(pressed: Pressed) -> Done:
    """Press Läs in utfall on some files (läs in utfall)."""
    begun = begin(pressed.view)
    taken = _taken(pressed, [Path(one) for one in pressed.given["paths"]], settings_for(begun, {}, guesses=False))
    if taken is not None and taken.refused:
        return refused(taken.refused)
    prepared = None if taken is None else _prepared(pressed, begun, taken)
    if prepared is None:
        return told(text("not_read"))
    ran = prepared.ran
    if ran.blocking or ran.model is None:
        return refused(ran.blocking)
    if prepared.writes is None:
        return told(_said(prepared, message("read_unchanged")))
    if prepared.asks and not pressed.ask("agree", _changes(prepared)):
        return told(text("not_read"))
    waits = check.blocking(ran.findings)  # inputs at fault leave the forecast as it was
    result = message("read_waits") if waits else forecast_told(ran)
    return written(pressed, "read", prepared.writes, _said(prepared, f"{done_text(len(prepared.files))} {result}"))


def _prepared(pressed: Pressed, begun: Begun, taken: Intake) -> Prepared | None:
    """Work out what the files give (förbered), asking whose books they are where nothing tells; None for cancel."""
    prepared = prepare(begun, taken, pressed.author, home=pressed.folder)
    files = [str(one.place.file) for one in prepared.ran.blocking if one.code == OWNERLESS]
    model = prepared.ran.model
    if not files or model is None:
        return prepared
    questions = [
        {"text": text("owner", file=file), "choices": list(model.municipalities), "guess": 0} for file in files
    ]
    answers = pressed.ask("choose", text("owner_unsure"), questions)
    if not answers:
        return None
    owners = {file: model.municipalities[answer] for file, answer in zip(files, answers, strict=True)}
    return prepare(begun, taken, pressed.author, owners, pressed.folder)


def _said(prepared: Prepared, result: str) -> str:
    """Say what became of the files and then the result (besked), no more than a box on the screen holds."""
    lines = [f"• {line}" for line in tally_lines(prepared)]
    noted = (f"• {line}" for line in islice(noted_lines(prepared), MOST_NOTED))
    more = [text("more", count=len(lines) - MOST_FILES)] if len(lines) > MOST_FILES else []
    return "\n".join([*lines[:MOST_FILES], *more, "", result, *noted])


def _changes(prepared: Prepared) -> str:
    lines = chain.from_iterable(change_lines((change,)) for change in prepared.changes)
    return "\n".join([text("changes"), *fault_lines(prepared), *lines, "", text("agree_changes")])


def _taken(pressed: Pressed, paths: Sequence[Path], settings: Settings) -> Intake | None:
    """Read every file once (läs in filer), each with its own answers; None where the user cancels."""
    found = []
    for path in {path.resolve(): path for path in paths}.values():
        one = _take(pressed, path, settings)
        if one is None:
            return None
        found.append(one)
    files = tuple(chain.from_iterable(one.files for one in found))
    return Intake(files, refused=tuple(chain.from_iterable(one.refused for one in found)))


def _take(pressed: Pressed, path: Path, settings: Settings) -> Intake | None:
    """Read a file, asking until nothing is unsure (läs en fil): an answer may lead to a new question."""
    progress = Paced(
        lambda name, percent: pressed.ask("progress", text("reading", file=name, percent=percent), percent)
    )
    answers: dict[str, Sequence[str]] = {}
    while True:
        taken = take_in([path], replace(settings, answers=answers), progress.tell)
        if not taken.asked:
            return taken
        more = dict(_answers(pressed, taken.asked[0]))
        if not more.keys() - answers.keys() and all(answers[code] == keys for code, keys in more.items()):
            return None  # cancelled, or the same answer that did not do
        answers |= more


def _answers(pressed: Pressed, asked: Asked) -> Iterator[tuple[str, Sequence[str]]]:
    """Show how a list would be read and ask what is unsure (svar): nothing where the user cancels."""
    questions = asked.preview.questions
    without = Asked(asked.name, replace(asked.preview, questions=()))
    said = "\n".join([*question_lines(without, SAMPLES), "", text("unsure")])
    for question, answer in zip(questions, pressed.ask("choose", said, _shown(questions)) or (), strict=False):
        key = question.choices[answer].key if question.choices else str(answer).strip()
        yield exact_code(question), (key,)


def _shown(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Return questions as the dialog shows them (frågor): choices in words, the likeliest of them by its place."""
    return [
        {
            "text": asked_text(one),
            "choices": [choice_text(one, choice) for choice in one.choices],
            "guess": next((at for at, choice in enumerate(one.choices) if choice.key == one.guess), 0),
        }
        for one in questions
    ]
