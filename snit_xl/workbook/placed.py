"""A placed sheet (placerat blad): the records between layout and builder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from snit_xl.workbook.resolve import ColumnInstance
from snit_xl.workbook.spec import Chart, Field, Fmt, Kind, Sheet, Table
from snit_xl.workbook.view import Area, Scalar


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell's content and look (cellinnehåll); `role` is title, header, cell, total and so on."""

    role: str
    kind: Kind = Kind.LABEL
    fmt: Fmt = Fmt.TEXT
    value: Scalar = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with its rows (placerad tabell): header on `header`, data from `first` to `last`.

    `formulas` holds the resolved formula of each computed column, by column key.
    """

    spec: Table
    name: str
    columns: tuple[ColumnInstance, ...]
    header: int
    first: int
    last: int
    formulas: Mapping[str, str]

    def col(self, key: str) -> int:
        """Return the 1-based sheet column of a column key (kolumnnummer)."""
        return [c.key for c in self.columns].index(key) + 1


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A field with its cell and defined name (placerat fält)."""

    spec: Field
    name: str
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart and the row it starts on (placerat diagram)."""

    chart: Chart
    row: int


@dataclass(frozen=True, slots=True)
class CellMark:
    """A conditional format on plain cells (villkorsstyrt format på rutor)."""

    area: Area
    formula: str
    style: str


@dataclass(slots=True)
class PlacedSheet:
    """One sheet, every cell in place (placerat blad).

    `links` says where a cell leads, to a name or a cell; `targets` says which columns the names stand for.
    """

    spec: Sheet
    name: str
    spots: dict[tuple[int, int], Spot] = field(default_factory=dict)
    tables: list[PlacedTable] = field(default_factory=list)
    fields: list[PlacedField] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    cell_marks: list[CellMark] = field(default_factory=list)
    leaf_names: dict[str, tuple[int, int]] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    narrow: tuple[int, int] | None = None
    page_breaks: list[int] = field(default_factory=list)
    bottom: int = 0

    def put(self, row: int, col: int, spot: Spot) -> None:
        """Set one cell (sätt cell)."""
        self.spots[row, col] = spot
