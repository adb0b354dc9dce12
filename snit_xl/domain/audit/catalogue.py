"""The catalogue of checks and the two functions that run it (granskningens katalog)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from snit_xl.domain.audit import arithmetic, between, claims, codes, plausibility, series
from snit_xl.domain.audit.facts import Facts, facts_of
from snit_xl.domain.audit.findings import Finding, distinct, join
from snit_xl.domain.audit.records import Limits, LiveFigures, Paper
from snit_xl.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """One check and the codes it may raise (regel)."""

    check: Callable[[Facts], Iterable[Finding]]
    codes: tuple[str, ...]


RULES: tuple[Rule, ...] = (
    Rule(arithmetic.sums, (codes.SUM, codes.BRIDGE)),
    Rule(arithmetic.deviations, (codes.DEVIATION, codes.SIGN)),
    Rule(arithmetic.scores, (codes.SCORE,)),
    Rule(between.summary_against_departments, (codes.SUMMARY, codes.SIGN)),
    Rule(between.municipalities_against_bridge, (codes.MUNICIPALITIES,)),
    Rule(between.investments_against_plan, (codes.PLAN,)),
    Rule(claims.figures_in_text, (codes.TEXT, codes.TEXT_UNMATCHED)),
    Rule(claims.years, (codes.YEAR, codes.YEAR_OTHER)),
    Rule(series.cumulative, (codes.CUMULATIVE,)),
    Rule(between.summary_units, (codes.UNIT_MISSING,)),
    Rule(arithmetic.duplicates, (codes.DUPLICATE,)),
    Rule(
        plausibility.contradictions,
        (codes.FORECAST_PASSED, codes.INCOME_PASSED, codes.BUDGET_PASSED, codes.BOTH_PASSED),
    ),
    Rule(plausibility.flat_forecasts, (codes.FLAT_FORECAST,)),
    Rule(plausibility.consumption, (codes.CONSUMPTION,)),
    Rule(plausibility.known_items, (codes.KNOWN_ITEM,)),
    Rule(claims.explanations, (codes.EXPLANATION, codes.TEXT_UNMATCHED)),
    Rule(plausibility.monthly_rates, (codes.MONTHLY_RATE,)),
    Rule(plausibility.repeated_values, (codes.REPEATED,)),
    Rule(between.slides_against_plan, (codes.STATED,)),
    Rule(series.far_from_history, (codes.HISTORY, codes.HISTORY_SMALL)),
    Rule(arithmetic.empty_cells, (codes.EMPTY_CELL,)),
    Rule(between.total_label, (codes.TOTAL_LABEL,)),
    Rule(plausibility.stray_items, (codes.KNOWN_ITEM_UNMATCHED,)),
    Rule(series.short_series, (codes.SERIES_SHORT, codes.HISTORY_SHORT)),
)


def audit(paper: Paper, live: LiveFigures | None, limits: Limits) -> tuple[Problem, ...]:
    """Check a paper, and the live figures beside it, with every rule (granska en handling).

    Amounts are tkr. Faults come first, then warnings and notes, in the catalogue's order. One fault gives one problem:
    a cell that two rules find wrong names the second in the value `also`, a text that repeats a wrong cell is named in
    its value `repeated`. A finding that is the same printed and live is given once, at its printed place.
    """
    return _run(facts_of(paper, live, limits))


def audit_live(live: LiveFigures, limits: Limits) -> tuple[Problem, ...]:
    """Check the live rows and series alone, with the same rules (granska levande siffror)."""
    return _run(facts_of(None, live, limits))


def _run(facts: Facts) -> tuple[Problem, ...]:
    findings = join(finding for rule in RULES for finding in rule.check(facts))
    problems = distinct(finding.problem for finding in findings)
    order = list(dict.fromkeys(codes.SEVERITIES.values()))
    return tuple(sorted(problems, key=lambda one: order.index(codes.SEVERITIES[one.code])))
