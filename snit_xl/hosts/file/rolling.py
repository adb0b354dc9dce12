"""rulla on files (nytt år): reads the old workbook, which is left alone, and writes the new one beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.actions.roll_over import Rolling, Wishes, roll_over
from snit_xl.actions.seen_inputs import Press
from snit_xl.hosts.file.commands import NOT_OURS, SUFFIX, Result, Status, at_edge, create
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.locks import spelled_on_disk
from snit_xl.hosts.file.refusals import refused


@dataclass(frozen=True, slots=True)
class RolledFile:
    """What came of it (rullad fil): how it ended, and what was built."""

    result: Result
    rolling: Rolling


def roll_file(path: Path, target: Path | None, author: Author, wishes: Wishes, *, over: bool = False) -> RolledFile:
    """Build next year's workbook out of a closed file (rulla); without a `target` it is named after the year."""
    made: list[Rolling] = []

    def work() -> Result:
        opened = read_workbook(path)
        rolling = roll_over(opened.view, path.name, Press(author, "roll"), wishes)
        made.append(rolling)
        if rolling.blocking:
            foreign = any(found.code == NOT_OURS for found in rolling.blocking)
            return Result(path, Status.UNUSABLE if foreign else Status.REFUSED, blocking=rolling.blocking)
        new = spelled_on_disk(target or next_name(path, rolling.rolled.year))
        if new.resolve() == opened.path:
            raise refused("RULLA-SAMMA-FIL", file=path.name)
        written = create(new, rolling.data, author, over=over)
        return Result(new, written.status, rolling.findings, written.blocking, written.backup, error=written.error)

    result = at_edge(path, work)
    return RolledFile(result, made[0] if made else Rolling())


def next_name(path: Path, year: int) -> Path:
    """Return what the new file is called (filnamn): the old year in the name becomes the new one, else it is added."""
    old, new = str(year - 1), str(year)
    stem = path.stem.replace(old, new) if old in path.stem else f"{path.stem} {new}"
    return path.with_name(f"{stem}{SUFFIX}")
