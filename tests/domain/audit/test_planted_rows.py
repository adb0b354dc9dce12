"""Rows that an economist would question, printed or live, and rows that look alike but are in order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from example import CAPITAL, COST, GRANT, INCOME, LIMITS, MIXED, PERSONNEL, REPORT, row
from papers import BASE

from snit_xl.domain.audit import LiveFigures, audit_live
from snit_xl.domain.problems import Problem
from snit_xl.domain.rows import Column, KnownItem, Nature, Row, RowKind

MONTH = 4
ROWS_ALONE = replace(LIMITS, deviation_margin_percent=Decimal(1000))  # a unit of one row says nothing about its whole


def live(*rows: Row, month: int = MONTH, items: tuple[KnownItem, ...] = ()) -> tuple[Problem, ...]:
    return audit_live(LiveFigures(month, rows, items), ROWS_ALONE)


def judged(kind: RowKind, figures: str, nature: Nature = Nature.OTHER, month: int = MONTH) -> list[str]:
    """Judge one row: last year, budget to date, outcome, budget, forecast."""
    return [problem.code for problem in live(row("Park", "Rad", kind, BASE, figures, nature=nature), month=month)]


@pytest.mark.parametrize(
    ("kind", "figures", "codes"),
    [
        (COST, "90 100 310 300 305", ["GRANSKA-PROGNOS-UNDER-UTFALL"]),
        (COST, "90 100 305 300 305", ["GRANSKA-FORBRUKNING"]),
        (INCOME, "-90 -100 -310 -300 -305", ["GRANSKA-INTAKT-OVER-PROGNOS"]),
        (MIXED, "-90 -100 -310 -300 -305", ["GRANSKA-INTAKT-OVER-PROGNOS"]),
        (INCOME, "-90 -100 -300 -300 -305", []),
        (COST, "90 310 95 300 290", ["GRANSKA-BUDGET-OVER-AR"]),
        (GRANT, "-90 -310 -95 -300 -290", ["GRANSKA-BUDGET-OVER-AR"]),
        (COST, "90 310 320 300 305", ["GRANSKA-PROGNOS-OCH-BUDGET"]),
        (COST, "-9 -1 -4 -20 -25", []),
    ],
)
def test_outcome_past_the_forecast_and_budget_past_the_year(kind: RowKind, figures: str, codes: list[str]) -> None:
    assert judged(kind, figures) == codes


def test_both_reasons_on_one_row_are_one_finding() -> None:
    (problem,) = live(row("Park", "Rad", COST, BASE, "90 310 320 300 305"))
    assert (problem.published, problem.correct) == ("305/310", 320)
    assert dict(problem.values)["budget"] == 300


@pytest.mark.parametrize(
    ("figures", "month", "flagged"),
    [
        ("90 100 146 300 300", 4, True),  # 48.7 % of the year's money in a third of the year
        ("90 100 144 300 300", 4, False),  # 48.0 %: within 15 points
        ("90 100 146 300 440", 4, False),  # the forecast has answered
        ("9 10 80 90 90", 4, False),  # too small to ask about
        ("90 300 299 300 300", 12, False),  # the year is over
    ],
)
def test_the_pace_of_a_cost(figures: str, month: int, flagged: bool) -> None:
    assert judged(COST, figures, month=month) == (["GRANSKA-FORBRUKNING"] if flagged else [])


def test_without_a_forecast_the_pace_is_of_the_budget() -> None:
    assert judged(COST, "90 100 146 300 .") == ["GRANSKA-FORBRUKNING"]


@pytest.mark.parametrize(
    ("kind", "nature", "figures", "month", "flagged"),
    [
        (COST, PERSONNEL, "98 100 100 300 351", 4, True),  # 25 a month so far, 31.4 after
        (COST, PERSONNEL, "98 100 100 300 349", 4, False),
        (COST, Nature.SERVICES, "98 100 100 300 351", 4, False),
        (COST, PERSONNEL, "98 100 100 300 351", 12, False),
        (COST, PERSONNEL, "98 100 0 300 351", 4, False),
    ],
)
def test_the_monthly_rate_of_personnel(
    kind: RowKind,
    nature: Nature,
    figures: str,
    month: int,
    flagged: bool,
) -> None:
    assert judged(kind, figures, nature, month) == (["GRANSKA-MANADSTAKT"] if flagged else [])


@pytest.mark.parametrize(
    ("kind", "nature", "figures", "flagged"),
    [
        (COST, Nature.OTHER, "100 105 100 300 300", True),
        (COST, Nature.OTHER, "99 105 99 300 300", False),
        (COST, Nature.OTHER, "0 0 0 300 300", False),
        (INCOME, Nature.INCOME, "-120 -105 -120 -400 -400", True),
        (GRANT, Nature.INCOME, "-120 -105 -120 -400 -400", False),
        (MIXED, Nature.INCOME, "-120 -120 -120 -400 -400", False),
        (MIXED, Nature.INCOME, "-120 -105 -120 -400 -400", True),
        (COST, CAPITAL, "100 105 100 300 300", False),
    ],
)
def test_the_same_amount_two_years_running(kind: RowKind, nature: Nature, figures: str, flagged: bool) -> None:
    assert judged(kind, figures, nature) == (["GRANSKA-UPPREPAT-VARDE"] if flagged else [])


def unit(actual: int, forecast: int) -> tuple[Row, ...]:
    """Build a unit with 900 in yearly cost, so that 2 per cent is 18."""
    return (
        row("Park", "Avgifter", INCOME, BASE, "-95 -100 -100 -300 -300"),
        row("Park", "Drift", COST, BASE, f"290 300 {actual} 900 {forecast}"),
        row("Park", "Bidrag", GRANT, BASE, "-190 -200 -200 -600 -600"),
    )


@pytest.mark.parametrize(("actual", "forecast", "deviation"), [(319, 900, -19), (281, 900, 19)])
def test_a_forecast_of_zero_that_the_outcome_contradicts(actual: int, forecast: int, deviation: int) -> None:
    (problem,) = audit_live(LiveFigures(MONTH, unit(actual, forecast)), LIMITS)
    assert (problem.code, problem.published, problem.correct) == ("GRANSKA-PROGNOS-UTAN-AVVIKELSE", 0, deviation)


@pytest.mark.parametrize(("actual", "forecast"), [(318, 900), (319, 930), (282, 900)])
def test_a_small_deviation_or_a_forecast_that_says_so_is_in_order(actual: int, forecast: int) -> None:
    assert audit_live(LiveFigures(MONTH, unit(actual, forecast)), LIMITS) == ()


def test_known_items_are_added_to_the_outcome() -> None:
    rent = row("Park", "Hyra", COST, BASE, "90 100 120 330 330")
    items = (KnownItem("Park", "hyra", Decimal(150)), KnownItem("Park", "Hyra", Decimal(61)))
    (problem,) = live(rent, items=items)
    assert (problem.code, problem.published, problem.correct) == ("GRANSKA-KAND-POST", 331, 330)
    assert live(rent, items=items[:1]) == ()


def test_an_expected_cost_against_income_exceeds_nothing() -> None:
    fees = row("Park", "Avgifter", INCOME, BASE, "-95 -100 -120 -330 -330")
    assert live(fees, items=(KnownItem("Park", "Avgifter", Decimal(300)),)) == ()


def test_a_row_already_past_its_forecast_is_not_reported_twice() -> None:
    rent = row("Park", "Hyra", COST, BASE, "90 100 340 330 330")
    assert [one.code for one in live(rent, items=(KnownItem("Park", "Hyra", Decimal(9)),))] == [
        "GRANSKA-PROGNOS-UNDER-UTFALL"
    ]


def test_a_known_item_without_a_row_counts_nowhere_and_is_noted() -> None:
    (problem,) = live(items=(KnownItem("Park", "Okänd", Decimal(61)),))
    assert problem.code == "GRANSKA-KAND-POST-UTAN-RAD"


def test_a_finding_stands_in_its_own_cell() -> None:
    (problem,) = live(row("Park", "Rad", COST, REPORT, "90 100 310 300 305 -5"))
    assert (problem.place.sheet, problem.place.cell) == ("Senaste handling", "Park/Rad/forecast")


def test_empty_rows_are_left_in_peace() -> None:
    bare = row("Park", "Rad", COST, BASE, ". . . . .")
    assert live(bare, replace(bare, label="Utan belopp", amounts=None)) == ()
    assert live(row("Park", "Rad", COST, (Column.ACTUAL,), "5")) == ()


def test_this_years_investments_are_asked_the_same_question_live() -> None:
    spent, kept = (
        row("", label, COST, BASE, f"90 100 {actual} 300 305") for label, actual in (("Bil", 311), ("Tak", 305))
    )
    (problem,) = audit_live(LiveFigures(MONTH, investments=(spent, kept)), LIMITS)
    assert (problem.code, problem.published, problem.correct) == ("GRANSKA-PROGNOS-UNDER-UTFALL", 305, 311)
