"""The nine faults that no validator sees (paketkontroll), each of which makes Excel repair or refuse a workbook.

Duplicate cell in a row, rows out of order, overlapping merges, table heading other than the table column's name,
duplicate table column, invalid or duplicate defined name, formula that doesn't parse, validation list over 255
characters, text over 32 767 characters. For tests and for the maintainer: what is found is said in English.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from snit_xl.workbook.package_formulas import formula_fault
from snit_xl.workbook.view import column_letter

LONGEST_LIST, LONGEST_TEXT, LONGEST_NAME = 255, 32_767, 255
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+)")
_NAME = re.compile(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}|R[0-9]*(C[0-9]*)?|C[0-9]*", re.IGNORECASE)
_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def check_package(source: Path | bytes) -> list[str]:
    """Return one line per fault in a workbook file (paketkontroll); the file must be a readable zip."""
    with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
        return list(_Checker(archive).faults())


class _Checker:
    """One workbook under inspection: parts are read when they are asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.stored = set(archive.namelist())
        self.workbook = next(iter(self.links("", "officeDocument").values()))
        self.strings = [_texts(item) for item in self.shared_strings()]

    def part(self, name: str) -> Element:
        root: Element = ElementTree.fromstring(self.archive.read(name), forbid_dtd=True)
        return root

    def links(self, source: str, kind: str) -> dict[str, str]:
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.stored:
            return {}
        return {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            for link in self.part(name)
            if link.get("TargetMode") != "External" and link.get("Type", "").endswith(f"/{kind}")
        }

    def shared_strings(self) -> list[Element]:
        parts = list(self.links(self.workbook, "sharedStrings").values())
        return list(self.part(parts[0])) if parts else []

    def faults(self) -> Iterator[str]:
        book = self.part(self.workbook)
        if book.tag != f"{_MAIN}workbook":
            yield f"{self.workbook} is not a workbook in the namespace that is checked here"
        yield from _name_faults(book)
        for text in self.strings:
            if len(text) > LONGEST_TEXT:
                yield f"shared strings: text of {len(text)} characters begins {text[:20]!r}"
        links = self.links(self.workbook, "worksheet")
        for sheet in book.iter(f"{_MAIN}sheet"):
            part = links.get(sheet.get(_ID, ""))
            if part is not None:
                yield from (f"{sheet.get('name')}: {fault}" for fault in self.sheet_faults(part))

    def sheet_faults(self, part: str) -> Iterator[str]:
        sheet = self.part(part)
        cells: dict[str, Element] = {}
        yield from _row_faults(sheet, cells)
        yield from _merge_faults(sheet)
        yield from _formula_faults(sheet)
        yield from _list_faults(sheet)
        yield from self.text_faults(cells)
        for table in self.links(part, "table").values():
            yield from self.table_faults(self.part(table), cells)

    def text_faults(self, cells: dict[str, Element]) -> Iterator[str]:
        for name, cell in cells.items():
            text = "" if cell.get("t") == "s" else self.text(cell)
            if len(text) > LONGEST_TEXT:
                yield f"{name} holds a text of {len(text)} characters"

    def text(self, cell: Element) -> str:
        """Return what a cell shows as text."""
        value = cell.findtext(f"{_MAIN}v") or ""
        if cell.get("t") == "s":
            return self.strings[int(value)]
        inline = cell.find(f"{_MAIN}is")
        return _texts(inline) if inline is not None else _decoded(value)

    def table_faults(self, table: Element, cells: dict[str, Element]) -> Iterator[str]:
        name = table.get("displayName")
        columns = list(table.iter(f"{_MAIN}tableColumn"))
        headings = [_decoded(column.get("name", "")) for column in columns]
        for heading in _repeated(headings):
            yield f"table {name} has two columns named {heading!r}"
        for column in columns:
            yield from _column_formula_faults(column, f"table {name}")
        if table.get("headerRowCount") == "0":
            return
        top, left, _, _ = _corners(table.get("ref", ""))
        for offset, heading in enumerate(headings):
            spot = f"{column_letter(left + offset)}{top}"
            shown = self.text(cells[spot]) if spot in cells else ""
            if shown != heading:
                yield f"{spot} shows {shown!r}, the column of table {name} is named {heading!r}"


