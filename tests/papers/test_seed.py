"""The real papers: exactly what an honest check finds in them, read from the text itself, in under two seconds."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from reading_papers import LIMITS
from support.machine import REPOSITORY

from snit_xl.papers.document import Document
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.reading import read_paper

pytestmark = pytest.mark.shared
# What each row of facit/fynd.csv is found as; figures as they stand there.
FOUND_AS = {
    "F1": "GRANSKA-SUMMA",
    "F2": "GRANSKA-TEXT-MOT-TABELL",
    "F3": "GRANSKA-SUMMA",
    "F4": "GRANSKA-TECKEN",
    "F5": "GRANSKA-TEXT-MOT-TABELL",
    "F6": "GRANSKA-ARTAL",
    "N1": "GRANSKA-TOM-CELL",
    "N2": "GRANSKA-RADNAMN",
    "V1": "GRANSKA-PROGNOS-UNDER-UTFALL",
    "V2": "GRANSKA-PROGNOS-OCH-BUDGET",
    "V3": "GRANSKA-PROGNOS-UTAN-AVVIKELSE",
    "V4": "GRANSKA-FORBRUKNING",
    "V5": "GRANSKA-KAND-POST",
    "V6": "GRANSKA-FORKLARING",
    "V7": "GRANSKA-MANADSTAKT",
    "V8": "GRANSKA-UPPREPAT-VARDE",
    "V9": "GRANSKA-BILD-MOT-PLAN",
}
WRITTEN_AS = {"F5": ("633", "632"), "V2": ("633/1965", "1635"), "V5": ("3783", "3545"), "V8": ("1336", "1336")}


def paper_of(shared_folder: Path) -> Path:
    (path,) = (shared_folder / "seed").glob("*.txt")
    return path


@pytest.fixture(scope="module")
def seed(shared_folder: Path) -> Examined:
    document = read_paper(paper_of(shared_folder))
    assert isinstance(document, Document)
    return examine(document, LIMITS)


def facit(shared_folder: Path) -> list[dict[str, str]]:
    with (shared_folder / "facit/fynd.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_facit_is_found_and_nothing_else(seed: Examined, shared_folder: Path) -> None:
    rows = facit(shared_folder)
    assert len(rows) == 17
    found = Counter(one.code for one in (*seed.certain, *seed.remarks))
    assert found == Counter(FOUND_AS[row["kod"]] for row in rows)
    assert seed.uncertain == ()


def test_the_six_faults_are_the_certain_ones(seed: Examined, shared_folder: Path) -> None:
    faults = [row for row in facit(shared_folder) if row["slag"] == "fel"]
    wanted = {(FOUND_AS[row["kod"]], row["publicerat"].lstrip("+"), row["ratt"]) for row in faults}
    assert {(one.code, str(one.published), str(one.correct)) for one in seed.certain} == wanted


def test_the_warnings_carry_the_facits_figures(seed: Examined, shared_folder: Path) -> None:
    found = {(one.code, str(one.published), str(one.correct)) for one in seed.remarks}
    for row in facit(shared_folder):
        if row["slag"] == "varning" and row["publicerat"] and row["ratt"]:
            figures = WRITTEN_AS.get(row["kod"], (row["publicerat"], row["ratt"]))
            exact = {(code, one.removesuffix(".0"), two) for code, one, two in found}
            assert (FOUND_AS[row["kod"]], *figures) in exact | found, row["kod"]


def test_each_finding_says_on_which_line_it_stands(seed: Examined, shared_folder: Path) -> None:
    lines = paper_of(shared_folder).read_text(encoding="utf-8").splitlines()
    for one in seed.certain:
        first = str(one.published).split("/")[0].lstrip("-")
        assert first in lines[int(one.place.sheet.removeprefix("rad ")) - 1].replace("-", "")


def test_nine_tables_are_read_for_certain_and_the_texts_amounts_with_them(seed: Examined) -> None:
    assert (seed.tables, seed.statements) == (9, 19)


def test_the_command_takes_under_two_seconds(shared_folder: Path) -> None:
    """Processor time, start included: the machine may be busy with other things."""
    command = [sys.executable, "-m", "snit_xl", "granska", str(paper_of(shared_folder))]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2
