"""Does a formula parse (formelkontroll): first by our own parser, then by the looser grammar of Excel's tokens.

Our parser refuses what it cannot compute (array constants, intersections); only what no grammar takes is a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from snit_xl.workbook.formula import UnsupportedError, parse

if TYPE_CHECKING:
    from openpyxl.formula import Token


def formula_fault(formula: str) -> str | None:
    """Return why a formula in file form does not parse (formelfel), None where it does."""
    try:
        parse(formula)
    except UnsupportedError:
        return _token_fault(formula)
    return None


def _token_fault(formula: str) -> str | None:
    from openpyxl.formula import Tokenizer  # noqa: PLC0415 - slow to import, and only for formulas our parser refuses
    from openpyxl.formula.tokenizer import TokenizerError  # noqa: PLC0415

    try:
        tokens = Tokenizer("=" + formula.removeprefix("=")).items
    except TokenizerError as error:
        return str(error)
    except IndexError:  # what the tokenizer raises for a closing bracket that nothing opened
        return "bracket was not opened"
    return _order_fault(tokens)


def _order_fault(tokens: list[Token]) -> str | None:
    """Check that operands and operators alternate and that brackets close."""
    wants_operand, opened = True, [""]
    for index, token in enumerate(tokens):
        if token.type == "WHITE-SPACE":
            wants_operand = wants_operand or _intersects(tokens, index)
            continue
        fault = _misplaced(token, opened, wants_operand=wants_operand)
        if fault:
            return f"unexpected {token.value!r}"
        if token.subtype == "OPEN":
            opened.append(token.type)
        elif token.subtype == "CLOSE":
            opened.pop()
        wants_operand = token.type in {"OPERATOR-PREFIX", "OPERATOR-INFIX", "SEP"} or token.subtype == "OPEN"
    if len(opened) > 1:
        return "bracket is not closed"
    return "ends too early" if wants_operand else None


def _intersects(tokens: list[Token], index: int) -> bool:
    """Tell whether white space stands between two operands, where it is Excel's intersection operator."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    return bool(
        (before.subtype in {"RANGE", "CLOSE"}) and (after.subtype in {"RANGE", "OPEN"})  # numbers do not intersect
    )


def _misplaced(token: Token, opened: list[str], *, wants_operand: bool) -> bool:
    if token.type == "OPERAND" or token.subtype == "OPEN" or token.type == "OPERATOR-PREFIX":
        return not wants_operand
    if token.subtype == "CLOSE":
        # an argument may be left out, a pair of parentheses may not be empty
        return len(opened) == 1 or (wants_operand and opened[-1] != "FUNC")
    if token.type == "SEP":
        return len(opened) == 1 or (wants_operand and opened[-1] != "FUNC")
    return wants_operand
