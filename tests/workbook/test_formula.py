"""What single formulas give: operators, conversions and every supported function, over one small table."""

from __future__ import annotations

from datetime import date

import pytest

from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

HERE = ("Prognos", 3, 9)
NA, DIV0, VALUE = ErrorValue("#N/A"), ErrorValue("#DIV/0!"), ErrorValue("#VALUE!")
REF, NUM = ErrorValue("#REF!"), ErrorValue("#NUM!")

# Enhet, Konto, Budget; the header on row 1
ROWS: list[tuple[Scalar, Scalar, Scalar]] = [
    ("Ekonomi", "5010", 1200.0),
    ("Personal", 5010.0, -300.5),
    ("ekonomi", 7410.0, 45.0),
    ("IT*", None, None),
    ("Växel", True, "text"),
]


def workbook() -> WorkbookView:
    cells = {(1, col): Cell(name) for col, name in enumerate(("Enhet", "Konto", "Budget"), 1)}
    for row, values in enumerate(ROWS, 2):
        cells |= {(row, col): Cell(x) for col, x in enumerate(values, 1) if x is not None}
    cells[20, 1] = Cell(NA)
    cells[20, 2] = Cell("1 234,5")
    cells[20, 3] = Cell("")
    cells[21, 2] = Cell(42978.0)
    table = TableArea("Tbl", Area("Prognos", 2, 1, 6, 3), 1, ("Enhet", "Konto", "Budget"))
    return WorkbookView({"Prognos": cells}, {"Tbl": table}, {"Belopp": Area("Prognos", 2, 3, 6, 3)})


def value(formula: str) -> Scalar:
    result = evaluate(workbook(), {HERE: formula}, today=date(2017, 9, 14))
    assert not result.foreign, result.reasons
    return result.values[HERE]


