"""Capital cost (kapitalkostnad): depreciation plus internränta per calendar year.

Method: straight-line depreciation from the start of use and interest on the opening book value (rak nominell metod), or
annuity. Depreciation is rounded on its running sum, so that it adds up to the acquisition exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import chain

from snit_xl.domain.allocation import Key, allocate
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import ZERO, decimal_places, difference, exact_sum, from_units, round_fraction
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


class CostMethod(Enum):
    """How capital cost is spread over the life (kapitalkostnadsmetod)."""

    STRAIGHT = "straight"  # rak: equal depreciation, falling interest
    ANNUITY = "annuity"  # annuitet: equal yearly cost


@dataclass(frozen=True, slots=True)
class CapitalCost:
    """One calendar year's capital cost (årets kapitalkostnad), in the acquisition's unit."""

    depreciation: Decimal
    interest: Decimal

    @property
    def total(self) -> Decimal:
        """Depreciation plus interest (summa)."""
        return exact_sum([self.depreciation, self.interest])


@dataclass(frozen=True, slots=True)
class Investment:
    """A planned or made investment (investering).

    `amounts` maps the year an amount is taken into use to tkr (positive). `financier` is the municipality that bears
    the capital cost, empty where it is shared by the key.
    """

    name: str
    financier: str
    amounts: Mapping[int, Decimal]
    life_years: int
    start_month: int = 1
    method: CostMethod = CostMethod.STRAIGHT
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class InvestmentCost:
    """What one investment costs one year (kapitalkostnad per investering och år)."""

    name: str
    financier: str
    year: int
    cost: CapitalCost


def capital_cost(
    acquisition: Decimal,
    life_years: int,
    rate_percent: Decimal,
    year_no: int = 1,
    method: CostMethod = CostMethod.STRAIGHT,
    start_month: int = 1,
    decimals: int = 5,
) -> CapitalCost:
    """Give the capital cost of calendar year `year_no`, counted from the year of start (kapitalkostnad).

    A start in month m shares the first year by (13 − m)/12 and leaves (m − 1)/12 to a year after the life; interest of
    those years is shared likewise. Outside the life both parts are 0. Rounded to `decimals` (5: whole öre in tkr), or
    to the acquisition's own decimals where they are more. A life under 1 year, a negative rate or a start month
    outside 1–12 is misuse.
    """
    if life_years < 1 or rate_percent < 0 or not 1 <= start_month <= MONTHS:
        raise MisuseError("life must be at least 1 year, the rate not negative, and the start month 1 to 12")
    places = max(decimals, decimal_places(acquisition))
    if not acquisition:
        return CapitalCost(from_units(0, places), from_units(0, places))
    asset = _Asset(Fraction(acquisition), life_years, Fraction(rate_percent) / 100, method)
    first_share = Fraction(MONTHS + 1 - start_month, MONTHS)
    closing = year_no - 1 + first_share  # years in use when the calendar year ends
    accumulated = [round_fraction(asset.depreciated(age), places) for age in (closing - 1, closing)]
    return CapitalCost(
        depreciation=difference(accumulated[1], accumulated[0]),
        interest=round_fraction(asset.interest(closing - 1, first_share), places),
    )


def yearly_costs(
    investments: Sequence[Investment], years: Sequence[int], rate_at: Callable[[int], Decimal]
) -> tuple[InvestmentCost, ...]:
    """Give every investment's capital cost for the years asked (kapitalkostnad per år), one record for each pair.

    The rate in percent of the calendar year applies to all straight-line book values, old and new; an annuity keeps the
    rate of the year it started.
    """
    return tuple(
        InvestmentCost(investment.name, investment.financier, year, _cost_in_year(investment, year, rate_at))
        for investment in investments
        for year in years
    )


def share_costs(
    costs: Sequence[InvestmentCost], municipalities: Sequence[str], key: Sequence[Decimal], decimals: int = 1
) -> dict[int, tuple[Decimal, ...]]:
    """Share capital cost per year between municipalities (fördela kapitalkostnad).

    A financier bears its own, the rest follows the key. Each year's parts sum to the year's total, rounded. A
    financier that isn't among the municipalities is misuse.
    """
    unknown = {cost.financier for cost in costs} - {"", *municipalities}
    if unknown:
        raise MisuseError(f"unknown financiers: {sorted(unknown)}")
    shared: dict[int, tuple[Decimal, ...]] = {}
    for year in sorted({cost.year for cost in costs}):
        common, *own = (
            exact_sum(cost.cost.total for cost in costs if cost.year == year and cost.financier == financier)
            for financier in ("", *municipalities)
        )
        shared[year] = allocate([common], key, [own], decimals)[0]
    return shared


def municipal_costs(
    investments: Sequence[Investment],
    years: Sequence[int],
    rate_at: Callable[[int], Decimal],
    keys: Sequence[Key],
    municipalities: Sequence[str],
) -> dict[int, tuple[Decimal, ...]]:
    """Give each municipality's capital cost for the years asked (kapitalkostnad per kommun), in tkr with one decimal.

    A financier is a municipality, which bears the cost itself, or the name of a key that shares it. Others are misuse.
    """
    named = {key.name for key in keys}
    groups = [(key.weights, [replace(i, financier="") for i in investments if i.financier == key.name]) for key in keys]
    # What one municipality bears is shared by no key: the weights play no part.
    groups.append((tuple(Decimal(1) for _ in municipalities), [i for i in investments if i.financier not in named]))
    totals = {year: tuple(ZERO for _ in municipalities) for year in years}
    for weights, group in groups:
        for year, parts in share_costs(yearly_costs(group, years, rate_at), municipalities, weights).items():
            totals[year] = tuple(exact_sum(pair) for pair in zip(totals[year], parts, strict=True))
    return totals


def check_investments(
    investments: Sequence[Investment], municipalities: Collection[str], rate_at: Callable[[int], Decimal | None]
) -> tuple[Problem, ...]:
    """Find investments whose capital cost cannot be computed or shared (kontrollera investeringar)."""
    return tuple(chain.from_iterable(_investment_problems(one, municipalities, rate_at) for one in investments))


@dataclass(frozen=True, slots=True)
class _Asset:
    """One amount under depreciation (anläggning), exact; ages are years in use, negative before the start."""

    amount: Fraction
    life: int
    rate: Fraction
    method: CostMethod

    def depreciated(self, age: Fraction) -> Fraction:
        """Give the depreciation so far; within a year of use it grows evenly (ackumulerad avskrivning)."""
        age = min(max(age, Fraction(0)), Fraction(self.life))
        if self.method is CostMethod.STRAIGHT or not self.rate:
            return self.amount * age / self.life
        begun = int(age)
        repaid, after = self._repaid(begun), self._repaid(begun + 1)
        return self.amount * (repaid + (age - begun) * (after - repaid))

    def interest(self, opening: Fraction, first_share: Fraction) -> Fraction:
        """Give the interest of the calendar year that opens at an age (årets internränta)."""
        if self.method is CostMethod.STRAIGHT:
            in_use = min(opening + 1, Fraction(self.life)) - max(opening, Fraction(0))
            return self._interest_on_value(opening, max(in_use, Fraction(0)))
        # A calendar year holds the end of one year of use and the start of the next, each with its own opening value.
        begins = opening + 1 - first_share
        return self._interest_on_value(begins, first_share) + self._interest_on_value(begins - 1, 1 - first_share)

    def _interest_on_value(self, age: Fraction, share: Fraction) -> Fraction:
        return self.rate * share * (self.amount - self.depreciated(age)) if age > -1 else Fraction(0)

    def _repaid(self, years: int) -> Fraction:
        """Share of an annuity repaid after whole years: ((1 + i)^n − 1) / ((1 + i)^life − 1)."""
        return ((1 + self.rate) ** years - 1) / ((1 + self.rate) ** self.life - 1)


def _cost_in_year(investment: Investment, year: int, rate_at: Callable[[int], Decimal]) -> CapitalCost:
    costs = []
    for start, amount in investment.amounts.items():
        last = start + investment.life_years - (investment.start_month == 1)
        if not start <= year <= last:
            continue
        rate = rate_at(year if investment.method is CostMethod.STRAIGHT else start)
        life, month = investment.life_years, investment.start_month
        costs.append(capital_cost(amount, life, rate, year - start + 1, investment.method, month))
    return CapitalCost(exact_sum(cost.depreciation for cost in costs), exact_sum(cost.interest for cost in costs))


def _investment_problems(
    investment: Investment, municipalities: Collection[str], rate_at: Callable[[int], Decimal | None]
) -> Iterator[Problem]:
    at, name = investment.at, investment.name
    if investment.life_years < 1:
        yield problem("INVESTERING-LIVSLANGD", at.at("life_years"), investment=name, years=investment.life_years)
    if not 1 <= investment.start_month <= MONTHS:
        yield problem("INVESTERING-STARTMANAD", at.at("start_month"), investment=name, month=investment.start_month)
    if investment.financier and investment.financier not in municipalities:
        yield problem(
            "INVESTERING-FINANSIAR-OKAND", at.at("financier"), investment=name, financier=investment.financier
        )
    for year, amount in investment.amounts.items():
        if amount and rate_at(year) is None:
            yield problem("INVESTERING-RANTA-SAKNAS", at.at("amount"), investment=name, year=year)
