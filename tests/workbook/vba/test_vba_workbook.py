"""The project inside a workbook: Microsoft's validator passes it, LibreOffice runs its Sub and its function."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import check_file
from support.libreoffice import Office
from vba_samples import DOCUMENTS, MODULES, project, workbook

from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.vba_project import Module, vba_project


@pytest.fixture
def xlsm(tmp_path: Path) -> Path:
    path = tmp_path / "bok med åäö.xlsm"
    path.write_bytes(workbook(project()))
    return path


def test_microsofts_validator_and_the_nine_checks_pass(xlsm: Path, validate_ooxml: Callable[[Path], list[str]]) -> None:
    assert validate_ooxml(xlsm) == []
    assert check_package(xlsm) == []


def test_pyopenvba_finds_nothing_amiss(xlsm: Path) -> None:
    report = check_file(xlsm)
    assert [issue.message for issue in report.issues] == []
    assert report.ok


def test_olevba_reads_it_from_the_workbook(xlsm: Path) -> None:
    parser = VBA_Parser(str(xlsm))
    modules = {name for _, _, name, _ in parser.extract_macros()}
    parser.close()
    assert modules == {"ThisWorkbook.cls", "Blad1.cls", "SnitFunktioner.bas", "SnitKnapp.bas"}


def test_codenames_of_the_file_are_those_of_the_project(xlsm: Path) -> None:
    with zipfile.ZipFile(xlsm) as archive:
        assert b'codeName="ThisWorkbook"' in archive.read("xl/workbook.xml")
        assert b'codeName="Blad1"' in archive.read("xl/worksheets/sheet1.xml")
        assert archive.read("xl/vbaProject.bin") == project()
        assert b"fullCalcOnLoad" not in archive.read("xl/workbook.xml")


def test_libreoffice_runs_the_sub_and_evaluates_the_function(office: Office, xlsm: Path) -> None:
    with office.open(xlsm, macros=True) as document:
        assert document.cell_value("Start", "A2") == 7707
        document.set_value("Start", "A1", 9436)
        document.calculate_all()
        assert document.cell_value("Start", "A2") == 4718
        document.run_macro("SnitKnapp.Uppdatera", library="SnitXl")
        assert document.cell_value("Start", "B6") == "Förvaltningen är uppdaterad: åäö ÅÄÖ €"
        assert document.cell_value("Start", "B7") == pytest.approx(9436 * 0.61)


def test_libreoffice_binds_the_button_to_the_sub(office: Office, xlsm: Path) -> None:
    with office.open(xlsm, macros=True) as document:
        form = document.component.Sheets.getByIndex(0).DrawPage.Forms.getByIndex(0)
        (event,) = form.getScriptEvents(0)
        assert "SnitXl.SnitKnapp.Uppdatera" in event.ScriptCode


def test_without_macros_the_cached_value_stays(office: Office, xlsm: Path) -> None:
    with office.open(xlsm) as document:
        assert document.cell_value("Start", "A2") == 7707


def test_libreoffice_runs_the_last_of_fifty_modules_and_a_long_one(office: Office, tmp_path: Path) -> None:
    lines = "".join(f"    summa = summa + {number}\n" for number in range(1, 4001))
    head, tail = "Public Function LANG_SUMMA() As Double\n    Dim summa As Double\n", "    LANG_SUMMA = summa\n"
    long = f"{head}{lines}{tail}End Function\n"
    assert len(long) > 90_000
    few = [
        Module(f"M{n}", f"Public Function NUMMER_{n}() As Double\n    NUMMER_{n} = {n}\nEnd Function\n")
        for n in range(47)
    ]
    path = tmp_path / "många.xlsm"
    path.write_bytes(workbook(vba_project([*MODULES, *few, Module("Lang", long)], DOCUMENTS)))
    with office.open(path, macros=True) as document:
        document.set_formula("Start", "C1", "=NUMMER_46()")
        document.set_formula("Start", "C2", "=LANG_SUMMA()")
        document.calculate_all()
        assert [document.cell_value("Start", cell) for cell in ("C1", "C2")] == [46, 4000 * 4001 / 2]


def test_libreoffice_makes_an_object_of_a_class(office: Office, tmp_path: Path) -> None:
    counter = (
        "Option Explicit\nPublic antal As Double\nPublic Sub Lagg(ByVal n As Double)\n    antal = antal + n\nEnd Sub\n"
    )
    user = (
        "Public Function RAKNA() As Double\n    Dim r As Raknare\n    Set r = New Raknare\n"
        "    r.Lagg 3\n    r.Lagg 4.5\n    RAKNA = r.antal\nEnd Function\n"
    )
    path = tmp_path / "klass.xlsm"
    modules = [*MODULES, Module("Raknare", counter, is_class=True), Module("Anvand", user)]
    path.write_bytes(workbook(vba_project(modules, DOCUMENTS)))
    with office.open(path, macros=True) as document:
        document.set_formula("Start", "C1", "=RAKNA()")
        document.calculate_all()
        assert document.cell_value("Start", "C1") == 7.5


def test_the_same_workbook_every_time() -> None:
    assert workbook(project()) == workbook(project())
