"""A fault that a table's own arithmetic shows in one of its cells (fel i en cell)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell whose figure is not what the table's own arithmetic gives (fel i en cell).

    `made` is set where it isn't the cell's own figure that is published, but what other cells make.
    """

    code: str
    row: int
    column: int
    correct: Decimal
    certain: bool
    made: Decimal | None = None


def exponent_of(amount: Decimal) -> int:
    """Return how many decimals an amount is printed with, as a negative number (exponent)."""
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
