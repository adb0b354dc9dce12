"""Why a source of books cannot be read at all (läsfel): one exception that carries a problem for the user."""

from __future__ import annotations

from snit_xl.domain.errors import SnitError
from snit_xl.domain.problems import Problem


class BooksRefusedError(SnitError):
    """A source is refused as a whole (källan kan inte läsas); `problem` tells the user why and how to mend it."""

    def __init__(self, found: Problem) -> None:
        super().__init__(f"{found.code} {found.place} {dict(found.values)}")
        self.problem = found
