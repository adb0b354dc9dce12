"""How results are printed (utskrift): aligned tables, findings, JSON."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from snit_xl.actions import check
from snit_xl.cli.parser import PROGRAM, print_progress
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.cli_texts import counted, text

MOST_IN_FULL = 50
SLOW = 1.0
INDENT = "    "
# The columns of the list Kontroller, in order, as keys for a program that reads the output.
FINDING_KEYS = ("slag", "kod", "blad", "cell", "vad", "star", "beraknat", "skillnad", "ratta")


@contextmanager
def progress(said: str) -> Iterator[None]:
    """Say what is going on if it takes over a second (förloppsrad), on stderr."""
    timer = threading.Timer(SLOW, print_progress, [said])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def program() -> str:
    """Return what to type to start the program here (programmets namn): its path where its name alone isn't found."""
    script = Path(sys.executable).with_name(PROGRAM + Path(sys.executable).suffix)
    if shutil.which(PROGRAM) or not script.is_file():
        return PROGRAM
    shown = str(script.relative_to(Path.cwd()) if script.is_relative_to(Path.cwd()) else script)
    return f'"{shown}"' if " " in shown else shown


def say(*lines: str) -> None:
    """Print lines (skriv rader)."""
    for line in lines:
        print(line)  # noqa: T201 - the command line's voice


def say_json(content: Mapping[str, object]) -> None:
    """Print a result for a program to read (skriv JSON)."""
    print(json.dumps(content, ensure_ascii=False, indent=1))  # noqa: T201 - the command line's voice


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], strong: Sequence[int] = ()) -> list[str]:
    """Lay out a table as text (tabell): the first column to the left, the others to the right.

    A line is drawn above the rows whose numbers are in `strong`.
    """
    widths = [max(len(row[col]) for row in (headings, *rows)) for col in range(len(headings))]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    lines = [_line(headings, widths), rule]
    for number, row in enumerate(rows):
        if number in strong:
            lines.append(rule)
        lines.append(_line(row, widths))
    return lines


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join([first, *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))]).rstrip()


def findings_json(found: Sequence[Problem]) -> list[dict[str, str]]:
    """Return findings for JSON (fynd), all of them."""
    return [dict(zip(FINDING_KEYS, row, strict=True)) for row in check.list_rows(found)]


def say_findings(found: Sequence[Problem]) -> None:
    """Print findings with place, figures and mend (skriv fynd), at most the first fifty."""
    for one in found[:MOST_IN_FULL]:
        say("", *finding_lines(one))
    if len(found) > MOST_IN_FULL:
        say("", text("more", count=len(found) - MOST_IN_FULL))


def finding_lines(found: Problem) -> Iterator[str]:
    """Return one finding with place, figures and mend (fynd)."""
    (row,) = check.list_rows([found])
    kind, code, sheet, cell, message, published, correct, difference, mend = row
    place = f"{sheet}!{cell}" if sheet and cell else sheet or cell
    yield "  ".join(part for part in (kind.upper(), place, code) if part)
    yield INDENT + message
    figures = figures_text(published, correct, difference)
    if figures:
        yield INDENT + figures
    yield INDENT + text("mend", text=mend)


def figures_text(published: str, correct: str, difference: str) -> str:
    """Say what stands and what is computed (siffror), empty where a finding has no figures."""
    if difference:
        return text("figures_difference", published=published, correct=correct, difference=difference)
    if published and correct:
        return text("figures", published=published, correct=correct)
    if published:
        return text("figure_published", published=published)
    return text("figure_correct", correct=correct) if correct else ""


def counts_text(found: Sequence[Problem]) -> str:
    """Say how many findings of each kind there are (antal fynd)."""
    return counted(**check.counts(found))
