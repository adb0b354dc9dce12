"""The directory of a compound file (katalog), [MS-CFB] 2.6: its entries, siblings as a red-black tree."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from snit_xl.domain.errors import MisuseError

Tree: TypeAlias = Mapping[str, "bytes | Tree"]
NO_ENTRY, END_OF_CHAIN = 0xFFFFFFFF, 0xFFFFFFFE
ENTRY_SIZE = 128
LONGEST_NAME = 31
STORAGE, STREAM, ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_FORBIDDEN = set("/\\:!")
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
UNUSED = _ENTRY.pack(b"", 0, 0, 0, NO_ENTRY, NO_ENTRY, NO_ENTRY, b"", 0, 0, 0, 0, 0)


@dataclass(slots=True)
class Entry:
    """One storage or stream (katalogpost); `content` is None for a storage. Times and class ids are always zero."""

    name: str
    kind: int
    content: bytes | None = None
    colour: int = _BLACK
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        """Return the entry's 128 bytes (packad post)."""
        name = self.name.encode("utf-16-le")
        head = (name, len(name) + 2, self.kind, self.colour, self.left, self.right, self.child)
        return _ENTRY.pack(*head, b"", 0, 0, 0, self.start, self.size)


def entries_of(tree: Tree) -> list[Entry]:
    """Return all entries, the root first (katalogposter); storages are mappings, streams are bytes.

    MisuseError for a name that a compound file cannot hold, or two that differ in case only.
    """
    entries = [Entry("Root Entry", ROOT)]
    _add_children(entries, entries[0], tree)
    return entries


def _add_children(entries: list[Entry], parent: Entry, tree: Tree) -> None:
    names = sorted(tree, key=_sort_key)
    _check_names(names)
    first = len(entries)
    children = [_entry(name, tree[name]) for name in names]
    entries += children
    parent.child = _link(entries, range(first, first + len(children)), 0, len(children).bit_length() - 1)
    for child in children:
        below = tree[child.name]
        if not isinstance(below, bytes):
            _add_children(entries, child, below)


def _entry(name: str, content: bytes | Tree) -> Entry:
    if isinstance(content, bytes):
        return Entry(name, STREAM, content, start=END_OF_CHAIN, size=len(content))
    return Entry(name, STORAGE)


def _sort_key(name: str) -> tuple[int, str]:
    """Order as the format does (sorteringsordning): shorter names first, then by upper-case letters."""
    return len(name.encode("utf-16-le")), name.upper()


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if not 1 <= len(name) <= LONGEST_NAME or _FORBIDDEN & set(name):
            raise MisuseError(f"a compound file cannot hold the name {name!r}")
    if len({name.upper() for name in names}) < len(names):
        raise MisuseError(f"two names differ in case only: {', '.join(names)}")


def _link(entries: list[Entry], ids: Sequence[int], depth: int, deepest: int) -> int:
    """Join sorted siblings to a balanced tree and return its top (balanserat träd).

    Halving fills every level above the deepest. With the deepest level red and all others black, every path holds the
    same number of black nodes and no red node has a child.
    """
    if not ids:
        return NO_ENTRY
    middle = len(ids) // 2
    top = entries[ids[middle]]
    top.left = _link(entries, ids[:middle], depth + 1, deepest)
    top.right = _link(entries, ids[middle + 1 :], depth + 1, deepest)
    top.colour = _RED if depth == deepest and depth > 0 else _BLACK
    return ids[middle]
