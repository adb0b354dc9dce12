"""The handbook's examples of functions in cells (handbokens exempel), read from its tables: place, formula, answer.

The handbook is their one source: pictures are taken of them, and a test types each of them in a real LibreOffice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HANDBOOK = Path(__file__).resolve().parents[1] / "docs/handbok.md"
_ROW = re.compile(r"^\| ([^|]+), ([A-Z]+\d+(?::[A-Z]+\d+)?) \| `(=SNIT_[^`]+)` \| (.+?) \|$", re.MULTILINE)
_BETWEEN = " och "
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")  # UNO takes a point
# The buttons whose answers are shown, by their word to Python, and the amount whose basis is.
PICTURED = ("lasin", "uppdatera", "kontrollera", "underlag", "handlingar", "las", "aterstall")
TRACED = "Prognos!G18"
QUESTION = "knapp-lasin-fraga"  # what Läs in utfall asks of an unclear list
PERCENT = 128  # com.sun.star.util.NumberFormat


@dataclass(frozen=True, slots=True)
class Example:
    """One example (exempel): where to type it, what, and what the cells show."""

    sheet: str
    area: str
    formula: str
    answers: tuple[str, ...]

    @property
    def function(self) -> str:
        """Return the function that the example is of (funktion)."""
        return self.formula[1:].partition("(")[0]

    @property
    def picture(self) -> str:
        """Return the name of its picture (bildnamn)."""
        return "funktion-" + self.function.removeprefix("SNIT_").lower().replace("_", "-")


def sections() -> list[list[Example]]:
    """Return the examples section by section, as the handbook has them (avsnitt med exempel)."""
    parts = HANDBOOK.read_text(encoding="utf-8").split("\n#")
    found = [[Example(*row[:3], tuple(row[3].split(_BETWEEN))) for row in _ROW.findall(part)] for part in parts]
    return [group for group in found if group]


def type_in(component: Any, example: Example) -> Any:  # noqa: ANN401 - UNO objects have no Python type
    """Type an example in an open workbook and return its cells (skriv exempel)."""
    cells = component.Sheets.getByName(example.sheet).getCellRangeByName(example.area)
    formula = _DECIMAL_COMMA.sub(".", example.formula)
    if ":" in example.area:
        cells.ArrayFormula = formula
    else:
        cells.Formula = formula
    formats, locale = component.NumberFormats, component.CharLocale
    is_share = example.answers[0].endswith("%")
    cells.NumberFormat = formats.getStandardFormat(PERCENT, locale) if is_share else formats.getStandardIndex(locale)
    return cells
