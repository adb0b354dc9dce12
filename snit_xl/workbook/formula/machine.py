"""Computes a parsed formula (beräkning av formel) for one cell at a time, reading cells the engine has made ready."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from snit_xl.workbook.formula.arrays import Operand, Rows, Value, apply, broadcast
from snit_xl.workbook.formula.coerce import real_numbers
from snit_xl.workbook.formula.criteria import Index
from snit_xl.workbook.formula.errors import NA, REF, VALUE, FaultError, UnsupportedError
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
    Structured,
    Unary,
)
from snit_xl.workbook.formula.operators import BINARY, UNARY
from snit_xl.workbook.formula.references import Resolver, around
from snit_xl.workbook.formula.task import Place, Task, UserFunction, readers
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.view import EMPTY, Area, Cell, ErrorValue, Scalar, WorkbookView

Handler = Callable[["Machine", tuple[Node, ...]], Value]


class Machine:
    """One workbook's evaluator (beräknare): cells computed so far go before what the view holds."""

    def __init__(self, task: Task, resolver: Resolver, library: Mapping[str, Handler]) -> None:
        self.view = task.view
        self.today = task.today
        self.place = Place("", 0, 0)
        self._formulas = task.formulas
        self._users = task.functions
        self.readers = readers(task.functions)
        self._resolver = resolver
        self._library = library
        self._array = False
        self._computed: dict[str, dict[tuple[int, int], Scalar]] = {}
        self._grids: dict[Area, Rows] = {}
        self._remembered: dict[tuple[str, Area], float] = {}
        self._numbers: dict[Area, list[float]] = {}
        self._indexes: dict[Area, Index] = {}

    def formula(self, sheet: str, row: int, col: int) -> str:
        """Return a cell's formula, empty where it has none (formel)."""
        own = self._formulas.get((sheet, row, col))
        return (self.view.cell(sheet, row, col).formula or "") if own is None else own

    def store(self, sheet: str, row: int, col: int, value: Scalar) -> None:
        """Keep a computed value; later reads of the cell give it (spara värde)."""
        self._computed.setdefault(sheet, {})[row, col] = value

    def run(self, node: Node, place: Place) -> Operand:
        """Compute a whole formula (räkna ut)."""
        self.place = place
        self._array = place.array
        return self.operand(node)

    def value(self, node: Node) -> Value:
        """Compute a node, references staying references (delvärde)."""
        return _EVALUATE[type(node)](self, node)

    def operand(self, node: Node) -> Operand:
        """Compute a node to a value or an array (operand); a range gives its cell on the formula's row or column."""
        kind = type(node)
        if kind is Literal:
            return node.value  # type: ignore[union-attr]
        try:
            value = _EVALUATE[kind](self, node)
            if not isinstance(value, Area):
                return value
            if value.top == value.bottom and value.left == value.right:
                return self.read(value.sheet, value.top, value.left)
            return self.grid(value) if self._array else self._intersect(value)
        except FaultError as fault:
            return fault.error

    def scalar(self, node: Node) -> Scalar:
        """Compute a node to a single value (enskilt värde); of an array, the first."""
        value = self.operand(node)
        return value[0][0] if isinstance(value, list) else value

    def rows(self, node: Node) -> Rows:
        """Compute a node to an array, ranges read whole (matris)."""
        value = self.value(node)
        if isinstance(value, Area):
            return self.grid(value)
        return value if isinstance(value, list) else [[value]]

    def as_array(self, node: Node) -> Value:
        """Compute a node with ranges inside it as arrays, as SUMPRODUCT does (som matris)."""
        before, self._array = self._array, True
        try:
            return self.value(node)
        finally:
            self._array = before

    def in_array(self) -> bool:
        """Tell whether ranges count as arrays here (matrisläge)."""
        return self._array

    def area(self, node: Node) -> Area:
        """Compute a node that must be a reference (referens)."""
        value = self.value(node)
        if isinstance(value, ErrorValue):
            raise FaultError(value)
        if not isinstance(value, Area):
            raise UnsupportedError("a value where a reference must stand")
        return value

    def read(self, sheet: str, row: int, col: int) -> Scalar:
        """Return a cell's value, the computed one where there is one (läs)."""
        computed = self._computed.get(sheet)
        if computed is not None and (row, col) in computed:
            return computed[row, col]
        cell: Cell | None = self.view.cells.get(sheet, {}).get((row, col))
        return None if cell is None else cell.value

    def grid(self, area: Area) -> Rows:
        """Return an area's values (områdets värden), read once: an area is ready before anything reads it."""
        grid = self._grids.get(area)
        if grid is None:
            if area.top > area.bottom:
                raise FaultError(VALUE)
            computed = self._computed.get(area.sheet, {})
            cells = self.view.cells.get(area.sheet, {})
            grid = [[_read(computed, cells, (row, col)) for col in area.cols] for row in area.rows]
            self._grids[area] = grid
        return grid

    def numbers(self, area: Area) -> list[float]:
        """Return the numbers in an area (områdets tal), picked once; an error value there is raised."""
        found = self._numbers.get(area)
        if found is None:
            found = self._numbers[area] = real_numbers(x for row in self.grid(area) for x in row)
        return found

    def remember(self, what: str, area: Area, compute: Callable[[], float]) -> float:
        """Return a figure of an area, computed once (minns)."""
        key = (what, area)
        if key not in self._remembered:
            self._remembered[key] = compute()
        return self._remembered[key]

    def index(self, area: Area) -> Index:
        """Return the look-up of an area's values for SUMIFS and MATCH (sökregister)."""
        index = self._indexes.get(area)
        if index is None:
            index = self._indexes[area] = Index([x for row in self.grid(area) for x in row])
        return index

    def _intersect(self, area: Area) -> Scalar:
        if area.left == area.right and self.place.row in area.rows:
            return self.read(area.sheet, self.place.row, area.left)
        if area.top == area.bottom and self.place.col in area.cols:
            return self.read(area.sheet, area.top, self.place.col)
        raise FaultError(VALUE)

    def literal(self, node: Literal) -> Value:
        """Give a constant (konstant)."""
        return node.value

    def missing(self, _node: Missing) -> Value:
        """Give nothing for an argument left out (utelämnat)."""
        return None

    def array_literal(self, node: ArrayLiteral) -> Value:
        """Give an array constant (matriskonstant)."""
        return [list(row) for row in node.rows]

    def reference(self, node: Cells | Structured | Name) -> Value:
        """Give a reference's rectangle (referens)."""
        area = self._resolver.area(node, self.place.sheet, self.place.row)
        if area.top > area.bottom:
            raise FaultError(VALUE)
        return area

    def span(self, node: Span) -> Value:
        """Give the rectangle from one reference to another (område)."""
        first, second = self.area(node.left), self.area(node.right)
        return REF if first.sheet != second.sheet else around(first, second)

    def unary(self, node: Unary) -> Value:
        """Compute a sign or percent (tecken)."""
        if node.operator == "+":
            return self.operand(node.operand)
        return broadcast(UNARY[node.operator], [self.operand(node.operand)])

    def binary(self, node: Binary) -> Value:
        """Compute a chain of operators from the left (kedja av räknesätt), however long it is."""
        chain: list[tuple[str, Node]] = [(node.operator, node.right)]
        first = node.left
        while isinstance(first, Binary):
            chain.append((first.operator, first.right))
            first = first.left
        result = self.operand(first)
        for operator, right in reversed(chain):
            operand = self.operand(right)
            if isinstance(result, list) or isinstance(operand, list):
                result = broadcast(BINARY[operator], [result, operand])
            else:
                result = apply(BINARY[operator], (result, operand))
        return result

    def call(self, node: Call) -> Value:
        """Call a function, the programs' own first (funktionsanrop)."""
        handler = self._library.get(node.name)
        if handler is not None:
            return handler(self, node.arguments)
        user = self._users.get(node.name)
        if user is None:
            raise UnsupportedError(f"the function {node.name}")
        return self._user_call(node.name, user, node.arguments)

    def _user_call(self, name: str, user: UserFunction, nodes: tuple[Node, ...]) -> Value:
        arguments: list[Rows | None] = []
        for node in nodes:
            if isinstance(node, Missing):
                arguments.append(None)
                continue
            rows = self.rows(node)
            error = next((x for row in rows for x in row if isinstance(x, ErrorValue)), None)
            if error is not None:
                return error
            arguments.append([list(row) for row in rows])
        if not _accepts(user, len(arguments)):
            raise UnsupportedError("a wrong number of arguments")
        reader = self.readers.get(name)
        if reader is not None:
            bare = all(given is None for given in arguments)
            user = reader.on(self._as_computed(reader.areas(self.view, bare=bare)))
        result = user(*arguments)
        if isinstance(result, Fault):
            return NA if result.kind == "missing" else VALUE
        return result[0][0] if len(result) == 1 and len(result[0]) == 1 else result

    def _as_computed(self, areas: Sequence[Area]) -> WorkbookView:
        """Return the view with what is computed so far on the sheets of some areas (vyn som den är nu)."""
        cells = dict(self.view.cells)
        for sheet in {area.sheet for area in areas} & self._computed.keys():
            old = cells.get(sheet, {})
            new = {at: Cell(value, old.get(at, EMPTY).formula) for at, value in self._computed[sheet].items()}
            cells[sheet] = {**old, **new}
        return replace(self.view, cells=cells)


@lru_cache(maxsize=1024)
def _accepts(user: UserFunction, count: int) -> bool:
    try:
        inspect.signature(user).bind(*range(count))
    except TypeError:
        return False
    return True


def _read(computed: dict[tuple[int, int], Scalar], cells: dict[tuple[int, int], Cell], key: tuple[int, int]) -> Scalar:
    if key in computed:
        return computed[key]
    cell = cells.get(key)
    return None if cell is None else cell.value


_EVALUATE: dict[type, Callable[[Machine, Any], Value]] = {
    Literal: Machine.literal,
    Missing: Machine.missing,
    ArrayLiteral: Machine.array_literal,
    Cells: Machine.reference,
    Structured: Machine.reference,
    Name: Machine.reference,
    Span: Machine.span,
    Unary: Machine.unary,
    Binary: Machine.binary,
    Call: Machine.call,
}
