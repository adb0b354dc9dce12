"""The journal of our own writes (journal), kept with the backups, and the way back through it (återställ)."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from snit_xl.hosts.file.locks import refuse_open_elsewhere
from snit_xl.hosts.file.refusals import FileRefusedError, from_os_error, refused
from snit_xl.hosts.file.replace import (
    Fingerprint,
    backup_folder,
    digest,
    fingerprint,
    refuse_unwritable,
    replace_atomically,
    save_backup,
)
from snit_xl.workbook.terms.messages import stamp_text

JOURNAL = "journal.json"
RESTORED = "återställ"
_VERSION = 1
# Names the cells that differ between two versions of a file but for what an action wrote, "" where none does.
Changed = Callable[[bytes, bytes, str], str]


@dataclass(frozen=True, slots=True)
class Step:
    """One write to a file (steg): checksums `before` and `after`, the backup of `before`, when and by which action.

    `undoes` is the number of the step that a restore took back; `number` counts the journal's steps from 1.
    """

    number: int
    file: str
    backup: str
    before: str
    after: str
    time: str
    action: str
    undoes: int | None = None


def read_journal(path: Path) -> list[Step]:
    """Return every step in the journal beside a file (läs journal); an unreadable journal is refused."""
    journal = backup_folder(path) / JOURNAL
    if not journal.exists():
        return []
    try:
        content = json.loads(journal.read_text("utf-8"))
        return _steps(content)
    except OSError as error:
        raise from_os_error(error, journal, reading=True) from error
    except (ValueError, KeyError, TypeError) as error:
        raise refused("FIL-JOURNAL", file=journal.name, reason=type(error).__name__) from error


def _steps(content: dict[str, Any]) -> list[Step]:
    if content["version"] != _VERSION:
        raise ValueError(content["version"])
    return [_step(entry) for entry in content["steps"]]


def _step(entry: dict[str, Any]) -> Step:
    step = Step(**entry)
    texts = (step.file, step.backup, step.before, step.after, step.time, step.action)
    if not isinstance(step.number, int) or not all(isinstance(text, str) for text in texts):
        raise TypeError(step.number)
    return step


def steps_of(path: Path, current: str) -> list[Step]:
    """Return a file's steps that were carried out (genomförda steg).

    A step is journaled before the file is replaced; one that was cut off in between is recognised by the file still
    having the checksum from before it.
    """
    steps = [step for step in read_journal(path) if step.file == _name(path)]
    while steps and steps[-1].before == current != steps[-1].after:
        steps.pop()
    return steps


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a step is made and by which action (stämpel); `undoes` as in Step."""

    now: datetime
    action: str
    undoes: int | None = None


def write_step(path: Path, data: bytes, expected: Fingerprint, stamp: Stamp) -> Path:
    """Back up, journal and replace a file (skriv steg); returns the backup."""
    current = refuse_unwritable(path, expected)
    kept = _kept_steps(path, expected.sha256)
    backup = save_backup(path, current, stamp.now)
    step = Step(
        number=max((step.number for step in kept), default=0) + 1,
        file=_name(path),
        backup=backup.name,
        before=expected.sha256,
        after=digest(data),
        time=stamp.now.isoformat(sep=" ", timespec="seconds"),
        action=stamp.action,
        undoes=stamp.undoes,
    )
    journal = backup.parent / JOURNAL
    _save([*kept, step], journal)
    try:
        replace_atomically(path, data, expected)
    except FileRefusedError:
        with contextlib.suppress(FileRefusedError):  # the step is known not done by its checksum even if it stays
            _save(kept, journal)
        raise
    return backup


def _kept_steps(path: Path, current: str) -> list[Step]:
    """Return the journal without this file's steps that never were carried out."""
    done = {step.number for step in steps_of(path, current)}
    return [step for step in read_journal(path) if step.file != _name(path) or step.number in done]


def _name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.name)


def _save(steps: list[Step], journal: Path) -> None:
    content = {"version": _VERSION, "steps": [asdict(step) for step in steps]}
    replace_atomically(journal, json.dumps(content, ensure_ascii=False, indent=1).encode())


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did (återställt): the step that was taken back, and the backup of what was replaced."""

    undone: Step
    backup: Path


def restore(path: Path, now: datetime, changed: Changed, *, force: bool = False) -> Restored:
    """Give back a file's bytes from before our last write (återställ).

    Called again it goes one more step back. Refused when the file is no longer as that write left it, unless `force`,
    with the cells that are `changed` between the bytes before the write and those there are; when nothing is left to
    take back; and when the backup is gone or is not what was saved.
    """
    refuse_open_elsewhere(path)
    try:
        current = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, path, reading=True) from error
    now_print = fingerprint(path, current)
    step = last_step(path, now_print.sha256)
    if step is None:
        raise refused("FIL-INGET-STEG", file=path.name)
    saved = _saved(path, step)
    if step.after != now_print.sha256 and not force:
        cells = changed(saved, current, step.action)
        code = "FIL-ANDRAD-SEDAN" if cells else "FIL-SPARAD-SEDAN"
        raise refused(code, file=path.name, time=minute_of(step), action=step.action, cells=cells)
    return Restored(step, write_step(path, saved, now_print, Stamp(now, RESTORED, step.number)))


def minute_of(step: Step) -> str:
    """Return when a step was made, to the minute (tidpunkt)."""
    return stamp_text(datetime.fromisoformat(step.time))


def waiting_steps(path: Path) -> list[Step]:
    """Return the steps that can be taken back (steg att återställa), the next one first."""
    try:
        current = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, path, reading=True) from error
    return _waiting(path, digest(current))


def last_step(path: Path, current: str) -> Step | None:
    """Return the last step not yet taken back (senaste steget), None where there is none."""
    return next(iter(_waiting(path, current)), None)


def _waiting(path: Path, current: str) -> list[Step]:
    steps = steps_of(path, current)
    undone = {step.undoes for step in steps}
    return [step for step in reversed(steps) if step.undoes is None and step.number not in undone]


def _saved(path: Path, step: Step) -> bytes:
    backup = backup_folder(path) / Path(step.backup).name
    try:
        data = backup.read_bytes()
    except OSError as error:
        raise refused("FIL-KOPIA-SAKNAS", file=backup.name) from error
    if digest(data) != step.before:
        raise refused("FIL-KOPIA-ANDRAD", file=backup.name)
    return data
