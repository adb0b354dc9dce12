"""Settle a year between municipalities (avräkning): each one's share of the net outcome against what it has paid.

The outcome is net of external income and includes the municipality-specific costs; paid amounts are positive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from snit_xl.domain.allocation import allocate
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import ZERO, difference, exact_sum
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


class SurplusRule(Enum):
    """What the agreement does with a surplus (regel för överskott)."""

    RETURNED = "returned"  # återbetalas
    KEPT = "kept"  # behålls av nämnden


@dataclass(frozen=True, slots=True)
class SettlementInput:
    """What a settlement is made from (underlag för avräkning), tkr, one value per municipality in `names`' order.

    `costs` are positive, `external_income` negative (kommunbidrag isn't income here, it is `paid`, positive). `host` is
    the index of the municipality that runs the committee and is not invoiced. `month` is the last month of the costs,
    `paid_through` the last month of the payments, None where nobody has said.
    """

    names: tuple[str, ...]
    costs: Decimal
    external_income: Decimal
    paid: tuple[Decimal, ...]
    key: tuple[Decimal, ...]
    host: int
    surplus: SurplusRule
    specific: tuple[Decimal, ...] | None = None
    decimals: int = 0
    at: Source = NOWHERE
    month: int = 0
    paid_through: int | None = None

    @property
    def net_outcome(self) -> Decimal:
        """Costs less external income (nettoutfall)."""
        return exact_sum([self.costs, self.external_income])


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """One municipality's settlement (avräkning per kommun).

    share − paid = due; a positive due is to pay, a negative one to get back. `invoice` is what is sent: 0 for the host,
    and 0 instead of a repayment where the committee has a surplus and keeps it. Where the committee as a whole has no
    surplus there is nothing to keep, and a municipality that has paid too much gets it back under either rule.
    """

    name: str
    share: Decimal
    paid: Decimal
    due: Decimal
    invoice: Decimal
    is_host: bool


@dataclass(frozen=True, slots=True)
class Settlement:
    """A committee's whole settlement (nämndens avräkning)."""

    net_outcome: Decimal
    lines: tuple[SettlementLine, ...]

    @property
    def due(self) -> Decimal:
        """The sum to pay over all municipalities (summa att betala)."""
        return exact_sum(line.due for line in self.lines)


def settle(
    net_outcome: Decimal,
    paid: Sequence[Decimal],
    key: Sequence[Decimal],
    specific: Sequence[Decimal] | None = None,
    decimals: int = 0,
) -> tuple[Decimal, ...]:
    """Give what each municipality owes (avräkna): its share of the net outcome less what it has paid.

    Positive = to pay. The net outcome holds the specific costs: what remains after them is split by key. The amounts
    due sum exactly to net outcome − sum(paid), rounded to `decimals` by largest remainder on the exact amounts due.
    """
    own = [ZERO] * len(key) if specific is None else specific
    if not len(paid) == len(own) == len(key):
        raise MisuseError("paid and specific must have one amount per weight")
    common = difference(net_outcome, exact_sum(own))
    owed = [difference(cost, payment) for cost, payment in zip(own, paid, strict=True)]
    return allocate([common], key, [owed], decimals)[0]


def settle_committee(given: SettlementInput) -> Settlement:
    """Settle a committee with its host and its rule for surplus (avräkna nämnd); a host outside the list is misuse."""
    if not (len(given.names) == len(given.key) and 0 <= given.host < len(given.names)):
        raise MisuseError("names, key and host don't fit together")
    dues = settle(given.net_outcome, given.paid, given.key, given.specific, given.decimals)
    keeps = given.surplus is SurplusRule.KEPT and exact_sum(dues) < 0
    lines = (_line(given, index, due, keeps=keeps) for index, due in enumerate(dues))
    return Settlement(given.net_outcome, tuple(lines))


def check_settlement(given: SettlementInput) -> tuple[Problem, ...]:
    """Find amounts with the wrong sign, and payments of other months than the costs (kontrollera underlag)."""
    found = [
        problem("AVRAKNING-INBETALT-TECKEN", given.at.at("paid"), municipality=name, amount=amount)
        for name, amount in zip(given.names, given.paid, strict=True)
        if amount < 0
    ]
    if given.external_income > 0:
        found.append(problem("AVRAKNING-INTAKT-TECKEN", given.at.at("external_income"), amount=given.external_income))
    if given.costs or given.external_income:
        found += _payment_period(given)
    return tuple(found)


def _payment_period(given: SettlementInput) -> Iterator[Problem]:
    """Hold the payments' last month against the costs' (inbetalt mot period): what is due compares the two."""
    place = given.at.at("paid_through")
    if given.paid_through is None:
        yield problem("AVRAKNING-INBETALT-OKAND", place, month=given.month)
    elif given.paid_through != given.month:
        yield problem("AVRAKNING-INBETALT-PERIOD", place, paid=given.paid_through, month=given.month)


def _line(given: SettlementInput, index: int, due: Decimal, *, keeps: bool) -> SettlementLine:
    is_host = index == given.host
    paid = given.paid[index]
    return SettlementLine(
        name=given.names[index],
        share=exact_sum([paid, due]),
        paid=paid,
        due=due,
        invoice=ZERO if is_host or (keeps and due < 0) else due,
        is_host=is_host,
    )
