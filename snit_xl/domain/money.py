"""Amounts (belopp): reading Swedish number text, rounding, and splitting a total so that the parts sum to it exactly.

Everything here is exact for amounts of any size: whole units are plain integers, and the few decimal operations run in
`_EXACT`, which never rounds away a digit. Floats stay outside: `workbook/values.py` turns a cell's into a decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from snit_xl.domain.errors import MisuseError

ZERO = Decimal(0)

# Precision is a ceiling, not an allocation: sums, differences and products take the digits they need.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_QUOTIENT = Context(prec=28)  # a quotient may have no end; 28 digits whatever the caller's context is

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")  # no-break, figure, thin and narrow no-break space
_MINUSES = dict.fromkeys(map(ord, "\u2212\u2013"), "-")  # minus sign and en dash
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """Read a number written the Swedish way (läs tal): "1 234,5", "−302"; None where the text is no number.

    Thousands are grouped by any kind of space and in threes; comma and point are both decimal marks, so "1.234" is a
    little over one. Percent signs, units, exponents and brackets make the text something else than an amount.
    """
    plain = text.translate(_SPACES).strip().translate(_MINUSES)
    if not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain.replace(" ", "").replace(",", "."))


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts without losing a digit (summera)."""
    result = ZERO
    for amount in amounts:
        result = _EXACT.add(result, amount)
    return result


def difference(minuend: Decimal, subtrahend: Decimal) -> Decimal:
    """Subtract without losing a digit (differens)."""
    return _EXACT.subtract(minuend, subtrahend)


def product(amount: Decimal, factor: Decimal) -> Decimal:
    """Multiply without losing a digit (produkt)."""
    return _EXACT.multiply(amount, factor)


def quotient(amount: Decimal, divisor: Decimal) -> Decimal:
    """Divide to 28 significant digits (kvot); dividing by zero is misuse."""
    if not divisor:
        raise MisuseError("division by zero")
    return _QUOTIENT.divide(amount, divisor)


def round_half_up(amount: Decimal, decimals: int = 0) -> Decimal:
    """Round half away from zero, as accountants and spreadsheets do (avrunda): −2.5 → −3.

    Negative `decimals` round to tens, hundreds and so on. Never gives a negative zero.
    """
    _require_finite(amount)
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    return _EXACT.add(rounded, ZERO)  # adding zero writes tens in plain digits and turns −0 into 0


def round_fraction(amount: Fraction, decimals: int = 0) -> Decimal:
    """Round an exact fraction half away from zero (avrunda bråk)."""
    scaled = abs(amount) * Fraction(10) ** decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return from_units(-units if amount < 0 else units, decimals)


def split(total: Decimal, weights: Sequence[Decimal], decimals: int = 0) -> tuple[Decimal, ...]:
    """Split a joint amount by weights (fördela belopp efter nyckel).

    The parts sum exactly to `round_half_up(total, decimals)`, each lies within one unit of its exact share, and ties go
    to the larger weight, then to the first. A negative total mirrors the positive one. Weights must be ≥ 0 with a
    positive sum, else MisuseError.
    """
    whole_weights = weights_as_integers(weights)
    places = max(decimal_places(total), decimals)
    amount = to_units(total, places)
    denominator = sum(whole_weights) * 10 ** (places - decimals)
    parts = apportion([amount * weight for weight in whole_weights], denominator, whole_weights)
    return tuple(from_units(part, decimals) for part in parts)


def apportion(numerators: Sequence[int], denominator: int, weights: Sequence[int]) -> list[int]:
    """Round exact shares to whole units by largest remainder (största restens metod).

    Share i is numerators[i] / denominator (denominator > 0). The parts sum to the shares' sum rounded half away from
    zero. Ties go to the larger weight, then to the first; shares of opposite sign give parts of opposite sign.
    """
    whole = sum(numerators)
    leading = whole or next((share for share in numerators if share), 0)
    sign = -1 if leading < 0 else 1
    floors, remainders = zip(*(divmod(sign * share, denominator) for share in numerators), strict=True)
    left = (2 * sign * whole + denominator) // (2 * denominator) - sum(floors)
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], -weights[i]))
    raised = set(order[:left])
    return [sign * (floor + (i in raised)) for i, floor in enumerate(floors)]


def weights_as_integers(weights: Sequence[Decimal]) -> list[int]:
    """Scale weights to integers in the same proportion (vikter som heltal); negative or all-zero ones are misuse."""
    for weight in weights:
        _require_finite(weight)
        if weight < 0:
            raise MisuseError("weights must not be negative")
    if not any(weights):
        raise MisuseError("weights must have a positive sum")
    places = max(map(decimal_places, weights))
    return [to_units(weight, places) for weight in weights]


def decimal_places(amount: Decimal) -> int:
    """Count the decimals an amount is written with (antal decimaler), at least 0."""
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int):
        raise MisuseError("an amount must be a finite number")
    return max(0, -exponent)


def to_units(amount: Decimal, decimals: int) -> int:
    """Express an amount in units of the last decimal (till heltal): 1.25 with 2 decimals is 125."""
    if decimals < decimal_places(amount):
        raise MisuseError("the amount has more decimals than the unit can hold")
    return int(_EXACT.scaleb(amount, decimals))


def from_units(units: int, decimals: int) -> Decimal:
    """Turn whole units of the last decimal back into an amount (från heltal): 125 with 2 decimals is 1.25."""
    if decimals < 0:
        return Decimal(units * 10**-decimals)
    return _EXACT.scaleb(Decimal(units), -decimals)


def _require_finite(amount: Decimal) -> None:
    if not amount.is_finite():
        raise MisuseError("an amount must be a finite number")
