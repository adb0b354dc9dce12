"""Which cells a double-click shows the basis of (dubbelklick): computed cells of some tables of a workbook of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def chosen(document: Any) -> list[Any] | None:  # noqa: ANN401 - UNO objects have no Python type
    """Return the chosen cell (vald cell): sheet, row and column; of several the first, None where no cell is chosen."""
    selected = document.CurrentController.getSelection()
    if selected is None:
        return None
    if selected.supportsService("com.sun.star.sheet.SheetCellRanges"):
        if not selected.Count:
            return None
        selected = selected.getByIndex(0)
    return spot(selected)


def named_text(document: Any, name: str) -> str:  # noqa: ANN401
    """Return what the cell with a name shows (namngiven cell), "" where there is none."""
    if document is None or not document.NamedRanges.hasByName(name):
        return ""
    cells = document.NamedRanges.getByName(name).getReferredCells()
    return "" if cells is None else str(cells.getCellByPosition(0, 0).String)


def spot(cells: Any) -> list[Any] | None:  # noqa: ANN401
    """Return where the first of some cells stands (plats); None where they are no cells."""
    if cells is None or not cells.supportsService("com.sun.star.sheet.SheetCellRange"):
        return None
    area = cells.RangeAddress
    return [str(cells.Spreadsheet.Name), area.StartRow + 1, area.StartColumn + 1]


def traced(document: Any, cell: Any, known: Mapping[str, Any]) -> list[Any] | None:  # noqa: ANN401
    """Return the place of a cell whose basis is shown at a double-click, None for every other (spårbar cell).

    `known` holds `mark`, a name that every workbook of ours has, `tables` with the headings of their computed columns,
    and `list` and `level`: in the list of what was shown last only an account has anything behind it. An input cell and
    an empty one open for editing, as everywhere.
    """
    place = spot(cell)
    if place is None or cell.Type.value == "EMPTY" or not document.NamedRanges.hasByName(known["mark"]):
        return None
    ranges = document.DatabaseRanges
    for name, headings in known["tables"].items():
        if ranges.hasByName(name) and _stands_in(document, ranges.getByName(name).DataArea, place, headings):
            first = cell.Spreadsheet.getCellByPosition(ranges.getByName(name).DataArea.StartColumn, place[1] - 1)
            return place if name != known["list"] or first.String == known["level"] else None
    return None


def _stands_in(document: Any, area: Any, place: list[Any], headings: Sequence[str]) -> bool:  # noqa: ANN401
    """Tell whether a place is under one of some headings of a table, whose first row is its header."""
    sheet, row, col = place
    inside = area.StartRow + 1 < row <= area.EndRow + 1 and area.StartColumn < col <= area.EndColumn + 1
    if not inside or document.Sheets.getByIndex(area.Sheet).Name != sheet:
        return False
    return document.Sheets.getByIndex(area.Sheet).getCellByPosition(col - 1, area.StartRow).String in headings
