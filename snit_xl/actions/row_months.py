"""A report row's outcome month by month (radens månader), what is read and what is typed together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from snit_xl.domain.money import exact_sum
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.versions import Key
from snit_xl.workbook.model import Booked, Model, TypedRow

Months = tuple[Decimal | None, ...]


def outcome_months(model: Model) -> Mapping[Key, Months]:
    """Return the year's outcome by report row and month (månadsutfall); None where nothing is known of a month."""
    found: dict[Key, Months] = {}
    several: tuple[Booked | TypedRow, ...] = (*model.books.months, *model.books.typed)
    for one in several:
        if one.year == model.year and not one.budget:
            key = (one.unit, one.label)
            found[key] = tuple(map(_added, found.get(key, (None,) * MONTHS), one.months))
    return found


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    known = [amount for amount in (one, other) if amount is not None]
    return exact_sum(known) if known else None
