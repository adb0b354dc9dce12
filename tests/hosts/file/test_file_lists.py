"""Result lists grow and shrink in the closed file: rows, styles, the table's area; nobody's cells are overwritten."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from file_samples import parts, repacked, rich_workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.patch import patched
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.hosts.file.view import ParsedWorkbook, parse_workbook
from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.view import Area, CellWrite, Scalar, TableRows, Writes

SHEET2, TABLE2 = "xl/worksheets/sheet2.xml", "xl/tables/table2.xml"
Row = tuple[Scalar, ...]


def opened(data: bytes) -> ParsedWorkbook:
    return parse_workbook(open_package(data))


@pytest.fixture
def book(tmp_path: Path) -> ParsedWorkbook:
    return opened(rich_workbook(tmp_path / "bok.xlsx").read_bytes())


def fill(book: ParsedWorkbook, *rows: Row, table: str = "TblKontroller") -> bytes:
    return patched(book, Writes(lists=(TableRows(table, rows),)))


def shown(data: bytes) -> list[Row]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Kontroller"]
    return [tuple(cell.value for cell in row) for row in sheet[sheet.tables["TblKontroller"].ref][1:]]


FOUR: tuple[Row, ...] = (("Fel", "Ny", 3.5), ("Varning", None, 2.0), ("Not", "=text", None), ("Not", "sist", 1.0))


def test_a_list_grows_with_the_first_rows_styles(book: ParsedWorkbook) -> None:
    data = fill(book, *FOUR)
    assert shown(data) == list(FOUR)
    assert opened(data).view.tables["TblKontroller"].area == Area("Kontroller", 4, 1, 7, 3)
    styles = re.findall(r'<c r="C(\d)" s="1"', parts(data)[SHEET2].decode())
    assert styles == ["4", "5", "6", "7"]
    table = parts(data)[TABLE2].decode()
    assert table.count('ref="A3:C7"') == 2  # the table and its filter
    assert check_package(data) == []


def test_a_list_shrinks_and_the_cells_left_over_are_emptied(book: ParsedWorkbook) -> None:
    grown = opened(fill(book, *FOUR))
    data = fill(grown, ("Fel", "ensam", 9.0))
    assert shown(data) == [("Fel", "ensam", 9.0)]
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Kontroller"]
    assert [sheet.cell(row, 2).value for row in (5, 6, 7)] == [None, None, None]
    assert sheet["C6"].number_format == "# ##0"
    assert shown(fill(opened(data), *FOUR)) == list(FOUR)


def test_no_rows_leaves_one_empty_row(book: ParsedWorkbook) -> None:
    data = fill(book)
    assert shown(data) == [(None, None, None)]
    assert opened(data).view.tables["TblKontroller"].area == Area("Kontroller", 4, 1, 4, 3)
    assert fill(opened(data)) == data


def test_the_same_rows_change_nothing(book: ParsedWorkbook) -> None:
    assert fill(book, ("Fel", "Summan stämmer inte", 12.5), ("Not", "Avrundat", 1.0)) == book.package.raw
    once = fill(book, *FOUR)
    assert fill(opened(once), *FOUR) == once


def test_only_the_sheet_and_its_table_change(book: ParsedWorkbook) -> None:
    before, after = parts(book.package.raw), parts(fill(book, *FOUR))
    assert {name for name in before if before[name] != after[name]} == {SHEET2, TABLE2}


def test_a_sort_within_the_table_follows(book: ParsedWorkbook) -> None:
    sort = b'<autoFilter ref="A3:C5"/><sortState ref="A4:C5"><sortCondition ref="B4:B5"/></sortState>'
    edited = repacked(book.package.raw, {TABLE2: lambda old: old.replace(b'<autoFilter ref="A3:C5"/>', sort)})
    table = parts(fill(opened(edited), *FOUR))[TABLE2].decode()
    assert 'sortState ref="A4:C7"' in table
    assert 'sortCondition ref="B4:B7"' in table


def test_cells_below_that_are_not_the_lists_are_never_overwritten(book: ParsedWorkbook) -> None:
    taken = opened(patched(book, Writes((CellWrite("Kontroller", 7, 2, "användarens anteckning"),))))
    fill(taken, *FOUR[:3])
    with pytest.raises(FileRefusedError) as refusal:
        fill(taken, *FOUR)
    assert refusal.value.problem.code == "FIL-LISTA-PLATS"
    assert str(refusal.value.problem.place) == "Kontroller!B7"


def test_another_table_below_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "två.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("Kontroller")
    headings = [{"header": "Slag"}, {"header": "Vad"}, {"header": "Belopp"}]
    sheet.add_table("A3:C5", {"name": "TblKontroller", "columns": headings})
    sheet.add_table("C9:C11", {"name": "TblEgen", "columns": headings[:1]})
    made.close()
    two = opened(path.read_bytes())
    assert shown(fill(two, *FOUR)) == list(FOUR)
    with pytest.raises(FileRefusedError, match="FIL-LISTA-PLATS") as refusal:
        fill(two, *FOUR, *FOUR)
    assert refusal.value.problem.place.cell == "C9"


def test_merged_cells_below_are_in_the_way(book: ParsedWorkbook) -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="C6:D7"/></mergeCells>'
    merged = repacked(book.package.raw, {SHEET2: lambda old: old.replace(b"</sheetData>", merge)})
    with pytest.raises(FileRefusedError, match="FIL-LISTA-PLATS"):
        fill(opened(merged), *FOUR)


def test_a_list_with_formulas_or_totals_is_refused(book: ParsedWorkbook) -> None:
    with pytest.raises(FileRefusedError, match="FIL-LISTA-FORMEL"):
        fill(book, *([("x", 1.0, 2.0, 3.0)] * 3), table="TblPrognos")
    totals = repacked(
        book.package.raw,
        {TABLE2: lambda old: old.replace(b'totalsRowShown="0"', b'totalsRowCount="1"').replace(b"A3:C5", b"A3:C6")},
    )
    with pytest.raises(FileRefusedError, match="FIL-LISTA-SUMMARAD"):
        fill(opened(totals), *FOUR)


def test_wrong_width_or_unknown_table_is_misuse(book: ParsedWorkbook) -> None:
    with pytest.raises(MisuseError):
        fill(book, ("bara en",))
    with pytest.raises(MisuseError):
        fill(book, table="TblFinnsInte")


row = st.tuples(
    st.sampled_from(["Fel", "Varning", "Not"]),
    st.one_of(st.none(), st.text("abcåäö <&=", min_size=1, max_size=9)),
    st.one_of(st.none(), st.floats(-1e9, 1e9)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.lists(row, max_size=9), min_size=1, max_size=4))
def test_any_sequence_of_fillings_shows_the_last(book: ParsedWorkbook, lengths: list[list[Row]]) -> None:
    current = book
    for rows in lengths:
        data = fill(current, *rows)
        assert shown(data) == (rows or [(None, None, None)])
        assert check_package(data) == []
        current = opened(data)
