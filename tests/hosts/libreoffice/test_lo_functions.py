"""The functions in real cells: what Calc shows is what Python answers, and a fault is a real error value."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from extended_office import SHEET, ExtendedOffice, array_values, clear, fill, new_document
from support.calc import CellError, Document, Value
from support.workbooks import example

from snit_xl import udfs
from snit_xl.hosts.libreoffice.calc.values import ERRORS
from snit_xl.workbook.functions.edge import read_fault_text

pytestmark = pytest.mark.libreoffice

GRID: list[list[float | str]] = [
    # A amount, B key row (B1:D1), then specific costs B2:C4, E texts and methods
    [100.0, 5714.0, 3702.0, 911.0, "linjär"],
    ["1 234,5", 12.0, -3.5, 0.0, "återstående budget"],
    ["", 0.0, 7.0, 2.0, "budget"],
    [-15414.0, "", 40.0, 3.0, "föregående år"],
    ["inget tal", 1e12, -1e12, 4.0, "okänd metod"],
    [0.1, 2.0**40, 1e-9, 16.0, ""],
]
# Calc's formula, the function's arguments as areas of the grid or values, and the answer's rows and columns.
CALLS: dict[str, tuple[str, list[object], int, int]] = {
    "rows": ("SNIT_FORDELNING", ["A1:A4", "B1:D1"], 4, 3),
    "rows and specific": ("SNIT_FORDELNING", ["A2:A4", "B1:C1", "B2:C4", 1.0], 3, 2),
    "key in a column": ("SNIT_FORDELNING", [100.0, "D2:D4"], 1, 3),
    "one amount": ("SNIT_FORDELNING", ["A1", "B1:D1"], 1, 3),
    "blank amount": ("SNIT_FORDELNING", ["A3", "B1:D1"], 1, 3),
    "text that is no number": ("SNIT_FORDELNING", ["A5", "B1:D1"], 1, 1),
    "blank in the key": ("SNIT_FORDELNING", ["A1", "B3:B4"], 1, 1),
    "specific of the wrong shape": ("SNIT_FORDELNING", ["A1:A2", "B1:C1", "B2:C4"], 1, 1),
    "huge and negative": ("SNIT_AVVIKELSE", ["B5:B6", "C5:C6"], 2, 1),
    "row against column": ("SNIT_AVVIKELSE", ["B2:C2", "B2:B4"], 1, 1),
    "share": ("SNIT_ANDEL", ["B1:D1", 2.0], 1, 3),
    "share of text": ("SNIT_ANDEL", ["x"], 1, 1),
    "percent of nothing": ("SNIT_AVVIKELSE_PROCENT", ["A1:A3", "C1:C3"], 3, 1),
    "methods by row": ("SNIT_PROGNOS", ["C1:C3", "D1:D3", "C2:C4", 8.0, "E1:E3"], 3, 1),
    "no prior year": ("SNIT_PROGNOS", [10.0, 20.0, 30.0, 6.0, "föregående år"], 1, 1),
    "unknown method": ("SNIT_PROGNOS", [10.0, 20.0, 30.0, 6.0, "E5"], 1, 1),
    "adjustment, method left out": ("SNIT_PROGNOS", [10.0, 20.0, 30.0, 6.0, None, 5.0], 1, 1),
    "uplift": ("SNIT_UPPRAKNING", ["A1:A4", 2.5], 4, 1),
    "capital cost": ("SNIT_KAPITALKOSTNAD", [735.0, 5.0, 1.75, 1.0, "rak", 7.0], 1, 1),
    "capital cost of no life": ("SNIT_KAPITALKOSTNAD", [735.0, 0.0, 1.75], 1, 1),
    "settlement": ("SNIT_AVRAKNING", [1000.0, "B2:C2", "C3:D3"], 1, 2),
    "risk": ("SNIT_RISK", [3.0, 4.0], 1, 1),
    "risk level": ("SNIT_RISKNIVA", [3.0, 4.0], 1, 1),
    "risk level outside the scale": ("SNIT_RISKNIVA", [2.0, 5.0], 1, 1),
    "control": ("SNIT_KONTROLL", [633.0, 632.0], 1, 1),
    "control within tolerance": ("SNIT_KONTROLL", [633.0, 632.0, 1.0], 1, 1),
    "ledger without workbook": ("SNIT_UTFALL", ["5*"], 1, 1),
    "own split without workbook": ("SNIT_FORDELNING", [], 1, 1),
    "required argument left out": ("SNIT_RISK", [3.0], 1, 1),
}


@pytest.fixture(scope="module", params=["inside", "outside"])
def sheet(request: pytest.FixtureRequest) -> Document:
    """Open a sheet with the grid in A1, once for each kind of process."""
    office: ExtendedOffice = request.getfixturevalue(request.param)
    document = new_document(office)
    fill(document, "A1", GRID)
    return document


@pytest.mark.parametrize("case", CALLS)
def test_a_cell_shows_what_python_answers(sheet: Document, case: str) -> None:
    name, arguments, rows, columns = CALLS[case]
    formula = f"={name}({';'.join(spelled(x) for x in arguments)})"
    area = f"H20:{chr(ord('H') + columns - 1)}{20 + rows - 1}"
    clear(sheet, "H20:L40")
    assert array_values(sheet, area, formula) == expected(name, arguments)


def spelled(argument: object) -> str:
    if argument is None:
        return ""
    return f'"{argument}"' if isinstance(argument, str) and not is_area(argument) else str(argument)


def is_area(text: str) -> bool:
    return text[:1] in "ABCDE" and text[1:2].isdigit()


def expected(name: str, arguments: list[object]) -> list[list[Value]]:
    given = [cells(x) if isinstance(x, str) and is_area(x) else x for x in arguments]
    answer = udfs.call(name, given)
    if isinstance(answer, str):
        return [[CellError(ERRORS[read_fault_text(answer)[0]])]]
    return [[float(x) if isinstance(x, bool) else x for x in row] for row in answer]


def cells(area: str) -> list[list[object]]:
    first, _, last = area.partition(":")
    columns = range("ABCDE".index(first[0]), "ABCDE".index((last or first)[0]) + 1)
    rows = range(int(first[1:]), int((last or first)[1:]) + 1)
    return [[None if GRID[row - 1][column] == "" else GRID[row - 1][column] for column in columns] for row in rows]


def test_a_fault_reaches_the_sum_above_it(sheet: Document) -> None:
    sheet.set_formula(SHEET, "M1", '=SNIT_ANDEL("x")')
    sheet.set_formula(SHEET, "M2", "=SUM(M1;5)")
    sheet.set_formula(SHEET, "M3", "=IFERROR(M1;7)")
    assert sheet.cell_value(SHEET, "M1") == CellError(519)
    assert sheet.cell_value(SHEET, "M2") == CellError(519)
    assert sheet.cell_value(SHEET, "M3") == 7


def test_an_error_in_an_argument_is_an_error_in_the_answer(sheet: Document) -> None:
    for native, code in (("NA()", 32767), ("1/0", 532)):
        sheet.set_formula(SHEET, "M5", f"={native}")
        sheet.set_formula(SHEET, "M6", "=SNIT_AVVIKELSE(M5;1)")
        assert sheet.cell_value(SHEET, "M6") == CellError(code)
        # In a range Calc itself refuses it, with an error of its own.
        sheet.set_formula(SHEET, "M8", "=SUM(SNIT_AVVIKELSE(M5:M6;1);1)")
        assert isinstance(sheet.cell_value(SHEET, "M8"), CellError)
        clear(sheet, "M5:M9")


def test_snit_fel_says_why_in_swedish_and_is_silent_otherwise(sheet: Document) -> None:
    sheet.set_formula(SHEET, "N1", '=SNIT_ANDEL("x")')
    sheet.set_formula(SHEET, "N2", "=SNIT_FEL(N1)")
    said = str(sheet.cell_value(SHEET, "N2"))
    assert said.startswith("SNIT_ANDEL: Nyckel: ”x” är inget tal.")
    sheet.set_formula(SHEET, "N1", "=SNIT_ANDEL(5)")
    sheet.calculate_all()
    assert sheet.cell_value(SHEET, "N2") == ""
    sheet.set_formula(SHEET, "N2", "=SNIT_FEL(N1:N2)")
    assert isinstance(sheet.cell_value(SHEET, "N2"), CellError)


def test_typing_a_new_amount_changes_the_split(inside: ExtendedOffice) -> None:
    with new_document(inside) as document:
        fill(document, "A1", [[100.0, 7.0, 3.0]])
        assert array_values(document, "E1:F1", "=SNIT_FORDELNING(A1;B1:C1)") == [[70, 30]]
        document.set_value(SHEET, "A1", 200)
        assert document.cell_value(SHEET, "E1") == 140


def test_the_workbooks_own_split_and_ledger_are_read_in_the_cell(inside: ExtendedOffice, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    with inside.open(path) as document:
        sheets = document.component.Sheets
        sheets.insertNewByName(SHEET, 0)
        split = array_values(document, "A1:D4", "=SNIT_FORDELNING()")
        assert split[0][1:3] == ["Vårgårda", "Herrljunga"]
        for row in split[1:]:
            assert not any(isinstance(x, CellError) for x in row), split
            assert row[1] + row[2] == row[3]  # type: ignore[operator]
        document.set_formula(SHEET, "A20", '=SNIT_UTFALL("1*")')
        assert document.cell_value(SHEET, "A20") == expected_ledger(path, "1*")


def expected_ledger(path: Path, account: str) -> Value:
    from snit_xl.hosts.file.host import read_workbook  # noqa: PLC0415 - only here

    view = read_workbook(path).view
    udfs.workbook_source(lambda _name: view)
    try:
        answer = udfs.call("SNIT_UTFALL", [account])
    finally:
        udfs.workbook_source(None)
    if isinstance(answer, str):
        return CellError(ERRORS[read_fault_text(answer)[0]])
    return float(answer[0][0])


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_formulas_are_saved_bare(inside: ExtendedOffice, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"sparad{suffix}"
    with new_document(inside) as document:
        document.set_formula(SHEET, "A1", "=SNIT_RISK(2;3)")
        document.set_formula(SHEET, "A2", "=SUM(SNIT_AVVIKELSE(A1;1))")
        document.store(path)
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert ">SNIT_RISK(2,3)</f>" in xml
    assert ">SUM(SNIT_AVVIKELSE(A1,1))</f>" in xml
    with inside.open(path) as again:
        again.calculate_all()
        assert again.cell_value(SHEET, "A1") == 6
        assert again.cell_value(SHEET, "A2") == 5
