from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.capital_cost import (
    CapitalCost,
    CostMethod,
    Investment,
    capital_cost,
    check_investments,
    share_costs,
    yearly_costs,
)
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import exact_sum

D = Decimal
RATES = {2018: D("1.75"), 2019: D("1.5"), 2020: D("1.5"), 2021: D("1.25")}
TOWNS = ("Vårgårda", "Herrljunga")
KEY = (D("54.6"), D("45.4"))


def test_the_first_year_of_the_2018_plan() -> None:
    cost = capital_cost(D(7400), 5, D("1.75"))
    assert (cost.depreciation, cost.interest, cost.total) == (D(1480), D("129.5"), D("1609.5"))


@pytest.mark.parametrize(
    ("year_no", "depreciation", "interest"),
    [(0, 0, 0), (1, 1480, "129.5"), (2, 1480, "103.6"), (5, 1480, "25.9"), (6, 0, 0)],
)
def test_interest_falls_with_the_book_value(year_no: int, depreciation: int, interest: str | int) -> None:
    assert capital_cost(D(7400), 5, D("1.75"), year_no) == CapitalCost(D(depreciation), D(interest))


@pytest.mark.parametrize(
    ("year_no", "depreciation", "interest"),
    [
        (0, "0", "0"),
        (1, "400", "12"),  # September to December: a third of the year
        (2, "1200", "32"),  # opening 3 200
        (3, "1200", "20"),
        (4, "800", "5.33333"),  # opening 800, two thirds of the year
        (5, "0", "0"),
    ],
)
def test_a_start_in_september_shares_the_first_and_the_last_year(
    year_no: int, depreciation: str, interest: str
) -> None:
    cost = capital_cost(D(3600), 3, D(1), year_no, start_month=9)
    assert cost == CapitalCost(D(depreciation), D(interest))


def test_an_annuity_costs_the_same_every_year() -> None:
    costs = [capital_cost(D(1000), 2, D(10), year, CostMethod.ANNUITY, decimals=2) for year in (0, 1, 2, 3)]
    # 1 000 × 0.1 / (1 − 1.1⁻²) = 576.19
    assert costs == [
        CapitalCost(D(0), D(0)),
        CapitalCost(D("476.19"), D(100)),
        CapitalCost(D("523.81"), D("52.38")),
        CapitalCost(D(0), D(0)),
    ]


def test_an_annuity_from_july_is_half_of_one_year_and_half_of_the_next() -> None:
    costs = [capital_cost(D(1000), 2, D(10), year, CostMethod.ANNUITY, 7, decimals=2) for year in (0, 1, 2, 3, 4)]
    assert [cost.interest for cost in costs] == [0, D(50), D("76.19"), D("26.19"), 0]
    assert [cost.depreciation for cost in costs] == [0, D("238.10"), D(500), D("261.90"), 0]


def test_an_annuity_without_interest_is_straight() -> None:
    assert capital_cost(D(900), 3, D(0), 2, CostMethod.ANNUITY) == CapitalCost(D(300), D(0))


acquisitions = st.one_of(
    st.decimals(min_value=-(10**6), max_value=10**6, places=2),
    st.decimals(min_value=0, max_value=10**30, places=7),
)


@given(
    amount=acquisitions,
    life=st.integers(1, 12),
    rate=st.decimals(min_value=0, max_value=12, places=2),
    method=st.sampled_from(CostMethod),
    month=st.integers(1, 12),
    places=st.integers(0, 5),
)
def test_depreciation_sums_to_the_acquisition(
    *, amount: Decimal, life: int, rate: Decimal, method: CostMethod, month: int, places: int
) -> None:
    costs = [capital_cost(amount, life, rate, year, method, month, places) for year in range(-1, life + 3)]
    assert exact_sum(cost.depreciation for cost in costs) == amount
    assert costs[0].total == costs[1].total == costs[-1].total == 0
    if amount >= 0:
        assert all(cost.interest >= 0 for cost in costs)