def _row_faults(sheet: Element, cells: dict[str, Element]) -> Iterator[str]:
    """Find rows out of order and cells that stand twice; every cell is entered in `cells` by its name."""
    previous = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r", previous + 1))
        if number <= previous:
            yield f"row {number} stands after row {previous}"
        previous, col = number, 0
        for cell in row.iter(f"{_MAIN}c"):
            name = cell.get("r") or f"{column_letter(col + 1)}{number}"
            found = _CELL.fullmatch(name)
            if found is None or int(found[2]) != number:
                yield f"cell {name} stands in row {number}"
                continue
            if _column(found[1]) <= col:
                yield f"{name} stands twice" if name in cells else f"{name} stands too late in its row"
            col = max(col, _column(found[1]))
            cells.setdefault(name, cell)


def _merge_faults(sheet: Element) -> Iterator[str]:
    areas = [merge.get("ref", "") for merge in sheet.iter(f"{_MAIN}mergeCell")]
    corners = sorted((_corners(area), area) for area in areas)
    for index, (one, name) in enumerate(corners):
        for other, other_name in corners[index + 1 :]:
            if other[0] > one[2]:
                break
            if one[1] <= other[3] and other[1] <= one[3]:
                yield f"merged {name} and {other_name} overlap"


def _formula_faults(sheet: Element) -> Iterator[str]:
    for cell in sheet.iter(f"{_MAIN}c"):
        text = cell.findtext(f"{_MAIN}f")
        fault = formula_fault(text) if text else None
        if fault:
            yield f"{cell.get('r')} has the formula {text!r}: {fault}"
    for tag in ("cfRule/formula", "dataValidation/formula1", "dataValidation/formula2"):
        outer, inner = tag.split("/")
        for holder in sheet.iter(_MAIN + outer):
            for formula in holder.iter(_MAIN + inner):
                fault = formula_fault(formula.text) if formula.text else None
                if fault:
                    yield f"{outer} has the formula {formula.text!r}: {fault}"


def _column_formula_faults(column: Element, where: str) -> Iterator[str]:
    for tag in ("calculatedColumnFormula", "totalsRowFormula"):
        text = column.findtext(_MAIN + tag)
        fault = formula_fault(text) if text else None
        if fault:
            yield f"{where} has the formula {text!r}: {fault}"


def _list_faults(sheet: Element) -> Iterator[str]:
    for validation in sheet.iter(f"{_MAIN}dataValidation"):
        text = validation.findtext(f"{_MAIN}formula1") or ""
        written_out = validation.get("type") == "list" and text.startswith('"')
        if written_out and len(text[1:-1]) > LONGEST_LIST:
            yield f"validation list on {validation.get('sqref')} is {len(text) - 2} characters"


def _name_faults(book: Element) -> Iterator[str]:
    names = list(book.iter(f"{_MAIN}definedName"))
    for repeated in _repeated([f"{item.get('localSheetId', '')}!{item.get('name', '')}" for item in names]):
        yield f"name {repeated.partition('!')[2]!r} is defined twice"
    for item in names:
        name = item.get("name", "")
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME or _LOOKS_LIKE_CELL.fullmatch(name):
            yield f"name {name!r} is invalid"
        fault = formula_fault(item.text or "")
        if fault:
            yield f"name {name!r} stands for {item.text!r}: {fault}"


def _repeated(texts: list[str]) -> list[str]:
    """List the texts that repeat an earlier one, capitals or not."""
    folded = [text.casefold() for text in texts]
    return [text for index, text in enumerate(texts) if folded.index(folded[index]) < index]


def _texts(item: Element) -> str:
    """Join an item's text and its runs' texts; phonetic readings are not shown."""
    own = [item.findtext(f"{_MAIN}t") or ""]
    return _decoded("".join(own + [run.findtext(f"{_MAIN}t") or "" for run in item.findall(f"{_MAIN}r")]))


def _decoded(text: str) -> str:
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text)


def _corners(ref: str) -> tuple[int, int, int, int]:
    spots = [(int(found[2]), _column(found[1])) for found in _CELL.finditer(ref)]
    return (*spots[0], *spots[-1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
