"""What the text states of the tables' figures (påståenden i texten), and how sure it is what is meant.

A claim is judged only where its sentence speaks of a whole unit and nothing else (strict), as "underskott om 86 tkr"
does of the table it stands under. What speaks of a part ("för konsulter 500 tkr") is left alone: no table has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.problems import Source
from snit_xl.domain.rows import Claim, ClaimRole, Column, KnownItem, PrintedName, RowKind
from snit_xl.papers import vocabulary as words
from snit_xl.papers.blocks import Block
from snit_xl.papers.document import Document
from snit_xl.papers.named import Named, printed
from snit_xl.papers.naming import is_unit_heading, unit_words
from snit_xl.papers.sentences import Amount, Sentence
from snit_xl.papers.sums import is_rounding

FARTHEST = 60  # lines between a table and the text about it
SNIPPET = 6
_CLAUSE = re.compile(
    r"\b(?:och att|samt att|medan|men|varav)\b|[;:]|(?<!- )\boch (?=servicenämnd|nämnd|\w+avdelning)", re.IGNORECASE
)
_LEVEL = re.compile(r"\buppgår till\s*$", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:ökning|minskning|ökar|minskar)\b[^.;]{0,60}\b(?:med|om|på)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zÅÄÖåäöÉé]+(?:/[a-zåäö]+)*")
_ITEM = re.compile(r"[a-zåäö]{3,}")

_WHOLE: dict[str, tuple[tuple[Column, RowKind | None, bool], ...]] = {
    "forecast": ((Column.FORECAST, RowKind.RESULT, False), (Column.DEVIATION, None, False)),
    "to_date": ((Column.DEVIATION, RowKind.RESULT, True), (Column.DEVIATION, RowKind.SUBTOTAL, True)),
    "actual": ((Column.ACTUAL, RowKind.RESULT, False),),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure in the text with all that it may mean (påstående), likeliest first; `strict` of one whole unit."""

    meanings: tuple[Claim, ...]
    strict: bool


@dataclass(frozen=True, slots=True)
class _Context:
    """One amount with its clause (belopp i sin sats)."""

    sentence: Sentence
    amount: Amount
    before: str  # the clause up to the amount
    after: str  # what follows up to the next amount or comma
    lead: str  # the sentence from its beginning

    @property
    def clause(self) -> str:
        return f"{self.before}# {self.after}"


def statements(
    document: Document, sentences: Sequence[Sentence], named: Sequence[Named], blocks: Sequence[Block]
) -> Iterator[Statement]:
    """Yield the figures that the text states of the tables (påståenden)."""
    for sentence in sentences:
        for context in _contexts(sentence):
            scope = scope_of(document, sentence.place_of(context.amount.start)[0], named, blocks)
            statement = scope and (_result(context, scope, named) or _change(context, named))
            if statement:
                yield statement


def _contexts(sentence: Sentence) -> Iterator[_Context]:
    begin = 0
    for number, amount in enumerate(sentence.amounts):
        text = sentence.text[begin : amount.start]
        cuts = [found.end() for found in _CLAUSE.finditer(text)]
        later = sentence.amounts[number + 1 :]
        after = sentence.text[amount.end : later[0].start if later else None]
        yield _Context(
            sentence,
            amount,
            text[cuts[-1] if cuts else 0 :],
            re.split(r"[,;:.]| och ", after)[0],
            sentence.text[: amount.start],
        )
        begin = amount.end


def scope_of(document: Document, at: int, named: Sequence[Named], blocks: Sequence[Block]) -> Named | None:
    """Return the table that a text is about (texten gäller): the one it stands under in the same chapter, or over.

    None where the nearest table is one that has no name: the text is about that one then.
    """
    last = max((block.last for block in blocks if block.last < at), default=-1)
    before = next((one for one in named if one.table.block.last == last and at <= last + FARTHEST), None)
    if before and not _chapter_between(document, last, at):
        return before
    first = min((block.first for block in blocks if block.first > at), default=-1)
    after = next((one for one in named if one.table.block.first == first <= at + FARTHEST), None)
    parted = after is not None and (_chapter_between(document, at, first) or _other_grid(document, at, first))
    return None if parted else after


def _other_grid(document: Document, at: int, first: int) -> bool:
    """Tell whether a table that the rules don't know parts a text from the one after it (annan tabell emellan)."""
    return any(line.grid not in {0, document.lines[first].grid} for line in document.lines[at + 1 : first])


