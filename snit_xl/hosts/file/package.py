"""An .xlsx or .xlsm file as a package of parts (arbetsbokspaket): opened, checked and unpacked on demand."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from snit_xl.hosts.file.archive import Archive, Entry, read_archive
from snit_xl.hosts.file.limits import DEFAULT_LIMITS, Limits
from snit_xl.hosts.file.refusals import damaged, from_os_error, refused
from snit_xl.hosts.file.xmlscan import MAIN_NAMESPACES, Element, parse

_CONTAINER_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship (relation): `kind` is the type's last word, `target` the part's name."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook's zip container (paket); `workbook` is the name of the main part."""

    archive: Archive
    workbook: str
    entries: dict[str, Entry] = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The file's bytes as read (filens byte)."""
        return self.archive.raw

    def part(self, name: str) -> bytes:
        """Return a part's content (del); a part that is referred to but missing is a damaged file."""
        return self.archive.unpack(self._entry(name))

    def stored_name(self, name: str) -> str:
        """Return a part's name as the container spells it (delens namn); names differ in case between programs."""
        return self._entry(name).name

    def relationships(self, source: str) -> dict[str, Relationship]:
        """Return a part's relationships by id (relationer); targets outside the file are left out."""
        return _relationships(self.archive, self.entries, source)

    def _entry(self, name: str) -> Entry:
        return _entry(self.entries, name)


def _entry(entries: dict[str, Entry], name: str) -> Entry:
    entry = entries.get(name.casefold())
    if entry is None:
        raise damaged(name, "part is missing")
    return entry


def _relationships(archive: Archive, entries: dict[str, Entry], source: str) -> dict[str, Relationship]:
    folder, base = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name.casefold() not in entries:
        return {}
    root = parse(archive.unpack(_entry(entries, name)), name)
    found = {}
    for item in root.children:
        if item.attributes.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, item.attributes.get("Target", ""))).lstrip("/")
        kind = item.attributes.get("Type", "").rpartition("/")[2]
        found[item.attributes.get("Id", "")] = Relationship(kind, target)
    return found


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file's bytes (läs fil), refusing one that is missing, out of reach or too large."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise refused("FIL-FOR-STOR", file=path.name, what="file", found=size, limit=limits.file_bytes)
        return path.read_bytes()
    except OSError as error:
        raise from_os_error(error, path, reading=True) from error


def open_package(raw: bytes, limits: Limits = DEFAULT_LIMITS) -> Package:
    """Open a workbook's bytes (öppna paket).

    Refuses what is no workbook, is encrypted, cut or unsafe, or whose parts are larger than `limits`; no sheet is
    unpacked here.
    """
    if raw.startswith(_CONTAINER_MAGIC):
        raise refused("FIL-KRYPTERAD" if _ENCRYPTED_STREAM in raw else "FIL-GAMMALT-FORMAT")
    if not raw.startswith(b"PK"):
        raise refused("FIL-INGEN-ARBETSBOK")
    archive = read_archive(raw, limits)
    entries = {entry.name.casefold(): entry for entry in archive.entries}
    workbook = _main_part(archive, entries)
    return Package(archive, workbook, entries)


def _main_part(archive: Archive, entries: dict[str, Entry]) -> str:
    mains = [link.target for link in _relationships(archive, entries, "").values() if link.kind == "officeDocument"]
    if len(mains) != 1 or mains[0].endswith(".bin"):
        raise refused("FIL-INGEN-ARBETSBOK")
    root = parse(archive.unpack(_entry(entries, mains[0])), mains[0])
    if root.name.rpartition(":")[2] != "workbook" or not _is_main(root):
        raise refused("FIL-INGEN-ARBETSBOK")
    return mains[0]


def _is_main(root: Element) -> bool:
    return any(value in MAIN_NAMESPACES for key, value in root.attributes.items() if key.startswith("xmlns"))
