"""A Calc document read in few calls (läsning): sheets, tables, names and cells, as plain values.

Rows and columns are 1-based. Formulas are in Excel's English spelling, which the project computes and files hold.
"""

from __future__ import annotations

import re
from typing import Any

from .values import CODES

_EXCEL_CONVENTION = 3  # com.sun.star.sheet.AddressConvention.XL_OOX
ANY_RESULT, _ERROR_RESULT = 7, 4  # com.sun.star.sheet.FormulaResult
_MOST_REMEMBERED = 20_000
_REFERENCE = re.compile(
    r"\$(?:'((?:[^']|'')+)'|([^'.]+))\.\$([A-Z]+)\$(\d+)(?::(?:\$(?:'(?:[^']|'')+'|[^'.:]+)?\.)?\$([A-Z]+)\$(\d+))?"
)

# Calc's spelling of a formula → Excel's. The text alone decides, so that it is translated once for all its cells.
_spelled: dict[str, str] = {}


def structure(document: Any) -> dict[str, Any]:  # noqa: ANN401 - UNO objects have no Python type
    """Return sheets, tables, names and the date system (uppbyggnad)."""
    names = tuple(document.Sheets.ElementNames)
    sheets = [document.Sheets.getByIndex(at) for at in range(len(names))]
    return {
        "sheets": list(names),
        "tables": _tables(document, names, sheets),
        "names": _names(document, names),
        "date1904": document.NullDate.Year == 1904,
    }


def _tables(document: Any, names: tuple[str, ...], sheets: list[Any]) -> list[dict[str, Any]]:  # noqa: ANN401
    ranges = document.DatabaseRanges
    found = []
    for name in ranges.ElementNames:
        one = ranges.getByName(name)
        area = one.DataArea
        header, totals = int(one.ContainsHeader), int(one.TotalsRow)
        top = sheets[area.Sheet].getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.StartRow)
        found.append(
            {
                "name": name,
                "area": [
                    names[area.Sheet],
                    area.StartRow + 1 + header,
                    area.StartColumn + 1,
                    area.EndRow + 1 - totals,
                    area.EndColumn + 1,
                ],
                "header_row": (area.StartRow + 1) * header,
                "totals": totals,
                "columns": [str(x) for x in top.getDataArray()[0]] if header else [],
            }
        )
    return found


def _names(document: Any, sheets: tuple[str, ...]) -> dict[str, list[Any]]:  # noqa: ANN401
    """Return the names of one rectangle each (namn); the others are formulas or constants."""
    defined = document.NamedRanges
    found = {name: _rectangle(defined.getByName(name).Content) for name in defined.ElementNames}
    return {name: area for name, area in found.items() if area is not None and area[0] in sheets}


def _rectangle(content: str) -> list[Any] | None:
    """Return sheet and bounds of a reference as Calc writes it (område): $'Ett blad'.$B$15:$C$20."""
    match = _REFERENCE.fullmatch(content)
    if match is None:
        return None
    quoted, plain, left, top, right, bottom = match.groups()
    sheet = plain if quoted is None else quoted.replace("''", "'")
    return [sheet, int(top), _column(left), int(bottom or top), _column(right or left)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def sheet_cells(document: Any, name: str) -> list[list[Any]]:  # noqa: ANN401
    """Return a sheet's cells that are not empty (blad): row, column, value, formula or None, error or None."""
    sheet = document.Sheets.getByName(name)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO takes no keywords
    end = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    cells = {
        (row, col): [row, col, value, None, None]
        for row, values in enumerate(area.getDataArray(), 1)
        for col, value in enumerate(values, 1)
        if value not in {"", None}
    }
    for at, text in _formulas(document, sheet, area).items():
        cells.setdefault(at, [*at, "", None, None])[3] = text
    for row, col in _positions(area.queryFormulaCells(_ERROR_RESULT)):
        code = sheet.getCellByPosition(col - 1, row - 1).getError()
        cell = cells.setdefault((row, col), [row, col, None, None, None])
        cell[2], cell[4] = None, CODES.get(code, "#VALUE!")
    return [cells[at] for at in sorted(cells)]


def _formulas(document: Any, sheet: Any, area: Any) -> dict[tuple[int, int], str]:  # noqa: ANN401
    positions = _positions(area.queryFormulaCells(ANY_RESULT))
    if not positions:
        return {}
    texts = area.getFormulaArray()
    spelling = _Spelling(document, sheet)
    return {
        (row, col): spelling.excel(texts[row - 1][col - 1], row, col)
        for row, col in positions
        if not texts[row - 1][col - 1].startswith("{") or _begins_array(sheet, row, col)
    }


def _begins_array(sheet: Any, row: int, col: int) -> bool:  # noqa: ANN401
    """Tell whether an array formula's cell is its first; as in files, only that one is said to hold the formula."""
    cursor = sheet.createCursorByRange(sheet.getCellByPosition(col - 1, row - 1))
    cursor.collapseToCurrentArray()
    return (cursor.RangeAddress.StartRow, cursor.RangeAddress.StartColumn) == (row - 1, col - 1)


def _positions(ranges: Any) -> list[tuple[int, int]]:  # noqa: ANN401
    return [
        (row + 1, col + 1)
        for address in ranges.RangeAddresses
        for row in range(address.StartRow, address.EndRow + 1)
        for col in range(address.StartColumn, address.EndColumn + 1)
    ]


class _Spelling:
    """Turns Calc's spelling of a sheet's formulas into Excel's (stavning)."""

    def __init__(self, document: Any, sheet: Any) -> None:  # noqa: ANN401
        self._document, self._sheet = document, sheet
        self._parser: Any = None

    def excel(self, text: str, row: int, col: int) -> str:
        spelled = _spelled.get(text)
        if spelled is None:
            if len(_spelled) >= _MOST_REMEMBERED:
                _spelled.clear()
            spelled = _spelled[text] = self._printed(row, col)
        return spelled

    def _printed(self, row: int, col: int) -> str:
        if self._parser is None:
            self._parser = formula_parser(self._document)
        cell = self._sheet.getCellByPosition(col - 1, row - 1)
        return str(self._parser.printFormula(cell.getTokens(), cell.CellAddress))


def formula_parser(document: Any) -> Any:  # noqa: ANN401
    """Return Calc's own translator to and from Excel's spelling (formeltolk)."""
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish = True
    parser.FormulaConvention = _EXCEL_CONVENTION
    return parser
