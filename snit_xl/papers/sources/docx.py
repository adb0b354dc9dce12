"""Word documents (.docx), with python-docx: paragraphs as lines, tables with their cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from snit_xl.papers.document import Document, Line


def read_docx(name: str, data: bytes) -> Document:
    """Read a Word document in reading order (läs Word)."""
    import docx  # noqa: PLC0415 - an optional extra

    return Document(name, tuple(_lines(docx.Document(io.BytesIO(data)))))


def _lines(document: Any) -> Iterator[Line]:  # noqa: ANN401 - python-docx is loaded late
    paragraph = table = 0
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            table += 1
            for number, row in enumerate(part.rows, 1):
                cells = _cells(row)
                yield Line("  ".join(cells), f"tabell {table}, rad {number}", cells, table)
        else:
            paragraph += 1
            for text in part.text.split("\n"):
                yield Line(text, f"stycke {paragraph}")


def _cells(row: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """Return a row's cells (celler): a merged cell, which is given once per column, keeps its text in the first."""
    found, before = [], None
    for cell in row.cells:
        found.append("" if cell._tc is before else " ".join(cell.text.split()))  # noqa: SLF001 - the only way to tell
        before = cell._tc  # noqa: SLF001
    return tuple(found)
