"""Open a list whatever its format (öppna lista), or say why it can't be read."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from snit_xl.books.lists.cells import DEFAULT_LIMITS, Limits, ListFile, refused
from snit_xl.books.lists.text_file import find_delimiter, open_text
from snit_xl.books.lists.workbook_file import open_workbook

HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
_SIE = re.compile(rb"(?:\xef\xbb\xbf)?\s*#[A-Z]+[ \t]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def open_list(path: Path, limits: Limits = DEFAULT_LIMITS) -> ListFile:
    """Open a list (öppna lista), refusing by its content, not its name, what is none."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0"):
            raise refused("LISTA-TOM", path)
        if size > limits.file_bytes:
            raise refused("LISTA-FOR-STOR", path, what="file", found=size, limit=limits.file_bytes)
        if head.startswith(b"PK"):
            return open_workbook(path, limits)
        _refuse_others(path, head)
        return open_text(path, head, limits)
    except OSError as error:
        raise refused("LISTA-OATKOMLIG", path) from error


def _refuse_others(path: Path, head: bytes) -> None:
    if head.startswith(_OLE):
        raise refused("LISTA-KRYPTERAD" if _ENCRYPTED in path.read_bytes() else "LISTA-GAMMALT-FORMAT", path)
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise refused("LISTA-WEBBSIDA", path)
    if head.startswith(_OTHERS) or (b"\0" in head and not head.startswith(_WIDE)):
        raise refused("LISTA-BINAR", path)


def is_list(source: Path | bytes) -> bool:
    """Tell whether a file, or the first bytes of one, looks like an exported list (är det en lista).

    SIE files, other documents and binary files are none. A protected or old workbook is one: the reader says why it
    can't be read.
    """
    head = source if isinstance(source, bytes) else _head(source)
    if head.startswith(b"PK"):
        return _is_workbook(source)
    if head.startswith(_OLE):
        return True
    if head.startswith(_OTHERS) or _MARKUP.match(head) or _SIE.match(head):
        return False
    return _has_columns(head)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _is_workbook(source: Path | bytes) -> bool:
    if isinstance(source, bytes):
        return b"xl/" in source or b"[Content_Types].xml" in source
    try:
        with zipfile.ZipFile(source) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _has_columns(head: bytes) -> bool:
    if head.startswith(_WIDE):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    elif b"\0" in head:
        return False
    else:
        text = head.decode("utf-8", "replace")
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    delimiter = find_delimiter(lines)
    return sum(delimiter in line for line in lines) * 2 > len(lines)
