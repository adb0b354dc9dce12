"""`snit-xl installera` and `snit-xl doktor` as they are typed: what they print, their exit status, their JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from made_up_machine import SCRIPTS, XLSTART, MadeUpMachine, windows
from support.macros import XLSM

from snit_xl.cli import main
from snit_xl.cli.parser import make_parser
from snit_xl.cli.setup_commands import examine_on, install_on

Told = tuple[Callable[[], None], int]


def typed(machine: MadeUpMachine, *words: str) -> int:
    options = make_parser().parse_args(list(words))
    say, status = (install_on if words[0] == "installera" else examine_on)(machine, options)
    say()
    return status


def test_what_is_installed_is_told_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(windows(), "installera") == 0
    assert capsys.readouterr().out == (
        rf"Excel: tillägget är på plats: {XLSTART}\snit-xl.xlam" + "\n"
        "Excel: inställningen för Python är på plats: "
        r"HKCU\Software\VB and VBA Program Settings\SNIT-XL\Python\Mapp" + "\n"
        "LibreOffice finns inte på den här datorn.\n\nStarta om Excel.\n"
    )


def test_both_programs_are_to_be_restarted_where_both_changed(capsys: pytest.CaptureFixture[str]) -> None:
    machine = windows(office=True)
    assert typed(machine, "installera") == 0
    assert capsys.readouterr().out.endswith("\n\nStarta om Excel och LibreOffice.\n")
    assert typed(machine, "installera") == 0
    assert "Starta om" not in capsys.readouterr().out
    assert typed(machine, "installera", "--ta-bort") == 0
    assert "tillägget har tagits bort" in capsys.readouterr().out


def test_a_machine_with_neither_program_is_status_1_with_a_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(windows(excel=False), "installera") == 1
    out = capsys.readouterr().out
    assert out.startswith("Excel finns inte på den här datorn.\nLibreOffice finns inte på den här datorn.\n")
    assert "VARNING  DATOR-INGET-PROGRAM" in out
    assert "Gör så här: " in out


def test_only_one_program_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(windows(office=True), "installera", "--bara", "excel", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {step["program"] for step in told["steg"]} == {"excel"}
    assert told["starta_om"] == ["excel"]
    assert told["fynd"] == []
    assert told["steg"][0] == {
        "program": "excel",
        "vad": "tillägget",
        "gjort": "är på plats",
        "plats": XLSTART + r"\snit-xl.xlam",
    }


def test_another_program_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        make_parser().parse_args(["installera", "--bara", "word"])
    assert stopped.value.code == 2
    assert "--bara kan inte vara word" in capsys.readouterr().err


def test_a_sound_machine_is_status_0_and_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    machine = windows()
    typed(machine, "installera")
    capsys.readouterr()
    assert typed(machine, "doktor") == 0
    out = capsys.readouterr().out
    assert rf"ok       Python: version 3.11.9, 64 bitar, {SCRIPTS}\python.exe" in out
    assert "\n8 kontroller gäller inte den här datorn. Alla visas med --json.\n" in out
    assert out.endswith("Inget fel hittades.\n")


def test_faults_are_status_1_each_with_place_code_and_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(windows(), "doktor") == 1
    out = capsys.readouterr().out
    assert rf"FEL  {XLSTART}\snit-xl.xlam  DATOR-TILLAGG-SAKNAS" in out
    assert "    Gör så här: Kör snit-xl installera." in out
    assert out.endswith("Resultat: 2 fel.\n")


def test_a_warning_alone_is_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    machine = windows()
    typed(machine, "installera")
    machine.registry.set(r"HKCU\Software\Policies\Microsoft\Windows\System", "DisableCMD", 1)
    assert typed(machine, "doktor") == 0
    assert capsys.readouterr().out.endswith("Resultat: 1 varning.\n")


def test_a_workbook_is_looked_for_from_the_folder_that_one_stands_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(XLSM, tmp_path / "Nämnden.xlsm")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OneDrive", str(tmp_path))
    main(["doktor", "Nämnden.xlsm", "--json"])
    told = {one["kontroll"]: one for one in json.loads(capsys.readouterr().out)["kontroller"]}
    assert told["workbook"]["lage"] == "ok"
    assert told["workbook_synced"]["kod"] == "DATOR-BOK-SYNKAD"
    assert told["workbook_synced"]["plats"] == str(tmp_path / "Nämnden.xlsm")


def test_json_has_every_check_with_its_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(windows(), "doktor", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == 1
    checks = {one["kontroll"]: one for one in told["kontroller"]}
    assert {one["lage"] for one in checks.values()} == {"ok", "fel", "gäller inte här"}
    assert checks["python"]["sager"].startswith("version 3.11.9, 64 bitar, ")
    assert checks["setting"]["kod"] == "DATOR-INSTALLNING-SAKNAS"
    assert checks["setting"]["ratta"] == "Kör snit-xl installera."
    assert len(checks) == len(told["kontroller"])
