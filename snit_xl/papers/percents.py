"""Percentages that the text states (procenttal i texten), held against the amounts beside them and against the tables.

A percentage is certainly wrong only where the sentence itself has both amounts and nothing between that could mean
something else: "840 tkr av 1 200 tkr (77 %)". Against a table it is uncertain: the text may speak of another base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from snit_xl.domain.audit import codes
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.domain.rows import Column, Nature, PrintedName, Row
from snit_xl.papers import vocabulary as words
from snit_xl.papers.blocks import Block
from snit_xl.papers.claims import scope_of
from snit_xl.papers.document import Document
from snit_xl.papers.named import Named, printed
from snit_xl.papers.sentences import Sentence

HUNDRED, HALF = Decimal(100), Decimal("0.5")
ABOUT_POINTS = Decimal("2.5")  # how far "ungefär 70 procent" may lie off
NEAR_HUNDRED = Decimal(4)  # shares that end this far from 100 are meant to make 100
SHORTEST_LABEL = 5
MOST_SAID = 9  # words of the text that a finding repeats
_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_UNIT = r"(?:tkr|kkr|mkr|mnkr|msek|kr|kronor|miljoner kronor)"
_PERCENT = rf"(?P<about>(?:{words.ABOUT_WORDS})\.? )?(?P<percent>[0-9]{{1,3}}(?:,[0-9]+)?) ?(?:%|procent)(?![\wåäö-])"
_LINK = r" ?(?:\(|,? ?(?:vilket (?:är|motsvarar|ger|blir)|motsvarande|eller|det vill säga|dvs\.?|alltså) )"
_END = r"(?= ?(?:\)|[.,;:]|$|och\b|av (?:\w*budget|\w*anslag|totalen|summan|helåret)))"
_PART_OF = re.compile(
    rf"(?P<part>{_NUMBER}) ?(?P<one>{_UNIT})? av (?:(?:budgeten|årsbudgeten|budgeterade|totalt|beslutade|anslaget)"
    rf"(?: om| på)? )?(?P<whole>{_NUMBER}) ?(?P<two>{_UNIT}){_LINK}{_PERCENT}{_END}",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    rf"från (?P<whole>{_NUMBER}) ?(?P<one>{_UNIT})? till (?P<part>{_NUMBER}) ?(?P<two>{_UNIT}){_LINK}{_PERCENT}{_END}",
    re.IGNORECASE,
)
_GROWN = re.compile(
    rf"(?:ökar|ökat|ökade|minskar|minskat|minskade|höjs|sänks) med {_PERCENT},? från (?P<whole>{_NUMBER}) ?"
    rf"(?P<one>{_UNIT})? till (?P<part>{_NUMBER}) ?(?P<two>{_UNIT}){_END}",
    re.IGNORECASE,
)
_ANY = re.compile(_PERCENT, re.IGNORECASE)
_USED = re.compile(r"\b(?:förbruk|utnyttj|nyttj|använ)\w*", re.IGNORECASE)
_GROWS = re.compile(r"\b(?:ökar|ökat|ökning|minskar|minskat|minskning|högre|lägre)\b", re.IGNORECASE)
_RAISED = re.compile(rf"{_PERCENT}[^.;]{{0,40}}?(?P<amount>{_NUMBER}) ?(?P<two>tkr|kkr)\b", re.IGNORECASE)
# Shares of a whole each have a receiver: "54,6 procent till Östby", "45,4 % för Västby kommun".
_SPLIT = re.compile(r"\b(?:fördel|andel|nyckel)", re.IGNORECASE)
_RECEIVER = re.compile(r" ?(?:%|procent) (?:till|för|på|av) (?-i:[A-ZÅÄÖ])", re.IGNORECASE)
_BASES: tuple[tuple[Column, Column], ...] = (
    (Column.ACTUAL, Column.BUDGET),
    (Column.ACTUAL, Column.FORECAST),
    (Column.ACTUAL, Column.BUDGET_TO_DATE),
    (Column.FORECAST, Column.BUDGET),
)
_COMPARED = (Column.PRIOR_ACTUAL, Column.BUDGET_TO_DATE, Column.ACTUAL, Column.BUDGET, Column.FORECAST, Column.NEXT_1)

Judged = tuple[Problem, bool]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A percentage as the text states it (procenttal): what it may be rounded to, and where it stands."""

    percent: Decimal
    fine: Decimal
    about: bool
    start: int

    def says(self, share: Decimal, slack: Decimal = Decimal(0)) -> bool:
        """Tell whether a share is what the text says, but for rounding (stämmer)."""
        allowed = max(ABOUT_POINTS, self.percent / 10) if self.about else self.fine * HALF
        return abs(abs(share) - self.percent) <= allowed + slack


def text_percents(
    document: Document, sentences: Sequence[Sentence], named: Sequence[Named], blocks: Sequence[Block]
) -> Iterator[Judged]:
    """Yield the percentages in the text that the amounts don't give (fel procenttal), and whether it is certain."""
    departments = [one for one in named if one.name is PrintedName.DEPARTMENTS]
    all_rows = printed(departments).rows if departments else ()
    for sentence in sentences:
        found = [*_between_amounts(sentence)]
        yield from found
        if not found and not any(pattern.search(sentence.text) for pattern in (_PART_OF, _GROWTH, _GROWN)):
            scope = scope_of(document, sentence.lines[0][1], named, blocks)
            if scope is not None and scope.name is PrintedName.DEPARTMENTS:
                yield from _of_row(sentence, printed((scope,)).rows)
            yield from _raised(sentence, all_rows)


