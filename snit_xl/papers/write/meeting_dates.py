"""Sammanträdestider (sammanträdestider): every forum's meetings of the last year listed, and what comes before them."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.cases import paper_of_case
from snit_xl.papers.write.content import Block, Bullets, Column, Heading, Paper, Paragraph, Row, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.runs import Figure, Words, said
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.paper_board_texts import HEADINGS, MEETINGS

KEY = "meetings"
RESTS_ON = ("meetings",)
EMPTY = Figure(None)


def meeting_dates(facts: Facts) -> Paper | None:
    """Write the meetings' days, hours and places (sammanträdestider); None without meetings."""
    rows = _rows(facts)
    if not rows:
        return None
    forums = dict.fromkeys(row.text("forum") for row in rows)
    return paper_of_case(
        facts,
        KEY,
        (
            Paragraph(MEETINGS["lead"]),
            *(block for forum in forums for block in _forum([row for row in rows if row.text("forum") == forum])),
            *_steps(facts, rows),
            *open_points(facts, RESTS_ON, amounts=False),
        ),
    )


def meetings_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the meetings (sammanfattning): the committee's own."""
    rows = _rows(facts)
    own = [row for row in rows if row.text("forum") == rows[0].text("forum")]
    return (Paragraph(MEETINGS["lead"]), _table(own))


def _rows(facts: Facts) -> list[FactRow]:
    """Return the meetings of the last year that has any (årets möten), forum by forum in order of time."""
    dated = [row for row in facts.table("meetings") if row["day"].day is not None and row.text("forum")]
    years = [day.year for row in dated if (day := row["day"].day) is not None]
    order = list(dict.fromkeys(row.text("forum") for row in dated))
    chosen = [row for row, year in zip(dated, years, strict=True) if year == max(years)]
    return sorted(chosen, key=lambda row: (order.index(row.text("forum")), row.figure("day").known))


def _forum(rows: list[FactRow]) -> Iterator[Block]:
    yield Heading(1, rows[0].quote("forum"))
    yield _table(rows)
    remarks = tuple(row.quote("meeting_remark") for row in rows if row.text("meeting_remark"))
    if remarks:
        yield Paragraph(MEETINGS["remarks"])
        yield Bullets(remarks)


def _table(rows: list[FactRow]) -> Table:
    return Table(
        said(MEETINGS["forum_caption"], forum=rows[0].quote("forum")),
        (
            Column(heading("meetings", "day"), figures=False),
            Column(heading("meetings", "weekday"), figures=False),
            Column(HEADINGS["time"], figures=False),
            Column(heading("meetings", "place"), 1.4, figures=False),
        ),
        tuple(Row((row.figure("day"), row.quote("weekday"), _time(row), row.quote("place"))) for row in rows),
        MEETINGS["forum_described"],
    )


def _time(row: FactRow) -> Words:
    return said(MEETINGS["time"], start=row.figure("starts"), end=row.figure("ends"))


def _steps(facts: Facts, rows: list[FactRow]) -> Iterator[Block]:
    """Return the last day for each step before the committee's own meetings (beredning och utskick)."""
    steps = [row.quote("countdown_step") for row in facts.table("countdown")]
    listed = {
        (row.figure("step_meeting").value, row.text("countdown_step")): row.figure("last_day")
        for row in facts.table("meeting_steps")
    }
    own = [row for row in rows if any(day == row.figure("day").value for day, _ in listed)]
    own = [row for row in own if row.text("forum") == rows[0].text("forum")]
    if not steps or not own:
        return
    yield Heading(1, MEETINGS["steps"])
    yield Table(
        said(MEETINGS["steps_caption"], forum=own[0].quote("forum")),
        (Column(HEADINGS["step_meeting"], figures=False), *(Column(step, figures=False) for step in steps)),
        tuple(
            Row((row.figure("day"), *(listed.get((row.figure("day").value, step.text), EMPTY) for step in steps)))
            for row in own
        ),
        MEETINGS["steps_described"],
        MEETINGS["steps_note"],
    )
