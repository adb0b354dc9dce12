"""How near a forecast came (prognosprecision): locked forecasts against what the year became.

The error is the forecast minus the outcome, in tkr: positive where too much cost, or too little income, was expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.money import difference, exact_sum, product, quotient
from snit_xl.domain.rows import RowKind

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Followed:
    """A locked row and what its year became (uppföljd rad); `outcome` is None where the books don't hold all of it."""

    unit: str
    label: str
    kind: RowKind | None
    forecast: Decimal | None
    outcome: Decimal | None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One line of the follow-up (prognosprecision): all departments (no unit), a department (no label), or a row.

    `error` and `percent` are None where an amount is missing, `percent` also where there is nothing to count it on.
    """

    unit: str
    label: str
    forecast: Decimal | None
    outcome: Decimal | None
    error: Decimal | None
    percent: Decimal | None


def accuracy(rows: Sequence[Followed]) -> tuple[Accuracy, ...]:
    """Hold forecasts against outcomes (följ upp): the whole, then each department and its rows.

    Errors sum exactly from rows to departments to the whole. A row's percentage is of its outcome, a sum's of the
    year's costs, since income and kommunbidrag leave next to nothing of a result to count on. A row with neither
    forecast nor outcome, kommunbidrag that there is none of, say, is left out.
    """
    known = [row for row in rows if row.forecast is not None or row.outcome is not None]
    lines = [_line("", "", known)]
    for unit in dict.fromkeys(row.unit for row in known):
        own = [row for row in known if row.unit == unit]
        lines.append(_line(unit, "", own))
        lines += [_line(unit, row.label, [row]) for row in own]
    return tuple(lines)


def _line(unit: str, label: str, rows: Sequence[Followed]) -> Accuracy:
    forecast, outcome = _sum(row.forecast for row in rows), _sum(row.outcome for row in rows)
    if forecast is None or outcome is None:
        return Accuracy(unit, label, forecast, outcome, None, None)
    error = difference(forecast, outcome)
    basis = outcome if label else _sum(row.outcome for row in rows if row.kind is RowKind.COST)
    percent = quotient(product(error, HUNDRED), abs(basis)) if basis else None
    return Accuracy(unit, label, forecast, outcome, error, percent)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum amounts (summera); None where one is missing, so that no sum is taken for the whole."""
    known = list(amounts)
    return None if None in known else exact_sum(amount for amount in known if amount is not None)
