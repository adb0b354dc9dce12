"""`snit-xl granska`: what it prints of papers, its status, and the same as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_samples import run
from support.machine import REPOSITORY

PAPERS = REPOSITORY / "tests/data/papers"
FAULTY, FINE = PAPERS / "budget_och_plan.txt", PAPERS / "utan_fel.txt"


def test_certain_faults_give_one_and_none_gives_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("granska", FINE) == 0
    assert "inget säkert fel" in capsys.readouterr().out
    assert run("granska", FAULTY) == 1
    assert "SÄKRA FEL" in capsys.readouterr().out


def test_a_paper_that_cant_be_read_gives_two_and_the_others_are_told_still(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("granska", FAULTY, tmp_path / "saknas.docx") == 2
    said = capsys.readouterr().out
    assert "GRANSKA-SUMMA" in said
    assert "HANDLING-SAKNAS" in said


def test_json_gives_each_finding_its_place_table_row_column_and_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("granska", FAULTY, FINE, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == 1
    faulty, fine = told["handlingar"]
    (wrong_sum,) = [one for one in faulty["sakra"] if one["kod"] == "GRANSKA-SUMMA"]
    assert {key: wrong_sum[key] for key in ("plats", "rad", "kolumn", "star", "beraknat")} == {
        "plats": "rad 31",
        "rad": "S:a investeringar",
        "kolumn": "Plan 2026",
        "star": "705",
        "beraknat": "750",
    }
    assert fine["sakra"] == []
    assert fine["tabeller"] == 2


def test_two_papers_are_held_against_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "senare.txt"
    other.write_text(FAULTY.read_text(encoding="utf-8").replace("10 905  11 134", "10 905  11 143"), encoding="utf-8")
    run("granska", FAULTY, other, "--json")
    across = json.loads(capsys.readouterr().out)["mellan_handlingar"]
    assert [(one["kod"], one["star"].replace("\u00a0", " "), one["rad"]) for one in across] == []
    other.write_text(
        FAULTY.read_text(encoding="utf-8").replace("7 305  7 515 210", "7 305  7 525 220"), encoding="utf-8"
    )
    run("granska", FAULTY, other, "--json")
    across = json.loads(capsys.readouterr().out)["mellan_handlingar"]
    assert ("GRANSKA-HANDLING-MOT-HANDLING", "7 515", "7 525") in [
        (one["kod"], one["star"].replace("\u00a0", " "), one["beraknat"].replace("\u00a0", " ")) for one in across
    ]


def test_a_table_that_cant_be_read_for_certain_is_said_never_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    run("granska", PAPERS / "uppfoljning_breda_kolumner.txt", "--json")
    (paper,) = json.loads(capsys.readouterr().out)["handlingar"]
    assert [(one["kod"], one["tabell"]) for one in paper["osakra"]] == [("GRANSKA-OLAST-TABELL", "Nyckeltal")]
    assert "GRANSKA-PROCENT" in [one["kod"] for one in paper["sakra"]]


def test_without_a_paper_the_command_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("granska") == 2
    assert "HANDLING" in capsys.readouterr().err
