"""Next year's budget if an assumption changes (scenario): the bridge played again, never a rule of its own.

A scenario says what differs; what it leaves out stays as decided. Four rules are used as they stand: the bridge (pay
rise, uplift, savings), the split by key, the capital cost and largest remainder. What today's budget holds is divided
anew by a changed key; what a scenario adds follows the changed key from the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.allocation import Key, Pool, allocate_pools, check_keys, percent_shares
from snit_xl.domain.budget import Bridge, BridgeInput, BridgeLine, MunicipalityInput, bridge
from snit_xl.domain.capital_cost import Investment, municipal_costs
from snit_xl.domain.money import ZERO, difference, exact_sum, split
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What holds today and every scenario starts from (utgångsläge).

    `key` is the one that the pay rise is shared by; a scenario's population replaces its weights wherever the key is
    used. `investments` name a municipality or a key as financier, `interest` maps years to percent.
    """

    bridge: BridgeInput
    key: Key
    keys: tuple[Key, ...]
    pools: tuple[Pool, ...]
    investments: tuple[Investment, ...]
    interest: Mapping[int, Decimal]
    next_year: int

    @property
    def names(self) -> tuple[str, ...]:
        """Return the municipalities in the order of their columns (kommuner)."""
        return tuple(one.name for one in self.bridge.municipalities)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Assumptions under a name (scenario), None where it is as decided; one value per municipality, tkr and percent.

    `supplementary` is common and shared by the key.
    """

    name: str
    pay_percent: Decimal | None = None
    interest_percent: Decimal | None = None
    supplementary: Decimal | None = None
    uplift_percents: tuple[Decimal | None, ...] = ()
    weights: tuple[Decimal | None, ...] = ()
    savings: tuple[Decimal | None, ...] = ()
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One municipality in a scenario (kommun i scenario): its bridge, and the three steps that a bridge has not.

    `moved` is what a changed key moves of today's common cost, `capital_change` what the changed internränta costs.
    `capital` is the whole capital cost of next year, which the budget holds already at today's rate.
    """

    bridge: BridgeLine
    moved: Decimal
    capital_change: Decimal
    supplementary: Decimal
    capital: Decimal

    @property
    def closing(self) -> Decimal:
        """Next year's budget (nästa års budget)."""
        return exact_sum([self.bridge.closing, self.moved, self.capital_change, self.supplementary])


@dataclass(frozen=True, slots=True)
class Played:
    """What a scenario gives (scenariots utfall); every total is the sum of its municipalities."""

    name: str
    lines: tuple[ScenarioLine, ...]

    @property
    def closings(self) -> Amounts:
        """Next year's budget per municipality (budget per kommun)."""
        return tuple(line.closing for line in self.lines)

    @property
    def capital(self) -> Amounts:
        """Next year's capital cost per municipality (kapitalkostnad per kommun)."""
        return tuple(line.capital for line in self.lines)

    @property
    def percents(self) -> Amounts | None:
        """Each municipality's part of the budget in percent (andel), 100 in all; None where a budget is below zero."""
        closings = self.closings
        if any(closing < 0 for closing in closings) or not any(closings):
            return None
        return percent_shares(closings)

    def change(self, today: Played) -> Amounts:
        """Return what each municipality pays more than today (skillnad mot nu)."""
        return tuple(difference(*pair) for pair in zip(self.closings, today.closings, strict=True))


def play(basis: Basis, scenario: Scenario) -> Played:
    """Compute one scenario (spela scenario); one that says nothing gives the bridge as it stands.

    Assumptions that `check_scenarios` refuses are misuse.
    """
    today = bridge(basis.bridge)
    held = _hold_uplift(basis.bridge, today)
    key = _weights(basis, scenario)
    changed = bridge(_changed(held, scenario, key))
    rounded = bridge(held).municipalities
    kept = [difference(one.uplift, other.uplift) for one, other in zip(today.municipalities, rounded, strict=True)]
    moved = _moved(basis, key)
    capital, capital_change = _capital(basis, scenario, key)
    extra = split(scenario.supplementary or ZERO, key, basis.bridge.share_decimals)
    return Played(
        scenario.name,
        tuple(
            ScenarioLine(replace(line, uplift=exact_sum([line.uplift, rest])), *steps)
            for line, rest, *steps in zip(
                changed.municipalities, kept, moved, capital_change, extra, capital, strict=True
            )
        ),
    )


def check_scenarios(
    basis: Basis, scenarios: Sequence[Scenario], key_tolerance: Decimal, budget_tolerance: Decimal
) -> tuple[Problem, ...]:
    """Find assumptions that can't be played, or that rest on something else than they seem to (kontrollera scenarier).

    A key in percent may miss 100 by `key_tolerance`, and the pools next year's budget by `budget_tolerance`.
    """
    found: list[Problem] = []
    for scenario in scenarios:
        found += _bases_missing(basis, scenario)
        if any(weight is not None for weight in scenario.weights):
            name, weights = f"{basis.key.name} ({scenario.name})", _weights(basis, scenario)
            found += check_keys([replace(basis.key, name=name, weights=weights, at=scenario.at)], key_tolerance)
            found += _pools_differ(basis, scenario, budget_tolerance)
    return tuple(found)


