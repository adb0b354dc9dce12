"""A SIE file as a stream of whole lines (källfil): recognised by content, bounded in memory, every line counted."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie.encoding import detect
from snit_xl.books.sie.records import RECORDS
from snit_xl.domain.problems import Place, Value, problem

Progress = Callable[[int, int], None]

_CHUNK = 1 << 21
_SAMPLE = 1 << 20  # the chart of accounts and the first vouchers: enough to tell the encoding
_HEAD = 1 << 16
_HEAD_LINES = 200
_LABEL = 12


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest file and longest line that are read (gränser); a longer line is skipped and reported."""

    file_bytes: int = 2_000_000_000
    line_bytes: int = 1_000_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a file, each ended by LF (stycke): `first` is the first one's number.

    `too_long` is the number of a line after them that is longer than the limit and was skipped, 0 where there is none.
    """

    data: bytes
    first: int
    too_long: int = 0


def is_sie(head: bytes) -> bool:
    """Recognise a SIE file by the beginning of its content (är SIE): a line that starts with one of its labels."""
    if b"\0" in head:
        return False
    text = head.removeprefix(codecs.BOM_UTF8)[:_HEAD].lstrip()
    return any(_labelled(line) for line in text.replace(b"\r", b"\n").split(b"\n", _HEAD_LINES)[:_HEAD_LINES])


class Source:
    """One file to read (källfil): refused here when it can't be a SIE file."""

    def __init__(self, path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
        self.path = path
        self.limits = limits
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                sample = file.read(_SAMPLE)
        except OSError as error:
            raise self._refused("FIL-SAKNAS" if isinstance(error, FileNotFoundError) else "FIL-OATKOMLIG") from error
        self._require_sie(sample)
        self.has_bom = sample.startswith(codecs.BOM_UTF8)
        self.encoding = detect(sample[: sample.rfind(b"\n")] if len(sample) == _SAMPLE else sample)
        self.may_have_checksum = b"#KSUMMA" in sample.upper()

    def chunks(self, progress: Progress | None = None) -> Iterator[Chunk]:
        """Read the file in pieces of whole lines (läs styckevis); CRLF and CR are read as LF."""
        with self.path.open("rb") as file:
            if self.has_bom:
                file.seek(len(codecs.BOM_UTF8))
            yield from self._cut(file, progress or _silent)

    def _cut(self, file: BinaryIO, progress: Progress) -> Iterator[Chunk]:
        line, rest, skipping = 1, b"", False
        while block := _read(file):
            if skipping:
                _, ended, block = block.partition(b"\n")
                skipping = not ended
            data = rest + block
            cut = data.rfind(b"\n") + 1
            data, rest = data[:cut], data[cut:]
            after = line + data.count(b"\n")
            too_long = len(rest) > self.limits.line_bytes
            if data or too_long:
                yield Chunk(data, line, after if too_long else 0)
            line = after + too_long
            if too_long:
                rest, skipping = b"", True
            progress(file.tell(), self.size)
        if rest:
            yield Chunk(rest + b"\n", line)

    def _require_sie(self, sample: bytes) -> None:
        if not sample.removeprefix(codecs.BOM_UTF8).strip():
            raise self._refused("SIE-TOM")
        if b"\0" in sample:
            raise self._refused("SIE-BINAR")
        if not is_sie(sample[:_HEAD]):
            raise self._refused("SIE-INTE-SIE")
        if self.size > self.limits.file_bytes:
            raise self._refused("SIE-FOR-STOR", found=self.size, limit=self.limits.file_bytes)

    def _refused(self, code: str, **values: Value) -> BooksRefusedError:
        return BooksRefusedError(problem(code, Place(file=self.path.name), **values))


def _read(file: BinaryIO) -> bytes:
    block = file.read(_CHUNK)
    if b"\r" not in block:
        return block
    while block.endswith(b"\r") and (more := file.read(1)):
        block += more  # a CRLF is never cut in two
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _labelled(line: bytes) -> bool:
    words = line.lstrip(b"{ \t")[: _LABEL * 2].split(None, 1)
    return bool(words) and words[0].upper() in RECORDS


def _silent(_done: int, _total: int) -> None:
    return
