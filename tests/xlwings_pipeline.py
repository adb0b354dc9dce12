"""Runs every spreadsheet function through xlwings' own call_udf, with pywin32 stubbed, in a Python of its own.

Prints one JSON line per call: function, which argument was varied and how, what came through xlwings, and what the
function gives when it is called directly. Values have the shapes that COM gives: tuples of tuples of floats, None for
an empty cell.
"""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from unittest.mock import MagicMock

from udf_samples import failing, ledger_view

from snit_xl import udfs
from snit_xl.workbook.view import WorkbookView

LEFT_OUT = -2147352572  # what COM sends for an argument left out
ERRORS = {-2146826281: "#DIV/0!", -2146826246: "#N/A", -2146826273: "#VALUE!", -2146826243: "#SPILL!"}

VALID: dict[str, list[Any]] = {
    "SNIT_FORDELNING": [((15414.0,), (302.0,)), ((61.0, 39.0),), ((0.0, 40.0), (7.0, None)), 1.0],
    "SNIT_ANDEL": [((33000.0, 27700.0, 11600.0),), 2.0],
    "SNIT_AVVIKELSE": [((100.0, 50.5),), ((90.0, None),)],
    "SNIT_AVVIKELSE_PROCENT": [((100.0,), (0.0,)), ((90.0,), (5.0,))],
    "SNIT_PROGNOS": [((80.0,), (40.0,)), ((90.0,), (45.0,)), ((140.0,), (70.0,)), 8.0, "linjär", -5.0, 70.0, 120.0],
    "SNIT_UPPRAKNING": [((7625.0,), (None,)), 2.4],
    "SNIT_KAPITALKOSTNAD": [1200.0, 5.0, 1.75, ((1.0, 2.0, 6.0),), "rak", 7.0],
    "SNIT_AVRAKNING": [8931.0, ((5000.0, 4100.0),), ((61.0, 39.0),), ((10.0, 20.0),)],
    "SNIT_RISK": [((4.0,), (3.0,)), ((2.0,), (3.0,))],
    "SNIT_RISKNIVA": [4.0, 3.0, (("låg", 1.0, 6.0), ("hög", 7.0, 16.0))],
    "SNIT_UTFALL": ["5*", 1.0, 8.0, "4110", "huvudbok*"],
    "SNIT_KONTROLL": [((100.0, 5.0),), ((90.0, 5.0),), 1.0],
    "SNIT_FEL": ["Utfall!A1"],
}
VARIANTS: dict[str, Any] = {
    "as it is": ...,
    "left out": LEFT_OUT,
    "empty": None,
    "empty cell": ((None,),),
    "blank text": "",
    "scalar": 2.0,
    "whole": 3,
    "row": ((1.0, 2.0),),
    "column": ((1.0,), (2.0,)),
    "flat": (1.0, 2.0),
    "square": ((1.0, 2.0), (3.0, 4.0)),
    "wrong size": ((1.0, 2.0, 3.0, 4.0, 5.0),),
    "blanks": ((None, 2.0), (1.0, None)),
    "swedish number": "1\u00a0234,5",
    "swedish numbers": (("1 234,5", "\u22123"),),
    "text": "ingenting",
    "date": datetime(2017, 8, 31),  # noqa: DTZ001 - a cell's clock has no zone
    "money": Decimal("12.5"),
    "true": True,
    "huge": 1e300,
    "hugest": ((1.7e308, 1.7e308),),
    "negative": -250.5,
    "not a number": float("nan"),
    "fault from a cell": "#SNIT!missing|FUNKTION-UTFALL-TOMT",
    **{f"error {code}": ((1.0, number),) for number, code in ERRORS.items()},
}


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


def cases() -> Iterator[tuple[str, str, list[Any]]]:
    """Give every function with each argument in turn replaced by each variant."""
    for name, valid in VALID.items():
        for at in range(len(valid)):
            for label, value in VARIANTS.items():
                given = [value if n == at and value is not ... else one for n, one in enumerate(valid)]
                yield name, f"{at}: {label}", given
        yield name, "nothing", [LEFT_OUT] * len(valid)
        yield name, "required", [one if n < udfs.FUNCTIONS[name].required else LEFT_OUT for n, one in enumerate(valid)]


def book() -> WorkbookView:
    """Return the workbook that the cells stand in: outcomes, and one cell that shows an error."""
    view = ledger_view()
    view.cells["Utfall"][1, 1] = failing('SNIT_ANDEL("x")', "#VALUE!")
    return view


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