def _or(value: Decimal | None, decided: Decimal) -> Decimal:
    return decided if value is None else value


def _each(values: tuple[Decimal | None, ...], decided: Sequence[Decimal]) -> Amounts:
    """Take a scenario's value per municipality, else the decided one (scenariots värde, annars beslutat)."""
    return tuple(map(_or, values or [None] * len(decided), decided))


def _weights(basis: Basis, scenario: Scenario) -> Amounts:
    return _each(scenario.weights, basis.bridge.key)


def _base(one: MunicipalityInput, implied: Mapping[str, Decimal]) -> Decimal | None:
    """Return what the uplift is reckoned on (bas): as stated, else as implied by the decided budget."""
    return one.uplift_base if one.uplift_base is not None else implied.get(one.name)


def _hold_uplift(given: BridgeInput, today: Bridge) -> BridgeInput:
    """Let the uplift stand on its base instead of on next year's decided budget (lås basen).

    Else a higher pay rise would be taken back by a lower uplift, and the budget would never change.
    """
    implied = {one.name: one.base for one in today.implied}
    return replace(
        given,
        municipalities=tuple(
            replace(one, uplift_base=_base(one, implied), next_budget=None) for one in given.municipalities
        ),
    )


def _changed(held: BridgeInput, scenario: Scenario, key: Amounts) -> BridgeInput:
    percents = _each(scenario.uplift_percents, [one.uplift_percent for one in held.municipalities])
    savings = _each(scenario.savings, [one.savings for one in held.municipalities])
    towns = zip(held.municipalities, percents, savings, strict=True)
    return replace(
        held,
        municipalities=tuple(replace(one, uplift_percent=rate, savings=saved) for one, rate, saved in towns),
        key=key,
        pay_percent=_or(scenario.pay_percent, held.pay_percent),
    )


def _moved(basis: Basis, key: Amounts) -> list[Decimal]:
    """Return what a changed key moves between the municipalities (ändrad nyckel); it sums to 0.

    The common cost in the pools is next year's, today's pay rise included, so what the bridge has already moved of
    that is taken off.
    """
    pools = [pool for pool in basis.pools if pool.key == basis.key.name]
    if not any(pool.common for pool in pools):
        return [ZERO for _ in key]
    decimals, pot = basis.bridge.share_decimals, basis.bridge.pay_pot

    def shared(weights: Amounts) -> list[Decimal]:
        rows = allocate_pools(pools, [replace(basis.key, weights=weights)], decimals)
        pay = split(pot, weights, decimals)
        return [difference(exact_sum(row[j] for row in rows), part) for j, part in enumerate(pay)]

    return [difference(*pair) for pair in zip(shared(key), shared(basis.bridge.key), strict=True)]


def _capital(basis: Basis, scenario: Scenario, key: Amounts) -> tuple[Amounts, Amounts]:
    """Return next year's capital cost, and what of it the changed internränta adds (kapitalkostnad)."""
    keys = [replace(one, weights=key) if one.name == basis.key.name else one for one in basis.keys]

    def costs(interest: Decimal | None) -> Amounts:
        rates = dict(basis.interest) if interest is None else {**basis.interest, basis.next_year: interest}
        years, zero = [basis.next_year], ZERO
        made = municipal_costs(basis.investments, years, lambda year: rates.get(year, zero), keys, basis.names)
        return made[basis.next_year]

    decided = costs(None)
    played = decided if scenario.interest_percent is None else costs(scenario.interest_percent)
    return played, tuple(difference(*pair) for pair in zip(played, decided, strict=True))


def _bases_missing(basis: Basis, scenario: Scenario) -> Iterator[Problem]:
    """Find uplifts that are changed though nobody knows what they are reckoned on (bas saknas)."""
    implied = {one.name: one.base for one in bridge(basis.bridge).implied}
    percents = scenario.uplift_percents or (None,) * len(basis.names)
    for j, (one, percent) in enumerate(zip(basis.bridge.municipalities, percents, strict=True), 1):
        if percent is not None and percent != one.uplift_percent and _base(one, implied) is None:
            place = scenario.at.at(f"uplift#{j}")
            yield problem("SCENARIO-BAS-SAKNAS", place, scenario=scenario.name, municipality=one.name)


def _pools_differ(basis: Basis, scenario: Scenario, tolerance: Decimal) -> Iterator[Problem]:
    """Find a changed key on pools that don't hold next year's budget (fördelningen gäller annat belopp)."""
    pools = exact_sum(exact_sum([pool.common, *pool.specific]) for pool in basis.pools)
    closing = bridge(basis.bridge).whole.closing
    if difference(pools, closing).copy_abs() > tolerance:
        yield problem(
            "SCENARIO-FORDELNING-SUMMA",
            scenario.at.at("weight"),
            published=pools,
            correct=closing,
            scenario=scenario.name,
        )
