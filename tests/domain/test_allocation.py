from decimal import Decimal
from fractions import Fraction

import pytest
from domain_strategies import amounts, decimals, negated, unit, weights
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.allocation import (
    Key,
    Pool,
    allocate,
    allocate_pools,
    check_keys,
    check_pools,
    percent_shares,
)
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import exact_sum, round_half_up
from snit_xl.domain.problems import Place, Source

D = Decimal
KEY = (D("54.6"), D("45.4"))  # Vårgårda, Herrljunga
SHARES = Key("folkmängd", KEY, percent=True)
LICENCES = Key("licenser", (D(310), D(190)))


def test_specific_costs_lift_the_split_to_the_decided_budget() -> None:
    # 2 239.3 of 15 414 is Vårgårda's own: what the key alone misses.
    (row,) = allocate([D("13174.7")], KEY, [[D("2242.6"), D("-3.3")]])
    assert row == (D(9436), D(5978))
    assert exact_sum(row) == 15414


def test_rows_are_split_one_by_one() -> None:
    assert allocate([D(100), D(-35)], [D(3), D(1)], [[D(0), D(0)], [D(5), D(20)]], 1) == (
        (D(75), D(25)),
        (D("-21.3"), D("11.3")),
    )


def test_no_rows_give_no_rows() -> None:
    assert allocate([], KEY) == ()


@pytest.mark.parametrize(
    ("common", "key", "specific"),
    [
        ([D(1), D(2)], KEY, [[D(1), D(1)]]),
        ([D(1)], KEY, [[D(1), D(1), D(1)]]),
        ([D(1)], (), None),
        ([D(1)], (D(-1), D(3)), None),
    ],
)
def test_shapes_that_do_not_fit_are_misuse(
    common: list[Decimal], key: tuple[Decimal, ...], specific: list[list[Decimal]] | None
) -> None:
    with pytest.raises(MisuseError):
        allocate(common, key, specific)


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[Decimal], list[Decimal], list[list[Decimal]]]:
    key = draw(weights)
    count = draw(st.integers(1, 3))
    common = draw(st.lists(amounts, min_size=count, max_size=count))
    own = st.lists(amounts, min_size=len(key), max_size=len(key))
    return common, key, draw(st.lists(own, min_size=count, max_size=count))


@given(rows(), decimals)
def test_every_row_sums_to_its_rounded_total(
    case: tuple[list[Decimal], list[Decimal], list[list[Decimal]]], places: int
) -> None:
    common, key, specific = case
    for row, amount, own in zip(allocate(common, key, specific, places), common, specific, strict=True):
        assert exact_sum(row) == round_half_up(exact_sum([amount, *own]), places)


@given(rows(), decimals)
def test_every_part_is_within_one_unit_and_mirrors(
    case: tuple[list[Decimal], list[Decimal], list[list[Decimal]]], places: int
) -> None:
    common, key, specific = case
    result = allocate(common, key, specific, places)
    mirrored = allocate(list(map(negated, common)), key, [list(map(negated, own)) for own in specific], places)
    whole = Fraction(exact_sum(key))
    for row, mirror, amount, own in zip(result, mirrored, common, specific, strict=True):
        assert mirror == tuple(map(negated, row))
        for part, weight, cost in zip(row, key, own, strict=True):
            exact = Fraction(amount) * Fraction(weight) / whole + Fraction(cost)
            assert abs(Fraction(part) - exact) < Fraction(unit(places))


def test_opposite_specific_costs_of_a_zero_total_mirror() -> None:
    ((first, second),) = allocate([D(0)], [D(1), D(1)], [[D("0.5"), D("-0.5")]])
    assert (first, second) == (D(1), D(-1))
    assert allocate([D(0)], [D(1), D(1)], [[D("-0.5"), D("0.5")]]) == ((D(-1), D(1)),)


def test_shares_in_percent_sum_to_a_hundred() -> None:
    assert percent_shares([D(11_321), D(9_414)]) == (D("54.6"), D("45.4"))
    assert percent_shares([D(1), D(1), D(1)]) == (D("33.4"), D("33.3"), D("33.3"))


@given(weights, st.integers(0, 6))
def test_shares_always_sum_to_a_hundred(key: list[Decimal], places: int) -> None:
    assert exact_sum(percent_shares(key, places)) == 100


def test_each_pool_follows_its_own_key() -> None:
    pools = [Pool("Drift", D(1000), "folkmängd"), Pool("Licenser", D(500), "licenser", (D(40), D(0)))]
    assert allocate_pools(pools, [SHARES, LICENCES]) == ((D(546), D(454)), (D(350), D(190)))
    with pytest.raises(MisuseError, match="Drift"):
        allocate_pools(pools, [LICENCES])


def test_a_budget_with_specific_costs_split_by_key_alone_is_warned_about() -> None:
    at = Source("Fördelning", {"specific": "D7"})
    bare = Pool("Budget 2018", D(15414), "folkmängd", (D(0), D(0)), holds_specific=True, at=at)
    (found,) = check_pools([bare], [SHARES])
    assert (found.code, found.place) == ("FORDELNING-BARA-NYCKEL", Place("Fördelning", "D7"))
    assert dict(found.values) == {"pool": "Budget 2018", "amount": D(15414)}
    carried = Pool("Budget 2018", D(13175), "folkmängd", (D(2239), D(0)), holds_specific=True)
    assert check_pools([carried], [SHARES]) == ()


def test_pools_without_a_fitting_key_are_found() -> None:
    pools = [Pool("Växel", D(10), "okänd"), Pool("Nät", D(10), "folkmängd", (D(1), D(2), D(3)))]
    assert [one.code for one in check_pools(pools, [SHARES])] == [
        "FORDELNING-NYCKEL-SAKNAS",
        "FORDELNING-SPECIFIKA-ANTAL",
    ]


def test_keys_that_cannot_split_are_found() -> None:
    keys = [
        SHARES,
        LICENCES,
        Key("sned", (D("54.6"), D("44.4")), percent=True),
        Key("tom", (D(0), D(0))),
        Key("minus", (D(5), D(-2))),
    ]
    found = check_keys(keys, D("0.05"))
    assert [one.code for one in found] == [
        "FORDELNING-NYCKEL-SUMMA",
        "FORDELNING-NYCKEL-NOLL",
        "FORDELNING-NYCKEL-NEGATIV",
    ]
    assert (found[0].published, found[0].correct) == (D("99.0"), D(100))
    assert check_keys(keys[2:3], D(1)) == ()
