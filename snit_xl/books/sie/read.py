"""Read a SIE file into the ledger (läs in SIE-fil): streaming, by the fast way where lines are ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from snit_xl.books.faults import Faults
from snit_xl.books.ledger import Ledger
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie.checksum import Checksum
from snit_xl.books.sie.reading import Reading
from snit_xl.books.sie.settle import settle
from snit_xl.books.sie.source import Chunk, Progress, Source
from snit_xl.domain.problems import problem


def read_sie(path: Path, progress: Progress | None = None) -> Ledger:
    """Read a file's outcome and budget (läs SIE). `progress` is told bytes done and bytes in all."""
    source = Source(path)
    reading = Reading(Faults(path.name), source.encoding)
    read_through(source, reading, progress)
    return settle(reading.gathered, reading.heading, reading.faults, source.encoding)


def read_through(source: Source, reading: Reading, progress: Progress | None = None) -> None:
    """Read all lines of a file (läs igenom); a file whose checksum never comes is cut off and refused."""
    checksum = Checksum(source.encoding) if source.may_have_checksum else None
    for chunk in source.chunks(progress):
        if checksum is not None:
            checksum.follow(chunk.data, chunk.first, reading.faults)
        _read_lines(chunk, reading, source)
    reading.finish()
    if checksum is not None and checksum.is_open:
        raise BooksRefusedError(problem("SIE-KSUMMA-SAKNAS", reading.faults.place()))


def _read_lines(chunk: Chunk, reading: Reading, source: Source) -> None:
    for number, line in enumerate(_lines(chunk.data), chunk.first):
        if len(line) > source.limits.line_bytes:
            reading.faults.add("SIE-RAD-LANG", number)
        else:
            reading.line(number, line)
    if chunk.too_long:
        reading.faults.add("SIE-RAD-LANG", chunk.too_long)


def _lines(data: bytes) -> Iterator[bytes]:
    return iter(data.removesuffix(b"\n").split(b"\n")) if data else iter(())
