"""Makes the add-in's calls on xlwings' own COM object, with pywin32 stubbed, in a Python of its own; prints JSON.

The calls are those of SnitFragaPython: Var(Call(Module(name), function, TupleFromArray(arguments))). Arguments have the
shapes that COM gives a VBA array: tuples, and tuples of rows for a range.
"""

from __future__ import annotations

import json
import sys
from typing import Any
from unittest.mock import MagicMock


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

    win32com.server.util.wrap = lambda value, *_: value
    win32com.server.util.unwrap = unwrap
    return com_server.XLPython()


def main() -> None:
    """Ask as the add-in asks."""
    python = com_object()

    def ask(module: str, function: str, *arguments: object) -> object:
        return python.Var(python.Call(python.Module(module), function, python.TupleFromArray(arguments)))

    column = ((100.0,), (50.5,))
    answers = {
        "module": type(python.Module("snit_xl.hosts.excel.entry")).__name__,
        "rows": ask("snit_xl.udfs", "call", "SNIT_AVVIKELSE", (column, ((90.0,), (None,))), "bok.xlsm"),
        "left out": ask("snit_xl.udfs", "call", "SNIT_FORDELNING", (((15414.0,),), ((61.0, 39.0),), None, None), "b"),
        "fault": ask("snit_xl.udfs", "call", "SNIT_RISK", (None, 2.0), "bok.xlsm"),
        "unknown": ask("snit_xl.udfs", "call", "SNIT_FINNS_INTE", (1.0,), "bok.xlsm"),
        "press": ask("snit_xl.hosts.excel.entry", "press", "update", "C:\\Ekonomi\\bok.xlsm", ""),
    }
    sys.stdout.buffer.write(json.dumps(answers).encode("utf-8"))


if __name__ == "__main__":
    main()