def check(formula: str, expected: Scalar) -> None:
    found = value(formula)
    assert type(found) is type(expected)
    assert found == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=1+2*3", 7.0),
        ("(1+2)*3", 9.0),
        ("-2^2", 4.0),  # the sign binds tighter than ^
        ("2^3^2", 64.0),
        ("2^-1", 0.5),
        ("50%", 0.5),
        ("-50%*4", -2.0),
        ("10-4-3", 3.0),
        ("1.5E2+.5", 150.5),
        ('"a"&"b"&1', "ab1"),
        ('"säg ""hej"""', 'säg "hej"'),
        ("1+2&3+4", "37"),
        ("1=1=TRUE", True),
        ("TRUE()", True),
        ("+5", 5.0),
        (" 1 + 1 ", 2.0),
        ("#N/A", NA),
        ("Prognos!#REF!", REF),
        ("1/0", DIV0),
        ("0^0", NUM),
        ("(-8)^(1/3)", NUM),
        ("1E300*1E300", NUM),
        ("0*-1", 0.0),
        ("0.1+0.2=0.3", True),
        ("1.1-1-0.1", 0.0),
        ("A20+1", NA),
    ],
)
def test_operators(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("D50", 0.0),  # an empty cell
        ("D50+1", 1.0),
        ('D50=""', True),
        ("D50=0", True),
        ("D50=FALSE", True),
        ('D50="kommun i nämnden"', False),
        ('D50&"x"', "x"),
        ('"5"+1', 6.0),
        ('"1,5"*2', 3.0),
        ("B20+0", 1234.5),
        ('"2017-08-31"+0', 42978.0),
        ('"abc"+1', VALUE),
        ("C20+1", VALUE),
        ("TRUE+1", 2.0),
        ('1.5&""', "1,5"),
        ('1/3&""', "0,333333333333333"),
        ('100000&""', "100000"),
        ('5<"a"', True),
        ('"z"<TRUE', True),
        ('"EKO"="eko"', True),
        ('"a"<"B"', True),
        ('"å"<"ä"', True),
        ('"z"<"å"', True),
        ('"2017-08"<"2017-10"', True),
        ('"abc"<>"abd"', True),
        ('"a-b"="ab"', False),
    ],
)
def test_empty_cells_texts_and_truth_values_by_context(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM(Tbl[Budget])", 944.5),
        ('SUM(C2:C6,5,"2",TRUE)', 952.5),
        ("SUM(A20,1)", NA),
        ('SUM("x")', VALUE),
        ("SUM(1,,2)", 3.0),
        ("AVERAGE(Tbl[Budget])", 944.5 / 3),
        ("AVERAGE(D50:D51)", DIV0),
        ("MIN(Belopp)", -300.5),
        ("MAX(Belopp)", 1200.0),
        ("MAX(D50:D51)", 0.0),
        ("COUNT(Tbl[Konto])", 2.0),
        ("COUNTA(Tbl[Konto])", 4.0),
        ("COUNTA(C20)", 1.0),
        ("COUNT(A20,1)", 1.0),
        ("ABS(-3)", 3.0),
        ("SIGN(-0.5)", -1.0),
        ("INT(-1.5)", -2.0),
        ("MOD(-7,3)", 2.0),
        ("MOD(7,-3)", -2.0),
        ("MOD(1,0)", DIV0),
        ("POWER(2,10)", 1024.0),
        ("ROUND(2.5,0)", 3.0),
        ("ROUND(-2.5,0)", -3.0),
        ("ROUND(1.005,2)", 1.01),
        ("ROUND(15414,-2)", 15400.0),
        ("ROUNDUP(1.01,1)", 1.1),
        ("ROUNDDOWN(-1.99,1)", -1.9),
        ("ROUND(0.285*100,0)", 29.0),
        ("SUBTOTAL(9,Tbl[Budget])", 944.5),
        ("SUBTOTAL(109,C2:C3)", 899.5),
    ],
)
def test_sums_and_rounding(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUMPRODUCT(C2:C4,{2;1;1})", 2144.5),
        ('SUMPRODUCT((Tbl[Enhet]="ekonomi")*1)', 2.0),
        ('SUMPRODUCT((Tbl[Enhet]="EKONOMI")*(Tbl[Budget]>100))', 1.0),
        ("SUMPRODUCT(Tbl[Budget])", 944.5),
        ("SUMPRODUCT(C2:C4,C2:C3)", VALUE),
        ("SUMPRODUCT(C2:C6*1)", VALUE),
        ("SUMPRODUCT(--(LEN(Tbl[Enhet])>5))", 3.0),
        ("SUMPRODUCT(IF(C2:C4>0,C2:C4,0))", 1245.0),
        ("SUMPRODUCT(ROW(A1:A3))", 6.0),
        ('SUMPRODUCT(COUNTIF(A2:A6,{"ekonomi","personal"}))', 3.0),
    ],
)
def test_sumproduct_works_element_by_element(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('SUMIF(Tbl[Enhet],"ekonomi",Tbl[Budget])', 1245.0),
        ('SUMIF(Tbl[Budget],">0")', 1245.0),
        ('SUMIFS(Tbl[Budget],Tbl[Enhet],"EKONOMI",Tbl[Konto],7410)', 45.0),
        ("SUMIFS(Tbl[Budget],Tbl[Konto],5010)", 899.5),  # the text 5010 counts as the number
        ('SUMIFS(Tbl[Budget],Tbl[Konto],"5010")', 899.5),
        ('SUMIFS(Tbl[Budget],A2:A3,"x")', VALUE),
        ('SUMIFS(Tbl[Budget],Tbl[Enhet],"finns inte")', 0.0),
        ('SUMIFS(A19:A20,B19:B20,"<>x")', NA),
        ('COUNTIF(Tbl[Enhet],"*o*")', 3.0),
        ('COUNTIF(Tbl[Enhet],"IT~*")', 1.0),
        ('COUNTIF(Tbl[Enhet],"??xel")', 1.0),
        ('COUNTIF(Tbl[Enhet],"<>ekonomi")', 3.0),
        ('COUNTIF(Tbl[Konto],"<>5010")', 3.0),
        ('COUNTIF(Tbl[Konto],"=")', 1.0),
        ('COUNTIF(Tbl[Konto],"<>")', 4.0),
        ('COUNTIF(Tbl[Konto],"")', 1.0),
        ("COUNTIF(Tbl[Konto],D50)", 0.0),  # an empty criterion means 0
        ("COUNTIF(Tbl[Konto],TRUE)", 1.0),
        ('COUNTIF(Tbl[Budget],">=45")', 2.0),
        ('COUNTIF(Tbl[Budget],"<="&C4)', 2.0),
        ('COUNTIF(Tbl[Budget],">-300,5")', 2.0),
        ('COUNTIF(A2:A4,">f")', 1.0),
        ('COUNTIFS(Tbl[Enhet],"ekonomi",Tbl[Budget],">100")', 1.0),
        ('COUNTIFS(Tbl[Enhet],"ekonomi",A2:B4,"x")', VALUE),
    ],
)
def test_conditional_sums_and_counts(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('IF(1>2,"a","b")', "b"),
        ("IF(FALSE,1)", False),
        ("IF(TRUE,,5)", 0.0),
        ("IF(D50,1,2)", 2.0),
        ('IF("x",1,2)', VALUE),
        ("IF(A20,1,2)", NA),
        ("IF(TRUE,1,1/0)", 1.0),
        ("IFERROR(1/0,7)", 7.0),
        ("IFERROR(3,7)", 3.0),
        ('IFERROR(SUM(A20),"fel")', "fel"),
        ("IFNA(1/0,7)", DIV0),
        ("AND(TRUE,1,C2:C3)", True),
        ("AND(TRUE,0)", False),
        ("AND(A2:A3)", VALUE),
        ("OR(FALSE,D50:D51,1)", True),
        ("OR(A20)", NA),
        ("NOT(0)", True),
        ('CHOOSE(2,1/0,"b")', "b"),
        ("CHOOSE(3,1,2)", VALUE),
        ("ISNUMBER(C2)", True),
        ('ISNUMBER("1")', False),
        ("ISTEXT(C6)", True),
        ("ISBLANK(D50)", True),
        ("ISBLANK(C20)", False),
        ("ISERROR(A20)", True),
        ("ISNA(1/0)", False),
        ("NA()", NA),
        ('N("x")', 0.0),
        ("N(TRUE)", 1.0),
    ],
)
def test_choices_and_tests(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('LEN("åäö")', 3.0),
        ('LEFT("Vårgårda",3)', "Vår"),
        ("LEFT(5010)", "5"),
        ('RIGHT("2017-08",2)', "08"),
        ('RIGHT("ab",5)', "ab"),
        ('RIGHT("ab",0)', ""),
        ('MID("2017-08",6,2)', "08"),
        ('MID("x",0,1)', VALUE),
        ('LEFT("x",-1)', VALUE),
        ('LOWER("ÅSA")', "åsa"),
        ('UPPER("å")', "Å"),
        ('TRIM("  a   b ")', "a b"),
        ('EXACT("a","A")', False),
        ('CONCATENATE("a",1,D50)', "a1"),
        ('VALUE("1 234,5")', 1234.5),
        ("VALUE(TRUE)", VALUE),
        ('VALUE("x")', VALUE),
        ('TEXT(7.5,"0")', "8"),
        ('TEXT(7.25,"0.0")', "7.3"),
        ('TEXT(7.25,"0,0")', "7,3"),
        ('TEXT(-1234567,"# ##0")', "-1\u00a0234\u00a0567"),
        ('TEXT(-0.2,"0")', "0"),
        ('TEXT(0.125,"0%")', "13%"),
        ('TEXT(B21,"yyyy-mm-dd")', "2017-08-31"),
        ('TEXT("abc","0")', "abc"),
        ("LEN(A20)", NA),
    ],
)
def test_texts(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("DATE(2017,8,31)", 42978.0),
        ("DATE(2017,14,1)", 43132.0),
        ("DATE(2018,0,0)", 43069.0),
        ("DATE(117,8,31)", 42978.0),
        ("YEAR(B21)", 2017.0),
        ("MONTH(B21)", 8.0),
        ("DAY(B21)", 31.0),
        ("YEAR(-1)", NUM),
        ("EDATE(B21,6)", 43159.0),
        ("EDATE(B21,-2)", 42916.0),
        ("WEEKDAY(B21)", 5.0),
        ("WEEKDAY(B21,2)", 4.0),
        ("WEEKDAY(B21,3)", 3.0),
        ("WEEKDAY(B21,9)", NUM),
        ("WORKDAY(B21,2)", 42982.0),
        ("WORKDAY(B21,-4)", 42972.0),
        ("WORKDAY(B21,0)", 42978.0),
        ("WORKDAY(B21,2,DATE(2017,9,4))", 42983.0),
        ("WORKDAY(B21,1,B21:B23)", 42979.0),
        ("WORKDAY(B21,1E+9)", NUM),
        ('WORKDAY("x",1)', VALUE),
        ("TODAY()", 42992.0),
    ],
)
def test_dates(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("INDEX(Tbl[Enhet],2)", "Personal"),
        ("INDEX(Tbl,3,3)", 45.0),
        ("INDEX(A1:C1,2)", "Konto"),
        ("SUM(INDEX(Tbl,0,3))", 944.5),
        ("SUM(INDEX(A2:C3,2,0))", 4709.5),
        ("INDEX(Tbl,9,1)", REF),
        ("INDEX(Tbl,-1,1)", VALUE),
        ("INDEX({1,2;3,4},2,1)", 3.0),
        ("SUM(INDEX({1,2;3,4},0,2))", 6.0),
        ("INDEX((Tbl[Konto]=7410)*Tbl[Budget],3)", 45.0),
        ("INDEX(A20,A20)", NA),
        ('MATCH("personal",Tbl[Enhet],0)', 2.0),
        ('MATCH("v*",Tbl[Enhet],0)', 5.0),
        ("MATCH(5010,Tbl[Konto],0)", 2.0),
        ('MATCH("5010",Tbl[Konto],0)', 1.0),
        ("MATCH(1,Tbl[Budget],0)", NA),
        ('MATCH("Budget",Tbl[#Headers],0)', 3.0),
        ("MATCH(2,{1,2},0)", 2.0),
        ("MATCH(1,Tbl,0)", NA),
        ('INDEX(Tbl[Budget],MATCH("personal",Tbl[Enhet],0))', -300.5),
        ("ROW()", 3.0),
        ("ROW(Tbl[#Headers])", 1.0),
        ("COLUMN()", 9.0),
        ("ROWS(Tbl[Budget])", 5.0),
        ("COLUMNS(Tbl)", 3.0),
        ("ROWS({1;2;3})", 3.0),
        ("SUM({-1,2;3,4})", 8.0),
        ('COUNTA({"a",TRUE,#N/A})', 3.0),
        ("INDEX({1,2;3,4},2,2)", 4.0),
        ("SUMPRODUCT({1,2}*{10;20})", 90.0),
        ("SUMPRODUCT(IFERROR(COLUMN(A1:C1)/{1,0,2},100))", 102.5),
        ("ROWS(1/0)", DIV0),
    ],
)
def test_looking_up(formula: str, expected: Scalar) -> None:
    check(formula, expected)


