"""What a sheet's XML tells before it is parsed (genomsökt blad): how far it reaches, and which cells are faulty."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from snit_xl.books.lists.cells import CellFault

Faults = dict[int, dict[int, CellFault]]  # by row from 1, then by column from 0

NOT_COMPUTED = CellFault("")  # a formula that no program has computed has nothing to show
_LONGEST_CELL = 300_000
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
_REFERENCE = re.compile(rb"""(?<![\w:])r\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\bt\s*=\s*["']e["'])[^<>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^<>]*>([^<]*)<""",
    re.DOTALL,
)
_UNCOMPUTED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*</(?:\w+:)?c>")


@dataclass(slots=True)
class SheetScan:
    """A walk through a sheet's XML, block by block (genomsökning); rows and columns are counted from 1.

    Cells and rows that bear no reference follow the one before, as in a spreadsheet program.
    """

    faults: Faults = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0
    _row: int = 0
    _column: int = 0
    _rest: bytes = b""

    @property
    def cells(self) -> int:
        """How many cells the sheet has as a full rectangle (celler)."""
        return self.last_row * self.last_column

    def add(self, block: bytes) -> None:
        """Take the next stretch (nästa del); the cell that it may end in waits for the rest."""
        text = self._rest + block
        start = max(text.rfind(b"<c "), text.rfind(b":c "))
        cut = text.rfind(b"<", 0, start + 1) if start > 0 else max(0, len(text) - _LONGEST_CELL)
        self._rest = text[cut:]
        self._walk(text[:cut])

    def end(self) -> None:
        """Take what is left (slut)."""
        self._walk(self._rest)
        self._rest = b""

    def _walk(self, text: bytes) -> None:
        faulty = _faulty(text)
        for tag in _TAG.finditer(text):
            kind, attributes = tag.groups()
            reference = _REFERENCE.search(attributes)
            if kind == b"row":
                self._row, self._column = int(reference[2]) if reference else self._row + 1, 0
                continue
            self._column = _number(reference[1]) if reference else self._column + 1
            self._row = int(reference[2]) if reference else self._row
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
            if tag.start() in faulty:
                self.faults.setdefault(self._row, {})[self._column - 1] = faulty[tag.start()]


def _faulty(text: bytes) -> dict[int, CellFault]:
    found = {one.start(): CellFault(one[1].decode("utf-8", "replace")) for one in _ERROR.finditer(text)}
    for one in _UNCOMPUTED.finditer(text):
        before = max(text.rfind(b"<c ", 0, one.start()), text.rfind(b":c ", 0, one.start()))
        found[text.rfind(b"<", 0, before + 1)] = NOT_COMPUTED
    return found


def _number(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column
