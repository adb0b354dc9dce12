"""Cell references as they stand in files (cellreferenser): A1, A1:C3, Sheet!$A$1:$C$3."""

from __future__ import annotations

import re
from functools import lru_cache

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.view import Area, cell_name

MAX_ROW, MAX_COL = 1_048_576, 16_384
Rectangle = tuple[int, int, int, int]
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_AREA = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!\[\]\s]+))!\$([A-Z]{1,3})\$([0-9]{1,7})(?::\$([A-Z]{1,3})\$([0-9]{1,7}))?"
)


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Return a column's number (kolumnnummer): A → 1, AB → 28; 0 for what is no column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - 64
    return number if number <= MAX_COL else 0


def rectangle(ref: str) -> Rectangle | None:
    """Return top, left, bottom, right of A1 or A1:C3 (rektangel), or None where it is neither."""
    corners = [_CELL.fullmatch(corner) for corner in ref.split(":")]
    if len(corners) > 2:
        return None
    spots = [(int(corner[2]), column_number(corner[1])) for corner in corners if corner]
    if len(spots) != len(corners) or any(row > MAX_ROW or not col for row, col in spots):
        return None
    (top, left), (bottom, right) = spots[0], spots[-1]
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def ref_of(area: Rectangle) -> str:
    """Return a rectangle as the file writes it (referens): A1 or A1:C3."""
    top, left, bottom, right = area
    first = cell_name(top, left)
    return first if (top, left) == (bottom, right) else f"{first}:{cell_name(bottom, right)}"


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Tell whether two rectangles share a cell (överlapp)."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def named_area(text: str) -> Area | None:
    """Return the one rectangle a defined name stands for (namnets område), None where it stands for anything else."""
    found = _AREA.fullmatch(text.strip())
    if found is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    corners = rectangle(f"{found[3]}{found[4]}" + (f":{found[5]}{found[6]}" if found[5] else ""))
    return Area(sheet, *corners) if corners else None


def checked_position(row: int, col: int) -> tuple[int, int]:
    """Return a position that lies on a sheet (cellposition); any other is misuse."""
    if not (1 <= row <= MAX_ROW and 1 <= col <= MAX_COL):
        raise MisuseError(f"no such cell: row {row}, column {col}")
    return row, col
