"""The dir stream (katalogström), [MS-OVBA] 2.3.4.2: project, references and modules.

Records of identity, length and data, little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from snit_xl.workbook.vba_project.modules import CODE_PAGE, Kind, Part

_SYSTEM_WIN64, _ENGLISH, _CODE_PAGE_NUMBER = 3, 0x0409, 1252
_VERSION = (1, 0)
_COOKIE = 0xFFFF
# As every project of Excel's has them: Office declares the ribbon's types. The identity finds the library; the path
# is a hint only.
_OLE_AUTOMATION = r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
_OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
    r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
)
_REFERENCES = {"stdole": _OLE_AUTOMATION, "Office": _OFFICE}


def dir_stream(project: str, parts: Sequence[Part]) -> bytes:
    """Return the stream before compression (katalogström)."""
    references = b"".join(_reference(name, library) for name, library in _REFERENCES.items())
    head = _record(0x000F, _short(len(parts))) + _record(0x0013, _short(_COOKIE))
    return _information(project) + references + head + b"".join(map(_module, parts)) + _record(0x0010)


def _information(project: str) -> bytes:
    """Return the records about the whole project (projektuppgifter)."""
    return b"".join(
        (
            _record(0x0001, _long(_SYSTEM_WIN64)),
            _record(0x0002, _long(_ENGLISH)),
            _record(0x0014, _long(_ENGLISH)),
            _record(0x0003, _short(_CODE_PAGE_NUMBER)),
            _record(0x0004, project.encode(CODE_PAGE)),
            _record(0x0005) + _record(0x0040),  # description
            _record(0x0006) + _record(0x003D),  # help file
            _record(0x0007, _long(0)),  # help topic
            _record(0x0008, _long(0)),  # library flags
            struct.pack("<HIIH", 0x0009, 4, *_VERSION),  # the length counts the first number only
            _record(0x000C) + _record(0x003C),  # conditional compilation constants
        )
    )


def _reference(name: str, library: str) -> bytes:
    identity = library.encode(CODE_PAGE)
    registered = _long(len(identity)) + identity + _long(0) + _short(0)
    return _both(0x0016, 0x003E, name) + _record(0x000D, registered)


def _module(part: Part) -> bytes:
    """Return one module's records (modulposter); its source begins at the start of its stream."""
    kind = 0x0021 if part.kind is Kind.STANDARD else 0x0022
    return b"".join(
        (
            _both(0x0019, 0x0047, part.name),
            _both(0x001A, 0x0032, part.name),  # the stream's name
            _record(0x001C) + _record(0x0048),  # description
            _record(0x0031, _long(0)),  # where the source begins
            _record(0x001E, _long(0)),  # help topic
            _record(0x002C, _short(_COOKIE)),
            _record(kind),
            _record(0x002B),
        )
    )


def _both(narrow: int, wide: int, text: str) -> bytes:
    """Return a text twice, in the code page and in UTF-16 (text i två former)."""
    return _record(narrow, text.encode(CODE_PAGE)) + _record(wide, text.encode("utf-16-le"))


def _record(identity: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", identity, len(data)) + data


def _short(number: int) -> bytes:
    return struct.pack("<H", number)


def _long(number: int) -> bytes:
    return struct.pack("<I", number)
