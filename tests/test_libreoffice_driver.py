"""The LibreOffice driver on a small workbook of a joint committee: two costs, their sum, a table, faults."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from support import machine
from support.calc import CellError, Document, SeenCell
from support.libreoffice import Office, OfficeError
from support.pdf import pdf_to_pngs

SHEET = "Kostnader"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Costs 7 400 and 129.5 under each other; the cached results are wrong on purpose (0)."""
    path = tmp_path / "årets kostnader.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(SHEET)
    thousands = book.add_format({"num_format": "#,##0.0"})
    sheet.write_row("A1", ["Post", "Belopp", "Dubbelt"])
    sheet.write_column("A2", ["Avskrivning", "Internränta"])
    sheet.write_column("B2", [7400, 129.5], thousands)
    sheet.add_table(
        "A1:C3",
        {
            "name": "Poster",
            "columns": [
                {"header": "Post"},
                {"header": "Belopp", "format": thousands},
                {"header": "Dubbelt", "formula": "=Poster[[#This Row],[Belopp]]*2"},
            ],
        },
    )
    sheet.write_formula("B5", "=SUM(B2:B3)", thousands, 0)
    sheet.write_formula("C5", "=SUM(Poster[Dubbelt])", None, 0)
    sheet.write_formula("B6", "=B5/0", None, 0)
    sheet.write_formula("B7", "=VLOOKUP(5,B2:B3,1,FALSE)", None, 0)
    sheet.write_formula("B8", '=IF(B5>1000,"över","under")', None, "")
    sheet.write_string("A9", "=text")
    book.close()
    return path


