"""The papers from a closed workbook (handlingar ur en fil): written to a new folder; the workbook is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.log import Author
from snit_xl.actions.make_papers import make_papers, set_aside
from snit_xl.hosts.file.commands import Result, Status, at_edge, refusal
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.refusals import from_os_error
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.folder import keep
from snit_xl.papers.write.make import Made, make_files
from snit_xl.workbook.read import layout_of

NOTHING = Made()


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of Skapa handlingar (handlingarna): the new folder and what was made for it."""

    result: Result
    folder: Path | None = None
    made: Made = NOTHING


def write_papers(path: Path, out: Path, author: Author, *, despite: bool) -> Papers:
    """Write a closed workbook's papers to a new folder under `out` (skapa handlingar)."""
    kept: list[Papers] = []

    def work() -> Result:
        ran = loop.run(read_workbook(path).view, make_papers(despite=despite), author.now)
        layout = layout_of(ran.after)
        if ran.blocking or ran.model is None or layout is None:
            return refusal(path, ran)
        made = make_files(Facts(ran.after, layout, set_aside(ran.model, ran.findings)), author.now)
        if made.problems:
            return Result(path, Status.REFUSED, ran.findings, made.problems)
        try:
            folder = keep(made.files, out, author.now.date())
        except OSError as error:
            raise from_os_error(error, out) from error
        result = Result(path, Status.DONE, ran.findings)
        kept.append(Papers(result, folder, made))
        return result

    result = at_edge(path, work)
    return kept[0] if kept else Papers(result)
