"""Scenarios as the button writes them (scenarier): each figure under its scenario, and the charts' rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from snit_xl.actions import check
from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.money import exact_sum
from snit_xl.domain.scenario import Amounts, Basis, Played, Scenario, play
from snit_xl.workbook.layout.scenario import COLUMNS
from snit_xl.workbook.model import Model

TODAY = "now"
Figures = Mapping[tuple[str, str], Written]


def write_scenarios(pen: Pen, model: Model) -> None:
    """Write what each named scenario gives, beside what holds today (skriv scenarier); the rest is emptied."""
    basis = check.scenario_basis(model)
    if basis is None:
        return
    today = play(basis, Scenario(""))
    played = {column: play(basis, scenario) for column, scenario in model.scenarios.by_column.items()}
    for column in (TODAY, *COLUMNS):
        shown = played.get(column) if column in COLUMNS else today
        figures = _figures(shown, today, basis) if shown else {}
        for line, at in model.scenarios.outcomes.items():
            pen.row(at, column, figures.get(line))
    for at, shown in zip_longest(model.scenarios.bars, played.values()):
        for key, value in _bar(shown, today, basis):
            pen.row(at, key, value)


def _figures(shown: Played, today: Played, basis: Basis) -> Figures:
    """Return a scenario's figures by row (scenariots siffror)."""
    per_town: dict[str, Amounts] = {
        "closing": shown.closings,
        "change": shown.change(today),
        "percent": shown.percents or (),
        "capital": shown.capital,
    }
    figures: dict[tuple[str, str], Written] = {}
    for key, amounts in per_town.items():
        figures |= {(key, name): amount for name, amount in zip(basis.names, amounts, strict=False)}
        figures[key, ""] = exact_sum(amounts)
    return figures


def _bar(shown: Played | None, today: Played, basis: Basis) -> Iterator[tuple[str, Written]]:
    closings: tuple[Decimal | None, ...] = shown.closings if shown else (None,) * len(basis.names)
    changes: tuple[Decimal | None, ...] = shown.change(today) if shown else (None,) * len(basis.names)
    yield "scenario", shown.name if shown else None
    yield "bar_total", exact_sum(shown.closings) if shown else None
    for j, (closing, change) in enumerate(zip(closings, changes, strict=True), 1):
        yield f"bar_budget#{j}", closing
        yield f"bar_change#{j}", change
