"""SNIT_FORDELNING, SNIT_ANDEL and SNIT_AVRAKNING: rows, columns, Swedish texts, blanks, wrong shapes, huge numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.workbook.functions import SNIT_FUNCTIONS, Fault, Rows
from snit_xl.workbook.view import Scalar

KEY: Rows = [[33000.0, 27700.0, 11600.0]]


def split(*arguments: Rows | None) -> Rows | Fault:
    return SNIT_FUNCTIONS["SNIT_FORDELNING"](*arguments)


def share(*arguments: Rows | None) -> Rows | Fault:
    return SNIT_FUNCTIONS["SNIT_ANDEL"](*arguments)


def settle(*arguments: Rows | None) -> Rows | Fault:
    return SNIT_FUNCTIONS["SNIT_AVRAKNING"](*arguments)


def column(*values: Scalar) -> Rows:
    return [[x] for x in values]


def code(result: Rows | Fault) -> str:
    assert isinstance(result, Fault)
    return result.code


def test_one_amount_is_split_to_whole_tkr_that_sum_to_it() -> None:
    assert split([[15414.0]], KEY) == [[7035.0, 5906.0, 2473.0]]


def test_amounts_and_key_may_be_rows_or_columns() -> None:
    wanted = [[67.0, 33.0], [7.0, 3.0]]
    assert split(column(100.0, 10.0), [[2.0, 1.0]]) == wanted
    assert split([[100.0, 10.0]], column(2.0, 1.0)) == wanted


def test_specific_costs_are_added_to_each_share() -> None:
    assert split([[100.0]], [[3.0, 1.0]], [[0.0, 40.0]]) == [[75.0, 65.0]]
    assert split([[100.0]], [[3.0, 1.0]], column(0.0, 40.0)) == [[75.0, 65.0]]
    assert split(column(100.0, 8.0), [[3.0, 1.0]], [[0.0, 40.0], [None, 1.0]]) == [[75.0, 65.0], [6.0, 3.0]]


def test_decimals_swedish_texts_blanks_and_noise() -> None:
    assert split([["1 234,5"]], [["2", "1"]], None, [[1.0]]) == [[823.0, 411.5]]
    assert split(column(None, ""), [[2.0, 1.0]]) == [[0.0, 0.0], [0.0, 0.0]]
    assert split([[0.1 + 0.2]], [[2.0, 1.0]], None, [["1"]]) == [[0.2, 0.1]]
    assert split([[15414.0]], [[1.0, 1.0]], None, [[-3.0]]) == [[8000.0, 7000.0]]
    assert split([["\u2212302"]], [[1.0, 1.0]]) == [[-151.0, -151.0]]


def test_a_negative_amount_mirrors_the_positive_one() -> None:
    assert split([[-15414.0]], KEY) == [[-7035.0, -5906.0, -2473.0]]


def test_a_huge_amount_is_split_and_an_impossible_one_is_a_fault() -> None:
    assert split([[1e300]], [[1.0, 1.0]]) == [[5e299, 5e299]]
    assert code(split([["9" * 400]], [[1.0, 1.0]])) == "FUNKTION-FOR-STORT"
    assert code(split([[float("inf")]], [[1.0, 1.0]])) == "FUNKTION-INGET-TAL"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((None, KEY), "FUNKTION-ARGUMENT-SAKNAS"),
        (([[1.0]], None), "FUNKTION-ARGUMENT-SAKNAS"),
        (([[True]], KEY), "FUNKTION-INGET-TAL"),
        (([["fem"]], KEY), "FUNKTION-INGET-TAL"),
        (([["12 %"]], KEY), "FUNKTION-INGET-TAL"),
        (([[1.0, 2.0], [3.0, 4.0]], KEY), "FUNKTION-RAD-ELLER-KOLUMN"),
        (([[1.0]], [[1.0, None]]), "FUNKTION-VARDE-SAKNAS"),
        (([[1.0]], [[1.0, -2.0]]), "FUNKTION-NEGATIVT"),
        (([[1.0]], [[0.0, 0.0]]), "FUNKTION-NYCKEL-NOLL"),
        (([[1.0]], KEY, [[1.0, 2.0]]), "FUNKTION-ANTAL-KOMMUNER"),
        (([[1.0]], KEY, [[1.0, 2.0, 3.0]] * 2), "FUNKTION-ANTAL-RADER"),
        (([[1.0]], KEY, None, [[1.5]]), "FUNKTION-HELTAL"),
        (([[1.0]], KEY, None, [[99.0]]), "FUNKTION-HELTAL"),
        (([[1.0]], KEY, None, [[1.0, 2.0]]), "FUNKTION-EN-CELL"),
    ],
)
def test_what_cannot_be_split_is_a_fault_with_its_reason(arguments: tuple[Rows | None, ...], wanted: str) -> None:
    assert code(split(*arguments)) == wanted


@given(
    st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=6),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any),
    st.integers(0, 2),
)
def test_each_row_sums_exactly_to_its_amount(ore: list[int], key: list[int], decimals: int) -> None:
    amounts = [round(x / 10 ** (2 - decimals)) for x in ore]
    cells = [[amount / 10**decimals] for amount in amounts]
    result = split(cells, [[float(weight) for weight in key]], None, [[float(decimals)]])
    assert isinstance(result, list)
    for amount, row in zip(amounts, result, strict=True):
        assert sum(Decimal(repr(part)) for part in row if isinstance(part, float)) == Decimal(amount) / 10**decimals


def test_shares_lie_as_the_key_does_and_sum_to_100() -> None:
    assert share([[1.0, 1.0, 1.0]]) == [[33.4, 33.3, 33.3]]
    assert share(column(2.0, 1.0), [[0.0]]) == [[67.0], [33.0]]
    assert share([[5.0]]) == [[100.0]]
    assert code(share([[1.0, 2.0], [3.0, 4.0]])) == "FUNKTION-RAD-ELLER-KOLUMN"


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=12).filter(any))
def test_shares_always_sum_to_exactly_100(key: list[int]) -> None:
    result = share([[float(weight) for weight in key]])
    assert isinstance(result, list)
    assert sum(Decimal(repr(part)) for part in result[0] if isinstance(part, float)) == 100


def test_settlement_is_share_less_paid_and_positive_means_to_pay() -> None:
    assert settle([[1000.0]], [[700.0, 200.0]], [[3.0, 1.0]]) == [[50.0, 50.0]]
    assert settle([[1000.0]], column(800.0, None), column(3.0, 1.0)) == [[-50.0], [250.0]]
    assert settle([["1 000"]], [[700.0, 300.0]], [[3.0, 1.0]], [[0.0, 200.0]]) == [[-100.0, 100.0]]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (([[None]], [[1.0, 2.0]], [[1.0, 1.0]]), "FUNKTION-VARDE-SAKNAS"),
        ((None, [[1.0, 2.0]], [[1.0, 1.0]]), "FUNKTION-ARGUMENT-SAKNAS"),
        (([[1.0, 2.0]], [[1.0, 2.0]], [[1.0, 1.0]]), "FUNKTION-EN-CELL"),
        (([[1.0]], [[1.0]], [[1.0, 1.0]]), "FUNKTION-ANTAL-KOMMUNER"),
        (([[1.0]], [[1.0, 2.0]], [[1.0, 1.0]], [[1.0]]), "FUNKTION-ANTAL-KOMMUNER"),
    ],
)
def test_a_settlement_that_does_not_fit_together_is_a_fault(arguments: tuple[Rows, ...], wanted: str) -> None:
    assert code(settle(*arguments)) == wanted


@given(st.integers(-(10**9), 10**9), st.lists(st.tuples(st.integers(0, 10**8), st.integers(1, 10**5)), min_size=1))
def test_what_is_due_sums_to_the_outcome_less_all_that_is_paid(outcome: int, pairs: list[tuple[int, int]]) -> None:
    paid, key = zip(*pairs, strict=True)
    result = settle([[float(outcome)]], [[float(x) for x in paid]], [[float(x) for x in key]])
    assert isinstance(result, list)
    assert sum(int(x) for x in result[0] if isinstance(x, float)) == outcome - sum(paid)
