"""A machine as the set-up sees it (dator): files, settings, registry and programs, real or made up for a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

WINDOWS, MAC, LINUX = "Windows", "Darwin", "Linux"
RegistryValue = str | int | bytes


@dataclass(frozen=True, slots=True)
class Python:
    """The Python that SNIT-XL runs in (tolken): `folders` hold its packages, `base` is where it was installed."""

    executable: PurePath
    base: PurePath
    version: tuple[int, int, int]
    bits: int
    xlwings: str
    folders: tuple[str, ...]

    @property
    def minor(self) -> str:
        """The version as "3.11" (version)."""
        return f"{self.version[0]}.{self.version[1]}"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running a program (körning): its exit status, None where it could not be run, and what it said."""

    status: int | None
    said: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was said, line by line (rader); the status where nothing was."""
        said = tuple(line.strip() for line in self.said.splitlines() if line.strip())
        return said or (f"status {self.status}",)


class Registry(Protocol):
    """Windows' registry (registret), empty on other systems; a key begins with HKCU, HKLM or HKCR."""

    def value(self, key: str, name: str) -> RegistryValue | None:
        """Return a value, None where there is none that can be read (värde)."""

    def values(self, key: str) -> dict[str, RegistryValue]:
        """Return a key's values by name (värden)."""

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the names of the keys right under a key (undernycklar)."""

    def write(self, key: str, name: str, value: str) -> None:
        """Set a value, making the key where needed (skriv); raises OSError."""

    def remove(self, key: str, name: str) -> bool:
        """Take a value away and the key with it when it is left empty (ta bort); tells whether there was one."""


class Machine(Protocol):
    """The machine and the user at it (dator); paths are of the machine's own kind."""

    system: str
    home: PurePath
    python: Python
    registry: Registry

    def path(self, text: str) -> PurePath:
        """Return a path of this machine's kind (sökväg)."""

    def variable(self, name: str) -> str:
        """Return an environment variable, "" where it isn't set (miljövariabel)."""

    def program(self, name: str) -> PurePath | None:
        """Return where a program on the search path really lies (program)."""

    def exists(self, path: PurePath) -> bool:
        """Tell whether a file or a folder is there (finns)."""

    def read(self, path: PurePath) -> bytes | None:
        """Return a file's bytes, None where it can't be read (läs)."""

    def names(self, folder: PurePath) -> tuple[str, ...]:
        """Return what a folder holds, nothing where it can't be read (innehåll)."""

    def write(self, path: PurePath, data: bytes) -> None:
        """Put a file in place in one step, its folder made where needed (skriv); raises OSError."""

    def remove(self, path: PurePath) -> bool:
        """Take away a file or an empty folder (ta bort); tells whether there was one; raises OSError."""

    def run(self, command: Sequence[str], seconds: float) -> Ran:
        """Run a program without a window and wait for it (kör)."""
