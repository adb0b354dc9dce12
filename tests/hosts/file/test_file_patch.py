"""Cells are changed in a closed workbook; everything not concerned keeps every byte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from file_samples import parts, repacked, rich_workbook, with_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.patch import patched
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.hosts.file.view import ParsedWorkbook, parse_workbook
from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.view import Cell, CellWrite, ErrorValue, Scalar, Writes

SHEET1 = "xl/worksheets/sheet1.xml"


def opened(data: bytes) -> ParsedWorkbook:
    return parse_workbook(open_package(data))


def write(book: ParsedWorkbook, *cells: CellWrite) -> bytes:
    return patched(book, Writes(cells))


def sheet_xml(data: bytes, part: str = SHEET1) -> str:
    return parts(data)[part].decode()


def element(data: bytes, name: str) -> str:
    found = re.search(rf'<c r="{name}"[^>]*?(?:/>|>.*?</c>)', sheet_xml(data))
    assert found, f"no cell {name}"
    return found[0]


def seen_by_openpyxl(data: bytes, sheet: str, name: str, *, values: bool = True) -> Any:  # noqa: ANN401 - any cell value
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)[sheet][name].value


@pytest.fixture
def rich(tmp_path: Path) -> ParsedWorkbook:
    return opened(rich_workbook(tmp_path / "bok.xlsx").read_bytes())


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return tmp_path / "mall.xlsx"


SAMPLES: list[Scalar] = [
    17.25,
    -0.1,
    1e300,
    5e-324,
    123456789012345.0,
    True,
    False,
    "Vård & omsorg <x>",
    "  två\nrader ",
]


@pytest.mark.parametrize("value", SAMPLES)
def test_a_value_is_read_back_by_independent_readers(rich: ParsedWorkbook, value: Scalar) -> None:
    data = write(rich, CellWrite("Prognos", 4, 2, value))
    assert seen_by_openpyxl(data, "Prognos", "B4") == value
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Prognos").to_python()
    assert rows[3][1] == value
    assert opened(data).view.cell("Prognos", 4, 2) == Cell(value)
    assert check_package(data) == []


def test_an_error_value_and_an_empty_cell(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 4, 2, ErrorValue("#N/A")), CellWrite("Prognos", 5, 2, None))
    assert element(data, "B4") == '<c r="B4" s="1" t="e"><v>#N/A</v></c>'
    assert element(data, "B5") == '<c r="B5" s="1"/>'
    assert seen_by_openpyxl(data, "Prognos", "B4") == "#N/A"


@pytest.mark.parametrize("text", ["=1+1", "+46 322", "-", "@SUM(A1)", "\tindrag", "=cmd|' /C calc'!A0", "'x", "007"])
def test_text_from_outside_never_becomes_a_formula(rich: ParsedWorkbook, text: str) -> None:
    data = write(rich, CellWrite("Prognos", 5, 1, text))
    cell = openpyxl.load_workbook(io.BytesIO(data))["Prognos"]["A5"]
    assert "<f" not in element(data, "A5")
    assert opened(data).view.cell("Prognos", 5, 1) == Cell(text)
    assert cell.value == text


def test_only_the_sheet_concerned_gets_new_bytes(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 4, 2, 15000.0))
    before, after = zipfile.ZipFile(io.BytesIO(rich.package.raw)), zipfile.ZipFile(io.BytesIO(data))
    assert after.namelist() == before.namelist()
    assert after.testzip() is None
    for old, new in zip(before.infolist(), after.infolist(), strict=True):
        assert (new.date_time, new.external_attr, new.create_system) == (
            old.date_time,
            old.external_attr,
            old.create_system,
        )
        if old.filename != SHEET1:
            assert raw_member(data, new) == raw_member(rich.package.raw, old)
    old_sheet, new_sheet = sheet_xml(rich.package.raw), sheet_xml(data)
    assert new_sheet.replace("<v>15000</v>", "<v>15414</v>") == old_sheet


def raw_member(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    return data[start : start + 30 + len(info.filename.encode()) + info.compress_size]


def test_members_with_data_descriptors_keep_them(rich: ParsedWorkbook) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    target = Stream()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"kommentar"
        for name, content in parts(rich.package.raw).items():
            archive.writestr(name, content)
    streamed = opened(target.getvalue())
    data = write(streamed, CellWrite("Prognos", 4, 2, 1.5))
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    flags = {info.filename: info.flag_bits & 8 for info in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert flags == {name: 0 if name == SHEET1 else 8 for name in flags}
    assert zipfile.ZipFile(io.BytesIO(data)).comment == b"kommentar"
    assert seen_by_openpyxl(data, "Prognos", "B4") == 1.5
    assert seen_by_openpyxl(data, "Kontroller", "A4") == "Fel"


def test_the_same_patch_twice_gives_the_same_file(rich: ParsedWorkbook) -> None:
    writes = Writes(
        (CellWrite("Prognos", 4, 2, 1.25), CellWrite("Prognos", 30, 3, "ny"), CellWrite("Prognos", 40, 1, None))
    )
    once = patched(rich, writes, full_calc_on_load=True)
    assert once != rich.package.raw
    assert patched(opened(once), writes, full_calc_on_load=True) == once


def test_writing_what_already_stands_changes_nothing(rich: ParsedWorkbook) -> None:
    cells = rich.view.cells["Prognos"].items()
    same = tuple(CellWrite("Prognos", row, col, cell.value) for (row, col), cell in cells)
    with_formulas = tuple(CellWrite("Prognos", row, col, cell.value, cell.formula) for (row, col), cell in cells)
    assert patched(rich, Writes(same)) == rich.package.raw
    assert patched(rich, Writes(with_formulas)) == rich.package.raw


def test_true_is_not_one(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 4, 5, 1.0))
    assert element(data, "E4") == '<c r="E4"><v>1</v></c>'


def test_a_recomputed_formula_keeps_its_text(rich: ParsedWorkbook) -> None:
    values: dict[tuple[str, int, int], Scalar] = {("Prognos", 8, 2): 16232.5, ("Prognos", 8, 3): ErrorValue("#N/A")}
    data = patched(rich, Writes(), values)
    assert element(data, "B8") == '<c r="B8" s="1"><f>SUM(B4:B6)</f><v>16232.5</v></c>'
    assert element(data, "C8").endswith("<v>#N/A</v></c>")
    assert seen_by_openpyxl(data, "Prognos", "C8", values=False) == '=IF(B8>0,"ja & <nej>","")'


def test_a_formulas_type_follows_its_value(rich: ParsedWorkbook) -> None:
    for value, shown in (
        ("ja & nej", 't="str"><f>SUM(B4:B6)</f><v>ja &amp; nej</v>'),
        (True, 't="b"><f>SUM(B4:B6)</f><v>1</v>'),
    ):
        data = patched(rich, Writes(), {("Prognos", 8, 2): value})
        assert element(data, "B8") == f'<c r="B8" s="1" {shown}</c>'
    back = patched(opened(data), Writes(), {("Prognos", 8, 2): 3.0})
    assert element(back, "B8") == '<c r="B8" s="1"><f>SUM(B4:B6)</f><v>3</v></c>'


def test_a_value_without_formula_or_sheet_to_recompute_is_misuse(rich: ParsedWorkbook) -> None:
    for spot in (("Prognos", 4, 2), ("Finns inte", 8, 2)):
        with pytest.raises(MisuseError):
            patched(rich, Writes(), {spot: 1.0})


def test_a_cell_of_an_array_formula_may_be_recomputed(rich: ParsedWorkbook) -> None:
    data = patched(rich, Writes(), {("Prognos", 5, 8): 1311.0, ("Prognos", 4, 7): 30829.0})
    assert seen_by_openpyxl(data, "Prognos", "H5") == 1311
    assert '<f t="array" ref="G4:H5">B4:C5*2</f><v>30829</v>' in element(data, "G4")


def test_a_formula_is_written_escaped_with_its_result(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 8, 4, "a<b", 'IF(A1<>"&",B8&C8,"")'))
    assert seen_by_openpyxl(data, "Prognos", "D8", values=False) == '=IF(A1<>"&",B8&C8,"")'
    assert seen_by_openpyxl(data, "Prognos", "D8") == "a<b"


def test_a_recomputed_value_wins_over_a_written_formulas_cached_one(rich: ParsedWorkbook) -> None:
    writes = Writes((CellWrite("Prognos", 8, 2, 0.0, "SUM(B4:B5)"),))
    data = patched(rich, writes, {("Prognos", 8, 2): 16144.0})
    assert element(data, "B8") == '<c r="B8" s="1"><f>SUM(B4:B5)</f><v>16144</v></c>'


def test_an_array_formulas_text_may_change_only_on_its_first_cell(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 4, 7, 1.0, "B4:C5*3"))
    assert '<f t="array" ref="G4:H5">B4:C5*3</f>' in element(data, "G4")
    with pytest.raises(FileRefusedError, match="FIL-MATRISFORMEL"):
        write(rich, CellWrite("Prognos", 5, 8, 1.0, "B4"))


SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="shared" si="0"/><v>10</v></c></row>'
    '<row r="3"><c r="A3"><v>7</v></c><c r="B3"><f t="shared" si="0"/><v>14</v></c></row>'
)


def test_replacing_a_shared_formulas_master_leaves_the_others_computing(blank: Path) -> None:
    data = write(opened(with_rows(blank, SHARED)), CellWrite("Blad", 1, 2, 3.0, "A1*3"))
    formulas = {spot: cell.formula for spot, cell in opened(data).view.cells["Blad"].items() if cell.formula}
    assert formulas == {(1, 2): "A1*3", (2, 2): "A2*2", (3, 2): "A3*2"}
    assert "shared" not in sheet_xml(data)


def test_recomputing_a_shared_formula_leaves_it_shared(blank: Path) -> None:
    data = patched(opened(with_rows(blank, SHARED)), Writes(), {("Blad", 2, 2): 11.0})
    assert '<c r="B2"><f t="shared" si="0"/><v>11</v></c>' in sheet_xml(data)
    assert patched(opened(data), Writes((CellWrite("Blad", 2, 2, 11.0, "A2*2"),))) == data


def test_new_cells_come_in_order_with_row_and_dimension(blank: Path) -> None:
    rows = '<row r="3" spans="2:3"><c r="B3"><v>1</v></c></row><row r="5"/>'
    book = opened(with_rows(blank, rows, before='<dimension ref="B3"/>'))
    spots = [(3, 1), (3, 3), (4, 2), (1, 1), (5, 28), (9, 4)]
    data = write(book, *(CellWrite("Blad", row, col, float(10 * row + col)) for row, col in spots))
    xml = sheet_xml(data)
    assert re.findall(r'<row r="(\d+)"', xml) == ["1", "3", "4", "5", "9"]
    assert re.findall(r'<c r="([A-Z]+\d+)"', xml) == ["A1", "A3", "B3", "C3", "B4", "AB5", "D9"]
    assert '<dimension ref="A1:AB9"/>' in xml
    assert 'spans="1:3"' in xml
    assert opened(data).view.cells["Blad"][9, 4] == Cell(94.0)
    assert check_package(data) == []


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData></sheetData>", "<sheetData />"])
def test_the_first_cell_of_an_empty_sheet(blank: Path, empty: str) -> None:
    base = with_rows(blank, "")
    data = repacked(base, {SHEET1: lambda old: old.replace(b"<sheetData></sheetData>", empty.encode())})
    done = write(opened(data), CellWrite("Blad", 2, 2, "x"), CellWrite("Blad", 1, 1, 5.0))
    assert opened(done).view.cells["Blad"] == {(1, 1): Cell(5.0), (2, 2): Cell("x")}
    assert seen_by_openpyxl(done, "Blad", "B2") == "x"


def test_rows_and_cells_without_names_keep_their_places(blank: Path) -> None:
    rows = "<row><c><v>1</v></c></row><row r='4'><c r='B4'><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    book = opened(with_rows(blank, rows))
    data = write(book, CellWrite("Blad", 3, 1, 9.0), CellWrite("Blad", 4, 1, 8.0), CellWrite("Blad", 5, 4, 7.0))
    again = write(opened(data), CellWrite("Blad", 1, 2, 6.0), CellWrite("Blad", 2, 1, 5.0))
    expected = {(1, 1): 1, (1, 2): 6, (2, 1): 5, (3, 1): 9, (4, 1): 8, (4, 2): 2, (4, 3): 3, (5, 1): 4, (5, 4): 7}
    assert {spot: cell.value for spot, cell in opened(again).view.cells["Blad"].items()} == expected


def test_inserting_before_a_row_and_a_cell_without_name(blank: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>2</v></c><c><v>3</v></c></row>'
        '<row r="8"/><row><c r="A9"><v>4</v></c></row>'
    )
    data = write(opened(with_rows(blank, rows)), CellWrite("Blad", 2, 2, 5.0), CellWrite("Blad", 7, 1, 6.0))
    expected = {(2, 1): 1, (2, 2): 5, (2, 3): 2, (2, 4): 3, (7, 1): 6, (9, 1): 4}
    assert {spot: cell.value for spot, cell in opened(data).view.cells["Blad"].items()} == expected


def test_a_new_cells_style_is_that_of_the_table_row_or_column(rich: ParsedWorkbook, blank: Path) -> None:
    column = write(rich, CellWrite("Prognos", 20, 10, 1.0))
    assert element(column, "J20") == '<c r="J20" s="1"><v>1</v></c>'
    rows = '<row r="2" s="3" customFormat="1"/><row r="3" s="3"/>'
    book = opened(with_rows(blank, rows, before='<cols><col min="2" max="4" width="9" style="2"/></cols>'))
    data = write(book, *(CellWrite("Blad", row, 3, 1.0) for row in (2, 3, 4)), CellWrite("Blad", 4, 9, 1.0))
    styles = re.findall(r'<c r="(\w+)"(?: s="(\d)")?>', sheet_xml(data))
    assert styles == [("C2", "3"), ("C3", "2"), ("C4", "2"), ("I4", "")]


def test_a_missing_cell_in_a_table_takes_the_style_above(rich: ParsedWorkbook) -> None:
    hole = repacked(rich.package.raw, {SHEET1: lambda old: re.sub(rb'<c r="B5".*?</c>', b"", old)})
    assert element(write(opened(hole), CellWrite("Prognos", 5, 2, 3.5)), "B5") == '<c r="B5" s="1"><v>3.5</v></c>'


def test_everything_else_of_a_cell_stays(blank: Path) -> None:
    extra = '<extLst><ext uri="{x}"><a:b xmlns:a="urn:a">c</a:b></ext></extLst>'
    rows = f'<row r="1" ht="20" x14ac:dyDescent="0.25"><c  s="1" vm="2"  ph="1" r="A1" t="str"><v>x</v>{extra}</c>'
    data = write(opened(with_rows(blank, rows + '<c r="B1"/></row>')), CellWrite("Blad", 1, 1, 2.5))
    assert f'<c  s="1"  ph="1" r="A1"><v>2.5</v>{extra}</c><c r="B1"/>' in sheet_xml(data)


def test_prefixed_sheets_are_patched_with_their_prefix(blank: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    book = opened(repacked(with_rows(blank, ""), {SHEET1: xml.encode()}))
    data = write(
        book, CellWrite("Blad", 2, 2, "ny", "A1&B1"), CellWrite("Blad", 2, 3, "text"), CellWrite("Blad", 4, 1, 1.0)
    )
    assert seen_by_openpyxl(data, "Blad", "B2") == "ny"
    assert seen_by_openpyxl(data, "Blad", "C2") == "text"
    assert seen_by_openpyxl(data, "Blad", "A4") == 1


def test_full_calculation_is_asked_for(rich: ParsedWorkbook) -> None:
    stripped = repacked(rich.package.raw, {"xl/workbook.xml": lambda old: re.sub(rb"<calcPr[^>]*/>", b"", old)})
    quiet = repacked(rich.package.raw, {"xl/workbook.xml": lambda old: old.replace(b' fullCalcOnLoad="1"', b"")})
    for data in (stripped, quiet):
        done = patched(opened(data), Writes(), full_calc_on_load=True)
        book = openpyxl.load_workbook(io.BytesIO(done))
        assert book.calculation.fullCalcOnLoad is True
        assert "</definedNames><calcPr" in parts(done)["xl/workbook.xml"].decode()
    already = patched(opened(done), Writes(), full_calc_on_load=True)
    assert already == done


def test_charts_pictures_comments_buttons_and_rules_survive(rich: ParsedWorkbook) -> None:
    data = write(rich, CellWrite("Prognos", 4, 3, 1.0), CellWrite("Användarens eget blad", 5, 5, "min"))
    kept = {name for name in parts(rich.package.raw) if "worksheets/sheet" not in name}
    assert any("vmlDrawing" in name for name in kept)
    assert any("charts/chart" in name for name in kept)
    assert any("media/" in name for name in kept)
    assert {name: parts(data)[name] for name in kept} == {name: parts(rich.package.raw)[name] for name in kept}
    for tag in ("<conditionalFormatting", "<dataValidation ", "<legacyDrawing", "<drawing", "<tablePart "):
        assert tag in sheet_xml(data)


def test_what_no_workbook_can_hold_is_misuse(rich: ParsedWorkbook) -> None:
    for wrong in (
        CellWrite("Finns inte", 1, 1, 1.0),
        CellWrite("Prognos", 0, 1, 1.0),
        CellWrite("Prognos", 1, 16_385, 1.0),
        CellWrite("Prognos", 1, 1, float("nan")),
        CellWrite("Prognos", 1, 1, float("inf")),
        CellWrite("Prognos", 3, 2, "Ny rubrik"),
        CellWrite("Prognos", 30, 2, 1.0, "A1\x07"),
    ):
        with pytest.raises(MisuseError):
            write(rich, wrong)
    with pytest.raises(MisuseError):
        write(rich, CellWrite("Prognos", 4, 2, 1.0), CellWrite("Prognos", 4, 2, 2.0))


def test_a_text_longer_than_a_cell_holds_is_refused_with_its_place(rich: ParsedWorkbook) -> None:
    write(rich, CellWrite("Prognos", 4, 1, "å" * 32_767))
    with pytest.raises(FileRefusedError) as refusal:
        write(rich, CellWrite("Prognos", 4, 1, "å" * 32_768))
    assert str(refusal.value.problem.place) == "Prognos!A4"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
numbers = st.floats(allow_nan=False, allow_infinity=False)
scalars = st.one_of(
    numbers, texts, st.booleans(), st.sampled_from([ErrorValue("#N/A"), ErrorValue("#REF!")]), st.none()
)
positions = st.tuples(st.integers(1, 14), st.integers(5, 12))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.dictionaries(positions, scalars, max_size=12))
def test_any_values_come_back_and_nothing_else_moves(
    rich: ParsedWorkbook, cells: dict[tuple[int, int], Scalar]
) -> None:
    data = write(rich, *(CellWrite("Prognos", row, col, value) for (row, col), value in cells.items()))
    view = opened(data).view
    expected = dict(rich.view.cells["Prognos"])
    for spot, value in cells.items():
        expected[spot] = Cell(value, expected.get(spot, Cell()).formula)
    assert view.cells["Prognos"] == {spot: cell for spot, cell in expected.items() if cell != Cell()}
    assert view.cells["Kontroller"] == rich.view.cells["Kontroller"]
    assert check_package(data) == []
    assert patched(opened(data), Writes(all_again(cells.items()))) == data


def all_again(cells: Iterable[tuple[tuple[int, int], Scalar]]) -> tuple[CellWrite, ...]:
    return tuple(CellWrite("Prognos", row, col, value) for (row, col), value in cells)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.one_of(numbers, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=30)))
def test_openpyxl_reads_any_value_we_write(rich: ParsedWorkbook, value: Scalar) -> None:
    seen = seen_by_openpyxl(write(rich, CellWrite("Kontroller", 9, 2, value)), "Kontroller", "B9")
    assert seen == value or (value == "" and seen is None)
