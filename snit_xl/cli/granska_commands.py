"""The command that examines papers (granska): what is certain first, then what to consider, then what is uncertain."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.parser import FAULTY, FINE, UNUSABLE
from snit_xl.cli.told import Told
from snit_xl.domain.problems import Problem
from snit_xl.papers.between import between
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.reading import read_paper
from snit_xl.workbook.terms.cli_texts import number_of, text
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.words import word

PARTS = ("certain", "remarks", "uncertain")
JSON_PARTS = {"certain": "sakra", "remarks": "anmarkningar", "uncertain": "osakra"}


def audit(options: argparse.Namespace, _author: Author) -> Told:
    """Examine papers (granska): status 0 without certain faults, 1 with, 2 where a paper can't be read."""
    read = [read_paper(Path(name)) for name in options.papers]
    unusable = [one for one in read if isinstance(one, Problem)]
    limits = usual_limits()
    papers = [examine(one, limits) for one in read if not isinstance(one, Problem)]
    across = list(between(papers))
    status = UNUSABLE if unusable else FAULTY if any(paper.certain for paper in papers) else FINE
    if options.json:
        return (lambda: show.say_json(_json(papers, across, unusable, status))), status
    return (lambda: show.say(*_lines(papers, across, unusable))), status


def _lines(papers: Sequence[Examined], across: Sequence[Problem], unusable: Sequence[Problem]) -> Iterator[str]:
    for paper in papers:
        yield from (*_summary(paper), "")
        for part in PARTS:
            yield from _part(text(part), getattr(paper, part))
    yield from _part(text("between"), across)
    yield from _part(text("papers_unusable"), unusable)


def _summary(paper: Examined) -> Iterator[str]:
    found = (*paper.certain, *paper.remarks)
    values = {
        "name": paper.name,
        "tables": number_of(paper.tables, "tabell", "tabeller"),
        "statements": number_of(paper.statements, "belopp", "belopp"),
    }
    yield text("paper", findings=show.counts_text(found), **values) if found else text("paper_fine", **values)


def _part(heading: str, found: Sequence[Problem]) -> Iterator[str]:
    if found:
        yield from (heading.upper(), *(line for one in found for line in ("", *_finding(one))), "")


def _finding(found: Problem) -> Iterator[str]:
    told, place = describe(found), found.place
    where = text("column", place=place.sheet, column=place.cell) if place.sheet and place.cell else place.sheet
    kind = word("severity", check.severity(found).value).upper()
    yield "  ".join(part for part in (kind, where or place.file, found.code) if part)
    yield show.INDENT + told.message
    figures = show.figures_text(told.published, told.correct, told.difference)
    if figures:
        yield show.INDENT + figures
    yield show.INDENT + text("mend", text=told.mend)


def _json(
    papers: Sequence[Examined], across: Sequence[Problem], unusable: Sequence[Problem], status: int
) -> dict[str, object]:
    return {
        "status": status,
        "handlingar": [
            {
                "fil": paper.name,
                "tabeller": paper.tables,
                "pastaenden": paper.statements,
                **{JSON_PARTS[part]: [_as_json(one) for one in getattr(paper, part)] for part in PARTS},
            }
            for paper in papers
        ],
        "mellan_handlingar": [_as_json(one) for one in across],
        "hinder": [_as_json(one) for one in unusable],
    }


def _as_json(found: Problem) -> dict[str, str]:
    told, values = describe(found), {name: str(value) for name, value in found.values}
    return {
        "slag": word("severity", check.severity(found).value),
        "kod": found.code,
        "plats": found.place.sheet or found.place.file,
        "tabell": values.get("table", ""),
        "rad": values.get("where", ""),
        "kolumn": found.place.cell,
        "vad": told.message,
        "star": told.published,
        "beraknat": told.correct,
        "skillnad": told.difference,
        "ratta": told.mend,
    }
