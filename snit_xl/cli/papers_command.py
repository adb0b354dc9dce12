"""The command that writes the committee's papers (handlingar): a new folder, or what must be mended first."""

from __future__ import annotations

import argparse
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.told import Told, told
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.papers import Papers, write_papers
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.pdf import add_pdf
from snit_xl.hosts.setup.this_machine import ThisMachine
from snit_xl.papers.write.run import names

PRINTABLE = (".docx", ".pptx")


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
    helps = argparse.Namespace(**{**vars(options), "despite": options.despite or done.stuck})
    return told(helps, done.result, lambda: _say(done, lacking), more)


def say_kept(done: Papers) -> None:
    """Say what was made and where it lies, or why there is nothing (handlingarna)."""
    if done.kept is not None:
        show.say(*done.kept.lines())
    show.say_findings(done.result.blocking)


def _say(done: Papers, lacking: Problem | None) -> None:
    say_kept(done)
    if lacking is not None:
        show.say_findings((lacking,))


def _as_pdf(machine: Machine, done: Papers) -> Problem | None:
    if done.kept is None or done.folder is None:
        return None
    files = [done.folder / one.name for one in done.kept.made.files if one.name.endswith(PRINTABLE)]
    return add_pdf(machine, files, done.folder)
