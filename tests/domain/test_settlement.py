from dataclasses import replace
from decimal import Decimal

import pytest
from domain_strategies import amounts, decimals, weights
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import difference, exact_sum, round_half_up
from snit_xl.domain.problems import Source
from snit_xl.domain.settlement import (
    SettlementInput,
    SurplusRule,
    check_settlement,
    settle,
    settle_committee,
)

D = Decimal
KEY = (D("54.6"), D("45.4"))  # Vårgårda, Herrljunga
# 16 370 net; Herrljunga is host. Constructed amounts.
YEAR = SettlementInput(
    names=("Vårgårda", "Herrljunga"),
    costs=D(19915),
    external_income=D(-3545),
    paid=(D(9548), D(5840)),
    key=KEY,
    host=1,
    surplus=SurplusRule.RETURNED,
    specific=(D(2200), D(170)),
    month=10,
    paid_through=10,
)


def test_share_of_net_outcome_less_paid() -> None:
    # common 16 370 − 2 370 = 14 000: 7 644 and 6 356
    assert settle(D(16370), YEAR.paid, KEY, (D(2200), D(170))) == (D(296), D(686))


def test_without_specific_costs_the_key_decides_alone() -> None:
    assert settle(D(15388), YEAR.paid, KEY) == (D(-1146), D(1146))


@given(weights, st.data(), decimals)
def test_the_settlement_sums_to_net_outcome_less_paid(key: list[Decimal], data: st.DataObject, places: int) -> None:
    column = st.lists(amounts, min_size=len(key), max_size=len(key))
    net, paid, specific = data.draw(amounts), data.draw(column), data.draw(st.none() | column)
    dues = settle(net, paid, key, specific, places)
    assert exact_sum(dues) == round_half_up(difference(net, exact_sum(paid)), places)


@pytest.mark.parametrize(("paid", "specific"), [((D(1),), None), ((D(1), D(2)), (D(3),))])
def test_one_amount_per_municipality(paid: tuple[Decimal, ...], specific: tuple[Decimal, ...] | None) -> None:
    with pytest.raises(MisuseError):
        settle(D(100), paid, KEY, specific)


def test_external_income_is_taken_off_and_the_host_is_not_invoiced() -> None:
    settlement = settle_committee(YEAR)
    assert settlement.net_outcome == 16370
    assert settlement.due == 982
    vargarda, herrljunga = settlement.lines
    assert (vargarda.share, vargarda.paid, vargarda.due, vargarda.invoice) == (D(9844), D(9548), D(296), D(296))
    assert (herrljunga.share, herrljunga.due, herrljunga.invoice) == (D(6526), D(686), D(0))
    assert (vargarda.is_host, herrljunga.is_host) == (False, True)


def test_a_surplus_is_returned_or_kept_as_agreed() -> None:
    surplus = replace(YEAR, costs=D(16933), specific=None)  # net 13 388, paid 15 388
    assert [line.invoice for line in settle_committee(surplus).lines] == [D(-2238), D(0)]
    kept = settle_committee(replace(surplus, surplus=SurplusRule.KEPT))
    assert [line.due for line in kept.lines] == [D(-2238), D(238)]
    assert [line.invoice for line in kept.lines] == [D(0), D(0)]


def test_kept_surplus_does_not_cancel_what_another_one_owes() -> None:
    # net 14 388, paid 15 388: Herrljunga owes 692, Vårgårda has 1 692 to get back
    given_ = replace(YEAR, costs=D(17933), specific=None, host=0, surplus=SurplusRule.KEPT)
    assert [line.invoice for line in settle_committee(given_).lines] == [D(0), D(692)]


def test_without_a_surplus_there_is_nothing_to_keep() -> None:
    # net 15 889, paid 15 388: Vårgårda has paid too much although the committee as a whole has a deficit
    given_ = replace(YEAR, costs=D(19434), specific=None, surplus=SurplusRule.KEPT)
    assert [line.invoice for line in settle_committee(given_).lines] == [D(-873), D(0)]


@pytest.mark.parametrize("wrong", [{"host": 2}, {"host": -1}, {"names": ("Vårgårda",)}])
def test_host_and_names_must_fit(wrong: dict[str, object]) -> None:
    with pytest.raises(MisuseError):
        settle_committee(replace(YEAR, **wrong))  # type: ignore[arg-type]


def test_wrong_signs_are_found() -> None:
    assert check_settlement(YEAR) == ()
    wrong = replace(YEAR, paid=(D(-9548), D(5840)), external_income=D(3545))
    first, second = check_settlement(wrong)
    assert (first.code, dict(first.values)["municipality"]) == ("AVRAKNING-INBETALT-TECKEN", "Vårgårda")
    assert (second.code, dict(second.values)["amount"]) == ("AVRAKNING-INTAKT-TECKEN", D(3545))


def test_payments_of_fewer_months_than_the_costs_are_found() -> None:
    late = replace(YEAR, paid_through=9, at=Source("Fördelning", {"paid_through": "B34"}))
    (found,) = check_settlement(late)
    assert (found.code, str(found.place)) == ("AVRAKNING-INBETALT-PERIOD", "Fördelning!B34")
    assert dict(found.values) == {"paid": 9, "month": 10}


def test_payments_of_unknown_months_are_told_once_there_are_costs() -> None:
    unknown = replace(YEAR, paid_through=None)
    assert [one.code for one in check_settlement(unknown)] == ["AVRAKNING-INBETALT-OKAND"]
    assert check_settlement(replace(unknown, costs=D(0), external_income=D(0))) == ()
