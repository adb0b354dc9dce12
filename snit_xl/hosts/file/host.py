"""The closed file as host (filvärden): read a workbook, write an action's cells, take a write back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from snit_xl.hosts.file import journal
from snit_xl.hosts.file.changed_since import changed_since
from snit_xl.hosts.file.limits import DEFAULT_LIMITS, Limits
from snit_xl.hosts.file.locks import spelled_on_disk
from snit_xl.hosts.file.package import open_package, read_bytes
from snit_xl.hosts.file.patch import Position, patched
from snit_xl.hosts.file.replace import Fingerprint, fingerprint
from snit_xl.hosts.file.view import ParsedWorkbook, parse_workbook
from snit_xl.workbook.view import Scalar, WorkbookView, Writes


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workbook read from disk (öppnad fil): where it lies, what it was, and its content."""

    path: Path
    fingerprint: Fingerprint
    book: ParsedWorkbook

    @property
    def view(self) -> WorkbookView:
        """Cells, tables and names (vyn)."""
        return self.book.view


def read_workbook(path: Path, limits: Limits = DEFAULT_LIMITS) -> OpenedFile:
    """Read a closed .xlsx or .xlsm (läs arbetsbok); raises FileRefusedError where the file cannot be handled."""
    actual = spelled_on_disk(path).resolve()
    raw = read_bytes(actual, limits)
    seen = fingerprint(actual, raw)
    return OpenedFile(actual, seen, parse_workbook(open_package(raw, limits), limits))


def write_workbook(
    opened: OpenedFile,
    writes: Writes,
    values: Mapping[Position, Scalar],
    now: datetime,
    action: str,
    *,
    foreign: bool = False,
) -> Path | None:
    """Write an action's cells to the file that was read (skriv arbetsbok).

    `values` are the recomputed results of native formulas; `foreign` says that formulas we cannot compute depend on
    what is written, and asks for a full calculation on load. Returns the backup's path, or None where the file already
    holds everything and is left alone. Raises FileRefusedError: open
    elsewhere, changed meanwhile, read-only, disk full.
    """
    data = patched(opened.book, writes, values, full_calc_on_load=foreign)
    if data == opened.book.package.raw:
        return None
    return journal.write_step(opened.path, data, opened.fingerprint, journal.Stamp(now, action))


def restore(path: Path, now: datetime, *, force: bool = False) -> journal.Restored:
    """Give back the file's bytes from before our last write (återställ); see journal.restore."""
    return journal.restore(spelled_on_disk(path).resolve(), now, changed_since, force=force)


def waiting_steps(path: Path) -> list[journal.Step]:
    """Return the writes that can be taken back (steg att återställa), the next one first."""
    return journal.waiting_steps(spelled_on_disk(path).resolve())
