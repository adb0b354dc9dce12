"""What Ärenden says of each paper (ärende): its number, reference, date, role, documents, proposal, recipients."""

from __future__ import annotations

from snit_xl.papers.write.content import Block, Paper
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.runs import Quote
from snit_xl.workbook.terms.paper_texts import KINDS

BETWEEN = ";"


def case_of(facts: Facts, paper: str) -> FactRow | None:
    """Return the case that a paper belongs to (ärende); None where Ärenden has none."""
    return next((row for row in facts.table("cases") if row.choice("paper") == paper), None)


def reference_of(case: FactRow | None) -> Quote:
    """Return a case's reference number (diarienummer), empty without one."""
    return case.quote("reference") if case is not None else Quote("")


def parts_of(quote: Quote) -> tuple[Quote, ...]:
    """Return the parts of a text on Ärenden (delar), parted by semicolons or line breaks, each with a capital."""
    parts = (part.strip() for part in quote.text.replace("\n", BETWEEN).split(BETWEEN))
    return tuple(Quote(part[:1].upper() + part[1:], quote.place) for part in parts if part)


def paper_of_case(facts: Facts, key: str, blocks: tuple[Block, ...], *, landscape: bool = False) -> Paper:
    """Return a paper with its case's title and reference (ärendets handling); its kind is the title without one."""
    case, kind = case_of(facts, key), KINDS[key]
    title = case.quote("title") if case is not None and case.text("title") else kind
    return Paper(kind, kind, title, facts.quote("committee_name"), reference_of(case), blocks, landscape=landscape)
