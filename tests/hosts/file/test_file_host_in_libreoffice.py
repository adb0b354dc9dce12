"""The file host and LibreOffice on the same workbook: what one saves, the other goes on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.libreoffice import Office
from support.workbooks import BUILT_AT, Book, example

from snit_xl.actions import loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.hosts.file.host import read_workbook, write_workbook
from snit_xl.workbook.package_check import check_package

NEW_ROW = {
    "Avdelning": "Ekonomiavdelningen",
    "Rad": "Lokalkostnader",
    "Radtyp": "kostnad",
    "Slag": "övrigt",
    "Utfall ack fg år": 11.0,
    "Budget ack": 24.0,
    "Utfall ack": 31.0,
    "Budget helår": 36.0,
    "Metod": "återstående budget",
}


def update(path: Path, now: datetime) -> loop.Run:
    opened = read_workbook(path)
    ran = loop.run(opened.view, update_forecast, now)
    if ran.writes is not None:
        write_workbook(opened, ran.writes, ran.values, now, "update", foreign=bool(ran.foreign))
    return ran


@pytest.fixture
def saved_by_libreoffice(office: Office, tmp_path: Path) -> Path:
    """Return the example with a row inserted inside a table and filled in, as LibreOffice saves it."""
    source, target = tmp_path / "bok.xlsx", tmp_path / "sparad i Calc.xlsx"
    source.write_bytes(example()[0])
    document = office.open(source)
    cells = document.all_cells("Prognos")
    at = next(row for (row, col), cell in cells.items() if col == 2 and cell.value == "Kapitalkostnader")
    header = next(row for (row, col), cell in cells.items() if cell.value == "Slag")
    columns = {cell.value: col for (row, col), cell in cells.items() if row == header}
    document.insert_rows("Prognos", at)
    for heading, value in NEW_ROW.items():
        document.set_value("Prognos", f"{chr(64 + columns[heading])}{at}", value)
    document.store(target)
    document.close()
    return target


def test_a_row_inserted_in_calc_is_picked_up_and_gets_its_formulas(saved_by_libreoffice: Path) -> None:
    ran = update(saved_by_libreoffice, BUILT_AT + timedelta(days=1))
    assert not ran.blocking
    book = Book.of(saved_by_libreoffice)
    row = book.row("Prognosrader", Rad="Lokalkostnader")
    assert (row["Förslag"], row["Prognos helår"]) == (43.0, 43.0)  # 31 + 36 − 24
    assert (row["Avvikelse helår"], row["Avvikelse period"]) == (-7.0, -7.0)
    assert book.row("Summor", Avdelning="Ekonomiavdelningen")["Prognos helår"] == -757.0
    assert book.below("Summor", "Prognos helår") == -1057.0


def test_the_patched_file_is_valid_and_a_second_update_leaves_it_alone(
    saved_by_libreoffice: Path, validate_ooxml: Callable[[Path], list[str]]
) -> None:
    of_calc = validate_ooxml(saved_by_libreoffice)  # Calc gives a sparkline a mark that the schema lacks
    assert all("sparklineGroup" in fault for fault in of_calc)
    update(saved_by_libreoffice, BUILT_AT + timedelta(days=1))
    assert validate_ooxml(saved_by_libreoffice) == of_calc
    assert check_package(saved_by_libreoffice) == []
    before = saved_by_libreoffice.read_bytes()
    assert update(saved_by_libreoffice, BUILT_AT + timedelta(days=2)).writes is None
    assert saved_by_libreoffice.read_bytes() == before


def test_calc_recalculates_a_patched_file_to_the_values_we_wrote(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example(updated=False)[0])
    update(path, BUILT_AT)
    document = office.open(path)
    stored = {sheet: document.all_cells(sheet) for sheet in document.sheet_names()}
    document.calculate_all()
    for sheet, before in stored.items():
        for at, cell in document.all_cells(sheet).items():
            assert cell.value == (
                pytest.approx(before[at].value) if isinstance(cell.value, float) else before[at].value
            )
    document.close()


def test_update_of_a_built_file_gives_what_the_builder_gives(tmp_path: Path) -> None:
    """The builder and the file host run the same loop: same cells, whichever way."""
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example(updated=False)[0])
    update(path, BUILT_AT)
    ours, built = Book.of(path), Book.of(example()[0])
    for sheet in built.raw.worksheets:
        other = ours.raw[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                wanted, found = cell.value or None, other[cell.coordinate].value or None
                same = wanted == (pytest.approx(found, abs=1e-9) if isinstance(found, float) else found)
                assert same, f"{sheet.title}!{cell.coordinate}"
