"""Helpers of the papers' tests: a text examined, and its findings put short."""

from __future__ import annotations

from snit_xl.domain.problems import Problem
from snit_xl.papers.blocks import blocks_of
from snit_xl.papers.document import Document
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.sources.text import read_text
from snit_xl.papers.tables import ReadTable, read_table

LIMITS = usual_limits()


def document(text: str) -> Document:
    return read_text("handling.txt", text.encode())


def examined(text: str) -> Examined:
    return examine(document(text), LIMITS)


def tables(text: str) -> list[ReadTable]:
    return [table for block in blocks_of(document(text)) if (table := read_table(block))]


def short(found: tuple[Problem, ...]) -> list[tuple[str, str, str, str]]:
    """Return code, place, and the two figures of each finding."""
    return [(one.code, one.place.sheet, str(one.published), str(one.correct)) for one in found]
