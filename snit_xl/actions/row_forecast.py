"""A row's proposal and forecast as their cells show them (radens prognos), for every action that needs them."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.forecast import ForecastRow, propose_row
from snit_xl.domain.money import exact_sum
from snit_xl.workbook.model import Model


def proposal_with_items(model: Model, row: ForecastRow) -> Decimal | None:
    """Return a row's proposal with the known items that are to be added to it (förslag)."""
    chosen = propose_row(row, model.month).chosen
    items = [
        e.item.amount
        for e in model.expected
        if e.on_top and (e.item.unit, e.item.label) == (row.row.unit, row.row.label)
    ]
    return None if chosen is None else exact_sum([chosen, *items])


def row_forecast(model: Model, row: ForecastRow) -> Decimal | None:
    """Return a row's full-year forecast as its cell shows it (prognos)."""
    base = row.manual if row.manual is not None else proposal_with_items(model, row)
    return None if base is None else exact_sum([base, row.adjustment])
