"""Native tables on slides (tabeller): headings marked as such, amounts to the right, sums bold."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from snit_xl.papers.slides.fit import CELL_SIDE, CELL_TOP, TABLE_SIZES, column_widths, row_heights, table_size
from snit_xl.papers.slides.rooms import NOTE_HEIGHT, Room
from snit_xl.papers.slides.template import POINT, colour
from snit_xl.papers.write.content import RowKind, Table
from snit_xl.papers.write.look import ACCENT, GREY, INK, LINE, PAPER, TINT
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Words

NOTE_SIZE = 12
# The style without a look, so that ours is all there is.
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def add_grid(slide: Any, table: Table, where: Room) -> None:  # noqa: ANN401 - no types
    """Put a table on a slide (lägg in tabell), its note under it."""
    left, top, across, down = where
    room = down - (NOTE_HEIGHT if table.note else 0)
    size = table_size(table, (across, room)) or TABLE_SIZES[-1]
    heights = row_heights(table, across, size)
    sides = [Emu(int(side * POINT)) for side in (left, top, across, sum(heights))]
    frame = slide.shapes.add_table(len(table.rows) + 1, len(table.columns), *sides)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.description)  # noqa: SLF001 - no alt texts
    grid = frame.table
    grid.first_row, grid.horz_banding = True, False
    frame._element.find(f".//{qn('a:tableStyleId')}").text = NO_STYLE  # noqa: SLF001 - as above
    for column, width in zip(grid.columns, column_widths(table, across), strict=True):
        column.width = Emu(int(width * POINT))
    for row, height in zip(grid.rows, heights, strict=True):
        row.height = Emu(int(height * POINT))
    kinds = [RowKind.PLAIN, *(row.kind for row in table.rows)]
    texts = [tuple(column.heading for column in table.columns), *(row.cells for row in table.rows)]
    for number, (kind, cells) in enumerate(zip(kinds, texts, strict=True)):
        for at, words in enumerate(cells):
            look = (number == 0, kind is not RowKind.PLAIN, table.columns[at].figures)
            _cell(grid.cell(number, at), words, size, look)
    if table.note:
        _note(slide, table.note, (left, top + sum(heights) + 4, across, NOTE_HEIGHT - 4))


def _cell(cell: Any, words: Words, size: float, look: tuple[bool, bool, bool]) -> None:  # noqa: ANN401 - as above
    heading, total, figures = look
    cell.margin_left = cell.margin_right = Pt(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(CELL_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(ACCENT if heading else TINT if total else PAPER)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if figures else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = written(words)
    run.font.size, run.font.bold = Pt(size), heading or total
    run.font.color.rgb = colour(PAPER if heading else INK)
    _line_under(cell)


def _line_under(cell: Any) -> None:  # noqa: ANN401 - as above
    """Draw a thin line under a cell (linje)."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-pptx knows no borders
    line = properties.makeelement(qn("a:lnB"), {"w": "9525"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": LINE}))
    line.append(fill)
    properties.insert(0, line)


def _note(slide: Any, words: Words, where: Room) -> None:  # noqa: ANN401 - as above
    box = slide.shapes.add_textbox(*(Emu(int(side * POINT)) for side in where))
    box.text_frame.word_wrap = True
    box.name = "Anmärkning"
    run = box.text_frame.paragraphs[0].add_run()
    run.text = written(words)
    run.font.size = Pt(NOTE_SIZE)
    run.font.color.rgb = colour(GREY)
