"""Cells under the names that the rules use (platser): a record's column may go by another key in the workbook."""

from __future__ import annotations

from snit_xl.domain.problems import Source


def aliased(at: Source, **names: str) -> Source:
    """Return a source whose cells go by more names (cell under regelns namn): rule's name = the layout's column key."""
    cells = dict(at.cells or {})
    return Source(at.sheet, cells | {name: cells.get(column, "") for name, column in names.items()})
