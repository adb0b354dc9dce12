"""A package read into cells, tables and names (vy av filen), with what patching needs beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from snit_xl.hosts.file.limits import DEFAULT_LIMITS, Limits
from snit_xl.hosts.file.package import Package, Relationship
from snit_xl.hosts.file.refs import Rectangle, named_area, rectangle
from snit_xl.hosts.file.refusals import damaged, refused
from snit_xl.hosts.file.sheets import SheetPart, read_sheet
from snit_xl.hosts.file.texts import decoded, shared_strings
from snit_xl.hosts.file.xmlscan import Element, child, children, parse
from snit_xl.workbook.view import EMPTY, Area, TableArea, WorkbookView

_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table's part (tabelldel): `ref` covers header, data and totals rows, of which there are `totals`."""

    part: str
    ref: Rectangle
    totals: int
    area: TableArea


@dataclass(frozen=True, slots=True)
class ParsedWorkbook:
    """A workbook file in memory (inläst arbetsbok): the view every host gives, and the parts it came from."""

    package: Package
    view: WorkbookView = field(repr=False)
    sheets: Mapping[str, SheetPart]
    tables: Mapping[str, TablePart]


def parse_workbook(package: Package, limits: Limits = DEFAULT_LIMITS) -> ParsedWorkbook:
    """Read every worksheet, table and rectangular name of a package (läs arbetsbok)."""
    book = parse(package.part(package.workbook), package.workbook, main=True)
    links = package.relationships(package.workbook)
    date1904 = any(item.attributes.get("date1904") in _TRUE for item in children(book, "workbookPr"))
    strings = _strings(package, links.values())
    contents = _sheet_contents(package, book, links)
    _refuse_cells(contents.values(), limits)
    sheets = {name: read_sheet(name, part, data, strings, date1904=date1904) for name, (part, data) in contents.items()}
    tables = _tables(package, sheets)
    view = WorkbookView(
        cells={name: sheet.cells for name, sheet in sheets.items()},
        tables={name: table.area for name, table in tables.items()},
        names=_names(book, sheets),
        date1904=date1904,
        arrays=dict(_arrays(sheets)),
    )
    return ParsedWorkbook(package, view, sheets, tables)


def _arrays(sheets: Mapping[str, SheetPart]) -> Iterator[tuple[tuple[str, int, int], Area]]:
    """Return the extents of array formulas (matrisformler); a data table has no formula of its own."""
    for name, sheet in sheets.items():
        for top, left, bottom, right in sheet.arrays:
            if sheet.cells.get((top, left), EMPTY).formula:
                yield (name, top, left), Area(name, top, left, bottom, right)


def _strings(package: Package, links: Iterable[Relationship]) -> list[str]:
    for link in links:
        if link.kind == "sharedStrings":
            return shared_strings(package.part(link.target), link.target)
    return []


def _sheet_contents(package: Package, book: Element, links: Mapping[str, Relationship]) -> dict[str, tuple[str, bytes]]:
    """Return part name and bytes per worksheet; chart and dialog sheets hold no cells and are left out."""
    found: dict[str, tuple[str, bytes]] = {}
    for sheet in children(child(book, "sheets"), "sheet"):
        ids = [value for key, value in sheet.attributes.items() if key.endswith(":id")]
        link = links.get(ids[0]) if ids else None
        if link is None:
            raise damaged(package.workbook, f"sheet {sheet.attributes.get('name')} has no part")
        if link.kind == "worksheet":
            part = package.stored_name(link.target)
            found[sheet.attributes.get("name", "")] = (part, package.part(part))
    return found


def _refuse_cells(contents: Iterable[tuple[str, bytes]], limits: Limits) -> None:
    """Count cells before parsing: every <c and :c, which also counts columns and conditions, never too few."""
    count = sum(data.count(b"<c") + data.count(b":c") for _, data in contents)
    if count > limits.cells:
        raise refused("FIL-FOR-STOR", what="cells", found=count, limit=limits.cells)


def _tables(package: Package, sheets: Mapping[str, SheetPart]) -> dict[str, TablePart]:
    found = {}
    for name, sheet in sheets.items():
        for link in package.relationships(sheet.part).values():
            if link.kind == "table":
                table = _table(name, package.stored_name(link.target), package.part(link.target))
                found[table.area.name] = table
    return found


def _table(sheet: str, part: str, data: bytes) -> TablePart:
    root = parse(data, part, main=True)
    marks = root.attributes
    ref = rectangle(marks.get("ref", ""))
    if ref is None:
        raise damaged(part, "table without area")
    headers, totals = int(marks.get("headerRowCount", "1")), int(marks.get("totalsRowCount", "0"))
    columns = children(child(root, "tableColumns"), "tableColumn")
    headings = tuple(decoded(column.attributes.get("name", "")) for column in columns)
    area = Area(sheet, ref[0] + headers, ref[1], ref[2] - totals, ref[3])
    name = marks.get("displayName") or marks.get("name", "")
    return TablePart(part, ref, totals, TableArea(name, area, ref[0] if headers else 0, headings))


def _names(book: Element, sheets: Mapping[str, SheetPart]) -> dict[str, Area]:
    spelled = {name.casefold(): name for name in sheets}
    found = {}
    for item in children(child(book, "definedNames"), "definedName"):
        area = named_area(item.text)
        if area and "localSheetId" not in item.attributes and area.sheet.casefold() in spelled:
            found[item.attributes.get("name", "")] = area._replace(sheet=spelled[area.sheet.casefold()])
    return found
