"""Reads the scenarios (läs scenarier): a column each, an empty cell meaning as decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from snit_xl.domain.problems import Problem, Source, problem
from snit_xl.domain.scenario import Scenario
from snit_xl.workbook.cell_text import bound, shown
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.layout.scenario import ASSUMPTIONS, COLUMNS, PER_MUNICIPALITY
from snit_xl.workbook.model import Scenarios
from snit_xl.workbook.terms.words import word

# As in Förutsättningar. Keys have rules of their own.
BOUNDS: Mapping[str, tuple[float | None, float | None]] = {
    "pay": (-20, 50),
    "uplift": (-20, 50),
    "weight": (None, None),
    "savings": (None, None),
    "interest": (0, 50),
    "supplementary": (None, None),
}
Rows = Mapping[tuple[str, str], Record]


def scenarios(found: Extract, names: Sequence[str]) -> tuple[Scenarios, tuple[Problem, ...]]:
    """Read the scenarios that have a name, and what is wrong in any column (scenarier)."""
    whole = word("whole", "all")
    rows = {_row(r, "assumption", whole): r for r in found.table("assumptions")}
    titles = dict(zip(COLUMNS, found.table("scenarios"), strict=False))
    by_column: dict[str, Scenario] = {}
    problems: list[Problem] = []
    for column, title in titles.items():
        problems += _out_of_bounds(rows, column)
        name = title.text("scenario")
        if name:
            by_column[column] = _scenario(name, rows, column, names)
        elif any(row.number(column) is not None for row in rows.values()):
            number = title.text("scenario_number")
            problems.append(problem("SCENARIO-NAMN-SAKNAS", title.source.at("scenario"), number=number))
    outcomes = {_row(r, "outcome", whole): r.source for r in found.table("outcomes")}
    bars = tuple(r.source for r in found.table("scenario_bars"))
    return Scenarios(by_column, outcomes, bars), tuple(problems)


def _row(record: Record, key: str, whole: str) -> tuple[str, str]:
    """Return what a row is about (radens innehåll): a figure, and a municipality or "" for all."""
    name = record.text("municipality")
    return record.text(key), "" if name == whole else name


def _scenario(name: str, rows: Rows, column: str, names: Sequence[str]) -> Scenario:
    def one(key: str) -> Decimal | None:
        return rows[key, ""].number(column) if (key, "") in rows else None

    def each(key: str) -> tuple[Decimal | None, ...]:
        return tuple(rows[key, town].number(column) if (key, town) in rows else None for town in names)

    return Scenario(
        name,
        pay_percent=one("pay"),
        interest_percent=one("interest"),
        supplementary=one("supplementary"),
        uplift_percents=each("uplift"),
        weights=each("weight"),
        savings=each("savings"),
        at=_cells(rows, column, names),
    )


def _cells(rows: Rows, column: str, names: Sequence[str]) -> Source:
    """Return where each assumption stands (antagandenas celler): those of a municipality end with its number."""
    places = {
        f"{key}#{j}": rows[key, town].source.at(column)
        for key in ASSUMPTIONS
        if key in PER_MUNICIPALITY
        for j, town in enumerate(names, 1)
        if (key, town) in rows
    }
    sheet = next((place.sheet for place in places.values()), "")
    cells = {key: place.cell for key, place in places.items()}
    return Source(sheet, cells | {"weight": cells.get("weight#1", "")})


def _out_of_bounds(rows: Rows, column: str) -> Iterator[Problem]:
    for (key, _), row in rows.items():
        low, high = BOUNDS[key] if key else (None, None)
        value = row.number(column)
        if value is None:
            continue
        if (low is not None and value < Decimal(str(low))) or (high is not None and value > Decimal(str(high))):
            place, text = row.source.at(column), shown(float(value))
            yield problem("INDATA-UTANFOR", place, value=text, low=bound(low), high=bound(high))
