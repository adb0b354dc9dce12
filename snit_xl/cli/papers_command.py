"""The command that writes the committee's papers (handlingar): a new folder, or what must be mended first."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.told import Told, told
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.papers import Papers, write_papers
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.pdf import add_pdf
from snit_xl.hosts.setup.this_machine import ThisMachine
from snit_xl.workbook.terms.cli_texts import text

WORD = ".docx"
SLIDES = ".pptx"


def papers(options: argparse.Namespace, author: Author) -> Told:
    """Write the papers (skapa handlingar)."""
    return papers_on(ThisMachine(), options, author)


def papers_on(machine: Machine, options: argparse.Namespace, author: Author) -> Told:
    """Write the papers on a given machine (skapa handlingar); a PDF that can't be made is told, and no more."""
    path = Path(options.file)
    out = Path(options.out) if options.out else path.absolute().parent
    done = write_papers(path, out, author, despite=options.despite)
    lacking = _as_pdf(machine, done) if options.pdf else None
    more = {"mapp": str(done.folder) if done.folder else None, "filer": list(names(done.folder))}
    return told(options, done.result, lambda: show.say(*papers_lines(done, lacking)), more)


def papers_lines(done: Papers, lacking: Problem | None = None) -> Iterator[str]:
    """Say what was made and where it lies (handlingarna)."""
    if done.folder is None:
        return
    yield text("papers_done", folder=str(done.folder.resolve()))
    yield from (f"{show.INDENT}{name}" for name in names(done.folder))
    for kind in done.made.without_case:
        yield text("paper_without_case", kind=kind)
    if lacking is not None:
        yield from ("", *show.finding_lines(lacking))


def names(folder: Path | None) -> tuple[str, ...]:
    """Return the names of a folder's files, sorted (filnamn)."""
    return tuple(sorted(one.name for one in folder.iterdir())) if folder is not None else ()


def _as_pdf(machine: Machine, done: Papers) -> Problem | None:
    if done.folder is None:
        return None
    files = [done.folder / one.name for one in done.made.files if one.name.endswith((WORD, SLIDES))]
    return add_pdf(machine, files, done.folder)
