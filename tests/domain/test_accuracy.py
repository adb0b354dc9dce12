"""Forecast accuracy: the error of each row, each department and the whole, and when there is none to show."""

from __future__ import annotations

from decimal import Decimal

import pytest
from domain_strategies import amounts
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.accuracy import Followed, accuracy
from snit_xl.domain.money import exact_sum
from snit_xl.domain.rows import RowKind


def row(unit: str, label: str, kind: RowKind, forecast: int | None, outcome: int | None) -> Followed:
    return Followed(
        unit,
        label,
        kind,
        None if forecast is None else Decimal(forecast),
        None if outcome is None else Decimal(outcome),
    )


ROWS = (
    row("Ekonomi", "Intäkter", RowKind.INCOME, -1000, -1100),
    row("Ekonomi", "Lön", RowKind.COST, 750, 800),
    row("Ekonomi", "Övrigt", RowKind.COST, 230, 200),
    row("IT", "Lön", RowKind.COST, 495, 500),
    row("IT", "Kommunbidrag", RowKind.GRANT, -450, -450),
)


def test_each_line_says_how_far_off_in_tkr_and_percent() -> None:
    found = [(one.unit, one.label, one.error, one.percent) for one in accuracy(ROWS)]
    assert found == [
        ("", "", Decimal(75), Decimal(5)),  # of costs 1 500
        ("Ekonomi", "", Decimal(80), Decimal(8)),  # of costs 1 000
        ("Ekonomi", "Intäkter", Decimal(100), pytest.approx(Decimal(10000) / 1100)),
        ("Ekonomi", "Lön", Decimal(-50), Decimal("-6.25")),
        ("Ekonomi", "Övrigt", Decimal(30), Decimal(15)),
        ("IT", "", Decimal(-5), Decimal(-1)),
        ("IT", "Lön", Decimal(-5), Decimal(-1)),
        ("IT", "Kommunbidrag", Decimal(0), Decimal(0)),
    ]


def test_a_row_without_outcome_leaves_its_sums_without_an_error() -> None:
    unknown = row("Ekonomi", "Lön", RowKind.COST, 650, None)
    found = {(one.unit, one.label): one for one in accuracy((ROWS[0], unknown, *ROWS[3:]))}
    assert [found[key].error for key in (("", ""), ("Ekonomi", ""), ("Ekonomi", "Lön"))] == [None] * 3
    assert found["IT", ""].error == Decimal(-5)


def test_a_grant_that_there_is_none_of_stands_in_nobodys_way() -> None:
    nothing = row("Ekonomi", "Kommunbidrag", RowKind.GRANT, None, None)
    found = accuracy((*ROWS, nothing))
    assert found[0].error == Decimal(75)
    assert "Kommunbidrag" not in {one.label for one in found if one.unit == "Ekonomi"}


def test_a_percentage_of_nothing_is_none() -> None:
    (whole, unit, line) = accuracy((row("A", "k", RowKind.COST, 30, 0),))
    assert [one.error for one in (whole, unit, line)] == [Decimal(30)] * 3
    assert [one.percent for one in (whole, unit, line)] == [None] * 3


followed = st.builds(
    Followed,
    unit=st.sampled_from("ABC"),
    label=st.uuids().map(str),
    kind=st.sampled_from([RowKind.COST, RowKind.INCOME, RowKind.MIXED, RowKind.GRANT]),
    forecast=amounts,
    outcome=amounts,
)


@given(st.lists(followed, min_size=1, max_size=8))
def test_errors_sum_exactly_from_rows_to_departments_to_the_whole(rows: list[Followed]) -> None:
    whole, *lines = accuracy(rows)
    units = [one for one in lines if not one.label]
    details = [one for one in lines if one.label]
    assert whole.error == exact_sum(one.error for one in units if one.error is not None)
    for unit in units:
        assert unit.error == exact_sum(one.error for one in details if one.unit == unit.unit and one.error is not None)
    assert len(details) == len(rows)
