"""What is installed is whole: the example, its books and its papers come out of a wheel, far from any checkout."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.machine import REPOSITORY
from support.wheel import installed_wheel

# Stands in for a Python without the extra "handlingar": the libraries are there, and can't be imported.
BLOCKED = "import sys; sys.modules.update(dict.fromkeys(['docx', 'pptx', 'matplotlib', 'icalendar', 'pypdf']))"

BUDGET = "Summa 15 388 194 134 −302 15 414"  # the last row of the bridge, from this year's budget to next year's


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return installed_wheel(tmp_path_factory.mktemp("hjul"))


@pytest.fixture
def program(environment: tuple[Path, Path]) -> str:
    return str(environment[0])


@pytest.fixture
def without_papers(environment: tuple[Path, Path]) -> Iterator[None]:
    block = environment[1] / "spärr.pth"
    block.write_text(BLOCKED + "\n", encoding="utf-8")
    yield
    block.unlink()


def typed(program: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [program, "-I", "-X", "utf8", "-m", "snit_xl", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def words(said: str) -> str:
    return " ".join(said.split())


def said_of_papers(program: str, folder: Path) -> dict[str, str]:
    checks = json.loads(typed(program, folder, "doktor", "--json").stdout)["kontroller"]
    (found,) = [one for one in checks if one["kontroll"] == "papers"]
    return dict(found)


def test_the_wheel_is_what_answers_and_not_the_checkout(environment: tuple[Path, Path], tmp_path: Path) -> None:
    python, packages = environment
    asked = [str(python), "-I", "-c", "import snit_xl; print(snit_xl.__file__)"]
    place = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()
    assert Path(place) == packages / "snit_xl/__init__.py"


def test_every_sample_travels(environment: tuple[Path, Path]) -> None:
    def samples(root: Path) -> set[str]:
        return {str(path.relative_to(root)) for path in (root / "snit_xl/samples").rglob("*") if path.suffix != ".pyc"}

    assert samples(REPOSITORY) == samples(environment[1])


def test_the_example_runs_to_the_last_paper(program: str, tmp_path: Path) -> None:
    ran = typed(program, tmp_path, "demo")
    assert ran.returncode == 0, ran.stderr
    assert BUDGET in words(ran.stdout)
    (papers,) = (tmp_path / "demo").glob("* handlingar")
    kinds = {path.suffix for path in papers.iterdir()}
    assert kinds == {".docx", ".pptx", ".png", ".ics"}
    assert said_of_papers(program, tmp_path)["lage"] == "ok"


@pytest.mark.usefixtures("without_papers")
def test_without_the_libraries_for_papers_the_figures_are_computed_all_the_same(program: str, tmp_path: Path) -> None:
    ran = typed(program, tmp_path, "demo")
    assert BUDGET in words(ran.stdout)
    assert "HANDLING-SKRIVARE-SAKNAS" in ran.stdout
    assert (tmp_path / "demo/Projekt och förbättringar.xlsx").is_file()
    assert list((tmp_path / "demo").glob("* handlingar")) == []
    told = said_of_papers(program, tmp_path)
    assert (told["lage"], told["kod"]) == ("varning", "DATOR-HANDLINGAR")
