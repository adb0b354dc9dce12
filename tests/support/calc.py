"""One open spreadsheet in LibreOffice, spoken to as an accountant would: sheet names and cell names such as "F12".

Rows and columns given as numbers are 1-based, as in snit_xl.workbook.view. Formulas are in LibreOffice's English
spelling with the equals sign: `;` between arguments, `$Blad1.A1` for another sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

if TYPE_CHECKING:
    from support.libreoffice import Office

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML", ".ods": "calc8"}
TEXT_RESULT, ERROR_RESULT, ANY_RESULT = 2, 4, 7  # com.sun.star.sheet.FormulaResult
ERROR_NAMES = {503: "#NUM!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!", 32767: "#N/A"}

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value in a cell; `code` is LibreOffice's number, e.g. 519 for #VALUE!."""

    code: int

    def __str__(self) -> str:
        """Name the error as files do, or by LibreOffice's own Err:nnn."""
        return ERROR_NAMES.get(self.code, f"Err:{self.code}")


Value = float | str | CellError | None


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell as LibreOffice sees it: its value, its formula ("" where none) and its error code (0 where none)."""

    value: Value
    formula: str = ""
    error: int = 0


def _watched(call: Callable[Concatenate[Document, P], R]) -> Callable[Concatenate[Document, P], R]:
    """Put a time limit on a call, so that a hanging LibreOffice fails one test instead of stopping the run."""

    @wraps(call)
    def limited(document: Document, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with document.office.watched(f"{call.__name__}{args}"):
            return call(document, *args, **kwargs)

    return limited


class Document:
    """An open spreadsheet; made by `Office.open`, a context manager that closes without saving."""

    def __init__(self, office: Office, component: Any) -> None:  # noqa: ANN401 - UNO objects have no Python type
        self.office = office
        self.component = component
        self._sheets = component.Sheets

    def __enter__(self) -> Self:
        """Hand out the document itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close without saving; an office that is gone has closed it already."""
        if self.office.is_running():
            self.close()

    @_watched
    def sheet_names(self) -> list[str]:
        """Return the sheets in tab order."""
        return list(self._sheets.ElementNames)

    @_watched
    def calculate_all(self) -> None:
        """Recalculate every formula, whatever the cached values say (Ctrl+Shift+F9)."""
        self.component.calculateAll()

    @_watched
    def cell_value(self, sheet: str, cell: str) -> Value:
        """Return a number, a text, a CellError, or None for an empty cell; for many cells `all_cells` is far faster."""
        return _value(self._range(sheet, cell))

    @_watched
    def cell_text(self, sheet: str, cell: str) -> str:
        """Return the cell as it is shown, number format applied."""
        return str(self._range(sheet, cell).String)

    @_watched
    def formula(self, sheet: str, cell: str) -> str:
        """Return the formula with its equals sign; "" where the cell holds none."""
        target = self._range(sheet, cell)
        return str(target.Formula) if target.Type.value == "FORMULA" else ""

    @_watched
    def all_cells(self, sheet: str) -> dict[tuple[int, int], SeenCell]:
        """Return every non-empty cell of a sheet by (row, column), read in a few calls rather than one per cell."""
        area = self._used(sheet)
        formulas = _positions(area.queryFormulaCells(ANY_RESULT))
        errors = {at: _at(area, at).getError() for at in _positions(area.queryFormulaCells(ERROR_RESULT))}
        seen = {}
        for row, (values, texts) in enumerate(zip(area.DataArray, area.FormulaArray, strict=True), 1):
            for col, (value, text) in enumerate(zip(values, texts, strict=True), 1):
                if code := errors.get((row, col)):
                    seen[row, col] = SeenCell(CellError(code), text, code)
                elif text:
                    seen[row, col] = SeenCell(value, text if (row, col) in formulas else "")
        return seen

    @_watched
    def set_value(self, sheet: str, cell: str, value: float | Decimal | str | None) -> None:
        """Type a number or a text (never a formula) into a cell, or empty it with None."""
        target = self._range(sheet, cell)
        if value is None or isinstance(value, str):
            target.String = value or ""
        else:
            target.Value = float(value)

    @_watched
    def set_formula(self, sheet: str, cell: str, formula: str) -> None:
        """Type a formula in LibreOffice's English spelling, equals sign first."""
        self._range(sheet, cell).Formula = formula

    @_watched
    def insert_rows(self, sheet: str, row: int, count: int = 1) -> None:
        """Insert empty rows above a row, as the user does in the row header."""
        self._sheet(sheet).Rows.insertByIndex(row - 1, count)

    @_watched
    def remove_rows(self, sheet: str, row: int, count: int = 1) -> None:
        """Delete whole rows."""
        self._sheet(sheet).Rows.removeByIndex(row - 1, count)

    @_watched
    def run_macro(self, name: str, *args: object, library: str = "VBAProject") -> Any:  # noqa: ANN401
        """Run a macro of the document, "Module.Sub", and return its result; this works even with macros=False."""
        address = f"vnd.sun.star.script:{library}.{name}?language=Basic&location=document"
        result, _, _ = self.component.ScriptProvider.getScript(address).invoke(args, (), ())
        return result

    @_watched
    def store(self, path: Path) -> Path:
        """Save a copy; the format follows the suffix (.xlsx, .xlsm, .ods)."""
        options = self.office.properties(FilterName=FILTERS[path.suffix.lower()], Overwrite=True)
        self.component.storeToURL(path.resolve().as_uri(), options)
        return path

    @_watched
    def export_pdf(self, path: Path, *, single_page_sheets: bool = False) -> Path:
        """Print to PDF as the page set-up says, or with each sheet on one page as large as it needs."""
        data = self.office.properties(SinglePageSheets=single_page_sheets)
        options = self.office.properties(FilterName="calc_pdf_Export", FilterData=self.office.sequence(data))
        self.component.storeToURL(path.resolve().as_uri(), options)
        return path

    @_watched
    def close(self) -> None:
        """Close without saving."""
        self.component.close(True)  # noqa: FBT003 - UNO takes no keywords

    def _sheet(self, name: str) -> Any:  # noqa: ANN401
        if not self._sheets.hasByName(name):
            raise KeyError(f"no sheet {name!r}; there are {', '.join(self._sheets.ElementNames)}")
        return self._sheets.getByName(name)

    def _range(self, sheet: str, cell: str) -> Any:  # noqa: ANN401
        return self._sheet(sheet).getCellRangeByName(cell)

    def _used(self, sheet: str) -> Any:  # noqa: ANN401
        cursor = self._sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)  # noqa: FBT003
        end = cursor.RangeAddress
        return self._sheet(sheet).getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


def _positions(ranges: Any) -> set[tuple[int, int]]:  # noqa: ANN401
    return {
        (row + 1, col + 1)
        for address in ranges.RangeAddresses
        for row in range(address.StartRow, address.EndRow + 1)
        for col in range(address.StartColumn, address.EndColumn + 1)
    }


def _at(area: Any, position: tuple[int, int]) -> Any:  # noqa: ANN401
    row, col = position
    return area.getCellByPosition(col - 1, row - 1)


def _value(cell: Any) -> Value:  # noqa: ANN401
    if code := cell.getError():
        return CellError(code)
    kind = cell.Type.value
    if kind == "EMPTY":
        return None
    is_text = kind == "TEXT" or (kind == "FORMULA" and cell.FormulaResultType2 == TEXT_RESULT)
    return str(cell.String) if is_text else float(cell.Value)
