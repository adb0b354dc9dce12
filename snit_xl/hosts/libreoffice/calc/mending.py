"""A saved .xlsm made whole again (lagning): Calc leaves out the names that tie sheets to their macro modules.

Without them no button of the workbook works, neither in Calc nor in Excel. Calc knows the names while the document is
open; they are put back in the file that it has just written, and everything else in it stays as it is.
"""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

SUFFIX = ".xlsm"
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"


def code_names(document: Any) -> tuple[str, dict[str, str]]:  # noqa: ANN401 - UNO objects have no Python type
    """Return the workbook's module name and each sheet's (modulnamn), "" where there is none."""
    sheets = document.Sheets
    names = {name: str(sheets.getByName(name).CodeName) for name in sheets.ElementNames}
    return str(document.CodeName), names


def mend(path: Path, book: str, sheets: dict[str, str]) -> bool:
    """Put the names back in a file (laga); returns whether anything was missing.

    The new file takes the old one's place in one step and keeps its time, so that Calc, which has it open, does not
    believe that somebody else has changed it.
    """
    with zipfile.ZipFile(path) as archive:
        if "xl/vbaProject.bin" not in archive.namelist():
            return False
        changed = _changed(archive, book, sheets)
        if not changed:
            return False
        before = path.stat()
        temporary = path.with_name(f".snit-{os.urandom(8).hex()}.tmp")
        try:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as copy:
                for info in archive.infolist():
                    copy.writestr(info, changed.get(info.filename) or archive.read(info))
            os.utime(temporary, ns=(before.st_atime_ns, before.st_mtime_ns))
            temporary.chmod(before.st_mode & 0o777)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    return True


def _changed(archive: zipfile.ZipFile, book: str, sheets: dict[str, str]) -> dict[str, bytes]:
    """Return the parts that lack a name, with it (ändrade delar)."""
    text = archive.read(_BOOK).decode("utf-8")
    links = dict(_attributes(archive.read(_LINKS).decode("utf-8"), "Relationship", "Id", "Target"))
    changed = {}
    if book and not re.search(r"<workbookPr\b[^>]*\bcodeName=", text):
        changed[_BOOK] = text.replace("<workbookPr", f"<workbookPr codeName={quoteattr(book)}", 1).encode("utf-8")
    for name, link in _attributes(text, "sheet", "name", "r:id"):
        part = "xl/" + links[link].removeprefix("/xl/")
        code = sheets.get(_plain(name), "")
        sheet = archive.read(part).decode("utf-8")
        if code and not re.search(r"<sheetPr\b[^>]*\bcodeName=", sheet):
            changed[part] = _named(sheet, code).encode("utf-8")
    return changed


def _attributes(text: str, tag: str, first: str, second: str) -> list[tuple[str, str]]:
    found = []
    for element in re.findall(rf"<{tag}\b[^>]*>", text):
        values = dict(re.findall(r'([\w:]+)="([^"]*)"', element))
        found.append((values[first], values[second]))
    return found


def _plain(text: str) -> str:
    for mark, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(mark, letter)
    return text


def _named(sheet: str, code: str) -> str:
    if "<sheetPr" in sheet:
        return sheet.replace("<sheetPr", f"<sheetPr codeName={quoteattr(code)}", 1)
    return re.sub(r"(<worksheet\b[^>]*>)", rf"\1<sheetPr codeName={quoteattr(code)}/>", sheet, count=1)
