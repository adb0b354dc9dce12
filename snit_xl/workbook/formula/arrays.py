"""Element by element over arrays (elementvis), with single values and single rows or columns stretched to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from snit_xl.workbook.formula.errors import NA, NUM, FaultError
from snit_xl.workbook.view import Area, Scalar

Rows = list[list[Scalar]]
Operand = Scalar | Rows
Value = Operand | Area


def apply(rule: Callable[..., Scalar], operands: Sequence[Scalar]) -> Scalar:
    """Apply a rule to single values, a fault becoming its error value (tillämpa)."""
    try:
        return rule(*operands)
    except FaultError as fault:
        return fault.error
    except OverflowError:
        return NUM


def broadcast(rule: Callable[..., Scalar], operands: Sequence[Operand]) -> Operand:
    """Apply a rule to values or arrays, element by element (elementvis); what has no counterpart is #N/A."""
    arrays = [each for each in operands if isinstance(each, list)]
    if not arrays:
        return apply(rule, [each for each in operands if not isinstance(each, list)])
    height = max(len(each) for each in arrays)
    width = max(len(each[0]) for each in arrays)
    return [[_element(rule, operands, row, col) for col in range(width)] for row in range(height)]


def _element(rule: Callable[..., Scalar], operands: Sequence[Operand], row: int, col: int) -> Scalar:
    picked = []
    for each in operands:
        if isinstance(each, list):
            across = each[0 if len(each) == 1 else row] if len(each) == 1 or row < len(each) else []
            if len(across) != 1 and col >= len(across):
                return NA
            picked.append(across[0 if len(across) == 1 else col])
        else:
            picked.append(each)
    return apply(rule, picked)
