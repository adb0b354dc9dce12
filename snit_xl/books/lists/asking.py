"""What can't be known from a list is asked (frågor): each question with its choices and the best guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from snit_xl.books.lists.headings import months_in, years_in
from snit_xl.books.lists.looking import Look
from snit_xl.books.lists.matching import Matched
from snit_xl.books.lists.numbers import MARKS, MarkFound
from snit_xl.books.lists.records import Choice, ListFormat, Measure, Question, Role
from snit_xl.books.lists.signs import Scale
from snit_xl.books.lists.vocabulary import BUDGET_WORD, OUTCOME_WORD

SHEET_QUESTION = "LISTA-FRAGA-BLAD"
_MONTHS = range(1, 13)


def measure(matched: Matched, words: Sequence[str]) -> Measure:
    """Tell what the amounts are (mått): by the columns, else a list that is called a budget is one."""
    columns = matched.columns
    outcome = any(role in columns for role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT)) or bool(matched.blocks)
    if Role.BUDGET in columns:
        return Measure.BOTH if outcome and not matched.budget_months else Measure.BUDGET
    return Measure.BUDGET if matched.budget_months or _called_budget(matched, words) else Measure.OUTCOME


def _called_budget(matched: Matched, words: Sequence[str]) -> bool:
    amount = matched.columns.get(Role.AMOUNT, "")
    said = " ".join(words)
    return bool(BUDGET_WORD.search(said)) and not OUTCOME_WORD.search(f"{said} {amount}")


def settle(guess: ListFormat, found: Look, mark: MarkFound, words: Sequence[str]) -> tuple[ListFormat, list[Question]]:
    """Settle measure, time and decimal mark as well as can be (fyll i gissningar), and ask about the rest."""
    questions = _columns(found.matched)
    if _measure_unsure(guess, found.matched):
        choices = tuple(Choice(one.value, measure=one) for one in (Measure.OUTCOME, Measure.BUDGET))
        questions.append(Question("LISTA-FRAGA-MATT", choices, guess.measure.value))
    if mark.ambiguous and not (mark.mark and mark.sure):
        decided = mark.mark or ","
        choices = tuple(Choice(one, decimal=one) for one in MARKS)
        questions.append(Question("LISTA-FRAGA-DECIMAL", choices, decided, (("example", mark.ambiguous),)))
        guess = replace(guess, decimal=decided)
    guess, asked = _year(guess, found, words)
    guess, also = _month(guess, words)
    return guess, [*questions, *asked, *also]


def _measure_unsure(guess: ListFormat, matched: Matched) -> bool:
    """Tell whether outcome or budget has to be asked (mått osäkert): by name only, or the same months twice."""
    if any(block.earlier for block in matched.blocks):
        return True
    return guess.measure is Measure.BUDGET and Role.BUDGET not in guess.columns and not matched.budget_months


def _columns(matched: Matched) -> list[Question]:
    questions = []
    for one in matched.matches:
        rivals = matched.rivals.get(one.role, ())
        if rivals or (one.reason == "content" and one.role is not Role.ACCOUNT_NAME):
            choices = tuple(Choice(heading, {one.role: heading}) for heading in (one.heading, *rivals))
            questions.append(Question("LISTA-FRAGA-KOLUMN", choices, one.heading, (("role", one.role.value),)))
    return questions


def _year(guess: ListFormat, found: Look, words: Sequence[str]) -> tuple[ListFormat, list[Question]]:
    blocks = found.matched.blocks
    said = all(block.year for block in blocks) or Role.YEAR in guess.columns if blocks else _says_year(found)
    if len(blocks) > 1:
        choices = tuple(Choice(block.name, columns) for block, columns in sorted(blocks.items(), reverse=True))
        return _also_fixed(guess, words, Question("LISTA-FRAGA-MANADSKOLUMNER", choices, choices[0].key), said=said)
    return (guess, []) if said else _fixed_year(guess, words)


def _also_fixed(
    guess: ListFormat, words: Sequence[str], asked: Question, *, said: bool
) -> tuple[ListFormat, list[Question]]:
    settled, more = (guess, []) if said else _fixed_year(guess, words)
    return settled, [asked, *more]


def _says_year(found: Look) -> bool:
    columns, contents = found.matched.columns, found.contents
    if Role.YEAR in columns:
        return True
    held = [contents[heading] for role in (Role.PERIOD, Role.DATE, Role.MONTH) if (heading := columns.get(role))]
    return any(content.periods + content.dates > 0.5 for content in held)


def _fixed_year(guess: ListFormat, words: Sequence[str]) -> tuple[ListFormat, list[Question]]:
    years = years_in([*guess.columns.values(), *words])
    settled = replace(guess, fixed_year=years[0] if years else 0)
    if len(years) == 1:
        return settled, []
    return settled, [_year_question(years, str(years[0]) if years else "")]


def _year_question(years: Sequence[int], guess: str) -> Question:
    """Ask for the year (årsfråga); where there are no choices, any year is an answer."""
    return Question("LISTA-FRAGA-AR", tuple(Choice(str(year), fixed_year=year) for year in years), guess)


def _month(guess: ListFormat, words: Sequence[str]) -> tuple[ListFormat, list[Question]]:
    in_rows = any(role in guess.columns for role in (Role.PERIOD, Role.DATE, Role.MONTH)) or guess.by_month
    if in_rows or guess.measure is Measure.BUDGET:
        return guess, []
    months = months_in([*guess.columns.values(), *words])
    month = months[0] if months else _MONTHS[-1]
    choices = tuple(Choice(str(one), fixed_month=one) for one in _MONTHS)
    return replace(guess, fixed_month=month), [Question("LISTA-FRAGA-MANAD", choices, str(month))]


def other_year(chosen: ListFormat, words: Sequence[str]) -> tuple[Question, ...]:
    """Ask about a remembered year or month that the list's titles contradict (annat år än förra gången)."""
    years = years_in(words)
    questions = []
    if chosen.fixed_year and years and years[0] != chosen.fixed_year:
        questions.append(_year_question([*years, chosen.fixed_year], str(years[0])))
    months = months_in(words)
    if chosen.fixed_month and (not months or months[0] != chosen.fixed_month):
        choices = tuple(Choice(str(one), fixed_month=one) for one in _MONTHS)
        questions.append(Question("LISTA-FRAGA-MANAD", choices, str(months[0] if months else chosen.fixed_month)))
    return tuple(questions)


