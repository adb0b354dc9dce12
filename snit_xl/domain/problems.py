"""Faults in the input as values (problem): collected, shown all at once, each with its place and its mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

Value = str | int | Decimal


class Severity(Enum):
    """How serious a finding is (slag: fel, varning, not): a fault stops papers, a warning asks, a note informs."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands (plats): sheet and cell, or a file and its line.

    `sheet` and `cell` are as the user sees them ("Prognos", "F12"); either may be empty. `line` is a line of a text
    file or a row of a list, counted from 1; 0 where there is none.
    """

    sheet: str = ""
    cell: str = ""
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        spot = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        spot = spot or (f"rad {self.line}" if self.line else "")
        return f"{self.file}: {spot}" if self.file and spot else self.file or spot


@dataclass(frozen=True, slots=True)
class Source:
    """The row a record was read from (källrad), so that a finding can name the exact cell.

    `cells` maps a column's key (English, as in the layout) to its cell ("F12").
    """

    sheet: str = ""
    cells: Mapping[str, str] | None = None

    def at(self, column: str) -> Place:
        """Return the place of one column of this row (cellens plats)."""
        return Place(self.sheet, (self.cells or {}).get(column, ""))


NOWHERE = Source()


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, warning or note (problem).

    `code` is looked up in the problem catalogue (workbook/problem_texts.py), which holds the severity, the
    Swedish message and the mend; `values` fill the message's placeholders. `published` and `correct` are set
    by the audit rules: the figure as it stands and the figure the rule gives, in tkr unless the rule says otherwise.
    """

    code: str
    place: Place = Place()
    values: tuple[tuple[str, Value], ...] = ()
    published: Value | None = None
    correct: Value | None = None


def problem(
    code: str,
    place: Place = Place(),
    *,
    published: Value | None = None,
    correct: Value | None = None,
    **values: Value,
) -> Problem:
    """Build a problem with its message values as keywords (skapa problem)."""
    return Problem(code, place, tuple(values.items()), published, correct)
