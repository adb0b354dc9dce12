"""SNIT_FEL says in Swedish why a cell shows an error, where it began, and how to mend it."""

from __future__ import annotations

from datetime import date

import pytest
from udf_samples import changed, failing, ledger_view

from snit_xl.workbook.functions.explain import explain
from snit_xl.workbook.view import Cell, ErrorValue, WorkbookView

SHEET = "Blad"
AT = (SHEET, 1, 1)


def sheet(cells: dict[tuple[int, int], Cell]) -> WorkbookView:
    return changed(ledger_view(), {(SHEET, row, col): cell for (row, col), cell in cells.items()})


def reason(formula: str, code: str = "#VALUE!", **others: Cell) -> str:
    places = {"B1": (1, 2), "C1": (1, 3), "D1": (1, 4)}
    return explain(sheet({(1, 1): failing(formula, code), **{places[k]: cell for k, cell in others.items()}}), AT)


def test_no_error_no_words() -> None:
    assert explain(sheet({(1, 1): Cell(5.0, "2+3")}), AT) == ""
    assert explain(ledger_view(), (SHEET, 9, 9)) == ""


def test_a_functions_own_fault_with_its_mend() -> None:
    assert reason("SNIT_ANDEL(B1:C1)", B1=Cell(0.0), C1=Cell(0.0)) == (
        "SNIT_ANDEL: Nyckeln har summan 0 och kan inte fördela något. Fyll i folkmängd eller andel för varje kommun."
    )


def test_a_number_of_any_size_can_be_told() -> None:
    view = changed(ledger_view(), {("Blad 1", 1, 1): failing("SNIT_RISK(1E+40,2)", "#VALUE!")})
    assert explain(view, ("Blad 1", 1, 1)).startswith("SNIT_RISK: Risk: 10 000 000".replace(" 0", "\u00a00"))


def test_a_fault_inside_another_formula() -> None:
    told = reason("IF(B1=0,INDEX(SNIT_FORDELNING(C1,D1),1,1),0)", B1=Cell(0.0), C1=Cell("tolv"), D1=Cell(1.0))
    assert told.startswith("SNIT_FORDELNING: Belopp: ”tolv” är inget tal.")


def test_what_is_missing_is_told_from_what_is_wrong() -> None:
    told = reason('SNIT_PROGNOS(1,2,3,8,"föregående år")', "#N/A")
    assert "föregående års utfall" in told


def test_the_forms_that_read_the_workbook() -> None:
    assert reason("SNIT_FORDELNING()").startswith("SNIT_FORDELNING: Funktionen läser ur en SNIT-arbetsbok")
    assert reason("SNIT_UTFALL(3.6)").startswith("SNIT_UTFALL: Konto: 3,6 är inget konto.")


def test_a_fault_that_the_formula_takes_care_of_is_not_blamed() -> None:
    told = reason('IFERROR(SNIT_ANDEL("x"),0)+1/B1', "#DIV/0!", B1=Cell(0.0))
    assert told == "Formeln delar med 0 eller med en tom cell. Fyll i nämnaren."


def test_an_error_from_another_cell_is_followed_to_where_it_begins() -> None:
    cells = {
        (1, 1): failing("SUM(B1:C1)", "#VALUE!"),
        (1, 2): Cell(3.0),
        (1, 3): failing("D1*2", "#VALUE!"),
        (1, 4): failing('SNIT_UPPRAKNING("mycket",2)', "#VALUE!"),
    }
    assert explain(sheet(cells), AT) == (
        "Felet kommer från Blad!D1. SNIT_UPPRAKNING: Belopp: ”mycket” är inget tal. "
        "Skriv ett tal, till exempel 1 234,5."
    )


def test_an_error_handed_to_a_function_is_the_other_cells() -> None:
    told = reason("SNIT_ANDEL(B1:C1)", "#DIV/0!", B1=failing("1/0", "#DIV/0!"), C1=Cell(1.0))
    assert told == "Felet kommer från Blad!B1. Formeln delar med 0 eller med en tom cell. Fyll i nämnaren."


def test_an_error_of_another_kind_is_not_followed() -> None:
    told = reason('SNIT_ANDEL("x")+B1', "#VALUE!", B1=failing("1/0", "#DIV/0!"))
    assert told.startswith("SNIT_ANDEL: Nyckel: ”x” är inget tal.")


def test_two_cells_that_lean_on_each_other_come_to_an_end() -> None:
    assert reason("B1+1", "#REF!", B1=failing("A1+1", "#REF!")).startswith("Felet kommer från Blad!B1.")


@pytest.mark.parametrize("code", ["#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#NULL!"])
def test_the_programs_own_errors_in_plain_words(code: str) -> None:
    told = reason("OKAND(B1)", code)
    assert told.startswith("Formeln ")
    assert code not in told


def test_an_error_we_know_nothing_of_is_at_least_named() -> None:
    assert "#SPILL!" in reason("OKAND(B1)", "#SPILL!")


def test_an_error_without_formula() -> None:
    assert "#N/A står i cellen utan formel" in explain(sheet({(1, 1): Cell(ErrorValue("#N/A"))}), AT)


def test_an_error_that_is_gone_when_computed_again() -> None:
    assert "Ctrl+Alt+F9" in reason("1+1", "#VALUE!")


def test_the_day_may_be_part_of_it() -> None:
    view = sheet({(1, 1): failing('SNIT_UPPRAKNING("x",TODAY())', "#VALUE!")})
    assert explain(view, AT, date(2017, 9, 12)).startswith("SNIT_UPPRAKNING: Belopp: ”x” är inget tal.")
