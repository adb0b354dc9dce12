"""Rules on what the text of a paper states (påståenden): figures against tables, explanations against rows, years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.facts import Facts
from snit_xl.domain.audit.figures import Figures, add
from snit_xl.domain.audit.findings import Cell, Finding, cell_of, key
from snit_xl.domain.problems import Problem, Value, problem
from snit_xl.domain.rows import CaseText, Claim, ClaimRole, Column, PrintedName, Row, RowKind

ZERO, TWO = Decimal(0), Decimal(2)
YEAR = r"((?:19|20)\d\d)(?!\d|-\d\d(?!\d))"  # a year of its own, not the beginning of a date
WORD_YEAR = re.compile(rf"([^\W\d_]+)(?:\s+(?:för|år|åren|avseende|i))*\s+{YEAR}")
YEAR_WORD = re.compile(rf"(?<![\d/-]){YEAR}\s+års\s+([^\W\d_]+)")
SHORTEST_STEM = 5


@dataclass(frozen=True, slots=True)
class Stated:
    """What a table gives for a claim (påstående mot tabell), with the sign that the text gives it."""

    printed: Decimal | None
    right: Decimal | None
    cells: tuple[Cell, ...] = ()


def figures_in_text(facts: Facts) -> Iterator[Finding]:
    """Find figures in the text that the tables don't give (text mot tabell).

    A figure that is wrong only because the text repeats a wrong cell is marked so, and joined with that cell's finding.
    """
    for claim in facts.claims:
        if claim.role is not ClaimRole.FIGURE:
            continue
        stated = _look_up(facts, claim)
        if stated.right is None:
            yield Finding(_claim_problem(codes.TEXT_UNMATCHED, claim, None))
        elif not _says(claim, stated.right):
            repeats = _says(claim, stated.printed)
            if not (repeats and _tolerated(facts, stated)):
                yield Finding(_claim_problem(codes.TEXT, claim, stated.right), stated.cells if repeats else (), repeats)


def explanations(facts: Facts) -> Iterator[Finding]:
    """Warn where the text blames a row that is better than its budget to date, or thanks a worse one (förklaring).

    The correct figure is the row's deviation to date as the text turns it: a deficit of −1 006 is 1 006 better.
    """
    for claim in facts.claims:
        if claim.role is ClaimRole.EXPLANATION and claim.favourable is not None:
            figures = facts.figures.get(claim.table or PrintedName.DEPARTMENTS)
            rows = _rows(figures, claim) if figures else ()
            deviation = add(_to_date(row) for row in rows)
            right = None if deviation is None else deviation * (1 if claim.favourable else -1)
            if right is None:
                yield Finding(_claim_problem(codes.TEXT_UNMATCHED, claim, None))
            elif right < 0:
                label = ", ".join(dict.fromkeys(row.label for row in rows))
                yield Finding(_claim_problem(codes.EXPLANATION, claim, right, label=label))


def _claim_problem(code: str, claim: Claim, correct: Decimal | None, **values: Value) -> Problem:
    names: dict[str, Value] = {"case": claim.case, "subject": claim.subject}
    return problem(code, claim.at.at("amount"), published=claim.amount, correct=correct, **(names | values))


def _says(claim: Claim, amount: Decimal | None) -> bool:
    """Tell whether the text's figure is this one, rounded as the text rounds (half a unit)."""
    return amount is not None and abs(claim.amount - amount) <= claim.precision / TWO


def _tolerated(facts: Facts, stated: Stated) -> bool:
    """Tell whether the printed figure counts as right in its own table, so that the text may repeat it."""
    near = stated.printed is not None and stated.right is not None
    return near and abs((stated.printed or ZERO) - (stated.right or ZERO)) <= facts.limits.sum_tolerance * len(
        stated.cells
    )


