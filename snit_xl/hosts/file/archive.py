"""The zip container read so that untouched parts can be copied as they are (zip-arkiv).

Own code instead of zipfile because every byte that is not changed must stay: zipfile can only write members anew.
The layout is that of PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central) and 4.3.16 (end record).
"""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from snit_xl.hosts.file.limits import Limits
from snit_xl.hosts.file.refusals import damaged, refused

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 0xFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIPTOR, _UTF8 = 0x1, 0x8, 0x800
_FULL32 = 0xFFFFFFFF
_ZIP64_EXTRA = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One member (zip-post): `start`–`end` is everything stored for it, `packed` its compressed data."""

    name: str
    central: bytes
    flags: int
    method: int
    crc: int
    size: int
    start: int
    packed: slice
    end: int


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file in memory (arkiv): raw bytes and members in the order of the central directory."""

    raw: bytes = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    comment: bytes

    def unpack(self, entry: Entry) -> bytes:
        """Return a member's content (packa upp), never more than it declares; wrong size or checksum is refused."""
        packed = self.raw[entry.packed]
        if entry.method == _STORED:
            content = packed
        elif entry.method == _DEFLATED:
            content = _inflate(packed, entry)
        else:
            raise damaged(entry.name, f"compression method {entry.method}")
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise damaged(entry.name, "size or checksum differs")
        return content


def _inflate(packed: bytes, entry: Entry) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise damaged(entry.name, str(error)) from error


def read_archive(raw: bytes, limits: Limits) -> Archive:
    """Read the directory of a zip file (läs arkiv) and refuse it by size, ratio, names and overlap; unpacks nothing."""
    end = raw.rfind(_END_MARK, max(0, len(raw) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(raw):
        raise damaged("", "no end of central directory")
    _, disk, first_disk, here, count, size, offset, comment_size = _END.unpack_from(raw, end)
    if count == 0xFFFF or _FULL32 in (size, offset):
        raise refused("FIL-ZIP64")
    if disk or first_disk or here != count or offset + size != end or end + _END.size + comment_size != len(raw):
        raise damaged("", "central directory and end record disagree")
    if count > limits.parts:
        raise refused("FIL-FOR-STOR", what="parts", found=count, limit=limits.parts)
    records = _central_records(raw, offset, count, end)
    entries = _entries(raw, records, offset)
    _refuse_names(entries)
    _refuse_sizes(entries, limits)
    return Archive(raw, entries, raw[end + _END.size :])


def _central_records(raw: bytes, offset: int, count: int, end: int) -> list[bytes]:
    records = []
    for _ in range(count):
        if offset + _CENTRAL.size > end or raw[offset : offset + 4] != b"PK\x01\x02":
            raise damaged("", "central directory is cut")
        fields = _CENTRAL.unpack_from(raw, offset)
        length = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        records.append(raw[offset : offset + length])
        offset += length
    if offset != end:
        raise damaged("", "central directory has another length")
    return records


def _entries(raw: bytes, records: list[bytes], directory: int) -> tuple[Entry, ...]:
    starts = sorted({_CENTRAL.unpack_from(record)[16] for record in records} | {directory})
    if len(starts) != len(records) + 1:
        raise damaged("", "two members share their data")
    following = dict(itertools.pairwise(starts))
    return tuple(_entry(raw, record, following) for record in records)


def _entry(raw: bytes, record: bytes, following: Mapping[int, int]) -> Entry:
    fields = _CENTRAL.unpack_from(record)
    flags, method, crc, packed_size, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_bytes = record[_CENTRAL.size : _CENTRAL.size + fields[10]]
    name = name_bytes.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    start = fields[16]
    if _FULL32 in (packed_size, size, start):
        raise refused("FIL-ZIP64")
    end = following.get(start, 0)
    if start + _LOCAL.size > end or raw[start : start + 4] != b"PK\x03\x04":
        raise damaged(name, "local header is missing")
    name_size, extra_size = _LOCAL.unpack_from(raw, start)[9:]
    data = start + _LOCAL.size + name_size + extra_size
    if raw[start + _LOCAL.size : start + _LOCAL.size + name_size] != name_bytes or data + packed_size > end:
        raise damaged(name, "local header disagrees with the directory")
    return Entry(name, record, flags, method, crc, size, start, slice(data, data + packed_size), end)


def _refuse_names(entries: tuple[Entry, ...]) -> None:
    seen = set()
    for entry in entries:
        name = entry.name
        odd = name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")
        if odd or name.casefold() in seen:
            raise refused("FIL-OSAKER", part=name)
        if entry.flags & _ENCRYPTED:
            raise refused("FIL-KRYPTERAD")
        seen.add(name.casefold())


def _refuse_sizes(entries: tuple[Entry, ...], limits: Limits) -> None:
    total = sum(entry.size for entry in entries)
    if total > limits.unpacked_bytes:
        raise refused("FIL-FOR-STOR", what="bytes", found=total, limit=limits.unpacked_bytes)
    for entry in entries:
        packed = entry.packed.stop - entry.packed.start
        if entry.size > limits.ratio_floor and entry.size > limits.ratio * packed:
            raise refused("FIL-FOR-STOR", what="ratio", found=entry.size // max(packed, 1), limit=limits.ratio)


def rewritten(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the zip file with some members' content replaced (skriv arkiv).

    Every other member is copied with its header, timestamps and compressed bytes as they are, in the same order.
    """
    if not changed:
        return archive.raw
    by_start = sorted(archive.entries, key=lambda entry: entry.start)
    chunks = [archive.raw[: by_start[0].start]]
    position = by_start[0].start
    records: dict[str, bytes] = {}
    for entry in by_start:
        if entry.name in changed:
            stored, record = _repacked(archive.raw, entry, changed[entry.name])
        else:
            stored, record = archive.raw[entry.start : entry.end], entry.central
        records[entry.name] = record[:42] + struct.pack("<L", position) + record[46:]
        chunks.append(stored)
        position += len(stored)
    directory = b"".join(records[entry.name] for entry in archive.entries)
    count = len(archive.entries)
    end = _END.pack(_END_MARK, 0, 0, count, count, len(directory), position, len(archive.comment))
    return b"".join([*chunks, directory, end, archive.comment])


def _repacked(raw: bytes, entry: Entry, content: bytes) -> tuple[bytes, bytes]:
    """Return the local part and the central record of one member with new content."""
    packed = content
    if entry.method == _DEFLATED:
        squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = squeezer.compress(content) + squeezer.flush()
    sizes = (zlib.crc32(content), len(packed), len(content))
    local = _LOCAL.unpack_from(raw, entry.start)
    name_end = entry.start + _LOCAL.size + local[9]
    name, extra = raw[entry.start + _LOCAL.size : name_end], _without_zip64(raw[name_end : entry.packed.start])
    flags = entry.flags & ~_DESCRIPTOR
    header = _LOCAL.pack(local[0], local[1], flags, *local[3:6], *sizes, len(name), len(extra))
    old = _CENTRAL.unpack_from(entry.central)
    tail = entry.central[_CENTRAL.size + old[10] :]
    central_extra, comment = _without_zip64(tail[: old[11]]), tail[old[11] :]
    fields = (*old[:3], flags, *old[4:7], *sizes, old[10], len(central_extra), *old[12:])
    return header + name + extra + packed, _CENTRAL.pack(*fields) + name + central_extra + comment


def _without_zip64(extra: bytes) -> bytes:
    kept, position = [], 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, position)
        if kind != _ZIP64_EXTRA:
            kept.append(extra[position : position + 4 + size])
        position += 4 + size
    return b"".join(kept) + extra[position:]
