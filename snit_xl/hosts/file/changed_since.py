"""Which cells a file has got changed between two of its versions, other than by us (ändrat sedan dess).

The buttons write results only, but for the one that fills Senaste handling. So whatever else differs from the file as
it was before a button is the user's work.
"""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.actions.input_changes import named
from snit_xl.actions.loop import same
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fields, Kind, Layout, Table
from snit_xl.workbook.terms.change_texts import text
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.messages import ACTIONS
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Area, WorkbookView, cell_name

Key = tuple[str, int, int]


def changed_since(before: bytes, now: bytes, action: str) -> str:
    """Name the user's cells that differ between two versions (ändrade celler), "" where none does.

    `action` is what was done in between, by its Swedish name.
    """
    try:
        filled = action == ACTIONS["fill"]
        cells = _changed(_view(before), _view(now), filled=filled)
        return named([f"{sheet}!{cell_name(row, col)}" for sheet, row, col in cells])
    except FileRefusedError:
        return text("unreadable")


def _view(data: bytes) -> WorkbookView:
    return parse_workbook(open_package(data)).view


def _changed(before: WorkbookView, now: WorkbookView, *, filled: bool) -> Iterator[Key]:
    ours = set(_ours(before, filled=filled)) | set(_ours(now, filled=filled))
    for sheet in dict.fromkeys((*now.cells, *before.cells)):
        spots = before.cells.get(sheet, {}).keys() | now.cells.get(sheet, {}).keys()
        for row, col in sorted(spots):
            old, new = before.cell(sheet, row, col), now.cell(sheet, row, col)
            differs = old.formula != new.formula or (new.formula is None and not same(old.value, new.value))
            if differs and (sheet, row, col) not in ours:
                yield sheet, row, col


def _ours(view: WorkbookView, *, filled: bool) -> Iterator[Key]:
    """Return the cells that buttons write (resultatceller): all of our tables but their inputs, and fields."""
    layout = layout_of(view)
    if layout is None:
        return
    areas = [*_result_areas(view, layout), *(_printed_areas(view, layout) if filled else ())]
    for area in areas:
        yield from ((area.sheet, row, col) for row in area.rows for col in area.cols)


def _result_areas(view: WorkbookView, layout: Layout) -> Iterator[Area]:
    for table in layout.tables().values():
        where = view.tables.get(TABLES[table.key])
        for one in instances(table, layout.municipalities) if where is not None else ():
            if where is not None and one.column.kind is not Kind.INPUT and one.heading in where.columns:
                yield where.column(one.heading)
    inputs = {field_term(key).name for key, spec in layout.fields().items() if spec.kind is Kind.INPUT}
    yield from (area for name, area in view.names.items() if name not in inputs)


def _printed_areas(view: WorkbookView, layout: Layout) -> Iterator[Area]:
    """Return what is filled from a paper (handlingens tabeller): every table and field of its sheet."""
    (sheet,) = (one for one in layout.sheets if one.key == "printed")
    tables = [TABLES[block.key] for block in sheet.blocks if isinstance(block, Table)]
    yield from (view.tables[name].area for name in tables if name in view.tables)
    names = (field_term(one.key).name for block in sheet.blocks if isinstance(block, Fields) for one in block.fields)
    yield from (view.names[name] for name in names if name in view.names)
