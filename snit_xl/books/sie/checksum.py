"""The checksum of a SIE file (#KSUMMA): computed as the file streams by, compared where the file states it."""

from __future__ import annotations

import re
from zlib import crc32

from snit_xl.books.faults import Faults
from snit_xl.books.sie.encoding import CP437
from snit_xl.books.sie.fields import split_fields

_LABEL = re.compile(rb"^[ \t]*#KSUMMA\b[^\n]*\n?", re.MULTILINE | re.IGNORECASE)
_SEPARATORS = b" \t{}\r\n"
_BITS = 0xFFFFFFFF


class Checksum:
    """Follows a file between its two #KSUMMA (kontrollsumma).

    The sum is over the bytes of labels and fields in CP437, without what separates and encloses them. A program that
    writes another encoding may have summed its own bytes, so both sums are accepted.
    """

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._raw = self._recoded = 0
        self._started = 0  # the first record's line while its end has not been met

    @property
    def is_open(self) -> bool:
        """Whether a first #KSUMMA waits for its last (påbörjad): the file is cut off."""
        return bool(self._started)

    def follow(self, data: bytes, first: int, faults: Faults) -> None:
        """Take in whole lines, the first of which has this number (följ)."""
        at = 0
        for found in _LABEL.finditer(data):
            self._feed(data[at : found.start()])
            self._meet(found[0], first + data.count(b"\n", 0, found.start()), faults)
            at = found.end()
        self._feed(data[at:])

    def _meet(self, record: bytes, line: int, faults: Faults) -> None:
        stated = split_fields(record.strip())[1:2]
        if not self._started:
            self._started = line
            self._raw = self._recoded = 0
            if stated:
                faults.add("SIE-KSUMMA-ENSAM", line)
                self._started = 0
            return
        self._started = 0
        text = stated[0] if stated and isinstance(stated[0], bytes) else b""
        number = int(text) & _BITS if re.fullmatch(rb"[+-]?[0-9]{1,12}", text) else None
        if number not in (self._raw, self._recoded):
            faults.add("SIE-KSUMMA", line)

    def _feed(self, data: bytes) -> None:
        if not self._started:
            return
        bare = b"".join(map(_bare, data.split(b"\n")))
        self._raw = crc32(bare, self._raw)
        if self._encoding != CP437:
            bare = bare.decode(self._encoding, "replace").encode(CP437, "replace")
        self._recoded = crc32(bare, self._recoded)


def _bare(line: bytes) -> bytes:
    if b'"' not in line:
        return line.translate(None, _SEPARATORS + b"\\")
    parts = line.replace(b'\\"', b"\0").split(b'"')
    kept = (part if at % 2 else part.translate(None, _SEPARATORS) for at, part in enumerate(parts))
    return b"".join(kept).translate(None, b"\\").replace(b"\0", b'"')
