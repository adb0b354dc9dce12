"""Next year's budget (budget): its stages, and the bridge from this year to the next per municipality.

opening + pay + uplift + savings = closing, for each municipality and for the whole, without a residual. Savings are
negative. Where the papers give next year's budget but not what its uplift was reckoned on, the bridge works the base
out backwards and names it as implied: it is an input nobody has published, not a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import (
    ZERO,
    difference,
    exact_sum,
    product,
    round_fraction,
    round_half_up,
    split,
    weights_as_integers,
)
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Stage:
    """The stages of a budget (budgetens steg), tkr: as decided, from the two central pots, and supplementary."""

    decided: Decimal
    pay_pot: Decimal = ZERO
    capital_pot: Decimal = ZERO
    supplementary: Decimal = ZERO

    @property
    def current(self) -> Decimal:
        """The budget in force (gällande budget): the sum of the stages."""
        return exact_sum([self.decided, self.pay_pot, self.capital_pot, self.supplementary])


@dataclass(frozen=True, slots=True)
class MunicipalityInput:
    """What one municipality has decided for next year (kommunens förutsättningar), tkr; savings negative.

    `base_holds_personnel` says that the uplift base is known to include personnel cost.
    """

    name: str
    budget: Decimal
    next_budget: Decimal | None
    uplift_percent: Decimal
    uplift_base: Decimal | None = None
    savings: Decimal = ZERO
    base_holds_personnel: bool = False
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class BridgeInput:
    """What a bridge is built from (underlag för budgetbrygga).

    The pay pot is pay_base × pay_percent, rounded to `pay_decimals` (whole tkr, as the committee does), and shared by
    `key` to `share_decimals`.
    """

    municipalities: tuple[MunicipalityInput, ...]
    key: tuple[Decimal, ...]
    pay_base: Decimal
    pay_percent: Decimal
    pay_decimals: int = 0
    share_decimals: int = 1

    @property
    def pay_pot(self) -> Decimal:
        """The whole pay rise (lönepott), rounded."""
        return round_half_up(_percent_of(self.pay_base, self.pay_percent), self.pay_decimals)


@dataclass(frozen=True, slots=True)
class BridgeLine:
    """One bridge (brygga): the four steps sum exactly to closing."""

    name: str
    opening: Decimal
    pay: Decimal
    uplift: Decimal
    savings: Decimal

    @property
    def closing(self) -> Decimal:
        """Next year's budget (nästa års budget)."""
        return exact_sum([self.opening, self.pay, self.uplift, self.savings])

    @property
    def change(self) -> Decimal:
        """Closing less opening (förändring): positive is an increase."""
        return difference(self.closing, self.opening)


@dataclass(frozen=True, slots=True)
class Implied:
    """An uplift base worked out backwards (underförstått underlag): published nowhere, so an input to be confirmed.

    `base` is in whole tkr, reckoned on the unrounded share of the pay pot.
    """

    name: str
    uplift: Decimal
    percent: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True)
class Bridge:
    """The bridge to next year (budgetbrygga): whole and parts, what is implied and what is wrong."""

    whole: BridgeLine
    municipalities: tuple[BridgeLine, ...]
    implied: tuple[Implied, ...]
    problems: tuple[Problem, ...]


def uplift(amount: Decimal, percent: Decimal) -> Decimal:
    """Raise an amount by a percentage (uppräkna); exact, not rounded."""
    return exact_sum([amount, _percent_of(amount, percent)])


