"""Figures, explanations and years in the running text, right and wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from example import BAD, GOOD, LIMITS, NEITHER, RESULT, claim
from papers import change, sober_paper

from snit_xl.domain.audit import Paper, audit
from snit_xl.domain.problems import Problem
from snit_xl.domain.rows import CaseText, Claim, ClaimRole, Column, PrintedName

PAPER = sober_paper()
DEPARTMENTS, SUMMARY = PrintedName.DEPARTMENTS, PrintedName.SUMMARY


def checked(*claims: Claim, paper: Paper = PAPER) -> tuple[Problem, ...]:
    return audit(replace(paper, claims=claims), None, LIMITS)


RIGHT = [
    claim("7", "Bygg, överskott", 31, GOOD, DEPARTMENTS, units=("Bygg",), kind=RESULT, column=Column.ACTUAL),
    claim("7", "Bygg, utan rad", 31, GOOD, DEPARTMENTS, units=("bygg",), column=Column.ACTUAL),
    claim("7", "Båda, överskott", 54, GOOD, DEPARTMENTS, units=("Bygg", "Räddning"), kind=RESULT, column=Column.ACTUAL),
    claim("7", "Bygg mot budget", 31, GOOD, DEPARTMENTS, units=("Bygg",), column=Column.DEVIATION, to_date=True),
    claim("7", "Bygg, helår", 15, BAD, DEPARTMENTS, units=("Bygg",), column=Column.DEVIATION),
    claim("7", "Löner", 1985, NEITHER, DEPARTMENTS, units=("Miljö",), label="Löner", column=Column.ACTUAL),
    claim("7", "Alla", 1566, BAD, SUMMARY, column=Column.ACTUAL),
    claim("7", "Alla, avdelningar", 1566, BAD, DEPARTMENTS, column=Column.ACTUAL),
    claim("7", "Ökning", 137, BAD, PrintedName.MUNICIPAL_BUDGETS, column=Column.DEVIATION),
    claim("7", "Ökning i bryggan", 137, BAD, PrintedName.BRIDGE, column=Column.DEVIATION),
    claim("7", "Upplysning", 99, BAD, None, role=ClaimRole.INFORMATION),
]


@pytest.mark.parametrize("right", RIGHT, ids=lambda one: one.subject)
def test_a_right_figure_is_left_in_peace(right: Claim) -> None:
    assert checked(right) == ()


@pytest.mark.parametrize("right", RIGHT[:-1], ids=lambda one: one.subject)
def test_the_same_figure_one_off_is_a_fault(right: Claim) -> None:
    (problem,) = checked(replace(right, amount=right.amount + 1))
    assert (problem.code, problem.published, problem.correct) == (
        *("GRANSKA-TEXT-MOT-TABELL", right.amount + 1, right.amount),
    )


def test_a_surplus_called_a_deficit_is_a_fault() -> None:
    (problem,) = checked(replace(RIGHT[0], favourable=False))
    assert (problem.published, problem.correct) == (31, -31)


@pytest.mark.parametrize(("amount", "right"), [("1600", True), ("1500", False)])
def test_the_text_may_round_as_far_as_it_says(amount: str, right: bool) -> None:
    rounded = replace(RIGHT[6], amount=Decimal(amount), precision=Decimal(100))
    assert (checked(rounded) == ()) is right


def test_half_a_thousand_is_right_in_whole_thousands() -> None:
    paper = change(PAPER, (PrintedName.BRIDGE, "", "Löner", Column.AMOUNT), 7)
    bridge = paper.tables[PrintedName.BRIDGE]
    exact = replace(bridge.rows[1], amounts={Column.AMOUNT: Decimal("7.4")})
    rows = (bridge.rows[0], exact, *bridge.rows[2:])
    paper = replace(paper, tables={**paper.tables, PrintedName.BRIDGE: replace(bridge, rows=rows)})
    raised = claim("7", "Löner", 7, BAD, PrintedName.BRIDGE, label="löner", column=Column.AMOUNT)
    assert checked(raised, paper=paper) == ()


def test_a_text_that_repeats_a_wrong_cell_is_the_same_finding() -> None:
    paper = change(PAPER, (DEPARTMENTS, "Bygg", "Slutsumma", Column.FORECAST), 51)
    stated = replace(RIGHT[4], amount=Decimal(51), column=Column.FORECAST)
    (problem,) = checked(stated, stated, paper=paper)
    assert problem.code == "GRANSKA-SUMMA"
    assert dict(problem.values)["repeated"] == "Bygg, helår, Bygg, helår"


def test_a_text_with_a_third_figure_is_a_finding_of_its_own() -> None:
    paper = change(PAPER, (DEPARTMENTS, "Bygg", "Slutsumma", Column.FORECAST), 51)
    problems = checked(replace(RIGHT[4], amount=Decimal(50), column=Column.FORECAST), paper=paper)
    assert [one.code for one in problems] == ["GRANSKA-SUMMA", "GRANSKA-TEXT-MOT-TABELL"]


@pytest.mark.parametrize(
    "stray",
    [
        claim("7", "Okänd rad", 4, BAD, DEPARTMENTS, label="Finns inte", column=Column.ACTUAL),
        claim("7", "Utan kolumn", 4, BAD, DEPARTMENTS, units=("Bygg",)),
        claim("7", "Utan tabell", 4, BAD, PrintedName.STATED, column=Column.AMOUNT),
        claim("7", "Okänd orsak", 4, BAD, DEPARTMENTS, label="Finns inte", role=ClaimRole.EXPLANATION),
    ],
    ids=lambda one: one.subject,
)
def test_a_figure_that_cannot_be_compared_is_said_to_be_so(stray: Claim) -> None:
    assert [one.code for one in checked(stray)] == ["GRANSKA-TEXT-UTAN-TABELL"]


@pytest.mark.parametrize(
    ("tone", "label", "correct"),
    [
        (BAD, "Löner", -7),  # blamed, but 7 better than budget
        (GOOD, "Löner", None),
        (GOOD, "Intäkter", None),
        (BAD, "Intäkter", -12),
        (NEITHER, "Intäkter", None),
        (BAD, "Bidrag", None),  # exactly on budget
    ],
)
def test_blame_must_fit_the_row(tone: str, label: str, correct: int | None) -> None:
    blamed = claim("7", "Orsak", 40, tone, DEPARTMENTS, units=("Bygg",), label=label, role=ClaimRole.EXPLANATION)
    expected = [] if correct is None else [("GRANSKA-FORKLARING", 40, correct)]
    assert [(one.code, one.published, one.correct) for one in checked(blamed)] == expected


def test_praise_of_a_row_that_is_worse_is_asked_about() -> None:
    praised = claim("7", "Orsak", 9, GOOD, DEPARTMENTS, units=("Miljö",), label="Intäkter", role=ClaimRole.EXPLANATION)
    assert [(one.code, one.correct) for one in checked(praised)] == [("GRANSKA-FORKLARING", -10)]


@pytest.mark.parametrize(
    ("title", "proposal", "expected"),
    [
        ("Budget 2025", "Budget 2024 godkänns.", ("GRANSKA-ARTAL", 2024, 2025)),
        ("Internkontrollplan 2025", "Internkontrollplanen för 2024 fastställs.", ("GRANSKA-ARTAL", 2024, 2025)),
        ("Internkontrollplan för 2025", "2024 års internkontrollplan fastställs.", ("GRANSKA-ARTAL", 2024, 2025)),
        ("Plan 2025-2027", "Plan 2024-2026 antas.", ("GRANSKA-ARTAL", 2024, 2025)),
        ("Sammanträdestider 2025", "Nämndens möten 2024 godkänns.", ("GRANSKA-ARTAL-ANNAT", 2024, 2025)),
        ("Budget 2025", "Budget 2025 godkänns, att jämföra med budget 2024.", None),
        ("Budget 2025", "Underlaget daterat 2024-09-12, dnr 13/2024, godkänns.", None),
        ("Delårsrapport per 2024-08-31", "Delårsrapport 2024 godkänns.", None),
        ("Budget 2025", "Budgeten godkänns.", None),
    ],
)
def test_years_of_heading_and_proposal(title: str, proposal: str, expected: tuple[object, ...] | None) -> None:
    problems = audit(Paper(2024, 4, cases=(CaseText("7", title, proposal),)), None, LIMITS)
    assert [(one.code, one.published, one.correct) for one in problems] == ([expected] if expected else [])
