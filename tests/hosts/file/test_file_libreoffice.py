"""Workbooks saved by a real LibreOffice are read and patched, and it reads what we patched."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from file_samples import rich_workbook

from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.patch import patched
from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.view import CellWrite, Writes

pytestmark = pytest.mark.libreoffice


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    soffice = shutil.which("soffice")
    assert soffice
    profile = (folder / "profil").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(folder), str(path)], check=True, capture_output=True, timeout=120)
    return folder / path.name


def test_libreoffices_own_file_is_read_and_patched(tmp_path: Path) -> None:
    source = rich_workbook(tmp_path / "bok.xlsx")
    (tmp_path / "ut").mkdir()
    opened = read_workbook(saved_by_libreoffice(source, tmp_path / "ut"))
    ours = read_workbook(source).view
    for spot in ((1, 1), (4, 2), (5, 3), (10, 1), (11, 1)):
        assert opened.view.cell("Prognos", *spot).value == ours.cell("Prognos", *spot).value
    assert opened.view.cell("Prognos", 8, 2).formula == "SUM(B4:B6)"
    assert opened.view.names["Budget_år"] == ours.names["Budget_år"]
    data = patched(opened.book, Writes((CellWrite("Prognos", 4, 2, 1.25), CellWrite("Prognos", 40, 9, "=ny"))))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Prognos"]
    assert (sheet["B4"].value, sheet["I40"].value) == (1.25, "=ny")
    assert check_package(data) == []


def test_libreoffice_reads_what_was_patched(tmp_path: Path) -> None:
    source = rich_workbook(tmp_path / "bok.xlsx")
    writes = Writes(
        (CellWrite("Prognos", 4, 2, 1.25), CellWrite("Prognos", 5, 1, "+46 å"), CellWrite("Prognos", 30, 3, value=True))
    )
    source.write_bytes(patched(read_workbook(source).book, writes))
    (tmp_path / "ut").mkdir()
    view = read_workbook(saved_by_libreoffice(source, tmp_path / "ut")).view
    seen = [view.cell("Prognos", *spot).value for spot in ((4, 2), (5, 1), (30, 3))]
    assert seen == [1.25, "+46 å", True]
