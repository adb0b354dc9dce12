"""Computes a workbook's own formulas (omräkning), all of them or those that depend on changed cells.

Cells are taken in the order of their dependencies, on a stack of our own, so that a chain of any length is fine.
An area read by many formulas is a node of its own: a column of n totals over n cells costs n, not n times n.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from snit_xl.workbook.formula.arrays import Operand, Rows
from snit_xl.workbook.formula.errors import NA, UnsupportedError
from snit_xl.workbook.formula.graph import Positions
from snit_xl.workbook.formula.library import LIBRARY
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Missing
from snit_xl.workbook.formula.parser import parse
from snit_xl.workbook.formula.references import Resolver, calls, references
from snit_xl.workbook.formula.task import CellKey, Place, Task, UserFunction
from snit_xl.workbook.functions import SNIT_FUNCTIONS
from snit_xl.workbook.view import Area, Scalar, WorkbookView

Node = CellKey | Area


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of a computation (omräkning).

    `values` holds the computed cells. `foreign` are the cells that should have been computed but say something
    unsupported, or depend on such a cell; `cycles` those in a circle of references, or depending on one (also where
    nothing has changed: no value of theirs is to be trusted). `reasons` says in English why a cell itself is foreign.
    """

    values: dict[CellKey, Scalar]
    foreign: frozenset[CellKey] = frozenset()
    cycles: frozenset[CellKey] = frozenset()
    reasons: Mapping[CellKey, str] = field(default_factory=dict)


def evaluate(
    view: WorkbookView,
    formulas: Mapping[CellKey, str],
    changed: Collection[CellKey] | None = None,
    functions: Mapping[str, UserFunction] = SNIT_FUNCTIONS,
    *,
    wanted: Collection[Area] | None = None,
    arrays: Mapping[CellKey, Area] | None = None,
    today: date | None = None,
) -> Evaluation:
    """Compute formulas, keyed by (sheet, row, column) (räkna om).

    With `changed`, only formulas that depend on those cells, at any remove, are computed (and formulas that stand in
    them). With `wanted`, only those that stand in these areas, and what they depend on. Cells in `formulas` go before
    the view's cached values; other formula cells keep theirs. `arrays` gives the extent of each array formula, by the
    cell in its top left corner. TODAY is supported where `today` is given.
    """
    return _Run(Task(view, formulas, functions, arrays or {}, today), changed).result(wanted)


class _State(IntEnum):
    """What is known of a node, in rising order of trouble (läge)."""

    CLEAN = 0  # does not depend on a changed cell
    READY = 1  # depends on one, and is computed
    FOREIGN = 2
    CYCLE = 3
    OPEN = 4  # its precedents are being computed


