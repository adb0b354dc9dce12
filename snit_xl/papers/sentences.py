"""Sentences of the running text with the amounts in them (meningar med belopp), joined over lines and pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.papers.blocks import Block, text_lines
from snit_xl.papers.document import Document, Line
from snit_xl.papers.figures import normal
from snit_xl.papers.vocabulary import ABOUT, FOOTER, LEDE, PROPOSAL

LONGEST_PASSAGE = 20_000
LONGEST_SENTENCE = 1_500
_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?|[0-9]{1,9}(?:[.,][0-9]{1,3})?"
_UNITS = {"tkr": 1, "kkr": 1, "tusen kronor": 1, "mkr": 1000, "mnkr": 1000, "msek": 1000, "miljoner kronor": 1000}
_AMOUNT = re.compile(
    rf"(?<![\d,.-])(?P<number>{_NUMBER})\s?(?P<unit>{'|'.join(_UNITS)})\b(?!/)", re.IGNORECASE | re.ASCII
)
_PERCENT = re.compile(r"[0-9] ?(?:%|procent)", re.IGNORECASE)
_END = re.compile(r"(?<=[a-zåäö0-9%)][.!?]) +(?=[A-ZÅÄÖ•–\"”-])")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence (belopp i text), tkr: where it stands in the sentence, and what it is rounded to."""

    start: int
    end: int
    tkr: Decimal
    precision: Decimal


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its amounts, and the line it begins on (mening); `at` is that line's place in the document."""

    text: str
    amounts: tuple[Amount, ...]
    lines: tuple[tuple[int, int, Line], ...]  # where each line begins in the text, its place, the line

    def place_of(self, position: int) -> tuple[int, Line]:
        """Return the line that a position in the sentence stands on (radens plats)."""
        starts = [start for start, _, _ in self.lines]
        _, at, line = self.lines[max(0, bisect_right(starts, position) - 1)]
        return at, line


def sentences_of(document: Document, blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Yield the sentences that hold amounts or percentages (meningar med belopp eller procent)."""
    for passage in _passages(document, blocks):
        yield from _sentences(passage)


def _passages(document: Document, blocks: Sequence[Block]) -> Iterator[list[tuple[int, Line]]]:
    """Yield runs of text between tables and between the parts of a paper (textstycken), without page footers."""
    passage: list[tuple[int, Line]] = []
    size = before = 0
    for at, line in text_lines(document, blocks):
        text = line.text.strip()
        after_table = at != before + 1
        if after_table or size > LONGEST_PASSAGE or PROPOSAL.match(text) or LEDE.match(text):
            yield passage
            passage, size = [], 0
        before = at
        if text and not FOOTER.match(text) and len(text) <= LONGEST_PASSAGE:
            passage.append((at, line))
            size += len(text)
    yield passage


def _sentences(passage: Sequence[tuple[int, Line]]) -> Iterator[Sentence]:
    text, starts = "", []
    for at, line in passage:
        starts.append((len(text), at, line))
        text += " ".join(normal(line.text).replace("\u00a0", " ").split()) + " "
    begin = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        part = text[begin:end]
        amounts = tuple(_amounts(part)) if len(part) <= LONGEST_SENTENCE else ()
        if amounts or (len(part) <= LONGEST_SENTENCE and _PERCENT.search(part)):
            inside = [(start - begin, at, line) for start, at, line in starts if start < end]
            first = max((place for place, one in enumerate(inside) if one[0] <= 0), default=0)
            yield Sentence(part, amounts, tuple(inside[first:]))
        begin = end


def _amounts(text: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        number = Decimal(found["number"].replace(" ", "").replace(",", "."))
        unit = Decimal(_UNITS[" ".join(found["unit"].casefold().split())])
        exponent = number.as_tuple().exponent
        fine = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
        if ABOUT.search(text[: found.start()]):
            fine = max(fine, _round_unit(number))
        yield Amount(found.start(), found.end(), number * unit, fine * unit)


def _round_unit(number: Decimal) -> Decimal:
    """Return what an about-figure is rounded to (avrundad till): 100 for 800, 50 for 1 250."""
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros * (2 if zeros == 0 else 1)
