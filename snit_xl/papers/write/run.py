"""One run of Skapa handlingar (skapa handlingar), the same for every host: cells in, a new folder out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.make_papers import make_papers, set_aside
from snit_xl.domain.problems import Problem
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.folder import keep
from snit_xl.papers.write.make import Made, make_files
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.view import WorkbookView

NOTHING = Made()


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of it (handlingarna): the new folder, None where there is none.

    `asks` are faults that can be set aside; `blocking` what stops papers whatever is wished.
    """

    ran: loop.Run
    folder: Path | None = None
    made: Made = NOTHING
    asks: tuple[Problem, ...] = ()
    blocking: tuple[Problem, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Say where the papers lie, what they are, and which of them no case asks for (besked)."""
        if self.folder is None:
            return ()
        files = (f"    {name}" for name in names(self.folder))
        lonely = (message("paper_without_case", kind=kind) for kind in self.made.without_case)
        return (message("papers_done", folder=str(self.folder)), *files, *lonely)


def write_papers(view: WorkbookView, out: Path, now: datetime, *, despite: bool) -> Kept:
    """Write a workbook's papers to a new folder under `out` (skapa handlingar); raises OSError, leaving nothing."""
    ran = loop.run(view, make_papers(despite=despite), now)
    layout = layout_of(ran.after)
    if ran.model is None or ran.blocking or layout is None:
        stuck = despite or bool(loop.run(view, make_papers(despite=True), now).blocking)
        return Kept(ran, asks=ran.blocking, blocking=ran.blocking if stuck else ())
    made = make_files(Facts(ran.after, layout, set_aside(ran.model, ran.findings)), now)
    if made.problems:
        return Kept(ran, blocking=made.problems)
    return Kept(ran, keep(made.files, out, now.date()).resolve(), made)


def names(folder: Path | None) -> tuple[str, ...]:
    """Return the names of a folder's files, sorted (filnamn)."""
    return tuple(sorted(one.name for one in folder.iterdir())) if folder is not None else ()
