"""The cases of a paper (ärenden): the heading of each and the proposal under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.domain.problems import Source
from snit_xl.domain.rows import CaseText
from snit_xl.papers.document import Document, Line
from snit_xl.papers.vocabulary import BESIDE_TITLE, CASE, FOOTER, LEDE, PROPOSAL

MOST_BACK = 150
MOST_PROPOSAL = 12
LONGEST_TITLE = 160


def cases_of(document: Document) -> Iterator[CaseText]:
    """Yield the cases that have both a heading and a proposal (ärenden)."""
    lines = document.lines
    for at, line in enumerate(lines):
        if not PROPOSAL.match(line.text.strip()):
            continue
        title = _title(lines, at)
        proposal = _proposal(lines, at + 1)
        if title and proposal:
            yield CaseText(
                _number(lines, at),
                title,
                " ".join(one.text.strip() for one in proposal),
                Source(proposal[0].where),
            )


def _title(lines: Sequence[Line], at: int) -> str:
    """Return the lines above the first section of a case (ärenderubrik), searched back to the proposal before it."""
    title = ""
    for place in range(at - 1, max(-1, at - MOST_BACK), -1):
        text = lines[place].text.strip()
        if PROPOSAL.match(text):
            break
        if LEDE.match(text):
            title = _above(lines, place) or title
    return title


def _above(lines: Sequence[Line], at: int) -> str:
    """Return the unbroken lines right above a place (raderna ovanför)."""
    found: list[str] = []
    for place in range(at - 1, max(-1, at - MOST_PROPOSAL), -1):
        text = lines[place].text.strip()
        if not text and found:
            break
        if text and BESIDE_TITLE.match(text):
            break
        if text:
            found.insert(0, text)
    title = " ".join(found)
    section = any(text.endswith((".", ":")) or LEDE.match(text) for text in found)
    return "" if len(title) > LONGEST_TITLE or section else title


def _proposal(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the proposal's lines (beslutsförslag), up to the first blank line after its text."""
    found: list[Line] = []
    for line in lines[at : at + MOST_PROPOSAL]:
        if not line.text.strip():
            if found:
                break
            continue
        if LEDE.match(line.text.strip()):
            break
        found.append(line)
    return found


def _number(lines: Sequence[Line], at: int) -> str:
    """Return the number in the case's page footer (ärendets nummer), where the page has one before the next case."""
    for line in lines[at : at + MOST_BACK]:
        text = line.text.strip()
        if line.text.strip() and (found := CASE.match(text)):
            return found[1]
        if (
            LEDE.match(text)
            and line is not lines[at]
            and FOOTER.match(text) is None
            and not text.lower().startswith("besluts")
        ):
            return ""
    return ""
