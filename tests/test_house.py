"""The house keeps its word: pins agree, what README says exists, no missing tool passes in silence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.machine import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
STATED = map(Requirement, (*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["handlingar"]))
ASKED = [one for one in STATED if one.name != PROJECT["name"]]  # the extra "dev" names our own "handlingar"


def locked() -> dict[str, str]:
    """Return package → version of requirements.lock; a line that pins nothing exactly fails here."""
    pins = {}
    for line in (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            (pin,) = requirement.specifier
            assert pin.operator == "==", line
            pins[canonicalize_name(requirement.name)] = pin.version
    return pins


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_the_lock_file_pins_each_dependency_within_its_bounds(asked: Requirement) -> None:
    assert asked.specifier.contains(locked()[canonicalize_name(asked.name)])


def test_xlwings_is_pinned_exactly_and_alike_in_both_files() -> None:
    (asked,) = [one for one in ASKED if one.name == "xlwings"]
    assert str(asked.specifier) == f"=={locked()['xlwings']}"


def test_no_package_host_is_named() -> None:
    houses = [REPOSITORY / "Makefile", REPOSITORY / ".ci/run", REPOSITORY / "requirements.lock"]
    houses += [path for path in (REPOSITORY / "scripts").rglob("*") if "node_modules" not in path.parts]
    named = [str(path) for path in houses if path.is_file() and "://" in path.read_text(encoding="utf-8")]
    assert named == []


def test_the_validator_is_pinned_alike_in_both_npm_files() -> None:
    folder = REPOSITORY / "scripts/validator"
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
        assert lock["packages"][f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_readme_names_the_two_steps_and_only_targets_that_exist() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`+[^`]*`+", readme))))
    assert {"demo", "test"} <= named
    assert named <= targets


@pytest.mark.parametrize(("continuous", "outcome"), [("", "1 skipped"), ("true", "1 error")])
def test_a_missing_libreoffice_is_never_a_silent_pass(tmp_path: Path, continuous: str, outcome: str) -> None:
    test = REPOSITORY / "tests/test_libreoffice_driver.py"
    environment = {**os.environ, "PATH": str(tmp_path), "CI": continuous, "SNIT_REQUIRE_LIBREOFFICE": ""}
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "-k", "hangs", str(test)]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert outcome in done.stdout
    assert "passed" not in done.stdout
    assert "soffice is not installed" in done.stdout
    assert (done.returncode == 0) is (continuous == "")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Write one sheet with a total, as XlsxWriter does it."""
    path = tmp_path / "budget år.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_column("A1", [9436, 5978])
    sheet.write_formula("A3", "=SUM(A1:A2)", None, 15414)
    book.close()
    return path


def test_the_validator_passes_a_sound_workbook(validate_ooxml: Callable[[Path], list[str]], workbook: Path) -> None:
    assert validate_ooxml(workbook) == []


def test_the_validator_names_part_and_place_of_a_fault(
    validate_ooxml: Callable[[Path], list[str]], workbook: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "trasig.xlsx"
    with zipfile.ZipFile(workbook) as sound, zipfile.ZipFile(broken, "w") as copy:
        for name in sound.namelist():
            copy.writestr(name, sound.read(name).replace(b"<sheetData>", b"<sheetData><junk/>"))
    (fault,) = validate_ooxml(broken)
    assert "sheet1.xml" in fault
    assert "sheetData" in fault


def test_the_validator_faults_a_file_it_cannot_open(
    validate_ooxml: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    rubbish = tmp_path / "skräp.xlsx"
    rubbish.write_bytes(b"not a package")
    assert validate_ooxml(rubbish) == ["file: File contains corrupted data. [Exception]"]
