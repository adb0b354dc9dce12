"""What Ärenden says of each paper (ärende): its number, reference, date, role, documents, proposal, recipients."""

from __future__ import annotations

from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.runs import Quote


def case_of(facts: Facts, paper: str) -> FactRow | None:
    """Return the case that a paper belongs to (ärende); None where Ärenden has none."""
    return next((row for row in facts.table("cases") if row.choice("paper") == paper), None)


def reference_of(case: FactRow | None) -> Quote:
    """Return a case's reference number (diarienummer), empty without one."""
    return case.quote("reference") if case is not None else Quote("")
