"""Single cells gathered into few large ranges (områden att skriva): each is one call to Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

Key = tuple[str, int, int]
Contents = dict[Key, Cell]
LONG_TEXT = 8_000  # Excel refuses an array with a longer text in it; one cell at a time it takes all 32 767 letters


class Way(Enum):
    """How a cell is written (skrivsätt)."""

    VALUE = "value"
    FORMULA = "formula"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Run:
    """A rectangle to write in one call (område): rows of cells that are all values or all formulas."""

    area: Area
    way: Way
    rows: tuple[tuple[Cell, ...], ...]


def way_of(cell: Cell) -> Way:
    """Return how a cell must be written (skrivsätt)."""
    if cell.formula is not None:
        return Way.FORMULA
    if isinstance(cell.value, ErrorValue) or (isinstance(cell.value, str) and len(cell.value) > LONG_TEXT):
        return Way.ALONE
    return Way.VALUE


def runs(contents: Mapping[Key, Cell]) -> list[Run]:
    """Return rectangles that cover exactly these cells (områden): columns first, then columns side by side."""
    found: list[Run] = []
    for strip in _strips(contents):
        before = found[-1] if found else None
        if before is not None and _beside(before, strip):
            rows = tuple(left + right for left, right in zip(before.rows, strip.rows, strict=True))
            found[-1] = Run(before.area._replace(right=strip.area.right), before.way, rows)
        else:
            found.append(strip)
    return found


def _strips(contents: Mapping[Key, Cell]) -> list[Run]:
    """Return the cells column by column, by sheet and first row so that columns of one block come after each other."""
    begun: list[tuple[Area, Way, list[tuple[Cell]]]] = []
    end = None
    for sheet, row, col in sorted(contents, key=lambda key: (key[0], key[2], key[1])):
        cell = contents[sheet, row, col]
        way = way_of(cell)
        if way is Way.ALONE or end != (way, sheet, col, row):
            begun.append((Area(sheet, row, col, row, col), way, []))
        begun[-1][2].append((cell,))
        end = (way, sheet, col, row + 1)
    strips = [Run(area._replace(bottom=area.top + len(rows) - 1), way, tuple(rows)) for area, way, rows in begun]
    return sorted(strips, key=lambda run: (run.area.sheet, run.area.top, run.area.bottom, run.way.value, run.area.left))


def _beside(one: Run, other: Run) -> bool:
    same = (one.area.sheet, one.area.top, one.area.bottom) == (other.area.sheet, other.area.top, other.area.bottom)
    return same and one.way is other.way is not Way.ALONE and one.area.right + 1 == other.area.left


def bridged(contents: Contents, view: WorkbookView, tables: Iterable[TableArea]) -> Contents:
    """Return the cells with the gaps between them filled by what stands there (överbryggade luckor).

    Only within one column of one of these tables, whose columns a button has written to and so owns: a column with
    every other row changed is one call instead of many. A formula or an error value is never written over.
    """
    filled = dict(contents)
    for table in tables:
        area = table.area
        for col in area.cols:
            cells = ((row, contents.get((area.sheet, row, col))) for row in area.rows)
            written = [row for row, cell in cells if cell is not None and way_of(cell) is Way.VALUE]
            for row in range(written[0], written[-1]) if written else ():
                stands = view.cell(area.sheet, row, col)
                if way_of(stands) is Way.VALUE:
                    filled.setdefault((area.sheet, row, col), stands)
    return filled


def sent(value: Scalar) -> float | str | bool:
    """Return a value as Excel must be sent it to hold just that (värde till Excel).

    A text goes with an apostrophe before it, which Excel takes as "this is text" and doesn't show: without it "=x"
    becomes a formula, "36/12" a date, "15 414" a number, "SANT" a truth value. An empty text empties the cell.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, ErrorValue):
        return value.code
    return f"'{value}" if isinstance(value, str) else value
