"""How large a workbook may be before it is refused unread (gränser)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest file that is opened (gränser mot zip-bomber).

    Bytes as stored and as unpacked in all; `ratio` unpacked/packed, checked for parts above `ratio_floor` unpacked
    bytes; `cells` in the whole workbook; `parts` in the package.
    """

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 200_000_000
    ratio: int = 200
    ratio_floor: int = 1_000_000
    cells: int = 5_000_000
    parts: int = 5_000


DEFAULT_LIMITS = Limits()
