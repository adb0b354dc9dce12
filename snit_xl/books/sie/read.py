"""Read a SIE file into the ledger (läs in SIE-fil): streaming, by the fast way where lines are ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from snit_xl.books.faults import Faults
from snit_xl.books.ledger import Ledger
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie.bulk import Bulk
from snit_xl.books.sie.checksum import Checksum
from snit_xl.books.sie.reading import Reading
from snit_xl.books.sie.settle import settle
from snit_xl.books.sie.source import Chunk, Progress, Source
from snit_xl.domain.problems import problem

_LARGE = 2_000_000  # bytes; below it the full reader is done before numpy has been imported


def read_sie(path: Path, progress: Progress | None = None) -> Ledger:
    """Read a file's outcome and budget (läs SIE). `progress` is told bytes done and bytes in all."""
    source = Source(path)
    reading = Reading(Faults(path.name), source.encoding)
    read_through(source, reading, _bulk_for(source, reading), progress)
    return settle(reading.gathered, reading.heading, reading.faults, source.encoding)


def read_through(source: Source, reading: Reading, bulk: Bulk | None = None, progress: Progress | None = None) -> None:
    """Read all lines of a file (läs igenom); a file whose checksum never comes is cut off and refused."""
    checksum = Checksum(source.encoding) if source.may_have_checksum else None
    for chunk in source.chunks(progress):
        if checksum is not None:
            checksum.follow(chunk.data, chunk.first, reading.faults)
        if bulk is None:
            _read_lines(chunk.data, chunk.first, reading, source)
        else:
            _read_ordinary(chunk, reading, source, bulk)
        if chunk.too_long:
            reading.faults.add("SIE-RAD-LANG", chunk.too_long)
    if bulk is not None:
        bulk.flush()
    reading.finish()
    if checksum is not None and checksum.is_open:
        raise BooksRefusedError(problem("SIE-KSUMMA-SAKNAS", reading.faults.place()))


def _bulk_for(source: Source, reading: Reading) -> Bulk | None:
    """Return the fast way for a large file, None where it isn't worth it or numpy isn't there (snabbläsare)."""
    if source.size < _LARGE:
        return None
    try:
        return Bulk(reading)
    except ImportError:
        return None


def _read_ordinary(chunk: Chunk, reading: Reading, source: Source, bulk: Bulk) -> None:
    """Let the full reader have what stands before the first voucher and what the fast way leaves (läs stycke)."""
    cut = bulk.heading_end(chunk.data)
    _read_lines(chunk.data[:cut], chunk.first, reading, source)
    if cut == len(chunk.data):
        return
    rest, first = chunk.data[cut:], chunk.first + chunk.data.count(b"\n", 0, cut)
    for left in bulk.take(rest, first):
        _read_lines(rest[left.start : left.end], left.line, reading, source)


def _read_lines(data: bytes, first: int, reading: Reading, source: Source) -> None:
    for number, line in enumerate(_lines(data), first):
        if len(line) > source.limits.line_bytes:
            reading.faults.add("SIE-RAD-LANG", number)
        else:
            reading.line(number, line)


def _lines(data: bytes) -> Iterator[bytes]:
    return iter(data.removesuffix(b"\n").split(b"\n")) if data else iter(())
