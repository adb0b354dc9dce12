"""Finds personal numbers in a workbook's cells (personnummer): where they stand, never what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from snit_xl.domain.identity import holds_identity
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.view import Scalar, WorkbookView, cell_name

FEWEST = 10  # characters: a shorter text can't hold one


def identities(
    view: WorkbookView, code: str, *, numbers: bool = False, leaving: Collection[str] = ()
) -> Iterator[Problem]:
    """Find texts that hold what looks like a personal number (personnummer); `numbers` looks at number cells too.

    An amount may pass for one, so cells of numbers are looked at only where there are no amounts. Sheets that only the
    product sees repeat what stands in the others: they are left out (`leaving`).
    """
    grids = {sheet: grid for sheet, grid in view.cells.items() if sheet not in leaving}
    # Most cells hold what another one holds, and next to no workbook holds a personal number.
    values = {cell.value for grid in grids.values() for cell in grid.values()}
    held = {value for value in values if (text := _text(value, numbers=numbers)) and holds_identity(text)}
    for sheet, grid in grids.items() if held else ():
        for row, col in sorted(at for at, cell in grid.items() if cell.value in held):
            yield problem(code, Place(sheet, cell_name(row, col)))


def _text(value: Scalar, *, numbers: bool) -> str:
    """Return a value as it is looked at (granskad text), "" where it can't hold a number."""
    if numbers and isinstance(value, float) and value.is_integer():
        return f"{value:.0f}".zfill(FEWEST)
    return value if isinstance(value, str) and len(value) >= FEWEST else ""
