"""How a list would be read, put in words for the one who has to say OK (listor att svara på)."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.books.intake import Asked
from snit_xl.books.ledger import kr
from snit_xl.books.lists import Preview, Question, SampleRow
from snit_xl.workbook.terms.messages import figure, period_text
from snit_xl.workbook.terms.question_texts import (
    CHOICES,
    MEASURES,
    REASONS,
    ROLES,
    asked_text,
    choice_text,
    reading_text,
)


def question_lines(asked: Asked, most_rows: int) -> Iterator[str]:
    """Say how a list would be read (så läses listan): columns and why, amounts, first rows, and what is unsure."""
    seen = asked.preview
    yield reading_text("file", file=asked.name)
    if len(seen.sheets) > 1:
        yield reading_text("sheet", sheet=seen.format.sheet)
    yield reading_text("columns", columns=", ".join(_columns(seen)))
    yield reading_text(
        "amounts",
        measure=MEASURES[seen.format.measure.value],
        unit=CHOICES["LISTA-FRAGA-ENHET"][str(seen.format.unit)],
        sign=CHOICES["LISTA-FRAGA-TECKEN"][str(seen.format.sign)],
    )
    for row in seen.rows[:most_rows]:
        yield from _row(row)
    for question in seen.questions:
        yield reading_text("unsure", question=asked_text(question), guess=guess_text(question))


def guess_text(question: Question) -> str:
    """Put the reader's own guess in words (troligast); empty where it has none."""
    if not question.choices:
        return question.guess
    return next((choice_text(question, one) for one in question.choices if one.key == question.guess), "")


def _columns(seen: Preview) -> Iterator[str]:
    for one in seen.columns:
        yield reading_text("column", role=ROLES[one.role.value], heading=one.heading, reason=REASONS[one.reason])


def _row(row: SampleRow) -> Iterator[str]:
    """Say what a row would give (rad): its first amount, as it would be booked."""
    for key, actual, budget in row.amounts[:1]:
        yield reading_text(
            "row_unit" if key.unit else "row",
            line=row.line,
            period=period_text(key.year, key.month),
            account=key.account,
            unit=key.unit,
            amount=figure(kr(actual or budget), 2),
        )
