"""Rank risks (riskvärde): R times V, a level by the organisation's own thresholds, and a heat map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from snit_xl.domain.problems import NOWHERE, Problem, Source, problem
from snit_xl.domain.rows import Column, Row


@dataclass(frozen=True, slots=True)
class Level:
    """A level in words (risknivå) for the scores lower..upper, both included."""

    name: str
    lower: int
    upper: int
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Scale:
    """The organisation's scale (riskskala): risk 1..maximum_risk, väsentlighet 1..maximum_materiality, and levels."""

    maximum_risk: int
    maximum_materiality: int
    levels: tuple[Level, ...]

    def holds(self, risk: int, materiality: int) -> bool:
        """Say whether a pair lies on the scale (inom skalan)."""
        return 1 <= risk <= self.maximum_risk and 1 <= materiality <= self.maximum_materiality


def score(risk: int, materiality: int) -> int:
    """Multiply risk by väsentlighet (riskvärde, RV)."""
    return risk * materiality


def row_score(row: Row) -> int | None:
    """Return the score of a row in the control plan (radens riskvärde); None until both parts are judged."""
    pair = _pair(row)
    return None if pair is None else score(*pair)


def level(value: int, scale: Scale) -> Level | None:
    """Find the level of a score (risknivå); None where no level holds it, the first where several do."""
    return next((one for one in scale.levels if one.lower <= value <= one.upper), None)


def check_scale(scale: Scale) -> tuple[Problem, ...]:
    """Find gaps, overlaps and levels outside the scale (kontrollera skalan).

    Only scores that some pair gives can fall in a gap: on a 4 × 4 scale there is no 7, 10 or 11.
    """
    highest = scale.maximum_risk * scale.maximum_materiality
    outside = (
        problem(
            "RISK-NIVA-UTANFOR", one.at.at("lower"), level=one.name, lower=one.lower, upper=one.upper, highest=highest
        )
        for one in scale.levels
        if not 1 <= one.lower <= one.upper <= highest
    )
    overlaps = (
        problem("RISK-NIVA-OVERLAPP", second.at.at("lower"), level=second.name, other=first.name)
        for first, second in combinations(scale.levels, 2)
        if max(first.lower, second.lower) <= min(first.upper, second.upper)
    )
    gaps = (
        problem("RISK-NIVA-LUCKA", score=value)
        for value in sorted({score(*pair) for pair in _pairs(scale)})
        if level(value, scale) is None
    )
    return tuple(chain(outside, overlaps, gaps))


def check_controls(rows: Sequence[Row], scale: Scale) -> tuple[Problem, ...]:
    """Find wrong values in a control plan, and say where it ranks nothing (kontrollera internkontrollplan).

    Reads the columns RISK, MATERIALITY and SCORE; an empty published score is not compared.
    """
    found = list(chain.from_iterable(_control_problems(row, scale) for row in rows))
    pairs = [pair for row in rows if (pair := _pair(row)) is not None]
    scores = {score(*pair) for pair in pairs}
    if len(pairs) > 1 and len(scores) == 1:
        found.append(problem("RISK-INGEN-RANGORDNING", rows[0].at.at("score"), count=len(pairs), score=scores.pop()))
    return tuple(found)


def heat_counts(rows: Sequence[Row], scale: Scale) -> dict[tuple[int, int], int]:
    """Count the rows in every cell of the heat map (riskmatris), zeros included; rows off the scale are left out."""
    counts = Counter(_pair(row) for row in rows)
    return {pair: counts[pair] for pair in _pairs(scale)}


def _pairs(scale: Scale) -> Iterator[tuple[int, int]]:
    for risk in range(1, scale.maximum_risk + 1):
        for materiality in range(1, scale.maximum_materiality + 1):
            yield risk, materiality


def _pair(row: Row) -> tuple[int, int] | None:
    """Return the row's risk and väsentlighet, None unless both are whole numbers."""
    risk, materiality = _whole(row.amount(Column.RISK)), _whole(row.amount(Column.MATERIALITY))
    return None if risk is None or materiality is None else (risk, materiality)


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None


def _control_problems(row: Row, scale: Scale) -> Iterator[Problem]:
    pair = _pair(row)
    if pair is None:
        yield problem("RISK-VARDE-SAKNAS", row.at.at("risk"), row=row.label)
        return
    if not scale.holds(*pair):
        risk, materiality = pair
        yield problem("RISK-UTANFOR-SKALA", row.at.at("risk"), row=row.label, risk=risk, materiality=materiality)
    published = row.amount(Column.SCORE)
    if published is not None and published != score(*pair):
        correct = score(*pair)
        yield problem("RISK-RV-FEL", row.at.at("score"), published=published, correct=correct, row=row.label)
