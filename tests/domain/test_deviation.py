from decimal import Decimal

import pytest
from domain_strategies import amounts
from hypothesis import given

from snit_xl.domain.deviation import deviation, deviation_percent
from snit_xl.domain.money import exact_sum, product

D = Decimal


@pytest.mark.parametrize(
    ("budget", "forecast", "better"),
    [
        (8125, 7625, 500),  # Ekonomi, personnel
        (1113, 813, 300),  # Ekonomi, bought services
        (900, 895, 5),  # investments
        (500, 589, -89),
        (-10231, -10231, 0),
        (-3545, -3783, 238),  # more income than budgeted is better
    ],
)
def test_budget_less_forecast_is_positive_when_better(budget: int, forecast: int, better: int) -> None:
    assert deviation(D(budget), D(forecast)) == better


def test_percent_is_of_the_budgets_size() -> None:
    assert deviation_percent(D(8125), D(7625)) == D(500) * 100 / 8125
    assert deviation_percent(D(500), D(589)) == D("-17.8")
    assert deviation_percent(D(-400), D(-450)) == D("12.5")  # more income than budgeted is better
    assert deviation_percent(D(0), D(12)) is None


@given(amounts, amounts)
def test_forecast_and_deviation_add_up_to_the_budget(budget: Decimal, forecast: Decimal) -> None:
    assert exact_sum([forecast, deviation(budget, forecast)]) == budget


@given(amounts.filter(bool), amounts)
def test_percent_has_the_deviations_sign(budget: Decimal, forecast: Decimal) -> None:
    percent = deviation_percent(budget, forecast)
    assert percent is not None
    assert (product(deviation(budget, forecast), percent) > 0) == (budget != forecast)
