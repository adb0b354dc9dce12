"""What services cost and who bears it (tjänstekatalog): price, split, and what of the budget has no price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from snit_xl.domain.allocation import Key
from snit_xl.domain.money import ZERO, decimal_places, difference, exact_sum, product, split
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

TKR_PER_KRONA = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Service:
    """One service (tjänst); `cost` is a year's in tkr, `unit_cost` what one of `volume` costs, in kronor.

    `key` shares the cost between the municipalities, `borne_by` puts all of it on one of them and goes before the key.
    """

    name: str
    cost: Decimal | None = None
    volume: Decimal | None = None
    unit_cost: Decimal | None = None
    key: str = ""
    borne_by: str = ""
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Line:
    """An amount in tkr and each municipality's part of it (rad)."""

    amount: Decimal
    parts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The catalogue held against the budget to split (avstämning): priced + external + unpriced = budget, by column."""

    priced: Line
    external: Line
    unpriced: Line
    budget: Line


def price(service: Service) -> Decimal | None:
    """Return a service's cost a year in tkr (pris): as typed, else per unit times volume; None where it has none."""
    if service.cost is not None:
        return service.cost
    if service.unit_cost is None or service.volume is None:
        return None
    cost = product(product(service.unit_cost, service.volume), TKR_PER_KRONA)
    whole = cost.to_integral_value()
    return whole if whole == cost else cost


def split_service(
    service: Service, keys: Mapping[str, Key], municipalities: Sequence[str], decimals: int = 0
) -> tuple[Decimal, ...] | None:
    """Split a service's cost (fördela tjänst) in parts that sum exactly to it; None where it has no price or no key.

    `decimals` is how finely it is split; a cost with more decimals is split as finely as it is written.
    """
    cost = price(service)
    weights = _weights(service, keys, municipalities)
    return None if cost is None or weights is None else _split(cost, weights, decimals)


def _weights(service: Service, keys: Mapping[str, Key], municipalities: Sequence[str]) -> tuple[Decimal, ...] | None:
    if service.borne_by in municipalities:
        return tuple(Decimal(name == service.borne_by) for name in municipalities)
    key = keys.get(service.key)
    return key.weights if key is not None and exact_sum(key.weights) > 0 else None


def _split(amount: Decimal, weights: Sequence[Decimal], decimals: int) -> tuple[Decimal, ...]:
    return split(amount, weights, max(decimals, decimal_places(amount)))


def reconcile(
    shares: Sequence[Sequence[Decimal]], external: Decimal, weights: Sequence[Decimal], budget: Line, decimals: int = 0
) -> Reconciled:
    """Hold split services and others' agreements against the budget (stäm av); what is left has no price.

    Services are gross and the budget is net of external income, so the income, negative, stands between them once.
    """
    parts = [exact_sum(column) for column in zip(*shares, strict=True)] if shares else [ZERO] * len(weights)
    priced = Line(exact_sum(parts), tuple(parts))
    income = Line(external, _split(external, weights, decimals))
    rest = Line(
        _rest(budget.amount, priced.amount, income.amount), tuple(map(_rest, budget.parts, parts, income.parts))
    )
    return Reconciled(priced, income, rest, budget)


def _rest(budget: Decimal, priced: Decimal, external: Decimal) -> Decimal:
    return difference(difference(budget, priced), external)


def check_services(
    services: Sequence[Service], keys: Mapping[str, Key], municipalities: Sequence[str]
) -> tuple[Problem, ...]:
    """Find services that can't be priced or split as they stand (kontrollera tjänstekatalogen)."""
    found = (_problems(one, can_split=_weights(one, keys, municipalities) is not None) for one in services)
    return tuple(chain.from_iterable(found))


def check_reconciled(found: Reconciled, at: Source) -> tuple[Problem, ...]:
    """Find a catalogue that costs more than there is to split (dyrare än budgeten)."""
    if found.unpriced.amount >= 0:
        return ()
    net = exact_sum([found.priced.amount, found.external.amount])
    over = problem("TJANSTER-OVER-BUDGET", at.at("service_line_amount"), published=net, correct=found.budget.amount)
    return (over,)


def _problems(service: Service, *, can_split: bool) -> Iterator[Problem]:
    at, name = service.at, service.name
    if service.unit_cost is not None and service.cost is not None:
        yield problem("TJANST-TVA-PRISER", at.at("unit_cost"), service=name, cost=service.cost)
    elif service.unit_cost is not None and service.volume is None:
        yield problem("TJANST-VOLYM-SAKNAS", at.at("volume"), service=name)
    if service.key and service.borne_by:
        yield problem("TJANST-NYCKEL-OCH-KOMMUN", at.at("key"), service=name, municipality=service.borne_by)
    elif price(service) is not None and not can_split:
        yield problem("TJANST-NYCKEL-SAKNAS", at.at("key"), service=name)
