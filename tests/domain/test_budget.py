from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from domain_strategies import amounts
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.budget import BridgeInput, MunicipalityInput, Stage, bridge, uplift
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import exact_sum

D = Decimal
VARGARDA = MunicipalityInput("Vårgårda", D(9548), D(9436), D("2.0"), savings=D(-302))
HERRLJUNGA = MunicipalityInput("Herrljunga", D(5840), D(5978), D("1.9"))
BUDGET_2018 = BridgeInput((VARGARDA, HERRLJUNGA), (D("54.6"), D("45.4")), pay_base=D(7448), pay_percent=D("2.6"))


def codes(given_: BridgeInput, tolerance: str = "0") -> list[str]:
    return [one.code for one in bridge(given_, D(tolerance)).problems]


def test_the_budget_in_force_is_the_sum_of_its_stages() -> None:
    assert Stage(D(15100), D(190), D(75), D(23)).current == 15388
    assert Stage(D(15100)).current == 15100


def test_the_bridge_of_2018_for_the_whole_committee() -> None:
    whole = bridge(BUDGET_2018).whole
    assert (whole.opening, whole.pay, whole.uplift, whole.savings) == (D(15388), D(194), D(134), D(-302))
    assert (whole.closing, whole.change) == (D(15414), D(26))


def test_the_bridge_of_2018_per_municipality() -> None:
    vargarda, herrljunga = bridge(BUDGET_2018).municipalities
    assert (vargarda.opening, vargarda.pay, vargarda.uplift, vargarda.savings, vargarda.closing) == (
        D(9548),
        D("105.9"),
        D("84.1"),
        D(-302),
        D(9436),
    )
    assert (herrljunga.opening, herrljunga.pay, herrljunga.uplift, herrljunga.savings, herrljunga.closing) == (
        D(5840),
        D("88.1"),
        D("49.9"),
        D(0),
        D(5978),
    )
    assert (vargarda.change, herrljunga.change) == (D(-112), D(138))


def test_the_bases_nobody_published_are_named_as_implied() -> None:
    result = bridge(BUDGET_2018)
    assert [(one.name, one.uplift, one.percent, one.base) for one in result.implied] == [
        ("Vårgårda", D("84.1"), D("2.0"), D(4204)),
        ("Herrljunga", D("49.9"), D("1.9"), D(2628)),
    ]
    assert result.problems == ()


def test_a_stated_base_gives_the_uplift_and_nothing_is_implied() -> None:
    stated = replace(
        BUDGET_2018,
        municipalities=(replace(VARGARDA, uplift_base=D(4204)), replace(HERRLJUNGA, uplift_base=D(2628))),
    )
    result = bridge(stated)
    assert [line.uplift for line in result.municipalities] == [D("84.1"), D("49.9")]
    assert (result.implied, result.problems) == ((), ())


def test_a_stated_base_that_contradicts_the_decided_budget_is_reported() -> None:
    stated = replace(BUDGET_2018, municipalities=(replace(VARGARDA, uplift_base=D(4000)), HERRLJUNGA))
    (found,) = bridge(stated, D("0.5")).problems
    assert found.code == "BUDGET-BRYGGA-AVVIKER"
    assert (found.published, found.correct) == (D(9436), D("9431.9"))
    assert dict(found.values) == {"municipality": "Vårgårda", "difference": D("4.1")}
    assert codes(stated, "4.1") == []


def test_an_undecided_budget_is_computed_from_its_base() -> None:
    undecided = replace(VARGARDA, next_budget=None, uplift_base=D(4204))
    result = bridge(replace(BUDGET_2018, municipalities=(undecided, HERRLJUNGA)))
    assert result.municipalities[0].closing == 9436
    assert result.problems == ()


def test_an_uplift_without_anything_to_reckon_on_is_reported() -> None:
    bare = replace(VARGARDA, next_budget=None)
    result = bridge(replace(BUDGET_2018, municipalities=(bare, HERRLJUNGA)))
    assert [one.code for one in result.problems] == ["BUDGET-UPPRAKNING-UNDERLAG-SAKNAS"]
    assert result.municipalities[0].closing == D("9351.9")
    no_uplift = replace(bare, uplift_percent=D(0))
    assert codes(replace(BUDGET_2018, municipalities=(no_uplift, HERRLJUNGA))) == []


