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
    stretched = [_stretched(each, height, width) for each in operands]
    if None in stretched:
        return [[_element(rule, operands, row, col) for col in range(width)] for row in range(height)]
    columns = [[x for row in rows for x in row] for rows in stretched if rows is not None]
    results = _along(rule, columns)
    return [results[at : at + width] for at in range(0, len(results), width)]


def _along(rule: Callable[..., Scalar], columns: Sequence[Sequence[Scalar]]) -> list[Scalar]:
    """Apply a rule to values side by side; only where there is a fault are they gone through one by one."""
    try:
        return list(map(rule, *columns))
    except (FaultError, OverflowError):
        return [apply(rule, group) for group in zip(*columns, strict=True)]


def _stretched(operand: Operand, height: int, width: int) -> Rows | None:
    """Return an operand as large as the result (utsträckt); None where it has no counterpart for every element."""
    rows = operand if isinstance(operand, list) else [[operand]]
    if len(rows[0]) == 1 != width:
        rows = [row * width for row in rows]
    if len(rows) == 1 != height:
        rows *= height
    return rows if len(rows) == height and len(rows[0]) == width else None


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