def sheet(guess: str, sheets: Sequence[str]) -> Question:
    """Ask which sheet is meant (bladfråga)."""
    return Question(SHEET_QUESTION, tuple(Choice(one) for one in sheets), guess)


def scale(guess: ListFormat, found: Scale) -> tuple[ListFormat, list[Question]]:
    """Settle sign and unit (tecken och enhet), and ask where nothing tells, with what is likeliest as the guess."""
    sign, unit = found.sign.settled, found.unit.settled
    likely = replace(guess, sign=sign or found.sign.likely or 1, unit=unit or found.unit.likely or 1)
    return likely, [*_scale_questions(likely, sign=sign is None, unit=unit is None)]


def other_scale(chosen: ListFormat, found: Scale) -> tuple[ListFormat, list[Question]]:
    """Ask about a remembered sign or unit that the list itself, or what was read before, speaks against."""
    sign, unit = found.sign.likely or chosen.sign, found.unit.likely or chosen.unit
    likely = replace(chosen, sign=sign, unit=unit)
    return likely, [*_scale_questions(likely, sign=sign != chosen.sign, unit=unit != chosen.unit)]


def _scale_questions(likely: ListFormat, *, sign: bool, unit: bool) -> Iterator[Question]:
    if sign:
        yield Question("LISTA-FRAGA-TECKEN", tuple(Choice(str(one), sign=one) for one in (1, -1)), str(likely.sign))
    if unit:
        yield Question("LISTA-FRAGA-ENHET", tuple(Choice(str(one), unit=one) for one in (1, 1000)), str(likely.unit))