def test_cached_values_stand_until_everything_is_recalculated(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        assert document.cell_value(SHEET, "B5") == 0
        document.calculate_all()
        assert document.cell_value(SHEET, "B5") == 7529.5
        assert document.cell_value(SHEET, "C5") == 15059
        assert document.cell_value(SHEET, "B8") == "över"
        assert document.cell_value(SHEET, "D20") is None


def test_numbers_show_as_a_swedish_reader_expects(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.calculate_all()
        assert document.cell_text(SHEET, "B5").replace("\N{NO-BREAK SPACE}", " ") == "7 529,5"


def test_an_error_value_is_told_from_text_and_zero(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.calculate_all()
        assert document.cell_value(SHEET, "B6") == CellError(532)
        assert str(document.cell_value(SHEET, "B6")) == "#DIV/0!"
        assert str(document.cell_value(SHEET, "B7")) == "#N/A"


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        assert document.formula(SHEET, "A9") == ""
        assert document.formula(SHEET, "B5") == "=SUM(B2:B3)"
        assert document.all_cells(SHEET)[9, 1] == SeenCell("=text")


def test_all_cells_agree_with_reading_them_one_by_one(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.calculate_all()
        cells = document.all_cells(SHEET)
        for (row, col), cell in cells.items():
            name = f"{'ABC'[col - 1]}{row}"
            assert cell.value == document.cell_value(SHEET, name)
            assert cell.formula == document.formula(SHEET, name)
        assert (4, 1) not in cells
        assert cells[6, 2] == SeenCell(CellError(532), "=B5/0", 532)
        assert len(cells) == 3 * 3 + 2 + 3 + 1


def test_a_new_amount_reaches_the_total(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.set_value(SHEET, "B3", Decimal(259))
        document.calculate_all()
        assert document.cell_value(SHEET, "B5") == 7659
        document.set_value(SHEET, "B3", "")
        document.calculate_all()
        assert document.cell_value(SHEET, "B5") == 7400


def test_a_typed_text_never_becomes_a_formula(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.set_value(SHEET, "A2", "=1+1")
        assert document.cell_value(SHEET, "A2") == "=1+1"
        assert document.formula(SHEET, "A2") == ""
        document.set_formula(SHEET, "A2", "=1+1")
        assert document.cell_value(SHEET, "A2") == 2


def test_inserted_rows_push_the_total_down_and_are_summed(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document:
        document.insert_rows(SHEET, 3, 2)
        document.set_value(SHEET, "B3", 1000)
        document.calculate_all()
        assert document.formula(SHEET, "B7") == "=SUM(B2:B5)"
        assert document.cell_value(SHEET, "B7") == 8529.5
        document.remove_rows(SHEET, 3, 2)
        document.calculate_all()
        assert document.cell_value(SHEET, "B5") == 7529.5


def test_a_stored_copy_keeps_values_and_structured_references(office: Office, workbook: Path, tmp_path: Path) -> None:
    with office.open(workbook) as document:
        document.set_value(SHEET, "B3", 600)
        document.calculate_all()
        copy = document.store(tmp_path / "kopia.xlsx")
    with office.open(copy) as reopened:
        assert reopened.sheet_names() == [SHEET]
        assert reopened.cell_value(SHEET, "B5") == 8000
        assert "Poster[Dubbelt]" in reopened.formula(SHEET, "C5")
        assert reopened.cell_value(SHEET, "C5") == 16000


def test_macros_work_only_where_asked_for(office: Office, workbook: Path, tmp_path: Path) -> None:
    with office.open(workbook, macros=True) as document:
        libraries = document.component.BasicLibraries
        libraries.createLibrary("Standard")
        code = "Function Dubbelt(x)\nDubbelt = x * 2\nEnd Function\n"
        libraries.getByName("Standard").insertByName("Modul1", code)
        assert document.run_macro("Modul1.Dubbelt", 21, library="Standard") == 42
        document.set_formula(SHEET, "E1", "=DUBBELT(B2)")
        with_macro = document.store(tmp_path / "makro.ods")
    for macros, expected in ((True, 14800), (False, CellError(519))):
        with office.open(with_macro, macros=macros) as reopened:
            reopened.calculate_all()
            assert reopened.cell_value(SHEET, "E1") == expected


@pytest.mark.parametrize("single_page_sheets", [False, True])
def test_a_sheet_becomes_a_picture(office: Office, workbook: Path, tmp_path: Path, *, single_page_sheets: bool) -> None:
    with office.open(workbook) as document:
        document.calculate_all()
        pdf = document.export_pdf(tmp_path / "blad.pdf", single_page_sheets=single_page_sheets)
    pictures = pdf_to_pngs(pdf, tmp_path / "bilder", dpi=50)
    assert len(pictures) == 1
    assert pictures[0].read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_no_workbook_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    rubbish = tmp_path / "skräp.xlsx"
    rubbish.write_bytes(b"not a package")
    with pytest.raises(OfficeError, match="skräp"):
        office.open(rubbish)
    with pytest.raises(FileNotFoundError):
        office.open(tmp_path / "saknas.xlsx")


def test_an_unknown_sheet_is_named_together_with_the_known_ones(office: Office, workbook: Path) -> None:
    with office.open(workbook) as document, pytest.raises(KeyError, match="Kostnader"):
        document.cell_value("Prognos", "A1")


def recalculate_for_ever(office: Office, document: Document) -> None:
    with office.watched("wait", 0.3):
        while True:
            document.component.calculateAll()


@pytest.mark.libreoffice
def test_an_office_that_hangs_is_killed_and_the_next_document_starts_a_fresh_one(workbook: Path) -> None:
    own = Office()
    try:
        document = own.open(workbook)
        with pytest.raises(OfficeError, match=r"did not answer within 0\.3 s: wait"):
            recalculate_for_ever(own, document)
        with own.open(workbook) as again:
            again.calculate_all()
            assert again.cell_value(SHEET, "B5") == 7529.5
        assert own.starts == 2
    finally:
        own.stop()
    assert not own.is_running()


@pytest.mark.libreoffice
def test_lock_files_stand_beside_an_open_workbook_only_where_asked_for(workbook: Path) -> None:
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    for wanted in (True, False):
        own = Office(lock_files=wanted)
        try:
            with own.open(workbook):
                assert lock.exists() is wanted
            assert not lock.exists()
        finally:
            own.stop()


def test_only_continuous_integration_and_make_test_insist_on_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name == "CI" or name.startswith("SNIT_REQUIRE")]:
        monkeypatch.delenv(name)
    assert not machine.is_required("libreoffice")
    monkeypatch.setenv("SNIT_REQUIRE_LIBREOFFICE", "1")
    assert machine.is_required("libreoffice")
    assert not machine.is_required("validator")
    monkeypatch.setenv("CI", "true")
    assert machine.is_required("validator")
    assert not machine.is_required("shared")
