"""The parts of a parsed formula (syntaxträd). Nodes compare by identity, so they serve as quick cache keys."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.workbook.view import Scalar


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A number, text, truth value or error value written in the formula (konstant)."""

    value: Scalar


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """An argument left out between separators (utelämnat argument)."""


@dataclass(frozen=True, slots=True, eq=False)
class ArrayLiteral:
    """An array constant such as {1,2;3,4} (matriskonstant)."""

    rows: tuple[tuple[Scalar, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A rectangle by cell names (cellreferens); `sheet` is None for the formula's own sheet."""

    sheet: str | None
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, eq=False)
class Structured:
    """A table reference (strukturerad referens).

    `table` is empty for the table the formula stands in; `parts` holds what stands after # in lower case; `first` and
    `last` are headings, None for every column.
    """

    table: str
    parts: frozenset[str]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A defined name or a whole table (definierat namn)."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """The range from one reference to another (område mellan två referenser)."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Unary:
    """Minus, plus or percent on one operand (tecken eller procent)."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True, eq=False)
class Binary:
    """Two operands and what joins them (räknesätt eller jämförelse)."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A function and its arguments (funktionsanrop); the name in upper case without `_xlfn.`."""

    name: str
    arguments: tuple[Node, ...]


Reference = Cells | Structured | Name
Node = Literal | Missing | ArrayLiteral | Cells | Structured | Name | Span | Unary | Binary | Call
