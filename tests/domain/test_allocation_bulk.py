import subprocess
import sys
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.allocation_bulk import BLOCK, split_rows
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import split

ore = st.integers(-(10**12), 10**12)
bulk_weights = st.lists(st.integers(0, 50_000), min_size=1, max_size=7).filter(any)


def by_row(amounts: list[int], weights: list[int]) -> list[list[int]]:
    key = [Decimal(weight) for weight in weights]
    return [[int(part) for part in split(Decimal(amount), key)] for amount in amounts]


@given(st.lists(ore, max_size=12), bulk_weights)
def test_bulk_equals_row_by_row(amounts: list[int], weights: list[int]) -> None:
    result = split_rows(np.array(amounts, np.int64), weights)
    assert result.shape == (len(amounts), len(weights))
    assert result.dtype == np.int64
    assert result.tolist() == by_row(amounts, weights)


@pytest.mark.parametrize(
    "weights", [[7], [1, 1], [1, 3], [2, 2, 2], [5, 3, 5], [0, 4, 1], [1, 2, 3, 4], [3, 3, 3, 3, 3]]
)
def test_ties_go_the_same_way(weights: list[int]) -> None:
    amounts = list(range(-40, 41))
    assert split_rows(np.array(amounts), weights).tolist() == by_row(amounts, weights)


def test_rows_beyond_one_block_are_split_too() -> None:
    amounts = np.random.default_rng(2017).integers(-(10**9), 10**9, 2 * BLOCK + 17)
    result = split_rows(amounts, [546, 454, 31])
    assert (result.sum(axis=1) == amounts).all()
    edges = [0, BLOCK - 1, BLOCK, 2 * BLOCK, len(amounts) - 1]
    assert result[edges].tolist() == by_row(amounts[edges].tolist(), [546, 454, 31])


@given(st.integers(2**62, 2**63 - 1), st.sampled_from([1, -1]))
def test_what_int64_cannot_hold_is_refused(amount: int, sign: int) -> None:
    with pytest.raises(MisuseError, match="int64"):
        split_rows(np.array([sign * amount]), [546, 454])


def test_the_most_negative_number_is_refused() -> None:
    with pytest.raises(MisuseError):
        split_rows(np.array([-(2**63)]), [1, 1])


def test_large_weights_are_reduced_before_they_overflow() -> None:
    huge = 10**15
    assert split_rows(np.array([10**9]), [3 * huge, huge]).tolist() == [[750_000_000, 250_000_000]]


@given(st.integers(2**50, 2**60), bulk_weights)
def test_just_under_the_limit_is_still_exact(amount: int, weights: list[int]) -> None:
    try:
        result = split_rows(np.array([amount, -amount]), weights).tolist()
    except MisuseError:
        return
    assert result == by_row([amount, -amount], weights)


@pytest.mark.parametrize("amounts", [np.array([1.5]), np.array([[1, 2]]), np.array([1], np.int32)])
def test_only_a_column_of_whole_ore_is_split(amounts: np.ndarray) -> None:
    with pytest.raises(MisuseError):
        split_rows(amounts, [1, 2])


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_weights_must_be_able_to_split(weights: list[int]) -> None:
    with pytest.raises(MisuseError):
        split_rows(np.array([100]), weights)


def test_importing_the_module_does_not_load_numpy() -> None:
    code = "import sys, snit_xl.domain.allocation_bulk; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