def _chapter_between(document: Document, first: int, last: int) -> bool:
    texts = (line.text.strip() for line in document.lines[first + 1 : last])
    return any(is_unit_heading(text) or words.PROPOSAL.match(text) or words.LEDE.match(text) for text in texts)


def _result(context: _Context, scope: Named, named: Sequence[Named]) -> Statement | None:
    """Read an amount called surplus or deficit (överskott, underskott)."""
    good, bad = (_last(pattern, context.before) for pattern in (words.SURPLUS, words.DEFICIT))
    if max(good, bad) < 0 or words.BLAMED.search(context.before):
        return None
    favourable = good > bad
    units = _units(context.before, named)
    claims = list(_meanings(context, scope, units, named, favourable=favourable))
    return Statement(tuple(claims), _is_strict(context, named)) if claims else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _units(clause: str, named: Sequence[Named]) -> tuple[str, ...]:
    """Return the departments that a clause names (enheter i satsen)."""
    units = [one.unit for one in named if one.name is PrintedName.DEPARTMENTS and one.unit]
    return tuple(unit for unit in units if any(_names(stem, clause) for stem in _stems(unit)))


def _stems(unit: str) -> Iterator[str]:
    for word in unit_words(unit):
        yield re.sub(r"(?:avdelning|förvaltning|nämnd|enhet|kontor)(?:en)?$", "", word) or word


def _names(stem: str, clause: str) -> bool:
    flags = 0 if len(stem) < 3 else re.IGNORECASE
    spelled = stem.upper() if len(stem) < 3 else re.escape(stem)
    ending = r"(?:s|avdelning\w*|förvaltning\w*|nämnd\w*|enhet\w*|kontor\w*)?"
    return re.search(rf"(?<!\w){spelled}{ending}(?!\w)", clause, flags) is not None


def _meanings(
    context: _Context, scope: Named, units: tuple[str, ...], named: Sequence[Named], *, favourable: bool
) -> Iterator[Claim]:
    departments = {one.unit for one in named if one.name is PrintedName.DEPARTMENTS}
    of_all = scope.name is PrintedName.SUMMARY and (not units or set(units) == departments)
    for column, kind, to_date in _periods(context):
        claim = _claim(context, favourable, scope.scale)
        if of_all and not to_date:
            yield replace(claim, table=PrintedName.SUMMARY, kind=RowKind.RESULT, column=column)
        elif scope.name is PrintedName.INVESTMENTS and not units:
            yield replace(claim, table=scope.name, kind=RowKind.RESULT, column=Column.DEVIATION)
        elif units or scope.name is PrintedName.DEPARTMENTS:
            whose = units or (scope.unit,)
            yield replace(claim, table=PrintedName.DEPARTMENTS, units=whose, kind=kind, column=column, to_date=to_date)


def _periods(context: _Context) -> list[tuple[Column, RowKind | None, bool]]:
    """Return what columns a clause may speak of (kolumner som kan avses), by its own words, then by the sentence's."""
    for text in (context.clause, context.lead):
        ahead, so_far = words.FORECAST.search(text), words.SO_FAR.search(text)
        if ahead and not so_far:
            result, deviation = _WHOLE["forecast"]
            return [deviation, result] if words.AGAINST_BUDGET.search(context.clause) else [result, deviation]
        if so_far and not ahead:
            against = words.AGAINST_BUDGET.search(context.clause)
            return [*_WHOLE["to_date"], *(() if against else _WHOLE["actual"])]
    return [*_WHOLE["forecast"], *_WHOLE["to_date"], *_WHOLE["actual"]]


def _claim(context: _Context, favourable: bool | None, scale: Decimal) -> Claim:  # noqa: FBT001 - as a claim has it
    """Return what an amount claims (påstående), in the table's unit."""
    line = context.sentence.place_of(context.amount.start)[1]
    said = context.lead.split()[-SNIPPET:]
    said.append(context.sentence.text[context.amount.start : context.amount.end])
    return Claim(
        "",
        "… " + " ".join(said),
        context.amount.tkr / scale,
        favourable,
        at=Source(line.where),
        precision=context.amount.precision / scale,
    )


def _is_strict(context: _Context, named: Sequence[Named]) -> bool:
    """Tell whether a clause speaks of a whole unit's result and nothing else (gäller hela enheten)."""
    said = [word.casefold() for word in _WORD.findall(context.before)]
    subjects = [at for at, word in enumerate(said) if words.WHOLE.match(word)]
    stems = {stem for one in named for stem in _stems(one.unit)} if subjects else set()
    following = [word.casefold() for word in _WORD.findall(context.after)]
    partial = following[:1] and following[0] in {"för", "inom", "avseende", "gällande", "på"}
    return any(all(_is_plain(word, stems) for word in said[at + 1 :]) for at in subjects) and not partial


