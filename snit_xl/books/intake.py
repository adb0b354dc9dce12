"""Takes in files from the accounting system (inläsning): whatever they are, one ledger each, or why not.

Which reader a file gets is decided by what it holds, not by its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from snit_xl.books.ledger import Ledger, VoucherLine, Wanted
from snit_xl.books.lists import (
    SHEET_QUESTION,
    Choice,
    KnownTotal,
    ListFormat,
    Preview,
    Question,
    answered,
    preview,
    read_list,
    read_list_vouchers,
)
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie import is_sie, read_sie, read_vouchers
from snit_xl.domain.problems import Place, Problem, problem

SIE = "SIE"
LIST = "lista"
YEAR_QUESTION = "LISTA-FRAGA-AR"
HEAD = 65_536
CODE_LENGTH = 16
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read (läst fil); `list_format` says how a list's columns were taken.

    `owner` is whose books it holds, empty where nothing tells; `checksum` tells whether the file is the same later.
    """

    name: str
    folder: str
    checksum: str
    kind: str
    ledger: Ledger
    owner: str = ""
    list_format: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that the reader is unsure of (fråga om lista): what it makes of the list, and what it asks."""

    name: str
    preview: Preview


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of taking in files (inläsning): all of them read, or what is asked, or why one can't be read."""

    files: tuple[ReadFile, ...] = ()
    asked: tuple[Asked, ...] = ()
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What is known before a list is read (inställningar).

    `remembered` are the formats of earlier readings, newest first; `known` are sums that tell sign and unit. `answers`
    maps a question's code to the keys of answers, of which a question takes the first that it has; an answer under the
    question's `exact_code` is for that question alone. `guesses` takes the reader's own guess where there is no answer.
    """

    remembered: Sequence[ListFormat] = ()
    known: Sequence[KnownTotal] = ()
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    guesses: bool = False


def take_in(paths: Sequence[Path], settings: Settings = Settings(), progress: Progress | None = None) -> Intake:
    """Read every file (läs in filer); one that can't be read is told with all the others."""
    files: list[ReadFile] = []
    asked: list[Asked] = []
    refused: list[Problem] = []
    for path in _once(paths):
        try:
            one = _take(path, settings, progress)
        except BooksRefusedError as refusal:
            refused.append(refusal.problem)
            continue
        if isinstance(one, Asked):
            asked.append(one)
        else:
            files.append(one)
    return Intake(tuple(files), tuple(asked), tuple(refused))


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was read before (tidigare läst fil): where it lay, seen from the workbook, and how it was read."""

    name: str
    folder: str
    checksum: str
    list_format: str


def find_vouchers(known: KnownFile, beside: Path, wanted: Wanted) -> Iterator[VoucherLine]:
    """Return the booked rows of a file that was read before (verifikationer), in the file's order.

    It is looked for where it lay and then in the workbook's own folder, `beside`; refused where it is in neither, or is
    another file.
    """
    places = [beside / known.folder / known.name, beside / known.name]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        found = problem("SPARNING-FIL-SAKNAS", Place(file=known.name), file=known.name, folder=known.folder)
        raise BooksRefusedError(found)
    if checksum(path) != known.checksum:
        raise BooksRefusedError(problem("SPARNING-FIL-ANDRAD", Place(file=known.name), file=known.name))
    if known.list_format:
        return read_list_vouchers(path, ListFormat.from_text(known.list_format), wanted)
    return read_vouchers(path, wanted)


def checksum(path: Path) -> str:
    """Return a short code of a file's content (kontrollsumma): another content, another code."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:CODE_LENGTH]
    except OSError as error:
        raise _unreadable(path, error) from error


def _once(paths: Sequence[Path]) -> list[Path]:
    """Return every file once (varje fil en gång), whichever way it was named."""
    return list({path.resolve(): path for path in paths}.values())


def _take(path: Path, settings: Settings, progress: Progress | None) -> ReadFile | Asked:
    code = checksum(path)
    told = partial(progress, path.name) if progress is not None else None
    where = (path.name, str(path.resolve().parent), code)
    if _is_sie(path):
        return ReadFile(*where, SIE, read_sie(path, told))
    seen = _seen(path, settings)
    chosen = seen.format
    open_questions = False
    for question in seen.questions:
        choice = _choice(question, settings)
        if choice is None:
            open_questions = True
        else:
            chosen = answered(chosen, choice)
    if open_questions:
        return Asked(path.name, seen)
    size = path.stat().st_size
    part = None if progress is None else lambda share: progress(path.name, int(share * size), size)
    return ReadFile(*where, LIST, read_list(path, chosen, part), list_format=chosen.to_text())


def _seen(path: Path, settings: Settings) -> Preview:
    """Look at a list (förhandsgranska), on the sheet that was answered where several hold one."""
    seen = preview(path, settings.remembered, settings.known)
    sheets = [question for question in seen.questions if question.code == SHEET_QUESTION]
    choice = _choice(sheets[0], settings) if sheets else None
    return preview(path, settings.remembered, settings.known, choice.key) if choice else seen


def exact_code(question: Question) -> str:
    """Return a code that no other question about the same list has (frågans egen kod)."""
    return ":".join((question.code, *(str(value) for _, value in question.values)))


def _choice(question: Question, settings: Settings) -> Choice | None:
    """Return the answer to a question (svar), the reader's guess where there is none and guesses are wanted."""
    answers = settings.answers
    keys = [*answers.get(exact_code(question), ()), *answers.get(question.code, ())]
    keys += [question.guess] if settings.guesses else []
    if question.code == YEAR_QUESTION and not question.choices:
        return next((Choice(key, fixed_year=int(key)) for key in keys if key.isascii() and key.isdigit()), None)
    return next((one for key in keys for one in question.choices if one.key == key), None)


def _is_sie(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_sie(file.read(HEAD))
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> BooksRefusedError:
    code = "FIL-SAKNAS" if isinstance(error, FileNotFoundError) else "FIL-OATKOMLIG"
    return BooksRefusedError(problem(code, Place(file=path.name)))
