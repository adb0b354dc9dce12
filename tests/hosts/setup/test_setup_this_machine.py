"""The real machine, thin as it is: files in one step, programs without our Python's settings, winreg's calls."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest
import xlwings

from snit_xl.hosts.setup.package import ADDIN, EXTENSION, XLWINGS, Package
from snit_xl.hosts.setup.this_machine import NoRegistry, ThisMachine, WindowsRegistry

KEY = r"HKCU\Software\VB and VBA Program Settings\SNIT-XL\Python"


@pytest.fixture
def machine() -> ThisMachine:
    return ThisMachine()


def test_a_file_is_put_in_place_whole_and_leaves_nothing_beside_it(machine: ThisMachine, tmp_path: Path) -> None:
    path = tmp_path / "ny mapp" / "snit-xl.xlam"
    machine.write(path, b"old")
    machine.write(path, b"new")
    assert machine.read(path) == b"new"
    assert machine.names(path.parent) == ("snit-xl.xlam",)


def test_a_write_that_fails_leaves_what_was_there(machine: ThisMachine, tmp_path: Path) -> None:
    (tmp_path / "upptagen").mkdir()
    (tmp_path / "upptagen" / "fil").write_bytes(b"x")
    with pytest.raises(OSError, match="upptagen"):
        machine.write(tmp_path / "upptagen", b"new")
    assert machine.names(tmp_path) == ("upptagen",)


def test_files_and_empty_folders_are_removed_and_what_isnt_there_is_no_fault(
    machine: ThisMachine, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_bytes(b"x")
    (tmp_path / "mapp").mkdir()
    assert machine.remove(tmp_path / "fil")
    assert machine.remove(tmp_path / "mapp")
    assert not machine.remove(tmp_path / "fil")
    assert not machine.exists(tmp_path / "fil")
    assert (machine.read(tmp_path / "fil"), machine.names(tmp_path / "mapp")) == (None, ())


def test_a_program_is_run_without_this_pythons_settings(machine: ThisMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    ran = machine.run([sys.executable, "-c", "import os; print('åäö', os.environ.get('PYTHONPATH'))"], 60)
    assert (ran.status, ran.said) == (0, "åäö None")


def test_a_program_that_cannot_be_run_or_takes_too_long_has_no_status(machine: ThisMachine) -> None:
    assert machine.run(["/finns/inte"], 60).status is None
    assert machine.run([sys.executable, "-c", "import time; time.sleep(60)"], 0.2).status is None


def test_the_python_that_runs_is_described(machine: ThisMachine) -> None:
    python = machine.python
    assert python.executable == Path(sys.executable)
    assert python.version == sys.version_info[:3]
    assert python.minor == f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert python.bits == (64 if sys.maxsize > 2**32 else 32)
    assert any((Path(folder) / "snit_xl/hosts/libreoffice/service.py").is_file() for folder in python.folders)
    assert any((Path(folder) / "xlwings").is_dir() for folder in python.folders)


def test_the_xlwings_that_is_asked_for_is_the_one_that_is_pinned(machine: ThisMachine) -> None:
    assert machine.python.xlwings == xlwings.__version__ == XLWINGS


def test_this_installation_has_both_addins() -> None:
    assert all((Package().data(name) or b"").startswith(b"PK") for name in (ADDIN, EXTENSION))


def test_where_there_is_no_registry_nothing_is_found_and_nothing_can_be_written() -> None:
    registry = NoRegistry()
    assert (registry.value(KEY, "Mapp"), registry.values(KEY), registry.keys(KEY)) == (None, {}, ())
    assert not registry.remove(KEY, "Mapp")
    with pytest.raises(OSError, match="no registry"):
        registry.write(KEY, "Mapp", "C:")


class Key:
    """An open key of the winreg made up below."""

    def __init__(self, values: dict[str, Any], names: list[str]) -> None:
        self.values, self.names = values, names

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def made_up_winreg() -> SimpleNamespace:
    """Return the members of winreg that are used, over a dictionary."""
    tree: dict[tuple[str, str], dict[str, Any]] = {}

    def names(root: str, tail: str) -> list[str]:
        below = [key[len(tail) + 1 :].split("\\")[0] for r, key in tree if r == root and key.startswith(tail + "\\")]
        return list(dict.fromkeys(below))

    def opened(root: str, tail: str, _reserved: int, _access: int) -> Key:
        if (root, tail) not in tree and not names(root, tail):
            raise FileNotFoundError(tail)
        return Key(tree.get((root, tail), {}), names(root, tail))

    def created(root: str, tail: str, reserved: int, access: int) -> Key:
        tree.setdefault((root, tail), {})
        return opened(root, tail, reserved, access)

    return SimpleNamespace(
        HKEY_CURRENT_USER="user",
        HKEY_LOCAL_MACHINE="machine",
        KEY_READ=1,
        KEY_SET_VALUE=2,
        KEY_WOW64_64KEY=256,
        REG_SZ=1,
        OpenKey=opened,
        CreateKeyEx=created,
        QueryValueEx=lambda key, name: (key.values[name], 1) if name in key.values else _missing(name),
        QueryInfoKey=lambda key: (len(key.names), len(key.values), 0),
        EnumValue=lambda key, n: (*list(key.values.items())[n], 1),
        EnumKey=lambda key, n: key.names[n],
        SetValueEx=lambda key, name, _reserved, _kind, value: key.values.__setitem__(name, value),
        DeleteValue=lambda key, name: key.values.pop(name),
        DeleteKey=lambda root, tail: tree.pop((root, tail)),
    )


def _missing(name: str) -> None:
    raise FileNotFoundError(name)


def test_the_registry_is_read_written_and_emptied_through_winreg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", made_up_winreg())  # type: ignore[arg-type]
    registry = WindowsRegistry()
    assert (registry.value(KEY, "Mapp"), registry.values(KEY), registry.keys(KEY)) == (None, {}, ())
    registry.write(KEY, "Mapp", r"C:\snit\Scripts")
    assert registry.value(KEY, "Mapp") == r"C:\snit\Scripts"
    assert registry.value(KEY, "Annat") is None
    assert registry.values(KEY) == {"Mapp": r"C:\snit\Scripts"}
    assert registry.keys(KEY.rpartition("\\")[0]) == ("Python",)
    assert registry.remove(KEY, "Mapp")
    assert not registry.remove(KEY, "Mapp")
    assert registry.keys(KEY.rpartition("\\")[0]) == ()
