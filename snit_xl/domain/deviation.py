"""Compare a forecast or an outcome with its budget (avvikelse): positive is better than budget."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.money import difference, product, quotient


def deviation(budget: Decimal, forecast: Decimal) -> Decimal:
    """Subtract the forecast from the budget (avvikelse = budget − prognos); exact."""
    return difference(budget, forecast)


def deviation_percent(budget: Decimal, forecast: Decimal) -> Decimal | None:
    """Give the deviation in percent of the budget's size (avvikelse i procent); None where the budget is 0.

    The sign is the deviation's own, on income rows too, since the divisor is abs(budget).
    """
    if not budget:
        return None
    return quotient(product(difference(budget, forecast), Decimal(100)), budget.copy_abs())
