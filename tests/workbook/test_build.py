"""The built file: the same bytes every time, valid to Microsoft's validator and to our nine checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.machine import REPOSITORY
from support.workbooks import BUILT_AT, Book, example

from snit_xl.actions.build_workbook import build_example
from snit_xl.workbook.package_check import check_package

COMMITTED = REPOSITORY / "workbooks" / "Projekt och förbättringar.xlsx"


def test_the_same_input_gives_the_same_bytes() -> None:
    again, _ = build_example(BUILT_AT)
    assert again == example()[0]


def test_the_committed_workbook_is_what_the_code_builds() -> None:
    assert COMMITTED.read_bytes() == example()[0], "run: make workbooks"


@pytest.mark.parametrize("updated", [True, False], ids=["updated", "not updated"])
def test_microsofts_validator_and_the_nine_checks_pass(
    tmp_path: Path, validate_ooxml: Callable[[Path], list[str]], updated: bool
) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example(updated=updated)[0])
    assert validate_ooxml(path) == []
    assert check_package(path) == []


def test_no_cell_shows_an_error() -> None:
    book = Book.of(example()[0])
    errors = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book.raw.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or str(cell.value).startswith("#")
    ]
    assert errors == []


def test_every_sheet_is_a_good_neighbour() -> None:
    """Title in A1, no merged cells, frozen panes, landscape A4, a header row marked as such in every table."""
    for sheet in Book.of(example()[0]).raw.worksheets:
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddHeader.left.text
        assert "&P" in sheet.oddFooter.center.text or "Page" in sheet.oddFooter.center.text
        assert not sheet.sheet_view.showGridLines
        assert all(table.headerRowCount == 1 for table in sheet.tables.values())


def test_every_input_has_a_prompt_and_a_message() -> None:
    for sheet in Book.of(example()[0]).raw.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert rule.prompt, (sheet.title, rule.sqref)
            assert rule.error, (sheet.title, rule.sqref)
