"""Cells to typed values (avläsning): every table and field by its name, every fault collected with its cell.

Nothing is guessed: a cell that can't be read is a problem and reads as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from snit_xl.domain.money import parse_number
from snit_xl.domain.problems import Place, Problem, Source, problem
from snit_xl.workbook.cell_text import bound, clock, is_empty, shown, written
from snit_xl.workbook.resolve import ColumnInstance, instances
from snit_xl.workbook.spec import Fields, Fmt, Kind, Layout, Rule, Sheet, Table
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.terms.words import WORDS, key_of
from snit_xl.workbook.values import serial_to_date, to_decimal
from snit_xl.workbook.view import EMPTY, Area, ErrorValue, Scalar, TableArea, WorkbookView, cell_name, column_letter

Value = Decimal | str | date | time | None
NUMERIC = frozenset(
    {Fmt.TKR, Fmt.TKR1, Fmt.KR, Fmt.DEVIATION, Fmt.PERCENT, Fmt.NUMBER, Fmt.PLAIN, Fmt.INTEGER, Fmt.YEAR}
)
WHOLE = frozenset({Fmt.INTEGER, Fmt.YEAR})


@dataclass(frozen=True, slots=True)
class Record:
    """One table row as read (avläst rad): typed values by column key, and where they stand."""

    values: Mapping[str, Value]
    source: Source

    def text(self, key: str) -> str:
        """Return a text, "" where empty (text)."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> Decimal | None:
        """Return a number, None where empty (tal)."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None

    def amount(self, key: str) -> Decimal:
        """Return an amount, 0 where empty (belopp)."""
        return self.number(key) or Decimal(0)

    def day(self, key: str) -> date | None:
        """Return a day, None where empty (datum)."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table being read (kolumn under avläsning).

    `read` says whether its cells are taken in; a `computed` one alone makes no row.
    """

    key: str
    col: int
    letter: str
    fmt: Fmt
    rule: Rule
    read: bool
    computed: bool
    heading: str


@dataclass(slots=True)
class Extract:
    """Everything read from one workbook (avläsning)."""

    tables: dict[str, list[Record]] = field(default_factory=dict)
    fields: dict[str, Value] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def table(self, key: str) -> list[Record]:
        """Return a table's rows, none where the table is missing (rader)."""
        return self.tables.get(key, [])

    def number(self, key: str) -> Decimal | None:
        """Return a field's number, None where empty (tal i fält)."""
        value = self.fields.get(key)
        return value if isinstance(value, Decimal) else None


