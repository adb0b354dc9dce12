"""An open workbook without Excel: loaded from a real file, with xlwings' members as far as the Excel host uses them.

It behaves as Excel does where that matters: a text is read as if typed, errors come out as COM integers, a single cell
as a bare value, formulas are computed only when asked. It keeps count of every call and can fail at any of them.
"""

# ruff: noqa: ANN401 - as untyped as the COM objects it stands for

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import to_excel
from support.workbooks import BUILT_AT, example

from snit_xl.actions.build_workbook import build_example
from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.reader import area_of
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView, cell_name

TRUTH = {"SANT": True, "TRUE": True, "FALSKT": False, "FALSE": False}
NUMBER = re.compile(r"[-+]?\d{1,3}(?:[ \u00a0]?\d{3})*(?:,\d+)?|[-+]?\d+(?:[.,]\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\d{1,4}/-?\d{1,4}|\d{4}-\d\d")


class ComFault(Exception):  # noqa: N818 - stands in for pywintypes.com_error
    """What pywin32 raises."""


@dataclass
class Call:
    """One call that changes the workbook."""

    kind: str
    where: str
    manual: bool


@dataclass
class FakeApp:
    calculation: str = "automatic"
    screen_updating: bool = True
    enable_events: bool = True
    status_bar: Any = False
    calculations: int = 0
    fake: Fake | None = None
    book: FakeBook | None = None
    names: dict[str, Area] = field(default_factory=dict)

    def calculate(self) -> None:
        assert self.fake is not None
        self.fake.call("calculate", "")
        self.calculations += 1
        view = self.fake.view()
        formulas = {(s, *at): c.formula for s, grid in view.cells.items() for at, c in grid.items() if c.formula}
        for (sheet, row, col), value in evaluate(view, formulas).values.items():
            self.fake.cells[sheet][row, col] = Cell(value, formulas[sheet, row, col])


@dataclass
class Fake:
    """What all the fake objects of one workbook share."""

    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    tables: dict[str, TableArea] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  # every range whose values or formulas were asked for
    fail_at: int | None = None
    fails_on: frozenset[str] = frozenset()  # from then on
    app: FakeApp = field(default_factory=FakeApp)

    def call(self, kind: str, where: str) -> None:
        number = len(self.calls)
        self.calls.append(Call(kind, where, self.app.calculation == "manual"))
        failed = self.fail_at is not None and number >= self.fail_at
        if failed and (number == self.fail_at or where in self.fails_on):
            raise ComFault(-2147352567, "Exception occurred.", kind, where)

    def view(self) -> WorkbookView:
        return WorkbookView({name: dict(grid) for name, grid in self.cells.items()}, dict(self.tables), self.app.names)


class FakeApi:
    """The COM object behind a range."""

    def __init__(self, cells: FakeRange) -> None:
        self.cells = cells

    @property
    def Value2(self) -> Any:  # noqa: N802 - Excel's own name
        self.cells.fake.read.append(f"{self.cells.area.sheet}!{self.cells.address}")
        return self.cells.bare([[com(cell.value) for cell in row] for row in self.cells.rows()])


@dataclass
class FakeRange:
    fake: Fake
    area: Area

    @property
    def api(self) -> FakeApi:
        return FakeApi(self)

    @property
    def address(self) -> str:
        first, last = (
            re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", cell_name(*spot))
            for spot in ((self.area.top, self.area.left), (self.area.bottom, self.area.right))
        )
        return first if first == last else f"{first}:{last}"

    @property
    def row(self) -> int:
        return self.area.top

    @property
    def column(self) -> int:
        return self.area.left

    @property
    def sheet(self) -> FakeSheet:
        assert self.fake.app.book is not None
        return self.fake.app.book.sheets[self.area.sheet]

    def rows(self) -> list[list[Cell]]:
        grid = self.fake.cells[self.area.sheet]
        return [[grid.get((row, col), Cell()) for col in self.area.cols] for row in self.area.rows]

    def bare(self, rows: list[list[Any]]) -> Any:
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else tuple(tuple(row) for row in rows)

    @property
    def raw_value(self) -> Any:
        raise AssertionError("read Value2: Value gives dates and currency in other clothes")

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self.put("values", data)

    @property
    def formula(self) -> Any:
        self.fake.read.append(f"{self.area.sheet}!{self.address}")
        return self.bare([[shown(cell) for cell in row] for row in self.rows()])

    @formula.setter
    def formula(self, data: Any) -> None:
        self.put("formulas", data)

    def put(self, kind: str, data: Any) -> None:
        self.fake.call(kind, f"{self.area.sheet}!{self.address}")
        rows = data if isinstance(data, list) else [[data]]
        assert (len(rows), len(rows[0])) == (len(self.area.rows), len(self.area.cols)), "not the range's shape"
        grid = self.fake.cells[self.area.sheet]
        for row, values in zip(self.area.rows, rows, strict=True):
            for col, value in zip(self.area.cols, values, strict=True):
                cell = typed(value)
                if cell == Cell():
                    grid.pop((row, col), None)
                else:
                    grid[row, col] = cell

    def autofill(self, destination: FakeRange, type_: str = "fill_default") -> None:
        assert type_ == "fill_formats"
        assert destination.area.top == self.area.top, "the destination must hold the source"
        self.fake.call("formats", f"{destination.area.sheet}!{destination.address}")