def bridge(given: BridgeInput, tolerance: Decimal = ZERO) -> Bridge:
    """Build the bridge to next year (budgetbrygga).

    With an uplift base, the uplift is base × percent; a published next budget that differs by more than `tolerance` is
    reported. Without one, the uplift is what next_budget leaves, and its base is implied. With neither it is 0 and
    reported. A key that doesn't fit the municipalities is misuse.
    """
    if len(given.key) != len(given.municipalities):
        raise MisuseError("the key must have one weight per municipality")
    pays = split(given.pay_pot, given.key, given.share_decimals)
    pairs = list(zip(given.municipalities, pays, strict=True))
    lines = tuple(
        BridgeLine(one.name, one.budget, pay, _uplift_step(one, pay, given.share_decimals), one.savings)
        for one, pay in pairs
    )
    shares = _exact_shares(given)
    inputs = list(zip(given.municipalities, lines, shares, strict=True))
    return Bridge(
        whole=_whole(lines),
        municipalities=lines,
        implied=tuple(found for one, line, share in inputs if (found := _implied(one, line, given, share))),
        problems=tuple(
            chain(
                chain.from_iterable(_problems(one, line, given, tolerance) for one, line, _ in inputs),
                _bases_too_large(given),
            )
        ),
    )


def _percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    return product(product(amount, percent), PERCENT)


def _exact_shares(given: BridgeInput) -> list[Fraction]:
    weights = weights_as_integers(given.key)
    return [Fraction(weight, sum(weights)) for weight in weights]


def _uplift_step(one: MunicipalityInput, pay: Decimal, decimals: int) -> Decimal:
    if one.uplift_base is not None:
        return round_half_up(_percent_of(one.uplift_base, one.uplift_percent), decimals)
    if one.next_budget is None:
        return ZERO
    return difference(one.next_budget, exact_sum([one.budget, pay, one.savings]))


def _whole(lines: tuple[BridgeLine, ...]) -> BridgeLine:
    return BridgeLine(
        name="",
        opening=exact_sum(line.opening for line in lines),
        pay=exact_sum(line.pay for line in lines),
        uplift=exact_sum(line.uplift for line in lines),
        savings=exact_sum(line.savings for line in lines),
    )


def _implied(one: MunicipalityInput, line: BridgeLine, given: BridgeInput, share: Fraction) -> Implied | None:
    if one.uplift_base is not None or one.next_budget is None or not one.uplift_percent:
        return None
    left = Fraction(difference(one.next_budget, exact_sum([one.budget, one.savings]))) - Fraction(given.pay_pot) * share
    base = round_fraction(left * 100 / Fraction(one.uplift_percent))
    return Implied(one.name, line.uplift, one.uplift_percent, base)


def _problems(one: MunicipalityInput, line: BridgeLine, given: BridgeInput, tolerance: Decimal) -> Iterator[Problem]:
    at = one.at
    if one.uplift_base is None and one.next_budget is None and one.uplift_percent:
        yield problem("BUDGET-UPPRAKNING-UNDERLAG-SAKNAS", at.at("uplift_base"), municipality=one.name)
    if one.uplift_base is None and not one.uplift_percent and line.uplift:
        yield problem("BUDGET-REST-UTAN-PROCENT", at.at("uplift_percent"), municipality=one.name, amount=line.uplift)
    if one.uplift_base is not None and one.next_budget is not None:
        gap = difference(one.next_budget, line.closing)
        if gap.copy_abs() > tolerance:
            place, published = at.at("next_budget"), one.next_budget
            yield problem(
                "BUDGET-BRYGGA-AVVIKER",
                place,
                published=published,
                correct=line.closing,
                municipality=one.name,
                difference=gap,
            )
    if one.base_holds_personnel and one.uplift_percent and given.pay_pot:
        yield problem("BUDGET-UPPRAKNING-PERSONAL", at.at("uplift_base"), municipality=one.name)


def _bases_too_large(given: BridgeInput) -> Iterator[Problem]:
    """Find bases that together exceed all that isn't personnel cost, so that pay must be raised twice (för stort).

    Asked of the whole: how personnel cost is spread between the municipalities' budgets isn't known.
    """
    raised = [one for one in given.municipalities if one.uplift_base is not None and one.uplift_percent]
    bases = exact_sum(one.uplift_base for one in raised if one.uplift_base is not None)
    room = difference(exact_sum(one.budget for one in given.municipalities), given.pay_base)
    if raised and given.pay_pot and bases > room:
        yield problem("BUDGET-UPPRAKNING-FOR-STORT", raised[0].at.at("uplift_base"), bases=bases, room=room)
