"""The month curves in Prognos and Månader: each draws its own row, and no program takes them away."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from support.workbooks import example

from snit_xl.actions import loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.patch import patched
from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import TableRows, Writes, column_letter

CURVE = r"<xm:f>'?{sheet}'?!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)</xm:f>\s*<xm:sqref>([A-Z]+)(\d+)</xm:sqref>"
DRAWN = {"months": "Månader", "rows": "Prognos"}
LATER = datetime(2017, 9, 13, 8, 0)  # noqa: DTZ001 - cells know no time zone


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    return path


def curves(content: bytes, sheet: str = "Månader") -> dict[int, tuple[str, ...]]:
    """Return each drawn row's curve on a sheet: from column, to column and its own column."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    found, pattern = {}, re.compile(CURVE.replace("{sheet}", sheet))
    for first, row, last, end, at, own in (match for xml in sheets for match in pattern.findall(xml)):
        assert row == end == own  # a curve of another row would be a picture that nobody sees is wrong
        found[int(row)] = (first, last, at)
    return found


@pytest.mark.parametrize("table", DRAWN)
def test_every_row_draws_its_own_twelve_months(book: Path, table: str) -> None:
    where = read_workbook(book).view.tables[TABLES[table]]
    wanted = tuple(column_letter(where.column(heading(table, key)).left) for key in ("m_1", "m_12", "curve"))
    drawn = curves(book.read_bytes(), DRAWN[table])
    assert set(where.area.rows) <= set(drawn)
    assert set(drawn.values()) == {wanted}


def test_patching_a_list_that_grows_leaves_every_curve_as_it_was(book: Path) -> None:
    opened = read_workbook(book)
    where = opened.view.tables[TABLES["months"]]
    rows = tuple(
        tuple(opened.view.cell(where.area.sheet, row, col).value for col in where.area.cols) for row in where.area.rows
    )
    data = patched(opened.book, Writes(lists=(TableRows(TABLES["months"], rows * 2),)))
    assert curves(data) == curves(book.read_bytes())
    assert check_package(data) == []


def test_an_update_writes_nothing_where_the_curves_are(book: Path) -> None:
    assert loop.run(read_workbook(book).view, update_forecast, LATER).writes is None


@pytest.mark.libreoffice
def test_libreoffice_keeps_the_curves_when_it_saves(book: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice
    profile, out = (tmp_path / "profil").as_uri(), tmp_path / "ut"
    command = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=240)
    saved = (out / book.name).read_bytes()
    for sheet in DRAWN.values():
        assert curves(saved, sheet) == curves(book.read_bytes(), sheet)


def test_the_months_of_prognos_are_those_of_the_books_to_the_period(book: Path) -> None:
    view = read_workbook(book).view
    where = view.tables[TABLES["rows"]]
    for row in where.area.rows:
        shown = [view.cell("Prognos", row, where.column(heading("rows", f"m_{n}")).left).value for n in range(1, 13)]
        to_date = view.cell("Prognos", row, where.column(heading("rows", "actual")).left).value
        assert shown[8:] == [None] * 4
        assert sum(amount for amount in shown[:8] if isinstance(amount, float)) == pytest.approx(to_date)


def test_a_curve_is_drawn_of_months_that_are_folded_away(book: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    assert 'displayHidden="1"' in sheet
    assert re.search(r'<col [^>]*hidden="1"[^>]*outlineLevel="1"', sheet)
