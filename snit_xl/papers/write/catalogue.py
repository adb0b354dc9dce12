"""The papers that Skapa handlingar writes (handlingarna): one line here makes a paper part of the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from snit_xl.papers.write import budget, control_follow_up, control_plan, interim, meeting_dates, settlement
from snit_xl.papers.write.content import Block, Paper
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.pictured import picture_files
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.calendar_texts import FILE_NAME as CALENDAR_NAME
from snit_xl.workbook.terms.slide_texts import FILE_NAME as SLIDES_NAME


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper (handlingsslag): `key` is the word chosen for its case on Ärenden (WORDS["paper"]).

    `write` gives None where the workbook holds nothing for it; `summary` is what its cover paper says of it.
    """

    key: str
    write: Callable[[Facts], Paper | None]
    summary: Callable[[Facts], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class OutFile:
    """A finished file (färdig fil): its name in the folder and its bytes."""

    name: str
    data: bytes


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(interim.KEY, interim.interim_report, interim.interim_summary),
    PaperKind(budget.KEY, budget.budget_paper, budget.budget_summary),
    PaperKind(control_plan.KEY, control_plan.control_plan, control_plan.control_summary),
    PaperKind(control_follow_up.KEY, control_follow_up.control_follow_up, control_follow_up.follow_up_summary),
    PaperKind(meeting_dates.KEY, meeting_dates.meeting_dates, meeting_dates.meetings_summary),
    PaperKind(settlement.KEY, settlement.settlement_paper, settlement.settlement_summary),
)


def _slides(facts: Facts, now: datetime) -> Iterable[OutFile]:
    """Return the slides for the meeting (presentation)."""
    from snit_xl.papers.slides.file import slides_file  # noqa: PLC0415 - an optional extra

    return [OutFile(f"{SLIDES_NAME}.pptx", slides_file(facts, now))]


def _pictures(facts: Facts, _now: datetime) -> Iterable[OutFile]:
    """Return the pictures as files of their own (bilder)."""
    return [OutFile(name, png) for name, png in picture_files(facts)]


def _calendar(facts: Facts, now: datetime) -> Iterable[OutFile]:
    """Return the calendar file of a workbook with meetings (kalenderfil)."""
    from snit_xl.papers.calendar_file import calendar_file  # noqa: PLC0415 - loads icalendar

    model = read_model(facts.view).model
    return [OutFile(CALENDAR_NAME, calendar_file(model, now))] if model is not None and model.meetings else []


# What is no Word paper: slides, a calendar file. Each gives the files it has, none where there is nothing to show.
OTHER_FILES: tuple[Callable[[Facts, datetime], Iterable[OutFile]], ...] = (_slides, _calendar, _pictures)
