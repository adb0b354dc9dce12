"""What is asked before a list is read (frågor om listor): the question's text by code, and its choices in words."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.books.lists import Choice, Question

QUESTIONS: Mapping[str, str] = {
    "LISTA-FRAGA-BLAD": "Vilket blad ska läsas in?",
    "LISTA-FRAGA-KOLUMN": "Vilken kolumn innehåller {role}?",
    "LISTA-FRAGA-MATT": "Är beloppen utfall eller budget?",
    "LISTA-FRAGA-DECIMAL": "Vilket är decimaltecknet i belopp som {example}?",
    "LISTA-FRAGA-AR": "Vilket år gäller listan?",
    "LISTA-FRAGA-MANADSKOLUMNER": "Listan har månader i flera grupper av kolumner. Vilken grupp ska läsas in?",
    "LISTA-FRAGA-MANAD": "Listan anger ingen månad. I vilken månad ska utfallet bokföras?",
    "LISTA-FRAGA-TECKEN": "Vilket tecken har kostnaderna i listan?",
    "LISTA-FRAGA-ENHET": "Står beloppen i kronor eller tusental kronor?",
}

# Choices that are keys of the glossary, by the question's code; the others are shown as they are.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "LISTA-FRAGA-MATT": {"outcome": "utfall", "budget": "budget"},
    "LISTA-FRAGA-DECIMAL": {",": "komma", ".": "punkt"},
    "LISTA-FRAGA-TECKEN": {
        "1": "kostnader är positiva och intäkter negativa",
        "-1": "kostnader är negativa och intäkter positiva",
    },
    "LISTA-FRAGA-ENHET": {"1": "kronor", "1000": "tusental kronor (tkr)"},
}

# What answers a question that has no choices to pick from.
OPEN_ANSWERS: Mapping[str, str] = {"LISTA-FRAGA-AR": "ett årtal, till exempel {example}"}
EXAMPLE_YEAR = "2017"

ROLES: Mapping[str, str] = {
    "account": "konto",
    "account_name": "kontonamn",
    "unit": "ansvar",
    "activity": "verksamhet",
    "project": "projekt",
    "period": "period",
    "date": "datum",
    "year": "år",
    "month": "månad",
    "amount": "utfall",
    "budget": "budget",
    "debit": "debet",
    "credit": "kredit",
    "text": "text",
    "voucher": "verifikationsnummer",
    **{f"m{month:02d}": f"månad {month}" for month in range(1, 14)},
}

REASONS: Mapping[str, str] = {
    "heading": "efter rubriken",
    "content": "efter innehållet",
    "remembered": "som förra gången",
}

MEASURES: Mapping[str, str] = {"outcome": "utfall", "budget": "budget", "both": "utfall och budget"}

# How a list would be read, line by line, before the user says OK to it.
READING: Mapping[str, str] = {
    "file": "{file} läses så här:",
    "sheet": "Blad: {sheet}",
    "columns": "Kolumner: {columns}",
    "column": "{role} = {heading} ({reason})",
    "amounts": "Belopp: {measure} i {unit}; {sign}",
    "row": "Rad {line}: {period}, konto {account}, {amount} kr",
    "row_unit": "Rad {line}: {period}, konto {account}, ansvar {unit}, {amount} kr",
    "unsure": "Osäkert: {question} Troligast: {guess}.",
}


def asked_text(question: Question) -> str:
    """Put a question in words (frågans text)."""
    values = {name: ROLES.get(str(value), str(value)) for name, value in question.values}
    return QUESTIONS[question.code].format(**values)


def answers_text(question: Question) -> str:
    """Say what may be answered (möjliga svar): every choice with its meaning, or what an open answer looks like."""
    if not question.choices:
        return OPEN_ANSWERS[question.code].format(example=question.guess or EXAMPLE_YEAR)
    return ", ".join(_choice_shown(question, one) for one in question.choices)


def _choice_shown(question: Question, choice: Choice) -> str:
    said = choice_text(question, choice)
    return choice.key if said == choice.key else f"{choice.key} ({said})"


def choice_text(question: Question, choice: Choice) -> str:
    """Put a choice in words (svarets text)."""
    return CHOICES.get(question.code, {}).get(choice.key, choice.key)


def reading_text(key: str, **values: str | int) -> str:
    """Fill one of the lines that say how a list would be read (fyll i text)."""
    return READING[key].format(**values)
