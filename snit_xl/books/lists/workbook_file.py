"""A list in an Excel workbook (.xlsx, .xlsm): checked before it is parsed, read by calamine.

calamine lays a sheet out as a full rectangle and gives an error value as an empty cell. So the sheets' XML is looked
through first: how far a sheet reaches (one stray cell at the end of a sheet would otherwise take all the memory there
is), which cells hold error values, and which hold formulas that were never computed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snit_xl.books.lists.cells import DEFAULT_LIMITS, Cell, Limits, Row, refused
from snit_xl.books.lists.sheet_scan import Faults, SheetScan

_BLOCK = 1 << 20
_SHEET_KIND = "/worksheet"


@dataclass
class WorkbookFile:
    """An opened workbook (arbetsbok)."""

    path: Path
    book: Any = field(repr=False)
    archive: zipfile.ZipFile = field(repr=False)
    parts: Mapping[str, str]
    limits: Limits = DEFAULT_LIMITS
    delimiter: str = ""
    encoding: str = ""
    _done: float = 0.0
    _opened: dict[str, tuple[Any, Faults]] = field(default_factory=dict, repr=False)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The visible worksheets (blad)."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - loaded where a workbook is read

        return tuple(
            one.name
            for one in self.book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible and one.name in self.parts
        )

    def done(self) -> float:
        """Return how much of the sheet has been given, 0–1 (andel läst)."""
        return self._done

    def rows(self, sheet: str) -> Iterator[Row]:
        """Give a sheet's rows from the top (rader), error values in their cells."""
        read, faults = self._open(sheet)
        left = read.start[1] if read.start else 0
        total = max(1, read.total_height)
        for number, values in enumerate(read.iter_rows(), 1):
            cells: list[Cell] = [None] * left + values if left else values
            for column, fault in faults.get(number, {}).items():
                cells += [None] * (column + 1 - len(cells))
                cells[column] = fault
            self._done = number / total
            yield number, cells

    def _open(self, sheet: str) -> tuple[Any, Faults]:
        if sheet not in self._opened:
            faults = self._scan(self.parts[sheet])
            self._opened = {sheet: (_calamine(self.path, lambda: self.book.get_sheet_by_name(sheet)), faults)}
        return self._opened[sheet]

    def _scan(self, part: str) -> Faults:
        scan = SheetScan()
        for block in _blocks(self.path, self.archive, part):
            scan.add(block)
            self._check(scan)
        scan.end()
        self._check(scan)
        return scan.faults

    def _check(self, scan: SheetScan) -> None:
        if scan.cells > self.limits.cells:
            raise refused("LISTA-FOR-STOR", self.path, what="cells", found=scan.cells, limit=self.limits.cells)


def open_workbook(path: Path, limits: Limits = DEFAULT_LIMITS) -> WorkbookFile:
    """Open a workbook (öppna arbetsbok), refusing what is too large, damaged or protected before it is parsed."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - loaded where a workbook is read

    size = path.stat().st_size
    if size > limits.workbook_bytes:
        raise refused("LISTA-FOR-STOR", path, what="file", found=size, limit=limits.workbook_bytes)
    raw = path.read_bytes()
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refused("LISTA-TRASIG", path) from error
    _check_directory(path, archive, limits)
    parts = _sheet_parts(path, archive)
    for entry in archive.infolist():
        if entry.filename not in parts.values() and entry.filename.casefold().endswith((".xml", ".rels")):
            for _ in _blocks(path, archive, entry.filename):
                pass  # calamine trusts the directory: a part that is larger than it says ends here
    book = _calamine(path, lambda: CalamineWorkbook.from_filelike(io.BytesIO(raw)))
    return WorkbookFile(path, book, archive, parts, limits)


def _calamine(path: Path, action: Any) -> Any:  # noqa: ANN401 - python-calamine has no types to speak of
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415 - loaded where a workbook is read

    try:
        return action()
    except PasswordError as error:
        raise refused("LISTA-KRYPTERAD", path) from error
    except (CalamineError, OSError, ValueError) as error:
        raise refused("LISTA-TRASIG", path) from error
    except BaseException as error:  # a panic in the library reaches Python as a BaseException of its own
        if type(error).__name__ != "PanicException":
            raise
        raise refused("LISTA-TRASIG", path) from error


def _check_directory(path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    names = {entry.filename.casefold() for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refused("LISTA-KRYPTERAD", path)
    if len(names) != len(entries):
        raise refused("LISTA-TRASIG", path)
    total = sum(entry.file_size for entry in entries)
    ratios = [one.file_size // max(1, one.compress_size) for one in entries if one.file_size > limits.ratio_floor]
    for what, found, limit in (
        ("parts", len(entries), limits.parts),
        ("bytes", total, limits.unpacked_bytes),
        ("ratio", max(ratios, default=0), limits.ratio),
    ):
        if found > limit:
            raise refused("LISTA-FOR-STOR", path, what=what, found=found, limit=limit)


def _sheet_parts(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each worksheet by the sheet's name (bladens delar)."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - loaded where a workbook is read
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415

    try:
        main = _target(fromstring(archive.read("_rels/.rels")), "/officeDocument", "")
        folder, name = posixpath.split(main)
        links = fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
        book = fromstring(archive.read(main))
    except KeyError as error:
        raise refused("LISTA-INGEN-LISTA", path) from error
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, NotImplementedError, OSError) as error:
        raise refused("LISTA-TRASIG", path) from error
    targets = {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        for link in links
        if link.get("Type", "").endswith(_SHEET_KIND)
    }
    held = set(archive.namelist())
    named = [
        (one.get("name", ""), targets.get(value, ""))
        for one in book.iter()
        if one.tag.rpartition("}")[2] == "sheet"
        for key, value in one.items()
        if key.endswith("}id")
    ]
    return {name: part for name, part in named if part in held}


def _target(links: Any, kind: str, folder: str) -> str:  # noqa: ANN401 - an XML element
    for link in links:
        if link.get("Type", "").endswith(kind):
            return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
    raise KeyError(kind)


def _blocks(path: Path, archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    try:
        with archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise refused("LISTA-TRASIG", path) from error
