"""Titles of slides that go on (rubriker): every slide has one of its own."""

from __future__ import annotations

from snit_xl.papers.write.runs import Words, said
from snit_xl.workbook.terms.slide_texts import PARTS, TITLES


def part_title(title: Words, number: int) -> Words:
    """Return the title of a slide's part (rubrik), counted from 0."""
    if number == 0:
        return title
    return said(TITLES["continued"], title=title, part=PARTS[min(number, len(PARTS)) - 1])
