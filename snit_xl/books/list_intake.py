"""Takes in one list (inläsning av lista): looked at, asked about, read; outcome and budget may have a sheet each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from snit_xl.books.ledger import Amounts, Ledger, LedgerKey, SourceKind, Tally, VoucherLine, Wanted
from snit_xl.books.lists import (
    SHEET_QUESTION,
    Choice,
    Known,
    ListFormat,
    Measure,
    Preview,
    Question,
    answered,
    doubted,
    preview,
    read_list,
    read_list_vouchers,
)

APART = " | "  # between the formats of a file whose sheets are read apart
OUTCOME_AND_BUDGET = sorted((Measure.OUTCOME.value, Measure.BUDGET.value))
YEAR_QUESTION = "LISTA-FRAGA-AR"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is known before a list is read (inställningar).

    `remembered` are the formats of earlier readings, newest first; `known` is what tells sign and unit. `answers`
    maps a question's code to the keys of answers, of which a question takes the first that it has; an answer under the
    question's `exact_code` is for that question alone. `guesses` takes the reader's own guess where there is no answer.
    `year` is guessed for a list that says none (0 is none).
    """

    remembered: Sequence[ListFormat] = ()
    known: Sequence[Known] = ()
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    guesses: bool = False
    year: int = 0


NOTHING_KNOWN = Settings()


@dataclass(frozen=True, slots=True)
class TakenList:
    """A list that was read (läst lista), and how."""

    ledger: Ledger
    list_format: str


def take_list(path: Path, settings: Settings, progress: Callable[[float], None] | None = None) -> TakenList | Preview:
    """Read a list (läs in lista), or return the look at it that leaves something to ask.

    Sign and unit are tried every time, on what is read in the remembered way too.
    """
    chosen: list[tuple[ListFormat, Ledger | None]] = []
    for look in _looks(path, settings):
        trial = read_list(path, look.format, progress) if look.remembered else None
        seen = doubted(path, look, trial, settings.known) if trial is not None else _with_year(look, settings.year)
        settled = _settled(seen, settings)
        if settled is None:
            return seen
        chosen.append((settled, trial if settled == look.format else None))
    read = [read_list(path, one, progress) if trial is None else trial for one, trial in chosen]
    return TakenList(_together(read), APART.join(one.to_text() for one, _ in chosen))


def formats_in(list_format: str) -> list[ListFormat]:
    """Return the formats that a remembered text holds (format ur text): one, or one per sheet."""
    return [ListFormat.from_text(text) for text in list_format.split(APART)]


def list_vouchers(path: Path, list_format: str, wanted: Wanted) -> Iterator[VoucherLine]:
    """Return the booked rows of a list (verifikationer); a budget sheet has none."""
    outcomes = [one for one in formats_in(list_format) if one.measure is not Measure.BUDGET]
    return chain.from_iterable(read_list_vouchers(path, one, wanted) for one in outcomes)


def exact_code(question: Question) -> str:
    """Return a code that no other question about the same list has (frågans egen kod)."""
    return ":".join((question.code, *(str(value) for _, value in question.values)))


def _looks(path: Path, settings: Settings) -> list[Preview]:
    """Look at a list (förhandsgranska): on the sheet that was answered, or on both where one is the other's budget."""
    seen = preview(path, settings.remembered, settings.known)
    sheets = [question for question in seen.questions if question.code == SHEET_QUESTION]
    if not sheets:
        return [seen]
    answers = settings.answers.get(SHEET_QUESTION, ())
    wanted = [sheet for sheet in seen.sheets if sheet in answers] or list(seen.sheets)
    looks = [preview(path, settings.remembered, settings.known, sheet) for sheet in wanted]
    if len(looks) == 1 or sorted(one.format.measure.value for one in looks) == OUTCOME_AND_BUDGET:
        return looks
    choice = _choice(sheets[0], settings)
    return [preview(path, settings.remembered, settings.known, choice.key)] if choice else [seen]


def _with_year(seen: Preview, year: int) -> Preview:
    """Guess a year where the list itself gives none (troligt år); it is asked about all the same."""
    if not year:
        return seen
    asked = (
        replace(one, guess=str(year)) if one.code == YEAR_QUESTION and not one.guess else one for one in seen.questions
    )
    return replace(seen, questions=tuple(asked))


def _settled(seen: Preview, settings: Settings) -> ListFormat | None:
    """Return the format with every question answered (besvarat format); None where one is open."""
    chosen = seen.format
    for question in seen.questions:
        choice = _choice(question, settings)
        if choice is None:
            return None
        chosen = answered(chosen, choice)
    return chosen


def _choice(question: Question, settings: Settings) -> Choice | None:
    """Return the answer to a question (svar), the reader's guess where there is none and guesses are wanted."""
    answers = settings.answers
    keys = [*answers.get(exact_code(question), ()), *answers.get(question.code, ())]
    keys += [question.guess] if settings.guesses else []
    if question.code == YEAR_QUESTION and not question.choices:
        return next((Choice(key, fixed_year=int(key)) for key in keys if key.isascii() and key.isdigit()), None)
    return next((one for key in keys for one in question.choices if one.key == key), None)


def _together(read: Sequence[Ledger]) -> Ledger:
    """Return what the sheets of one file hold as one ledger (bladen tillsammans)."""
    if len(read) == 1:
        return read[0]
    sums: dict[LedgerKey, list[int]] = defaultdict(lambda: [0, 0, 0])
    for key, amounts in chain.from_iterable(one.lines.items() for one in read):
        held = sums[key]
        held[0] += amounts.actual
        held[1] += amounts.budget
        held[2] += amounts.rows
    tallies = [one.tally for one in read]
    return Ledger(
        SourceKind.LIST,
        {key: Amounts(*held) for key, held in sums.items()},
        {account: name for one in read for account, name in one.account_names.items()},
        Tally(
            sum(one.read_rows for one in tallies),
            sum(one.used_rows for one in tallies),
            sum(one.refused_rows for one in tallies),
            sum(one.read_ore for one in tallies),
            sum(one.used_ore for one in tallies),
            sum(one.refused_ore for one in tallies),
        ),
        tuple(chain.from_iterable(one.problems for one in read)),
        has_actual=any(one.has_actual for one in read),
        has_budget=any(one.has_budget for one in read),
        covers=next((one.covers for one in read if one.has_actual), None),
        remark=next((one.remark for one in read if one.remark), ""),
    )
