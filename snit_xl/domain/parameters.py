"""Rates and thresholds as dated data with a source (förutsättningar): no rule carries a constant of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise

from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value from one day on (parameter), until the next one of the same name takes over.

    `unit` says what the value counts ("procent", "tkr"); `source` where it was decided or published.
    """

    name: str
    valid_from: date
    value: Decimal
    unit: str
    source: str
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class ParameterTable:
    """All dated parameters (parametertabell), in any order."""

    parameters: tuple[Parameter, ...]

    def value_at(self, name: str, day: date) -> Parameter | None:
        """Give the parameter in force on a day (gällande värde); None where none had begun."""
        begun = [one for one in self.parameters if one.name == name and one.valid_from <= day]
        return max(begun, key=lambda one: one.valid_from, default=None)


def check_parameters(table: ParameterTable) -> tuple[Problem, ...]:
    """Find values that begin the same day, change unit, or lack a source (kontrollera parametrar)."""
    ordered = sorted(table.parameters, key=lambda one: (one.name, one.valid_from))
    return tuple(chain(chain.from_iterable(_clashes(*pair) for pair in pairwise(ordered)), _unsourced(ordered)))


def _clashes(earlier: Parameter, later: Parameter) -> Iterator[Problem]:
    if earlier.name != later.name:
        return
    if earlier.valid_from == later.valid_from:
        day = later.valid_from.isoformat()
        yield problem("PARAMETER-DUBBEL", later.at.at("valid_from"), parameter=later.name, day=day)
    if earlier.unit != later.unit:
        yield problem(
            "PARAMETER-ENHET", later.at.at("unit"), parameter=later.name, unit=later.unit, earlier_unit=earlier.unit
        )


def _unsourced(parameters: Sequence[Parameter]) -> Iterator[Problem]:
    for one in parameters:
        if not one.source.strip():
            day = one.valid_from.isoformat()
            yield problem("PARAMETER-KALLA-SAKNAS", one.at.at("source"), parameter=one.name, day=day)
