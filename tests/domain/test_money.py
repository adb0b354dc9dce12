from decimal import Decimal
from fractions import Fraction

import pytest
from domain_strategies import amounts, decimals, negated, unit, weights
from hypothesis import example, given
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import (
    difference,
    exact_sum,
    from_units,
    parse_number,
    product,
    quotient,
    round_fraction,
    round_half_up,
    split,
    to_units,
)

D = Decimal
NBSP, NARROW, THIN, FIGURE = "\u00a0", "\u202f", "\u2009", "\u2007"
KEY = (D("54.6"), D("45.4"))  # Vårgårda, Herrljunga


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,5", "1234.5"),
        (f"15{NBSP}414", "15414"),
        (f"15{NARROW}414", "15414"),
        (f"1{THIN}015{THIN}414,25", "1015414.25"),
        (f"9{FIGURE}436", "9436"),
        ("−302", "-302"),
        ("–302", "-302"),
        ("-302", "-302"),
        ("+26", "26"),
        ("  138 ", "138"),
        ("1.234", "1.234"),
        ("0,5", "0.5"),
        ("15414", "15414"),
        ("1234567890123456789012345678901234,56", "1234567890123456789012345678901234.56"),
    ],
)
def test_swedish_numbers_are_read(text: str, number: str) -> None:
    assert parse_number(text) == D(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "tkr", "NaN", "Infinity", "#SAKNAS!"),
        *("12 %", "12%", "1e5", "(302)", "5-7", "2017-08", "１２", "1_000"),
        *("1 23", "12 34", "1 234 5", "1.234,5", "1,234.5", "1,", ",5"),
        *("– 302", "--3"),
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_number_shown_in_swedish_reads_back(amount: Decimal) -> None:
    shown = f"{amount:,.3f}".replace(",", NBSP).replace(".", ",").replace("-", "−")
    assert parse_number(shown) == amount


@pytest.mark.parametrize(
    ("amount", "places", "rounded"),
    [
        ("193.648", 0, "194"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.4999", 0, "2"),
        ("105.95", 1, "106.0"),
        ("-0.4", 0, "0"),
        ("15414", -2, "15400"),
        ("15450", -2, "15500"),
        ("12345678901234567890123456789012345.5", 0, "12345678901234567890123456789012346"),
    ],
)
def test_half_is_rounded_away_from_zero(amount: str, places: int, rounded: str) -> None:
    result = round_half_up(D(amount), places)
    assert str(result) == rounded
    assert round_fraction(Fraction(D(amount)), places) == result


def test_what_is_no_amount_is_refused() -> None:
    for call in (
        lambda: round_half_up(D("NaN")),
        lambda: split(D("Infinity"), KEY),
        lambda: split(D(1), [D("NaN"), D(1)]),
        lambda: quotient(D(1), D(0)),
        lambda: to_units(D("1.25"), 1),
    ):
        with pytest.raises(MisuseError):
            call()


def test_units_go_both_ways() -> None:
    assert to_units(D("1.25"), 3) == 1250
    assert from_units(1250, 3) == D("1.25")
    assert from_units(-154, -2) == D(-15400)


def test_sums_differences_and_products_keep_every_digit() -> None:
    huge, small = D(10) ** 40, D("0.01")
    assert difference(exact_sum([huge, small]), huge) == small
    assert product(exact_sum([huge, small]), D(3)) == D(str(3 * 10**40) + ".03")
    assert exact_sum([]) == 0


def test_pay_rise_is_split_by_population() -> None:
    assert split(D(194), KEY, 1) == (D("105.9"), D("88.1"))


def test_the_key_alone_misses_the_decided_budget() -> None:
    assert split(D(15414), KEY) == (D(8416), D(6998))  # decided: 9 436 and 5 978


def test_naive_rounding_would_lose_a_krona() -> None:
    assert split(D(100), [D(1), D(1), D(1)]) == (D(34), D(33), D(33))
    assert split(D(-100), [D(1), D(1), D(1)]) == (D(-34), D(-33), D(-33))


def test_ties_go_to_the_larger_weight_and_then_to_the_first() -> None:
    # 6 × 1/4 = 1.5 and 6 × 3/4 = 4.5
    assert split(D(6), [D(1), D(3)]) == (D(1), D(5))
    assert split(D(1), [D(2), D(2)]) == (D(1), D(0))


def test_a_weight_of_zero_gets_nothing() -> None:
    assert split(D("10.55"), [D(0), D(7), D(0)], 1) == (D(0), D("10.6"), D(0))


@pytest.mark.parametrize("wrong", [[], [D(0), D(0)], [D(3), D(-1)]])
def test_weights_must_be_able_to_split(wrong: list[Decimal]) -> None:
    with pytest.raises(MisuseError):
        split(D(100), wrong)


@given(amounts, weights, decimals)
@example(D("0.5"), [D(1), D(1)], 0)
def test_parts_sum_exactly_to_the_rounded_total(amount: Decimal, key: list[Decimal], places: int) -> None:
    parts = split(amount, key, places)
    assert exact_sum(parts) == round_half_up(amount, places)
    assert all(part == round_half_up(part, places) for part in parts)


@given(amounts, weights, decimals)
def test_each_part_is_within_one_unit_of_its_exact_share(amount: Decimal, key: list[Decimal], places: int) -> None:
    whole = Fraction(exact_sum(key))
    for part, weight in zip(split(amount, key, places), key, strict=True):
        assert abs(Fraction(part) - Fraction(amount) * Fraction(weight) / whole) < Fraction(unit(places))


@given(amounts, weights, decimals)
def test_a_negative_amount_mirrors_the_positive_one(amount: Decimal, key: list[Decimal], places: int) -> None:
    assert split(negated(amount), key, places) == tuple(map(negated, split(amount, key, places)))


@given(amounts, weights, decimals, st.sampled_from([D("0.01"), D(3), D(1000)]))
def test_only_the_proportions_of_the_weights_matter(
    amount: Decimal, key: list[Decimal], places: int, factor: Decimal
) -> None:
    assert split(amount, [weight * factor for weight in key], places) == split(amount, key, places)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**5), min_size=2, max_size=5).filter(any))
def test_no_larger_remainder_goes_without(amount: int, key: list[int]) -> None:
    parts = split(D(amount), [D(weight) for weight in key])
    floors = [amount * weight // sum(key) for weight in key]
    rest = [(amount * weight % sum(key), weight, -i) for i, weight in enumerate(key)]
    raised = [i for i, part in enumerate(parts) if part > floors[i]]
    assert sorted(rest, reverse=True)[: len(raised)] == sorted((rest[i] for i in raised), reverse=True)