def com(value: Scalar) -> Any:
    return error_number(value.code) if isinstance(value, ErrorValue) else value


def error_number(code: str) -> int:
    """Return the COM integer of an error value; an unknown one as #UNKNOWN!."""
    numbers = {name: number for number, name in native.ERRORS.items()}
    return -2146828288 + numbers.get(code, numbers["#UNKNOWN!"])


def shown(cell: Cell) -> str:
    if cell.formula is not None:
        # Excel spells a cell of the formula's own row in this way.
        return "=" + re.sub(r"\w+\[\[#This Row\],(\[[^\[\]]+\])\]", r"[@\1]", cell.formula)
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, ErrorValue):
        return value.code
    return "" if value is None else str(value)


def typed(value: Any) -> Cell:
    """Return the cell that comes of handing Excel a value."""
    if value is None or value == "":
        return Cell()
    if isinstance(value, str):
        return typed_text(value)
    assert isinstance(value, float | bool), f"not a cell value: {value!r}"
    return Cell(value)


def typed_text(text: str) -> Cell:
    if text.startswith("="):
        return Cell(None, text[1:])
    if text in native.ERRORS.values():
        return Cell(ErrorValue(text))
    if text.upper() in TRUTH:
        return Cell(TRUTH[text.upper()])
    if NUMBER.fullmatch(text) or DATE.fullmatch(text):
        return Cell(float(len(text)))  # some number: not the text it was
    return Cell(text.removeprefix("'"))


@dataclass
class FakeTable:
    fake: Fake
    display_name: str
    show_headers: bool = True
    show_totals: bool = False

    @property
    def range(self) -> FakeRange:
        where = self.fake.tables[self.display_name]
        bottom = where.area.bottom + self.show_totals
        return FakeRange(self.fake, where.area._replace(top=where.header_row or where.area.top, bottom=bottom))

    def resize(self, range: FakeRange) -> None:  # noqa: A002 - xlwings' name
        self.fake.call("resize", self.display_name)
        where = self.fake.tables[self.display_name]
        assert range.area.top == where.header_row
        assert (range.area.left, range.area.right) == (where.area.left, where.area.right)
        area = where.area._replace(bottom=range.area.bottom)
        self.fake.tables[self.display_name] = TableArea(where.name, area, where.header_row, where.columns)


class SheetApi:
    def __init__(self) -> None:
        self.ProtectContents = False
        self.ProtectionMode = False
        self.Visible = -1


@dataclass
class FakeSheet:
    book: FakeBook
    name: str
    own: list[FakeTable] = field(default_factory=list)
    api: SheetApi = field(default_factory=SheetApi)

    @property
    def tables(self) -> list[FakeTable]:
        return self.own

    @property
    def used_range(self) -> FakeRange:
        spots = [spot for spot, cell in self.book.fake.cells[self.name].items() if cell != Cell()] or [(1, 1)]
        rows, cols = [row for row, _ in spots], [col for _, col in spots]
        return FakeRange(self.book.fake, Area(self.name, min(rows), min(cols), max(rows), max(cols)))

    def range(self, cell1: str, cell2: None = None) -> FakeRange:
        assert cell2 is None
        return FakeRange(self.book.fake, area_of(self.name, cell1))

    def activate(self) -> None:
        self.book.sheets.active = self

    def delete(self) -> None:
        self.book.fake.call("delete", self.name)
        self.book.sheets.all.remove(self)
        del self.book.fake.cells[self.name]


class FakeSheets:
    def __init__(self, book: FakeBook) -> None:
        self.book = book
        self.all: list[FakeSheet] = []
        self.active: FakeSheet | None = None

    def __iter__(self) -> Iterator[FakeSheet]:
        return iter(self.all)

    def __getitem__(self, name: str) -> FakeSheet:
        return next(sheet for sheet in self.all if sheet.name == name)

    def add(self, name: str | None = None, before: None = None, after: FakeSheet | None = None) -> FakeSheet:
        assert before is None
        assert after is self.all[-1]
        assert name
        self.book.fake.call("add", name)
        self.active = FakeSheet(self.book, name)
        self.all.append(self.active)
        self.book.fake.cells[name] = {}
        return self.active