class Reader:
    """Reads one view by one layout (avläsare)."""

    def __init__(self, view: WorkbookView, layout: Layout) -> None:
        """Remember both; nothing is read yet."""
        self.view = view
        self.layout = layout
        self.found = Extract()
        self._allowed: dict[str, dict[str, str]] = {}

    def read(self) -> Extract:
        """Read every table and field (läs allt)."""
        for sheet in self.layout.sheets:
            self._sheet(sheet)
        self._check_sources()
        return self.found

    def _sheet(self, sheet: Sheet) -> None:
        tables = [b for b in sheet.blocks if isinstance(b, Table)]
        if tables and not any(TABLES[t.key] in self.view.tables for t in tables):
            self._problem("ARBETSBOK-BLAD-SAKNAS", Place(SHEETS[sheet.key].name), sheet=SHEETS[sheet.key].name)
            return
        for block in sheet.blocks:
            if isinstance(block, Table):
                self._table(block, SHEETS[sheet.key].name)
            elif isinstance(block, Fields):
                self._fields(block)

    def _table(self, table: Table, sheet: str) -> None:
        where = self.view.tables.get(TABLES[table.key])
        if where is None:
            self._problem("ARBETSBOK-TABELL-SAKNAS", Place(sheet), table=TABLES[table.key])
            return
        columns = []
        for column in instances(table, self.layout.municipalities):
            if column.heading in where.columns:
                columns.append(_column(column, where, table))
            else:
                place = Place(where.area.sheet, cell_name(where.header_row, where.area.left))
                self._problem("ARBETSBOK-RUBRIK-SAKNAS", place, heading=column.heading, table=where.name)
        records = [self._record(where, columns, row) for row in where.area.rows]
        self.found.tables[table.key] = [record for record in records if record is not None]
        self._check_unique(table)

    def _record(self, where: TableArea, columns: list[_Column], row: int) -> Record | None:
        sheet, grid = where.area.sheet, self.view.cells.get(where.area.sheet, {})
        read = [(column, grid.get((row, column.col), EMPTY).value) for column in columns if column.read]
        if all(is_empty(raw) for column, raw in read if not column.computed):
            return None
        source = Source(sheet, {column.key: f"{column.letter}{row}" for column in columns})
        values: dict[str, Value] = {}
        for column, raw in read:
            if raw is None and not column.rule.required:
                values[column.key] = None
            else:
                values[column.key] = self._value(raw, column.fmt, column.rule, source.at(column.key), column.heading)
        return Record(values, source)

    def _fields(self, block: Fields) -> None:
        for spec in block.fields:
            if spec.kind is Kind.LEAF:
                continue
            term = field_term(spec.key)
            area = self.view.names.get(term.name)
            if area is None:
                self._problem("ARBETSBOK-NAMN-SAKNAS", name=term.name, label=term.label)
                continue
            place = Place(area.sheet, cell_name(area.top, area.left))
            self.found.places[spec.key] = place
            raw = self.view.cell(area.sheet, area.top, area.left).value
            if spec.kind is Kind.INPUT:
                self.found.fields[spec.key] = self._value(raw, spec.fmt, spec.rule, place, term.label)

    def _value(self, raw: Scalar, fmt: Fmt, rule: Rule, place: Place, name: str) -> Value:
        """Read one cell by its format and rule (läs cell)."""
        if isinstance(raw, ErrorValue):
            self._problem("INDATA-FELVARDE", place, value=raw.code)
            return None
        if is_empty(raw):
            if rule.required:
                self._problem("INDATA-SAKNAS", place, heading=name)
            return None
        if rule.choices:
            return self._choice(raw, rule.choices, place)
        return self._typed(raw, fmt, rule, place)

    def _typed(self, raw: Scalar, fmt: Fmt, rule: Rule, place: Place) -> Value:
        if fmt in NUMERIC:
            return self._number(raw, fmt, rule, place)
        if fmt in {Fmt.DATE, Fmt.TIME}:
            return self._moment(raw, fmt, place)
        if fmt is Fmt.STAMP:
            return to_decimal(raw) if isinstance(raw, float) else None
        return f"{to_decimal(raw)}" if isinstance(raw, float) else str(raw).strip()

    def _choice(self, raw: Scalar, group: str, place: Place) -> Value:
        key = key_of(group, str(raw))
        if key is None:
            self._problem("INDATA-VAL", place, value=shown(raw), choices=", ".join(WORDS[group].values()))
        return key

    def _number(self, raw: Scalar, fmt: Fmt, rule: Rule, place: Place) -> Value:
        number = to_decimal(raw) if isinstance(raw, float) else parse_number(raw) if isinstance(raw, str) else None
        if number is None:
            self._problem("INDATA-TAL", place, value=shown(raw))
            return None
        if fmt in WHOLE and number != int(number):
            self._problem("INDATA-HELTAL", place, value=shown(raw))
            return None
        low, high = rule.low, rule.high
        if (low is not None and number < Decimal(str(low))) or (high is not None and number > Decimal(str(high))):
            self._problem("INDATA-UTANFOR", place, value=shown(raw), low=bound(low), high=bound(high))
            return None
        return number

    def _moment(self, raw: Scalar, fmt: Fmt, place: Place) -> Value:
        found: Value = None
        if isinstance(raw, float):
            found = serial_to_date(raw, date1904=self.view.date1904) if fmt is Fmt.DATE else clock(raw)
        elif isinstance(raw, str):
            found = written(raw.strip(), fmt)
        if found is None:
            self._problem("INDATA-DATUM" if fmt is Fmt.DATE else "INDATA-KLOCKSLAG", place, value=shown(raw))
        return found

    def _check_unique(self, table: Table) -> None:
        if not table.unique:
            return
        seen: dict[tuple[str, ...], Record] = {}
        for record in self.found.tables[table.key]:
            values = [record.values.get(key) for key in table.unique]
            identity = tuple(str(value).casefold() for value in values)
            if identity in seen and all(value is not None for value in values):
                first = seen[identity].source.at(table.unique[-1])
                name = ", ".join(str(value) for value in values)
                self._problem("INDATA-DUBBLETT", record.source.at(table.unique[-1]), name=name, first=first.cell)
            seen.setdefault(identity, record)

    def _check_sources(self) -> None:
        """Check values that must stand in another table's column (val ur annan tabell)."""
        for key, table in self.layout.tables().items():
            for column in table.columns:
                if column.rule.source and not column.rule.offered and column.kind is Kind.INPUT:
                    for record in self.found.table(key):
                        self._known(record.values.get(column.key), column.rule, record.source.at(column.key))
        for key, spec in self.layout.fields().items():
            if spec.rule.source:
                self._known(self.found.fields.get(key), spec.rule, self.found.places.get(key, Place()))

    def _known(self, value: Value, rule: Rule, place: Place) -> None:
        if value is None:
            return
        owner, _, column = rule.source.partition(".")
        allowed = self._allowed.get(rule.source)
        if allowed is None:
            texts = (record.text(column) for record in self.found.table(owner))
            allowed = self._allowed[rule.source] = {text.casefold(): text for text in texts}
        if str(value).casefold() not in allowed:
            choices = ", ".join(allowed.values())
            self._problem("INDATA-OKAND", place, value=str(value), table=TABLES[owner], choices=choices)

    def _problem(self, code: str, place: Place = Place(), **values: str) -> None:  # noqa: B008 - frozen record
        self.found.problems.append(problem(code, place, **values))


def areas_read(view: WorkbookView, layout: Layout) -> Iterator[Area]:
    """Return where a Reader looks (avlästa områden): input columns, result lists and fields, formulas there or not."""
    for table in layout.tables().values():
        where = view.tables.get(TABLES[table.key])
        for column in instances(table, layout.municipalities) if where else ():
            if where and column.heading in where.columns and _is_read(column, table):
                yield where.column(column.heading)
    for key in layout.fields():
        area = view.names.get(field_term(key).name)
        if area is not None:
            yield Area(area.sheet, area.top, area.left, area.top, area.left)


def _is_read(instance: ColumnInstance, table: Table) -> bool:
    column = instance.column
    return not table.bulk and (table.grows or column.read or column.kind in {Kind.INPUT, Kind.LABEL})


def _column(instance: ColumnInstance, where: TableArea, table: Table) -> _Column:
    spec, col = instance.column, where.column(instance.heading).left
    read = _is_read(instance, table)
    computed = spec.kind is Kind.NATIVE
    return _Column(instance.key, col, column_letter(col), spec.fmt, spec.rule, read, computed, instance.heading)
