"""Month by month: cumulative figures in monthly cells (Aberdeenshire 2008), a figure typed in kronor (Fife 2020)."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

import pytest
from example import LIMITS
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.audit import SEVERITIES, LiveFigures, Series, audit_live
from snit_xl.domain.problems import Problem, Severity, Source


def judged(*series: Series) -> tuple[Problem, ...]:
    return audit_live(LiveFigures(6, series=series), LIMITS)


def series(months: str, budget: str = "") -> Series:
    read = [tuple(None if one == "." else Decimal(one) for one in text.split()) for text in (months, budget)]
    cells = {f"month_{number}": f"m{number}" for number in range(1, 13)}
    return Series("Park", "Drift", read[0], read[1], Source("Utfall", cells))


MONTHLY = "310 295 330 302 318 309"
BUDGET = "305 305 305 305 305 305"


def test_monthly_outcome_is_in_order() -> None:
    assert judged(series(MONTHLY, BUDGET)) == ()


@pytest.mark.parametrize("sign", ["", "-"])
def test_cumulative_outcome_under_a_monthly_budget_stops_the_papers(sign: str) -> None:
    months = " ".join(f"{sign}{amount}" for amount in accumulate(map(int, MONTHLY.split())))
    (problem,) = judged(series(months, " ".join(f"{sign}{amount}" for amount in BUDGET.split())))
    assert SEVERITIES[problem.code] is Severity.FAULT
    assert problem.code == "GRANSKA-ACKUMULERAD-SERIE"
    assert (problem.published, problem.correct) == (int(f"{sign}6506"), int(f"{sign}1864"))
    assert problem.place.cell == "m6"


@pytest.mark.parametrize(
    ("months", "budget"),
    [
        ("300 310 320 330 340 350", BUDGET),  # rises, but each month is a month
        ("310 605 935 1237 1555 1864", "305 610 915 1220 1525 1830"),  # the budget is cumulative too
        ("310 605 935 1237 1555 1400", BUDGET),  # falls at the end
        ("5 5 5 5 5 5", "5 0 0 0 0 0"),  # a rent that never changes
        ("310 605 935 1237 1555 1864", "0 0 0 0 0 0"),  # no budget to compare with
    ],
)
def test_series_that_only_resemble_cumulative_ones(months: str, budget: str) -> None:
    assert judged(series(months, budget)) == ()


@given(st.lists(st.integers(50, 90), min_size=4, max_size=12))
def test_any_even_series_is_found_when_made_cumulative_and_only_then(months: list[int]) -> None:
    budget = " ".join(["70"] * len(months))
    assert "GRANSKA-ACKUMULERAD-SERIE" not in {one.code for one in judged(series(" ".join(map(str, months)), budget))}
    total = " ".join(map(str, accumulate(months)))
    found = {one.code for one in judged(series(total, budget))}
    near = abs(sum(months) - 70 * len(months)) * 4 <= 70 * len(months)
    assert ("GRANSKA-ACKUMULERAD-SERIE" in found) is near


def test_a_month_in_kronor_is_asked_about() -> None:
    (problem,) = judged(series("310 295 330 . 302 318000", "305 305 305 305 305 305"))
    assert (problem.code, problem.published, problem.correct) == ("GRANSKA-HISTORIK", 318000, 306)
    assert dict(problem.values)["times"] == 1039
    assert problem.place.cell == "m6"


def test_a_month_in_thousands_too_many_is_asked_about() -> None:
    (problem,) = judged(series("310 295 330 . 302 -0.298", "305 305 305 305 305 305"))
    assert (problem.code, problem.correct) == ("GRANSKA-HISTORIK-LITEN", 306)
    assert (problem.published, dict(problem.values)["times"]) == (Decimal("-0.298"), 1026)
    assert SEVERITIES[problem.code] is Severity.WARNING
    assert problem.place.cell == "m6"


@pytest.mark.parametrize("last", ["3059", "-3059", "30.7", "0"])
def test_less_than_ten_times_the_median_is_in_order(last: str) -> None:
    assert judged(series(f"310 295 330 302 {last}", BUDGET)) == ()


def test_small_amounts_are_not_asked_about() -> None:
    assert judged(series("0.5 0.4 0.6 0.5 9", "1 1 1 1 1")) == ()
    assert judged(series("9 8 9 9.5 0.5", "9 9 9 9 9")) == ()


def test_too_short_a_history_is_said_once_with_what_is_needed() -> None:
    problems = judged(series("310 295", BUDGET), series("310 295 330", BUDGET), series(". .", BUDGET))
    assert [(one.code, *(value for _, value in one.values)) for one in problems] == [
        ("GRANSKA-SERIE-FOR-KORT", 2, 3, 4),
        ("GRANSKA-HISTORIK-FOR-KORT", 2, 2, 4),
    ]
