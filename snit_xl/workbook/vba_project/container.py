"""The compound file that holds a VBA project (sammansatt fil): a version 3 container as [MS-CFB] specifies it.

Sectors of 512 bytes. Streams under 4 096 bytes share one mini stream in pieces of 64 bytes. Times, class ids and
free bytes are zero, so that the same streams always give the same file.
"""

from __future__ import annotations

import struct

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project.directory import END_OF_CHAIN, ENTRY_SIZE, UNUSED, Entry, Tree, entries_of

SECTOR, MINI_SECTOR, MINI_LIMIT = 512, 64, 4096
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_MINOR, _MAJOR, _LITTLE_ENDIAN = 0x003E, 3, 0xFFFE
_SECTOR_SHIFT, _MINI_SHIFT = 9, 6
_FREE, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFD
_PER_SECTOR = SECTOR // 4
_FAT_SECTORS_IN_HEADER = 109
_HEADER = struct.Struct("<8s16sHHHHH6sIIIIIIIIII")


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with these storages (mappings) and streams (bytes), by name (sammansatt fil).

    MisuseError for names that the format cannot hold, and above about 7 MB, where its header has no more room.
    """
    entries = entries_of(tree)
    sectors, mini = _Sectors(SECTOR), _Sectors(MINI_SECTOR)
    for entry in entries:
        if entry.content:
            target = mini if len(entry.content) < MINI_LIMIT else sectors
            entry.start = target.add(entry.content)
    root = entries[0]
    root.start, root.size = sectors.add(bytes(mini.content)), len(mini.content)
    mini_fat = sectors.add(_table(mini.chain))
    directory = sectors.add(_directory(entries))
    mini_sectors = _count(len(mini.chain), _PER_SECTOR)
    return _assembled(sectors, directory=directory, mini_fat=mini_fat, mini_sectors=mini_sectors)


class _Sectors:
    """Streams cut in sectors of one size (sektorer), and for each sector the number of the one that follows it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.content = bytearray()
        self.chain: list[int] = []

    def add(self, stream: bytes) -> int:
        """Append a stream and return its first sector (lägg till ström); END_OF_CHAIN where it is empty."""
        if not stream:
            return END_OF_CHAIN
        first = len(self.chain)
        count = _count(len(stream), self.size)
        self.chain += [*range(first + 1, first + count), END_OF_CHAIN]
        self.content += stream.ljust(count * self.size, b"\0")
        return first


def _count(length: int, size: int) -> int:
    return -(-length // size)


def _table(chain: list[int]) -> bytes:
    """Return a chain as whole sectors, the rest marked as free (tabell)."""
    padded = chain + [_FREE] * (-len(chain) % _PER_SECTOR)
    return struct.pack(f"<{len(padded)}I", *padded)


def _directory(entries: list[Entry]) -> bytes:
    packed = b"".join(entry.packed() for entry in entries)
    return packed + UNUSED * (-len(entries) % (SECTOR // ENTRY_SIZE))


def _assembled(sectors: _Sectors, *, directory: int, mini_fat: int, mini_sectors: int) -> bytes:
    """Put header, sectors and allocation table together (hela filen); the table stands last and holds itself too."""
    used = len(sectors.chain)
    fat_sectors = _count(used, _PER_SECTOR - 1)
    if fat_sectors > _FAT_SECTORS_IN_HEADER:
        raise MisuseError(f"{used * SECTOR} bytes are more than this container holds")
    places = list(range(used, used + fat_sectors))
    numbers = (0, fat_sectors, directory, 0, MINI_LIMIT, mini_fat, mini_sectors, END_OF_CHAIN, 0)
    versions = (_MINOR, _MAJOR, _LITTLE_ENDIAN, _SECTOR_SHIFT, _MINI_SHIFT)
    listed = places + [_FREE] * (_FAT_SECTORS_IN_HEADER - fat_sectors)
    header = _HEADER.pack(_SIGNATURE, b"", *versions, b"", *numbers, listed[0])
    header += struct.pack(f"<{len(listed) - 1}I", *listed[1:])
    return header + sectors.content + _table(sectors.chain + [_FAT_SECTOR] * fat_sectors)
