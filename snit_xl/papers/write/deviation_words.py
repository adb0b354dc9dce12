"""Deviations in words (avvikelser i ord): fixed sentences, chosen by sign, kind of row and limits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.numbers import shown_amount
from snit_xl.papers.write.runs import Figure, Text, Words, said, sentence
from snit_xl.workbook.terms.paper_deviation_texts import (
    COMPARED,
    NO_REASON,
    REASON,
    RESULT,
    ROWS,
)

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Limits:
    """From what size a deviation is put in words (gränser): tkr, percent of the budget, and least tkr for percent."""

    amount: Decimal
    percent: Decimal
    least: Decimal

    def calls_for_words(self, deviation: Figure, budget: Figure) -> bool:
        """Tell whether a deviation is large enough to be put in words (sägs i ord)."""
        size = abs(shown_amount(deviation))
        if deviation.value is None or not size:
            return False
        share = size * HUNDRED >= self.percent * abs(budget.known)
        return size >= self.amount or (share and size >= self.least)


def word_limits(facts: Facts) -> Limits:
    """Return the workbook's limits for words (ordgränser)."""
    amount, percent, least = (facts.limit(f"words_{name}").known for name in ("amount", "percent", "least"))
    return Limits(amount, percent, least)


def result_words(what: str, amount: Figure, **values: Words) -> Text:
    """Say what a result is (resultat i ord): surplus, deficit or zero; `what` names the sentence."""
    return said(
        RESULT[what][direction(amount, negative="surplus", positive="deficit")], amount=amount.unsigned(), **values
    )


def compared_words(what: str, deviation: Figure, **values: Words) -> Text:
    """Say how something lies against its budget (jämfört med budget): better, worse or the same."""
    key = direction(deviation, negative="worse", positive="better")
    return said(COMPARED[what][key], amount=deviation.unsigned(), **values)


def row_words(when: str, row: FactRow, deviation: Figure, **values: Words) -> Text:
    """Say a row's deviation (radens avvikelse): `when` is "period" or "year"; each kind has its own words."""
    kind = row.choice("kind")
    template = ROWS[when].get(kind, ROWS[when]["mixed"])[direction(deviation, negative="worse", positive="better")]
    return said(template, label=row.quote("label"), amount=deviation.unsigned(), **values)


def reason_words(row: FactRow) -> Text:
    """Return the economist's reason (skäl), or that none is given."""
    comment = row.quote("comment")
    return said(REASON, reason=sentence(comment)) if comment.text else (NO_REASON,)


def direction(amount: Figure, *, negative: str, positive: str) -> str:
    """Return which way an amount goes as it is shown (riktning): "even" where it is shown as nought."""
    shown = shown_amount(amount)
    return "even" if not shown else negative if shown < 0 else positive
