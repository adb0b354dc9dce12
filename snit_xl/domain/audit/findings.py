"""Findings while the audit runs (fynd): a problem and the printed cells it is about, and how findings are joined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from snit_xl.domain.problems import Problem, Value, problem
from snit_xl.domain.rows import Column, PrintedName, Row

IDENTITY = ("table", "unit", "label", "column", "case", "subject", "item")
ONE = Decimal(1)


@lru_cache(maxsize=4096)  # the same few labels and units are compared with each other over and over
def key(text: str) -> str:
    """Return a label or unit as it is compared: composed letters, single spaces, no case (jämförelsenyckel)."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def plain(amount: Decimal) -> str:
    """Write an amount without exponent or needless decimals, for values that hold several figures (belopp i text)."""
    return f"{amount + 0:f}" if amount == amount.to_integral_value() else f"{amount.normalize():f}"


def whole(number: Decimal) -> int:
    """Round half away from zero to a whole number (hela procent)."""
    return int(number.quantize(ONE, ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell as the rules know it (tryckt cell); without a label it is the column, of one unit or of all."""

    table: PrintedName
    unit: str
    label: str
    column: Column

    def covers(self, other: Cell) -> bool:
        """Tell whether this is the same cell, or the whole column that the other stands in."""
        column = not self.label and (self.table, self.column) == (other.table, other.column)
        return self == other or (column and self.unit in {"", other.unit})


def cell_of(table: PrintedName, row: Row, column: Column) -> Cell:
    """Return the cell of a row and column (cellens identitet)."""
    return Cell(table, key(row.unit), key(row.label), column)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the cells whose figure is wrong, and whether it only repeats a figure wrong in one of them (fynd)."""

    problem: Problem
    cells: tuple[Cell, ...] = ()
    repeats: bool = False


def row_problem(
    code: str,
    row: Row,
    column: Column | None,
    *,
    published: Value | None = None,
    correct: Value | None = None,
    **values: Value,
) -> Problem:
    """Build a problem at one cell of a row, or at its label (fynd på en rad); `where` is unit and label together."""
    where = ", ".join(part for part in (row.unit, row.label) if part)
    name = column.value if column else "label"
    names: dict[str, Value] = {"where": where, "unit": row.unit, "label": row.label, "column": name}
    return problem(code, row.at.at(name), published=published, correct=correct, **(names | values))


def cell_fault(code: str, table: PrintedName, row: Row, column: Column, correct: Decimal) -> Finding:
    """Build the finding that one printed figure is wrong (fel siffra i tabell)."""
    published = row.amount(column)
    found = row_problem(code, row, column, published=published, correct=correct, table=table.value)
    return Finding(found, (cell_of(table, row, column),))


def join(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join what is one fault (sammanför): a cell found wrong by two rules, a text that repeats a wrong cell."""
    joined: list[Finding] = []
    for finding in sorted(findings, key=lambda one: one.repeats):
        earlier = _earlier(joined, finding)
        if earlier is None:
            joined.append(finding)
        elif finding.repeats:
            joined[earlier] = _with_value(joined[earlier], "repeated", _value(finding.problem, "subject"))
        elif finding.problem.code != joined[earlier].problem.code:
            joined[earlier] = _with_value(joined[earlier], "also", finding.problem.code)
    return tuple(joined)


def same_finding(one: Problem, other: Problem) -> bool:
    """Tell whether two problems are the same finding, as one live and one printed (samma fynd).

    Same code, same table, unit, label, column, case, subject and item, and the same published figure in whole tkr.
    A row rule names no table, so a live row and a printed row can be the same.
    """
    return _identity(one) == _identity(other)


def distinct(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the first of each finding (utan dubbletter)."""
    first = {_identity(one): one for one in reversed(tuple(problems))}
    return tuple(reversed(first.values()))


def _earlier(joined: Sequence[Finding], finding: Finding) -> int | None:
    for index, other in enumerate(joined):
        together = any(known.covers(cell) for known in other.cells for cell in finding.cells)
        if together and (finding.repeats or other.problem.correct == finding.problem.correct):
            return index
    return None


def _with_value(finding: Finding, name: str, value: Value) -> Finding:
    values = dict(finding.problem.values)
    before = values.get(name)
    values[name] = f"{before}, {value}" if before else value
    return replace(finding, problem=replace(finding.problem, values=tuple(values.items())))


def _value(found: Problem, name: str) -> Value:
    return dict(found.values).get(name, "")


def _identity(found: Problem) -> tuple[object, ...]:
    values = dict(found.values)
    published = found.published
    figure = whole(published) if isinstance(published, Decimal) else published
    return (found.code, *(key(str(values.get(name, ""))) for name in IDENTITY), figure)
