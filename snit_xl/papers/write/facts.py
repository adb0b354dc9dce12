"""The workbook as papers read it (underlag): every value with its cell, as the cells show it after evaluation.

Nothing is computed here: a figure in a paper is its cell's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Place
from snit_xl.papers.write.runs import Figure, Quote
from snit_xl.workbook.cell_text import is_empty
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fmt, Layout, Table
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.limits import limit_key
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import key_of
from snit_xl.workbook.values import serial_to_date, to_decimal
from snit_xl.workbook.view import ErrorValue, Scalar, TableArea, WorkbookView, cell_name

# Old Mac workbooks count days from 1904.
DAYS_BETWEEN_EPOCHS = 1462


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell as papers read it (cell): its value, its format, and the list its word is chosen from."""

    raw: Scalar
    fmt: Fmt
    place: Place
    choices: str = ""

    @property
    def figure(self) -> Figure:
        """The cell as a figure (siffra); a text that is no number leaves it empty, an error value is kept."""
        if isinstance(self.raw, ErrorValue):
            return Figure(None, self.fmt, self.place, self.raw.code)
        return Figure(_number(self.raw), self.fmt, self.place)

    @property
    def quote(self) -> Quote:
        """The cell as a text (citat), "" where it is empty."""
        if isinstance(self.raw, float):
            return Quote(f"{to_decimal(self.raw)}", self.place)
        return Quote("" if is_empty(self.raw) else str(self.raw).strip(), self.place)

    @property
    def text(self) -> str:
        """The cell's text alone (text)."""
        return self.quote.text

    @property
    def choice(self) -> str:
        """The key of the word chosen in the cell (valt ord), "" where it is empty or unknown."""
        return key_of(self.choices, self.text) or "" if self.choices else ""

    @property
    def day(self) -> date | None:
        """The cell's date (datum), None where it has none."""
        return serial_to_date(self.raw) if isinstance(self.raw, float) else None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a table (rad), its cells by column key; a repeated column has `key#j` for the j:th municipality."""

    spots: Mapping[str, Spot]

    def __getitem__(self, key: str) -> Spot:
        return self.spots[key]

    def figure(self, key: str) -> Figure:
        """Return a cell as a figure (siffra)."""
        return self.spots[key].figure

    def quote(self, key: str) -> Quote:
        """Return a cell as a text with its place (citat)."""
        return self.spots[key].quote

    def text(self, key: str) -> str:
        """Return a cell's text (text), "" where empty."""
        return self.spots[key].text

    def choice(self, key: str) -> str:
        """Return the key of a chosen word (valt ord)."""
        return self.spots[key].choice


@dataclass(frozen=True, slots=True)
class Facts:
    """One evaluated workbook (underlag): tables by key, fields by key.

    `despite` says that papers are written though Kontroller has faults or the forecast is out of date.
    """

    view: WorkbookView
    layout: Layout
    despite: bool = False

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities in the order of their columns (kommuner)."""
        return self.layout.municipalities

    @property
    def month(self) -> int:
        """The last month of the period (period)."""
        return int(self.figure("month").known)

    def table(self, key: str) -> tuple[FactRow, ...]:
        """Return a table's rows in their order (rader); empty rows are left out."""
        where = self._area(key)
        rows = (self._row(key, where, row) for row in where.area.rows)
        return tuple(row for row in rows if any(not is_empty(spot.raw) for spot in row.spots.values()))

    def total(self, key: str, number: int = 0) -> FactRow:
        """Return a total row under a table (summarad); `number` counts from 0."""
        where = self._area(key)
        return self._row(key, where, where.area.bottom + 1 + number)

    def above(self, key: str) -> FactRow:
        """Return the line over a table's headings (raden ovanför): the calendar years of a plan."""
        where = self._area(key)
        row = self._row(key, where, where.header_row - 1)
        return FactRow({name: Spot(s.raw, Fmt.YEAR, s.place) for name, s in row.spots.items()})

    def field(self, key: str) -> Spot:
        """Return a field (fält)."""
        area = self.view.names[field_term(key).name]
        spec = self.layout.fields()[key]
        return self._spot(area.sheet, area.top, area.left, spec.fmt, spec.rule.choices)

    def figure(self, key: str) -> Figure:
        """Return a field as a figure (siffra)."""
        return self.field(key).figure

    def quote(self, key: str) -> Quote:
        """Return a field as a text with its place (citat)."""
        return self.field(key).quote

    def text(self, key: str) -> str:
        """Return a field's text (text), "" where empty."""
        return self.field(key).text

    def year(self, steps: int = 0) -> Figure:
        """Return the workbook's year, or one some years from it (år)."""
        this = self.figure("year")
        return Figure(this.known + steps, Fmt.YEAR, this.place)

    def limit(self, key: str) -> Figure:
        """Return one of the limits (gräns), empty where the workbook lacks it."""
        found = (row.figure("limit_value") for row in self.table("limits") if limit_key(row.text("limit")) == key)
        return next(found, Figure(None, Fmt.NUMBER))

    def _area(self, key: str) -> TableArea:
        try:
            return self.view.tables[TABLES[key]]
        except KeyError:
            raise MisuseError(f"no table {key!r} to read papers from") from None

    def _row(self, key: str, where: TableArea, row: int) -> FactRow:
        table: Table = self.layout.tables()[key]
        spots = {}
        for one in instances(table, self.layout.municipalities):
            if one.heading in where.columns:
                spec, col = one.column, where.column(one.heading).left
                spots[one.key] = self._spot(where.area.sheet, row, col, spec.fmt, spec.rule.choices)
        return FactRow(spots)

    def _spot(self, sheet: str, row: int, col: int, fmt: Fmt, choices: str) -> Spot:
        raw = self.view.cell(sheet, row, col).value
        if fmt is Fmt.DATE and self.view.date1904 and isinstance(raw, float):
            raw += DAYS_BETWEEN_EPOCHS
        return Spot(raw, fmt, Place(sheet, cell_name(row, col)), choices)


def _number(raw: Scalar) -> Decimal | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, float):
        return to_decimal(raw)
    return parse_number(raw) if isinstance(raw, str) else None
