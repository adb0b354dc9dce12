"""Sums and arithmetic (matematik): SUM, ROUND, SUMPRODUCT, SUBTOTAL and the like."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from functools import reduce

from snit_xl.workbook.formula.arrays import Rows, Value
from snit_xl.workbook.formula.coerce import finite, is_number, number, real_numbers, whole
from snit_xl.workbook.formula.errors import DIV0, VALUE, FaultError, UnsupportedError
from snit_xl.workbook.formula.handlers import Handler, elementwise, require
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Cells, Missing, Name, Node, Structured
from snit_xl.workbook.formula.operators import divide, power
from snit_xl.workbook.view import Area, ErrorValue, Scalar

_WIDE = Context(prec=400)
_SUBTOTAL_SUM = (9, 109)
_MOST_DECIMALS = 300


def numbers(machine: Machine, nodes: tuple[Node, ...]) -> list[float]:
    """Give the numbers of arguments as SUM sees them (tal): in ranges only real numbers, written values converted."""
    found: list[float] = []
    for node in nodes:
        value = machine.value(node)
        if isinstance(value, Area):
            found += machine.numbers(value)
        elif isinstance(value, list):
            found += real_numbers(x for row in value for x in row)
        elif not isinstance(node, Missing):
            found.append(number(value))
    return found


def add_up(values: Iterable[float]) -> float:
    """Add plainly from left to right as Excel does (summera); Python's own sum compensates from 3.12 on."""
    return finite(reduce(operator.add, values, 0.0))


def _sum(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    if len(nodes) == 1 and isinstance(nodes[0], Cells | Structured | Name):
        # A share of the total asks for the same total on every row.
        area = machine.area(nodes[0])
        return machine.remember("SUM", area, lambda: add_up(machine.numbers(area)))
    return add_up(numbers(machine, nodes))


def _average(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    found = list(numbers(machine, nodes))
    return divide(add_up(found), float(len(found))) if found else DIV0


def _min(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    return min(numbers(machine, nodes), default=0.0)


def _max(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    return max(numbers(machine, nodes), default=0.0)


def _count(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    return float(sum(is_number(x) for node in nodes for row in machine.rows(node) for x in row))


def _counta(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    return float(sum(x is not None for node in nodes for row in machine.rows(node) for x in row))


def _sumproduct(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 1, 255)
    arrays = [_as_rows(machine, node) for node in nodes]
    if len({(len(rows), len(rows[0])) for rows in arrays}) != 1:
        return VALUE
    flat = [[x for row in rows for x in row] for rows in arrays]
    return add_up(math.prod(_factor(x) for x in group) for group in zip(*flat, strict=True))


def _as_rows(machine: Machine, node: Node) -> Rows:
    value = machine.as_array(node)
    if isinstance(value, Area):
        return machine.grid(value)
    return value if isinstance(value, list) else [[value]]


def _factor(x: Scalar) -> float:
    if isinstance(x, ErrorValue):
        raise FaultError(x)
    return float(x) if is_number(x) else 0.0  # type: ignore[arg-type]


def _subtotal(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    """SUBTOTAL 9 and 109, other subtotals inside left out; the view knows no hidden rows."""
    require(nodes, 2, 255)
    if number(machine.scalar(nodes[0])) not in _SUBTOTAL_SUM:
        raise UnsupportedError("SUBTOTAL of another kind than a sum")
    return add_up(x for node in nodes[1:] for x in _outside_subtotals(machine, machine.area(node)))


def _outside_subtotals(machine: Machine, area: Area) -> Iterator[float]:
    for row, values in zip(area.rows, machine.grid(area), strict=True):
        for col, x in zip(area.cols, values, strict=True):
            if "SUBTOTAL(" not in machine.formula(area.sheet, row, col).upper():
                yield from real_numbers([x])


def _rounded(rounding: str) -> Handler:
    def rule(x: Scalar, decimals: Scalar = 0.0) -> Scalar:
        value, places = number(x), int(number(decimals))
        if abs(places) > _MOST_DECIMALS:
            raise UnsupportedError("so many decimals")
        # A cell shows fifteen digits, and it is what it shows that is rounded: 1.005 is a little less in binary.
        shown = Decimal(format(value, ".15g"))
        return finite(float(shown.quantize(Decimal(1).scaleb(-places), rounding, _WIDE)))

    return elementwise(rule, 2, 2)


def _mod(x: Scalar, divisor: Scalar) -> Scalar:
    value, by = number(x), number(divisor)
    if by == 0:
        raise FaultError(DIV0)
    return finite(value - by * math.floor(value / by))


def _sign(x: Scalar) -> Scalar:
    value = number(x)
    return float((value > 0) - (value < 0))


def _int(x: Scalar) -> Scalar:
    return float(whole(x))


MATH: Mapping[str, Handler] = {
    "SUM": _sum,
    "AVERAGE": _average,
    "MIN": _min,
    "MAX": _max,
    "COUNT": _count,
    "COUNTA": _counta,
    "SUMPRODUCT": _sumproduct,
    "SUBTOTAL": _subtotal,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "ABS": elementwise(lambda x: abs(number(x)), 1, 1),
    "INT": elementwise(_int, 1, 1),
    "MOD": elementwise(_mod, 2, 2),
    "SIGN": elementwise(_sign, 1, 1),
    "POWER": elementwise(lambda a, b: power(number(a), number(b)), 2, 2),
}
