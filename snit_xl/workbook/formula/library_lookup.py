"""Looking up and positions (uppslag): INDEX, exact MATCH, ROW, ROWS and the like."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.formula.arrays import Rows, Value
from snit_xl.workbook.formula.coerce import number, whole
from snit_xl.workbook.formula.criteria import Index
from snit_xl.workbook.formula.errors import NA, REF, VALUE, FaultError, UnsupportedError
from snit_xl.workbook.formula.handlers import Handler, require
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Node
from snit_xl.workbook.view import Area, ErrorValue


def _index(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    """INDEX: of a reference a reference, so that SUM(INDEX(…):…) works; row or column 0 takes all of them."""
    require(nodes, 2, 3)
    source = machine.as_array(nodes[0])
    if isinstance(source, ErrorValue):
        return source
    if isinstance(source, Area):
        height, width = source.bottom - source.top + 1, source.right - source.left + 1
    else:
        source = source if isinstance(source, list) else [[source]]
        height, width = len(source), len(source[0])
    row = whole(machine.scalar(nodes[1]))
    if len(nodes) == 3:
        col = whole(machine.scalar(nodes[2]))
    else:
        # One number picks along the only row there is.
        row, col = (0, row) if height == 1 and width > 1 else (row, 1 if width == 1 else 0)
    if row < 0 or col < 0:
        return VALUE
    if row > height or col > width:
        return REF
    return _pick_area(source, row, col) if isinstance(source, Area) else _pick(source, row, col)


def _pick_area(area: Area, row: int, col: int) -> Area:
    top, bottom = (area.top + row - 1,) * 2 if row else (area.top, area.bottom)
    left, right = (area.left + col - 1,) * 2 if col else (area.left, area.right)
    return Area(area.sheet, top, left, bottom, right)


def _pick(rows: Rows, row: int, col: int) -> Value:
    picked = [[line[col - 1]] if col else line for line in (rows[row - 1 : row] if row else rows)]
    return picked[0][0] if len(picked) == 1 and len(picked[0]) == 1 else picked


def _match(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 3, 3)
    if number(machine.scalar(nodes[2])) != 0:
        raise UnsupportedError("MATCH other than exact")
    wanted = machine.scalar(nodes[0])
    if isinstance(wanted, ErrorValue):
        return wanted
    found = _search(machine, nodes[1]).first(wanted)
    return NA if found is None else float(found + 1)


def _search(machine: Machine, node: Node) -> Index:
    source = machine.value(node)
    if isinstance(source, Area):
        if source.top != source.bottom and source.left != source.right:
            raise FaultError(NA)
        return machine.index(source)
    rows = source if isinstance(source, list) else [[source]]
    if len(rows) > 1 and len(rows[0]) > 1:
        raise FaultError(NA)
    return Index([x for row in rows for x in row])


def _row(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 0, 1)
    if not nodes:
        return float(machine.place.row)
    area = machine.area(nodes[0])
    if machine.in_array() and area.top != area.bottom:
        return [[float(row)] for row in area.rows]
    return float(area.top)


def _column(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 0, 1)
    if not nodes:
        return float(machine.place.col)
    area = machine.area(nodes[0])
    if machine.in_array() and area.left != area.right:
        return [[float(col) for col in area.cols]]
    return float(area.left)


def _size(machine: Machine, nodes: tuple[Node, ...]) -> tuple[int, int]:
    require(nodes, 1, 1)
    source = machine.value(nodes[0])
    if isinstance(source, ErrorValue):
        raise FaultError(source)
    if isinstance(source, Area):
        return len(source.rows), len(source.cols)
    return (len(source), len(source[0])) if isinstance(source, list) else (1, 1)


LOOKUP: Mapping[str, Handler] = {
    "INDEX": _index,
    "MATCH": _match,
    "ROW": _row,
    "COLUMN": _column,
    "ROWS": lambda machine, nodes: float(_size(machine, nodes)[0]),
    "COLUMNS": lambda machine, nodes: float(_size(machine, nodes)[1]),
    "SINGLE": lambda machine, nodes: machine.scalar(*nodes),
}
