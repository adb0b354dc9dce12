"""Where the tables of a document are (tabellernas rader): headings, then rows that end in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from snit_xl.papers.document import Document, Line
from snit_xl.papers.figures import Run, amount_of, is_year, run_of
from snit_xl.papers.headings import is_heading_line
from snit_xl.papers.vocabulary import FOOTER, TOTAL

LONGEST_LABEL = 90
LONGEST_TAIL = 30
MOST_ROWS = 120
MOST_LABEL_LINES = 2
MOST_BLANKS = 12
MOST_HEADINGS = 60
FARTHEST_PART = 25
SENTENCE_END = (".", "!", "?", ":")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as printed (rad som den står): its label, its figures, and the line they stand on.

    `cells` is set where the file has the columns itself, one text per amount column.
    """

    label: str
    run: Run
    line: Line
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one table with the heading lines above it (tabellblock).

    `first` and `last` are the places of its first heading and its last row among the document's lines.
    """

    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    first: int
    last: int
    heads: tuple[str, ...] = ()  # one heading per cell, where the file has the columns
    whole: bool = True  # no row of it stands elsewhere or could not be read
    goes_on: bool = False  # it may go on from the block before it


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the document's tables in reading order (tabellblock)."""
    found: list[Block] = []
    at = 0
    while at < len(document.lines):
        is_grid = document.lines[at].grid
        block, past = _grid_block_at(document.lines, at) if is_grid else _text_block_at(document.lines, at)
        if block is not None:
            goes_on = bool(found) and _goes_on(found[-1], block)
            found.append(replace(block, whole=False, goes_on=True) if goes_on else block)
        at = past
    return tuple(found)


def _goes_on(before: Block, block: Block) -> bool:
    """Tell whether a table may go on from the one before it (fortsättning): near, headed alike, no total before it."""
    near = block.first - before.last <= FARTHEST_PART and TOTAL.search(before.rows[-1].label) is None
    one, other = ([" ".join(line.split()) for line in part.headings] for part in (before, block))
    return near and before.heads == block.heads and (not other or one[-len(other) :] == other)


def _past(lines: Sequence[Line], at: int) -> int:
    grid = lines[at].grid
    after = at + 1
    while grid and after < len(lines) and lines[after].grid == grid:
        after += 1
    return after


def _text_block_at(lines: Sequence[Line], start: int) -> tuple[Block | None, int]:
    """Return the table that this line begins, if any (tabell i löpande text), and the place past it.

    Headings without rows under them head nothing, and are passed together.
    """
    if not lines[start].text.strip():
        return None, start + 1
    headings, at = _headings(lines, start)
    rows, last = _rows(lines, at)
    few = len(rows) < 2 and not (headings and rows and len(rows[0].run.figures) > 2)
    if few or (not headings and len(rows) < 3):
        return None, max(at, start + 1)
    return Block(tuple(headings), tuple(rows), start, last), last + 1


def _grid_block_at(lines: Sequence[Line], at: int) -> tuple[Block | None, int]:
    return _grid_at(lines, at), _past(lines, at)


def _headings(lines: Sequence[Line], at: int) -> tuple[list[str], int]:
    found: list[str] = []
    before = ""
    while at < len(lines) and not lines[at].grid and len(found) < MOST_HEADINGS:
        if lines[at].text.strip() and not is_heading_line(lines[at].text, before):
            break
        if lines[at].text.strip():
            before = lines[at].text
            found.append(before)
        elif not found:
            break
        at += 1
    return found, at


