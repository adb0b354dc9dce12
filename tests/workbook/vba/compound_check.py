"""Reads a compound file's directory and sectors, apart from the code under test, and names what breaks [MS-CFB]."""

from __future__ import annotations

import io
import struct
from typing import Any

import olefile

NONE, RED, BLACK = 0xFFFFFFFF, 0, 1
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def faults(content: bytes) -> list[str]:
    """Return what is wrong with the trees of siblings and with the use of sectors; an empty list means sound."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        entries = [entry for entry in ole.direntries if entry is not None and entry.entry_type]
        found = [f"olefile: {message}" for _, message in ole.parsing_issues]
        reached = {0}
        for entry in entries:
            if entry.sid_child != NONE:
                found += _storage_faults(ole, entry, reached)
        if len(reached) != len(entries):
            found.append(f"{len(entries) - len(reached)} entries are in no storage")
        return found + _sector_faults(content, entries)


def _storage_faults(ole: Any, storage: Any, reached: set[int]) -> list[str]:  # noqa: ANN401 - olefile is not typed
    found: list[str] = []
    names: list[str] = []

    def walk(number: int, parent: int) -> int:
        if number == NONE:
            return 1
        if number in reached:
            found.append(f"entry {number} is reached twice")
            return 0
        reached.add(number)
        entry = ole.direntries[number]
        if entry.color == RED and parent == RED:
            found.append(f"{entry.name} and its parent are both red")
        left = walk(entry.sid_left, entry.color)
        names.append(entry.name)
        right = walk(entry.sid_right, entry.color)
        if left != right:
            found.append(f"{entry.name}: {left} black nodes to the left, {right} to the right")
        return left + int(entry.color == BLACK)

    if ole.direntries[storage.sid_child].color != BLACK:
        found.append(f"the top of {storage.name} is red")
    walk(storage.sid_child, BLACK)
    if names != sorted(names, key=lambda name: (len(name), name.upper())):
        found.append(f"{storage.name} is not in order: {names}")
    return found


def _sector_faults(content: bytes, entries: list[Any]) -> list[str]:
    """Follow every chain: each used sector belongs to one chain, and no sector is lost."""
    header = struct.unpack_from("<IIIIIIIII109I", content, 40)
    fat_places = [place for place in header[9:] if place != FREE]
    table = [number for place in fat_places for number in struct.unpack_from("<128I", content, (place + 1) * 512)]
    starts = {"directory": header[2], "mini table": header[5]}
    starts |= {entry.name: entry.isectStart for entry in entries if entry.size >= 4096 or entry.entry_type == 5}
    owner = dict.fromkeys(fat_places, "table")
    found = [f"sector {place} is not marked as the table's" for place in fat_places if table[place] != FAT]
    for name, start in starts.items():
        sector = start
        while sector != END:
            if sector in owner:
                return [*found, f"sector {sector} of {name} belongs to {owner[sector]} too"]
            owner[sector] = name
            sector = table[sector]
    used = {number for number, following in enumerate(table) if following != FREE}
    if used != set(owner) or len(content) != 512 * (len(used) + 1) or len(fat_places) != header[1]:
        found.append(f"{len(used ^ set(owner))} sectors are lost or not in the file")
    return found