class _Run:
    def __init__(self, task: Task, changed: Collection[CellKey] | None) -> None:
        self._formulas = task.formulas
        self._arrays = task.arrays
        self._resolver = Resolver(task.view)
        self._machine = Machine(task, self._resolver, LIBRARY)
        self._all = changed is None
        self._changed = frozenset(changed or ())
        self._changed_positions = Positions(self._changed)
        self._anchors = {
            (area.sheet, row, col): anchor
            for anchor, area in task.arrays.items()
            for row in area.rows
            for col in area.cols
        }
        self._positions = Positions([*task.formulas, *self._anchors])
        self._states: dict[Node, _State] = {}
        self._values: dict[CellKey, Scalar] = {}
        self._reasons: dict[CellKey, str] = {}

    def result(self, wanted: Collection[Area] | None) -> Evaluation:
        for node in self._formulas if wanted is None else wanted:
            if node not in self._states:
                self._visit(node)
        return Evaluation(self._values, self._cells(_State.FOREIGN), self._cells(_State.CYCLE), self._reasons)

    def _cells(self, state: _State) -> frozenset[CellKey]:
        return frozenset(node for node, found in self._states.items() if found is state and not isinstance(node, Area))

    def _visit(self, start: Node) -> None:
        """Compute a node after everything it depends on (djupet först)."""
        states = self._states
        stack = [self._open(start)]
        while stack:
            top = stack[-1]
            for child in top.children:
                state = states.get(child)
                if state is None:
                    stack.append(self._open(child))
                    break
                top.meet(_State.CYCLE if state is _State.OPEN else state)
            else:
                stack.pop()
                state = states[top.node] = self._close(top)
                if stack:
                    stack[-1].meet(state)

    def _open(self, node: Node) -> _Visit:
        self._states[node] = _State.OPEN
        if isinstance(node, Area):
            return _Visit(node, self._area_children(node), self._area_state(node))
        start = _State.READY if self._all or node in self._changed else _State.CLEAN
        try:
            areas = [self._resolver.area(each, node[0], node[1]) for each in references(self._formulas[node])]
            areas += self._hidden(self._formulas[node])
        except UnsupportedError as why:
            # What it reads is unknown, so any change may concern it.
            return _Visit(node, iter(()), self._unknown(node, why))
        for area in areas if self._changed else ():
            start = max(start, self._area_state(area))
        return _Visit(node, self._cell_children(areas), start)

    def _hidden(self, formula: str) -> Iterator[Area]:
        """Return what the formula's functions read beside their arguments (dolda föregångare)."""
        readers = self._machine.readers
        if not any(name in formula.upper() for name in readers):
            return
        for call in calls(formula):
            reader = readers.get(call.name)
            if reader is not None:
                bare = all(isinstance(argument, Missing) for argument in call.arguments)
                yield from reader.areas(self._machine.view, bare=bare)

    def _unknown(self, node: CellKey, why: UnsupportedError) -> _State:
        if not self._all and not self._changed:
            return _State.CLEAN
        self._reasons[node] = str(why)
        return _State.FOREIGN

    def _area_state(self, area: Area) -> _State:
        if not self._changed:
            return _State.CLEAN
        if area.top == area.bottom and area.left == area.right:
            changed = (area.sheet, area.top, area.left) in self._changed
        else:
            changed = next(self._changed_positions.inside(area), None) is not None
        return _State.READY if changed else _State.CLEAN

    def _cell_children(self, areas: list[Area]) -> Iterator[Node]:
        for area in areas:
            if area.top == area.bottom and area.left == area.right:
                cell = (area.sheet, area.top, area.left)
                anchor = self._anchors.get(cell, cell)
                if anchor in self._formulas:
                    yield anchor
            elif area.top <= area.bottom:
                yield area

    def _area_children(self, area: Area) -> Iterator[Node]:
        for cell in self._positions.inside(area):
            yield self._anchors.get(cell, cell)

    def _close(self, visit: _Visit) -> _State:
        node = visit.node
        if isinstance(node, Area) or visit.state is not _State.READY:
            return visit.state
        extent = self._arrays.get(node)
        try:
            value = self._machine.run(parse(self._formulas[node]), Place(*node, array=extent is not None))
        except UnsupportedError as why:
            self._reasons[node] = str(why)
            return _State.FOREIGN
        self._keep(node, extent, value)
        return _State.READY

    def _keep(self, node: CellKey, extent: Area | None, value: Operand) -> None:
        rows = value if isinstance(value, list) else [[value]]
        if extent is None:
            self._set(node, rows[0][0])
            return
        for down, row in enumerate(extent.rows):
            for across, col in enumerate(extent.cols):
                self._set((extent.sheet, row, col), _element(rows, down, across))

    def _set(self, cell: CellKey, value: Scalar) -> None:
        shown = 0.0 if value is None else value
        self._values[cell] = shown
        self._machine.store(*cell, shown)


@dataclass(slots=True)
class _Visit:
    """A node being visited (besök): the worst state met so far, and the precedents still to look at."""

    node: Node
    children: Iterator[Node]
    state: _State

    def meet(self, state: _State) -> None:
        self.state = max(self.state, state)


def _element(rows: Rows, down: int, across: int) -> Scalar:
    """Return an array formula's element (element): single rows and columns fill the extent, the rest is #N/A."""
    row = rows[0] if len(rows) == 1 else rows[down] if down < len(rows) else [NA]
    return row[0] if len(row) == 1 else row[across] if across < len(row) else NA
