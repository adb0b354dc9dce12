"""Services are priced one way, split exactly, and held against the budget so that nothing disappears."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.allocation import Key
from snit_xl.domain.problems import Source
from snit_xl.domain.services import (
    Line,
    Service,
    check_reconciled,
    check_services,
    price,
    reconcile,
    split_service,
)

D = Decimal
TOWNS = ("Vårgårda", "Herrljunga")
KEYS = {"Befolkning": Key("Befolkning", (D("54.6"), D("45.4")), percent=True), "Noll": Key("Noll", (D(0), D(0)))}
AT = Source("Tjänster och leverans", {"key": "D6", "volume": "H6", "unit_cost": "I6", "service_line_amount": "C20"})


@pytest.mark.parametrize(
    ("service", "tkr"),
    [
        (Service("Drift", cost=D(2940)), D(2940)),
        (Service("Dator", volume=D(1150), unit_cost=D(3200)), D(3680)),
        (Service("Server", volume=D(7), unit_cost=D("14500.50")), D("101.5035")),
        (Service("Båda", cost=D(90), volume=D(7), unit_cost=D(14500)), D(90)),
        (Service("Gratis", cost=D(0), volume=D(7), unit_cost=D(14500)), D(0)),
        (Service("Utan volym", unit_cost=D(3200)), None),
        (Service("Tom"), None),
    ],
)
def test_a_service_costs_what_is_typed_or_what_its_units_cost(service: Service, tkr: Decimal | None) -> None:
    assert price(service) == tkr


def test_a_cost_is_split_by_its_key_in_whole_tkr() -> None:
    assert split_service(Service("Drift", cost=D(2940), key="Befolkning"), KEYS, TOWNS) == (D(1605), D(1335))
    assert split_service(Service("Dator", None, D(1150), D(3200), "Befolkning"), KEYS, TOWNS) == (D(2009), D(1671))


def test_a_cost_with_decimals_is_split_to_its_last_decimal() -> None:
    parts = split_service(Service("Server", None, D(7), D("14500.50"), "Befolkning"), KEYS, TOWNS)
    assert parts == (D("55.42091"), D("46.08259"))


def test_a_municipality_may_bear_all_of_it_whatever_the_key() -> None:
    reception = Service("Reception", cost=D(212), key="Befolkning", borne_by="Herrljunga")
    assert split_service(reception, KEYS, TOWNS) == (D(0), D(212))


@pytest.mark.parametrize(
    "service", [Service("Tom", key="Befolkning"), Service("Utan", cost=D(5)), Service("Okänd", cost=D(5), key="X")]
)
def test_what_has_no_price_or_no_key_is_not_split(service: Service) -> None:
    assert split_service(service, KEYS, TOWNS) is None
    assert split_service(Service("Noll", cost=D(5), key="Noll"), KEYS, TOWNS) is None


AMOUNTS = st.decimals(-(10**7), 10**7, places=3)
WEIGHTS = st.lists(st.decimals(0, 10**6, places=1), min_size=2, max_size=4).filter(any)


@given(WEIGHTS, st.lists(AMOUNTS, max_size=6), AMOUNTS, AMOUNTS, st.data())
def test_every_column_adds_up_to_the_budget(
    weights: list[Decimal], costs: list[Decimal], income: Decimal, budget: Decimal, data: st.DataObject
) -> None:
    keys = {"K": Key("K", tuple(weights))}
    towns = tuple(f"Kommun {j}" for j in range(len(weights)))
    splits = [split_service(Service("S", cost=cost, key="K"), keys, towns) for cost in costs]
    shares = [parts for parts in splits if parts is not None]
    parts = tuple(data.draw(AMOUNTS) for _ in weights)
    found = reconcile(shares, income, weights, Line(budget, parts))
    assert found.priced.amount == sum(costs, D(0))
    assert found.external.amount == sum(found.external.parts) == income
    for lines in zip(*(line.parts for line in (found.priced, found.external, found.unpriced)), parts, strict=True):
        assert sum(lines[:3]) == lines[3]
    assert found.priced.amount + found.external.amount + found.unpriced.amount == budget


def test_external_income_stands_between_gross_services_and_the_net_budget() -> None:
    shares = [(D(6107), D(5080)), (D(0), D(212))]
    found = reconcile(shares, D(-185), KEYS["Befolkning"].weights, Line(D(15414), (D(9436), D(5978))))
    assert found.priced == Line(D(11399), (D(6107), D(5292)))
    assert found.external == Line(D(-185), (D(-101), D(-84)))
    assert found.unpriced == Line(D(4200), (D(3430), D(770)))
    assert check_reconciled(found, AT) == ()


def test_a_catalogue_dearer_than_the_budget_is_told_with_both_figures() -> None:
    found = reconcile([(D(60), D(51))], D(-4), (D(3), D(2)), Line(D(100), (D(60), D(40))))
    (one,) = check_reconciled(found, AT)
    assert (one.code, one.published, one.correct, one.place.cell) == ("TJANSTER-OVER-BUDGET", D(107), D(100), "C20")


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        (Service("A", D(90), D(7), D(14500), "Befolkning", at=AT), ("TJANST-TVA-PRISER", "I6")),
        (Service("B", unit_cost=D(3200), key="Befolkning", at=AT), ("TJANST-VOLYM-SAKNAS", "H6")),
        (Service("C", cost=D(12), at=AT), ("TJANST-NYCKEL-SAKNAS", "D6")),
        (Service("D", cost=D(12), key="Noll", at=AT), ("TJANST-NYCKEL-SAKNAS", "D6")),
        (Service("E", D(12), key="Befolkning", borne_by="Vårgårda", at=AT), ("TJANST-NYCKEL-OCH-KOMMUN", "D6")),
    ],
)
def test_what_can_not_be_priced_or_split_is_told_where_it_stands(service: Service, expected: tuple[str, str]) -> None:
    (one,) = check_services([service], KEYS, TOWNS)
    assert (one.code, one.place.cell) == expected


def test_a_service_that_waits_for_its_price_is_no_fault() -> None:
    waiting = [Service("A", key="Befolkning"), Service("B"), Service("C", D(3), key="Befolkning")]
    assert check_services(waiting, KEYS, TOWNS) == ()
