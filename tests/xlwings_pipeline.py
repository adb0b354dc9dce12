"""Runs every spreadsheet function through xlwings' own call_udf, with pywin32 stubbed, in a Python of its own.

Prints one JSON line per call: function, which argument was varied and how, what came through xlwings, and what the
function gives when it is called directly. Values have the shapes that COM gives: tuples of tuples of floats, None for
an empty cell.
"""

from __future__ import annotations

import json
import sys
import types
from unittest.mock import MagicMock

from udf_samples import LEFT_OUT, book, cases

from snit_xl import udfs


def stubbed_xlwings() -> types.ModuleType:
    """Return xlwings.udfs with its Windows parts replaced; its decorators, call_udf and conversion are its own."""
    for name in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
        sys.modules[name] = MagicMock(name=name)
    import xlwings  # noqa: PLC0415 - after the stubs

    windows = types.ModuleType("xlwings._xlwindows")
    windows.Range = lambda xl: types.SimpleNamespace(xl=xl)  # type: ignore[attr-defined]
    windows.is_range_instance = lambda _: False  # type: ignore[attr-defined]
    server = types.ModuleType("xlwings.com_server")
    server.loop = None  # type: ignore[attr-defined]
    sys.modules.update({"xlwings._xlwindows": windows, "xlwings.com_server": server})
    xlwings._xlwindows = windows
    xlwings.engines.add(xlwings.main.Engine(impl=types.SimpleNamespace(name="excel", type="desktop")))
    from xlwings import udfs as pipeline  # noqa: PLC0415

    return pipeline


def main() -> None:
    """Print what each call gives both ways."""
    view = book()
    udfs.workbook_source(lambda _: view)
    pipeline = stubbed_xlwings()
    binding = types.SimpleNamespace(func=pipeline.xlfunc, arg=pipeline.xlarg, ret=pipeline.xlret)
    udfs.bind_xlwings(binding)
    for name, label, given in cases():
        through = pipeline.call_udf("snit_xl.udfs", name, tuple(given))
        direct = getattr(udfs, name)(*(None if one is LEFT_OUT else one for one in given))
        print(json.dumps([name, label, through, direct]))  # noqa: T201
    told = {name: getattr(udfs, name).__xlfunc__ for name in udfs.FUNCTIONS}
    for name, info in told.items():
        shown = [[one["name"], one["doc"], one["options"], one["optional"]] for one in info["args"]]
        print(json.dumps([name, "bound", [info["category"], info["volatile"], info["ret"]["options"]], shown]))  # noqa: T201


if __name__ == "__main__":
    main()
