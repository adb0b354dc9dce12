"""Columns of whole units split at once: every row as allocate splits it alone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.allocation import allocate
from snit_xl.domain.allocation_columns import split_columns
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import from_units

units = st.one_of(st.integers(-300, 300), st.integers(-(10**12), 10**12), st.integers(-(10**40), 10**40))
key = st.lists(st.integers(0, 60_000), min_size=1, max_size=6).filter(any)


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[int], list[list[int]], list[int]]:
    weights = draw(key)
    joint = draw(st.lists(units, max_size=8))
    exact = st.lists(units, min_size=len(joint), max_size=len(joint))
    own = draw(st.one_of(st.just([]), st.lists(exact, min_size=len(weights), max_size=len(weights))))
    return joint, own, weights


def by_row(joint: list[int], own: list[list[int]], weights: list[int], places: int) -> list[list[int]]:
    """Split each row alone: amounts written with some decimals, to whole tkr."""
    amounts = [from_units(unit, places) for unit in joint]
    costs = [[from_units(column[row], places) for column in own] for row in range(len(joint))] if own else None
    return [[int(part) for part in row] for row in allocate(amounts, [Decimal(one) for one in weights], costs)]


@given(columns(), st.sampled_from([0, 2]))
def test_columns_equal_row_by_row(given_columns: tuple[list[int], list[list[int]], list[int]], places: int) -> None:
    joint, own, weights = given_columns
    parts = split_columns(joint, own, weights, 10**places)
    assert [list(row) for row in zip(*parts, strict=True)] == by_row(joint, own, weights, places)


@pytest.mark.parametrize("weights", [[7], [1, 1], [1, 3], [2, 2, 2], [5, 3, 5], [0, 4, 1], [1, 2, 3, 4], [3] * 5])
def test_ties_go_the_same_way(weights: list[int]) -> None:
    joint = list(range(-200, 201, 5))
    parts = split_columns(joint, [], weights, 100)
    assert [list(row) for row in zip(*parts, strict=True)] == by_row(joint, [], weights, 2)


@pytest.mark.parametrize(
    ("own", "weights", "unit"),
    [([], [], 1), ([], [0, 0], 1), ([], [2, -1], 1), ([], [2, 1], 0), ([[1]], [2, 1], 1), ([[1, 2], [3]], [2, 1], 1)],
    ids=["no key", "zero key", "negative weight", "no unit", "a column too few", "a row too few"],
)
def test_what_does_not_fit_is_misuse(own: list[list[int]], weights: list[int], unit: int) -> None:
    with pytest.raises(MisuseError):
        split_columns([100, 200], own, weights, unit)
