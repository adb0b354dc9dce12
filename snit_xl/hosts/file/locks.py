"""Lock files other programs leave beside an open workbook (låsfiler)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from snit_xl.hosts.file.refusals import refused


def spelled_on_disk(path: Path) -> Path:
    """Return the path as the disk spells its name (filnamn): å may stand as one letter or as a and a ring."""
    if not path.exists():
        for form in ("NFC", "NFD"):
            other = path.with_name(unicodedata.normalize(form, path.name))
            if other.exists():
                return other
    return path


def refuse_open_elsewhere(path: Path) -> None:
    """Refuse a workbook that Excel (~$name) or LibreOffice (.~lock.name#) has open (öppen på annat håll)."""
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        lock = spelled_on_disk(path.with_name(name))
        if lock.exists():
            raise refused("FIL-LAST", file=path.name, lock=lock.name)
