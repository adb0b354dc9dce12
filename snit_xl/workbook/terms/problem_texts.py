"""The catalogue of problems (problemkatalog) and how a problem is put in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Problem, Value
from snit_xl.workbook.terms import (
    problems_audit,
    problems_books,
    problems_domain,
    problems_excel,
    problems_file,
    problems_functions,
    problems_lists,
    problems_mapping,
    problems_operations,
    problems_papers,
    problems_register,
    problems_roll,
    problems_scenario,
    problems_setup,
    problems_sie,
    problems_versions,
    problems_workbook,
)
from snit_xl.workbook.terms.filling import fill
from snit_xl.workbook.terms.headings import HEADINGS
from snit_xl.workbook.terms.messages import SIZES, day_text, figure, kronor_text
from snit_xl.workbook.terms.problem_text import ProblemText
from snit_xl.workbook.terms.words import WORDS

CATALOGUE: Mapping[str, ProblemText] = {
    **problems_workbook.TEXTS,
    **problems_file.TEXTS,
    **problems_excel.TEXTS,
    **problems_functions.TEXTS,
    **problems_setup.TEXTS,
    **problems_domain.TEXTS,
    **problems_audit.TEXTS,
    **problems_books.TEXTS,
    **problems_sie.TEXTS,
    **problems_lists.TEXTS,
    **problems_mapping.TEXTS,
    **problems_papers.TEXTS,
    **problems_roll.TEXTS,
    **problems_operations.TEXTS,
    **problems_register.TEXTS,
    **problems_scenario.TEXTS,
    **problems_versions.TEXTS,
}
REPEATED = " Samma felaktiga belopp står också i texten ({repeated})."
NOTHING = "tomt"
# What is said of a value that a file leaves empty.
EMPTY: Mapping[str, str] = {"shown": "(tom)"}
# The amounts of a text that are in kronor; others are in tkr.
IN_KRONOR = re.compile(r"\{(\w+)\} kr\b")

_PRINTED = {**WORDS["printed_table"], "stated": "bilder", "control_plan": "internkontrollplan"}

# Values that a rule gives as keys of the glossary, by the value's name.
_KEYED: Mapping[str, Mapping[str, str]] = {
    "table": _PRINTED,
    "other_table": _PRINTED,
    "column": HEADINGS,
    "what": SIZES,
}


@dataclass(frozen=True, slots=True)
class Described:
    """A problem in words (problem i ord), figures as the user reads them."""

    message: str
    mend: str
    published: str
    correct: str
    difference: str


def describe(found: Problem) -> Described:
    """Put a problem in words (beskriv problem)."""
    text = CATALOGUE[found.code]
    kronor = set(IN_KRONOR.findall(text.message))
    values = {name: _shown(name, value, kronor=name in kronor) for name, value in found.values}
    values["published"] = NOTHING if found.published is None else _shown("published", found.published)
    values["correct"] = NOTHING if found.correct is None else _shown("correct", found.correct)
    values.setdefault("difference", _difference(found))
    template = text.message + (REPEATED if "repeated" in values else "")
    return Described(
        _sentence(fill(template, **values)),
        fill(text.mend, **values),
        "" if found.published is None else values["published"],
        "" if found.correct is None else values["correct"],
        _difference(found),
    )


def _sentence(text: str) -> str:
    """Begin with a capital and close the gap that an empty value leaves (mening); a case without number isn't named."""
    closed = re.sub(r"\s+([:,])", r"\1", text.removeprefix("Ärende : ").removeprefix(", "))
    return closed[:1].upper() + closed[1:]


def _difference(found: Problem) -> str:
    if isinstance(found.published, Decimal) and isinstance(found.correct, Decimal):
        return figure(found.published - found.correct)
    return ""


def _shown(name: str, value: Value, *, kronor: bool = False) -> str:
    if isinstance(value, Decimal):
        return kronor_text(value) if kronor else figure(value)
    if isinstance(value, date):
        return day_text(value)
    text = str(value) or EMPTY.get(name, "")
    if "/" in text:
        return _several(text)
    return _KEYED.get(name, {}).get(text, text)


def _several(text: str) -> str:
    """Write several figures as running text does (flera tal): 36/-174 as 36/−174."""
    numbers = [parse_number(part) for part in text.split("/")]
    return text if None in numbers else "/".join(figure(number) for number in numbers if number is not None)
