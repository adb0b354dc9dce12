"""An open workbook compared with a closed one, cell for cell: what Calc and the file host make of a button."""

from __future__ import annotations

import getpass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.calc import Document, SeenCell

from snit_xl.actions.log import Author
from snit_xl.hosts.file import commands
from snit_xl.hosts.file.commands import Status, view_of
from snit_xl.hosts.libreoffice.calc.desk import asker
from snit_xl.hosts.libreoffice.view import asked_view
from snit_xl.workbook.view import WorkbookView, cell_name

STAMP = "Senast_uppdaterad"
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's clock has no zone


def view(document: Document) -> WorkbookView:
    read = asked_view(asker(document.component))
    read.cells = dict(read.cells)
    return read


def cells(document: Document) -> dict[str, dict[tuple[int, int], SeenCell]]:
    return {sheet: document.all_cells(sheet) for sheet in document.sheet_names()}


def differences(one: WorkbookView, other: WorkbookView) -> list[str]:
    """Name every cell whose value is not the same; an empty text is an empty cell, as the user sees it."""
    found = []
    for sheet in one.cells.keys() | other.cells.keys():
        for at in one.cells[sheet].keys() | other.cells[sheet].keys():
            values = [each.cell(sheet, *at).value for each in (one, other)]
            left, right = ("" if value is None else value for value in values)
            same = left == pytest.approx(right, abs=1e-9) if isinstance(left, float) else left == right
            found += [] if same else [f"{sheet}!{cell_name(*at)}: {left!r} {right!r}"]
    return sorted(found)


def against_the_file_host(updated: WorkbookView, closed: Path) -> list[str]:
    """Update a closed copy at the moment that stands in the open one; name every cell that is not the same."""
    area = updated.names[STAMP]
    days = updated.cell(area.sheet, area.top, area.left).value
    assert isinstance(days, float)
    moment = DAY_ZERO + timedelta(seconds=round(days * 86400))
    assert commands.update(closed, Author(getpass.getuser(), moment)).status is Status.DONE
    on_disk = view_of(closed)
    assert updated.tables == on_disk.tables
    return differences(updated, on_disk)
