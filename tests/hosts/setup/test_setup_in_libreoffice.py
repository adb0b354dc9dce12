"""`snit-xl installera` for real, from a checkout and from a wheel: LibreOffice 25.2 then answers in a cell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from support.calc import Document
from support.libreoffice import Office
from support.machine import REPOSITORY
from support.wheel import installed_wheel

from snit_xl.hosts.setup.install import install, remove
from snit_xl.hosts.setup.machine import Ran
from snit_xl.hosts.setup.package import EXTENSION, Package
from snit_xl.hosts.setup.steps import Program
from snit_xl.hosts.setup.this_machine import ThisMachine

pytestmark = pytest.mark.libreoffice
NOBODY = 65534
PROFILE = ".config/libreoffice/4"


class UsersOffice(Office):
    """An office on a profile that is there already: the one that the installation has changed."""

    def __init__(self, home: Path) -> None:
        super().__init__(environment={"HOME": str(home)})
        self.home = home

    def _launch(self) -> None:
        self._pipe = f"snit{uuid.uuid4().hex}"
        command = [
            *("soffice", f"-env:UserInstallation={(self.home / PROFILE).as_uri()}", *self.window_options),
            *("--norestore", "--nologo", "--nodefault", "--nofirststartwizard"),
            f"--accept=pipe,name={self._pipe};urp;",
        ]
        quiet: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        self._process = subprocess.Popen(command, env=self._clean_environment(), start_new_session=True, **quiet)


@pytest.fixture
def home() -> Iterator[Path]:
    """Make a home with å in its name, as people's have."""
    folder = Path(tempfile.mkdtemp(prefix="snit-hem-å-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_"))}
    return {**kept, "HOME": str(home)}


def typed(program: Sequence[str], home: Path, *words: str, status: int = 0) -> Mapping[str, Any]:
    """Type a command with --json and return what it says."""
    done = subprocess.run(
        [*program, *words, "--json"], env=environment(home), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    told: Mapping[str, Any] = json.loads(done.stdout)
    return told


def in_a_cell(home: Path, formula: str) -> object:
    """Start the user's LibreOffice, type a formula in a new spreadsheet and return what the cell shows."""
    office = UsersOffice(home)
    try:
        with office.watched("new document"):
            desktop = office.desktop
            made = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, office.properties(Hidden=True))
        with Document(office, made) as document:
            made.Sheets.getByIndex(0).Name = "Blad"
            document.set_formula("Blad", "A1", formula)
            return document.cell_value("Blad", "A1")
    finally:
        office.stop()


THIS = (sys.executable, "-m", "snit_xl")


def test_installed_for_real_libreoffice_answers_in_a_cell_and_all_is_taken_away_again(home: Path) -> None:
    done = {f"{s['program']} {s['vad']}": s["gjort"] for s in typed(THIS, home, "installera")["steg"]}
    assert done == {
        "excel programmet": "finns inte på den här datorn",
        "libreoffice inställningen för Python": "är på plats",
        "libreoffice tillägget": "är på plats",
    }
    assert in_a_cell(home, "=SNIT_RISK(4;3)") == 12
    again = {s["gjort"] for s in typed(THIS, home, "installera", "--bara", "libreoffice")["steg"]}
    assert again == {"var redan på plats"}
    checks = {one["kontroll"]: one["lage"] for one in typed(THIS, home, "doktor")["kontroller"]}
    assert {checks[key] for key in ("libreoffice", "extension", "office_setting", "office_starts")} == {"ok"}
    typed(THIS, home, "installera", "--ta-bort")
    assert not (home / ".snit-xl").exists()
    codes = {one.get("kod") for one in typed(THIS, home, "doktor")["kontroller"]}
    assert "DATOR-LIBREOFFICE-UTAN-TILLAGG" in codes
    assert str(in_a_cell(home, "=SNIT_RISK(4;3)")) == "#NAME?"


def test_an_extension_of_another_make_is_found_and_replaced(home: Path) -> None:
    typed(THIS, home, "installera")
    (known,) = (home / PROFILE / "user/uno_packages").rglob("known.json")
    known.write_text("{}", encoding="utf-8")
    assert "DATOR-LIBREOFFICE-TILLAGG-ANNAT" in {
        one.get("kod") for one in typed(THIS, home, "doktor", status=1)["kontroller"]
    }
    assert "har ersatts" in {s["gjort"] for s in typed(THIS, home, "installera")["steg"]}
    assert typed(THIS, home, "doktor")["status"] == 0


class NobodysMachine(ThisMachine):
    """This machine with a user who isn't root, whom unopkg serves."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.programs: list[str] = []

    def variable(self, name: str) -> str:
        return "" if name == "XDG_CONFIG_HOME" else super().variable(name)

    def run(self, command: Sequence[str], seconds: float) -> Ran:
        self.programs.append(Path(command[0]).name)
        done = subprocess.run(
            list(command),
            user=NOBODY,
            group=NOBODY,
            env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
        return Ran(done.returncode, done.stdout + done.stderr)


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can become another user")
def test_for_a_user_who_is_not_root_unopkg_alone_does_it(home: Path) -> None:
    shutil.chown(home, NOBODY, NOBODY)
    machine, package = NobodysMachine(home), Package((home / "paket",))
    (home / "paket").mkdir()
    shutil.copyfile(REPOSITORY / "workbooks" / EXTENSION, home / "paket" / EXTENSION)
    for folder, mode in ((home, 0o755), (home / "paket", 0o755)):
        folder.chmod(mode)
    assert install(machine, package, (Program.LIBREOFFICE,)).problems == ()
    assert remove(machine, (Program.LIBREOFFICE,)).problems == ()
    assert machine.programs == ["unopkg", "unopkg"]


def test_a_wheel_in_an_environment_of_its_own_installs_too(home: Path, tmp_path: Path) -> None:
    python, packages = installed_wheel(tmp_path)
    program = (str(python), "-I", "-m", "snit_xl")
    told = typed(program, home, "installera")
    assert {step["gjort"] for step in told["steg"] if step["program"] == "libreoffice"} == {"är på plats"}
    setting = (home / ".snit-xl/snit-xl.ini").read_text(encoding="utf-8")
    assert str(packages) in setting
    assert str(REPOSITORY) + "\n" not in setting
    assert typed(program, home, "doktor")["status"] == 0
