"""requirements-runtime.lock: the pins of requirements.lock, complete for the program, and no tools among them."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.machine import REPOSITORY
from support.scripts import script

from snit_xl.hosts.setup.package import PAPERS

LOCKS = script("make_runtime_lock")
RUNTIME: dict[str, str] = LOCKS.pins(LOCKS.RUNTIME.read_text(encoding="utf-8"))
EVERYTHING: dict[str, str] = LOCKS.pins(LOCKS.EVERYTHING.read_text(encoding="utf-8"))
OFFICE_ITSELF = {"uno", "unohelper", "com"}  # come with LibreOffice


def imported() -> set[str]:
    """Return the top names that the program's own modules import."""
    names: set[str] = set()
    for path in (REPOSITORY / "snit_xl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


def test_it_is_as_it_would_be_written_now() -> None:
    assert LOCKS.RUNTIME.read_text(encoding="utf-8") == LOCKS.runtime_lock()


def test_every_pin_is_the_one_that_is_tested() -> None:
    assert {name: EVERYTHING[name] for name in RUNTIME} == RUNTIME


@pytest.mark.parametrize("name", [name for name, line in RUNTIME.items() if "sys_platform" not in line])
def test_a_package_is_installed_with_all_that_it_needs(name: str) -> None:
    wanted = (Requirement(text) for text in requires(name) or ())
    here = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    assert [one.name for one in here if canonicalize_name(one.name) not in RUNTIME] == []


def test_all_that_the_program_imports_is_there() -> None:
    owners = packages_distributions()
    foreign = imported() - sys.stdlib_module_names - OFFICE_ITSELF - {"snit_xl"}
    owned = {name: {canonicalize_name(one) for one in owners.get(name, [])} for name in foreign}
    assert {name for name, packages in owned.items() if packages and not packages & RUNTIME.keys()} == set()
    assert {"openpyxl", "xlsxwriter", "python_calamine", "numpy", "docx"} <= {*owned}


def test_doktor_looks_for_every_library_of_the_papers() -> None:
    extra = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]["handlingar"]
    assert {Requirement(one).name for one in extra} == set(PAPERS.values())
    owners = packages_distributions()
    assert {name: owners[name] for name in PAPERS} == {name: [package] for name, package in PAPERS.items()}


def test_no_tool_of_ours_is_among_them() -> None:
    assert {"pytest", "mypy", "ruff", "oletools", "hypothesis", "pandas"} & RUNTIME.keys() == set()
    assert {"pywin32", "xlwings", "setuptools"} <= RUNTIME.keys()
