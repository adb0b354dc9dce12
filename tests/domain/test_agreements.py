"""Agreements: what others pay, and what is about to end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from snit_xl.domain.agreements import Agreement, Standing, check_agreements, external_income, standing
from snit_xl.domain.periods import months_later
from snit_xl.domain.problems import Source

D = Decimal
TODAY = date(2017, 9, 12)
AT = Source("Tjänster och leverans", {"ends": "D26", "amount": "C26"})


@pytest.mark.parametrize(
    ("ends", "months", "expected"),
    [
        (None, 6, Standing.RUNS),
        (date(2018, 3, 13), 6, Standing.RUNS),
        (date(2018, 3, 12), 6, Standing.SOON),
        (date(2017, 9, 12), 6, Standing.SOON),
        (date(2017, 9, 12), 0, Standing.SOON),
        (date(2017, 9, 13), 0, Standing.RUNS),
        (date(2017, 9, 11), 6, Standing.ENDED),
    ],
)
def test_an_agreement_runs_through_its_last_day(ends: date | None, months: int, expected: Standing) -> None:
    assert standing(ends, TODAY, months) is expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2017, 8, 31), 6, date(2018, 2, 28)),
        (date(2017, 12, 1), 1, date(2018, 1, 1)),
        (date(2017, 1, 15), 35, date(2019, 12, 15)),
    ],
)
def test_months_are_counted_in_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_only_other_customers_pay_and_only_while_they_have_an_agreement() -> None:
    agreements = [
        Agreement("Vårgårda kommun", external=False, amount=D(-700)),
        Agreement("Bostäder", external=True, amount=D(-185), ends=TODAY),
        Agreement("Förening", external=True, amount=D(-31)),
        Agreement("Före detta", external=True, amount=D(-90), ends=date(2017, 9, 11)),
        Agreement("Utan belopp", external=True),
    ]
    assert external_income(agreements, TODAY) == D(-216)


@pytest.mark.parametrize(
    ("agreement", "code", "cell"),
    [
        (Agreement("A", external=True, ends=date(2018, 1, 31), at=AT), "AVTAL-LOPER-UT", "D26"),
        (Agreement("A", external=False, ends=date(2017, 1, 31), at=AT), "AVTAL-HAR-LOPT-UT", "D26"),
        (Agreement("A", external=True, amount=D(185), at=AT), "AVTAL-TECKEN", "C26"),
    ],
)
def test_what_is_odd_about_an_agreement_is_told(agreement: Agreement, code: str, cell: str) -> None:
    (one,) = check_agreements([agreement], TODAY, 6)
    assert (one.code, one.place.cell) == (code, cell)


def test_a_cost_that_a_municipality_bears_is_no_wrong_sign() -> None:
    assert check_agreements([Agreement("A", external=False, amount=D(185))], TODAY, 6) == ()
