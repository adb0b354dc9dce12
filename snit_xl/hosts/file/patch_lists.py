"""Result lists that grow and shrink (resultatlistor): a table's rows rewritten, its area adjusted."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.cellxml import Edit
from snit_xl.hosts.file.patch_rows import SheetPatch
from snit_xl.hosts.file.refs import Rectangle, overlap, rectangle, ref_of
from snit_xl.hosts.file.refusals import refused
from snit_xl.hosts.file.view import ParsedWorkbook, TablePart
from snit_xl.hosts.file.xmlscan import Element, parse, with_attribute
from snit_xl.workbook.view import EMPTY, Area, TableRows, cell_name


@dataclass(frozen=True, slots=True)
class ListPatch:
    """What a result list changes (liständring): cells of its sheet, and the table's part where the area differs."""

    edits: dict[tuple[int, int], Edit]
    part: str
    content: bytes | None


def patch_list(book: ParsedWorkbook, wanted: TableRows) -> ListPatch:
    """Return the changes that make a table hold exactly these rows (fyll lista); no rows leaves one empty row.

    New rows get the first data row's styles; rows left over are emptied and keep theirs. Refused: a table with a
    totals row or formulas in the way, and cells or another table below that would be overwritten.
    """
    table = book.tables.get(wanted.table)
    if table is None:
        raise MisuseError(f"no table {wanted.table}")
    area = table.area.area
    if any(len(row) != len(area.cols) for row in wanted.rows):
        raise MisuseError(f"table {wanted.table} has {len(area.cols)} columns")
    bottom = area.top + max(len(wanted.rows), 1) - 1
    _refuse_obstacles(book, table, bottom)
    edits = _edits(book, area, wanted, bottom)
    content = None if bottom == area.bottom else _resized(book.package.part(table.part), table, bottom)
    return ListPatch(edits, table.part, content)


def _edits(book: ParsedWorkbook, area: Area, wanted: TableRows, bottom: int) -> dict[tuple[int, int], Edit]:
    sheet = SheetPatch(book.sheets[area.sheet], [])
    styles = [sheet.style(area.top, col) for col in area.cols]
    edits = {}
    for row in range(area.top, max(bottom, area.bottom) + 1):
        index = row - area.top
        values = wanted.rows[index] if index < len(wanted.rows) else (None,) * len(area.cols)
        for col, value, style in zip(area.cols, values, styles, strict=True):
            edits[row, col] = Edit(value, style=style if row <= bottom else None)
    return edits


def _refuse_obstacles(book: ParsedWorkbook, table: TablePart, bottom: int) -> None:
    area = table.area.area
    sheet = book.sheets[area.sheet]
    for row in area.rows:
        for col in area.cols:
            if sheet.cells.get((row, col), EMPTY).formula is not None:
                raise refused("FIL-LISTA-FORMEL", sheet=area.sheet, cell=cell_name(row, col), table=table.area.name)
    if table.totals and bottom != area.bottom:
        raise refused("FIL-LISTA-SUMMARAD", sheet=area.sheet, table=table.area.name)
    if bottom <= area.bottom:
        return
    below = (area.bottom + 1, area.left, bottom, area.right)
    taken = next((spot for spot in sorted(sheet.cells) if overlap((*spot, *spot), below)), None)
    for other in (*_other_tables(book, table), *sheet.merges):
        if taken is None and overlap(other, below):
            taken = (max(other[0], below[0]), max(other[1], below[1]))
    if taken is not None:
        raise refused(
            "FIL-LISTA-PLATS",
            sheet=area.sheet,
            cell=cell_name(*taken),
            table=table.area.name,
            rows=bottom - area.top + 1,
        )


def _other_tables(book: ParsedWorkbook, table: TablePart) -> list[Rectangle]:
    same_sheet = (other for other in book.tables.values() if other.area.area.sheet == table.area.area.sheet)
    return [other.ref for other in same_sheet if other is not table]


def _resized(data: bytes, table: TablePart, bottom: int) -> bytes:
    """Return the table's part with every area that ended on the last data row ending on the new one."""
    pieces, position = [], 0
    for element in _with_ref(parse(data, table.part)):
        area = rectangle(element.attributes["ref"])
        if area is None or area[2] != table.area.area.bottom:
            continue
        new = (area[0], area[1], area[2] + bottom - table.area.area.bottom, area[3])
        tag = with_attribute(element.tag, b"ref", ref_of(new).encode())
        pieces += [data[position : element.start], tag]
        position = element.tag_end
    return b"".join([*pieces, data[position:]])


def _with_ref(element: Element) -> list[Element]:
    found = [element] if "ref" in element.attributes else []
    for inner in element.children:
        found += _with_ref(inner)
    return found
