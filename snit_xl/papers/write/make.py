"""Make every file of the folder (ta fram filerna): papers with their covers, and what is no Word paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from snit_xl.domain.problems import Problem, problem
from snit_xl.papers.slides.deck import slide_figures
from snit_xl.papers.write.cases import case_of
from snit_xl.papers.write.catalogue import OTHER_FILES, PAPERS, OutFile, PaperKind
from snit_xl.papers.write.content import Paper, figures
from snit_xl.papers.write.cover import cover_paper
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Figure
from snit_xl.workbook.terms.paper_texts import CASE_NAME, COVER_PART, PAPER_PART
from snit_xl.workbook.terms.slide_texts import FILE_NAME as SLIDES_NAME

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one run (framtagna filer), or why there are none; `without_case` are papers without a case."""

    files: tuple[OutFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    without_case: tuple[str, ...] = ()


def make_files(facts: Facts, now: datetime) -> Made:
    """Write every paper to bytes (ta fram); nothing where a figure's cell shows an error or a library is missing."""
    try:
        return _made(facts, now)
    except ImportError as error:
        return Made(problems=(problem("HANDLING-SKRIVARE-SAKNAS", library=error.name or ""),))


def _made(facts: Facts, now: datetime) -> Made:
    from snit_xl.papers.write.word_file import word_file  # noqa: PLC0415 - an optional extra

    kept = list(_written(facts))
    named = [one for paper in kept for one in _with_cover(facts, *paper)]
    shown = [(paper.kind, figures(paper)) for _, paper in named]
    shown.append((SLIDES_NAME, slide_figures(facts)))
    faults = tuple(dict.fromkeys(found for kind, found_figures in shown for found in _faults(kind, found_figures)))
    if faults:
        return Made(problems=faults)
    files = [OutFile(f"{name}.docx", word_file(paper, now)) for name, paper in named]
    files += [one for other in OTHER_FILES for one in other(facts, now)]
    return Made(tuple(files), (), tuple(paper.kind for _, paper, case in kept if case is None))


def papers(facts: Facts) -> tuple[Paper, ...]:
    """Return every paper with its cover before it (handlingar)."""
    return tuple(paper for kept in _written(facts) for _, paper in _with_cover(facts, *kept))


def _written(facts: Facts) -> Iterator[tuple[PaperKind, Paper, FactRow | None]]:
    """Write every paper that the workbook holds something for (skrivna handlingar), each with its case."""
    for kind in PAPERS:
        paper = kind.write(facts)
        if paper is not None:
            yield kind, paper, case_of(facts, kind.key)


def _with_cover(facts: Facts, kind: PaperKind, paper: Paper, case: FactRow | None) -> Iterator[tuple[str, Paper]]:
    """Return a paper with its file's name (filnamn), after the cover of the case that it belongs to."""
    if case is not None:
        cover = cover_paper(facts, case, kind.summary(facts))
        yield _name(facts, case, COVER_PART, f"{cover.name} {paper.name}"), cover
    yield _name(facts, case, PAPER_PART, paper.name), paper


def _name(facts: Facts, case: FactRow | None, part: str, name: str) -> str:
    """Return a file's name (filnamn): the case's number first, so that the folder lies in the meeting's order.

    Numbers are written with equally many digits: 02 lies before 11 wherever names are sorted letter by letter.
    """
    numbered = name
    if case is not None:
        digits = max(len(written(row.figure("case_number"))) for row in facts.table("cases"))
        number = written(case.figure("case_number")).rjust(digits, "0")
        numbered = CASE_NAME.format(number=number, part=part, name=name)
    return FORBIDDEN.sub(" ", numbered)[:LONGEST_NAME].strip(" .")


def _faults(kind: str, shown: Iterable[Figure]) -> Iterator[Problem]:
    """Find figures whose cell shows an error (felvärden i handlingen)."""
    for one in shown:
        if one.error:
            yield problem("HANDLING-FELVARDE", one.place, value=one.error, paper=kind)
