"""The papers from a closed workbook (handlingar ur en fil): written to a new folder; the workbook is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.commands import Result, Status, at_edge, refusal
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.refusals import from_os_error
from snit_xl.papers.write.run import Kept
from snit_xl.papers.write.run import write_papers as write_from


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of Skapa handlingar (handlingarna): how it ended, and what is kept where it went well.

    `stuck` says that there can be no papers in spite of the faults either.
    """

    result: Result
    kept: Kept | None = None
    stuck: bool = False

    @property
    def folder(self) -> Path | None:
        """The new folder (mappen)."""
        return self.kept.folder if self.kept is not None else None


def write_papers(path: Path, out: Path, author: Author, *, despite: bool) -> Papers:
    """Write a closed workbook's papers to a new folder under `out` (skapa handlingar)."""
    done: list[Kept] = []
    stuck: list[Problem] = []

    def work() -> Result:
        view = read_workbook(path).view
        try:
            kept = write_from(view, out, author.now, despite=despite)
        except OSError as error:
            raise from_os_error(error, out) from error
        if kept.folder is not None:
            done.append(kept)
            return Result(path, Status.DONE, kept.ran.findings)
        stuck.extend(kept.blocking)
        if kept.ran.model is None:
            return refusal(path, kept.ran)
        return Result(path, Status.REFUSED, kept.ran.findings, kept.blocking or kept.asks)

    result = at_edge(path, work)
    return Papers(result, done[0] if done else None, stuck=bool(stuck))
