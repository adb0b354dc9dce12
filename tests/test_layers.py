"""The floors of the design hold, and the checker that says so finds each kind of planted fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.layers import FLOORS, violations
from support.machine import REPOSITORY

LONGEST_FILE = 300


def test_no_module_imports_upwards_or_sideways() -> None:
    assert violations(REPOSITORY) == []


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.relative_to(REPOSITORY / "snit_xl").parts[0] for path in (REPOSITORY / "snit_xl").rglob("*.py")}
    assert {room.removesuffix(".py") for room in rooms} - FLOORS.keys() - {"__init__"} == set()


def test_no_file_is_longer_than_a_room() -> None:
    lengths = {
        str(path.relative_to(REPOSITORY)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (REPOSITORY / "snit_xl").rglob("*.py")
    }
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Make a small sound tree with one module per room."""
    for name in ("domain/money", "books/sie", "workbook/view", "actions/check", "hosts/file", "hosts/excel"):
        _write(tmp_path, f"{name}.py", "from snit_xl import __version__\n")
        _write(tmp_path, f"{name.split('/', maxsplit=1)[0]}/__init__.py", "")
    _write(tmp_path, "__init__.py", "__version__ = '1'\n")
    _write(tmp_path, "cli.py", "from snit_xl.hosts import excel, file\nimport snit_xl.domain.money\n")
    return tmp_path


def _write(tree: Path, name: str, text: str) -> None:
    path = tree / "snit_xl" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


SOUND = {
    "lower floor": ("actions/check.py", "from snit_xl.workbook.view import Cell"),
    "own room, relative": ("domain/money.py", "from .problems import Problem"),
    "lower floor, relative": ("actions/check.py", "from ..domain import money"),
    "books report problems": ("books/sie.py", "from snit_xl.domain.money import split"),
    "standard library": ("domain/money.py", "import decimal\nfrom xml.etree import ElementTree"),
    "numpy late in bulk": ("domain/split_bulk.py", "def split():\n    import numpy as np"),
    "reader loads a library late": ("books/sie.py", "def read():\n    import python_calamine"),
    "inside one host": ("hosts/libreoffice/functions.py", "from snit_xl.hosts.libreoffice import bridge"),
    "xlwings on the desktop": ("hosts/excel.py", "import xlwings"),
    "the server's extra": ("hosts/server.py", "from xlwings import pro\nimport xlwings.pro"),
}

PLANTED = {
    "upward": ("domain/money.py", "from snit_xl.workbook.view import Cell", "floor 0) imports workbook (floor 1"),
    "upward, plain import": ("workbook/view.py", "import snit_xl.actions.check as check", "imports actions"),
    "upward, a module as a name": ("actions/check.py", "from snit_xl import cli", "imports cli"),
    "host to host": ("hosts/file.py", "from snit_xl.hosts import excel", "hosts.file (floor 3) imports hosts.excel"),
    "host to host, relative": ("hosts/libreoffice/bridge.py", "from ..file import patch", "imports hosts.file"),
    "inside a function": ("workbook/view.py", "def f():\n    from snit_xl.hosts.file import x", "view.py:2"),
    "inside a class and a try": (
        "domain/money.py",
        "class A:\n    try:\n        import snit_xl.cli\n    except ImportError:\n        pass",
        "imports cli",
    ),
    "only for types": (
        "domain/money.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from snit_xl.actions import check",
        "imports actions",
    ),
    "relative": ("domain/money.py", "from ..workbook.view import Cell", "imports workbook"),
    "relative, package as a name": ("domain/money.py", "from .. import workbook", "imports workbook"),
    "relative from __init__": ("domain/__init__.py", "from ..workbook import view", "imports workbook"),
    "import_module": ("domain/money.py", "import importlib\nimportlib.import_module('snit_xl.cli')", "imports cli"),
    "import_module, relative": (
        "domain/money.py",
        "from importlib import import_module\nimport_module('..cli', __package__)",
        "imports cli",
    ),
    "import_module, named package": (
        "domain/money.py",
        "import importlib as i\ni.import_module('.file', package='snit_xl.hosts')",
        "imports hosts.file",
    ),
    "__import__": ("domain/money.py", "__import__('snit_xl.cli')", "imports cli"),
    "domain reads ledgers": ("domain/money.py", "from snit_xl.books import sie", "imports books"),
    "domain takes a library": ("domain/money.py", "def f():\n    import pandas", "imports pandas"),
    "numpy at the top of bulk": ("domain/split_bulk.py", "import numpy", "imports numpy"),
    "numpy outside bulk": ("domain/money.py", "def f():\n    import numpy", "imports numpy"),
    "reader loads a library at once": ("books/sie.py", "import pandas", "when it is loaded"),
    "xlwings.pro on the desktop": ("hosts/excel.py", "def f():\n    from xlwings import pro", "imports xlwings.pro"),
    "xlwings.pro in the core": ("actions/check.py", "import xlwings.pro.reports", "imports xlwings.pro"),
    "a room nobody planned": ("extra/new.py", "from snit_xl.domain import money", "has no floor"),
    "the package's own __init__": ("__init__.py", "from snit_xl.domain import money", "__init__ imports domain"),
}


@pytest.mark.parametrize("case", SOUND)
def test_a_sound_import_is_left_in_peace(tree: Path, case: str) -> None:
    name, text = SOUND[case]
    _write(tree, name, text)
    assert violations(tree) == []


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_found_once_and_named(tree: Path, case: str) -> None:
    name, text, message = PLANTED[case]
    assert violations(tree) == []
    _write(tree, name, text)
    (fault,) = violations(tree)
    assert fault.startswith(f"snit_xl/{name}:")
    assert message in fault
