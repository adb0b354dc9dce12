"""Word and Excel files are zip archives (packade filer): what they hold is measured before it is unpacked."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

TOO_LARGE, LOCKED = "HANDLING-FOR-STOR", "HANDLING-LOSENORD"
MOST_TEXT = 100_000_000  # bytes of XML, unpacked
MOST_PARTS = 5_000
MOST_CELLS = 4_000_000  # of a sheet, from its first to its last
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"')


def is_locked(data: bytes) -> bool:
    """Tell whether a Word or Excel file is protected by a password (lösenord): then it is packed in another way."""
    return data.startswith(OLE) and _ENCRYPTED in data


def is_too_large(data: bytes) -> bool:
    """Tell whether an archive holds more than can be read in reasonable time and memory (för stor)."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        if len(parts) > MOST_PARTS or sum(part.file_size for part in texts) > MOST_TEXT:
            return True
        sheets = [part for part in texts if part.filename.startswith("xl/worksheets/")]
        return any(_extent(archive.read(part)) > MOST_CELLS for part in sheets)


def _extent(sheet: bytes) -> int:
    """Return how many cells there are from a sheet's first to its last (utbredning), empty ones counted."""
    last_row = last_column = 0
    for letters, row in _CELL.findall(sheet):
        last_row = max(last_row, int(row))
        last_column = max(last_column, _column(letters))
    return last_row * last_column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
