"""What a sheet's XML tells before it is parsed (genomsökt blad): how far it reaches, and which cells are faulty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from snit_xl.books.lists.cells import CellFault

Faults = dict[int, dict[int, CellFault]]  # by row from 1, then by column from 0

NOT_COMPUTED = CellFault("")  # a formula that no program has computed has nothing to show
_LONGEST_CELL = 300_000
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
_TAGS = re.compile(rb"<(?:\w+:)?(?:row|c)[\s/>]")
_ROWS = re.compile(rb'<(?:\w+:)?row r="([0-9]+)"')
_COLUMNS = re.compile(rb'<(?:\w+:)?c r="([A-Z]+)[0-9]+"')
_LINES = re.compile(rb'<(?:\w+:)?c r="[A-Z]+([0-9]+)"')
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]+)([0-9]+)"')
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
        columns, rows = _COLUMNS.findall(text), _ROWS.findall(text)
        if len(columns) + len(rows) != len(_TAGS.findall(text)):
            self._follow(text, faulty)
            return
        # Every row and cell says where it is, as nearly all programs write: no need to follow them.
        lines = set(map(int, _LINES.findall(text)))
        self._reach(max(lines, default=0), max(map(_number, set(columns)), default=0))
        self._row = int(rows[-1]) if rows else max(lines, default=self._row)
        self._column = _number(columns[-1]) if columns else 0
        for start, fault in faulty.items():
            if cell := _CELL.match(text, start):
                self.faults.setdefault(int(cell[2]), {})[_number(cell[1]) - 1] = fault

    def _follow(self, text: bytes, faulty: Mapping[int, CellFault]) -> None:
        """Follow the rows and cells one by one, where some don't say where they are (följ)."""
        for tag in _TAG.finditer(text):
            kind, attributes = tag.groups()
            reference = _REFERENCE.search(attributes)
            if kind == b"row":
                self._row, self._column = int(reference[2]) if reference else self._row + 1, 0
                continue
            self._column = _number(reference[1]) if reference else self._column + 1
            self._row = int(reference[2]) if reference else self._row
            self._reach(self._row, self._column)
            if tag.start() in faulty:
                self.faults.setdefault(self._row, {})[self._column - 1] = faulty[tag.start()]

    def _reach(self, row: int, column: int) -> None:
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)


def _faulty(text: bytes) -> dict[int, CellFault]:
    """Return the faulty cells by where they begin (felaktiga celler)."""
    found: dict[int, CellFault] = {}
    if b'"e"' in text or b"'e'" in text:
        found = {one.start(): CellFault(one[1].decode("utf-8", "replace")) for one in _ERROR.finditer(text)}
    if b"<f" in text or b":f" in text:
        for one in _UNCOMPUTED.finditer(text):
            before = max(text.rfind(b"<c ", 0, one.start()), text.rfind(b":c ", 0, one.start()))
            found[text.rfind(b"<", 0, before + 1)] = NOT_COMPUTED
    return found


def _number(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column
