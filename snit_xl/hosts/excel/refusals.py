"""Why a button could not do its work (hinder): one exception that carries a problem for the user."""

from __future__ import annotations

from snit_xl.domain.errors import SnitError
from snit_xl.domain.problems import Place, Problem, Value, problem


class ExcelRefusedError(SnitError):
    """A button's work is refused as a whole (knappen kan inte utföras); `problem` tells the user why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(f"{found.code} {found.place} {dict(found.values)}")
        self.problem = found


def refused(code: str, place: Place = Place(), **values: Value) -> ExcelRefusedError:  # noqa: B008 - frozen record
    """Build the exception for one refusal (skapa hinder); the caller raises it."""
    return ExcelRefusedError(problem(code, place, **values))
