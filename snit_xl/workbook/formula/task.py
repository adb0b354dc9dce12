"""What the evaluator is given (uppgift): formulas, the functions they call, and the cells round them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from snit_xl.workbook.formula.arrays import Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.view import Area, WorkbookView

CellKey = tuple[str, int, int]
UserFunction = Callable[..., Rows | Fault]


@runtime_checkable
class ReadsWorkbook(Protocol):
    """A function that reads cells which its arguments don't name (läser arbetsboken)."""

    def areas(self, view: WorkbookView, *, bare: bool) -> Sequence[Area]:
        """Return what it reads in a workbook (läser); `bare` where it is called without arguments."""

    def on(self, view: WorkbookView) -> UserFunction:
        """Return the same function for a workbook as it stands now (på vyn)."""


@dataclass(frozen=True, slots=True)
class Place:
    """The cell a formula stands in (formelns cell); `array` for an array formula, which computes ranges as arrays."""

    sheet: str
    row: int
    col: int
    array: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be computed (uppgift): see `evaluate`, whose arguments these are."""

    view: WorkbookView
    formulas: Mapping[CellKey, str]
    functions: Mapping[str, UserFunction]
    arrays: Mapping[CellKey, Area]
    today: date | None = None


def readers(functions: Mapping[str, UserFunction]) -> dict[str, ReadsWorkbook]:
    """Return the functions that read the workbook itself, by name (läsande funktioner)."""
    found: dict[str, ReadsWorkbook] = {}
    for name, user in functions.items():
        if isinstance(user, ReadsWorkbook):
            found[name] = user  # noqa: PERF403 - the type checker narrows a loop only
    return found
