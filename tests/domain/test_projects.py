from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from snit_xl.domain.projects import (
    Cause,
    Light,
    Limits,
    Project,
    Status,
    Threshold,
    check_projects,
    light,
)

D = Decimal
TODAY = date(2018, 3, 15)
LIMITS = Limits(Threshold(D(15), D(60)), Threshold(D(5), D(20)), Threshold(D(6), D(12)))
WIRELESS = Project(
    "P3",
    "Trådlösa nätverk",
    "projekt",
    "Vårgårda",
    "IT-chef",
    Status.ONGOING,
    start=date(2018, 1, 8),
    end=date(2018, 12, 20),
    budget=D(1400),
    outcome=D(310),
    forecast=D(1400),
    risk=4,
)


def judge(**changes: object) -> tuple[Light, list[tuple[Cause, Decimal]]]:
    verdict = light(replace(WIRELESS, **changes), TODAY, LIMITS)  # type: ignore[arg-type]
    return verdict.light, [(one.cause, one.value) for one in verdict.reasons]


def test_a_project_on_time_within_budget_is_green() -> None:
    assert judge() == (Light.GREEN, [])
    assert judge(budget=None, outcome=None, forecast=None, risk=None, end=None) == (Light.GREEN, [])


@pytest.mark.parametrize(
    ("end", "colour"),
    [
        (date(2018, 3, 15), Light.GREEN),
        (date(2018, 3, 1), Light.GREEN),  # 14 days
        (date(2018, 2, 28), Light.YELLOW),  # 15
        (date(2018, 1, 15), Light.YELLOW),  # 59
        (date(2018, 1, 14), Light.RED),  # 60
    ],
)
def test_days_late_turn_the_light(end: date, colour: Light) -> None:
    verdict = light(replace(WIRELESS, end=end), TODAY, LIMITS)
    assert verdict.light is colour


def test_the_last_day_itself_is_never_late() -> None:
    strict = replace(LIMITS, days_late=Threshold(D(0), D(0)))
    assert light(replace(WIRELESS, end=TODAY), TODAY, strict).light is Light.GREEN
    assert light(replace(WIRELESS, end=date(2018, 3, 14)), TODAY, strict).light is Light.RED


def test_a_planned_project_that_has_not_begun_is_late() -> None:
    assert judge(status=Status.PLANNED) == (Light.RED, [(Cause.LATE_START, D(66))])


@pytest.mark.parametrize(
    ("forecast", "colour"), [(1300, Light.GREEN), (1469, Light.GREEN), (1470, Light.YELLOW), (1680, Light.RED)]
)
def test_percent_over_budget_turns_the_light(forecast: int, colour: Light) -> None:
    assert judge(forecast=D(forecast))[0] is colour


def test_an_outcome_over_budget_counts_even_where_the_forecast_is_not_updated() -> None:
    assert judge(outcome=D(1540)) == (Light.YELLOW, [(Cause.OVER_BUDGET, D(10))])


def test_cost_without_budget_is_yellow() -> None:
    assert judge(budget=None) == (Light.YELLOW, [(Cause.UNBUDGETED, D(1400))])
    assert judge(budget=D(0), outcome=D(0), forecast=None) == (Light.GREEN, [])


def test_the_worst_reason_comes_first_and_decides() -> None:
    assert judge(forecast=D(1484), risk=12) == (Light.RED, [(Cause.RISK, D(12)), (Cause.OVER_BUDGET, D(6))])


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED])
def test_a_closed_project_is_judged_on_money_alone(status: Status) -> None:
    assert judge(status=status, end=date(2017, 1, 1), risk=16) == (Light.GREEN, [])
    assert judge(status=status, outcome=D(1750))[0] is Light.RED


def test_faults_in_the_catalogue_are_found() -> None:
    projects = [
        WIRELESS,
        replace(WIRELESS, id="P4", end=None),
        replace(WIRELESS, id="P5", start=date(2018, 5, 1), end=date(2018, 4, 30)),
        replace(WIRELESS, id="P6", outcome=D(1500)),
        replace(WIRELESS, id=" "),
        replace(WIRELESS, id="P7"),
        replace(WIRELESS, id="P7", status=Status.PLANNED, end=None),
    ]
    assert [one.code for one in check_projects(projects)] == [
        "PROJEKT-SLUT-SAKNAS",
        "PROJEKT-SLUT-FORE-START",
        "PROJEKT-UTFALL-OVER-PROGNOS",
        "PROJEKT-ID-SAKNAS",
        "PROJEKT-ID-DUBBELT",
        "PROJEKT-ID-DUBBELT",
    ]
