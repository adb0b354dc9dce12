"""A VBA project written from source text (VBA-projekt), without Excel: vbaProject.bin of a macro-enabled workbook.

Source only, as [MS-OVBA] 2.3.4.1 prescribes for what others than VBA itself write: version 0xFFFF and no compiled code,
so that Excel compiles the modules when it opens the file. Pure: the same modules always give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from collections.abc import Sequence

from snit_xl.workbook.vba_project.compression import compress
from snit_xl.workbook.vba_project.container import compound_file
from snit_xl.workbook.vba_project.dir_stream import dir_stream
from snit_xl.workbook.vba_project.modules import Document, Module, Part, parts_of
from snit_xl.workbook.vba_project.project_stream import names_stream, project_stream

__all__ = ["Document", "Module", "vba_project"]

_NO_CACHE = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)


def vba_project(modules: Sequence[Module], documents: Sequence[Document], name: str = "SnitXl") -> bytes:
    """Return the bytes of vbaProject.bin (VBA-projekt).

    `documents` holds one entry for the workbook and one for each sheet, by the codenames that the workbook file gives
    them (XlsxWriter: `set_vba_name`). Sources may have any line ends and lack their Attribute lines; they are stored
    with CRLF in code page 1252. Names are ASCII, begin with a letter, hold at most 31 characters and differ in more
    than case. MisuseError for a name, line or letter that Excel would not take.

    References are those of every new project of Excel's,
    stdole and Office 16.0: with Office, a ribbon callback may say `IRibbonControl`. The project's identity and the
    seeds of its obfuscated values come from the content. Source: [MS-OVBA], [MS-CFB].
    """
    parts = parts_of(modules, documents, name)
    digest = _digest(name, parts)
    project_id = f"{{{uuid.UUID(bytes=digest[:16], version=5)}}}".upper()
    streams = {part.name: compress(part.text) for part in parts}
    return compound_file(
        {
            "VBA": {"_VBA_PROJECT": _NO_CACHE, "dir": compress(dir_stream(name, parts)), **streams},
            "PROJECT": project_stream(name, parts, project_id, digest[16:19]),
            "PROJECTwm": names_stream(parts),
        }
    )


def _digest(name: str, parts: Sequence[Part]) -> bytes:
    """Return a digest of everything that goes in (kontrollsumma)."""
    content = [name, *((part.name, part.kind.name, part.text) for part in parts)]
    return hashlib.sha256(repr(content).encode("utf-8")).digest()
