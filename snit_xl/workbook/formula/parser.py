"""Tokens into a tree (tolkning), by operator precedence as in Excel: unary minus binds tighter than ^."""

from __future__ import annotations

import re
from functools import lru_cache

from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.formula.nodes import (
    ArrayLiteral,
    Binary,
    Call,
    Cells,
    Literal,
    Missing,
    Name,
    Node,
    Span,
    Unary,
)
from snit_xl.workbook.formula.structured import parse_structured
from snit_xl.workbook.formula.tokens import Token, tokenize
from snit_xl.workbook.view import ErrorValue, Scalar

_BINARY = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_UNARY_POWER = 6
_MAX_DEPTH = 100
_LAST_COLUMN = 16384
_LAST_ROW = 1_048_576
_PREFIXES = re.compile(r"^(?:_XLFN\.|_XLWS\.)+")
_CORNER = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)$")
_TRUTH: dict[str, bool] = {"TRUE": True, "FALSE": False}


@lru_cache(maxsize=8192)
def parse(formula: str) -> Node:
    """Parse a formula in English file form, with or without its equals sign (tolka formel); raises UnsupportedError."""
    parser = _Parser(tokenize(formula.removeprefix("=")))
    node = parser.expression(0)
    parser.expect("end", "")
    return node


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def expression(self, power: int) -> Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise UnsupportedError("nested too deeply")
        left = self._postfix(self._prefix())
        while (binding := _BINARY.get(self._operator(), 0)) > power:
            operator = self._next().text
            left = Binary(operator, left, self.expression(binding))
        self._depth -= 1
        return left

    def expect(self, kind: str, text: str) -> None:
        token = self._next()
        if token.kind != kind or token.text != text:
            raise UnsupportedError(f"expected {text or kind}, found {token.text!r}")

    def _operator(self) -> str:
        token = self._tokens[self._at]
        return token.text if token.kind == "operator" else ""

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _prefix(self) -> Node:
        token = self._next()
        if token.kind == "operator":
            return self._operator_prefix(token.text)
        if token.kind == "call":
            return self._call(token.text)
        return _leaf(token)

    def _operator_prefix(self, operator: str) -> Node:
        if operator in ("-", "+"):
            return Unary(operator, self.expression(_UNARY_POWER))
        if operator == "(":
            inner = self.expression(0)
            self.expect("operator", ")")
            return inner
        if operator == "{":
            return self._array()
        raise UnsupportedError(f"unexpected {operator!r}")

    def _postfix(self, node: Node) -> Node:
        while self._operator() in ("%", ":"):
            node = Unary("%", node) if self._next().text == "%" else Span(node, self._prefix())
        return node

    def _call(self, text: str) -> Node:
        name = _PREFIXES.sub("", text[:-1].upper())
        arguments: list[Node] = []
        if self._operator() == ")":
            self._next()
        else:
            arguments.append(self._argument())
            while self._operator() == ",":
                self._next()
                arguments.append(self._argument())
            self.expect("operator", ")")
        if name in _TRUTH and not arguments:
            return Literal(_TRUTH[name])
        return Call(name, tuple(arguments))

    def _argument(self) -> Node:
        return Missing() if self._operator() in (",", ")") else self.expression(0)

    def _array(self) -> Node:
        rows: list[tuple[Scalar, ...]] = []
        row: list[Scalar] = []
        while True:
            row.append(self._array_item())
            operator = self._next().text
            if operator in (";", "}"):
                rows.append(tuple(row))
                row = []
            if operator == "}":
                break
            if operator not in (",", ";"):
                raise UnsupportedError("array constant")
        if len({len(each) for each in rows}) != 1:
            raise UnsupportedError("array constant with uneven rows")
        return ArrayLiteral(tuple(rows))

    def _array_item(self) -> Scalar:
        negative = self._operator() == "-"
        if negative:
            self._next()
        node = _leaf(self._next())
        if not isinstance(node, Literal):
            raise UnsupportedError("array constant")
        if not negative:
            return node.value
        if not isinstance(node.value, float):
            raise UnsupportedError("array constant")
        return -node.value


def _leaf(token: Token) -> Node:
    kind, text = token
    if kind == "number":
        return Literal(float(text))
    if kind == "text":
        return Literal(text[1:-1].replace('""', '"'))
    if kind == "error":
        return Literal(ErrorValue(text[text.rindex("#") :]))
    if kind == "cells":
        return _cells(text)
    if kind == "structured":
        return parse_structured(text)
    if kind == "word":
        upper = text.upper()
        return Literal(_TRUTH[upper]) if upper in _TRUTH else Name(text)
    raise UnsupportedError(f"unexpected {text!r}")


def _cells(text: str) -> Node:
    prefix, mark, corners = text.rpartition("!")
    first, _, second = corners.partition(":")
    top, left = _corner(first)
    bottom, right = _corner(second) if second else (top, left)
    if max(left, right) > _LAST_COLUMN or max(top, bottom) > _LAST_ROW:
        if mark or second:
            raise UnsupportedError(f"no such cell {text!r}")
        return Name(text)
    sheet = _sheet(prefix) if mark else None
    return Cells(sheet, min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _corner(text: str) -> tuple[int, int]:
    match = _CORNER.match(text)
    if match is None:
        raise UnsupportedError(f"no such cell {text!r}")
    col = 0
    for letter in match[1].upper():
        col = col * 26 + ord(letter) - 64
    return int(match[2]), col


def _sheet(prefix: str) -> str:
    name = prefix.removeprefix("$")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    if "[" in name or ":" in name:
        raise UnsupportedError(f"another workbook or several sheets: {name!r}")
    return name
