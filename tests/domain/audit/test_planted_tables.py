"""Faults planted in the tables of another committee's sober paper, each found by its own rule and by no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from example import GRANT, INVESTED, LIMITS, RESULT, RISKS, SUBTOTAL, row, table
from papers import change, controls, put, sober_paper, with_rows

from snit_xl.domain.audit import RULES, SEVERITIES, Paper, audit
from snit_xl.domain.audit.codes import OF_FILES
from snit_xl.domain.problems import Problem
from snit_xl.domain.rows import Column, PrintedName, RowKind

PAPER = sober_paper()
DEPARTMENTS, SUMMARY, PLAN = PrintedName.DEPARTMENTS, PrintedName.SUMMARY, PrintedName.PLAN
BRIDGE, MUNICIPAL, INVESTMENTS = PrintedName.BRIDGE, PrintedName.MUNICIPAL_BUDGETS, PrintedName.INVESTMENTS


def only(paper: Paper) -> Problem:
    (problem,) = audit(paper, None, LIMITS)
    return problem


def figures(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.published, problem.correct


@pytest.mark.parametrize(
    ("cell", "amount", "expected"),
    [
        ((DEPARTMENTS, "Bygg", "Delsumma", Column.ACTUAL), 1493, ("GRANSKA-SUMMA", 1493, 1439)),
        ((DEPARTMENTS, "Miljö", "Löner", Column.DEVIATION), 10, ("GRANSKA-AVVIKELSE", 10, -10)),
        ((SUMMARY, "Räddning", "Rad Räddning", Column.ACTUAL), -32, ("GRANSKA-SAMMANSTALLNING", -32, -23)),
        ((SUMMARY, "Miljö", "Rad Miljö", Column.FORECAST), 4903, ("GRANSKA-SAMMANSTALLNING", 4903, 4930)),
        ((SUMMARY, "", "Alla", Column.BUDGET), 4019, ("GRANSKA-SUMMA", 4019, 4910)),
        ((INVESTMENTS, "", "Investerat", Column.FORECAST), 540, ("GRANSKA-SUMMA", 540, 450)),
        ((PLAN, "", "Planerat", Column.NEXT_2), 235, ("GRANSKA-SUMMA", 235, 325)),
        ((BRIDGE, "", "Utgång", Column.AMOUNT), 8636, ("GRANSKA-BRYGGA", 8636, 8663)),
        ((MUNICIPAL, "Kommun 1", "Nämnd", Column.DEVIATION), 21, ("GRANSKA-AVVIKELSE", 21, -21)),
        ((PrintedName.CONTROL_PLAN, "", "Process 0", Column.SCORE), 8, ("GRANSKA-RISKVARDE", 8, 6)),
        ((DEPARTMENTS, "Bygg", "Bidrag", Column.DEVIATION), None, ("GRANSKA-TOM-CELL", None, 0)),
        ((DEPARTMENTS, "Bygg", "Slutsumma", Column.ACTUAL), None, ("GRANSKA-TOM-CELL", None, -31)),
    ],
)
def test_a_planted_figure_is_found_once(
    cell: tuple[PrintedName, str, str, Column], amount: int | None, expected: tuple[object, ...]
) -> None:
    problem = only(change(PAPER, cell, amount))
    assert figures(problem) == expected
    assert problem.place.cell == f"{cell[1]}/{cell[2]}/{cell[3].value}"


def test_the_bridge_ends_where_the_municipalities_do() -> None:
    closing = change(PAPER, (BRIDGE, "", "Övrigt", Column.AMOUNT), 90)
    both = change(closing, (BRIDGE, "", "Utgång", Column.AMOUNT), 8526 + 7 + 90)
    assert figures(only(both)) == ("GRANSKA-KOMMUNER-MOT-BRYGGA", 8623, 8663)


def test_the_bridge_begins_where_the_municipalities_do() -> None:
    opening = change(PAPER, (BRIDGE, "", "Ingång", Column.AMOUNT), 8562)
    both = change(opening, (BRIDGE, "", "Övrigt", Column.AMOUNT), 130 - 36)
    assert figures(only(both)) == ("GRANSKA-KOMMUNER-MOT-BRYGGA", 8562, 8526)


def test_the_plan_repeats_this_years_report() -> None:
    row_changed = change(PAPER, (PLAN, "", "Post 0", Column.FORECAST), 399)
    both = change(row_changed, (PLAN, "", "Planerat", Column.FORECAST), 459)
    assert figures(only(both)) == ("GRANSKA-INVESTERING-MOT-PLAN", 459, 450)


def reversed_column(paper: Paper, name: PrintedName, column: Column) -> Paper:
    return with_rows(
        paper, name, [put(one, column, -(one.amount(column) or Decimal(0))) for one in paper.tables[name].rows]
    )


def test_a_reversed_summary_column_is_one_fault_of_sign() -> None:
    problem = only(reversed_column(PAPER, SUMMARY, Column.ACTUAL))
    assert figures(problem) == ("GRANSKA-TECKEN", "-1620/31/23/-1566", "1620/-31/-23/1566")


def test_reversed_deviations_are_one_fault_of_sign() -> None:
    assert only(reversed_column(PAPER, INVESTMENTS, Column.DEVIATION)).code == "GRANSKA-TECKEN"
    assert only(reversed_column(PAPER, SUMMARY, Column.DEVIATION)).code == "GRANSKA-TECKEN"


def test_one_figure_that_is_no_mirror_makes_each_cell_its_own_fault() -> None:
    paper = reversed_column(PAPER, SUMMARY, Column.ACTUAL)
    paper = change(paper, (SUMMARY, "Bygg", "Rad Bygg", Column.ACTUAL), 77)
    codes = Counter(problem.code for problem in audit(paper, None, LIMITS))
    assert codes == {"GRANSKA-SAMMANSTALLNING": 3, "GRANSKA-SUMMA": 1}


def test_a_copied_department_fault_is_blamed_on_the_department_alone() -> None:
    paper = change(PAPER, (DEPARTMENTS, "Bygg", "Slutsumma", Column.ACTUAL), 131)
    copied = change(paper, (SUMMARY, "Bygg", "Rad Bygg", Column.ACTUAL), 131)
    codes = [problem.code for problem in audit(copied, None, LIMITS)]
    assert codes == ["GRANSKA-SUMMA"]


def test_a_total_named_as_another_kind_of_total_is_noted() -> None:
    rows = [replace(one, label="delsumma ") if one.label == "Alla" else one for one in PAPER.tables[SUMMARY].rows]
    problem = only(with_rows(PAPER, SUMMARY, rows))
    assert problem.code == "GRANSKA-RADNAMN"
    assert dict(problem.values)["holds"] == "Slutsumma"


def test_a_unit_missing_from_the_summary_is_asked_for() -> None:
    rows = [one for one in PAPER.tables[SUMMARY].rows if one.unit != "Bygg"]
    lines = [int(sum((one.amount(column) or 0) for one in rows if one.unit)) for column in INVESTED]
    rows[-1] = row("", "Alla", RESULT, INVESTED, " ".join(map(str, lines)))
    problem = only(with_rows(PAPER, SUMMARY, rows))
    assert (problem.code, dict(problem.values)["unit"]) == ("GRANSKA-ENHET-SAKNAS", "Bygg")


def test_the_same_row_twice_is_asked_about() -> None:
    rows = list(PAPER.tables[PLAN].rows)
    empty = row("", "post 1", rows[0].kind, tuple(rows[0].amounts or {}), "0 0 0 0 0")
    problem = only(with_rows(PAPER, PLAN, [*rows[:-1], empty, rows[-1]]))
    assert problem.code == "GRANSKA-DUBBEL-RAD"
    assert problem.place.cell == "/post 1"


def test_slides_are_compared_over_all_years_per_municipality_and_item() -> None:
    years = (Column.NEXT_1, Column.NEXT_2, Column.NEXT_3)
    planned = [
        row("Sävsjö", "Hall", RESULT, years, "0 0 0"),
        *(
            row(unit, "Simhall", PAPER.tables[PLAN].rows[0].kind, years, figures, item="Simhall")
            for unit, figures in (("Sävsjö", "400 900 150"), ("Vetlanda", "700 0 0"))
        ),
    ]
    kind = planned[1].kind
    stated = table(
        PrintedName.STATED,
        row("Sävsjö", "Bild", kind, (Column.AMOUNT,), "1300", item="simhall"),
        row("Vetlanda", "Bild", kind, (Column.AMOUNT,), "350", item="Simhall"),
        row("Vetlanda", "Bild", kind, (Column.AMOUNT,), "390", item="Simhall"),
        row("Eksjö", "Bild", kind, (Column.AMOUNT,), "90", item="Simhall"),
    )
    tables = {PLAN: table(PLAN, *planned[1:]), PrintedName.STATED: stated}
    assert figures(only(Paper(2024, 4, tables))) == ("GRANSKA-BILD-MOT-PLAN", 1300, 1450)


def test_a_control_plan_that_prints_only_the_risk_value_is_left_in_peace() -> None:
    only_score = table(PrintedName.CONTROL_PLAN, row("", "Inköp", PAPER.tables[PLAN].rows[0].kind, RISKS, ". . 4"))
    assert audit(replace(PAPER, tables={PrintedName.CONTROL_PLAN: only_score}), None, LIMITS) == ()
    assert audit(replace(PAPER, tables={PrintedName.CONTROL_PLAN: controls([(3, 4)])}), None, LIMITS) == ()


def test_an_empty_paper_has_nothing_to_find() -> None:
    empty = {name: table(name) for name in PrintedName}
    assert audit(Paper(2024, 4, empty), None, LIMITS) == audit(Paper(2024, 4), None, LIMITS) == ()


def test_labels_are_compared_without_case_spaces_and_decomposed_letters() -> None:
    rows = [replace(one, unit=one.unit.replace("ö", "o\u0308").upper()) for one in PAPER.tables[SUMMARY].rows]
    assert audit(with_rows(PAPER, SUMMARY, rows), None, LIMITS) == ()


def test_each_code_has_a_severity_and_a_rule() -> None:
    assert {code for rule in RULES for code in rule.codes} == set(SEVERITIES) - OF_FILES


def rounded_paper() -> Paper:
    """Return a paper with the line Avrundning twice in a department's table and once in each that sums more."""
    line = partial(row, label="Avrundning", kind=RowKind.ROUNDING)
    columns = (Column.BUDGET_TO_DATE, Column.ACTUAL, Column.BUDGET, Column.FORECAST, Column.DEVIATION)
    park = [
        row("Park", "Löner", RowKind.COST, columns, "410 402 622 640 -18"),
        row("Park", "Material", RowKind.COST, columns, "205 198 311 318 -6"),
        line("Park", columns=columns, figures="1 2 -1 0 -3"),
        row("Park", "Netto", SUBTOTAL, columns, "616 602 932 958 -27"),
        row("Park", "Bidrag", GRANT, columns, "-620 -620 -930 -930 0"),
        line("Park", columns=columns, figures="-1 2 1 0 3"),
        row("Park", "Slut", RESULT, columns, "-5 -16 3 28 -24"),
    ]
    gata = [
        row("Gata", "Salt", RowKind.COST, columns, "77 71 101 104 -3"),
        row("Gata", "Slut", RESULT, columns, "77 71 101 104 -3"),
    ]
    whole = [replace(one, label=one.unit) for one in (park[-1], gata[-1])]
    whole += [line("", columns=columns, figures="1 0 2 -1 1"), row("", "Alla", RESULT, columns, "73 55 106 131 -26")]
    bought = [
        row("", "Gräsklippare", RowKind.COST, INVESTED, "0 97 120 99 21"),
        line("", columns=INVESTED, figures="0 1 -1 0 2"),
        row("", "Alla", RESULT, INVESTED, "0 98 119 99 20"),
    ]
    named = ((DEPARTMENTS, [*park, *gata]), (SUMMARY, whole), (INVESTMENTS, bought))
    return Paper(2017, 8, {name: table(name, *rows) for name, rows in named})


def test_what_rounding_leaves_is_summed_below_it_and_never_judged() -> None:
    """Its deviations aren't its own, its outcome is past its forecast, and it stands twice."""
    assert audit(rounded_paper(), None, LIMITS) == ()


@pytest.mark.parametrize(
    ("cell", "amount", "correct"),
    [((DEPARTMENTS, "Park", "Netto", Column.ACTUAL), 620, 602), ((SUMMARY, "", "Alla", Column.BUDGET), 160, 106)],
)
def test_a_total_over_such_a_line_is_still_held_to_it(
    cell: tuple[PrintedName, str, str, Column], amount: int, correct: int
) -> None:
    assert figures(only(change(rounded_paper(), cell, amount))) == ("GRANSKA-SUMMA", amount, correct)
