"""A control plan that has been followed up in every way there is, and meetings with something to look at."""

from __future__ import annotations

from datetime import date
from functools import cache

from support.workbooks import BUILT_AT
from written_papers import LAYOUT, Document, facts_of, read, view_of

from snit_xl.actions.build_workbook import example_content
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.make import make_files
from snit_xl.workbook.data import Content
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import Scalar


def serial(day: str) -> float:
    return date_to_serial(date.fromisoformat(day))


def followed_up() -> Content:
    """Return the example with one control late, one falling due, one done with a deviation and one never planned."""
    content = example_content(LAYOUT, BUILT_AT)
    rows: list[dict[str, Scalar]] = [
        {"planned_day": serial("2017-08-31"), "risk": 3.0},
        {"planned_day": serial("2017-09-18"), "measure": "Larm ses över"},
        {
            "risk": 4.0,
            "materiality": 3.0,
            "follow_up": "fungerar, bör utvecklas",
            "follow_up_day": serial("2017-05-16"),
            "follow_up_months": 6.0,
            "planned_day": None,
            "control_deviation": "Tre förändringar av 40 saknade godkännande.",
            "measure": "Mallen görs om till 2017-12-01",
        },
        {"planned_day": None, "follow_up_months": None},
    ]
    for row, more in zip(content.tables["controls"], rows, strict=True):
        row.update(more)
    content.tables["cases"].append(
        {
            "case_number": 8.0,
            "title": "Uppföljning av internkontrollplan 2017",
            "reference": "ITVT 14/2017 101",
            "role_in_charge": "IT-chef",
            "proposal_text": "Uppföljningen godkänns.",
            "paper": "uppföljning av internkontroll",
        }
    )
    content.tables["meetings"][3] |= {"place": "Herrljunga", "day": serial("2018-07-17")}
    return content


@cache
def followed_up_facts() -> Facts:
    return facts_of(view_of(followed_up()))


@cache
def follow_up_documents() -> dict[str, Document]:
    """Return the follow-up and its cover, by file name."""
    files = make_files(followed_up_facts(), BUILT_AT).files
    return {one.name: read(one.data) for one in files if "Uppföljning" in one.name}
