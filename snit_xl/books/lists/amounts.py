"""Amounts in cells as whole öre with our sign (belopp i celler)."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from snit_xl.books.lists.cells import Cell, CellFault
from snit_xl.books.lists.numbers import read_number

_LARGEST_FLOAT = 10.0**12  # beyond, a spreadsheet's 15 digits don't reach the öre
_NOISE = 1e-3  # öre; what binary numbers leave behind in a sum
_CACHED = 50_000
_PLAIN = {
    ",": re.compile(r"(-?)([0-9]{1,15})(?:,([0-9][0-9]))?"),
    ".": re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9][0-9]))?"),
}
_NOTHING = frozenset(("", "-", "–", "−"))


class AmountFault(NamedTuple):
    """Why a cell is no amount (beloppsfel): a problem's code and what the cell shows."""

    code: str
    shown: str


class AmountReader:
    """Reads amount cells (beloppsläsare) by the list's decimal mark, unit and sign.

    `rounded` counts the amounts that had parts of an öre and `rounding` what rounding them added, in öre.
    """

    def __init__(self, mark: str, unit: int, sign: int) -> None:
        self.mark = mark
        self.factor = 100 * unit * sign
        self._plain = _PLAIN.get(mark)
        self._hundredth = unit * sign
        self.rounded = 0
        self.rounding = Decimal(0)
        self._cache: dict[str, int] = {}

    def ore(self, cell: Cell) -> int | AmountFault | None:
        """Return a cell's amount in öre (öre), None where it is empty."""
        if isinstance(cell, str):
            held = self._cache
            return held[cell] if cell in held else self._text(cell)
        if cell is None:
            return None
        if isinstance(cell, CellFault):
            return AmountFault("LISTA-FELVARDE" if cell.text else "LISTA-FORMEL-UTAN-VARDE", cell.text)
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return AmountFault("LISTA-BELOPP", str(cell))
        return self._number(cell)

    def _text(self, text: str) -> int | AmountFault | None:
        plain = self._plain.fullmatch(text) if self._plain else None
        if plain:  # what nearly all exports write, read without a Decimal
            sign, kronor, parts = plain.groups("00")
            return int(kronor + parts) * (-self._hundredth if sign else self._hundredth)
        if text.strip() in _NOTHING:
            return None
        found = read_number(text)
        amount = found.by(self.mark)
        if amount is None:
            return AmountFault("LISTA-BELOPP-TVETYDIGT" if found.ambiguous else "LISTA-BELOPP", text[:40])
        exact = amount * self.factor
        whole = int(exact)
        if whole != exact:
            return self._round(exact)
        if len(self._cache) >= _CACHED:
            self._cache.clear()
        self._cache[text] = whole
        return whole

    def _number(self, value: float) -> int | AmountFault:
        if not math.isfinite(value) or abs(value) >= _LARGEST_FLOAT:
            return AmountFault("LISTA-BELOPP", f"{value:g}")
        scaled = value * self.factor
        whole = round(scaled)
        if abs(scaled - whole) <= _NOISE:
            return whole
        return self._round(Decimal(f"{value:.15g}") * self.factor)

    def _round(self, exact: Decimal) -> int:
        whole = int(exact.to_integral_value(ROUND_HALF_UP))
        self.rounded += 1
        self.rounding += whole - exact
        return whole
