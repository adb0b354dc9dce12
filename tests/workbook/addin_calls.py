"""Makes the add-in's calls on xlwings' own COM object, with pywin32 stubbed, in a Python of its own; prints JSON.

The calls are those of SnitFragaPython: Var(Call(Module(name), function, TupleFromArray(arguments))). Arguments have the
shapes that COM gives a VBA array: tuples, and tuples of rows for a range.
"""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "hosts" / "excel")]

from excel_fake_book import FakeBook  # noqa: E402 - found by the path above
from support.workbooks import example  # noqa: E402
from udf_samples import LEFT_OUT, cases  # noqa: E402

from snit_xl import udfs  # noqa: E402
from snit_xl.hosts.excel.reader import read_book  # noqa: E402
from snit_xl.workbook.functions.specs import Reads  # noqa: E402
from snit_xl.workbook.view import Cell, ErrorValue  # noqa: E402


def com_object() -> Any:  # noqa: ANN401 - xlwings' class
    """Return what the library hands to VBA."""
    win32com = MagicMock()
    stubs = {"win32com": win32com, "win32com.client": win32com.client, "win32com.server": win32com.server}
    stubs |= {f"win32com.server.{name}": getattr(win32com.server, name) for name in ("dispatcher", "policy", "util")}
    stubs |= {name: MagicMock() for name in ("win32api", "win32event", "pythoncom", "pywintypes")}
    sys.modules |= stubs
    from xlwings import com_server  # noqa: PLC0415 - only now are the stubs in place

    def unwrap(value: object) -> object:
        if not isinstance(value, com_server.XLPythonObject):
            raise TypeError
        return value

    com_server.PyIDispatch = ExcelObject
    win32com.client.Dispatch = lambda found, userName: found.book if userName == "_Workbook" else None  # noqa: N803
    # xlwings' own Book needs Windows; the one that stands in for it takes what Book.caller() would be given.
    import xlwings  # noqa: PLC0415

    xlwings._xlwindows = types.SimpleNamespace(Book=lambda xl: xl)
    xlwings.Book = lambda impl: impl
    win32com.server.util.wrap = lambda value, *_: value
    win32com.server.util.unwrap = unwrap
    return com_server.XLPython()


class ExcelObject:
    """What COM hands over for a workbook of Excel's: pywin32's IDispatch, which knows only what it is called."""

    def __init__(self, book: FakeBook) -> None:
        self.book = book

    def GetTypeInfo(self) -> ExcelObject:  # noqa: N802 - COM's own name
        return self

    def GetDocumentation(self, _member: int) -> tuple[str, str, int, None]:  # noqa: N802 - COM's own name
        return "_Workbook", "", 0, None


def open_example() -> FakeBook:
    """Return the example with a cell that shows an error and a row of outcomes."""
    book = FakeBook(example()[0])
    grid, where = book.fake.cells["Utfall"], book.fake.tables["Utfallsrader"]
    for heading, value in (("År", 2017.0), ("Månad", 3.0), ("Konto", 9010.0), ("Utfall (tkr)", 100.1)):
        area = where.column(heading)
        grid[area.top, area.left] = Cell(value)
    book.fake.cells["Start"][90, 2] = Cell(ErrorValue("#VALUE!"), 'SNIT_ANDEL("x")')
    return book


def every_kind(ask: Callable[..., object], book: ExcelObject) -> tuple[int, list[object]]:
    """Return how many calls there are with every kind of argument, and those that another way of asking answers else.

    The other way: the function called directly, over the whole workbook as a button reads it.
    """
    whole = read_book(book.book).view
    asked, different = 0, []
    for name, label, values in cases():
        given = tuple(None if one is LEFT_OUT else one for one in values)
        reads = udfs.FUNCTIONS[name].reads is not Reads.NOTHING
        through = ask("call", name, given, *([book] if reads else []))
        udfs.workbook_source(lambda _: whole)
        direct = udfs.call(name, given)
        asked += 1
        if through != direct:
            different.append([name, label, through, direct])
    return asked, different


def main() -> None:
    """Ask as the add-in asks."""
    python = com_object()

    def ask(function: str, *arguments: object) -> object:
        module = python.Module("snit_xl.hosts.excel.entry")
        return python.Var(python.Call(module, function, python.TupleFromArray(arguments)))

    column = ((100.0,), (50.5,))
    book = ExcelObject(open_example())
    nothing = (None, None, None, None)
    answers = {
        "module": type(python.Module("snit_xl.hosts.excel.entry")).__name__,
        "rows": ask("call", "SNIT_AVVIKELSE", (column, ((90.0,), (None,)))),
        "left out": ask("call", "SNIT_FORDELNING", (((15414.0,),), ((61.0, 39.0),), None, None)),
        "fault": ask("call", "SNIT_RISK", (None, 2.0)),
        "unknown": ask("call", "SNIT_FINNS_INTE", (1.0,)),
        "own split": ask("call", "SNIT_FORDELNING", nothing, book),
        "outcome": ask("call", "SNIT_UTFALL", ("9*", None, None, None, None), book),
        "why": ask("call", "SNIT_FEL", ("Start!B90",), book),
        "no workbook": ask("call", "SNIT_UTFALL", ("5*", None, None, None, None)),
        "every kind": every_kind(ask, book),
        "changed": [call.kind for call in book.book.fake.calls],
        "press": ask("press", "update", "C:\\Ekonomi\\bok.xlsm", ""),
    }
    sys.stdout.buffer.write(json.dumps(answers).encode("utf-8"))


if __name__ == "__main__":
    main()