@pytest.mark.parametrize(
    "formula",
    [
        "VLOOKUP(1,A1:B2,2,FALSE)",
        "OFFSET(A1,1,1)",
        'INDIRECT("A1")',
        "[1]Blad!A1",
        "Blad1:Blad3!A1",
        "Saknas!A1",
        "OkäntNamn",
        "Tbl[Finns inte]",
        "Tbl[#Totals]",
        "Annan[Budget]",
        "A:A",
        "A1:A3 A2:C2",
        "SUM((A1,B1))",
        "1+",
        "SUM(1",
        "1)",
        "{1,2;3}",
        "{A1,2}",
        "{-TRUE}",
        "{1 2}",
        "A1:A9999999",
        "XFE1",
        "*2",
        "Tbl[[Enhet]:[Konto]:[Budget]]",
        "Tbl[[#Okänd],[Konto]]",
        "SUM(A1#)",
        '"1.5"+1',  # a number or a day, by the user's settings
        'TEXT(1,"General")',
        'TRUE&""',
        '1E-9&""',
        '"a-b"<"ab"',
        'COUNTIF(A1:A3,">1.5")',
        "MATCH(1,A1:A3)",
        "MATCH(1,A1:A3,1)",
        "SUBTOTAL(1,A1:A3)",
        "SUMIF(A1:A3,1,B1:B9)",
        "SUMIFS({1,2},A1:A2,1)",
        "SUM(" * 150 + "1" + ")" * 150,
        'SNIT_UTFALL("5*")',
        "SNIT_ANDEL(A1,A1,A1)",
        "ABS()",
    ],
)
def test_what_is_not_supported_is_reported_and_never_guessed(formula: str) -> None:
    result = evaluate(workbook(), {HERE: formula})
    assert result.foreign == {HERE}
    assert result.values == {}
    assert result.reasons[HERE]


def test_today_without_a_day_is_not_guessed() -> None:
    assert evaluate(workbook(), {HERE: "TODAY()"}).foreign == {HERE}


def test_a_long_sum_of_terms_is_no_deep_tree() -> None:
    check("+".join(["1"] * 3000), 3000.0)


def test_deep_nesting_takes_no_longer_than_it_should() -> None:
    check("SUM(" * 60 + "C2:C3" + ")" * 60, 899.5)


def test_a_branch_not_taken_may_be_unsupported() -> None:
    check("IF(TRUE,1,VLOOKUP(1,A1:B2,2))", 1.0)


def test_a_sum_is_added_from_left_to_right_as_excel_does() -> None:
    check("SUM(1E16,1,1,-1E16)", 0.0)