def _look_up(facts: Facts, claim: Claim) -> Stated:
    figures = facts.figures.get(claim.table) if claim.table else None
    if figures is None or claim.column is None:
        return Stated(None, None)
    rows, turn = _rows(figures, claim), _turn(figures, claim)
    if claim.to_date:
        right, printed = add(_to_date(row, figures) for row in rows), add(_to_date(row) for row in rows)
        columns: tuple[Column, ...] = (Column.BUDGET_TO_DATE, Column.ACTUAL)
    elif figures.name is PrintedName.BRIDGE and claim.column is Column.DEVIATION:
        right = printed = _change(figures)
        rows, columns = figures.totals, (Column.AMOUNT,)
    else:
        right = add(facts.right(figures, row, claim.column) for row in rows)
        printed, columns = add(row.amount(claim.column) for row in rows), (claim.column,)
    cells = tuple(cell_of(figures.name, row, column) for row in rows for column in columns)
    return Stated(_turned(printed, turn), _turned(right, turn), cells)


def _turned(amount: Decimal | None, turn: int) -> Decimal | None:
    if amount is None:
        return None
    return amount * turn if turn else abs(amount)


def _turn(figures: Figures, claim: Claim) -> int:
    """Return 1 or −1 to give a table's figure the sign the text gives it; 0 where the text doesn't say good or bad.

    Amounts are costs, so a surplus is negative; a deviation from budget is positive when good, but a change since last
    year (next year − this) is positive when dearer.
    """
    if claim.favourable is None:
        return 0
    positive_is_good = claim.to_date or (
        claim.column is Column.DEVIATION
        and figures.name is not PrintedName.BRIDGE
        and figures.table.deviation[1] in {Column.FORECAST, Column.ACTUAL}
    )
    return 1 if claim.favourable is positive_is_good else -1


def _to_date(row: Row, figures: Figures | None = None) -> Decimal | None:
    columns = (Column.BUDGET_TO_DATE, Column.ACTUAL)
    budget, actual = (figures.right(row, column) if figures else row.amount(column) for column in columns)
    return None if budget is None or actual is None else budget - actual


def _change(figures: Figures) -> Decimal | None:
    """Return what a bridge adds to its opening row (förändring)."""
    return add(row.amount(Column.AMOUNT) for row in figures.table.rows[1:-1])


def _rows(figures: Figures, claim: Claim) -> Sequence[Row]:
    """Return the rows a claim speaks of; without kind and label, the last row of each unit or of the table."""
    units = {key(unit) for unit in claim.units}
    rows = [row for row in figures.table.rows if not units or key(row.unit) in units]
    if claim.label:
        return [row for row in rows if key(row.label) == key(claim.label)]
    whole = [row for row in figures.totals if not row.unit] if not units else []
    if claim.kind is None:
        ends = [figures.bottom_line(unit) for unit in claim.units or figures.units]
        return whole[-1:] or [row for row in ends if row] or rows
    of_kind = [row for row in rows if row.kind is claim.kind]
    total = claim.kind in {RowKind.RESULT, RowKind.SUBTOTAL}
    return ([row for row in whole if row.kind is claim.kind] or of_kind) if total else of_kind


def years(facts: Facts) -> Iterator[Finding]:
    """Find a proposal that gives its document another year than the heading does (årtal mot rubrik).

    Certain where the same word has a year in both and never the heading's; only a warning where no word is shared.
    """
    for case in facts.cases:
        title, proposal = _dated_words(case.title), _dated_words(case.proposal)
        shared = [(word, other) for word in title for other in proposal if _same_word(word, other)]
        for word, other in shared:
            if not title[word] & proposal[other]:
                yield Finding(_year_problem(codes.YEAR, case, proposal[other], title[word]))
        in_title, in_proposal = (set().union(*words.values()) for words in (title, proposal))
        if in_title and in_proposal and not shared and not in_title & in_proposal:
            yield Finding(_year_problem(codes.YEAR_OTHER, case, in_proposal, in_title))


def _dated_words(text: str) -> dict[str, set[int]]:
    """Return each word that stands with a year and the years it stands with (ord med årtal)."""
    words: dict[str, set[int]] = {}
    pairs = [*WORD_YEAR.findall(text), *((word, year) for year, word in YEAR_WORD.findall(text))]
    for word, year in pairs:
        words.setdefault(key(word), set()).add(int(year))
    return words


def _year_problem(code: str, case: CaseText, published: set[int], correct: set[int]) -> Problem:
    place = case.at.at("proposal")
    return problem(code, place, published=max(published), correct=max(correct), case=case.case, title=case.title)


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are the same but for an ending: plan, planen (samma ord i olika form)."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST_STEM and long.startswith(short))
