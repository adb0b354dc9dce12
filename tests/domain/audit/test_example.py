"""The real papers: six faults, two notes and nine warnings, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from example import CLAIMS, DEPARTMENTS, KNOWN_ITEMS, LIMITS, PAPER

from snit_xl.domain.audit import SEVERITIES, LiveFigures, audit, audit_live, same_finding
from snit_xl.domain.problems import Problem, Severity
from snit_xl.domain.rows import Column, PrintedName, RowKind

FOUND = {
    "F1": ("GRANSKA-SUMMA", "/S:a investeringar egna/deviation", -86, -84),
    "F2": ("GRANSKA-TEXT-MOT-TABELL", "Investeringar, helår", 89, 84),
    "F3": ("GRANSKA-SUMMA", "/Summa nettokostnader/forecast", 169, -1100),
    "F4": ("GRANSKA-TECKEN", "Ekonomi/Ekonomiavdelningen/prior_actual", "36/-174/-138", "-36/174/138"),
    "F5": ("GRANSKA-TEXT-MOT-TABELL", "IT, avvikelse mot budget", 633, 632),
    "F6": ("GRANSKA-ARTAL", "", 2017, 2018),
    "N1": ("GRANSKA-TOM-CELL", "IT/Kommunbidrag/deviation", None, 0),
    "N2": ("GRANSKA-RADNAMN", "/Summa nettokostnader", None, None),
    "V1": ("GRANSKA-PROGNOS-UNDER-UTFALL", "Ekonomi/Övriga kostnader/forecast", 956, 1336),
    "V2": ("GRANSKA-PROGNOS-OCH-BUDGET", "Personal/Övriga kostnader/forecast", "633/1965", 1635),
    "V3": ("GRANSKA-PROGNOS-UTAN-AVVIKELSE", "IT/Resultat/forecast", 0, -632),
    "V4": ("GRANSKA-FORBRUKNING", "IT/Övriga kostnader/actual", 8167, 8976),
    "V5": ("GRANSKA-KAND-POST", "IT/Intäkter/kommunbidrag/forecast", 3783, 3545),
    "V6": ("GRANSKA-FORKLARING", "IT, växelns väntade intäkt", 417, -1006),
    "V7": ("GRANSKA-MANADSTAKT", "Personal/Personalkostnader/forecast", 8725, None),
    "V8": ("GRANSKA-UPPREPAT-VARDE", "Ekonomi/Övriga kostnader/actual", 1336, 1336),
    "V9": ("GRANSKA-BILD-MOT-PLAN", "Vårgårda/IT-strategi/next_1", 3000, 4000),
}
LIVE = LiveFigures(8, DEPARTMENTS.rows, KNOWN_ITEMS)


def found(problems: tuple[Problem, ...]) -> list[tuple[object, ...]]:
    return [(one.code, one.place.cell, one.published, one.correct) for one in problems]


def one(code: str, problems: tuple[Problem, ...]) -> dict[str, object]:
    return next(dict(problem.values) for problem in problems if problem.code == code)


def test_exactly_what_an_honest_check_finds() -> None:
    assert Counter(found(audit(PAPER, None, LIMITS))) == Counter(FOUND.values())


def test_faults_come_before_warnings_and_warnings_before_notes() -> None:
    kinds = [SEVERITIES[problem.code] for problem in audit(PAPER, None, LIMITS)]
    assert kinds == [Severity.FAULT] * 6 + [Severity.WARNING] * 9 + [Severity.NOTE] * 2


@pytest.mark.parametrize("tolerance", ["0", "0.5", "1", "1.9"])
def test_any_sensible_tolerance_finds_the_same(tolerance: str) -> None:
    problems = audit(PAPER, None, replace(LIMITS, sum_tolerance=Decimal(tolerance)))
    assert Counter(found(problems)) == Counter(FOUND.values())


def test_the_wrong_sum_is_one_finding_though_two_rules_and_the_text_meet_there() -> None:
    values = one("GRANSKA-SUMMA", audit(PAPER, None, LIMITS))
    assert values["also"] == "GRANSKA-AVVIKELSE"
    assert values["repeated"] == "Investeringar, utfall"


def test_findings_say_what_the_message_needs() -> None:
    problems = audit(PAPER, None, LIMITS)
    assert one("GRANSKA-FORBRUKNING", problems)["percent"] == 91
    assert one("GRANSKA-MANADSTAKT", problems)["percent"] == 51
    assert one("GRANSKA-MANADSTAKT", problems)["left"] == 4
    assert one("GRANSKA-KAND-POST", problems)["coming"] == 417
    assert one("GRANSKA-RADNAMN", problems)["holds"] == "Resultat"
    assert one("GRANSKA-FORBRUKNING", problems)["where"] == "IT, Övriga kostnader"


def test_live_rows_give_the_same_row_findings() -> None:
    codes = {problem.code for problem in audit_live(LIVE, LIMITS)}
    assert codes == {FOUND[name][0] for name in ("V1", "V2", "V3", "V4", "V5", "V7", "V8")}


def test_a_finding_printed_and_live_is_given_once_at_its_printed_place() -> None:
    live_rows = tuple(replace(row, at=replace(row.at, sheet="Prognos")) for row in DEPARTMENTS.rows)
    problems = audit(PAPER, replace(LIVE, rows=live_rows), LIMITS)
    assert Counter(found(problems)) == Counter(FOUND.values())
    assert {problem.place.sheet for problem in problems} == {"Senaste handling", ""}


def test_the_same_row_with_another_live_figure_is_another_finding() -> None:
    changed = {row.label: row for row in DEPARTMENTS.rows if row.unit == "Ekonomi"}["Övriga kostnader"]
    moved = replace(changed, amounts={**(changed.amounts or {}), Column.FORECAST: Decimal(1200)})
    printed, live = audit_live(LIVE, LIMITS)[0], audit_live(LiveFigures(8, (moved,)), LIMITS)[0]
    assert printed.code == live.code
    assert not same_finding(printed, live)
    assert same_finding(printed, printed)


def test_the_budget_increase_can_be_claimed_against_the_bridge_too() -> None:
    increase = next(claim for claim in CLAIMS if claim.amount == 26)
    on_bridge = replace(increase, table=PrintedName.BRIDGE)
    assert audit(replace(PAPER, claims=(on_bridge,)), None, LIMITS) == audit(replace(PAPER, claims=()), None, LIMITS)


def test_the_summarys_total_may_be_filled_in_as_either_kind() -> None:
    summary = PAPER.tables[PrintedName.SUMMARY]
    rows = (*summary.rows[:-1], replace(summary.rows[-1], kind=RowKind.SUBTOTAL))
    tables = {**PAPER.tables, PrintedName.SUMMARY: replace(summary, rows=rows)}
    assert Counter(found(audit(replace(PAPER, tables=tables), None, LIMITS))) == Counter(FOUND.values())
