"""What a sheet is made of (arbetsbokens beståndsdelar): columns, tables, fields, blocks and charts, as plain records.

A layout never names a cell. It stacks blocks; `place.py` gives them rows, so that tables of any length and committees
of any size use the same layout. Formulas name columns and fields by key:

    {@budget}          this row's cell in the column `budget`          → Prognos[[#This Row],[Budget helår]]
    {@specific*}       this row's cells in a column repeated per municipality
    {plan.next_1}      a whole column of another table                 → Investeringsplan[Nästa år]
    {keys.value*}      a whole block of columns repeated per municipality
    {=month}           a field                                         → Period_manad
    {~kind.grant}      a word of the glossary's lists, quoted               → "kommunbidrag"
    {j}                the number (1..k) of the municipality that a repeated column belongs to

so that no formula breaks when sheets are renamed, columns moved or rows inserted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """Who writes a cell (cellens slag)."""

    INPUT = "input"  # the user; never written by the product
    RESULT = "result"  # a button, as a value
    NATIVE = "native"  # the spreadsheet's own formula
    LEAF = "leaf"  # a SNIT function; no native formula may depend on it
    LABEL = "label"  # fixed text

    __hash__ = object.__hash__  # a member is found by identity; Enum's own hash looks up the name at every use


class Fmt(Enum):
    """How a cell is read and shown (format)."""

    TEXT = "text"
    WRAP = "wrap"
    TKR = "tkr"
    TKR1 = "tkr1"
    KR = "kr"
    DEVIATION = "deviation"
    PERCENT = "percent"
    NUMBER = "number"
    PLAIN = "plain"  # a number as it is written, where percent and amounts share a column
    INTEGER = "integer"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    STAMP = "stamp"
    ANY = "any"

    __hash__ = object.__hash__  # as in Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """Data validation of an input (dataverifiering).

    `choices` is a key into the glossary's word lists, `source` a column ("keys.key") whose cells are the allowed
    values; otherwise `low` and `high` bound a number. `required` means that an empty cell is a problem, `few_digits`
    that a text has fewer digits than a personal number, `offered` that another value than the list's is taken too.
    """

    choices: str = ""
    source: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False
    few_digits: bool = False
    offered: bool = False


ANYTHING = Rule()
REQUIRED = Rule(required=True)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table (kolumn); its heading and prompt come from the glossary by `key`.

    `per_municipality` repeats the column once per municipality. `read` takes a computed cell into the model. `link`
    leads to the sheet that the cell names.
    """

    key: str
    kind: Kind = Kind.INPUT
    fmt: Fmt = Fmt.TKR
    formula: str = ""
    rule: Rule = ANYTHING
    per_municipality: bool = False
    read: bool = False
    link: bool = False


def result(key: str, fmt: Fmt = Fmt.TEXT) -> Column:
    """Return a column that a button writes (resultatkolumn)."""
    return Column(key, Kind.RESULT, fmt)


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row of native or SNIT formulas right under a table, outside it (summarad).

    `cells` maps column keys to formulas; a repeated column's formula is used once per municipality.
    """

    key: str
    cells: Mapping[str, str] = field(default_factory=dict)
    kind: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table (tabell), found again by its name whatever the user moves.

    `grows` marks a result list that a button rewrites whole, `bulk` one of thousands of rows, read apart from the
    others (read/ledger.py). `unique` names the columns that together identify a row.
    `above` holds native formulas shown on the line over the headings (the calendar years of a plan, say).
    `strip` names a start and an end column (dates or years) that a time strip to the right of the table draws,
    `curve` the column whose cells draw each row's curve, and the first and the last column that it shows.
    `room` is the least number of rows that it is built with: what stands under a table can't be moved in a closed file.
    `folded` names first and last columns that are shown at a click on the + above the column before them; no input may
    be among them.
    """

    key: str
    columns: tuple[Column, ...]
    totals: tuple[TotalRow, ...] = ()
    unique: tuple[str, ...] = ()
    grows: bool = False
    bulk: bool = False
    above: Mapping[str, str] = field(default_factory=dict)
    strip: tuple[str, str] | None = None
    curve: tuple[str, str, str] | None = None
    room: int = 0
    folded: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One named cell with its label to the left (fält); `alarm` is a condition that makes it stand out."""

    key: str
    kind: Kind = Kind.INPUT
    fmt: Fmt = Fmt.TEXT
    formula: str = ""
    rule: Rule = ANYTHING
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields under each other: label, value, remark (fältblock).

    `large` gives them larger type, for a page of a wide sheet, which is shrunk in print.
    """

    fields: tuple[Field, ...]
    col: int = 1
    remarks: bool = True
    large: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something often asked (vanlig uppgift) and the cell where it begins: a field, or a column ("rows.method")."""

    key: str
    target: str


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks under each other, each a link with a line that says what to do there (vanliga uppgifter)."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section heading (avsnittsrubrik); one on a new page is that page's title, unless it is `plain`."""

    key: str
    new_page: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line of explaining text (förklaring); `large` as in Fields."""

    key: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart (dataserie): values and categories as paths that `charts.py` reads.

    `labels` names how the amounts are written at the bars, `span` two columns that say how far a whisker
    reaches down and up, `name` a word where no heading names the series.
    """

    values: str
    categories: str
    colour: str
    hidden: bool = False
    name: str = ""
    labels: str = "amount"
    span: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart under its table (diagram); `rows` is its height in sheet rows, `width` in pixels.

    `names` is the title of the axis of names, where what they are doesn't show, `amounts` that of the other axis.
    """

    key: str
    kind: str
    series: tuple[Series, ...]
    stacked: bool = False
    rows: int = 16
    width: int = 760
    names: str = ""
    amounts: str = "tkr"


@dataclass(frozen=True, slots=True)
class Grid:
    """A block drawn with cells (ruta); `key` names its painter in `place.py`."""

    key: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A conditional format over one or more columns of a table (villkorsstyrt format).

    `formula` is a native condition for the row, with column keys as in all formulas; `style` names the look.
    """

    table: str
    columns: tuple[str, ...]
    formula: str
    style: str


Block = Table | Fields | Tasks | Section | Note | Chart | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet (blad): its blocks from top to bottom, the widths of its columns, its tab group.

    `print_columns` leaves the columns after them out of print (0: all are printed), however long the sheet grows.
    `hidden` keeps what only the product needs out of sight.
    """

    key: str
    group: str
    widths: tuple[float, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    frozen_columns: int = 0
    print_columns: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of the workbook for one committee (arbetsbokens uppställning)."""

    sheets: tuple[Sheet, ...]
    municipalities: tuple[str, ...]
    scale: int = 4

    def tables(self) -> dict[str, Table]:
        """Return every table by key (tabeller)."""
        return {b.key: b for s in self.sheets for b in s.blocks if isinstance(b, Table)}

    def fields(self) -> dict[str, Field]:
        """Return every field by key (fält)."""
        return {f.key: f for s in self.sheets for b in s.blocks if isinstance(b, Fields) for f in b.fields}
