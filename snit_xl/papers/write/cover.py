"""Tjänsteskrivelse (tjänsteskrivelse): the cover of each paper, as Ärenden has it."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.cases import parts_of
from snit_xl.papers.write.content import Block, Bullets, Heading, Pairs, Paper, Paragraph, Style
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.open_points import despite_words
from snit_xl.papers.write.runs import Quote, Words
from snit_xl.workbook.terms.paper_cover_texts import LABELS, NO_PROPOSAL, SECTIONS
from snit_xl.workbook.terms.paper_texts import KINDS

KEY = "cover"


def cover_paper(facts: Facts, case: FactRow, summary: tuple[Block, ...]) -> Paper:
    """Write a cover (tjänsteskrivelse) with what Ärenden says of the case; `summary` is its paper's own."""
    return Paper(
        KINDS[KEY],
        KINDS[KEY],
        case.quote("title"),
        facts.quote("committee_name"),
        case.quote("reference"),
        tuple(_blocks(facts, case, summary)),
    )


def _blocks(facts: Facts, case: FactRow, summary: tuple[Block, ...]) -> Iterator[Block]:
    yield Pairs(tuple(_pairs(case)))
    yield Heading(1, SECTIONS["summary"])
    yield from summary
    yield from (Paragraph(text) for text in despite_words(facts))
    for key in ("documents", "proposal_text", "dispatched_to"):
        yield from _listed(SECTIONS[key], case.quote(key))
    yield Paragraph(case.quote("role_in_charge"), Style.SIGNED)


def _pairs(case: FactRow) -> Iterator[tuple[str, Words]]:
    yield LABELS["case_number"], case.figure("case_number")
    if case.text("reference"):
        yield LABELS["reference"], case.quote("reference")
    if case.figure("written").value is not None:
        yield LABELS["written"], case.figure("written")
    yield LABELS["role_in_charge"], case.quote("role_in_charge")


def _listed(heading: str, quote: Quote) -> Iterator[Block]:
    """Return a section with one line per part (avsnitt); what is to be decided is never passed over in silence."""
    parts = parts_of(quote)
    if not parts:
        if heading == SECTIONS["proposal_text"]:
            yield Heading(1, heading)
            yield Paragraph(NO_PROPOSAL)
        return
    yield Heading(1, heading)
    if len(parts) == 1:
        yield Paragraph(parts[0])
    else:
        yield Bullets(parts, numbered=heading == SECTIONS["proposal_text"])
