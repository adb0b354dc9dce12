"""The blank certificate to sign (blankett för sekretessbevis); it asks for no personal number."""

from __future__ import annotations

from snit_xl.papers.write.content import Bullets, Heading, Pairs, Paper, Paragraph, Signatures, Style
from snit_xl.workbook.terms import certificate_texts as texts


def certificate_paper(committee: str) -> Paper:
    """Return the blank certificate (blankett)."""
    return Paper(
        texts.TITLE,
        texts.KIND,
        texts.TITLE,
        committee,
        "",
        (
            Paragraph(texts.LEAD, Style.LEAD),
            Heading(1, texts.RULES_HEADING),
            Bullets(texts.RULES),
            Heading(1, texts.PROMISE_HEADING),
            Paragraph(texts.PROMISE),
            Pairs(tuple((label, texts.LINE) for label in texts.LABELS)),
            Signatures(texts.SIGNATURES, texts.SIGNERS),
            Paragraph(texts.NOTE, Style.NOTE),
        ),
    )
