"""Arguments of the spreadsheet functions (argument): 2-D lists of cell values into decimals, rows or columns alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from typing import ParamSpec, TypeVar

from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Value
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import ErrorValue, Scalar

Rows = list[list[Scalar]]
Argument = Rows | None
P = ParamSpec("P")
T = TypeVar("T")
Reader = Callable[[Scalar, str], T]

_SHOWN_LENGTH = 40


class ArgumentError(Exception):
    """An argument the function can't use (fel argument): becomes the function's Fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def refuse(code: str, argument: str, **values: Value) -> ArgumentError:
    """Build the refusal of an argument, by its public Swedish name (avvisa)."""
    return ArgumentError(Fault(code, "value", (("argument", argument), *values.items())))


def answers(function: Callable[P, Rows]) -> Callable[P, Rows | Fault]:
    """Make a function answer with a Fault instead of raising (svara med fel); infinite results are faults too."""

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Rows | Fault:
        try:
            rows = function(*args, **kwargs)
        except ArgumentError as refused:
            return refused.fault
        if any(isinstance(x, float) and not math.isfinite(x) for row in rows for x in row):
            return Fault("FUNKTION-FOR-STORT")
        return rows

    return answer


def is_empty(x: Scalar) -> bool:
    """Tell whether a cell is empty (tom), a blank text included: some hosts send that for an empty cell."""
    return x is None or (isinstance(x, str) and not x.strip())


def amount(x: Scalar, argument: str) -> Decimal:
    """Read an amount (belopp); an empty cell is 0."""
    return Decimal(0) if is_empty(x) else required(x, argument)


def optional(x: Scalar, argument: str) -> Decimal | None:
    """Read an amount that may lack (frivilligt belopp); an empty cell is None."""
    return None if is_empty(x) else required(x, argument)


def required(x: Scalar, argument: str) -> Decimal:
    """Read a number that must stand there (värde som krävs)."""
    if is_empty(x):
        raise refuse("FUNKTION-VARDE-SAKNAS", argument)
    value = None
    if isinstance(x, str):
        value = parse_number(x)
    elif isinstance(x, float | int) and not isinstance(x, bool) and math.isfinite(x):
        value = to_decimal(x)
    if value is None:
        raise refuse("FUNKTION-INGET-TAL", argument, value=_shown(x))
    return value


def not_negative(x: Scalar, argument: str) -> Decimal:
    """Read a number that must stand there and not be below 0 (inte negativt)."""
    value = required(x, argument)
    if value < 0:
        raise refuse("FUNKTION-NEGATIVT", argument, value=value)
    return value


def whole(lowest: int, highest: int) -> Reader[int]:
    """Make a reader of whole numbers within bounds (heltal)."""

    def read(x: Scalar, argument: str) -> int:
        value = required(x, argument)
        if not lowest <= value <= highest or value != int(value):
            raise refuse("FUNKTION-HELTAL", argument, value=value, lowest=lowest, highest=highest)
        return int(value)

    return read


def word(words: Mapping[str, T]) -> Reader[T]:
    """Make a reader of one of the words that an argument allows (ordval), capitals and spaces round it ignored."""

    def read(x: Scalar, argument: str) -> T:
        chosen = words.get(x.strip().casefold()) if isinstance(x, str) else None
        if chosen is None:
            raise refuse("FUNKTION-ORD-OKANT", argument, value=_shown(x), words=", ".join(words))
        return chosen

    return read


def given(rows: Argument, argument: str) -> Rows:
    """Return an argument that must be given (krävs)."""
    if not rows or not rows[0]:
        raise refuse("FUNKTION-ARGUMENT-SAKNAS", argument)
    return rows


def single(rows: Argument, argument: str, read: Reader[T], default: Scalar = None) -> T:
    """Read an argument of one cell (enskilt värde); left out or empty it is `default`."""
    if not rows:
        return read(default, argument)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise refuse("FUNKTION-EN-CELL", argument)
    x = rows[0][0]
    return read(default if is_empty(x) and default is not None else x, argument)


def vector(rows: Argument, argument: str, read: Reader[T]) -> list[T]:
    """Read an argument of one row or one column (rad eller kolumn)."""
    cells = given(rows, argument)
    if len(cells) != 1 and len(cells[0]) != 1:
        raise refuse("FUNKTION-RAD-ELLER-KOLUMN", argument)
    return [read(x, argument) for row in cells for x in row]


def like(rows: Argument, results: Sequence[Scalar]) -> Rows:
    """Lay results out as their argument lies (samma form): a row for a row, a column for a column."""
    return [list(results)] if rows is None or len(rows) == 1 else [[x] for x in results]


@dataclass(frozen=True, slots=True)
class Given:
    """One argument of an elementwise function (elementvist argument): its cells, and how one of them is read.

    `default` stands for an argument left out, and for its empty cells where it is not None.
    """

    name: str
    rows: Argument
    read: Callable[[Scalar, str], object]
    default: Scalar = None

    def cells(self) -> Rows:
        """Return the argument's cells, the default alone where it is left out (celler)."""
        return self.rows or [[self.default]]

    def value(self, x: Scalar) -> object:
        """Read one cell (läs cell)."""
        return self.read(self.default if is_empty(x) and self.default is not None else x, self.name)


def each(rule: Callable[..., Scalar], arguments: Sequence[Given]) -> Rows:
    """Apply a rule cell by cell (elementvis), single cells standing for all; the result lies as the first range does.

    Ranges may differ in direction but not in size, and a rectangle meets only its like.
    """
    shape = next((s for one in arguments if (s := _shape(one.cells())) != (1, 1)), (1, 1))
    columns = [_column(one, shape) for one in arguments]
    results = [rule(*values) for values in zip(*columns, strict=True)]
    width = shape[1]
    return [results[at : at + width] for at in range(0, len(results), width)]


def _column(one: Given, shape: tuple[int, int]) -> list[object]:
    cells = one.cells()
    flat = [x for row in cells for x in row]
    if len(flat) == 1:
        return [one.value(flat[0])] * (shape[0] * shape[1])
    if _shape(cells) != shape and (1 not in shape or 1 not in _shape(cells) or len(flat) != shape[0] * shape[1]):
        raise refuse("FUNKTION-OLIKA-STORLEK", one.name, rows=len(cells), columns=len(cells[0]))
    return [one.value(x) for x in flat]


def _shape(rows: Rows) -> tuple[int, int]:
    return len(rows), len(rows[0])


def _shown(x: Scalar) -> str:
    if isinstance(x, ErrorValue):
        return x.code
    if isinstance(x, float) and x.is_integer():
        x = int(x)  # as the cell shows it
    return str(x)[:_SHOWN_LENGTH]
