"""Conditional sums and counts (villkorade summor): SUMIF, SUMIFS, COUNTIF, COUNTIFS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from snit_xl.workbook.formula.arrays import Value, broadcast
from snit_xl.workbook.formula.coerce import real_numbers
from snit_xl.workbook.formula.errors import VALUE, UnsupportedError
from snit_xl.workbook.formula.handlers import Handler, require
from snit_xl.workbook.formula.library_math import add_up
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Node
from snit_xl.workbook.view import Area, Scalar


def _sumif(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 2, 3)
    tested = machine.area(nodes[0])
    summed = machine.area(nodes[2]) if len(nodes) == 3 else tested
    # Excel takes the sum range from its first cell on, as large as the tested one.
    bottom, right = summed.top + len(tested.rows) - 1, summed.left + len(tested.cols) - 1
    if len(nodes) == 3 and (bottom, right) != (summed.bottom, summed.right):
        raise UnsupportedError("a sum range of another size")
    return _over(machine, [tested], nodes[1:2], _summer(machine, summed))


def _sumifs(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 3, 255)
    summed = machine.area(nodes[0])
    tested = [machine.area(node) for node in nodes[1::2]]
    if any(_shape(area) != _shape(summed) for area in tested):
        return VALUE
    return _over(machine, tested, nodes[2::2], _summer(machine, summed))


def _countifs(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 2, 254)
    tested = [machine.area(node) for node in nodes[0::2]]
    if len({_shape(area) for area in tested}) != 1:
        return VALUE
    return _over(machine, tested, nodes[1::2], lambda positions: float(len(positions)))


def _countif(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 2, 2)
    return _countifs(machine, nodes)


def _shape(area: Area) -> tuple[int, int]:
    return len(area.rows), len(area.cols)


def _over(
    machine: Machine, tested: Sequence[Area], criteria: Sequence[Node], give: Callable[[Sequence[int]], Scalar]
) -> Value:
    """Find the positions that meet every criterion and give the result, once per element of an array of criteria."""
    if len(tested) != len(criteria):
        raise UnsupportedError("a criterion without its range")
    indexes = [machine.index(area) for area in tested]

    def rule(*wanted: Scalar) -> Scalar:
        pairs = list(zip(indexes, wanted, strict=True))
        # Start from the fewest hits; the other criteria are then asked about those only.
        start = min(range(len(pairs)), key=lambda at: pairs[at][0].estimate(pairs[at][1]))
        index, criterion = pairs.pop(start)
        kept = index.matching(criterion)
        for index, criterion in pairs:
            kept = index.narrow(kept, criterion)
        return give(kept)

    return broadcast(rule, [machine.operand(node) for node in criteria])


def _summer(machine: Machine, area: Area) -> Callable[[Sequence[int]], Scalar]:
    values = machine.index(area).values
    return lambda positions: add_up(real_numbers(values[at] for at in positions))


CONDITIONS: Mapping[str, Handler] = {
    "SUMIF": _sumif,
    "SUMIFS": _sumifs,
    "COUNTIF": _countif,
    "COUNTIFS": _countifs,
}
