"""A sheet part with some cells changed (ändrade rader): only rows with a change get new bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from snit_xl.hosts.file.cellxml import Edit, changed_cell, new_cell, unchanged
from snit_xl.hosts.file.refs import Rectangle, column_number, rectangle, ref_of
from snit_xl.hosts.file.sheets import RowSpan, SheetPart
from snit_xl.hosts.file.xmlscan import Element, children, parse, with_attribute
from snit_xl.workbook.view import EMPTY

Edits = Mapping[tuple[int, int], Edit]
_SPANS = re.compile(r"([0-9]+):([0-9]+)")


class SheetPatch:
    """Edits for one sheet applied to its bytes (bladändring); new cells take their style from `tables`."""

    def __init__(self, sheet: SheetPart, tables: list[Rectangle]) -> None:
        self.sheet, self.tables = sheet, tables
        self._numbers = [row.number for row in sheet.rows]
        self._parsed: dict[int, dict[int, Element]] = {}
        self._row_elements: dict[int, Element] = {}
        self._added: list[tuple[int, int]] = []

    def apply(self, edits: Edits) -> bytes:
        """Return the sheet's bytes with the edits made (ändra blad); the same bytes where nothing differs."""
        by_row: dict[int, dict[int, Edit]] = {}
        for (row, col), edit in edits.items():
            if not self._kept(row, col, edit):
                by_row.setdefault(row, {})[col] = edit
        splices = [self._row_splice(row, by_row[row]) for row in sorted(by_row)]
        if not splices:
            return self.sheet.data
        return self._spliced(self._around(splices) + self._dimension())

    def _kept(self, row: int, col: int, edit: Edit) -> bool:
        """Tell whether a cell already is as asked for."""
        if not unchanged(self.sheet.cells.get((row, col), EMPTY), edit):
            return False
        return edit.style is None or edit.style == (self.style(row, col) or "0")

    def style(self, row: int, col: int) -> str | None:
        """Return the style of a cell that stands in the file (cellens stil), None where no cell stands."""
        element = self._cells_of(row).get(col)
        return None if element is None else element.attributes.get("s", "0")

    def _cells_of(self, row: int) -> dict[int, Element]:
        """Return a row's cell elements by column, with positions within the row's own bytes."""
        if row in self._parsed:
            return self._parsed[row]
        found: dict[int, Element] = {}
        span = self._span(row)
        if span is not None:
            self._row_elements[row] = root = parse(self.sheet.data[span.start : span.end], self.sheet.part)
            previous = 0
            for element in children(root, "c"):
                letters = element.attributes.get("r", "").rstrip("0123456789")
                previous = column_number(letters) if letters else previous + 1
                found[previous] = element
        self._parsed[row] = found
        return found

    def _span(self, row: int) -> RowSpan | None:
        index = bisect_left(self._numbers, row)
        return self.sheet.rows[index] if index < len(self._numbers) and self._numbers[index] == row else None

    def _row_splice(self, row: int, edits: Mapping[int, Edit]) -> tuple[int, int, bytes]:
        """Return which bytes of the part a row's new bytes replace."""
        span = self._span(row)
        if span is None:
            mark = self.sheet.prefix.encode()
            cells = b"".join(self._inserted(row, col, edits[col]) for col in sorted(edits))
            place = self._insertion_point(row)
            return place, place, b'<%srow r="%d">%s</%srow>' % (mark, row, cells, mark)
        return span.start, span.end, self._rewritten_row(row, self.sheet.data[span.start : span.end], edits)

    def _insertion_point(self, row: int) -> int:
        index = bisect_left(self._numbers, row)
        if index < len(self._numbers):
            return self.sheet.rows[index].start
        if self.sheet.rows:
            return self.sheet.rows[-1].end
        start, end = self.sheet.data_span
        return self.sheet.data.index(b">", start) + 1 if self.sheet.data[end - 2 : end] != b"/>" else end

    def _inserted(self, row: int, col: int, edit: Edit) -> bytes:
        self._added.append((row, col))
        styled = edit if edit.style is not None else replace(edit, style=self._style_for_new(row, col))
        return new_cell(self.sheet.prefix, row, col, styled)

    def _style_for_new(self, row: int, col: int) -> str | None:
        """Return a new cell's style: of the cell above in the same table, else of the row, else of the column."""
        for top, left, bottom, right in self.tables:
            if top < row <= bottom and left <= col <= right:
                above = (self.style(higher, col) for higher in range(row - 1, top - 1, -1))
                found = next((style for style in above if style is not None), None)
                if found is not None:
                    return found
        self._cells_of(row)
        element = self._row_elements.get(row)
        if element is not None and element.attributes.get("customFormat") in ("1", "true"):
            return element.attributes.get("s")
        return next((style for first, last, style in self.sheet.columns if first <= col <= last), None)

    def _rewritten_row(self, row: int, data: bytes, edits: Mapping[int, Edit]) -> bytes:
        """Return a row's bytes with some cells changed or inserted.

        A cell or row without a name of its own follows right upon the one before, so nothing is inserted between.
        """
        cells = self._cells_of(row)
        root = self._row_elements[row]
        prefix = self.sheet.prefix
        pieces = []
        position = root.tag_end
        for col in sorted({*cells, *edits}):
            element = cells.get(col)
            if element is None:
                pieces.append(self._inserted(row, col, edits[col]))
                continue
            pieces.append(data[position : element.start])
            raw = data[element.start : element.end]
            if col in edits:
                raw = changed_cell(prefix, element, edits[col])
            pieces.append(raw)
            position = element.end
        tag = _row_tag(data[: root.tag_end], root, max(edits), min(edits))
        closing = data[position:] or b"</%srow>" % prefix.encode()
        return tag + b"".join(pieces) + closing

    def _around(self, splices: list[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
        """Open an empty <sheetData/> around the first rows written to a sheet."""
        start, end = self.sheet.data_span
        if self.sheet.rows or self.sheet.data[end - 2 : end] != b"/>":
            return splices
        tag = self.sheet.data[start:end]
        rows = b"".join(new for _, _, new in splices)
        return [(start, end, tag[:-2].rstrip() + b">" + rows + b"</%ssheetData>" % self.sheet.prefix.encode())]

    def _dimension(self) -> list[tuple[int, int, bytes]]:
        """Widen <dimension> over the cells that were added."""
        old = rectangle(self.sheet.dimension[2]) if self.sheet.dimension else None
        if self.sheet.dimension is None or old is None or not self._added:
            return []
        rows, cols = [row for row, _ in self._added], [col for _, col in self._added]
        new = (min(old[0], *rows), min(old[1], *cols), max(old[2], *rows), max(old[3], *cols))
        start, end, _ = self.sheet.dimension
        tag = self.sheet.data[start:end]
        return [] if new == old else [(start, end, with_attribute(tag, b"ref", ref_of(new).encode()))]

    def _spliced(self, splices: list[tuple[int, int, bytes]]) -> bytes:
        pieces, position = [], 0
        for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
            pieces += [self.sheet.data[position:start], new]
            position = end
        return b"".join([*pieces, self.sheet.data[position:]])


def _row_tag(tag: bytes, root: Element, last: int, first: int) -> bytes:
    """Return a row's start tag, open, with the span hint widened to the cells written."""
    spans = _SPANS.fullmatch(root.attributes.get("spans", ""))
    if spans and not int(spans[1]) <= first <= last <= int(spans[2]):
        low, high = min(first, int(spans[1])), max(last, int(spans[2]))
        tag = with_attribute(tag, b"spans", b"%d:%d" % (low, high))
    return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
