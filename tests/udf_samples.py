"""What the functions are tried with in every host: each argument in turn as every kind of value, and a small workbook.

The workbook is for the functions that read one: two years of outcomes, and cells with errors in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from support.workbooks import example

from snit_xl import udfs
from snit_xl.hosts.file.limits import DEFAULT_LIMITS
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

HEADINGS = ("År", "Månad", "Konto", "Kontonamn", "Ansvar", "Projekt", "Utfall (tkr)", "Budget (tkr)", "Källa")
LEDGER: tuple[tuple[Scalar, ...], ...] = (
    (2016.0, 8.0, 5010.0, "Lön", "4110", None, 999.0, None, "bokslut 2016"),
    (2017.0, 1.0, 3110.0, "Avgift", "4110", None, -250.5, None, "huvudbok januari"),
    (2017.0, 1.0, 5010.0, "Lön", "4110", None, 100.1, None, "huvudbok januari"),
    (2017.0, 2.0, 5010.0, "Lön", "4120", None, 200.2, None, "huvudbok februari"),
    (2017.0, 8.0, 5610.0, "Arbetsgivaravgift", "4110", "P7", 40.0, None, "huvudbok augusti"),
    (2017.0, 8.0, 5710.0, "Pension", "4110", None, 7.0, None, "huvudbok augusti"),
    (2017.0, 8.0, "6110", "Material", 4110.0, None, "1 234,5", None, "huvudbok augusti"),
    (2017.0, 13.0, 6110.0, "Material", "4110", None, 3.0, None, "bokslut 2017"),
    (None, None, None, None, None, None, None, None, None),
)


def ledger_view(
    rows: tuple[tuple[Scalar, ...], ...] = LEDGER, year: Scalar = 2017.0, month: Scalar = 8.0
) -> WorkbookView:
    """Return a workbook that holds nothing but Utfall and the period."""
    grid = {(6 + n, 1 + k): Cell(x) for n, row in enumerate(rows) for k, x in enumerate(row) if x is not None}
    area = Area("Utfall", 6, 1, 5 + max(1, len(rows)), len(HEADINGS))
    settings = {(6, 2): Cell(year), (7, 2): Cell(month)}
    return WorkbookView(
        cells={"Utfall": grid, "Förutsättningar": settings},
        tables={"Utfallsrader": TableArea("Utfallsrader", area, 5, HEADINGS)},
        names={"Ar": Area("Förutsättningar", 6, 2, 6, 2), "Period": Area("Förutsättningar", 7, 2, 7, 2)},
    )


def example_view() -> WorkbookView:
    """Return the 2017 example as the file host reads it."""
    return parse_workbook(open_package(example()[0], DEFAULT_LIMITS), DEFAULT_LIMITS).view


def changed(view: WorkbookView, cells: dict[tuple[str, int, int], Cell]) -> WorkbookView:
    """Return the workbook with some cells put in the place of what stands there."""
    grids = {sheet: dict(grid) for sheet, grid in view.cells.items()}
    for (sheet, row, col), cell in cells.items():
        grids.setdefault(sheet, {})[row, col] = cell
    return replace(view, cells=grids)


def failing(formula: str, code: str) -> Cell:
    """Return a cell that shows an error value."""
    return Cell(ErrorValue(code), formula)


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
    "swedish negative": "\u22121 234,5",
    "text": "ingenting",
    "date text": "2017-08-31",
    "date": datetime(2017, 8, 31),  # noqa: DTZ001 - a cell's clock has no zone
    "money": Decimal("12.5"),
    "true": True,
    "huge": 1e300,
    "hugest": ((1.7e308, 1.7e308),),
    "negative": -250.5,
    "negative column": ((-1.0,), (-2.5,)),
    "not a number": float("nan"),
    "fault from a cell": "#SNIT!missing|FUNKTION-UTFALL-TOMT",
    "lone #N/A": -2146826246,
    **{f"error {code}": ((1.0, number),) for number, code in ERRORS.items()},
}


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
