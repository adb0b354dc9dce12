"""A list in a text file (CSV): encoding and delimiter found, rows streamed, however long the file is."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snit_xl.books.lists.cells import DEFAULT_LIMITS, Limits, Row, refused

DELIMITERS = (";", "\t", "|", ",")
_BLOCK = 1 << 20
_SAMPLE_LINES = 200
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SWEDISH = "åäöÅÄÖéüÉ"
_EIGHT_BIT = ("cp1252", "cp437")
_CONTROLS = frozenset(range(9)) | frozenset(range(14, 27))


@dataclass
class TextFile:
    """An opened text list (textlista)."""

    path: Path
    encoding: str
    delimiter: str
    limits: Limits = DEFAULT_LIMITS
    _raw: io.BufferedReader | None = field(default=None, repr=False)
    _size: int = 1

    @property
    def sheets(self) -> tuple[str, ...]:
        """The one nameless sheet (blad)."""
        return ("",)

    def done(self) -> float:
        """Return how much of the file has been read, 0–1 (andel läst)."""
        return min(1.0, self._raw.tell() / self._size) if self._raw and not self._raw.closed else 1.0

    def rows(self, sheet: str = "") -> Iterator[Row]:  # noqa: ARG002 - a text file has one sheet
        """Give the rows with their line numbers (rader); a file that is cut inside quotes is refused by line."""
        self._size = max(1, self.path.stat().st_size)
        with self.path.open("rb") as self._raw, io.TextIOWrapper(self._raw, self.encoding, newline="") as text:
            yield from self._records(text)

    def _records(self, text: io.TextIOWrapper) -> Iterator[Row]:
        lines = self._lines(text)
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        line, width = 1, 0
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise refused("LISTA-CITATTECKEN", self.path, line=line) from error
            except UnicodeDecodeError as error:
                raise refused("LISTA-TECKENKODNING", self.path, line=line, encoding=self.encoding) from error
            if cells is None:
                return
            if reader.line_num > line and self._swallowed(cells, width):
                raise refused("LISTA-CITATTECKEN", self.path, line=line)
            width = max(width, len(cells))
            if width > self.limits.columns:
                raise refused(
                    "LISTA-FOR-STOR", self.path, line=line, what="columns", found=width, limit=self.limits.columns
                )
            if not (line == 1 and cells and cells[0].casefold().startswith("sep=")):
                yield line, cells
            line = reader.line_num + 1

    def _swallowed(self, cells: Sequence[str], width: int) -> bool:
        """Whether a quoted text has run on over other rows (svalda rader): it has their delimiters in its lines."""
        inside = max(
            (part.count(self.delimiter) for cell in cells if "\n" in cell for part in cell.split("\n")), default=0
        )
        return inside >= max(1, width // 2)

    def _lines(self, text: io.TextIOWrapper) -> Iterator[str]:
        for number in itertools.count(1):
            line = text.readline(self.limits.line)
            if not line:
                return
            if len(line) >= self.limits.line:
                raise refused("LISTA-LANG-RAD", self.path, line=number, limit=self.limits.line)
            yield line


def open_text(path: Path, head: bytes, limits: Limits = DEFAULT_LIMITS) -> TextFile:
    """Open a text list (öppna textlista); `head` is its first bytes."""
    encoding = find_encoding(path, head)
    sample = _sample(path, encoding, limits)
    return TextFile(path, encoding, find_delimiter(sample), limits)


def find_encoding(path: Path, head: bytes) -> str:
    """Find a text file's encoding from all its bytes (teckenkodning): UTF-8 if it is, else by its Swedish letters."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, counts = True, Counter[int]()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if utf8:
                try:
                    decoder.decode(block)
                    continue
                except UnicodeDecodeError:
                    utf8 = False
            counts.update(block.translate(None, bytes(range(128))))
            if block.translate(None, bytes(set(range(256)) - _CONTROLS)):
                raise refused("LISTA-BINAR", path)
    return "utf-8" if utf8 and _ends(decoder) else _by_letters(counts)


def _ends(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _by_letters(counts: Counter[int]) -> str:
    def swedish(encoding: str) -> int:
        return sum(counts[letter] for letter in _SWEDISH.encode(encoding, "ignore"))

    best = max(_EIGHT_BIT, key=swedish)
    undefined = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "latin-1" if best == "cp1252" and undefined & counts.keys() else best


def _sample(path: Path, encoding: str, limits: Limits) -> list[str]:
    lines: list[str] = []
    try:
        with path.open(encoding=encoding, newline="") as text:
            while len(lines) < _SAMPLE_LINES and (line := text.readline(limits.line)):
                if len(line) >= limits.line:
                    raise refused("LISTA-LANG-RAD", path, line=len(lines) + 1, limit=limits.line)
                lines.append(line)
    except UnicodeError as error:
        raise refused("LISTA-TECKENKODNING", path, line=len(lines) + 1, encoding=encoding) from error
    return lines


def find_delimiter(lines: Sequence[str]) -> str:
    """Find what stands between the columns (avgränsare): what gives most rows the same number of columns."""
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> int:
    widths = Counter[int]()
    try:
        widths.update(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)