@pytest.mark.parametrize(("life", "rate", "month"), [(0, "1.75", 1), (5, "-1", 1), (5, "1.75", 0), (5, "1.75", 13)])
def test_nonsense_is_misuse(life: int, rate: str, month: int) -> None:
    with pytest.raises(MisuseError):
        capital_cost(D(7400), life, D(rate), 1, CostMethod.STRAIGHT, month)


CAPACITY = Investment("Kapacitetsutökning", "", {2018: D(2000), 2019: D(2000), 2020: D(2000)}, 5)
WIRELESS = Investment("Trådlösa nätverk", "Vårgårda", {2018: D(1400), 2019: D(1200)}, 5)
PILOT = Investment("Förstudie", "Herrljunga", {2018: D(120)}, 1, start_month=7)


def test_each_years_purchases_are_added() -> None:
    costs = yearly_costs([CAPACITY], [2017, 2018, 2019], RATES.__getitem__)
    assert [(one.year, one.cost.depreciation, one.cost.interest) for one in costs] == [
        (2017, D(0), D(0)),
        (2018, D(400), D(35)),  # 2 000 at 1.75 %
        (2019, D(800), D(54)),  # (1 600 + 2 000) at 1.5 %
    ]


def test_an_annuity_keeps_the_rate_it_started_with() -> None:
    annuity = Investment("Server", "", {2018: D(1000)}, 2, method=CostMethod.ANNUITY)
    (cost,) = yearly_costs([annuity], [2019], RATES.__getitem__)
    assert cost.cost == capital_cost(D(1000), 2, D("1.75"), 2, CostMethod.ANNUITY)


def test_a_part_year_runs_over_into_the_next() -> None:
    costs = yearly_costs([PILOT], [2018, 2019, 2020], RATES.__getitem__)
    assert [one.cost.depreciation for one in costs] == [60, 60, 0]


def test_the_financier_bears_its_own_and_the_rest_follows_the_key() -> None:
    costs = yearly_costs([CAPACITY, WIRELESS], [2018, 2019], RATES.__getitem__)
    shared = share_costs(costs, TOWNS, KEY)
    # 2018: capacity 435 by key 237.5 / 197.5; wireless 280 + 24.5 is Vårgårda's alone
    assert shared[2018] == (D("542.0"), D("197.5"))
    assert sum(shared[2019]) == 854 + 520 + D("34.8")


@given(st.lists(st.sampled_from(["", *TOWNS]), min_size=1, max_size=4), st.integers(0, 4), st.integers(1, 9))
def test_shared_parts_sum_to_the_years_total(financiers: list[str], places: int, life: int) -> None:
    plan = [Investment(str(i), who, {2018: D(1000 + 37 * i)}, life) for i, who in enumerate(financiers)]
    costs = yearly_costs(plan, [2018, 2019], RATES.__getitem__)
    for year, parts in share_costs(costs, TOWNS, KEY, places).items():
        whole = exact_sum(one.cost.total for one in costs if one.year == year)
        assert abs(exact_sum(parts) - whole) <= D("0.5").scaleb(-places)


def test_an_unknown_financier_cannot_be_shared() -> None:
    with pytest.raises(MisuseError, match="Ale"):
        share_costs(yearly_costs([Investment("X", "Ale", {2018: D(1)}, 3)], [2018], RATES.__getitem__), TOWNS, KEY)


def test_investments_that_cannot_be_computed_are_found() -> None:
    plan = [
        CAPACITY,
        Investment("Evig", "", {2018: D(10)}, 0),
        Investment("Trettonde", "", {2018: D(10)}, 3, start_month=13),
        Investment("Grannen", "Ale", {2018: D(10)}, 3),
        Investment("Framtid", "", {2018: D(0), 2030: D(10), 2031: D(0)}, 3),
    ]
    found = check_investments(plan, TOWNS, RATES.get)
    assert [(one.code, dict(one.values)["investment"]) for one in found] == [
        ("INVESTERING-LIVSLANGD", "Evig"),
        ("INVESTERING-STARTMANAD", "Trettonde"),
        ("INVESTERING-FINANSIAR-OKAND", "Grannen"),
        ("INVESTERING-RANTA-SAKNAS", "Framtid"),
    ]
    assert dict(found[-1].values)["year"] == 2030
