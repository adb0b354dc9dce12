"""Which encoding a SIE file is written in (teckenkodning): counted in its bytes, whatever it declares."""

from __future__ import annotations

import codecs
import re

CP437, UTF8, WINDOWS = "cp437", "utf-8", "cp1252"

_UTF8_SIGN = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# å ä ö Å Ä Ö é É ü: what Swedish names and texts hold beyond ASCII.
_LETTERS = "åäöÅÄÖéÉü"
_NOT_CP437 = bytes(set(range(256)) - set(_LETTERS.encode(CP437)))
_NOT_WINDOWS = bytes(set(range(256)) - set(_LETTERS.encode(WINDOWS)))
_ASCII = bytes(range(128))


def detect(sample: bytes) -> str:
    """Return the Python codec that a file's beginning is most likely written in (gissa teckenkodning).

    A single field may be in another encoding than the rest (a path that the program took from Windows), so the signs
    are counted; the specification's own encoding wins a tie.
    """
    if sample.startswith(codecs.BOM_UTF8):
        return UTF8
    if sample.isascii():
        return CP437
    single = _UTF8_SIGN.sub(b"", sample).translate(None, _ASCII)
    utf8 = len(_UTF8_SIGN.findall(sample))
    cp437 = len(single.translate(None, _NOT_CP437))
    windows = len(single.translate(None, _NOT_WINDOWS))
    if utf8 > max(cp437, windows):
        return UTF8
    return WINDOWS if windows > cp437 else CP437