def test_a_change_that_no_percentage_explains_is_reported() -> None:
    unexplained = replace(VARGARDA, uplift_percent=D(0))
    result = bridge(replace(BUDGET_2018, municipalities=(unexplained, HERRLJUNGA)))
    (found,) = result.problems
    assert (found.code, dict(found.values)["amount"]) == ("BUDGET-REST-UTAN-PROCENT", D("84.1"))
    assert [one.name for one in result.implied] == ["Herrljunga"]


def test_uplift_on_a_base_that_holds_pay_is_warned_about() -> None:
    known = replace(BUDGET_2018, municipalities=(replace(VARGARDA, base_holds_personnel=True), HERRLJUNGA))
    (found,) = bridge(known).problems
    assert (found.code, dict(found.values)) == ("BUDGET-UPPRAKNING-PERSONAL", {"municipality": "Vårgårda"})
    assert codes(replace(known, pay_percent=D(0))) == []


def test_bases_larger_than_all_but_personnel_must_hold_pay() -> None:
    # 2 % on all of 9 548, when only 15 388 − 7 448 = 7 940 is anything else than personnel cost.
    rival = replace(VARGARDA, next_budget=None, uplift_base=D(9548))
    stated = replace(BUDGET_2018, municipalities=(rival, HERRLJUNGA))
    (found,) = bridge(stated).problems
    assert (found.code, dict(found.values)) == ("BUDGET-UPPRAKNING-FOR-STORT", {"bases": D(9548), "room": D(7940)})
    assert codes(replace(stated, pay_percent=D(0))) == []
    exactly = replace(BUDGET_2018, municipalities=(replace(rival, uplift_base=D(7940)), HERRLJUNGA))
    assert codes(exactly) == []


def test_uplift_of_the_rival_reading() -> None:
    assert uplift(D(9548), D("2.0")) - 302 == D("9436.96")


def test_the_pay_pot_is_whole_tkr_as_decided() -> None:
    assert BUDGET_2018.pay_pot == 194
    assert replace(BUDGET_2018, pay_decimals=1).pay_pot == D("193.6")


def test_the_key_must_fit_the_municipalities() -> None:
    with pytest.raises(MisuseError):
        bridge(replace(BUDGET_2018, key=(D(1), D(2), D(3))))


municipalities = st.builds(
    MunicipalityInput,
    name=st.sampled_from(["Vårgårda", "Herrljunga", "Alingsås"]),
    budget=amounts,
    next_budget=st.none() | amounts,
    uplift_percent=st.decimals(min_value=-3, max_value=9, places=2),
    uplift_base=st.none() | amounts,
    savings=amounts,
)


@given(st.lists(municipalities, min_size=1, max_size=4), amounts, st.integers(0, 3), st.integers(0, 3))
def test_the_bridge_closes(
    given_: list[MunicipalityInput], pay_base: Decimal, pay_decimals: int, share_decimals: int
) -> None:
    key = tuple(D(3 + 4 * i) for i in range(len(given_)))
    source = BridgeInput(tuple(given_), key, pay_base, D("2.6"), pay_decimals, share_decimals)
    result = bridge(source)
    for one, line in zip(given_, result.municipalities, strict=True):
        steps = (line.opening, line.pay, line.uplift, line.savings)
        assert exact_sum(steps) == line.closing
        if one.uplift_base is None and one.next_budget is not None:
            assert line.closing == one.next_budget
    parts = result.municipalities
    assert exact_sum(line.closing for line in parts) == result.whole.closing
    if pay_decimals <= share_decimals:
        assert exact_sum(line.pay for line in parts) == source.pay_pot


@given(amounts, st.decimals(min_value=-10, max_value=10, places=2))
def test_uplift_adds_its_percentage_exactly(amount: Decimal, percent: Decimal) -> None:
    assert Fraction(uplift(amount, percent)) == Fraction(amount) * (1 + Fraction(percent) / 100)
