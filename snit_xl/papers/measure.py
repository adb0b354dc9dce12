"""What unit a table's amounts are in (beloppsenhet): tkr where nothing else is said in its headings or above it."""

from __future__ import annotations

import re
from decimal import Decimal

from snit_xl.papers.blocks import Block
from snit_xl.papers.document import Document

MOST_ABOVE, LONGEST_TITLE = 4, 70
TKR, MILLIONS, KRONOR = Decimal(1), Decimal(1000), Decimal("0.001")
_UNITS = (
    (re.compile(r"\b(?:tkr|kkr|tusen kronor|tusental kronor)\b", re.IGNORECASE), TKR),
    (re.compile(r"\b(?:mkr|mnkr|msek|miljoner kronor|miljontals kronor)\b", re.IGNORECASE), MILLIONS),
    (re.compile(r"\b(?:kr|kronor|sek)\b(?!/)", re.IGNORECASE), KRONOR),
)


def tkr_per_unit(document: Document, block: Block) -> Decimal:
    """Return how many tkr a table's 1 is (tkr per enhet), by the nearest words that say it."""
    above = (line.text.strip() for line in reversed(document.lines[max(0, block.first - MOST_ABOVE) : block.first]))
    titles = (text for text in above if len(text) <= LONGEST_TITLE and not text.endswith("."))
    for text in (" ".join([*block.headings, *block.heads]), *titles):
        for pattern, scale in _UNITS:
            if pattern.search(text):
                return scale
    return TKR