def _is_plain(word: str, stems: set[str]) -> bool:
    parts = word.split("/")
    return all(part in words.PLAIN_WORDS or part in stems or words.WHOLE.match(part) for part in parts)


def _change(context: _Context, named: Sequence[Named]) -> Statement | None:
    """Read an amount that a budget changes with or ends at (ökning, minskning, uppgår till)."""
    names = {one.name for one in named}
    budgets = {PrintedName.BRIDGE, PrintedName.MUNICIPAL_BUDGETS}
    scale = next((one.scale for one in named if one.name in budgets), Decimal(1))
    municipal = tuple(
        one.unit for one in named if one.name is PrintedName.MUNICIPAL_BUDGETS and _names(one.unit, context.lead)
    )
    if _LEVEL.search(context.before) and municipal:
        claim = replace(_claim(context, None, scale), table=PrintedName.MUNICIPAL_BUDGETS, units=municipal)
        return Statement((replace(claim, column=Column.NEXT_1),), strict=False)
    up, down = (_last(pattern, context.before) for pattern in (words.INCREASE, words.DECREASE))
    if max(up, down) < 0:
        return None
    claim = _claim(context, down > up, scale)
    claims = [replace(claim, table=PrintedName.MUNICIPAL_BUDGETS, units=municipal, column=Column.DEVIATION)]
    if PrintedName.BRIDGE in names:
        claims += [replace(claim, table=PrintedName.BRIDGE, column=Column.DEVIATION)]
        bridge = next(one for one in named if one.name is PrintedName.BRIDGE)
        claims += [
            replace(claim, table=PrintedName.BRIDGE, label=row.label, column=Column.AMOUNT) for row in bridge.table.rows
        ]
    strict = bool(municipal) and _CHANGED.search(context.before) is not None
    return Statement(tuple(claims if municipal or len(claims) > 1 else ()), strict) if claims else None


def blamed(
    document: Document, sentences: Sequence[Sentence], named: Sequence[Named], blocks: Sequence[Block]
) -> Iterator[Claim | KnownItem]:
    """Yield what the text expects still to come, and the row it blames a deviation on (kända poster, förklaringar)."""
    for sentence in sentences:
        for context in _contexts(sentence):
            at, line = sentence.place_of(context.amount.start)
            scope = scope_of(document, at, named, blocks)
            expected = words.EXPECTED.search(context.before) and words.INCOME.search(context.before)
            if not expected or scope is None or scope.name is not PrintedName.DEPARTMENTS:
                continue
            incomes = [row for row in printed((scope,)).rows if row.kind in {RowKind.INCOME, RowKind.MIXED}]
            if len(incomes) != 1:
                continue
            label, amount = incomes[0].label, context.amount.tkr / scope.scale
            yield KnownItem(scope.unit, label, -amount, at=Source(line.where))
            near = " ".join(one.text for one in document.lines[scope.table.block.last + 1 : at + 1])
            if words.BLAMED.search(near) and (bad := words.DEFICIT.search(near) or words.SURPLUS.search(near)):
                favourable = words.SURPLUS.match(bad[0]) is not None
                claim = _claim(context, favourable, scope.scale)
                yield replace(
                    claim, role=ClaimRole.EXPLANATION, table=PrintedName.DEPARTMENTS, units=(scope.unit,), label=label
                )


def mixed_up(claim: Claim, correct: Decimal, named: Sequence[Named]) -> bool:
    """Tell whether a text's figure is a slip (förväxling): another figure of the table, or one digit off.

    A figure that merely differs may speak of something the table doesn't have; a slip can't be anything else.
    """
    tables = [one for one in named if one.name is claim.table and (not claim.units or one.unit in claim.units)]
    rows = [row for one in tables for row in one.table.rows if not is_rounding(row.label)]
    figures = {abs(amount) for row in rows for amount in row.amounts if amount}
    return claim.amount in figures or _one_digit_off(claim.amount, abs(correct))


def _one_digit_off(one: Decimal, other: Decimal) -> bool:
    first, second = str(one + 0), str(other + 0)
    same_length = len(first) == len(second) > 2
    return same_length and sum(a != b for a, b in zip(first, second, strict=True)) == 1
