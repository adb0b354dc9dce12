"""Tables in Word (tabeller): a marked header row that is repeated, rows that stay whole, no merged cells."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from snit_xl.papers.write.content import Column, Row, RowKind, Signatures, Table
from snit_xl.papers.write.look import ACCENT, FAINT, TINT
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Words
from snit_xl.papers.write.word_style import element
from snit_xl.workbook.terms.paper_texts import SIGNING, SIGNING_DESCRIPTION

STYLES = {RowKind.PLAIN: "Tabelltext", RowKind.SUBTOTAL: "Tabellsumma", RowKind.TOTAL: "Tabellsumma"}
TWIPS_PER_CM = 567
CELL_MARGIN = 80  # twips
# A table that fits on a page is kept on one.
MOST_ROWS_TOGETHER = 22
SIGNING_WIDTHS = (3.4, 1.7, 3.0, 2.6)
SIGNING_HEIGHT_CM = 1.5
APART_CM = 0.35  # between figures to the right in their column and a text to the left in the next


def add_table(document: Any, table: Table, width_cm: float) -> None:  # noqa: ANN401 - python-docx has no types
    """Add a table with its caption above it and its note under it (tabell)."""
    document.add_paragraph(written(table.caption), style="Caption")
    _grid(document, table, width_cm * table.share)
    if table.note:
        document.add_paragraph(written(table.note), style="Anmärkning")


def add_signatures(document: Any, block: Signatures, width_cm: float) -> None:  # noqa: ANN401 - as above
    """Add a table to sign in (underskrifter): one row per role, tall enough to write in."""
    columns = tuple(
        Column(heading, width, figures=False) for heading, width in zip(SIGNING, SIGNING_WIDTHS, strict=True)
    )
    empty = ("",) * (len(SIGNING) - 1)
    rows = tuple(Row((role, *empty)) for role in block.roles)
    table = Table(block.caption, columns, rows, SIGNING_DESCRIPTION)
    document.add_paragraph(written(block.caption), style="Caption")
    made = _grid(document, table, width_cm)
    for row in made.rows[1:]:
        row.height = Cm(SIGNING_HEIGHT_CM)


def _grid(document: Any, table: Table, width_cm: float) -> Any:  # noqa: ANN401 - as above
    made = document.add_table(len(table.rows) + 1, len(table.columns))
    made.autofit = False
    widths = _widths(table.columns, width_cm)
    _properties(made, table, widths)
    together = len(table.rows) <= MOST_ROWS_TOGETHER
    headings = tuple(column.heading for column in table.columns)
    _fill(made.rows[0], headings, table.columns, "Tabellrubrik", keep=True)
    _whole(made.rows[0], header=True)
    for cell in made.rows[0].cells:
        _shade(cell, ACCENT)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    for number, (row, line) in enumerate(zip(table.rows, made.rows[1:], strict=True), 1):
        last = number == len(table.rows)
        keep = bool(table.note) if last else together
        _fill(line, row.cells, table.columns, STYLES[row.kind], keep=keep)
        _whole(line)
        _border(line, row.kind)
    for line in made.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)
    return made


def _widths(columns: tuple[Column, ...], width_cm: float) -> list[float]:
    whole = sum(column.width for column in columns)
    return [width_cm * column.width / whole for column in columns]


def _properties(made: Any, table: Table, widths: list[float]) -> None:  # noqa: ANN401 - as above
    """Set what a reader's program is told of the table (tabellegenskaper), in the order that Word wants."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx offers no other way
    for old in list(properties):
        properties.remove(old)
    twips = [round(width * TWIPS_PER_CM) for width in widths]
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=f"{CELL_MARGIN}", type="dxa"))
    look = element("w:tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", noHBand="0", noVBand="1")
    for part in (
        element("w:tblStyle", val="TableNormal"),
        element("w:tblW", w=f"{sum(twips)}", type="dxa"),
        element("w:tblInd", w=f"{CELL_MARGIN}", type="dxa"),
        element("w:tblLayout", type="fixed"),
        margins,
        look,
        element("w:tblCaption", val=written(table.caption)),
        element("w:tblDescription", val=table.description or written(table.caption)),
    ):
        properties.append(part)
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), twips, strict=True):  # noqa: SLF001
        column.set(qn("w:w"), f"{width}")


def _fill(line: Any, cells: tuple[Words, ...], columns: tuple[Column, ...], style: str, *, keep: bool) -> None:  # noqa: ANN401
    after_figures = False
    for cell, words, column in zip(line.cells, cells, columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(written(words))
        paragraph.paragraph_format.keep_with_next = keep
        if column.figures:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif after_figures:
            paragraph.paragraph_format.left_indent = Cm(APART_CM)
        after_figures = column.figures


def _whole(line: Any, *, header: bool = False) -> None:  # noqa: ANN401 - as above
    properties = line._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))


def _border(line: Any, kind: RowKind) -> None:  # noqa: ANN401 - as above
    for cell in line.cells:
        borders = element("w:tcBorders")
        if kind is not RowKind.PLAIN:
            borders.append(element("w:top", val="single", sz="8" if kind is RowKind.TOTAL else "4", color=ACCENT))
        borders.append(element("w:bottom", val="single", sz="4", color=FAINT))
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001
        if kind is RowKind.TOTAL:
            _shade(cell, TINT)


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401 - as above
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))  # noqa: SLF001
