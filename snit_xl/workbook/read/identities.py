"""Finds personal numbers in a workbook's cells (personnummer): where they stand, never what they are."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.domain.identity import holds_identity
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.view import WorkbookView, cell_name

FEWEST = 10  # characters: a shorter text can't hold one


def identities(view: WorkbookView, code: str, *, numbers: bool = False) -> Iterator[Problem]:
    """Find texts that hold what looks like a personal number (personnummer); `numbers` looks at number cells too.

    An amount may pass for one, so cells of numbers are looked at only where there are no amounts.
    """
    for sheet, grid in view.cells.items():
        for (row, col), cell in sorted(grid.items()):
            value = cell.value
            if numbers and isinstance(value, float) and value.is_integer():
                value = f"{value:.0f}".zfill(FEWEST)
            if isinstance(value, str) and len(value) >= FEWEST and holds_identity(value):
                yield problem(code, Place(sheet, cell_name(row, col)))
