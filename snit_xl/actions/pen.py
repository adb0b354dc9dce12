"""Collects what an action writes (penna): to a record's own cells, to fields, to result lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from snit_xl.domain.problems import Place, Source
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import date_to_serial, to_float
from snit_xl.workbook.view import CellWrite, Scalar, TableRows, Writes, cell_position

Written = Decimal | str | date | int | float | None


def scalar(value: Written) -> Scalar:
    """Return a value as a cell holds it (cellvärde)."""
    if isinstance(value, Decimal):
        return to_float(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return date_to_serial(value)
    return float(value) if isinstance(value, int) else value


def moment(value: datetime) -> float:
    """Return a moment as a serial number, to the minute (tidpunkt som serienummer)."""
    return date_to_serial(value.date()) + (value.hour * 60 + value.minute) / 1440


class Pen:
    """Writes by key, knowing where each field stands (penna)."""

    def __init__(self, fields: Mapping[str, Place]) -> None:
        """Take the fields' places from the model."""
        self._fields = fields
        self._cells: list[CellWrite] = []
        self._lists: list[TableRows] = []

    def row(self, at: Source, column: str, value: Written) -> None:
        """Write one column of a record's row (skriv i raden)."""
        self._place(at.at(column), value)

    def field(self, key: str, value: Written) -> None:
        """Write one field (skriv fält)."""
        self._place(self._fields[key], value)

    def rows(self, table: str, rows: Sequence[Sequence[Written]]) -> None:
        """Write a whole result list (skriv lista)."""
        self._lists.append(TableRows(TABLES[table], tuple(tuple(scalar(v) for v in row) for row in rows)))

    def writes(self) -> Writes:
        """Return everything written (skrivningar)."""
        return Writes(tuple(self._cells), tuple(self._lists))

    def _place(self, place: Place, value: Written) -> None:
        self._cells.append(CellWrite(place.sheet, *cell_position(place.cell), scalar(value)))
