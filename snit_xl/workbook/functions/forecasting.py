"""SNIT_PROGNOS, SNIT_AVVIKELSE, SNIT_AVVIKELSE_PROCENT, SNIT_UPPRAKNING and SNIT_KAPITALKOSTNAD."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.budget import uplift
from snit_xl.domain.capital_cost import CostMethod, capital_cost
from snit_xl.domain.deviation import deviation, deviation_percent
from snit_xl.domain.forecast import Basis, Method, propose
from snit_xl.domain.money import exact_sum
from snit_xl.domain.periods import MONTHS, parse_period
from snit_xl.workbook import terms_functions as terms
from snit_xl.workbook.functions.arguments import (
    Argument,
    ArgumentError,
    Given,
    Rows,
    amount,
    answers,
    each,
    given,
    not_negative,
    optional,
    refuse,
    required,
    whole,
    word,
)
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.values import to_float
from snit_xl.workbook.view import Scalar

# Bounds of what can be meant, so that a slip (a year number as life) is a fault and not a long calculation.
_LONGEST_LIFE = 200
_MANY_YEARS = 10_000
_PERIOD_NUMBERS = (190_001, 99_991_231)  # year and month, or a whole day
_CLOSING_MONTH = 13


@answers
def difference(budget: Argument, forecast: Argument) -> Rows:
    """Give budget − forecast, cell by cell (SNIT_AVVIKELSE); empty is 0, positive is better than budget."""
    return each(lambda b, f: to_float(deviation(b, f)), _budget_and_forecast(budget, forecast))


@answers
def difference_share(budget: Argument, forecast: Argument) -> Rows:
    """Give the deviation as a share of abs(budget) (SNIT_AVVIKELSE_PROCENT): 0.05 is 5 %; "" where the budget is 0."""

    def rule(budgeted: Decimal, forecasted: Decimal) -> Scalar:
        percent = deviation_percent(budgeted, forecasted)
        return "" if percent is None else to_float(percent / 100)

    return each(rule, _budget_and_forecast(budget, forecast))


@answers
def forecast(  # noqa: PLR0913, PLR0917 -- the public argument order of SNIT_PROGNOS
    actual: Argument,
    budget_to_date: Argument,
    budget: Argument,
    period: Argument,
    method: Argument = None,
    adjustment: Argument = None,
    prior_actual: Argument = None,
    prior_full_year: Argument = None,
) -> Rows:
    """Give the full-year forecast, row by row (SNIT_PROGNOS): the method's proposal + the adjustment, not rounded.

    `period` is a month 1–12 (13 counts as 12) or a period such as "2017-08". Empty amounts are 0, but an empty prior
    year lacks: #N/A by the method "föregående år".
    """
    return each(
        _full_year,
        [
            Given("utfall_ack", given(actual, "utfall_ack"), amount),
            Given("budget_ack", given(budget_to_date, "budget_ack"), amount),
            Given("budget_ar", given(budget, "budget_ar"), amount),
            Given("period", given(period, "period"), _month),
            Given("metod", method, word(terms.FORECAST_METHODS), terms.DEFAULT_FORECAST_METHOD),
            Given("justering", adjustment, amount),
            Given("utfall_fg_ack", prior_actual, optional),
            Given("utfall_fg_ar", prior_full_year, optional),
        ],
    )


@answers
def uplifted(amounts: Argument, percent: Argument) -> Rows:
    """Give amounts raised by a percentage (SNIT_UPPRAKNING), not rounded; 2.5 means 2,5 percent."""
    return each(
        lambda base, by: to_float(uplift(base, by)),
        [Given("belopp", given(amounts, "belopp"), amount), Given("procent", given(percent, "procent"), required)],
    )


@answers
def yearly_capital_cost(
    acquisition: Argument,
    life_years: Argument,
    rate_percent: Argument,
    year_no: Argument = None,
    method: Argument = None,
    start_month: Argument = None,
) -> Rows:
    """Give a calendar year's depreciation + interest (SNIT_KAPITALKOSTNAD), cell by cell; 0 outside the life."""
    return each(
        _capital_cost,
        [
            Given("anskaffning", given(acquisition, "anskaffning"), amount),
            Given("livslangd_ar", given(life_years, "livslangd_ar"), whole(1, _LONGEST_LIFE)),
            Given("internranta_procent", given(rate_percent, "internranta_procent"), not_negative),
            Given("ar_nr", year_no, whole(-_MANY_YEARS, _MANY_YEARS), 1.0),
            Given("metod", method, word(terms.COST_METHODS), terms.DEFAULT_COST_METHOD),
            Given("startmanad", start_month, whole(1, MONTHS), 1.0),
        ],
    )


def _budget_and_forecast(budget: Argument, forecasted: Argument) -> list[Given]:
    return [Given("budget", given(budget, "budget"), amount), Given("prognos", given(forecasted, "prognos"), amount)]


def _month(x: Scalar, argument: str) -> int:
    """Read the month of a period (period): 8, 201708, "2017-08"."""
    if isinstance(x, str) and "-" in x.strip()[1:]:
        period = parse_period(x)
        if period is None:
            raise refuse("FUNKTION-PERIOD", argument, value=x)
        return period.month
    value = required(x, argument)
    if value != int(value):
        raise refuse("FUNKTION-PERIOD", argument, value=value)
    if _PERIOD_NUMBERS[0] <= value <= _PERIOD_NUMBERS[1]:
        period = parse_period(int(value))
        if period is not None:
            return period.month
    if not 1 <= value <= _CLOSING_MONTH:
        raise refuse("FUNKTION-PERIOD", argument, value=value)
    return min(int(value), MONTHS)


def _full_year(  # noqa: PLR0913, PLR0917 -- as SNIT_PROGNOS
    actual: Decimal,
    budget_to_date: Decimal,
    budget: Decimal,
    month: int,
    method: Method,
    adjustment: Decimal,
    prior_actual: Decimal | None,
    prior_full_year: Decimal | None,
) -> Scalar:
    proposal = propose(method, Basis(actual, budget_to_date, budget, month, prior_actual, prior_full_year))
    if proposal is None:
        raise ArgumentError(Fault("FUNKTION-FOREGAENDE-AR-SAKNAS", "missing"))
    return to_float(exact_sum([proposal, adjustment]))


def _capital_cost(
    acquisition: Decimal, life: int, rate: Decimal, year_no: int, method: CostMethod, start_month: int
) -> Scalar:
    return to_float(capital_cost(acquisition, life, rate, year_no, method, start_month).total)