def uneven_splits(sentences: Sequence[Sentence]) -> Iterator[Problem]:
    """Warn about shares in one sentence that nearly make 100 per cent (fördelning som inte blir 100)."""
    for sentence in sentences:
        found = [_stated(one) for one in _ANY.finditer(sentence.text)]
        total = sum((one.percent for one in found), Decimal(0))
        slack = sum((one.fine for one in found), Decimal(0)) / 2
        near = slack < abs(total - HUNDRED) <= NEAR_HUNDRED
        received = len(_RECEIVER.findall(sentence.text)) == len(found)
        if (
            len(found) > 1
            and near
            and received
            and _SPLIT.search(sentence.text)
            and not any(one.about for one in found)
        ):
            yield _problem(codes.SPLIT, sentence, found[0], total, HUNDRED)


def _stated(found: re.Match[str]) -> _Stated:
    percent = Decimal(found["percent"].replace(",", "."))
    exponent = percent.as_tuple().exponent
    fine = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return _Stated(percent, fine, found["about"] is not None, found.start("percent"))


def _between_amounts(sentence: Sentence) -> Iterator[Judged]:
    """Find a percentage that its sentence's own two amounts contradict (mening som motsäger sig)."""
    for pattern in (_PART_OF, _GROWTH, _GROWN):
        for found in pattern.finditer(sentence.text):
            part, whole = (Decimal(found[name].replace(" ", "").replace(",", ".")) for name in ("part", "whole"))
            if not part or not whole or (found["one"] or found["two"]).casefold() != found["two"].casefold():
                continue
            stated = _stated(found)
            share = part / whole if pattern is _PART_OF else (part - whole) / whole
            slack = HUNDRED * part / whole * (_half_unit(part) / part + _half_unit(whole) / whole)
            if not stated.says(share * HUNDRED, slack):
                correct = (abs(share) * HUNDRED).quantize(stated.fine)
                yield _problem(codes.TEXT_PERCENT, sentence, stated, stated.percent, correct), not stated.about


def _half_unit(amount: Decimal) -> Decimal:
    exponent = amount.as_tuple().exponent
    return HALF.scaleb(exponent if isinstance(exponent, int) else 0)


def _of_row(sentence: Sentence, rows: Sequence[Row]) -> Iterator[Judged]:
    """Find a percentage of one named row that none of its columns give (procent av en rad)."""
    text = sentence.text.casefold()
    named = [row for row in rows if len(row.label) >= SHORTEST_LABEL and _stem(row.label) in text]
    percents = [_stated(one) for one in _ANY.finditer(sentence.text)]
    if len({row.label for row in named}) != 1 or len(percents) != 1:
        return
    shares = [share for row in named for share in _shares(row, text)]
    stated = percents[0]
    if shares and not any(stated.says(share, Decimal("0.1")) for share in shares):
        yield _problem(codes.TEXT_PERCENT, sentence, stated, stated.percent, shares[0].quantize(stated.fine)), False


def _stem(label: str) -> str:
    return label.casefold().rstrip("aern")


def _shares(row: Row, text: str) -> Iterator[Decimal]:
    """Yield what a percentage of a row may be (möjliga procenttal): used of a budget, or grown from one to another."""
    used, grows = _USED.search(text), _GROWS.search(text)
    if used and words.AGAINST_FRAME.search(text):
        for one, two in _BASES:
            part, whole = row.amount(one), row.amount(two)
            if part is not None and whole:
                yield abs(part / whole) * HUNDRED
    elif grows and words.COMPARED.search(text):
        for one, two in permutations(_COMPARED, 2):
            now, before = row.amount(one), row.amount(two)
            if now is not None and before:
                yield abs((now - before) / before) * HUNDRED


def _raised(sentence: Sentence, rows: Sequence[Row]) -> Iterator[Judged]:
    """Find a pay rise whose amount is a slip from the percentage of the pay budget (uppräkning av löner)."""
    if not words.PAY.search(sentence.text):
        return
    pay = [row.amount(Column.BUDGET) for row in rows if row.nature is Nature.PERSONNEL]
    bases = [amount for amount in pay if amount]
    for found in _RAISED.finditer(sentence.text):
        stated = _stated(found)
        amount = Decimal(found["amount"].replace(" ", "").replace(",", "."))
        raised = [(base * stated.percent / HUNDRED).quantize(Decimal(1)) for base in (*bases, sum(bases))]
        slips = [one for one in raised if _is_slip(amount, one)]
        if slips and not any(abs(amount - one) <= 1 for one in raised):
            yield _problem(codes.TEXT_PERCENT, sentence, stated, amount, slips[0], amounts=True), False


def _is_slip(one: Decimal, other: Decimal) -> bool:
    first, second = str(one + 0), str(other + 0)
    differ = sum(a != b for a, b in zip(first, second, strict=False))
    return len(first) == len(second) > 2 and (differ == 1 or (differ == 2 and sorted(first) == sorted(second)))


def _problem(
    code: str, sentence: Sentence, stated: _Stated, published: Decimal, correct: Decimal, *, amounts: bool = False
) -> Problem:
    line = sentence.place_of(stated.start)[1]
    end = re.match(r"[\d,]+ ?(?:%|procent)", sentence.text[stated.start :])
    said = sentence.text[: stated.start + (end.end() if end else 0)].split()
    subject = "… " + " ".join(said[-MOST_SAID:])
    unit = "tkr" if amounts else "procent"
    return problem(code, Place(line.where), published=published, correct=correct, subject=subject, measure=unit)
