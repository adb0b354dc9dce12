from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.values import date_to_serial, serial_to_date, to_decimal, to_float


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (0.1 + 0.2, "0.3"),
        (15414.0, "15414"),
        (1e20, "100000000000000000000"),
        (-0.0, "0"),
        (1e-12, "0"),
        (1609.5, "1609.5"),
        (-302.25, "-302.25"),
    ],
)
def test_a_cell_number_loses_its_binary_noise_and_is_written_plainly(cell: float, amount: str) -> None:
    assert str(to_decimal(cell)) == amount


def test_the_largest_cell_number_is_exact_enough_to_come_back() -> None:
    assert to_float(to_decimal(1.7e308)) == 1.7e308


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), float("-inf")])
def test_what_no_cell_can_hold_is_misuse(wrong: float) -> None:
    with pytest.raises(MisuseError):
        to_decimal(wrong)


@given(st.integers(-(10**13), 10**13))
def test_kronor_survive_the_way_to_a_decimal_and_back(ore: int) -> None:
    amount = Decimal(ore) / 100
    assert to_decimal(to_float(amount)) == amount


@pytest.mark.parametrize(
    ("serial", "day"),
    [(42978.0, date(2017, 8, 31)), (42978.99, date(2017, 8, 31)), (61.0, date(1900, 3, 1)), (59.0, date(1900, 2, 28))],
)
def test_serial_numbers_are_excels_days(serial: float, day: date) -> None:
    assert serial_to_date(serial) == day
    assert date_to_serial(day) == float(int(serial))


def test_the_1904_system_of_old_mac_workbooks() -> None:
    assert serial_to_date(41516.0, date1904=True) == date(2017, 8, 31)
    assert date_to_serial(date(2017, 8, 31), date1904=True) == 41516.0


@pytest.mark.parametrize("serial", [60.0, 0.0, -1.0, 1e9, float("nan")])
def test_days_that_do_not_exist_are_none(serial: float) -> None:
    assert serial_to_date(serial) is None


@given(st.integers(0, 60_000))
def test_dates_come_back_from_their_serial_numbers(days: int) -> None:
    day = date(1900, 3, 1) + timedelta(days=days)
    assert serial_to_date(date_to_serial(day)) == day
