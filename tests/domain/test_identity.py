"""Personal numbers are found in every spelling; accounts, case numbers, amounts and telephones are let through.

All numbers here are made up: the dates are real ones and the check digits are computed.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.identity import checks, holds_identity


def made(day: date, serial: int, *, coordination: bool = False) -> str:
    """Make up the ten digits of a number with a right check digit."""
    nine = f"{day:%y%m}{day.day + 60 * coordination:02}{serial:03}"
    return next(nine + digit for digit in "0123456789" if checks(nine + digit))


BORN = date(1969, 4, 17)
TEN = made(BORN, 238)


@pytest.mark.parametrize(
    "text",
    [
        TEN,
        f"{TEN[:6]}-{TEN[6:]}",
        f"{TEN[:6]}+{TEN[6:]}",
        f"{TEN[:6]}–{TEN[6:]}",
        f"{TEN[:6]} {TEN[6:]}",
        f"{TEN[:6]} - {TEN[6:]}",
        f"19{TEN}",
        f"19{TEN[:6]}-{TEN[6:]}",
        f"Avser {TEN}, se akten",
        f"pnr:{TEN}.",
        made(BORN, 238, coordination=True),
        f"20{made(date(2004, 2, 29), 17)}",
    ],
)
def test_a_personal_number_is_found_in_every_spelling(text: str) -> None:
    assert holds_identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "IT 18/2017 042",
        "KS 2017-000123",
        "070-123 45 67",
        "0701234567",
        "0513-170 00",
        "212000-1520",  # an organisation: its third and fourth digits are no month
        "556036-0793",
        "konto 5010, ansvar 3200, projekt 40112",
        "2017-01-01 2017-12-31",
        "2017-09-12 08:00",
        "1 234 567 890,50",
        f"{TEN}4",
        f"4{TEN}",
        f"{TEN},50",
        "Bankgiro 5050-1055",
        "20170912",
        "",
    ],
)
def test_other_numbers_are_let_through(text: str) -> None:
    assert not holds_identity(text)


@pytest.mark.parametrize("place", range(10))
def test_one_wrong_digit_makes_it_none(place: int) -> None:
    wrong = TEN[:place] + str((int(TEN[place]) + 1) % 10) + TEN[place + 1 :]
    assert not holds_identity(wrong)


@pytest.mark.parametrize("text", [f"18{made(date(2001, 2, 28), 44)[:4]}30440", "19690431238" + "0", "1969133123"])
def test_a_day_that_does_not_exist_makes_it_none(text: str) -> None:
    assert not holds_identity(text)


@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.booleans(), st.booleans())
def test_any_real_number_is_found(day: date, serial: int, century: bool, coordination: bool) -> None:
    ten = made(day, serial, coordination=coordination)
    assert holds_identity(f"{day.year // 100}{ten}" if century else f"{ten[:6]}-{ten[6:]}")


def test_few_other_ten_digit_numbers_pass_for_one() -> None:
    # Every tenth check digit is right, and few six-digit beginnings are a date.
    start = 4_000_000_007
    hits = sum(holds_identity(str(start + 314_159 * n)) for n in range(10_000))
    assert 0 < hits < 10_000 * 0.01
