"""How functions are made known to the evaluator (funktionsregister)."""

from __future__ import annotations

from collections.abc import Callable

from snit_xl.workbook.formula.arrays import Value, apply, broadcast
from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.formula.machine import Handler, Machine
from snit_xl.workbook.formula.nodes import Node
from snit_xl.workbook.view import ErrorValue, Scalar

__all__ = ["Handler", "elementwise", "require"]


def require(nodes: tuple[Node, ...], fewest: int, most: int) -> None:
    """Refuse a wrong number of arguments (antal argument); such a formula can't come from a spreadsheet program."""
    if not fewest <= len(nodes) <= most:
        raise UnsupportedError("a wrong number of arguments")


def elementwise(rule: Callable[..., Scalar], fewest: int, most: int, *, sees_errors: bool = False) -> Handler:
    """Make a function of single values (funktion av enskilda värden): over arrays it works element by element.

    An error value in an argument is the result, unless the rule `sees_errors`.
    """

    def guarded(*values: Scalar) -> Scalar:
        for x in values:
            if isinstance(x, ErrorValue):
                return x
        return rule(*values)

    chosen = rule if sees_errors else guarded

    def handler(machine: Machine, nodes: tuple[Node, ...]) -> Value:
        require(nodes, fewest, most)
        operands = [machine.operand(node) for node in nodes]
        plain: list[Scalar] = [x for x in operands if not isinstance(x, list)]
        return apply(chosen, plain) if len(plain) == len(operands) else broadcast(chosen, operands)

    return handler
