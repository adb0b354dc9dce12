"""One worksheet part read in one pass (blad): its cells, and where every row stands in the part's bytes.

Cells' own positions are found when a row is patched (patch_rows.py): rows are few then, and the pass stays cheap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from snit_xl.hosts.file.refs import Rectangle, column_number, rectangle
from snit_xl.hosts.file.refusals import FileRefusedError, damaged, refused
from snit_xl.hosts.file.shared_formulas import translated
from snit_xl.hosts.file.texts import decoded
from snit_xl.hosts.file.xmlscan import root_prefix, run, safe_parser, tag_end
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, cell_name

_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - cells know no time zone
_OFTEN = ("n", "s")


@dataclass(frozen=True, slots=True)
class RowSpan:
    """A row's bytes in the part (radens läge)."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class SheetPart:
    """A worksheet part (bladdel): its bytes, cells and what patching needs to know of the rest.

    `data_span` is <sheetData> from tag to tag; `columns` are (first, last, style); `shared` maps a shared formula's
    index to its master and dependents; `arrays` are the rectangles of array formulas.
    """

    name: str
    part: str
    data: bytes = field(repr=False)
    prefix: str = ""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict, repr=False)
    rows: list[RowSpan] = field(default_factory=list, repr=False)
    data_span: tuple[int, int] = (0, 0)
    dimension: tuple[int, int, str] | None = None
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[Rectangle] = field(default_factory=list)
    shared: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    arrays: list[Rectangle] = field(default_factory=list)


def read_sheet(name: str, part: str, data: bytes, strings: Sequence[str], *, date1904: bool) -> SheetPart:
    """Read a worksheet part (läs blad); rows or cells out of order, or unreadable values, are a damaged file."""
    return _SheetReader(SheetPart(name, part, data), strings, date1904=date1904).read()


