"""A small workbook in memory for the functions that read one: two years of outcomes, and cells with errors in them."""

from __future__ import annotations

from dataclasses import replace

from support.workbooks import example

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
