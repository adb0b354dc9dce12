"""LibreOffice opens a rolled workbook, computes the same as we did, and can be the one that saved the old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_samples import Book, run
from support.libreoffice import Office
from support.workbooks import example

from snit_xl.workbook.package_check import check_package

KEY = ("--befolkning", "Vårgårda=11400", "--befolkning", "Herrljunga=9491", "--källa", "SCB", "--datum", "2017-11-01")


def test_calc_computes_what_is_stored(office: Office, tmp_path: Path) -> None:
    (tmp_path / "2017.xlsx").write_bytes(example()[0])
    assert run("rulla", tmp_path / "2017.xlsx", "--ändå", *KEY) == 0
    document = office.open(tmp_path / "2018.xlsx")
    stored = {sheet: document.all_cells(sheet) for sheet in document.sheet_names()}
    document.calculate_all()
    compared = 0
    for sheet, before in stored.items():
        for at, cell in document.all_cells(sheet).items():
            wanted = before[at].value
            assert cell.value == (pytest.approx(wanted) if isinstance(cell.value, float) else wanted), (sheet, at)
            compared += bool(cell.formula)
    document.close()
    assert compared > 300


def test_a_workbook_saved_in_calc_rolls_to_the_same_content(office: Office, tmp_path: Path) -> None:
    (tmp_path / "2017.xlsx").write_bytes(example()[0])
    document = office.open(tmp_path / "2017.xlsx")
    document.store(tmp_path / "Calc 2017.xlsx")
    document.close()
    for name in ("2017.xlsx", "Calc 2017.xlsx"):
        assert run("rulla", tmp_path / name, "--ändå", *KEY) == 0
    ours, theirs = Book(tmp_path / "2018.xlsx", values=True), Book(tmp_path / "Calc 2018.xlsx", values=True)
    for sheet in ours.book.worksheets:
        if sheet.title in {"Logg", "Tidigare indata"}:
            continue
        for row in sheet.iter_rows():
            for cell in row:
                other = theirs.book[sheet.title][cell.coordinate].value
                same = pytest.approx(other) if isinstance(other, float) else other
                assert cell.value == same, f"{sheet.title}!{cell.coordinate}"


def test_the_package_is_sound(validate_ooxml: Callable[[Path], list[str]], tmp_path: Path) -> None:
    (tmp_path / "2017.xlsx").write_bytes(example()[0])
    assert run("rulla", tmp_path / "2017.xlsx", "--ändå", *KEY) == 0
    assert check_package((tmp_path / "2018.xlsx").read_bytes()) == []
    assert validate_ooxml(tmp_path / "2018.xlsx") == []
