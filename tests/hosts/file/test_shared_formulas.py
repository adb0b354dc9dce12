"""References in a shared formula follow; everything else in the text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from snit_xl.hosts.file.shared_formulas import translated
from snit_xl.workbook.view import cell_name


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+B2", "B3+C4"),
        ("$A1+B$2+$C$3", "$A3+C$2+$C$3"),
        ("SUM(A1:B2)", "SUM(B3:C4)"),
        ("SUM(A:A,1:1,$B:C,$2:3)", "SUM(B:B,3:3,$B:D,$2:5)"),
        ('"A1"&A1&"x""A1"', '"A1"&B3&"x""A1"'),
        ("'A1 blad'!A1+Blad1!B2", "'A1 blad'!B3+Blad1!C4"),
        ("'O''Hara A1'!A1", "'O''Hara A1'!B3"),
        ("Tbl1[A1]+Tbl[[#This Row],[B2]]+A1", "Tbl1[A1]+Tbl[[#This Row],[B2]]+B3"),
        ("LOG10(A1)+ATAN2(A1,2)", "LOG10(B3)+ATAN2(B3,2)"),
        ("[1]Blad1!A1", "[1]Blad1!B3"),
        ("Rad_A1+A1_rad+År2017", "Rad_A1+A1_rad+År2017"),
        ("1E5+A1*1.5", "1E5+B3*1.5"),
        ("IF(A1=#N/A,#REF!,B1)", "IF(B3=#N/A,#REF!,C3)"),
        ("XFD1", "#REF!"),
        ("A1048575:A1048576", "#REF!:#REF!"),
        ("_xlfn.XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(B3,C:C,D:D)"),
    ],
)
def test_two_rows_down_and_one_column_right(formula: str, moved: str) -> None:
    assert translated(formula, 2, 1) == moved


@given(row=st.integers(5, 500), col=st.integers(5, 60), down=st.integers(-4, 40), right=st.integers(-4, 20))
def test_the_same_as_openpyxl(row: int, col: int, down: int, right: int) -> None:
    here = cell_name(row, col)
    formula = f'SUM({here}:$B${row},Blad1!{here})*IF({here}>0,"{here}",$C{row})'
    origin, target = cell_name(10, 30), cell_name(10 + down, 30 + right)
    expected = Translator("=" + formula, origin=origin).translate_formula(target)
    assert "=" + translated(formula, down, right) == expected
