"""Choices and tests (logik): IF, IFERROR, AND, ISNUMBER and the like; branches not taken are not computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from snit_xl.workbook.formula.arrays import Operand, Rows, Value, broadcast
from snit_xl.workbook.formula.coerce import is_number, number, truth, whole
from snit_xl.workbook.formula.errors import NA, VALUE, FaultError
from snit_xl.workbook.formula.handlers import Handler, elementwise, require
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Missing, Node
from snit_xl.workbook.view import Area, ErrorValue, Scalar


def _if(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 2, 3)
    condition = machine.operand(nodes[0])
    if isinstance(condition, list):
        others: list[Operand] = [_branch_operand(machine, nodes, at) for at in (1, 2)]
        return broadcast(lambda c, yes, no: yes if truth(c) else no, [condition, *others])
    if isinstance(condition, ErrorValue):
        return condition
    at = 1 if truth(condition) else 2
    return _branch(machine, nodes, at)


def _branch(machine: Machine, nodes: tuple[Node, ...], at: int) -> Value:
    if at >= len(nodes):
        return False
    return 0.0 if isinstance(nodes[at], Missing) else machine.value(nodes[at])


def _branch_operand(machine: Machine, nodes: tuple[Node, ...], at: int) -> Operand:
    if at >= len(nodes):
        return False
    return 0.0 if isinstance(nodes[at], Missing) else machine.operand(nodes[at])


def _rescue(caught: Callable[[Scalar], bool]) -> Handler:
    def handler(machine: Machine, nodes: tuple[Node, ...]) -> Value:
        require(nodes, 2, 2)
        value = machine.operand(nodes[0])
        if isinstance(value, list):
            return broadcast(lambda x, other: other if caught(x) else x, [value, machine.operand(nodes[1])])
        return machine.value(nodes[1]) if caught(value) else value

    return handler


def _choose(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 2, 255)
    at = whole(machine.scalar(nodes[0]))
    return machine.value(nodes[at]) if 1 <= at < len(nodes) else VALUE


def _truths(machine: Machine, nodes: tuple[Node, ...]) -> list[bool]:
    found: list[bool] = []
    for node in nodes:
        value = machine.value(node)
        if isinstance(value, (Area, list)):
            found += _truths_in(machine.grid(value) if isinstance(value, Area) else value)
        else:
            found.append(truth(value))
    if not found:
        raise FaultError(VALUE)
    return found


def _truths_in(rows: Rows) -> Iterator[bool]:
    for row in rows:
        for x in row:
            if isinstance(x, ErrorValue):
                raise FaultError(x)
            if x is not None and not isinstance(x, str):
                yield truth(x)


def _is_error(x: Scalar) -> bool:
    return isinstance(x, ErrorValue)


def _na(_machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 0, 0)
    return NA


def _n(x: Scalar) -> Scalar:
    return 0.0 if isinstance(x, str) else number(x)


LOGIC: Mapping[str, Handler] = {
    "IF": _if,
    "IFERROR": _rescue(_is_error),
    "IFNA": _rescue(lambda x: x == NA),
    "CHOOSE": _choose,
    "AND": lambda machine, nodes: all(_truths(machine, nodes)),
    "OR": lambda machine, nodes: any(_truths(machine, nodes)),
    "NOT": elementwise(lambda x: not truth(x), 1, 1),
    "ISNUMBER": elementwise(is_number, 1, 1, sees_errors=True),
    "ISTEXT": elementwise(lambda x: isinstance(x, str), 1, 1, sees_errors=True),
    "ISBLANK": elementwise(lambda x: x is None, 1, 1, sees_errors=True),
    "ISERROR": elementwise(_is_error, 1, 1, sees_errors=True),
    "ISNA": elementwise(lambda x: x == NA, 1, 1, sees_errors=True),
    "NA": _na,
    "N": elementwise(_n, 1, 1),
}
