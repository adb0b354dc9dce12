"""Files that have been read stay read while the user answers (hyllan): a large file is not read twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from snit_xl.books.intake import SIE, Intake, Progress, checksum, take_in
from snit_xl.books.list_intake import Settings
from snit_xl.books.refusals import BooksRefusedError


@dataclass(frozen=True, slots=True)
class _Held:
    """What came of one file (en fil): the same content read in the same way gives the same."""

    checksum: str
    settings: Settings
    intake: Intake

    def answers(self, code: str, settings: Settings) -> bool:
        if code != self.checksum:
            return False
        return self.settings == settings or any(file.kind == SIE for file in self.intake.files)


@dataclass(slots=True)
class Shelf:
    """The files of the last press (hyllan); emptied when they have been written."""

    held: dict[Path, _Held] = field(default_factory=dict)

    def take(self, paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Intake:
        """Read every file once (läs in filer), as `take_in` does; other files than these are forgotten."""
        wanted = list(dict.fromkeys(path.resolve() for path in paths))
        self.held = {path: held for path, held in self.held.items() if path in wanted}
        found = [self._one(path, settings, progress) for path in wanted]
        return Intake(
            tuple(chain.from_iterable(one.files for one in found)),
            tuple(chain.from_iterable(one.asked for one in found)),
            tuple(chain.from_iterable(one.refused for one in found)),
        )

    def _one(self, path: Path, settings: Settings, progress: Progress | None) -> Intake:
        try:
            code = checksum(path)
        except BooksRefusedError as refusal:
            return Intake(refused=(refusal.problem,))
        held = self.held.get(path)
        if held is None or not held.answers(code, settings):
            held = self.held[path] = _Held(code, settings, take_in([path], settings, progress))
        return held.intake


def content_codes(paths: Sequence[Path]) -> Iterator[str]:
    """Return a code of what each file holds (innehållskoder), empty where it can't be read."""
    for path in paths:
        try:
            yield checksum(path)
        except BooksRefusedError:
            yield ""
