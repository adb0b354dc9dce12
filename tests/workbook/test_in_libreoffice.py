"""The built workbook in a real spreadsheet: it recalculates to the same figures, and prints without a flaw."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter
from support.calc import Document
from support.libreoffice import Office
from support.workbooks import example


@pytest.fixture(scope="module")
def document(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("bok") / "Projekt och förbättringar.xlsx"
    path.write_bytes(example()[0])
    return office.open(path)


def test_every_native_formula_recalculates_to_the_value_in_the_file(document: Document) -> None:
    stored = {sheet: document.all_cells(sheet) for sheet in document.sheet_names()}
    document.calculate_all()
    differences, formulas = [], 0
    for sheet, before in stored.items():
        for at, cell in document.all_cells(sheet).items():
            assert not cell.error, f"{sheet} {at}: {cell.error} in {cell.formula}"
            if cell.formula:
                formulas += 1
                old = before[at].value
                # The control number is large: its last digit depends on the order in which a program adds.
                both = isinstance(old, float) and isinstance(cell.value, float)
                same = old == pytest.approx(cell.value, rel=1e-13, abs=1e-9) if both else old == cell.value
                differences += [] if same else [(sheet, at, old, cell.value, cell.formula)]
    assert formulas > 200
    assert differences == []


def test_totals_follow_an_edit_at_once(document: Document) -> None:
    """Personnel cost of Ekonomi up by 100 in the manual forecast: the department and the committees follow."""
    cells = document.all_cells("Prognos")
    headings = {
        cell.value: at[1] for at, cell in cells.items() if cell.value in {"Manuell prognos", "Rad", "Prognos helår"}
    }
    row = next(r for (r, c), cell in cells.items() if c == headings["Rad"] and cell.value == "Personalkostnader")
    letter = chr(64 + headings["Manuell prognos"])
    document.set_value("Prognos", f"{letter}{row}", 8225.0)
    document.calculate_all()
    after = document.all_cells("Prognos")
    column = headings["Prognos helår"]
    changed = {
        at[0]: (cells[at].value, cell.value)
        for at, cell in after.items()
        if at[1] == column and cells[at].value != cell.value
    }
    assert changed[row] == (7625.0, 7725.0)
    assert sorted(changed.values()) == [(-1100.0, -1000.0), (-800.0, -700.0), (7625.0, 7725.0)]
    assert "Inaktuell" in str(document.cell_text("Prognos", "B4"))
    document.set_value("Prognos", f"{letter}{row}", "")


def headed(document: Document, sheet: str, *headings: str) -> dict[str, int]:
    """Return the columns of a sheet's headings, of the last row that holds all of them."""
    rows: dict[int, dict[str, int]] = {}
    for (row, col), cell in document.all_cells(sheet).items():
        if cell.value in headings:
            rows.setdefault(row, {}).setdefault(str(cell.value), col)
    return next(found for _, found in sorted(rows.items(), reverse=True) if len(found) == len(headings))


def test_an_amount_typed_in_komplettering_counts_at_once(document: Document) -> None:
    """ITs kommunbidrag of August up by 100: Hittills, Prognos and the department's result follow without any button."""
    typed = headed(document, "Komplettering", "Rad", "Slag", "År", "aug", "Hittills")
    cells = document.all_cells("Komplettering")
    row = next(
        r
        for (r, c), cell in cells.items()
        if c == typed["Slag"] and cell.value == "utfall" and cells[r, typed["År"]].value == 2017.0
    )
    before = document.all_cells("Prognos")
    column = headed(document, "Prognos", "Rad", "Metod", "Utfall ack")["Utfall ack"]
    spot = f"{get_column_letter(typed['aug'])}{row}"
    document.set_value("Komplettering", spot, -1366.0)
    document.calculate_all()
    after = document.all_cells("Prognos")
    assert document.all_cells("Komplettering")[row, typed["Hittills"]].value == -10207.0
    changed = [
        (before[at].value, cell.value)
        for at, cell in after.items()
        if at[1] == column and before[at].value != cell.value
    ]
    assert sorted(changed) == [(-10107.0, -10207.0), (-868.0, -968.0), (633.0, 533.0)]
    document.set_value("Komplettering", spot, -1266.0)
    document.calculate_all()
    assert {at: cell.value for at, cell in document.all_cells("Prognos").items()} == {
        at: cell.value for at, cell in before.items()
    }


def test_pages_print_without_hashes_or_errors(document: Document, tmp_path: Path) -> None:
    pdf = tmp_path / "bok.pdf"
    document.export_pdf(pdf)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    pages = text.split("\f")
    assert "###" not in text
    assert not [mark for mark in ("#VÄRDE", "#NAMN", "#REF", "#SAKNAS", "#DIV", "Err:") if mark in text]
    seen = [name for name in document.sheet_names() if document.component.Sheets.getByName(name).IsVisible]
    assert all(any(name in page for page in pages) for name in seen)
    ledger = [page for page in pages if "Utfall" in page.lstrip().split("\n", 1)[0]]
    assert len(ledger) > 5
    assert len(pages) - 1 - len(ledger) <= 48
