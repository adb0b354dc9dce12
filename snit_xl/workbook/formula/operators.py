"""The operators on single values (räknesätt och jämförelser)."""

from __future__ import annotations

from collections.abc import Callable

from snit_xl.workbook.formula.coerce import add, compare, equal, finite, number, text
from snit_xl.workbook.formula.errors import DIV0, NUM, FaultError
from snit_xl.workbook.view import Scalar


def divide(a: float, b: float) -> float:
    """Divide (dividera); by zero is #DIV/0!."""
    if b == 0:
        raise FaultError(DIV0)
    return finite(a / b)


def multiply(a: Scalar, b: Scalar) -> Scalar:
    """Multiply (multiplicera)."""
    return finite(a * b if type(a) is float and type(b) is float else number(a) * number(b))


def power(a: float, b: float) -> float:
    """Raise to a power (upphöjt till); 0^0 and roots of negatives are #NUM!, 0 to a negative power #DIV/0!."""
    if a == 0 and b < 0:
        raise FaultError(DIV0)
    if (a == 0 and b == 0) or (a < 0 and not b.is_integer()):
        raise FaultError(NUM)
    return finite(float(a**b))


BINARY: dict[str, Callable[[Scalar, Scalar], Scalar]] = {
    "+": lambda a, b: add(number(a), number(b)),
    "-": lambda a, b: add(number(a), -number(b)),
    "*": multiply,
    "/": lambda a, b: divide(number(a), number(b)),
    "^": lambda a, b: power(number(a), number(b)),
    "&": lambda a, b: text(a) + text(b),
    "=": equal,
    "<>": lambda a, b: not equal(a, b),
    "<": lambda a, b: compare(a, b) < 0,
    ">": lambda a, b: compare(a, b) > 0,
    "<=": lambda a, b: compare(a, b) <= 0,
    ">=": lambda a, b: compare(a, b) >= 0,
}

UNARY: dict[str, Callable[[Scalar], Scalar]] = {
    "-": lambda a: -number(a) + 0.0,
    "%": lambda a: number(a) / 100,
}
