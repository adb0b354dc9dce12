"""What Kontroller left open (att känna till): the warnings that a paper rests on, and faults that were set aside."""

from __future__ import annotations

from snit_xl.papers.write.content import Block, Bullets, Heading, Paragraph
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.runs import Text, said
from snit_xl.workbook.terms.paper_texts import (
    OPEN_AMOUNTS,
    OPEN_DESPITE,
    OPEN_FAULT,
    OPEN_HEADING,
    OPEN_INTRODUCTION,
    OPEN_NOTHING,
    OPEN_STALE,
    OPEN_WARNING,
)
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word


def open_points(facts: Facts, sheets: tuple[str, ...], *, amounts: bool = True) -> tuple[Block, ...]:
    """Return the closing section of a paper (att känna till); `sheets` are the sheets that it rests on, by key.

    `amounts` says that the checks of those sheets speak of money.
    """
    names = {SHEETS[key].name for key in sheets}
    found = [row for row in facts.table("checks") if _kind(row) and _concerns(row, names)]
    heading = Heading(1, OPEN_HEADING)
    despite = tuple(Paragraph(text) for text in despite_words(facts))
    if not found:
        return (heading, *despite, *(() if despite else (Paragraph(OPEN_NOTHING),)))
    introduction = f"{OPEN_INTRODUCTION} {OPEN_AMOUNTS}" if amounts else OPEN_INTRODUCTION
    bullets = Bullets(tuple(_words(row) for row in found))
    return (heading, *despite, Paragraph(introduction), bullets)


def is_stale(facts: Facts) -> bool:
    """Tell whether the forecast is other than up to date (inaktuell prognos)."""
    return facts.text("status") != word("status", "current")


def despite_words(facts: Facts) -> list[str]:
    """Say that a paper was made in spite of faults (trots fel), where it was."""
    if not facts.despite:
        return []
    return [OPEN_DESPITE, *([OPEN_STALE] if is_stale(facts) else [])]


def fault_words(facts: Facts) -> list[Text]:
    """Return every fault that was set aside (fel), whatever sheet it is on."""
    return [_words(row) for row in facts.table("checks") if _kind(row) == "fault"]


def _kind(row: FactRow) -> str:
    return next((key for key in ("fault", "warning") if row.text("severity") == word("severity", key)), "")


def _concerns(row: FactRow, names: set[str]) -> bool:
    return _kind(row) == "fault" or row.text("where_sheet") in names


def _words(row: FactRow) -> Text:
    return said(OPEN_FAULT if _kind(row) == "fault" else OPEN_WARNING, message=row.quote("message"))
