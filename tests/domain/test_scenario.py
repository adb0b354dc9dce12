"""Scenarios: nothing said is the bridge as it stands, one thing changed changes what it should, parts sum to totals."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.allocation import Key, Pool
from snit_xl.domain.budget import BridgeInput, MunicipalityInput, bridge
from snit_xl.domain.capital_cost import CostMethod, Investment
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Problem, Source
from snit_xl.domain.scenario import Basis, Played, Scenario, check_scenarios, play

D = Decimal
KEY = Key("Befolkning", (D("54.6"), D("45.4")), percent=True)
BRIDGE_2018 = BridgeInput(
    (
        MunicipalityInput("Vårgårda", D(9548), D(9436), D("2.0"), savings=D(-302)),
        MunicipalityInput("Herrljunga", D(5840), D(5978), D("1.9")),
    ),
    KEY.weights,
    pay_base=D(7448),
    pay_percent=D("2.6"),
)
POOLS = (
    Pool("Drift", D(8000), "Befolkning", (D(0), D(0))),
    Pool("Klienter", D(4700), "Befolkning", (D(2502), D(212))),
)
# Interest of a first whole year is the rate times the amount: 1.75 % of 1 000 is 17.5.
PLAN = (
    Investment("Nät", "Befolkning", {2018: D(1000)}, 5),
    Investment("Strategi", "Vårgårda", {2018: D(2000)}, 4, start_month=7),
)
BASIS = Basis(BRIDGE_2018, KEY, (KEY,), POOLS, PLAN, {2018: D("1.75")}, 2018)
CELLS = Source("Vad händer om", {"uplift#1": "E20", "uplift#2": "E21", "weight": "E22"})
TODAY = play(BASIS, Scenario("nu"))


def changes(**assumed: object) -> tuple[Decimal, ...]:
    return play(BASIS, Scenario("prov", **assumed)).change(TODAY)  # type: ignore[arg-type]


def test_a_scenario_that_says_nothing_is_the_bridge_as_it_stands() -> None:
    made = bridge(BRIDGE_2018)
    assert [line.bridge for line in TODAY.lines] == list(made.municipalities)
    assert TODAY.closings == (D(9436), D(5978))
    assert exact_sum(TODAY.closings) == made.whole.closing == 15414
    assert TODAY.percents == (D("61.2"), D("38.8"))


def test_a_scenario_that_repeats_what_is_decided_changes_nothing() -> None:
    same = Scenario(
        "samma",
        pay_percent=D("2.6"),
        interest_percent=D("1.75"),
        supplementary=D(0),
        uplift_percents=(D("2.0"), D("1.9")),
        weights=(D(546), D(454)),
        savings=(D(-302), D(0)),
    )
    assert replace(play(BASIS, same), name="nu") == TODAY


def test_higher_pay_is_shared_by_the_key() -> None:
    # 3.5 % of 7 448 is 260.68, rounded to 261: 67 more than 194. Of 261 Vårgårda bears 142.5 and Herrljunga 118.5.
    assert changes(pay_percent=D("3.5")) == (D("36.6"), D("30.4"))


def test_a_decided_budget_does_not_take_back_a_higher_pay_rise() -> None:
    assert BRIDGE_2018.municipalities[0].next_budget == 9436
    assert exact_sum(changes(pay_percent=D("3.6"))) == D(74)


def test_a_changed_uplift_stands_on_the_base_that_today_implies() -> None:
    # 4 204 × 3 % is 126.1 instead of 84.1; Herrljunga keeps its own.
    assert changes(uplift_percents=(D(3), None)) == (D(42), D(0))
    assert changes(uplift_percents=(D(0), D(0))) == (D("-84.1"), D("-49.9"))


def test_savings_are_each_municipality_s_own() -> None:
    assert changes(savings=(D(-450), D(-150))) == (D(-148), D(-150))
    assert changes(savings=(D(0), None)) == (D(302), D(0))


def test_a_changed_key_divides_the_common_cost_anew_and_the_total_stands() -> None:
    # One per cent of 12 700; today's pay rise is in the pools already and moves once.
    moved = play(BASIS, Scenario("nyckel", weights=(D("55.6"), D("44.4"))))
    assert moved.change(TODAY) == (D("127.0"), D("-127.0"))
    assert exact_sum(moved.closings) == 15414


def test_a_key_that_splits_no_pool_moves_the_pay_rise_only() -> None:
    own = replace(BASIS, pools=tuple(replace(pool, key="Datorer") for pool in POOLS))
    moved = play(own, Scenario("nyckel", weights=(D("55.6"), D("44.4"))))
    assert moved.change(play(own, Scenario("nu"))) == (D("2.0"), D("-2.0"))


def test_internranta_changes_the_capital_cost_and_the_budget_as_much() -> None:
    # 1 000 × 1.25 % = 12.5 by key (6.8 and 5.7); 2 000 × 1.25 % for half a year = 12.5 for Vårgårda alone.
    played = play(BASIS, Scenario("ränta", interest_percent=D(3)))
    assert played.change(TODAY) == (D("19.3"), D("5.7"))
    assert [b - a for a, b in zip(TODAY.capital, played.capital, strict=True)] == [D("19.3"), D("5.7")]


def test_a_changed_key_shares_the_capital_cost_without_charging_it_twice() -> None:
    moved = play(BASIS, Scenario("nyckel", weights=(D("55.6"), D("44.4"))))
    assert moved.capital != TODAY.capital
    assert {line.capital_change for line in moved.lines} == {D(0)}


def test_an_annuity_takes_the_rate_of_the_year_it_begins() -> None:
    annuity = replace(BASIS, investments=tuple(replace(i, method=CostMethod.ANNUITY) for i in PLAN))
    today, dearer = (play(annuity, Scenario("x", interest_percent=rate)) for rate in (None, D(4)))
    assert exact_sum(dearer.closings) > exact_sum(today.closings)


def test_a_common_addition_is_shared_by_the_key_of_the_scenario() -> None:
    assert changes(supplementary=D(200)) == (D("109.2"), D("90.8"))
    moved = play(BASIS, Scenario("x", weights=(D(75), D(25)), supplementary=D(200)))
    assert [line.supplementary for line in moved.lines] == [D(150), D(50)]


def test_no_percent_is_shown_of_a_budget_below_zero() -> None:
    assert play(BASIS, Scenario("x", savings=(D(-20000), None))).percents is None


def codes(*scenarios: Scenario, basis: Basis = BASIS) -> list[tuple[str, str]]:
    found: tuple[Problem, ...] = check_scenarios(basis, scenarios, D("0.05"), D(1))
    return [(one.code, one.place.cell) for one in found]


def test_a_key_of_a_scenario_is_held_to_the_same_rules_as_any_key() -> None:
    assert codes(Scenario("x", weights=(D(55), D(45)), at=CELLS)) == []
    assert codes(Scenario("x", weights=(D(55), None), at=CELLS)) == [("FORDELNING-NYCKEL-SUMMA", "E22")]
    assert codes(Scenario("x", weights=(D(0), D(0)), at=CELLS)) == [("FORDELNING-NYCKEL-NOLL", "E22")]
    assert codes(Scenario("x", weights=(D(105), D(-5)), at=CELLS)) == [("FORDELNING-NYCKEL-NEGATIV", "E22")]


def test_an_uplift_of_nothing_known_is_a_fault() -> None:
    unknown = replace(
        BASIS,
        bridge=replace(
            BRIDGE_2018,
            municipalities=(
                replace(BRIDGE_2018.municipalities[0], next_budget=None),
                BRIDGE_2018.municipalities[1],
            ),
        ),
    )
    assert codes(Scenario("x", uplift_percents=(D(3), D(3)), at=CELLS), basis=unknown) == [
        ("SCENARIO-BAS-SAKNAS", "E20")
    ]
    assert codes(Scenario("x", uplift_percents=(D("2.0"), D(3)), at=CELLS), basis=unknown) == []


def test_a_changed_key_on_pools_that_hold_another_year_warns() -> None:
    other = replace(BASIS, pools=(replace(POOLS[0], common=D(7000)), POOLS[1]))
    (found,) = check_scenarios(other, [Scenario("x", weights=(D(55), D(45)), at=CELLS)], D("0.05"), D(1))
    assert (found.code, found.published, found.correct) == ("SCENARIO-FORDELNING-SUMMA", D(14414), D(15414))
    assert codes(Scenario("x", pay_percent=D(3)), basis=other) == []


RATE = st.decimals(0, 20, places=2)
AMOUNT = st.decimals(-5000, 5000, places=3)
COST = st.decimals(0, 5000, places=1)
WEIGHT = st.decimals(1, 99999, places=1)


@st.composite
def bases(draw: st.DrawFn) -> Basis:
    """Draw a committee of two to four municipalities with pools and a plan of its own."""
    names = ("Alfa", "Beta", "Gamma", "Delta")[: draw(st.integers(2, 4))]
    towns = tuple(
        MunicipalityInput(
            name,
            draw(COST),
            next_budget=draw(st.none() | COST),
            uplift_percent=draw(RATE),
            uplift_base=draw(COST),
            savings=draw(AMOUNT),
        )
        for name in names
    )
    key = Key("Folk", tuple(draw(WEIGHT) for _ in names))
    other = Key("Datorer", tuple(draw(WEIGHT) for _ in names))
    pools = tuple(
        Pool(f"pool {n}", draw(AMOUNT), draw(st.sampled_from(("Folk", "Datorer"))), tuple(draw(AMOUNT) for _ in names))
        for n in range(draw(st.integers(0, 3)))
    )
    plan = tuple(
        Investment(
            f"inv {n}",
            draw(st.sampled_from(("Folk", "Datorer", *names))),
            {2027: draw(COST)},
            draw(st.integers(1, 20)),
            draw(st.integers(1, 12)),
            draw(st.sampled_from(CostMethod)),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    given_ = BridgeInput(towns, key.weights, pay_base=draw(COST), pay_percent=draw(RATE))
    return Basis(given_, key, (key, other), pools, plan, {2027: draw(RATE)}, 2027)


@st.composite
def scenarios(draw: st.DrawFn, basis: Basis) -> Scenario:
    count = len(basis.names)

    def each(values: st.SearchStrategy[Decimal]) -> tuple[Decimal | None, ...]:
        return tuple(draw(st.none() | values) for _ in range(count))

    return Scenario(
        "x",
        draw(st.none() | RATE),
        draw(st.none() | RATE),
        draw(st.none() | AMOUNT),
        each(RATE),
        each(WEIGHT),
        each(AMOUNT),
    )


@given(st.data())
def test_the_whole_is_its_parts_and_the_key_moves_nothing_out_of_it(data: st.DataObject) -> None:
    basis = data.draw(bases())
    scenario = data.draw(scenarios(basis))
    played = play(basis, scenario)
    whole = bridge(basis.bridge).whole
    assert exact_sum(line.moved for line in played.lines) == 0
    steps = ("pay", "uplift", "savings", "opening")
    summed = {step: exact_sum(getattr(line.bridge, step) for line in played.lines) for step in steps}
    assert summed["opening"] == whole.opening
    extra = exact_sum([line.capital_change + line.supplementary for line in played.lines])
    assert exact_sum(played.closings) == exact_sum([*summed.values(), extra])
    if played.percents is not None:
        assert exact_sum(played.percents) == 100
    alone = replace(scenario, weights=())
    assert exact_sum(play(basis, alone).closings) == pytest.approx(exact_sum(played.closings), abs=D("0.5"))


@given(st.data(), RATE, st.integers(0, 3))
def test_each_assumption_alone_goes_the_way_it_should(data: st.DataObject, more: Decimal, which: int) -> None:
    basis = data.draw(bases())
    today, j = play(basis, Scenario("nu")), which % len(basis.names)

    def alone(**assumed: object) -> Played:
        return play(basis, Scenario("x", **assumed))  # type: ignore[arg-type]

    def at_place(value: Decimal) -> tuple[Decimal | None, ...]:
        return tuple(value if place == j else None for place in range(len(basis.names)))

    town = basis.bridge.municipalities[j]
    pay = alone(pay_percent=basis.bridge.pay_percent + more)
    assert exact_sum(pay.closings) >= exact_sum(today.closings)
    rate = alone(interest_percent=basis.interest[2027] + more)
    assert exact_sum(rate.closings) >= exact_sum(today.closings)
    assert exact_sum(rate.change(today)) == exact_sum(rate.capital) - exact_sum(today.capital)
    uplift = alone(uplift_percents=at_place(town.uplift_percent + more)).change(today)
    saved = alone(savings=at_place(town.savings - more)).change(today)
    for place in range(len(basis.names)):
        assert uplift[place] >= 0 if place == j else uplift[place] == 0
        assert saved[place] == (-more if place == j else 0)
    assert exact_sum(alone(supplementary=more).change(today)) == pytest.approx(more, abs=D("0.05"))


@given(st.data(), WEIGHT)
def test_a_municipality_that_grows_pays_more_and_the_others_less(data: st.DataObject, more: Decimal) -> None:
    basis = data.draw(bases())
    costly = replace(
        basis, bridge=replace(basis.bridge, pay_percent=D(0)), pools=(Pool("p", D(1000), "Folk"),), investments=()
    )
    weights = (costly.key.weights[0] + more, *costly.key.weights[1:])
    first, *others = play(costly, Scenario("x", weights=weights)).change(play(costly, Scenario("nu")))
    assert first >= 0
    assert all(other <= D("0.1") for other in others)
    assert first + exact_sum(others) == 0
