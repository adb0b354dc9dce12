"""Cells of a closed workbook changed in place (lappning): every byte not concerned stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.archive import rewritten
from snit_xl.hosts.file.cellxml import Edit, checked, same_value
from snit_xl.hosts.file.patch_lists import patch_list
from snit_xl.hosts.file.patch_rows import SheetPatch
from snit_xl.hosts.file.refs import Rectangle, checked_position, overlap
from snit_xl.hosts.file.refusals import refused
from snit_xl.hosts.file.sheets import SheetPart
from snit_xl.hosts.file.view import ParsedWorkbook
from snit_xl.hosts.file.xmlscan import Element, child, parse, with_attribute
from snit_xl.workbook.view import EMPTY, CellWrite, Scalar, Writes, cell_name

Position = tuple[str, int, int]
SheetEdits = dict[str, dict[tuple[int, int], Edit]]
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


def patched(
    book: ParsedWorkbook,
    writes: Writes,
    values: Mapping[Position, Scalar] | None = None,
    *,
    full_calc_on_load: bool = False,
) -> bytes:
    """Return the workbook's bytes with cells changed (lappa arbetsbok).

    `writes` are an action's cells and lists; `values` are recomputed results of formulas that stand in the file, keyed
    by (sheet, row, col). Cells that already hold what is asked for keep their bytes, so the same patch twice gives the
    same file. `full_calc_on_load` asks Excel to compute everything when it opens the file. Raises FileRefusedError
    where the user's own cells are in the way, MisuseError for writes no workbook could hold.
    """
    edits: SheetEdits = {}
    changed: dict[str, bytes] = {}
    for wanted in writes.lists:
        found = patch_list(book, wanted)
        _merge(edits, book.tables[wanted.table].area.area.sheet, found.edits)
        if found.content is not None:
            changed[found.part] = found.content
    headings = _heading_areas(book)
    for write in writes.cells:
        _merge(edits, write.sheet, {(write.row, write.col): _cell_edit(book, write, headings.get(write.sheet, ()))})
    for position, value in (values or {}).items():
        _recomputed(book, edits, position, value)
    for name, cells in edits.items():
        sheet = book.sheets[name]
        content = _sheet_patch(book, sheet).apply(_without_sharing(sheet, cells))
        if content is not sheet.data:
            changed[sheet.part] = content
    if full_calc_on_load:
        changed |= _asking_for_calculation(book)
    return rewritten(book.package.archive, changed)


def _merge(edits: SheetEdits, sheet: str, new: Mapping[tuple[int, int], Edit]) -> None:
    cells = edits.setdefault(sheet, {})
    for position, edit in new.items():
        checked(edit.value, sheet, *checked_position(*position))
        if position in cells and cells[position] != edit:
            raise MisuseError(f"{sheet}!{cell_name(*position)} is written twice")
        cells[position] = edit


def _cell_edit(book: ParsedWorkbook, write: CellWrite, headings: Sequence[Rectangle]) -> Edit:
    """Return an action's write as an edit, refusing what would break a table heading or an array formula."""
    sheet = book.sheets.get(write.sheet)
    if sheet is None:
        raise MisuseError(f"no sheet {write.sheet}")
    spot = (write.row, write.col)
    old = sheet.cells.get(spot, EMPTY)
    if not same_value(old.value, write.value) and any(overlap((*spot, *spot), area) for area in headings):
        raise MisuseError(f"{write.sheet}!{cell_name(*spot)} is a table heading")
    if write.formula is not None and old.formula is None and _in_array(sheet, spot):
        raise refused("FIL-MATRISFORMEL", sheet=write.sheet, cell=cell_name(*spot))
    return Edit(write.value, write.formula)


def _heading_areas(book: ParsedWorkbook) -> Mapping[str, Sequence[Rectangle]]:
    """Return where table headings stand, by sheet."""
    found: dict[str, list[Rectangle]] = {}
    for table in book.tables.values():
        area, row = table.area.area, table.area.header_row
        found.setdefault(area.sheet, []).append((row, area.left, row, area.right))
    return found


def _in_array(sheet: SheetPart, spot: tuple[int, int]) -> bool:
    return any(overlap((*spot, *spot), area) for area in sheet.arrays)


def _recomputed(book: ParsedWorkbook, edits: SheetEdits, position: Position, value: Scalar) -> None:
    """Take in one recomputed value; it belongs to a formula in the file or to one being written now."""
    name, *_ = position
    sheet, spot = book.sheets.get(name), position[1:]
    if sheet is None:
        raise MisuseError(f"no sheet {name}")
    cells = edits.setdefault(name, {})
    formula = cells[spot].formula if spot in cells else None
    computed = formula or sheet.cells.get(spot, EMPTY).formula
    if computed is None and not _in_array(sheet, spot):
        raise MisuseError(f"{name}!{cell_name(*spot)} holds no formula to recompute")
    cells[spot] = Edit(checked(value, name, *spot), formula)


def _sheet_patch(book: ParsedWorkbook, sheet: SheetPart) -> SheetPatch:
    areas = (table.area.area for table in book.tables.values())
    return SheetPatch(sheet, [(a.top, a.left, a.bottom, a.right) for a in areas if a.sheet == sheet.name])


def _without_sharing(sheet: SheetPart, cells: Mapping[tuple[int, int], Edit]) -> dict[tuple[int, int], Edit]:
    """Give every cell of a shared formula its own text where one of them gets another formula."""
    spread = dict(cells)
    for members in sheet.shared.values():
        if not any(_new_formula(sheet, spot, cells) for spot in members):
            continue
        for spot in members:
            old = sheet.cells[spot]
            edit = cells.get(spot, Edit(old.value))
            spread[spot] = Edit(edit.value, edit.formula or old.formula, edit.style, always=True)
    return spread


def _new_formula(sheet: SheetPart, spot: tuple[int, int], cells: Mapping[tuple[int, int], Edit]) -> bool:
    edit = cells.get(spot)
    return edit is not None and edit.formula is not None and edit.formula != sheet.cells[spot].formula


def _asking_for_calculation(book: ParsedWorkbook) -> dict[str, bytes]:
    """Return the workbook part with fullCalcOnLoad set, nothing where it already is."""
    part = book.package.stored_name(book.package.workbook)
    data = book.package.part(part)
    root = parse(data, part)
    old = child(root, "calcPr")
    if old is None:
        before = [element for element in root.children if element.name in _BEFORE_CALCULATION]
        new = b'<%scalcPr fullCalcOnLoad="1"/>' % _prefix(data, root)
        return {part: data[: before[-1].end] + new + data[before[-1].end :]}
    if old.attributes.get("fullCalcOnLoad") in ("1", "true"):
        return {}
    tag = with_attribute(old.tag, b"fullCalcOnLoad", b"1")
    return {part: data[: old.start] + tag + data[old.tag_end :]}


def _prefix(data: bytes, root: Element) -> bytes:
    name = data[root.start + 1 : root.tag_end].split(None, 1)[0]
    return name[: name.rfind(b":") + 1]
