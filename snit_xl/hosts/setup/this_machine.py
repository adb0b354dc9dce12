"""The machine that the command runs on (den här datorn): thin over the operating system; tests make up others."""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import os
import platform
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import snit_xl
from snit_xl.hosts.setup.machine import WINDOWS, Python, Ran, Registry, RegistryValue

PACKAGE_FOLDERS = ("site-packages", "dist-packages")


def this_python() -> Python:
    """Describe the Python that runs now (den här tolken)."""
    folders = [path for path in sys.path if Path(path).name in PACKAGE_FOLDERS]
    folders.append(str(Path(snit_xl.__file__).resolve().parents[1]))
    return Python(
        executable=Path(sys.executable),
        base=Path(sys.base_prefix),
        version=sys.version_info[:3],
        bits=8 * struct.calcsize("P"),
        xlwings=_version("xlwings"),
        folders=tuple(dict.fromkeys(folders)),
    )


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


class NoRegistry:
    """The registry of a system that has none (inget register)."""

    def value(self, key: str, name: str) -> RegistryValue | None:  # noqa: ARG002 - as the protocol says
        """Return nothing (värde)."""
        return None

    def values(self, key: str) -> dict[str, RegistryValue]:  # noqa: ARG002
        """Return nothing (värden)."""
        return {}

    def keys(self, key: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing (undernycklar)."""
        return ()

    def write(self, key: str, name: str, value: str) -> None:
        """Refuse: there is nowhere to write (skriv)."""
        raise OSError(f"no registry for {key} {name} {value}")

    def remove(self, key: str, name: str) -> bool:  # noqa: ARG002
        """Tell that there was nothing (ta bort)."""
        return False


class WindowsRegistry:
    """Windows' registry through winreg, always the 64-bit view (registret)."""

    def __init__(self) -> None:
        # By name: the module has its contents on Windows alone, and the type checker runs elsewhere too.
        self._winreg: Any = importlib.import_module("winreg")

    def value(self, key: str, name: str) -> RegistryValue | None:
        """Return a value, None where there is none that can be read (värde)."""
        with self._opened(key) as opened:
            if opened is not None:
                with contextlib.suppress(OSError):
                    found: RegistryValue = self._winreg.QueryValueEx(opened, name)[0]
                    return found
        return None

    def values(self, key: str) -> dict[str, RegistryValue]:
        """Return a key's values by name (värden)."""
        with self._opened(key) as opened:
            if opened is None:
                return {}
            return dict(self._winreg.EnumValue(opened, n)[:2] for n in range(self._winreg.QueryInfoKey(opened)[1]))

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the names of the keys right under a key (undernycklar)."""
        with self._opened(key) as opened:
            if opened is None:
                return ()
            return tuple(self._winreg.EnumKey(opened, n) for n in range(self._winreg.QueryInfoKey(opened)[0]))

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text, making the key where needed (skriv)."""
        root, tail = self._split(key)
        with self._winreg.CreateKeyEx(root, tail, 0, self._winreg.KEY_SET_VALUE) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)

    def remove(self, key: str, name: str) -> bool:
        """Take a value away and the key with it when it is left empty (ta bort)."""
        if self.value(key, name) is None:
            return False
        root, tail = self._split(key)
        with self._winreg.OpenKey(root, tail, 0, self._winreg.KEY_SET_VALUE) as opened:
            self._winreg.DeleteValue(opened, name)
        if not self.values(key) and not self.keys(key):
            self._winreg.DeleteKey(root, tail)
        return True

    @contextlib.contextmanager
    def _opened(self, key: str) -> Iterator[Any]:
        root, tail = self._split(key)
        try:
            opened = self._winreg.OpenKey(root, tail, 0, self._winreg.KEY_READ | self._winreg.KEY_WOW64_64KEY)
        except OSError:  # not there, or not for this user to read: for us the same
            yield None
            return
        with opened:
            yield opened

    def _split(self, key: str) -> tuple[Any, str]:
        root, _, tail = key.partition("\\")
        roots = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE", "HKCR": "HKEY_CLASSES_ROOT"}
        return getattr(self._winreg, roots[root]), tail


class ThisMachine:
    """The real machine (den här datorn)."""

    def __init__(self) -> None:
        self.system = platform.system()
        self.home: PurePath = Path.home()
        self.python = this_python()
        self.registry: Registry = WindowsRegistry() if self.system == WINDOWS else NoRegistry()

    def path(self, text: str) -> PurePath:
        """Return a path (sökväg)."""
        return Path(text)

    def variable(self, name: str) -> str:
        """Return an environment variable, "" where it isn't set (miljövariabel)."""
        return os.environ.get(name, "")

    def program(self, name: str) -> PurePath | None:
        """Return where a program on the search path really lies (program)."""
        found = shutil.which(name)
        return Path(found).resolve() if found else None

    def exists(self, path: PurePath) -> bool:
        """Tell whether a file or a folder is there (finns)."""
        try:
            return Path(path).exists()
        except OSError:  # a folder on the way that may not be read
            return False

    def read(self, path: PurePath) -> bytes | None:
        """Return a file's bytes, None where it can't be read (läs)."""
        try:
            return Path(path).read_bytes()
        except OSError:
            return None

    def names(self, folder: PurePath) -> tuple[str, ...]:
        """Return what a folder holds, in order (innehåll)."""
        try:
            return tuple(sorted(one.name for one in Path(folder).iterdir()))
        except OSError:
            return ()

    def write(self, path: PurePath, data: bytes) -> None:
        """Put a file in place in one step, its folder made where needed (skriv)."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.tmp")
        try:
            temporary.write_bytes(data)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):  # gone when all went well; else the first error is what counts
                temporary.unlink()

    def remove(self, path: PurePath) -> bool:
        """Take away a file or an empty folder (ta bort)."""
        target = Path(path)
        if not target.exists():
            return False
        if target.is_dir():
            target.rmdir()
        else:
            target.unlink()
        return True

    def run(self, command: Sequence[str], seconds: float) -> Ran:
        """Run a program without a window and wait for it (kör)."""
        # What leads this Python right would lead LibreOffice's own astray.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        try:
            done = subprocess.run(  # noqa: S603 - programs that were found installed, never named by a document
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment,
                timeout=seconds,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Ran(None, str(error))
        return Ran(done.returncode, done.stdout.decode("utf-8", errors="replace").strip())
