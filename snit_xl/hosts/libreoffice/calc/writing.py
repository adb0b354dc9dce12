"""A plan of writes put into a Calc document (skrivning): few calls, one undo step, all of it or nothing.

A plan is plain: `title`; `grow` (sheet, first row, last row, new last row, first and last column) for tables that get
more rows; `blocks` (sheet, top, left, rows of values) with "" for an empty cell; `formulas` (sheet, row, column, text
in Excel's spelling); `areas` (table, rows more or fewer); `calculate` where everything must be recalculated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .pouring import can_be_poured, pour
from .reading import ANY_RESULT, formula_parser
from .settings import ToldError

# So many changed cells are written at once; it costs a clearing and looks at every column's format.
MANY = 500


@contextmanager
def _quiet(document: Any) -> Iterator[None]:  # noqa: ANN401 - UNO objects have no Python type
    """Hold back drawing, events and recalculation (tyst läge), and put them back whatever happens."""
    automatic = document.isAutomaticCalculationEnabled()
    document.lockControllers()
    document.addActionLock()
    document.enableAutomaticCalculation(False)  # noqa: FBT003 - UNO takes no keywords
    try:
        yield
    finally:
        document.enableAutomaticCalculation(automatic)
        document.removeActionLock()
        document.unlockControllers()


def carry_out(document: Any, plan: dict[str, Any]) -> None:  # noqa: ANN401
    """Write a plan (genomför plan): one Ctrl+Z takes all of it back; an error leaves the document as it was."""
    undo = document.UndoManager
    written: list[str] = []  # also after an error it holds the steps before it
    undo.enterUndoContext(plan["title"])
    try:
        with _quiet(document):
            written.extend(_steps(document, plan))
    except BaseException:
        undo.leaveUndoContext()
        if written:
            undo.undo()
            undo.clearRedo()
        raise
    undo.leaveUndoContext()
    if plan["calculate"]:
        document.calculateAll()
    elif not document.isAutomaticCalculationEnabled():
        document.calculate()


def _steps(document: Any, plan: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401
    """Write one thing at a time, and tell which (stegen): a step that is told can be undone."""
    sheets = document.Sheets
    large = []
    with _together(document):
        for name, *bounds in plan["grow"]:
            yield from _grow(sheets.getByName(name), *bounds)
        for name, top, left, rows in plan["blocks"]:
            bottom, right = top + len(rows) - 1, left + len(rows[0]) - 1
            area = sheets.getByName(name).getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1)
            # Cells with formulas of their own are in no block: these are parts of array formulas, which Calc breaks.
            if area.queryFormulaCells(ANY_RESULT).RangeAddresses:
                raise ToldError("not_writable", sheet=name)
            if _changed(area, rows) >= MANY and can_be_poured(document, area):
                large.append((area, rows))
            else:
                yield from _put(area, rows)
        yield from _formulas(document, plan["formulas"])
        for table, more in plan["areas"]:
            one = document.DatabaseRanges.getByName(table)
            area = one.DataArea
            area.EndRow += more
            one.setDataArea(area)
            yield table
    for area, rows in large:
        with _together(document):
            yield from pour(document, area, rows)
            yield from _put(area, rows)


@contextmanager
def _together(document: Any) -> Iterator[None]:  # noqa: ANN401
    """Make one step of many (tillsammans): when a cell is chosen, Calc forgets all but the last hundred of them."""
    undo = document.UndoManager
    undo.enterUndoContext("SNIT")
    try:
        yield
    finally:
        undo.leaveUndoContext()


def _formulas(document: Any, formulas: list[list[Any]]) -> Iterator[str]:  # noqa: ANN401
    parser = formula_parser(document) if formulas else None
    for name, row, col, text in formulas:
        cell = document.Sheets.getByName(name).getCellByPosition(col - 1, row - 1)
        cell.setTokens(parser.parseFormula(text, cell.CellAddress))  # type: ignore[union-attr]
        yield name


def _changed(area: Any, rows: list[list[Any]]) -> int:  # noqa: ANN401
    """Count the cells of an area that differ (ändrade celler)."""
    pairs = zip(area.getDataArray(), rows)  # noqa: B905 - same length by construction
    return sum(not _same(old, new) for before, after in pairs for old, new in zip(before, after))  # noqa: B905


def _same(old: Any, new: Any) -> bool:  # noqa: ANN401
    return bool(old == new) and type(old) is type(new)


def _put(area: Any, rows: list[list[Any]]) -> Iterator[str]:  # noqa: ANN401
    """Write the cells of an area that differ (skriv celler).

    One at a time: Calc's call for a whole area leaves no undo step, and an undo step of ours makes Calc crash.
    """
    for row, (before, after) in enumerate(zip(area.getDataArray(), rows)):  # noqa: B905 - same length by construction
        for col, (old, new) in enumerate(zip(before, after)):  # noqa: B905
            if _same(old, new):
                continue
            cell = area.getCellByPosition(col, row)
            if isinstance(new, str):
                cell.setString(new)
            else:
                cell.setValue(new)
            yield "cell"


def _grow(sheet: Any, top: int, bottom: int, new: int, left: int, right: int) -> Iterator[str]:  # noqa: ANN401
    """Give a table's new rows the look of its first (nya rader): formats, conditions and validation."""
    first = sheet.getCellRangeByPosition(left - 1, top - 1, right - 1, top - 1).RangeAddress
    sheet.copyRange(sheet.getCellByPosition(left - 1, bottom).CellAddress, first)
    yield "first"
    if new > bottom + 1:
        fresh = sheet.getCellRangeByPosition(left - 1, bottom, right - 1, new - 1)
        fresh.fillAuto(_to_bottom(), 1)
        yield "rest"


def _to_bottom() -> Any:  # noqa: ANN401
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    return uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM")