@dataclass
class FakeName:
    name: str
    refers_to: str


class BookApi:
    def __init__(self, name: str) -> None:
        self.FullName = f"C:\\Nämnden\\{name}"
        self.ProtectStructure = False
        self.Date1904 = False
        self.copies: list[str] = []

    def SaveCopyAs(self, path: str) -> None:  # noqa: N802 - Excel's own name
        Path(path).write_bytes(b"the workbook as it stands")
        self.copies.append(path)


class FakeBook:
    """A workbook open in an Excel that isn't there."""

    def __init__(self, content: bytes, name: str = "Projekt och förbättringar.xlsm") -> None:
        self.name = name
        self.api = BookApi(name)
        self.fake = Fake()
        self.app = self.fake.app
        self.app.fake = self.fake
        self.app.book = self
        self.selection: FakeRange | None = None
        self.sheets = FakeSheets(self)
        formulas = openpyxl.load_workbook(io.BytesIO(content))
        values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        for sheet in formulas.worksheets:
            self._load(sheet, values[sheet.title])
        self.sheets.active = self.sheets.all[0]
        self.names = [FakeName(name, f"={found.attr_text}") for name, found in formulas.defined_names.items()]
        self.names += [FakeName("Start!Print_Area", "=Start!$A$1:$C$32"), FakeName("Sats", "=0.0175")]
        self.app.names = {
            name.name: area_of(sheet.strip("'"), address)
            for name in self.names[:-2]
            for sheet, _, address in [name.refers_to[1:].rpartition("!")]
        }

    def _load(self, formulas: Any, values: Any) -> None:
        name = formulas.title
        sheet = FakeSheet(self, name)
        self.sheets.all.append(sheet)
        grid = self.fake.cells[name] = {}
        for row in formulas.iter_rows():
            for found in row:
                cell = loaded(found, values.cell(found.row, found.column).value)
                if cell != Cell():
                    grid[found.row, found.column] = cell
        for table in formulas.tables.values():
            where = area_of(name, table.ref)
            columns = tuple(column.name for column in table.tableColumns)
            area = where._replace(top=where.top + 1)
            self.fake.tables[table.displayName] = TableArea(table.displayName, area, where.top, columns)
            sheet.own.append(FakeTable(self.fake, table.displayName))

    def written(self) -> list[Call]:
        """Return the calls that put something in cells."""
        return [call for call in self.fake.calls if call.kind in {"values", "formulas"}]

    def choose(self, sheet: str, row: int, col: int) -> None:
        """Do as the user does: click on a cell."""
        self.sheets.active = self.sheets[sheet]
        self.selection = FakeRange(self.fake, Area(sheet, row, col, row, col))

    def lies_in(self, folder: Path) -> None:
        """Say where the workbook is saved."""
        self.api.FullName = str(folder / self.name)

    def type_in(self, table: str, heading: str, value: Scalar, row: int = 0) -> None:
        """Do as the user does: type a value in a table's cell, rows counted from 0."""
        area = self.fake.tables[table].column(heading)
        self.fake.cells[area.sheet][area.top + row, area.left] = Cell(value)


@cache
def _prototype() -> FakeBook:
    return FakeBook(example(updated=False)[0])


def opened_example() -> FakeBook:
    """Return the example as it is before its first update, open and untouched."""
    return deepcopy(_prototype())


@cache
def unread_bytes() -> bytes:
    """Return the example before its books are read and its forecast updated, as a file."""
    return build_example(BUILT_AT, updated=False, read=False)[0]


@cache
def _unread() -> FakeBook:
    return FakeBook(unread_bytes())


def unread_example(folder: Path) -> FakeBook:
    """Return the example before its books are read, open from a folder."""
    book = deepcopy(_unread())
    book.lies_in(folder)
    return book


def loaded(found: Any, value: Any) -> Cell:
    text = found.value
    formula = text[1:] if found.data_type == "f" else None
    if isinstance(value, time):
        return Cell(float(to_excel(value)), formula)
    if isinstance(value, datetime | date):
        return Cell(float(f"{to_excel(value):.15g}"), formula)  # as many digits as the file has
    if found.data_type == "e" or (formula and isinstance(value, str) and value in native.ERRORS.values()):
        return Cell(ErrorValue(value), formula)
    return Cell(float(value) if isinstance(value, int) and not isinstance(value, bool) else value, formula)