def _rows(lines: Sequence[Line], at: int) -> tuple[list[RawRow], int]:
    """Return the rows from a line on (rader), and the place of the last one."""
    rows: list[RawRow] = []
    label: list[str] = []
    last = begun = at
    while at < len(lines) and not lines[at].grid and len(rows) < MOST_ROWS:
        text = lines[at].text.strip()
        run = run_of(lines[at].text)
        if not text:
            at += 1
            if at - max(last, begun) > MOST_BLANKS:
                break
            continue
        if _is_row(run) and FOOTER.match(text) is None and not (is_heading_line(text, "") and rows):
            goes_on = not run.label or run.label[0].islower()
            if len(label) > 1 and not goes_on:
                break
            rows.append(RawRow(" ".join([*label, run.label]).strip() if goes_on else run.label, run, lines[at]))
            label, last = [], at
        elif rows and not label and at == last + 1 and _goes_on_below(text):
            rows[-1], last = replace(rows[-1], label=f"{rows[-1].label} {text}"), at
        elif _may_begin_label(text, label, rows):
            label.append(text)
        else:
            break
        at += 1
    return rows, last


def _is_row(run: Run) -> bool:
    figures = run.figures
    only_year = all(is_year(figure) for figure in figures)
    return bool(figures) and not (only_year and len(figures) == 1) and len(run.label) <= LONGEST_LABEL


def _goes_on_below(text: str) -> bool:
    """Tell whether a line right under a row goes on its label (fortsatt radtext), whose cell was too narrow for it."""
    short = len(text) <= LONGEST_TAIL and not text.endswith(SENTENCE_END)
    return short and text[0].islower() and not any(sign.isdigit() for sign in text)


def _may_begin_label(text: str, label: Sequence[str], rows: Sequence[RawRow]) -> bool:
    """Tell whether a line may be the first part of a row's label, which goes on below (bruten radtext)."""
    short = len(text) <= LONGEST_LABEL and not text.endswith(SENTENCE_END)
    footer = FOOTER.match(text) is not None
    figures = any(sign.isdigit() for sign in text)  # a row that could not be read must not fall out of a sum
    plain = not is_heading_line(text, "") and not footer and not figures
    return bool(rows) and short and plain and len(label) < MOST_LABEL_LINES


def _grid_at(lines: Sequence[Line], at: int) -> Block | None:
    """Return the table that a grid of cells makes (tabell med celler): its heading rows, then rows with amounts."""
    end = _past(lines, at)
    filled = [line for line in lines[at:end] if any(cell.strip() for cell in line.cells)]
    grid = filled[:MOST_ROWS]
    first = next((place for place, line in enumerate(grid) if _has_amounts(line)), None)
    width = max((len(line.cells) for line in grid), default=0)
    if first is None or width < 2:
        return None
    padded = [line.cells + ("",) * (width - len(line.cells)) for line in grid]
    columns = [col for col in range(width) if _is_amount_column([cells[col] for cells in padded[first:]])]
    if not columns:
        return None
    labels = range(columns[0])
    heads = tuple(" ".join(cells[col].strip() for cells in padded[:first]).strip() for col in columns)
    rows = tuple(
        RawRow(
            " ".join(cells[col].strip() for col in labels if cells[col].strip()),
            Run("", (), ()),
            line,
            tuple(cells[col].strip() for col in columns),
        )
        for line, cells in zip(grid[first:], padded[first:], strict=True)
    )
    stub = " ".join(cells[col].strip() for cells in padded[:first] for col in labels).strip()
    return Block((stub,), tuple(row for row in rows if any(row.cells)), at, end - 1, heads, len(filled) == len(grid))


def _has_amounts(line: Line) -> bool:
    amounts = [cell for cell in line.cells if cell.strip() and amount_of(cell) is not None]
    return bool(amounts) and not all(is_year(cell.strip()) for cell in amounts)


def _is_amount_column(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    read = [cell for cell in filled if amount_of(cell) is not None or cell.strip().endswith("%")]
    return bool(filled) and len(read) * 10 >= len(filled) * 8


def text_lines(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, Line]]:
    """Yield the lines outside the tables, with their places (löpande text)."""
    inside = {place for block in blocks for place in range(block.first, block.last + 1)}
    for place, line in enumerate(document.lines):
        if place not in inside and not line.grid:
            yield place, line
