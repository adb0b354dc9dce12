"""Machines that are not here: a Windows with Excel, a Mac, and what stands in their files and registry."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from snit_xl.hosts.setup.machine import MAC, WINDOWS, Python, Ran, RegistryValue
from snit_xl.hosts.setup.office_places import CACHE, IDENTIFIER, profile
from snit_xl.hosts.setup.package import EXTENSION, XLWINGS

EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
HOME = r"C:\Users\åsa"
VENV = HOME + r"\AppData\Local\snit-xl"
SCRIPTS = VENV + r"\Scripts"
XLSTART = HOME + r"\AppData\Roaming\Microsoft\Excel\XLSTART"
OFFICE = r"C:\Program Files\LibreOffice\program"
APP_PATH = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
CURRENT = r"HKCR\Excel.Application\CurVer"
CODE_PAGE = r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage"


@dataclass
class MadeUpRegistry:
    """Keys with their values; case doesn't matter in either, as in the real one. `refusing` is why none is changed."""

    content: dict[str, dict[str, RegistryValue]] = field(default_factory=dict)
    refusing: OSError | None = None

    def value(self, key: str, name: str) -> RegistryValue | None:
        found = {k.casefold(): v for k, v in self.values(key).items()}
        return found.get(name.casefold())

    def values(self, key: str) -> dict[str, RegistryValue]:
        return next((values for k, values in self.content.items() if k.casefold() == key.casefold()), {})

    def keys(self, key: str) -> tuple[str, ...]:
        below = key.casefold() + "\\"
        names = [k[len(below) :].split("\\")[0] for k in self.content if k.casefold().startswith(below)]
        return tuple(dict.fromkeys(names))

    def write(self, key: str, name: str, value: str) -> None:
        if self.refusing is not None:
            raise self.refusing
        self.content.setdefault(key, {})[name] = value

    def set(self, key: str, name: str, value: RegistryValue) -> None:
        self.content.setdefault(key, {})[name] = value

    def remove(self, key: str, name: str) -> bool:
        if self.refusing is not None:
            raise self.refusing
        removed = self.content.get(key, {}).pop(name, None)
        if not self.content.get(key, {"": ""}):
            del self.content[key]
        return removed is not None


@dataclass
class MadeUpMachine:
    """A machine whose files are a dictionary; `refusing` says why a path can't be written."""

    system: str
    home: PurePath
    python: Python
    kind: type[PurePath]
    registry: MadeUpRegistry = field(default_factory=MadeUpRegistry)
    files: dict[PurePath, bytes] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    refusing: dict[PurePath, OSError] = field(default_factory=dict)
    ran: list[tuple[str, ...]] = field(default_factory=list)
    answers: Callable[[Sequence[str]], Ran] = lambda _command: Ran(0)

    def path(self, text: str) -> PurePath:
        return self.kind(text)

    def variable(self, name: str) -> str:
        return self.variables.get(name, "")

    def program(self, name: str) -> PurePath | None:
        return next((path for path in self.files if path.name == name), None)

    def exists(self, path: PurePath) -> bool:
        return any(path == one or path in one.parents for one in self.files)

    def read(self, path: PurePath) -> bytes | None:
        return self.files.get(path)

    def names(self, folder: PurePath) -> tuple[str, ...]:
        inside = [one.relative_to(folder).parts[0] for one in self.files if folder in one.parents]
        return tuple(sorted(set(inside)))

    def write(self, path: PurePath, data: bytes) -> None:
        if path in self.refusing:
            raise self.refusing[path]
        self.files[path] = data

    def remove(self, path: PurePath) -> bool:
        if path in self.refusing:
            raise self.refusing[path]
        return self.files.pop(path, None) is not None

    def run(self, command: Sequence[str], seconds: float) -> Ran:
        assert seconds > 0
        self.ran.append(tuple(command))
        return self.answers(command)

    def put(self, path: str, data: bytes = b"") -> None:
        self.files[self.path(path)] = data


def program_header(machine_type: int) -> bytes:
    """Return how a Windows program begins: 0x8664 for 64 bits, 0x014C for 32."""
    return (
        b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + struct.pack("<H", machine_type) + bytes(20)
    )


def python(executable: PurePath, base: PurePath) -> Python:
    return Python(executable, base, (3, 11, 9), 64, XLWINGS, (str(executable.parent.parent / "Lib/site-packages"),))


def windows(*, excel: bool = True, office: bool = False) -> MadeUpMachine:
    """Return a Windows with Python in a virtual environment and 64-bit Excel, nothing of ours installed."""
    kind = PureWindowsPath
    made = MadeUpMachine(
        WINDOWS, kind(HOME), python(kind(SCRIPTS + r"\python.exe"), kind(r"C:\Program Files\Python311")), kind
    )
    made.variables["APPDATA"] = HOME + r"\AppData\Roaming"
    made.registry.set(CODE_PAGE, "ACP", "1252")
    made.put(SCRIPTS + r"\python.exe")
    made.put(SCRIPTS + r"\pythonw.exe")
    made.put(VENV + rf"\xlwings64-{XLWINGS}.dll")
    if excel:
        made.registry.set(APP_PATH, "", EXCEL)
        made.registry.set(CURRENT, "", "Excel.Application.16")
        made.put(EXCEL, program_header(0x8664))
    if office:
        made.put(OFFICE + r"\soffice.exe")
        made.put(OFFICE + r"\bootstrap.ini", b"[Bootstrap]\r\nProductKey=LibreOffice 25.2\r\n")
        made.registry.set(r"HKLM\SOFTWARE\LibreOffice\UNO\InstallPath", "", OFFICE)
        made.answers = extension_manager(made)
    return made


def mac() -> MadeUpMachine:
    """Return a Mac with Excel."""
    kind = PurePosixPath
    home = kind("/Users/asa")
    made = MadeUpMachine(MAC, home, python(home / "snit/bin/python", kind("/opt/python")), kind)
    made.put("/Applications/Microsoft Excel.app/Contents/Info.plist")
    return made


def extension_manager(machine: MadeUpMachine) -> Callable[[Sequence[str]], Ran]:
    """Return what does as unopkg does: unpacks the extension in the user's profile, and takes it away."""

    def unopkg(command: Sequence[str]) -> Ran:
        if "add" in command:
            with open(command[-1], "rb") as file:  # noqa: PTH123 - the test's own machine reads it
                register(machine, file.read())
        elif "remove" in command:
            cache = profile(machine) / CACHE
            for path in [one for one in machine.files if cache in one.parents]:
                del machine.files[path]
        return Ran(0)

    return unopkg


def register(machine: MadeUpMachine, extension: bytes, *, active: bool = True) -> None:
    """Put an extension in the profile as LibreOffice does."""
    cache = profile(machine) / CACHE
    machine.files[cache / "uno_packages.pmap"] = f"Pmp1 {IDENTIFIER} lu1.tmp".encode()
    with zipfile.ZipFile(io.BytesIO(extension)) as archive:
        for name in archive.namelist():
            machine.files[cache / "uno_packages/lu1.tmp_" / EXTENSION / name] = archive.read(name)
    if active:
        backend = cache / "registry/com.sun.star.comp.deployment.configuration.PackageRegistryBackend/configmgr.ini"
        entry = f"DATA=$UNO_USER_PACKAGES_CACHE/uno_packages/lu1.tmp_/{EXTENSION}/CalcAddIns.xcu"
        machine.files[backend] = entry.encode()
