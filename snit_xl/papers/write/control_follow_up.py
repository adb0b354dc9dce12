"""Uppföljning av internkontrollplan (uppföljning): each control's result, what deviates, what is late or falls due."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.cases import paper_of_case
from snit_xl.papers.write.content import Block, Bullets, Column, Heading, Paper, Paragraph, Row, Style, Table
from snit_xl.papers.write.control_plan import ranked
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.runs import Quote, Text, Words, joined, said
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.paper_board_texts import FOLLOW_UP
from snit_xl.workbook.terms.paper_board_texts import HEADINGS as OTHER
from snit_xl.workbook.terms.words import word

KEY = "control_follow_up"
RESTS_ON = ("control",)
COLUMNS = (
    ("process", 1.5),
    ("control_text", 3.0),
    ("score", 0.6),
    ("follow_up", 1.9),
    ("follow_up_day", 1.2),
    ("next_follow_up", 1.2),
    ("follow_up_state", 1.6),
)
FIGURES = frozenset({"score", "follow_up_day", "next_follow_up"})
# What a control holds once somebody has followed it up.
DONE = ("follow_up", "follow_up_day", "control_deviation")
OPEN = ("late", "before_meeting", "unplanned")


def control_follow_up(facts: Facts) -> Paper | None:
    """Write the follow-up (uppföljning); None where no control has been followed up and none is late."""
    rows = ranked(facts)
    if not any(_stands(row, "late") or any(row.text(key) for key in DONE) for row in rows):
        return None
    return paper_of_case(
        facts,
        KEY,
        (
            Paragraph(joined(_most(rows)), Style.LEAD),
            Paragraph(FOLLOW_UP["lead"]),
            *_results(facts, rows),
            *_deviations(rows),
            *(block for key in OPEN for block in _listed(rows, key)),
            *open_points(facts, RESTS_ON, amounts=False),
        ),
        landscape=True,
    )


def follow_up_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the follow-up (sammanfattning)."""
    rows = ranked(facts)
    return (Paragraph(FOLLOW_UP["lead"]), Paragraph(joined(_most(rows))))


def _most(rows: list[FactRow]) -> list[Text]:
    """Say what a reader in a hurry must know (i korthet): what deviates, and what is late."""
    deviating = [_deviation(row) for row in rows if row.text("control_deviation")]
    late = [_row(row, "late") for row in rows if _stands(row, "late")]
    return [*(deviating or [said(FOLLOW_UP["no_deviations"])]), *(late or [said(FOLLOW_UP["all_done"])])]


def _results(facts: Facts, rows: list[FactRow]) -> Iterator[Block]:
    yield Heading(1, FOLLOW_UP["result"])
    yield Table(
        FOLLOW_UP["result_caption"],
        tuple(Column(_heading(key), width, figures=False) for key, width in COLUMNS),
        tuple(Row(tuple(_cell(row, key) for key, _ in COLUMNS)) for row in rows),
        FOLLOW_UP["result_described"],
        said(FOLLOW_UP["result_note"], day=facts.figure("today")),
    )


def _heading(key: str) -> str:
    return OTHER.get(key) or heading("controls", key)


def _cell(row: FactRow, key: str) -> Words:
    return row.figure(key) if key in FIGURES else row.quote(key)


def _deviations(rows: list[FactRow]) -> Iterator[Block]:
    yield Heading(1, FOLLOW_UP["deviations"])
    found = [_deviation(row) for row in rows if row.text("control_deviation") or row.text("measure")]
    yield Bullets(tuple(found)) if found else Paragraph(FOLLOW_UP["no_deviations"])


def _deviation(row: FactRow) -> Text:
    parts = {"process": row.quote("process")}
    for name, key in (("deviation", "control_deviation"), ("measure", "measure")):
        if row.text(key):
            parts[name] = Quote(row.text(key).rstrip(" ."), row.quote(key).place)
    template = "deviation_measure" if len(parts) == 3 else "deviation" if "deviation" in parts else "measure"
    return said(FOLLOW_UP[template], **parts)


def _listed(rows: list[FactRow], state: str) -> Iterator[Block]:
    """List the controls in one state (lista), under their own heading; nothing where there are none."""
    found = tuple(_row(row, state) for row in rows if _stands(row, state))
    if found:
        yield Heading(1, FOLLOW_UP[state])
        yield Bullets(found)


def _stands(row: FactRow, state: str) -> bool:
    """Tell whether the workbook's formula puts a control in a state (läge)."""
    return row.text("follow_up_state") == word("follow_up_state", state)


def _row(row: FactRow, state: str) -> Text:
    values: dict[str, Words] = {"process": row.quote("process"), "role": row.quote("control_role")}
    if state != "unplanned":
        values["day"] = row.figure("next_follow_up")
    return said(FOLLOW_UP[f"{state}_row"], **values)
