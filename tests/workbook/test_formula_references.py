"""References: sheets, tables in every spelling a file may hold, names, ranges between references, precedents."""

from __future__ import annotations

import pytest

from snit_xl.workbook.formula import UnsupportedError, evaluate, precedents
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

SHEET = "Projekt och förbättringar"
HEADINGS = ("Id", "Utfall [tkr]", "Kö's #1", "Summa, netto")


def workbook() -> WorkbookView:
    cells = {(5, col): Cell(heading) for col, heading in enumerate(HEADINGS, 2)}
    cells |= {(row, col): Cell(float(10 * row + col)) for row in (6, 7, 8) for col in (2, 3, 4, 5)}
    tables = {
        "Projekt": TableArea("Projekt", Area(SHEET, 6, 2, 8, 5), 5, HEADINGS),
        "tbl.Två_1": TableArea("tbl.Två_1", Area("Fördelning", 2, 1, 3, 1), 1, ("Belopp",)),
    }
    other = {(1, 1): Cell("Belopp"), (2, 1): Cell(7.0), (3, 1): Cell(8.0)}
    names = {"Nyckel_Tal": Area("Fördelning", 2, 1, 3, 1)}
    return WorkbookView({SHEET: cells, "Fördelning": other, "Bob's": {(1, 1): Cell(3.0)}}, tables, names)


def value(formula: str, row: int = 7, sheet: str = SHEET) -> Scalar:
    result = evaluate(workbook(), {(sheet, row, 9): formula})
    assert not result.foreign, result.reasons
    return result.values[sheet, row, 9]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("B6", 62.0),
        ("$B$6", 62.0),
        ("b6+0", 62.0),
        ("SUM(B6:C6)", 125.0),
        ("SUM($C6:B$6)", 125.0),
        ("Fördelning!A2", 7.0),
        ("fördelning!A2", 7.0),
        ("'Fördelning'!$A$2", 7.0),
        ("$Fördelning!A2", 7.0),
        (f"SUM('{SHEET}'!B6:C7)", 270.0),
        ("'Bob''s'!A1", 3.0),
        ("SUM(Nyckel_Tal)", 15.0),
        ("SUM(nyckel_tal)", 15.0),
        ("SUM(Fördelning!A2:Fördelning!A3)", 15.0),
    ],
)
def test_cells_sheets_and_names(formula: str, expected: float) -> None:
    assert value(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(Projekt[Id])", 216.0),
        ("SUM(projekt[ID])", 216.0),
        ("SUM(Projekt[[Id]])", 216.0),
        ("SUM(Projekt)", 882.0),
        ("SUM(Projekt[])", 882.0),
        ("SUM(Projekt[#Data])", 882.0),
        ("SUM(Projekt[[#Data],[Id]])", 216.0),
        ("SUM(Projekt[Utfall '[tkr']])", 219.0),
        ("SUM(Projekt[[Utfall '[tkr']]])", 219.0),
        ("SUM(Projekt[Kö''s '#1])", 222.0),
        ("SUM(Projekt[[Summa, netto]])", 225.0),
        ("SUM(Projekt[[Id]:[Kö''s '#1]])", 657.0),
        ("Projekt[[#This Row],[Id]]", 72.0),
        ("Projekt[[#THIS ROW], [Id]]", 72.0),
        ("SUM(Projekt[[#This Row],[Id]:[Utfall '[tkr']]])", 145.0),
        ("SUM(Projekt[[#This Row],[Id]],1)", 73.0),
        ("SUM(Projekt[#This Row])", 294.0),
        ("Projekt[@Id]", 72.0),
        ("Projekt[@[Summa, netto]]", 75.0),
        ("SUM(Projekt[@[Id]:[Summa, netto]])", 294.0),
        ("[@Id]", 72.0),
        ("SUM([Id])", 216.0),
        ("Projekt[[#Headers],[Summa, netto]]", "Summa, netto"),
        ("COUNTA(Projekt[#Headers])", 4.0),
        ("ROWS(Projekt[#All])", 4.0),
        ("ROWS(Projekt[[#All],[Id]])", 4.0),
        ("ROWS(Projekt[[#Headers],[#Data],[Id]])", 4.0),
        ("SUM(tbl.Två_1[Belopp])", 15.0),
        ("SUM(INDEX(Projekt[Id],1):Projekt[[#This Row],[Id]])", 134.0),
        ("SUM(Projekt[[#Headers],[Id]]:Projekt[[#This Row],[Id]])", 134.0),
        ("_xlfn.SINGLE(Projekt[Id])", 72.0),
    ],
)
def test_tables_in_every_spelling(formula: str, expected: Scalar) -> None:
    assert value(formula) == expected


def test_the_own_row_of_a_table_seen_from_outside_it_is_an_error() -> None:
    assert value("Projekt[[#This Row],[Id]]", row=20) == ErrorValue("#VALUE!")
    assert value("SUM(Projekt[[#This Row],[Id]])", row=20) == ErrorValue("#VALUE!")
    assert value("IFERROR(Projekt[[#This Row],[Id]],1)", row=20) == 1.0


def test_a_range_where_one_value_must_stand_gives_the_cell_beside_the_formula() -> None:
    assert value("Projekt[Id]*2") == 144.0
    assert value("B6:B8", row=20) == ErrorValue("#VALUE!")
    assert value("ROUND(Projekt[Id]/7,0)") == 10.0


def test_precedents_are_the_areas_a_formula_reads() -> None:
    formula = f"SUM(Projekt[Id])+Projekt[[#This Row],[Id]]*Fördelning!A2+IF(Nyckel_Tal>0,'{SHEET}'!E6:E8,B1)"
    assert set(precedents(formula, SHEET, 8, workbook())) == {
        Area(SHEET, 6, 2, 8, 2),
        Area(SHEET, 8, 2, 8, 2),
        Area("Fördelning", 2, 1, 2, 1),
        Area("Fördelning", 2, 1, 3, 1),
        Area(SHEET, 6, 5, 8, 5),
        Area(SHEET, 1, 2, 1, 2),
    }


def test_a_positions_argument_is_no_precedent_but_what_stands_inside_it_is() -> None:
    assert precedents("ROWS(B6:B8)+ROW(B6)", SHEET, 7, workbook()) == []
    assert precedents("ROWS(INDEX(B6:B8,C1):B8)", SHEET, 7, workbook()) != []


def test_a_range_from_a_computed_reference_is_taken_as_wide_as_it_can_be() -> None:
    areas = precedents("SUM(INDEX(Projekt[Id],1):Projekt[[#This Row],[Id]])", SHEET, 7, workbook())
    assert Area(SHEET, 6, 2, 8, 2) in areas


@pytest.mark.parametrize("formula", ["OFFSET(A1,1,1)", "Okänt!A1", "SUM(A1:CHOOSE(1,B1,B2))", "1+"])
def test_precedents_that_cannot_be_known_say_so(formula: str) -> None:
    with pytest.raises(UnsupportedError):
        precedents(formula, SHEET, 7, workbook())
