"""A file replaced whole or not at all (atomiskt byte), after a dated backup."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from snit_xl.hosts.file.locks import refuse_open_elsewhere, spelled_on_disk
from snit_xl.hosts.file.refusals import from_os_error, refused
from snit_xl.workbook.terms.messages import BACKUP_FOLDER


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was when it was read (fingeravtryck): size in bytes, time of change, SHA-256 of its content."""

    size: int
    changed_ns: int
    sha256: str


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes (kontrollsumma)."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(path: Path, data: bytes) -> Fingerprint:
    """Return the fingerprint of a file just read (fingeravtryck)."""
    try:
        return Fingerprint(len(data), path.stat().st_mtime_ns, digest(data))
    except OSError as error:
        raise from_os_error(error, path, reading=True) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they aren't there (skapa mapp)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error


def backup_folder(path: Path) -> Path:
    """Return the folder for a file's backups (Säkerhetskopior), beside the file."""
    return spelled_on_disk(path.parent / BACKUP_FOLDER)


def refuse_unwritable(path: Path, expected: Fingerprint) -> bytes:
    """Return the file's present bytes if it may be replaced (skrivkontroll).

    Refuses a file that is missing, open elsewhere, read-only, or no longer what was read.
    """
    refuse_open_elsewhere(path)
    try:
        mode = path.stat().st_mode
        current = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, path, reading=True) from error
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise refused("FIL-SKRIVSKYDDAD", file=path.name, reason="read-only")
    if fingerprint(path, current) != expected:
        raise refused("FIL-ANDRAD", file=path.name)
    return current


def save_backup(path: Path, data: bytes, now: datetime) -> Path:
    """Write a dated backup beside the file (säkerhetskopia), never over an existing one; returns its path."""
    folder = backup_folder(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder) from error
    number = 1
    while True:
        suffix = f" ({number})" if number > 1 else ""
        backup = folder / f"{path.stem} {now:%Y-%m-%d %H%M%S}{suffix}{path.suffix}"
        try:
            _write_new(backup, data)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise from_os_error(error, backup) from error
        else:
            sync_folder(folder)
            return backup


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        _write_through(handle, data)
    except OSError:
        with contextlib.suppress(OSError):  # the first error is what counts
            path.unlink()
        raise


def _write_through(handle: int, data: bytes) -> None:
    """Write all bytes to an open file, force them to the disk and close it."""
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_atomically(path: Path, data: bytes, expected: Fingerprint | None = None) -> None:
    """Put new bytes in a file's place in one step (byt ut fil), keeping its mode.

    At every moment the file is whole, old or new. `expected` is checked once more just before the step.
    """
    temporary = path.with_name(f".snit-{os.urandom(8).hex()}.tmp")
    try:
        _write_new(temporary, data)
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
        temporary.chmod(mode)
        if expected is not None:
            _refuse_changed(path, expected)
        temporary.replace(path)
    except OSError as error:
        raise from_os_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):  # gone when all went well; else the first error is what counts
            temporary.unlink()
    sync_folder(path.parent)


def _refuse_changed(path: Path, expected: Fingerprint) -> None:
    refuse_open_elsewhere(path)
    now = path.stat()
    if (now.st_size, now.st_mtime_ns) != (expected.size, expected.changed_ns):
        raise refused("FIL-ANDRAD", file=path.name)


def sync_folder(folder: Path) -> None:
    """Force a folder's own entries to the disk (mapp till disk); Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # network shares refuse it; the file itself is already on the disk
            os.fsync(handle)
    finally:
        os.close(handle)
