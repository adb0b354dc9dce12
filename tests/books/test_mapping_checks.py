"""What is wrong in Kontoplan is found once, with the cell to mend and words for it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from mapping_samples import (
    ACCOUNTS,
    COST,
    EKONOMI,
    INCOME,
    IT,
    ROWS,
    UNITS,
    account_rule,
    book_line,
    row,
    unit_rule,
)

from snit_xl.books.mapping import map_lines
from snit_xl.books.mapping_lines import BookLine, Origins
from snit_xl.books.mapping_rules import OUTSIDE, AccountRule, ReportRow, UnitRule
from snit_xl.domain.problems import Place, Problem, Severity
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe


def problems(
    lines: Sequence[BookLine] = (),
    units: Sequence[UnitRule] = UNITS,
    accounts: Sequence[AccountRule] = ACCOUNTS,
    rows: Sequence[ReportRow] = ROWS,
) -> tuple[Problem, ...]:
    return map_lines(lines, units, accounts, rows).problems


def values(found: Problem) -> dict[str, object]:
    return dict(found.values)


def test_a_sound_kontoplan_has_nothing_to_mend() -> None:
    assert problems() == ()


@pytest.mark.parametrize(
    ("code", "cell", "rule"),
    [
        ("KONTOPLAN-KOD-OLASLIG", "B9", unit_rule(9, IT, unit="3299-3200")),
        ("KONTOPLAN-KOD-OLASLIG", "C9", unit_rule(9, IT, unit="33*", project="9*1")),
        ("KONTOPLAN-AVDELNING-OKAND", "D9", unit_rule(9, "Växel", unit="33*")),
        ("KONTOPLAN-ANSVAR-OVERLAPP", "B9", unit_rule(9, EKONOMI, owner="Herrljunga", unit="325*")),
        ("KONTOPLAN-ANSVAR-OVERLAPP", "B9", unit_rule(9, IT, owner="vårgårda", unit="3200,3400")),
    ],
)
def test_a_fault_in_a_unit_rule_names_its_cell(code: str, cell: str, rule: UnitRule) -> None:
    (found,) = problems(units=(*UNITS, rule))
    assert (found.code, str(found.place)) == (code, f"Kontoplan!{cell}")
    assert CATALOGUE[code].severity is Severity.FAULT


@pytest.mark.parametrize(
    ("code", "cell", "rule"),
    [
        ("KONTOPLAN-KONTO-OLASLIGT", "A40", account_rule(40, "åtta", "Övriga kostnader", COST)),
        ("KONTOPLAN-KOD-OLASLIG", "D40", account_rule(40, "85", "Övriga kostnader", COST, unit="32**")),
        ("KONTOPLAN-KONTO-OMVANT", "B40", account_rule(40, "8599-8500", "Övriga kostnader", COST)),
        ("KONTOPLAN-KLASS40", "A40", account_rule(40, "4", "Övriga kostnader", COST, department=IT)),
        ("KONTOPLAN-KLASS40", "A40", account_rule(40, "4050-4059", "Övriga kostnader", COST, project="7")),
        ("KONTOPLAN-RAD-SAKNAS", "G40", account_rule(40, "85", "Kapitalkostnader", COST)),
        ("KONTOPLAN-RAD-SAKNAS", "G40", account_rule(40, "85", "Övriga främmande tjänster", COST, department=IT)),
        ("KONTOPLAN-RADTYP", "H40", account_rule(40, "85", "Övriga kostnader", INCOME)),
        ("KONTOPLAN-RADTYP", "H40", account_rule(40, "85", "Intäkter/kommunbidrag", INCOME, department=EKONOMI)),
        ("KONTOPLAN-UTANFOR-MED-RAD", "G40", account_rule(40, "85", "Övriga kostnader")),
        ("KONTOPLAN-KONTO-OVERLAPP", "A40", account_rule(40, "7300-7310", "Övriga kostnader", COST)),
        ("KONTOPLAN-KONTO-OVERLAPP", "A40", account_rule(40, "7410", "Övriga kostnader", COST, department=IT)),
    ],
)
def test_a_fault_in_an_account_rule_names_its_cell(code: str, cell: str, rule: AccountRule) -> None:
    (found,) = problems(accounts=(*ACCOUNTS, rule))
    assert (found.code, str(found.place)) == (code, f"Kontoplan!{cell}")
    assert CATALOGUE[code].severity is Severity.FAULT


def test_an_overlap_names_both_cells() -> None:
    (found,) = problems(accounts=(*ACCOUNTS, account_rule(40, "7300-7310", "Övriga kostnader", COST)))
    assert str(found.place) == "Kontoplan!A40"
    assert values(found)["cell"] == "Kontoplan!A26"
    assert "Kontoplan!A26" in describe(found).message


@pytest.mark.parametrize(
    "rule",
    [
        account_rule(40, "74", "Personalkostnader", COST, unit="3210"),
        account_rule(40, "7410", "Personalkostnader", COST, department=EKONOMI, owner="Vårgårda"),
        account_rule(40, "75", "Övriga kostnader", COST),
    ],
)
def test_a_rule_that_says_more_or_lies_beside_overlaps_nothing(rule: AccountRule) -> None:
    assert problems(accounts=(*ACCOUNTS, rule)) == ()


def test_a_total_row_is_no_row_to_map_to() -> None:
    rows = (*ROWS, row(IT, "Summa", RowKind.SUBTOTAL))
    (found,) = problems(accounts=(account_rule(40, "85", "Summa", COST),), rows=rows)
    assert found.code == "KONTOPLAN-RAD-SAKNAS"


def test_a_rule_for_all_departments_is_told_once_where_a_row_is_of_another_kind() -> None:
    rows = (row(IT, "Intäkter", INCOME, "C11"), row(EKONOMI, "Intäkter", RowKind.MIXED, "C21"))
    rules = (account_rule(40, "3", "Intäkter", INCOME),)
    lines = [book_line("3010", "3200", owner=owner, month=m) for owner in ("Herrljunga", "Vårgårda") for m in (1, 2)]
    found = [one for one in problems(lines, accounts=rules, rows=rows) if one.code == "KONTOPLAN-RADTYP"]
    assert [(str(one.place), values(one)["department"], values(one)["row"]) for one in found] == [
        ("Kontoplan!H40", EKONOMI, "Prognos!C21")
    ]


def test_rules_to_report_rows_that_no_line_follows_are_noted_once_there_are_lines() -> None:
    lines = [book_line("5010", "3200"), book_line("1930"), book_line("4010", "3201")]
    found = problems(lines)
    assert {one.code for one in found} == {"KONTOPLAN-REGEL-OANVAND"}
    assert CATALOGUE["KONTOPLAN-REGEL-OANVAND"].severity is Severity.NOTE
    assert sorted(str(one.place) for one in found) == sorted(
        ["Kontoplan!B6", *(f"Kontoplan!A{n}" for n in (22, 23, 25, 26, 27, 28))]
    )


UNCOVERED = (
    ("KONTOPLAN-ANSVAR-SAKNAS", "5010", "5100", "5100"),
    ("KONTOPLAN-KONTO-SAKNAS", "8510", "3200", "8510"),
    ("KONTOPLAN-PROGNOSRAD-SAKNAS", "7410", "3200", "IT: Övriga främmande tjänster"),
)


@pytest.mark.parametrize(("code", "account", "unit", "named"), UNCOVERED)
def test_what_is_unmapped_is_told_with_its_amounts(code: str, account: str, unit: str, named: str) -> None:
    lines = [
        book_line(account, unit, month=3, actual=1_234_50, budget=70_00, rows=2),
        book_line(account, unit, month=4, actual=-34_25, rows=3),
    ]
    (found,) = [one for one in problems(lines, UNITS[:2], ACCOUNTS[:-1]) if one.code == code]
    assert values(found) == {
        "owner": "Herrljunga",
        "rows": 5,
        "actual": Decimal("1200.25"),
        "budget": Decimal(70),
        "codes": named,
        "files": "",
        "months": "2017-03–2017-04",
    }
    assert CATALOGUE[code].severity is Severity.WARNING
    assert "5 rader" in describe(found).message


def test_what_is_unmapped_is_told_with_the_cell_to_mend_its_files_and_its_months() -> None:
    lines = [book_line("5010", "5100", month=1), book_line("5010", "5100", month=8), book_line("5010", "3200", month=9)]
    origins = Origins(("Skola.se", "Kök.se", "IT.se"), Place("Kontoplan", "A6"), Place("Kontoplan", "A20"))
    (found,) = [
        one
        for one in map_lines(lines, UNITS[:2], ACCOUNTS, ROWS, origins).problems
        if one.code == "KONTOPLAN-ANSVAR-SAKNAS"
    ]
    assert str(found.place) == "Kontoplan!A6"
    assert describe(found).message.endswith("Ansvar: 5100. Filer: Skola.se, Kök.se, 2017-01–2017-08.")


def test_fixed_assets_that_a_careless_rule_takes_in_are_told_with_their_amount() -> None:
    careless = (account_rule(40, "4", "Övriga kostnader", COST),)
    found = problems([book_line("4010", "3200", actual=99_000_00)], accounts=careless)
    assert [one.code for one in found[:2]] == ["KONTOPLAN-KLASS40", "KONTOPLAN-KLASS40-EJ-MAPPAD"]
    assert values(found[1])["actual"] == Decimal(99_000)


def test_many_unmapped_codes_are_one_message_and_the_rest_is_in_the_table() -> None:
    lines = [book_line("5010", str(5100 + n), actual=1_00) for n in range(30)]
    (found,) = [one for one in problems(lines, UNITS[:2]) if one.code == "KONTOPLAN-ANSVAR-SAKNAS"]
    assert values(found)["codes"] == "5100, 5101, 5102, 5103, 5104, 5105, 5106, 5107 …"
    assert values(found)["actual"] == 30


def test_books_of_an_unknown_municipality_are_told_of_without_a_gap_in_the_text() -> None:
    (found,) = [
        one
        for one in problems([book_line("5010", "5100", owner="")], UNITS[:2])
        if one.code == "KONTOPLAN-ANSVAR-SAKNAS"
    ]
    assert describe(found).message.startswith("Bokföring: 1 rad ")


def test_a_catch_all_outside_leaves_nothing_unmapped() -> None:
    found = problems([book_line("5010", "5100")], (unit_rule(5, OUTSIDE),))
    assert {one.code for one in found} == {"KONTOPLAN-REGEL-OANVAND"}