class _SheetReader:
    """Expat handlers over one worksheet; outside <sheetData> a slower pair of handlers is in force."""

    def __init__(self, sheet: SheetPart, strings: Sequence[str], *, date1904: bool) -> None:
        self.sheet, self.strings, self.epoch = sheet, strings, _EPOCHS[date1904]
        self.cells = sheet.cells
        self.pieces: list[str] = []
        self.inline: list[str] | None = None
        self.row = self.col = self.row_start = 0
        self.row_text = ""
        self.attributes: dict[str, str] = {}
        self.columns: dict[str, int] = {}
        self.text: str | None = None
        self.formula: str | None = None
        self.formula_attributes: dict[str, str] = {}
        self.phonetic = False
        self.followers: list[tuple[str, tuple[int, int]]] = []
        self.masters: dict[str, tuple[tuple[int, int], str]] = {}
        self.parser = safe_parser(sheet.data, sheet.part)

    def read(self) -> SheetPart:
        self.parser.StartElementHandler = self.first
        run(self.parser, self.sheet.data, self.sheet.part)
        if not self.sheet.data_span[1]:
            raise damaged(self.sheet.part, "no sheetData")
        self.spread_shared()
        return self.sheet

    def first(self, name: str, attributes: dict[str, str]) -> None:
        prefix = self.sheet.prefix = root_prefix(name, attributes, self.sheet.part)
        tags = ("row", "c", "v", "f", "t", "is", "rPh", "sheetData")
        self.tag_row, self.tag_c, self.tag_v, self.tag_f, self.tag_t, self.tag_is, self.tag_rph, self.tag_data = (
            prefix + tag for tag in tags
        )
        self.tags_of_text = {self.tag_v, self.tag_t, self.tag_f}
        self.outside()

    def outside(self) -> None:
        self.parser.StartElementHandler = self.open_outside
        self.parser.EndElementHandler = None
        self.parser.CharacterDataHandler = None

    def open_outside(self, name: str, attributes: dict[str, str]) -> None:
        sheet, local = self.sheet, name.removeprefix(self.sheet.prefix)
        if local == "sheetData":
            start = self.parser.CurrentByteIndex
            sheet.data_span = (start, tag_end(sheet.data, start, sheet.part))
            self.parser.StartElementHandler = self.open
            self.parser.EndElementHandler = self.close
            self.parser.CharacterDataHandler = self.pieces.append
        elif local == "dimension":
            start = self.parser.CurrentByteIndex
            sheet.dimension = (start, tag_end(sheet.data, start, sheet.part), attributes.get("ref", ""))
        elif local == "col" and "style" in attributes:
            sheet.columns.append((int(attributes["min"]), int(attributes["max"]), attributes["style"]))
        elif local == "mergeCell" and (area := rectangle(attributes.get("ref", ""))):
            sheet.merges.append(area)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == self.tag_c:
            self.attributes = attributes
            self.text = self.formula = None
        elif name in self.tags_of_text:
            self.pieces.clear()
            if name == self.tag_f:
                self.formula_attributes = attributes
        elif name == self.tag_row:
            self.open_row(attributes)
        elif name == self.tag_is:
            self.inline = []
        elif name == self.tag_rph:
            self.phonetic = True

    def close(self, name: str) -> None:
        if name == self.tag_v:
            self.text = "".join(self.pieces)
        elif name == self.tag_c:
            self.close_cell()
        elif name == self.tag_f:
            self.formula = "".join(self.pieces)
        elif name == self.tag_t:
            if self.inline is not None and not self.phonetic:
                self.inline += self.pieces
        elif name == self.tag_row:
            self.sheet.rows.append(RowSpan(self.row, self.row_start, self.end_of_element(name)))
        elif name == self.tag_rph:
            self.phonetic = False
        elif name == self.tag_data:
            self.sheet.data_span = (self.sheet.data_span[0], self.end_of_element(name))
            self.outside()

    def end_of_element(self, name: str) -> int:
        """Return where the element that just closed ends; expat stands at its end tag, or after an empty element."""
        index = self.parser.CurrentByteIndex
        if self.sheet.data.startswith(b"</" + name.encode(), index):
            return self.sheet.data.index(b">", index) + 1
        return index

    def open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        previous = self.row
        self.row = int(number) if number and number.isdecimal() else previous + 1
        if self.row <= previous:
            raise self.fault(f"row {self.row} after row {previous}")
        self.row_text, self.col, self.row_start = str(self.row), 0, self.parser.CurrentByteIndex

    def close_cell(self) -> None:
        attributes = self.attributes
        ref = attributes.get("r")
        col = self.col + 1 if ref is None else self.columns.get(ref.removesuffix(self.row_text)) or self.new_column(ref)
        if col <= self.col:
            raise self.fault(f"cell {ref} after column {self.col} in row {self.row}")
        self.col = col
        if self.text is None and self.formula is None and "t" not in attributes:
            return  # nothing but a style, as most cells
        value = self.value(attributes.get("t", "n"), self.text)
        formula = None if self.formula is None else self.own_formula(self.formula)
        if value is not None or formula is not None:
            self.cells[self.row, col] = Cell(value, formula)

    def value(self, kind: str, text: str | None) -> Scalar:
        """Return the cell's value; one that can't be read is a fault."""
        try:
            if text and kind == "n":
                value = float(text)
                if value - value != 0.0:  # infinite or no number, which XML readers let through and Excel does not
                    raise ValueError(text)  # noqa: TRY301 - joins the other unreadable values
                return value
            if text and kind == "s":
                return self.strings[int(text)]
            return None if kind in _OFTEN else self.other(kind, text)
        except (ValueError, IndexError) as error:
            raise self.fault(f"value {kind} {text!r}") from error

    def new_column(self, ref: str) -> int:
        """Learn a column's letters; a reference to another row, or to no cell, is a fault."""
        letters = ref.rstrip("0123456789")
        col = column_number(letters)
        if not col or ref != letters + self.row_text:
            raise self.fault(f"cell {ref} in row {self.row}")
        self.columns[letters] = col
        return col

    def own_formula(self, text: str) -> str | None:
        """Return the cell's formula text, noting shared and array formulas."""
        attributes, position = self.formula_attributes, (self.row, self.col)
        kind = attributes.get("t")
        if kind == "shared" and (index := attributes.get("si")) is not None:
            self.sheet.shared.setdefault(index, []).append(position)
            if text:
                self.masters[index] = (position, text)
            else:
                self.followers.append((index, position))
        elif kind in {"array", "dataTable"} and (area := rectangle(attributes.get("ref", ""))):
            self.sheet.arrays.append(area)
        return text or None

    def other(self, kind: str, text: str | None) -> Scalar:
        if kind == "inlineStr":
            inline, self.inline = self.inline, None
            return None if inline is None else decoded("".join(inline))
        if text is None:
            return None
        if kind == "str":
            return decoded(text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "e":
            return ErrorValue(text)
        if kind == "d":
            moment = datetime.fromisoformat(text).replace(tzinfo=None)
            return (moment - self.epoch) / timedelta(days=1)
        raise ValueError(kind)

    def spread_shared(self) -> None:
        for index, (row, col) in self.followers:
            if index not in self.masters:
                raise self.fault(f"shared formula {index} has no text")
            (top, left), text = self.masters[index]
            value = self.cells.get((row, col), Cell()).value
            self.cells[row, col] = Cell(value, translated(text, row - top, col - left))

    def fault(self, reason: str) -> FileRefusedError:
        cell = cell_name(self.row, self.col) if self.row and self.col else ""
        return refused("FIL-TRASIG", sheet=self.sheet.name, cell=cell, part=self.sheet.part, reason=reason)
