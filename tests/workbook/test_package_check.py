"""Each of the nine faults no validator sees is planted in a sound workbook, and found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.package_formulas import formula_fault

SHEET, TABLE, BOOK = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("paket") / "Förutsättningar.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Förutsättningar")
    sheet.add_table(
        "A1:C3",
        {"name": "TblNyckel", "columns": [{"header": "Kommun"}, {"header": "Andel, %"}, {"header": "År\n2018"}]},
    )
    sheet.write_row("A2", ["Kommun A", 54.6, 2017])
    sheet.write_formula("E2", "SUM({1,2}*B2)", None, 54.6)
    sheet.merge_range("E5:F6", "ett")
    sheet.merge_range("E7:F8", "två")
    sheet.data_validation("A2:A3", {"validate": "list", "source": ["intäkt", "kostnad"]})
    sheet.conditional_format("B2:B3", {"type": "formula", "criteria": "=$B2>50"})
    book.define_name("Nyckel_år", "='Förutsättningar'!$B$2:$B$3")
    book.define_name("Andel", "='Förutsättningar'!$B$2")
    book.add_worksheet("Tom")
    book.close()
    return path.read_bytes()


def planted(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                edited = change(content.decode())
                assert edited != content.decode(), "nothing was planted"
                content = edited.encode()
            new.writestr(name, content)
    return target.getvalue()


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def rows_swapped(text: str) -> str:
    first, second = text.index('<row r="2"'), text.index('<row r="5"')
    end = text.index("</row>", second) + len("</row>")
    return text[:first] + text[second:end] + text[first:second] + text[end:]


NAME = '<definedName name="Andel"'
FAULTS = {
    "duplicate cell": (SHEET, swap('<c r="C2"', '<c r="B2"><v>1</v></c><c r="C2"'), "B2 stands twice"),
    "cell out of order": (SHEET, swap('<c r="C2"', '<c r="D2"/><c r="C2"'), "C2 stands too late"),
    "cell of another row": (SHEET, swap('<c r="C2"', '<c r="C9"'), "C9 stands in row 2"),
    "rows out of order": (SHEET, rows_swapped, "row 2 stands after row"),
    "row twice": (SHEET, swap('<row r="2"', '<row r="2"/><row r="2"'), "row 2 stands after row 2"),
    "overlapping merges": (SHEET, swap('ref="E7:F8"', 'ref="F6:G8"'), "E5:F6 and F6:G8 overlap"),
    "heading differs": (TABLE, swap('name="Kommun"', 'name="Kommunen"'), "A1 shows 'Kommun'"),
    "duplicate column": (TABLE, swap('name="Andel, %"', 'name="KOMMUN"'), "named 'KOMMUN'"),
    "invalid name": (BOOK, swap(NAME, '<definedName name="Andel i procent"'), "'Andel i procent' is invalid"),
    "name like a cell": (BOOK, swap(NAME, '<definedName name="Bu2018"'), "'Bu2018' is invalid"),
    "name like R1C1": (BOOK, swap(NAME, '<definedName name="r"'), "'r' is invalid"),
    "duplicate name": (BOOK, swap(NAME, '<definedName name="NYCKEL_ÅR"'), "is defined twice"),
    "name without area": (BOOK, swap("!$B$2<", "!$B$2+<"), "ends too early"),
    "formula": (SHEET, swap("<f>SUM({1,2}*B2)</f>", "<f>SUM({1,2*B2)</f>"), "E2 has the formula"),
    "condition's formula": (SHEET, swap("$B2&gt;50", "$B2&gt;&gt;50"), "cfRule has the formula"),
    "long list": (SHEET, swap("kostnad", "kostnad" * 36), "validation list on A2:A3 is"),
    "long text": ("xl/sharedStrings.xml", swap("ett", "e" * 32_768), "32768 characters"),
}


def test_a_sound_workbook_has_no_faults(sound: bytes, tmp_path: Path) -> None:
    assert check_package(sound) == []
    (tmp_path / "bok.xlsx").write_bytes(sound)
    assert check_package(tmp_path / "bok.xlsx") == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_planted_fault_is_found_and_nothing_else(sound: bytes, name: str) -> None:
    part, change, said = FAULTS[name]
    found = check_package(planted(sound, part, change))
    assert found
    assert [line for line in found if said not in line] == []


def test_a_duplicate_column_is_told_as_such(sound: bytes) -> None:
    assert "two columns named 'KOMMUN'" in check_package(planted(sound, *FAULTS["duplicate column"][:2]))[0]


def test_a_long_inline_text_is_found(sound: bytes) -> None:
    text = f'<c r="D2" t="inlineStr"><is><t>{"å" * 32_768}</t></is></c>'
    found = check_package(planted(sound, SHEET, swap('<c r="E2"', text + '<c r="E2"')))
    assert found == ["Förutsättningar: D2 holds a text of 32768 characters"]


def test_exactly_the_limits_are_sound(sound: bytes) -> None:
    assert check_package(planted(sound, "xl/sharedStrings.xml", swap("ett", "e" * 32_767))) == []
    longest = "k" * (255 - len("intäkt,"))
    assert check_package(planted(sound, SHEET, swap("kostnad", longest))) == []


def test_a_workbook_in_another_namespace_is_never_called_sound(sound: bytes) -> None:
    strict = swap(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    assert check_package(planted(sound, BOOK, strict)) != []


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1,,B2)",
        "{1,2;3,4}*2",
        "A1 B1:B3 + 1",
        "SUM({1,2},A:A)",
        "-A1%",
        "[1]Blad!A1+2",
        "B:B C:C",
        "Tbl[[#This Row],[År 2018]]*2",
        "(A1,B1)",
        "NOW()",
        "'a b'!A1:B2 'a b'!B1",
        '=IF(A1="","",SNIT_FORDELNING(A1))',
    ],
)
def test_formulas_excel_takes(formula: str) -> None:
    assert formula_fault(formula) is None


@pytest.mark.parametrize(
    "formula", ["SUM(A1:B2", "1+", ")", '"abc', "()", "A1)", "1 2", "A1++", "", "SUM(A1;B1)*", "A1,"]
)
def test_formulas_excel_refuses(formula: str) -> None:
    assert formula_fault(formula) is not None
