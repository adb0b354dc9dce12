"""Which formula cells stand in which area (beroenden): the order of computation without walking every cell twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from snit_xl.workbook.formula.task import CellKey
from snit_xl.workbook.view import Area


class Positions:
    """Cells kept by column (cellregister), so that those inside an area are found quickly."""

    def __init__(self, cells: Iterable[CellKey]) -> None:
        self._columns: dict[str, dict[int, list[int]]] = {}
        for sheet, row, col in cells:
            self._columns.setdefault(sheet, {}).setdefault(col, []).append(row)
        for columns in self._columns.values():
            for rows in columns.values():
                rows.sort()

    def inside(self, area: Area) -> Iterator[CellKey]:
        """Give the kept cells inside an area (celler i området)."""
        columns = self._columns.get(area.sheet)
        if columns is None:
            return
        wide = len(area.cols) > len(columns)
        for col in [col for col in columns if col in area.cols] if wide else area.cols:
            rows = columns.get(col)
            if rows:
                for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
                    yield (area.sheet, row, col)
