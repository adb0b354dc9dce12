"""The trial of the methods: what each says at a period rests on nothing later, and its error is what it should be."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from domain_strategies import amounts
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated_years import history, seasonal

from snit_xl.domain.backtest import (
    Attempt,
    ClosedYear,
    Forecasts,
    Known,
    attempts,
    average_share,
    forecasts,
    known_at,
    score,
    total,
)
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.forecast import Method
from snit_xl.domain.money import exact_sum

D = Decimal
AUGUST = 8
Look = Callable[[Sequence[ClosedYear], int, int], Known]


def year(number: int, months: Sequence[int], budget: Sequence[int] | None = None) -> ClosedYear:
    """Return a year from its months, each on its own."""
    whole = tuple(itertools.accumulate(map(D, budget))) if budget else None
    return ClosedYear(number, tuple(itertools.accumulate(map(D, months))), whole)


# To August: 80 of 130, 96 of 150, 100 of 170; the budget of 2016 is 11 a month.
ROW = (
    year(2014, [10] * 8 + [10, 10, 15, 15]),
    year(2015, [12] * 8 + [13, 13, 14, 14]),
    year(2016, [12, 13] * 4 + [17, 18, 17, 18], [11] * 12),
)


def tried(method: Method, number: int, month: int) -> Attempt | None:
    found = [a for a in attempts(ROW) if (a.method, a.year, a.month) == (method, number, month)]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("method", "forecast"),
    [
        (Method.BUDGET, D(132)),
        (Method.LINEAR, D(150)),  # 100 / 8 × 12
        (Method.REMAINING, D(144)),  # 100 + 44
        (Method.PRIOR_YEAR, D("156.25")),  # 100 × 150 / 96
    ],
)
def test_each_method_says_of_a_closed_year_what_it_would_have_said_then(method: Method, forecast: Decimal) -> None:
    attempt = tried(method, 2016, AUGUST)
    assert attempt is not None
    assert (attempt.forecast, attempt.outcome, attempt.error) == (forecast, D(170), forecast - 170)


def test_the_seasonal_profile_is_the_average_share_of_the_years_before() -> None:
    attempt = tried(Method.SEASONAL, 2016, AUGUST)
    assert attempt is not None
    share = (D(80) / D(130) + D(96) / D(150)) / 2
    assert abs(attempt.forecast - D(100) / share) < D("0.0000001")


def test_a_year_is_tried_only_with_what_it_has() -> None:
    # 2014 has no year before it and no budget, 2015 one year before it, which is too few for a profile.
    by_year = {(a.year, a.method) for a in attempts(ROW)}
    assert {method for number, method in by_year if number == 2014} == {Method.LINEAR}
    assert {method for number, method in by_year if number == 2015} == {Method.LINEAR, Method.PRIOR_YEAR}
    assert {method for number, method in by_year if number == 2016} == set(Method)


def test_every_period_but_december_is_tried() -> None:
    assert [a.month for a in attempts(ROW[:1])] == list(range(1, 12))


def test_the_profile_takes_the_three_years_before_and_leaves_gaps_out() -> None:
    old = year(2012, [100] + [0] * 11)  # all of it in January: it would show at once
    assert average_share((old, *ROW), 2016, AUGUST) == average_share(ROW, 2016, AUGUST)
    assert average_share(ROW[1:], 2018, 6) == (D(72) / D(150) + D(75) / D(170)) / 2
    assert average_share(ROW, 2019, 6) is None
    nothing = year(2015, [5, -5] * 6)
    assert average_share((ROW[0], nothing), 2016, AUGUST) is None


def test_a_year_must_be_whole() -> None:
    with pytest.raises(MisuseError):
        ClosedYear(2016, (D(1),) * 11)
    with pytest.raises(MisuseError):
        ClosedYear(2016, (D(1),) * 12, (D(1),) * 11)


# --- the future is never seen ---------------------------------------------------------------------------------------


def peeks(
    say: Callable[[Known], Forecasts], look: Look, rows: Sequence[ClosedYear], other: Sequence[ClosedYear]
) -> bool:
    """Tell whether what is said at any period changes when everything later is changed (läcka).

    `other` are the same years with other amounts: from the period on, it takes their place.
    """
    for at, closed in enumerate(rows):
        for month in range(1, 12):
            later = other[at].actual[month:]
            changed = (*rows[:at], replace(closed, actual=(*closed.actual[:month], *later)), *other[at + 1 :])
            if say(look(rows, closed.year, month)) != say(look(changed, closed.year, month)):
                return True
    return False


YEARS = st.lists(
    st.tuples(st.lists(amounts, min_size=12, max_size=12), st.lists(amounts, min_size=12, max_size=12)),
    min_size=4,
    max_size=4,
).map(lambda years: tuple(ClosedYear(2010 + n, tuple(a), tuple(b)) for n, (a, b) in enumerate(years)))


@settings(max_examples=40, deadline=None)
@given(YEARS, YEARS)
def test_no_method_ever_sees_later_months_or_years(rows: tuple[ClosedYear, ...], other: tuple[ClosedYear, ...]) -> None:
    assert not peeks(forecasts, known_at, rows, other)


def one_month_too_many(rows: Sequence[ClosedYear], number: int, month: int) -> Known:
    right = known_at(rows, number, month)
    now = next(one for one in rows if one.year == number)
    return replace(right, actual=now.actual[: month + 1])


def own_year_among_the_earlier(rows: Sequence[ClosedYear], number: int, month: int) -> Known:
    return replace(known_at(rows, number, month), earlier=tuple(one for one in rows if one.year <= number))


def every_year_at_hand(rows: Sequence[ClosedYear], number: int, month: int) -> Known:
    return replace(known_at(rows, number, month), earlier=tuple(rows))


def last_of_all(known: Known) -> Forecasts:
    """Say what the last year at hand became, which is all right for a method that is given only earlier ones."""
    return {Method.PRIOR_YEAR: known.earlier[-1].outcome if known.earlier else None}


@pytest.mark.parametrize(
    ("say", "look"),
    [
        (forecasts, one_month_too_many),
        (last_of_all, own_year_among_the_earlier),
        (last_of_all, every_year_at_hand),
    ],
    ids=["a month too many", "its own year", "later years"],
)
def test_a_planted_leak_is_caught(say: Callable[[Known], Forecasts], look: Look) -> None:
    rows, other = history(seasonal, 4, seed=1), history(seasonal, 4, seed=2)
    assert peeks(say, look, rows, other)
    assert not peeks(say, known_at, rows, other)


def test_a_method_that_keeps_the_answers_is_caught() -> None:
    rows, other = history(seasonal, 4, seed=1), history(seasonal, 4, seed=2)
    at_hand: list[ClosedYear] = []

    def look(given_rows: Sequence[ClosedYear], number: int, month: int) -> Known:
        at_hand[:] = [one for one in given_rows if one.year == number]
        return known_at(given_rows, number, month)

    def say(_known: Known) -> Forecasts:
        return {Method.LINEAR: at_hand[0].outcome}

    assert peeks(say, look, rows, other)


def test_a_method_is_handed_the_months_so_far_and_no_more() -> None:
    known = known_at(ROW, 2016, 3)
    assert known.actual == (D(12), D(25), D(37))
    assert [one.year for one in known.earlier] == [2014, 2015]


# --- how errors are added up ----------------------------------------------------------------------------------------


def test_a_score_is_the_mean_size_of_the_errors_in_tkr_and_percent() -> None:
    # Linear in August: 120 for 130 and 144 for 150, 150 for 170: off by 10, 6 and 20.
    found = score(attempts(ROW), Method.LINEAR, AUGUST)
    assert found is not None
    assert (found.years, found.error, found.rows) == ((2014, 2015, 2016), D(12), 1)
    assert found.percent == D(3600) / D(450)
    assert score(attempts(ROW[:1]), Method.PRIOR_YEAR, AUGUST) is None


def test_a_row_that_came_to_nothing_has_no_percent() -> None:
    found = score(attempts([year(2016, [5] * 8 + [-10] * 4)]), Method.LINEAR, AUGUST)
    assert found is not None
    assert (found.error, found.percent) == (D(60), None)


def test_in_the_total_rows_offset_each_other_but_the_size_does_not() -> None:
    cost = attempts([year(2016, [10] * 8 + [13] * 4)])  # linear in August says 120, it became 132
    income = attempts([year(2016, [-10] * 8 + [-12] * 4)])  # -120, it became -128
    found = score(total([cost, income]), Method.LINEAR, AUGUST)
    assert found is not None
    assert (found.error, found.rows) == (D(4), 2)
    assert found.percent == D(400) / D(260)


@settings(max_examples=20, deadline=None)
@given(st.lists(YEARS, min_size=1, max_size=3))
def test_the_total_is_the_sum_of_the_rows_to_the_last_digit(rows: list[tuple[ClosedYear, ...]]) -> None:
    parts = [attempts(row) for row in rows]
    whole = total(parts)
    assert sum(a.rows for a in whole) == sum(map(len, parts))
    for a in whole:
        same = [p for row in parts for p in row if (p.method, p.year, p.month) == (a.method, a.year, a.month)]
        assert a.outcome == exact_sum(p.outcome for p in same)
        assert a.forecast == exact_sum(p.forecast for p in same)


def test_a_forecast_of_nothing_has_no_relative_error() -> None:
    assert Attempt(Method.BUDGET, 2016, 8, D(0), D(7), D(7)).miss is None
    assert Attempt(Method.BUDGET, 2016, 8, D(-50), D(-40), D(40)).miss == D("0.2")
