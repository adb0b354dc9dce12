"""Walk through a list row by row (genomgång): what is booked, what is a total, and what has to be refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snit_xl.books.lists.cells import Cell, ListFile, refused, text_of
from snit_xl.books.lists.codes import Kind
from snit_xl.books.lists.plan import lay
from snit_xl.books.lists.records import ListFormat
from snit_xl.books.lists.rows import ReadRow, RowReader

_SHOWN_LINES = 12


@dataclass(slots=True)
class Walk:
    """A walk under way (genomgång): counts what it passes over; `reader` is there once the headings are read.

    `titles` is what is written above the headings.
    """

    file: ListFile
    path: Path
    chosen: ListFormat
    reader: RowReader | None = None
    titles: list[str] = field(default_factory=list)
    skipped: dict[Kind, list[int]] = field(default_factory=dict)
    last_total: tuple[int, int, bool] | None = None  # row, amount, whether the rows above sum to it
    whole: int = 0
    _since: int = 0

    def rows(self) -> Iterator[tuple[int, ReadRow, Sequence[Cell]]]:
        """Give the rows that count (datarader): line, row as read, cells."""
        reader = None
        for line, cells in self.file.rows(self.chosen.sheet):
            if reader is None:
                if line >= self.chosen.header_row:
                    headings = [text_of(cell) for cell in cells]
                    plan = lay(self.chosen, headings, self.path)
                    self.reader = reader = RowReader(plan, strict=bool(self.file.delimiter))
                else:
                    self.titles += [text for cell in cells if (text := text_of(cell))]
                continue
            row = reader.read(cells)
            kind = row.kind
            if row.unsure and row.ore and row.ore in (self._since, self.whole):
                kind = Kind.TOTAL
            if kind is Kind.DATA or kind is Kind.FAULT:
                self.whole += row.ore
                self._since += row.ore
                yield line, row, cells
            elif kind is not Kind.BLANK:
                self._skip(kind, line, row)
        if reader is None:
            raise refused("LISTA-RUBRIKRAD", self.path)

    def _skip(self, kind: Kind, line: int, row: ReadRow) -> None:
        self.skipped.setdefault(kind, []).append(line)
        if kind is Kind.TOTAL:
            self.last_total = (line, row.ore, row.ore in (self._since, self.whole, 0))
            self._since = 0

    def lines(self, kind: Kind) -> str:
        """Return the rows of a kind that were passed over, in words (radnummer)."""
        held = self.skipped.get(kind, [])
        more = " …" if len(held) > _SHOWN_LINES else ""
        return ", ".join(map(str, held[:_SHOWN_LINES])) + more

    def count(self, kind: Kind) -> int:
        """Return how many rows of a kind were passed over (antal)."""
        return len(self.skipped.get(kind, []))
