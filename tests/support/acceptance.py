"""Carries out the acceptance checks of docs/installation.md on the built workbook, as far as no Excel is needed.

The chapter says in fixed words what to type, press and see: "skriv `5441` i `Prognos!F17`", "tryck **Uppdatera
prognos**", "`Prognos!H17` visar `628`". Each check begins with the workbook as it is delivered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from snit_xl import udfs
from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.money import parse_number
from snit_xl.hosts.file.limits import DEFAULT_LIMITS
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.computed import with_values
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.functions.bound import workbook_functions
from snit_xl.workbook.functions.edge import KINDS
from snit_xl.workbook.terms.cli_texts import counted
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, WorkbookView, cell_position
from support.machine import REPOSITORY
from support.macros import built_xlsm

PAGE = REPOSITORY / "docs/installation.md"
CHAPTER = "## Provning i Excel"
SWEDISH_ERRORS = {"#VALUE!": "#VÄRDEFEL!", "#N/A": "#SAKNAS!", "#NAME?": "#NAMN?"}
LATER = datetime(2017, 9, 12, 9, 30)  # noqa: DTZ001 - a wall clock, as the user's
_CHECK = re.compile(r"^(\d+)\. (.*?)(?=^\d+\. |^### |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\s*\| `=(SNIT_\w+)\(([^`]*)\)`[^|]*\| ((?:`[^`]*` ?)+)\|$", re.MULTILINE)
_EVENT = re.compile(
    r"[Ss]kriv\s+`(?P<typed>[^`]+)`\s+i\s+`(?P<into>[^`]+)`"
    r"|`(?P<cell>[^`!]+![A-Z]+\d+)`\s+visar\s+`(?P<shown>[^`]+)`"
    r"|[Tt]ryck\s+\*\*(?P<button>Uppdatera\s+prognos)\*\*"
    r"|svaret\s+börjar\s+`(?P<said>[^`]+)`"
    r"|Kontroller\s+har\s+`(?P<rows>\d+)` rader"
    r"|(?P<undo>Ångra)"
)


def checks(page: str) -> dict[int, str]:
    """Return the chapter's numbered checks."""
    chapter = page.partition(f"\n{CHAPTER}\n")[2].partition("\n## ")[0]
    return {int(number): text for number, text in _CHECK.findall(chapter)}


@dataclass
class Bench:
    """A workbook under trial: what it shows, what the last button said."""

    view: WorkbookView
    said: str = ""
    typed: dict[tuple[str, int, int], Cell] = field(default_factory=dict)

    def type(self, what: str, where: str) -> None:
        """Type a value or a Swedish formula in a cell, and let everything follow."""
        number = parse_number(what)
        english = what.lstrip("=").replace(";", ",").replace("SUMMA(", "SUM(")
        value = Cell(None, english) if what.startswith("=") else Cell(what if number is None else float(number))
        self.typed[at(where)] = value
        grids = {sheet: dict(grid) for sheet, grid in self.view.cells.items()}
        for (sheet, row, col), cell in self.typed.items():
            grids.setdefault(sheet, {})[row, col] = cell
        view = replace(self.view, cells=grids)
        formulas = {(s, *spot): c.formula for s, grid in grids.items() for spot, c in grid.items() if c.formula}
        self.view = with_values(view, evaluate(view, formulas, self.typed.keys(), workbook_functions(view)).values)

    def press(self) -> None:
        """Press Uppdatera prognos."""
        ran = loop.run(self.view, update_forecast, LATER)
        assert not ran.blocking
        self.view = ran.after
        if ran.writes is None:
            self.said = message("unchanged")
            return
        totals = [
            figure(to_decimal(t), 0) for t in (log.forecast_before(ran.before), log.forecast_total(ran.after)) if t
        ]
        findings = counted(**checking.counts(ran.findings))
        self.said = message("updated", before=totals[0], after=totals[1], findings=findings)

    def shows(self, where: str) -> Scalar:
        """Return what a cell shows."""
        return self.view.cell(*at(where)).value


def at(where: str) -> tuple[str, int, int]:
    """Return the place of Prognos!F17."""
    sheet, _, name = where.partition("!")
    return (sheet, *cell_position(name))


def delivered() -> Bench:
    """Return the workbook as it is delivered."""
    return Bench(parse_workbook(open_package(built_xlsm(), DEFAULT_LIMITS), DEFAULT_LIMITS).view)


def wrong(text: str) -> list[str]:
    """Carry out one check and return each expected value that the product doesn't give."""
    bench, found = delivered(), []
    for event in _EVENT.finditer(text):
        match event.lastgroup:
            case "into":
                bench.type(event["typed"], event["into"])
            case "undo":
                bench = delivered()
            case "button":
                bench.press()
            case "said":
                found += [] if plain(bench.said).startswith(event["said"]) else [f"{event['said']}: {bench.said}"]
            case "rows":
                rows = len(bench.view.tables[TABLES["checks"]].area.rows)
                found += [] if rows == int(event["rows"]) else [f"Kontroller: {rows}"]
            case _:
                shown = bench.shows(event["cell"])
                found += [] if same(event["shown"], shown) else [f"{event['cell']}: {event['shown']} is {shown!r}"]
    return found + [fault for row in _ROW.finditer(text) for fault in _wrong_row(bench, row)]


def expectations(text: str) -> int:
    """Count the expected values in a check."""
    kinds = [event.lastgroup for event in _EVENT.finditer(text)]
    return sum(kind in {"shown", "said", "rows"} for kind in kinds) + len(_ROW.findall(text))


def functions(text: str) -> set[str]:
    """Return the functions that a check has typed."""
    return {row[1] for row in _ROW.finditer(text)}


def _wrong_row(bench: Bench, row: re.Match[str]) -> Iterator[str]:
    failing = Cell(ErrorValue("#VALUE!"), "SNIT_ANDEL(0)")  # what check 12 types
    view = with_values(bench.view, {})
    view.cells.setdefault("Prov", {})[9, 1] = failing
    udfs.workbook_source(lambda _name: view)
    try:
        answer = udfs.call(row[1], [_argument(bench, row[1], part) for part in row[2].split(";") if part])
    finally:
        udfs.workbook_source(None)
    wanted = re.findall(r"`([^`]*)`", row[3])
    given = [_error(answer)] if isinstance(answer, str) else answer[-1]
    if len(given) != len(wanted) or not all(map(same, wanted, given)):
        yield f"{row[1]}({row[2]}): {wanted} is {given}"


def _argument(bench: Bench, function: str, text: str) -> object:
    if function == "SNIT_FEL":
        return f"Prov!{text}"
    if text.startswith('"'):
        return text.strip('"')
    number = parse_number(text)
    if number is not None:
        return float(number)
    first, _, last = text.partition(":")
    top, left = cell_position(first)
    bottom, right = cell_position(last or first)
    return [[bench.view.cell("Prov", r, c).value for c in range(left, right + 1)] for r in range(top, bottom + 1)]


def _error(fault: str) -> ErrorValue:
    kind = fault.removeprefix("#SNIT!").partition("|")[0]
    return ErrorValue(next(code for code, name in KINDS.items() if name == kind))


def same(wanted: str, shown: Scalar) -> bool:
    """Tell whether a cell shows what the page says, figures as Excel shows them in Swedish."""
    if isinstance(shown, ErrorValue):
        return wanted == SWEDISH_ERRORS[shown.code]
    number = parse_number(wanted)
    if isinstance(shown, float) and number is not None:
        return abs(shown - float(number)) < 1e-9
    return plain(str(shown)) == wanted


def plain(text: str) -> str:
    """Write hard spaces as ordinary ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
