"""Internkontrollplan (internkontrollplan): the controls by score, who answers for them, and how risks are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.papers.write.cases import paper_of_case
from snit_xl.papers.write.content import Block, Column, Heading, Paper, Paragraph, Row, Style, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.pictured import picture
from snit_xl.papers.write.runs import Text, Words, said
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.paper_board_texts import CONTROL

KEY = "control"
RESTS_ON = ("control",)
JUDGED = ("process", "risk_text", "control_text", "risk", "materiality", "score", "level")
ANSWERED = ("process", "control_text", "control_role", "report_role", "measure", "next_follow_up")
FIGURES = frozenset({"risk", "materiality", "score", "next_follow_up", "scale_step", "level_from", "level_to"})
# What is read like a name stands to the left.
LEFT = frozenset({"scale_step", "next_follow_up", "risk", "materiality", "score", "level_from", "level_to"})
# Shares of the page's width; a column that is not here has one.
WIDTHS = {
    "process": 1.5,
    "risk_text": 3.0,
    "control_text": 3.0,
    "risk": 0.5,
    "materiality": 0.5,
    "score": 0.55,
    "control_role": 1.6,
    "report_role": 1.4,
    "measure": 2.2,
    "next_follow_up": 1.1,
    "scale_step": 0.5,
    "level_from": 0.5,
    "level_to": 0.5,
}


def control_plan(facts: Facts) -> Paper | None:
    """Write the plan (internkontrollplan); None where it has no controls."""
    rows = ranked(facts)
    if not rows:
        return None
    return paper_of_case(
        facts,
        KEY,
        (
            Paragraph(_most(rows), Style.LEAD),
            Paragraph(CONTROL["lead"]),
            *_plan(rows),
            *_heat(facts),
            *_judged(facts),
            *open_points(facts, RESTS_ON, amounts=False),
        ),
        landscape=True,
    )


def control_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the plan (sammanfattning)."""
    return (Paragraph(CONTROL["lead"]), Paragraph(_most(ranked(facts))))


def ranked(facts: Facts) -> list[FactRow]:
    """Return the controls with the highest score first (kontroller), else in the workbook's order."""
    rows = [row for row in facts.table("controls") if row.text("process")]
    return sorted(rows, key=lambda row: -row.figure("score").known)


def column(table: str, key: str) -> Column:
    """Return a column with the workbook's own heading (kolumn)."""
    return Column(heading(table, key), WIDTHS.get(key, 1.0), figures=key in FIGURES - LEFT)


def cells(row: FactRow, keys: Sequence[str]) -> tuple[Words, ...]:
    """Return a row's cells (celler): figures as figures, all else as it stands."""
    return tuple(row.figure(key) if key in FIGURES else row.quote(key) for key in keys)


def _most(rows: list[FactRow]) -> Text:
    """Say which risk is the greatest, or that none is (rangordning)."""
    first = rows[0]
    scores = {row.figure("score").known for row in rows}
    if len(scores) == 1 and len(rows) > 1:
        return said(CONTROL["no_ranking"], score=first.figure("score"))
    values = {"process": first.quote("process"), "risk": first.quote("risk_text")}
    return said(CONTROL["ranked"], score=first.figure("score"), **values)


def _plan(rows: list[FactRow]) -> Iterator[Block]:
    answered = tuple(key for key in ANSWERED if any(row.text(key) for row in rows))
    for name, keys, note in (("plan", JUDGED, CONTROL["plan_note"]), ("responsible", answered, "")):
        yield Heading(1, CONTROL[name])
        yield Table(
            CONTROL[f"{name}_caption"],
            tuple(column("controls", key) for key in keys),
            tuple(Row(cells(row, keys)) for row in rows),
            CONTROL[f"{name}_described"],
            note,
        )


def _judged(facts: Facts) -> Iterator[Block]:
    """Return how risks are judged (bedömning): the scale, and which scores each level holds."""
    yield Heading(1, CONTROL["judged"])
    yield Paragraph(CONTROL["judged_text"])
    tables = (
        ("scale", "scale_words", ("scale_step", "risk_word", "materiality_word")),
        ("levels", "levels", ("level", "level_from", "level_to")),
    )
    for name, table, keys in tables:
        yield Table(
            CONTROL[f"{name}_caption"],
            tuple(column(table, key) for key in keys),
            tuple(Row(cells(row, keys)) for row in facts.table(table)),
            CONTROL[f"{name}_described"],
            share=0.5,
        )


def _heat(facts: Facts) -> Iterator[Block]:
    """Draw how many controls each square of the heat map holds (riskkarta)."""
    for drawn in picture(facts, "heat"):
        yield Heading(1, CONTROL["heat"])
        yield drawn
