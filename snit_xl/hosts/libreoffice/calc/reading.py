"""A Calc document read in few calls (läsning): sheets, tables, names and cells, as plain values.

Rows and columns are 1-based. Formulas are in Excel's English spelling, which the project computes and files hold.
"""

from __future__ import annotations

import re
from pathlib import Path
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
    """Return sheets, tables, names, the date system and the file's folder (uppbyggnad)."""
    names = tuple(document.Sheets.ElementNames)
    sheets = [document.Sheets.getByIndex(at) for at in range(len(names))]
    return {
        "sheets": list(names),
        "tables": _tables(document, names, sheets),
        "names": _names(document, names),
        "date1904": document.NullDate.Year == 1904,
        "folder": _folder(str(document.URL)),
    }


def _folder(url: str) -> str:
    """Return the folder of a file on this machine (mapp), "" where the document is none or lies elsewhere."""
    if not url.startswith("file:"):
        return ""
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    return str(Path(uno.fileUrlToSystemPath(url)).parent)


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


def sheet_cells(document: Any, name: str) -> dict[str, Any]:  # noqa: ANN401
    """Return a sheet's cells (blad): `values` row by row from A1 on, "" where empty; `formulas` and `errors` by place.

    A sheet of some thousand rows is one call for its values; formulas are fetched only where there are any.
    """
    sheet = document.Sheets.getByName(name)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO takes no keywords
    end = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    errors = _positions(area.queryFormulaCells(_ERROR_RESULT))
    codes = {at: sheet.getCellByPosition(at[1] - 1, at[0] - 1).getError() for at in errors}
    return {
        "values": area.getDataArray(),
        "formulas": _formulas(document, sheet, area),
        "errors": [[row, col, CODES.get(code, "#VALUE!")] for (row, col), code in codes.items()],
    }


def _formulas(document: Any, sheet: Any, area: Any) -> list[list[Any]]:  # noqa: ANN401
    ranges = area.queryFormulaCells(ANY_RESULT)
    positions = _positions(ranges)
    if not positions:
        return []
    top, left = min(row for row, _ in positions), min(col for _, col in positions)
    bottom, right = max(row for row, _ in positions), max(col for _, col in positions)
    texts = sheet.getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1).getFormulaArray()
    spelling = _Spelling(document, sheet)
    placed = ((row, col, texts[row - top][col - left]) for row, col in positions)
    return [
        [row, col, spelling.excel(text, row, col)]
        for row, col, text in placed
        if not text.startswith("{") or _begins_array(sheet, row, col)
    ]


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
