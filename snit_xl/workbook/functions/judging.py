"""SNIT_RISK, SNIT_RISKNIVA and SNIT_KONTROLL (riskvärde, risknivå, avstämning)."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.deviation import deviation
from snit_xl.domain.risk import Level, Scale, level, score
from snit_xl.workbook import terms_functions as terms
from snit_xl.workbook.functions.arguments import (
    Argument,
    ArgumentError,
    Given,
    Rows,
    amount,
    answers,
    each,
    given,
    is_empty,
    not_negative,
    refuse,
    whole,
)
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.view import Scalar

# No scale of risk goes further; it only keeps out slips such as a year.
_HIGHEST = 100
_GRADE = whole(1, _HIGHEST)
_LIMIT = whole(0, _HIGHEST * _HIGHEST)
_LEVEL_COLUMNS = 3


@answers
def risk_value(risk: Argument, materiality: Argument) -> Rows:
    """Give R × V, cell by cell (SNIT_RISK); both must be whole numbers from 1."""
    return each(lambda r, v: float(score(r, v)), _risk_and_materiality(risk, materiality))


@answers
def risk_level(risk: Argument, materiality: Argument, limits: Argument = None) -> Rows:
    """Give the level of R × V in words, cell by cell (SNIT_RISKNIVA).

    `limits` has three columns: the level's name (first or last), from and to. Without it: the default 4 × 4 scale. A
    value that no level holds is #N/A.
    """
    scale = _default_scale() if limits is None else _scale(given(limits, "granser"))

    def rule(r: int, v: int) -> Scalar:
        found = level(score(r, v), scale) if scale.holds(r, v) else None
        if found is None:
            raise ArgumentError(Fault("FUNKTION-INGEN-NIVA", "missing", (("risk", r), ("materiality", v))))
        return found.name

    return each(rule, _risk_and_materiality(risk, materiality))


@answers
def check(published: Argument, computed: Argument, tolerance: Argument = None) -> Rows:
    """Give "OK" or the difference in words, cell by cell (SNIT_KONTROLL); empty amounts are 0."""
    return each(
        _verdict,
        [
            Given("publicerat", given(published, "publicerat"), amount),
            Given("beraknat", given(computed, "beraknat"), amount),
            Given("tolerans", tolerance, not_negative, 0.0),
        ],
    )


def _risk_and_materiality(risk: Argument, materiality: Argument) -> list[Given]:
    return [
        Given("risk", given(risk, "risk"), _GRADE),
        Given("vasentlighet", given(materiality, "vasentlighet"), _GRADE),
    ]


def _default_scale() -> Scale:
    side = terms.DEFAULT_SCALE_SIDE
    return Scale(side, side, tuple(Level(*each_level) for each_level in terms.DEFAULT_LEVELS))


def _scale(rows: Rows) -> Scale:
    """Read the thresholds; the scale's sides are not in them, so any pair may be asked for."""
    levels = tuple(_level(row) for row in rows if not all(is_empty(x) for x in row))
    return Scale(_HIGHEST, _HIGHEST, levels)


def _level(row: list[Scalar]) -> Level:
    if len(row) != _LEVEL_COLUMNS:
        raise refuse("FUNKTION-GRANSER", "granser")
    name, *bounds = row if isinstance(row[0], str) and not row[0].strip()[:1].isdigit() else [row[2], row[0], row[1]]
    if not isinstance(name, str) or is_empty(name):
        raise refuse("FUNKTION-GRANSER", "granser")
    lower, upper = (_LIMIT(x, "granser") for x in bounds)
    return Level(name.strip(), lower, upper)


def _verdict(published: Decimal, computed: Decimal, tolerance: Decimal) -> Scalar:
    excess = deviation(published, computed)
    if abs(excess) <= tolerance:
        return terms.texts["ok"]
    return terms.texts["higher" if excess > 0 else "lower"].format(
        published=_swedish(published), difference=_swedish(abs(excess)), computed=_swedish(computed)
    )


def _swedish(value: Decimal) -> str:
    """Write a number the Swedish way (svenskt tal): no-break spaces between thousands, comma, a real minus sign."""
    return format(value, ",f").translate(str.maketrans(",.-", "\u00a0,\u2212"))
