"""Word documents (.docx), with python-docx: paragraphs as lines, tables with their cells, as the paper is printed.

Text that a tracked change has taken away is not read, what it has put in is. Text boxes come after the paragraph that
they hang on, a table within a table after the outer one, and footnotes last. Headers and footers repeat: they are left.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any

from snit_xl.papers.document import Document, Line
from snit_xl.papers.sources.archive import TOO_LARGE, is_too_large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_BOX, _TABLE, _PARAGRAPH, _NOTE = f"{_W}txbxContent", f"{_W}tbl", f"{_W}p", f"{_W}footnote"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
Element = Any  # lxml is loaded late, and has no types of its own


def read_docx(name: str, data: bytes) -> Document | str:
    """Read a Word document in reading order (läs Word)."""
    import docx  # noqa: PLC0415 - an optional extra

    if is_too_large(data):
        return TOO_LARGE
    document = docx.Document(io.BytesIO(data))
    reader = _Reader()
    lines = list(reader.blocks(document.element.body, "stycke"))
    for notes in _footnotes(document.part):
        lines += reader.blocks(notes, "fotnotsstycke")
    return Document(name, tuple(lines))


def _footnotes(part: Any) -> Iterator[Element]:  # noqa: ANN401 - python-docx is loaded late
    """Yield what the footnotes hold (fotnoter), without the lines that part them from the text."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    for relation in part.rels.values():
        if relation.reltype == _FOOTNOTES:
            notes = parse_xml(relation.target_part.blob)
            yield from (note for note in notes.iter(_NOTE) if note.get(f"{_W}type") is None)


class _Reader:
    """Reads a document's blocks, counting paragraphs and tables (läsare)."""

    def __init__(self) -> None:
        self._paragraphs, self._tables = count(1), count(1)

    def blocks(self, parent: Element, called: str) -> Iterator[Line]:
        """Yield the lines of paragraphs and tables, in order (block)."""
        for child in parent:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child, called)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag not in _GONE:
                yield from self.blocks(child, called)

    def _paragraph(self, paragraph: Element, called: str) -> Iterator[Line]:
        where = f"{called} {next(self._paragraphs)}"
        for text in "".join(_pieces(paragraph)).split("\n"):
            yield Line(text, where)
        for box in _boxes(paragraph):
            yield from self.blocks(box, "textruta, stycke")

    def _table(self, table: Element) -> Iterator[Line]:
        """Yield a table's rows, then the tables within it; one that has a single column only frames its text."""
        rows = [row for row in table.iter(f"{_W}tr") if _holder(row) is table and not _is_deleted(row)]
        if all(len(row.findall(f"{_W}tc")) <= 1 for row in rows):
            for row in rows:
                yield from self.blocks(row, "stycke")
            return
        number = next(self._tables)
        for at, row in enumerate(rows, 1):
            cells = tuple(_cells(row))
            yield Line("  ".join(cells), f"tabell {number}, rad {at}", cells, number)
        for inner in table.iter(_TABLE):
            if inner is not table and _outer(inner) is table:
                yield from self._table(inner)


def _holder(row: Element) -> Element:
    """Return the table that a row belongs to (radens tabell)."""
    return next(row.iterancestors(_TABLE))


def _outer(table: Element) -> Element | None:
    return next(table.iterancestors(_TABLE), None)


def _is_deleted(row: Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _cells(row: Element) -> Iterator[str]:
    """Yield a row's cells, one per column (celler): a merged cell has its text in the first of its columns and rows."""
    yield from _skipped(row, "gridBefore")
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is row:
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            yield "" if goes_on else _cell_text(cell)
            yield from [""] * (_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1) - 1)
    yield from _skipped(row, "gridAfter")


def _skipped(row: Element, side: str) -> list[str]:
    return [""] * _number(row.find(f"{_W}trPr/{_W}{side}"), 0)


def _number(element: Element | None, usual: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), 100) if value.isdigit() else usual


def _cell_text(cell: Element) -> str:
    """Return a cell's text on one line (cellens text), without that of tables within it."""
    parts = ("".join(_pieces(one)) for one in cell.iter(_PARAGRAPH) if next(one.iterancestors(f"{_W}tc")) is cell)
    return " ".join(" ".join(parts).split())


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text that is printed of an element (tryckt text), boxes left for themselves."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _GONE and child.tag != _BOX:
            yield from _pieces(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)
