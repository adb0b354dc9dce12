"""The user's one setting file (inställning): where the project's Python is. No document has a say in it."""

from __future__ import annotations

import configparser
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = ".snit-xl"
FILE = "snit-xl.ini"
SECTION = "snit-xl"
INSIDE, OUTSIDE = "inside", "outside"


class ToldError(Exception):
    """Something the user is told in plain words (sagt fel): `key` names the text, `values` fill it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotInstalledError(ToldError):
    """The project's Python can't be reached (ej installerat): the text says what to do."""


@dataclass(frozen=True)
class Settings:
    """What `snit-xl installera` has written (inställningar).

    `python_path` are folders for sys.path, `python` the interpreter, `python_version` its "3.11", `process` where the
    functions run: inside LibreOffice or outside it.
    """

    python_path: tuple[str, ...]
    python: str
    python_version: str
    process: str


def folder() -> Path:
    """Return the user's own folder for settings and log (inställningsmapp)."""
    return Path.home() / FOLDER


def read_settings(path: Path | None = None) -> Settings:
    """Read the setting file (läs inställningar); raises NotInstalledError where there is none that can be read.

    Without `process` the functions run inside LibreOffice on Linux where the Python versions are the same, else
    outside.
    """
    parser = configparser.ConfigParser(interpolation=None)
    try:
        found = parser.read(path or folder() / FILE, encoding="utf-8-sig")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise NotInstalledError("bad_settings", file=str(path or folder() / FILE)) from error
    if not found or not parser.has_section(SECTION):
        raise NotInstalledError("no_settings")
    section = parser[SECTION]
    version = section.get("python_version", "").strip()
    python = os.path.expanduser(section.get("python", "").strip())  # noqa: PTH111 - stays a text, "" included
    folders = tuple(os.path.expanduser(line.strip()) for line in section.get("python_path", "").splitlines())  # noqa: PTH111
    process = section.get("process", "").strip() or _usual_process(version, python)
    return Settings(tuple(one for one in folders if one), python, version, process)


def _usual_process(version: str, python: str) -> str:
    if not python:
        return INSIDE
    return INSIDE if platform.system() == "Linux" and version in {"", here()} else OUTSIDE


def here() -> str:
    """Return the minor version of the Python that runs now (pythonversion), as "3.11"."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"
