"""The PROJECT and PROJECTwm streams (projektströmmar): the project's properties as text, and its module names twice."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.workbook.vba_project.encryption import encrypt
from snit_xl.workbook.vba_project.modules import CODE_PAGE, Kind, Part

_VERSION_COMPATIBLE = "393222000"
_EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = b"\0\0\0\0", b"\0", b"\xff"


def project_stream(project: str, parts: Sequence[Part], project_id: str, seeds: bytes) -> bytes:
    """Return the PROJECT stream (egenskaper), [MS-OVBA] 2.3.1: visible, unlocked, no password, all windows closed.

    The three seeds, one byte each, start the three obfuscated values.
    """
    protection, password, visibility = seeds
    lines = [
        f'ID="{project_id}"',
        *map(_item, parts),
        f'Name="{project}"',
        'HelpContextID="0"',
        f'VersionCompatible32="{_VERSION_COMPATIBLE}"',
        f'CMG="{encrypt(_NOT_PROTECTED, project_id, protection)}"',
        f'DPB="{encrypt(_NO_PASSWORD, project_id, password)}"',
        f'GC="{encrypt(_VISIBLE, project_id, visibility)}"',
        "",
        "[Host Extender Info]",
        _EDITOR,
        "",
        "[Workspace]",
        *(f"{part.name}=0, 0, 0, 0, C" for part in parts),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(CODE_PAGE)


def names_stream(parts: Sequence[Part]) -> bytes:
    """Return the PROJECTwm stream (modulnamn), [MS-OVBA] 2.3.3; never compressed, or Excel drops the macros."""
    pairs = (part.name.encode(CODE_PAGE) + b"\0" + part.name.encode("utf-16-le") + b"\0\0" for part in parts)
    return b"".join(pairs) + b"\0\0"


def _item(part: Part) -> str:
    version = "/&H00000000" if part.kind in {Kind.WORKBOOK, Kind.SHEET} else ""
    return f"{part.kind.word}={part.name}{version}"
