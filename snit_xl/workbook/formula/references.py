"""References into rectangles (referenser): sheets, tables, names and the row the formula stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.formula.nodes import Binary, Call, Cells, Name, Node, Reference, Span, Structured, Unary
from snit_xl.workbook.formula.parser import parse
from snit_xl.workbook.formula.structured import ALL, DATA, HEADERS, THIS_ROW
from snit_xl.workbook.view import Area, TableArea, WorkbookView

# These look at where a reference lies, never at what stands there.
POSITION_FUNCTIONS = frozenset({"ROW", "ROWS", "COLUMN", "COLUMNS"})
# These reach cells that their arguments don't name.
_OPAQUE_FUNCTIONS = frozenset({"INDIRECT", "OFFSET"})


@lru_cache(maxsize=8192)
def references(formula: str) -> tuple[Reference | Span, ...]:
    """Return the references whose cells a formula reads, in order (formelns referenser); raises UnsupportedError."""
    found: list[Reference | Span] = []
    waiting: list[Node] = [parse(formula)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Cells | Structured | Name | Span):
            found.append(node)
        waiting.extend(_parts(node))
    return tuple(found)


@lru_cache(maxsize=1024)
def calls(formula: str) -> tuple[Call, ...]:
    """Return the function calls in a formula whose references are known (formelns funktionsanrop)."""
    found: list[Call] = []
    waiting: list[Node] = [parse(formula)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Call):
            found.append(node)
        waiting.extend(_parts(node))
    return tuple(found)


def _parts(node: Node) -> Sequence[Node]:
    """Return what a node is made of, last first (delar)."""
    if isinstance(node, Call):
        return _read_arguments(node)
    if isinstance(node, Binary | Span):
        return (node.right, node.left)
    return (node.operand,) if isinstance(node, Unary) else ()


def _read_arguments(call: Call) -> list[Node]:
    if call.name in _OPAQUE_FUNCTIONS:
        raise UnsupportedError(f"{call.name} reads cells its arguments don't name")
    plain = (Cells, Structured, Name)
    return [a for a in reversed(call.arguments) if call.name not in POSITION_FUNCTIONS or not isinstance(a, plain)]


def precedents(formula: str, sheet: str, row: int, view: WorkbookView) -> list[Area]:
    """Return the areas a formula on `sheet` and `row` reads directly, each once (föregångare).

    ROW, ROWS, COLUMN and COLUMNS read no cell. Raises UnsupportedError where it can't be known.
    """
    resolver = Resolver(view)
    return list(dict.fromkeys(resolver.area(each, sheet, row) for each in references(formula)))


class Resolver:
    """Looks up references in one workbook (uppslag), names without regard to case as the programs do."""

    def __init__(self, view: WorkbookView) -> None:
        self._sheets = {name.casefold(): name for name in view.cells}
        for area in [*(table.area for table in view.tables.values()), *view.names.values()]:
            self._sheets.setdefault(area.sheet.casefold(), area.sheet)
        self._names = {name.casefold(): area for name, area in view.names.items()}
        self._tables = {table.name.casefold(): table for table in view.tables.values()}
        self._columns = {
            table.name: {heading.casefold(): at for at, heading in enumerate(table.columns)}
            for table in view.tables.values()
        }
        self._strips: dict[Reference | Span, Area] = {}
        self._found: dict[tuple[Reference | Span, str], Area] = {}

    def area(self, node: Reference | Span, sheet: str, row: int) -> Area:
        """Return the rectangle a reference means for a formula on this sheet and row (område).

        A Span of computed references is taken as wide as it can be. Raises UnsupportedError; a table's own row asked
        for from outside the table gives an empty area (top > bottom).
        """
        strip = self._strips.get(node)
        if strip is not None:
            return _row_of(strip, row)
        area = self._found.get((node, sheet))
        if area is None:
            area = self._resolve(node, sheet, row)
            if not _hangs_on_row(node):
                self._found[node, sheet] = area
        return area

    def _resolve(self, node: Reference | Span, sheet: str, row: int) -> Area:
        if isinstance(node, Structured):
            return self._structured(node, sheet, row)
        if isinstance(node, Cells):
            on = sheet if node.sheet is None else self._sheet(node.sheet)
            return Area(on, node.top, node.left, node.bottom, node.right)
        if isinstance(node, Name):
            return self._name(node.name)
        return around(self._widest(node.left, sheet, row), self._widest(node.right, sheet, row))

    def _widest(self, node: Node, sheet: str, row: int) -> Area:
        """Return the rectangle that surely holds what a reference expression gives (största tänkbara område)."""
        if isinstance(node, Cells | Structured | Name | Span):
            return self.area(node, sheet, row)
        if isinstance(node, Call) and node.name == "INDEX" and node.arguments:
            return self._widest(node.arguments[0], sheet, row)
        raise UnsupportedError("a range to something that is no reference")

    def _sheet(self, name: str) -> str:
        sheet = self._sheets.get(name.casefold())
        if sheet is None:
            raise UnsupportedError(f"no sheet {name!r}")
        return sheet

    def _name(self, name: str) -> Area:
        folded = name.casefold()
        if folded in self._names:
            return self._names[folded]
        if folded in self._tables:
            return self._tables[folded].area
        raise UnsupportedError(f"no area named {name!r}")

    def _structured(self, node: Structured, sheet: str, row: int) -> Area:
        table = self._table(node, sheet, row)
        left, right = self._sides(table, node)
        if THIS_ROW not in node.parts:
            top, bottom = _rows(table, node.parts)
            return Area(table.area.sheet, top, left, bottom, right)
        strip = Area(table.area.sheet, table.area.top, left, table.area.bottom, right)
        if node.table:
            self._strips[node] = strip
        return _row_of(strip, row)

    def _sides(self, table: TableArea, node: Structured) -> tuple[int, int]:
        if node.first is None or node.last is None:
            return table.area.left, table.area.right
        ends = sorted((self._column(table, node.first), self._column(table, node.last)))
        return table.area.left + ends[0], table.area.left + ends[1]

    def _table(self, node: Structured, sheet: str, row: int) -> TableArea:
        if node.table:
            table = self._tables.get(node.table.casefold())
            if table is None:
                raise UnsupportedError(f"no table {node.table!r}")
            return table
        wanted = {heading.casefold() for heading in (node.first, node.last) if heading is not None}
        fitting = [
            table
            for table in self._tables.values()
            if table.area.sheet == sheet and row in table.area.rows and wanted <= self._columns[table.name].keys()
        ]
        if len(fitting) != 1:
            raise UnsupportedError("a table reference without its table's name")
        return fitting[0]

    def _column(self, table: TableArea, heading: str) -> int:
        at = self._columns[table.name].get(heading.casefold())
        if at is None:
            raise UnsupportedError(f"table {table.name} has no column {heading!r}")
        return at


def _hangs_on_row(node: Reference | Span) -> bool:
    """Tell whether a reference means another rectangle on another row; without a table's name it may."""
    return isinstance(node, Span) or (isinstance(node, Structured) and (THIS_ROW in node.parts or not node.table))


def _row_of(strip: Area, row: int) -> Area:
    """Return the part of a table's columns on one row, an empty area where the table has no such row."""
    top, bottom = (row, row) if strip.top <= row <= strip.bottom else (1, 0)
    return Area(strip.sheet, top, strip.left, bottom, strip.right)


def _rows(table: TableArea, parts: frozenset[str]) -> tuple[int, int]:
    area = table.area
    if ALL in parts or parts >= {HEADERS, DATA}:
        return table.header_row, area.bottom
    if HEADERS in parts:
        return table.header_row, table.header_row
    return area.top, area.bottom


def around(first: Area, second: Area) -> Area:
    """Return the smallest rectangle round two (omslutande område); they must lie on one sheet."""
    if first.sheet != second.sheet:
        raise UnsupportedError("a range over several sheets")
    return Area(
        first.sheet,
        min(first.top, second.top),
        min(first.left, second.left),
        max(first.bottom, second.bottom),
        max(first.right, second.right),
    )
