"""What a slide has room for (plats): texts measured with Calibri's bold letters, so that the plain ones fit too.

Sizes are points. A slide's text is never smaller than what a meeting can read: what has no room goes on to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from snit_xl.papers.write.content import Bullets, Table
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Figure, Quote, Run, Words, text_of

SIZES = (22.0, 20.0, 18.0, 16.0)
TABLE_SIZES = (18.0, 16.0, 14.0, 12.0)
LINE = 1.2
BETWEEN = 8.0  # after a paragraph
CELL_SIDE, CELL_TOP = 7.2, 4.0  # a cell's margins to either side, and over and under its text
LONGEST, LONGEST_CELL = 420, 150  # signs of a cell's text
MORE = "…"
# Widths of bold letters of one point, rounded up; letters that aren't here are taken to be as wide as the widest.
GROUPS = {
    0.25: "il' \u00a0",
    0.3: "jI.,:;’·",
    0.35: "ftJ!()-[]`{}°",
    0.4: "rsz",
    0.45: 'cL"/”“',
    0.5: "agkvxyEFSTZ#*+<=>?^_|~åäÉ–\u2212•§×",
    0.55: "0123456789bdehnopquCKPY$öéü",
    0.6: "BRVX",
    0.65: "ADGHÅÄ",
    0.7: "NOQUÖÜ½",
    0.75: "w%&…",
    0.85: "m",
    0.9: "M@",
}
WIDEST = 1.0
WIDTHS = {sign: width for width, signs in GROUPS.items() for sign in signs}


def text_width(text: str, size: float) -> float:
    """Return how wide a text is at most (textbredd)."""
    return sum(WIDTHS.get(sign, WIDEST) for sign in text) * size


def line_count(text: str, room: float, size: float) -> int:
    """Count the lines that a text takes (antal rader): words are kept whole, one that is too long is broken."""
    count, used = 1, 0.0
    for word in text.split(" "):
        wide = text_width(word, size)
        space = text_width(" ", size) if used else 0.0
        if used + space + wide <= room:
            used += space + wide
            continue
        count += 1 if used else 0
        extra, used = divmod(wide, room)
        count += int(extra)
    return count


def bullets_size(items: Sequence[Words], room: tuple[float, float]) -> float | None:
    """Return the largest size at which a list fits its room (storlek), None where none does."""
    across, down = room
    return next((size for size in SIZES if _bullets_height(items, across, size) <= down), None)


def part_bullets(bullets: Bullets, room: tuple[float, float]) -> list[Bullets]:
    """Part a list so that each part fits a slide (dela punktlista); long texts from cells are shortened."""
    pages: list[list[Words]] = [[]]
    for item in (shortened(one, LONGEST) for one in bullets.items):
        if pages[-1] and bullets_size([*pages[-1], item], room) is None:
            pages.append([])
        pages[-1].append(item)
    return [replace(bullets, items=tuple(page)) for page in pages]


def table_size(table: Table, room: tuple[float, float]) -> float | None:
    """Return the largest size at which a table fits its room (storlek), None where none does.

    A word is broken only where even the smallest size breaks it.
    """
    across, down = room
    fitting = [size for size in TABLE_SIZES if sum(row_heights(table, across, size)) <= down]
    whole = [size for size in fitting if not _breaks_a_word(table, across, size)]
    return next(iter(whole or fitting[-1:]), None)


def part_table(table: Table, room: tuple[float, float]) -> list[Table]:
    """Part a table so that each part fits a slide (dela tabell), its headings over each part."""
    pages: list[Table] = [replace(table, rows=())]
    for row in table.rows:
        short = replace(row, cells=tuple(shortened(cell, LONGEST_CELL) for cell in row.cells))
        longer = replace(pages[-1], rows=(*pages[-1].rows, short))
        if pages[-1].rows and table_size(longer, room) is None:
            longer = replace(table, rows=(short,))
            pages.append(longer)
        pages[-1] = longer
    return pages


def row_heights(table: Table, across: float, size: float) -> list[float]:
    """Return the height of a table's headings and of each row (radhöjder)."""
    widths = column_widths(table, across)
    rows = [[column.heading for column in table.columns], *(row.cells for row in table.rows)]
    return [max(_cell_height(cell, width, size) for cell, width in zip(row, widths, strict=True)) for row in rows]


def column_widths(table: Table, across: float) -> list[float]:
    """Share a table's width between its columns (kolumnbredder)."""
    whole = sum(column.width for column in table.columns)
    return [across * column.width / whole for column in table.columns]


def shortened(words: Words, longest: int) -> Words:
    """Shorten the texts that come from cells (förkorta), at a word; our own words and figures stay."""
    return tuple(_short(run, longest) for run in text_of(words))


def _short(run: Run, longest: int) -> Run:
    if isinstance(run, Figure) or not isinstance(run, Quote) or len(run.text) <= longest:
        return run
    kept = run.text[:longest].rsplit(" ", 1)[0].rstrip(" .,;:")
    return replace(run, text=kept + MORE)


def _breaks_a_word(table: Table, across: float, size: float) -> bool:
    widths = column_widths(table, across)
    rows = [[column.heading for column in table.columns], *(row.cells for row in table.rows)]
    return any(
        text_width(word, size) > width - 2 * CELL_SIDE
        for row in rows
        for cell, width in zip(row, widths, strict=True)
        for word in written(cell).split(" ")
    )


def _bullets_height(items: Sequence[Words], across: float, size: float) -> float:
    room = across - 1.4 * size  # the bullet's indent
    return sum(line_count(written(item), room, size) * LINE * size + BETWEEN for item in items)


def _cell_height(cell: Words, width: float, size: float) -> float:
    return line_count(written(cell), width - 2 * CELL_SIDE, size) * LINE * size + 2 * CELL_TOP
