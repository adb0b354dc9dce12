"""The command that examines papers (granska): what is certain first, then what to consider, then what is uncertain."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.fill_paper import Filling
from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.parser import FAULTY, FINE, UNUSABLE
from snit_xl.cli.told import Told, say_done, told
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.commands import Result, Status
from snit_xl.hosts.file.filling import fill_from
from snit_xl.papers.between import between
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.reading import read_paper
from snit_xl.workbook.terms.cli_texts import number_of, text
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.words import word

PARTS = ("certain", "remarks", "uncertain")
MOST_CHANGES = 20
JSON_PARTS = {"certain": "sakra", "remarks": "anmarkningar", "uncertain": "osakra"}


def audit(options: argparse.Namespace, author: Author) -> Told:
    """Examine papers (granska): status 0 without certain faults, 1 with, 2 where a paper can't be read."""
    if options.workbook is not None:
        return _fill(options, author)
    read = [read_paper(Path(name)) for name in options.papers]
    unusable = [one for one in read if isinstance(one, Problem)]
    limits = usual_limits()
    papers = [examine(one, limits) for one in read if not isinstance(one, Problem)]
    across = list(between(papers))
    status = UNUSABLE if unusable else FAULTY if any(paper.certain for paper in papers) else FINE
    if options.json:
        return (lambda: show.say_json(_json(papers, across, unusable, status))), status
    return (lambda: show.say(*_lines(papers, across, unusable))), status


def _fill(options: argparse.Namespace, author: Author) -> Told:
    """Fill a workbook's last paper from one that is examined (fyll i), shown first where something would go."""
    if len(options.papers) > 1:
        options.parser.wrong_use(text("fill_one"))
    path = Path(options.workbook)
    read = read_paper(Path(options.papers[0]))
    if isinstance(read, Problem):
        return told(options, Result(path, Status.UNUSABLE, blocking=(read,)), show.say)
    paper = examine(read, usual_limits())
    result = fill_from(path, paper.paper, paper.name, author, unread=paper.lacking, agrees=options.agrees_fill)
    more = {"ersatts": list(_filled(result.filling))}
    return told(options, result, lambda: _say_filled(result, paper), more)


def _say_filled(result: Result, paper: Examined) -> None:
    show.say(*_summary(paper), "")
    if result.status is Status.UNCHANGED:
        show.say(text("fill_unchanged"))
        return
    show.say(text("fill_shown", file=result.path.name), *(show.INDENT + line for line in _filled(result.filling)), "")
    if result.status is Status.WAITS:
        show.say(text("agree", flags="--ja"))
        return
    say_done(text("fill_done"), result)
    show.say(text("fill_next", program=show.program(), path=str(result.path)))


def _filled(filling: Filling | None) -> Iterator[str]:
    for one in filling.lists if filling else ():
        key = "fill_left" if not one.taken else "fill_replaced" if one.before else "fill_new"
        if one.before or one.after:
            yield text(key, title=one.title, before=one.before, after=one.after)
        if len(one.changes) <= MOST_CHANGES:
            yield from (show.INDENT + change for change in one.changes)
        else:
            yield show.INDENT + text("fill_many", count=len(one.changes))
        if one.left_out:
            yield text("fill_left_out", count=one.left_out)


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
