"""The slides on what is run (verksamheten): delivery, projects, risks, road map, and what the checks left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.papers.slides.content import Graph, Line, Slide
from snit_xl.papers.slides.fit import shortened
from snit_xl.papers.slides.titles import part_title
from snit_xl.papers.write.cases import parts_of
from snit_xl.papers.write.content import Bullets, Column, Row, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.open_points import despite_words, fault_words
from snit_xl.papers.write.runs import Text, Words, joined, said, sentence
from snit_xl.workbook.terms.slide_texts import TEXTS, TITLES

ABREAST = 6  # stages that stand beside each other, in time
MOST_BARS = 8
LONGEST_NAME = 40
OVER = frozenset({"done", "cancelled"})


def delivery(facts: Facts) -> Iterator[Slide]:
    """Say what is off in the delivery (avvikelser i leveransen): queues and larger disturbances."""
    items = [_queue(row) for row in facts.table("queue") if row.figure("open_cases").value is not None]
    items += [_disturbance(row) for row in facts.table("disturbances") if row.text("disturbance")]
    if items:
        yield Slide(TITLES["delivery"], (Bullets(tuple(items)),))


def projects(facts: Facts) -> Iterator[Slide]:
    """Show the projects that go on or wait (projekt)."""
    open_ones = [row for row in facts.table("projects") if row.choice("project_status") not in OVER]
    if not open_ones:
        return
    columns = (
        Column(TEXTS["project"], 4.2, figures=False),
        Column(TEXTS["owner"], 1.5, figures=False),
        Column(TEXTS["project_status"], 1.2, figures=False),
        Column(TEXTS["light"], 1.1, figures=False),
        Column(TEXTS["starts"], 1.4, figures=False),
        Column(TEXTS["ends"], 1.4, figures=False),
        Column(TEXTS["project_budget"], 1.2),
        Column(TEXTS["project_forecast"], 1.2),
    )
    table = Table(TITLES["projects"], columns, tuple(map(_project, open_ones)), TEXTS["projects_told"])
    yield Slide(TITLES["projects"], (table,))


def time_plan(facts: Facts) -> Iterator[Slide]:
    """Show when the projects go on (tidplan), those that have both their days."""
    dated = [
        row
        for row in facts.table("projects")
        if row.choice("project_status") not in OVER and row["starts_on"].day and row["ends_on"].day
    ]
    for first in range(0, len(dated), MOST_BARS):
        rows = dated[first : first + MOST_BARS]
        days = [(row.quote("project"), row.figure("starts_on"), row.figure("ends_on")) for row in rows]
        lines = (
            Line(TEXTS["ends"], tuple(end for _, _, end in days), "better", "date"),
            Line(TEXTS["starts"], tuple(start for _, start, _ in days), "white", "date"),
        )
        parts = joined([said(TEXTS["runs"], name=n, start=s, end=e) for n, s, e in days], TEXTS["between"])
        graph = Graph(
            tuple(shortened(name, LONGEST_NAME) for name, _, _ in days),
            lines,
            said(TEXTS["time_told"], parts=parts),
            flat=True,
            dates=True,
        )
        yield Slide(part_title(TITLES["time"], first // MOST_BARS), (graph,))


def risks(facts: Facts) -> Iterator[Slide]:
    """Show the controls' risks, the largest first (risker)."""
    judged = [row for row in facts.table("controls") if row.figure("score").value is not None]
    if not judged:
        return
    judged.sort(key=lambda row: -row.figure("score").known)
    columns = (
        Column(TEXTS["process"], 1.6, figures=False),
        Column(TEXTS["risk"], 5.0, figures=False),
        *(Column(TEXTS[key], 0.6, figures=False) for key in ("r", "v", "rv")),
        Column(TEXTS["level_word"], 1.1, figures=False),
    )
    keys = ("risk", "materiality", "score")
    rows = tuple(
        Row((row.quote("process"), row.quote("risk_text"), *(row.figure(key) for key in keys), row.quote("level")))
        for row in judged
    )
    yield Slide(TITLES["risks"], (Table(TITLES["risks"], columns, rows, TEXTS["risks_told"], TEXTS["risks_note"]),))


def roadmap(facts: Facts) -> Iterator[Slide]:
    """Show the road map's stages (färdplan)."""
    stages = [row for row in facts.table("roadmap") if row.text("stage")]
    if not stages:
        return
    columns, rows = _abreast(stages) if len(stages) <= ABREAST else _under_each_other(stages)
    yield Slide(TITLES["roadmap"], (Table(TITLES["roadmap"], columns, rows, TEXTS["roadmap_told"]),))


def open_points(facts: Facts) -> Iterator[Slide]:
    """Say what was set aside (att känna till), where the slides were made in spite of faults."""
    items: list[Words] = [*despite_words(facts), *fault_words(facts)]
    if items:
        yield Slide(TITLES["open"], (Bullets(tuple(items)),))


def proposals(facts: Facts) -> Iterator[Slide]:
    """List what the committee is asked to decide (förslag till beslut), case by case."""
    cases = [row for row in facts.table("cases") if row.text("proposal_text")]
    items = tuple(
        said(
            TEXTS["proposal"],
            number=row.figure("case_number"),
            title=row.quote("title"),
            proposal=joined([sentence(part) for part in parts_of(row.quote("proposal_text"))]),
        )
        for row in cases
    )
    if items:
        yield Slide(TITLES["proposals"], (Bullets(items),))


def _queue(row: FactRow) -> Text:
    line = said(
        TEXTS["queue"], queue=row.quote("queue_name"), when=row.quote("measured_at"), count=row.figure("open_cases")
    )
    remark = row.quote("comment_short")
    return said(TEXTS["queue_remark"], line=line, remark=remark) if remark.text else line


def _disturbance(row: FactRow) -> Text:
    key = "disturbance" if row.text("disturbance_effect") else "disturbance_alone"
    values: dict[str, Words] = {"name": row.quote("disturbance"), "effect": row.quote("disturbance_effect")}
    return said(TEXTS[key], **values)


def _project(row: FactRow) -> Row:
    quotes = [row.quote(key) for key in ("project", "owner", "project_status", "light")]
    figures = [row.figure(key) for key in ("starts_on", "ends_on", "budget_project", "forecast_project")]
    return Row((*quotes, *figures))


def _abreast(stages: Sequence[FactRow]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the stages beside each other under their years (bredvid varandra)."""
    columns = tuple(Column(_years(row), figures=False) for row in stages)
    return columns, (Row(tuple(row.quote("stage") for row in stages)),)


def _under_each_other(stages: Sequence[FactRow]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the stages as rows (under varandra), where they are too many to stand beside each other."""
    columns = (Column(TEXTS["years"], 1.0, figures=False), Column(TEXTS["stage"], 6.0, figures=False))
    return columns, tuple(Row((_years(row), row.quote("stage"))) for row in stages)


def _years(row: FactRow) -> Words:
    begins, ends = row.figure("roadmap_from"), row.figure("roadmap_to")
    return begins if begins.known == ends.known else said(TEXTS["span"], first=begins, last=ends)
