"""Writes requirements-runtime.lock: the pins of requirements.lock that the program itself needs, and no tools.

Run after a change of requirements.lock or of the project's dependencies; a test fails where the two differ.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[1]
EVERYTHING, RUNTIME = REPOSITORY / "requirements.lock", REPOSITORY / "requirements-runtime.lock"
HEAD = (
    "# What an installed SNIT-XL needs and nothing else: the same pins as in requirements.lock.\n"
    "# Written by scripts/make_runtime_lock.py (make generate); never by hand.\n"
)
# The lock is for all of these, whatever machine it is written on.
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)


def pins(lock: str) -> dict[str, str]:
    """Return a lock's lines by the package's name (låsta paket)."""
    lines = [line for line in lock.splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(re.split(r"[= ;]", line, maxsplit=1)[0]): line for line in lines}


def needed() -> set[str]:
    """Return the names of all packages that the program needs on any system (behövs), its building and papers too.

    A package that isn't installed here, because it is for another system, is taken to need nothing more.
    """
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    papers = project["project"]["optional-dependencies"]["handlingar"]
    waiting = [*project["project"]["dependencies"], *papers, *project["build-system"]["requires"]]
    found: set[str] = set()
    while waiting:
        name = canonicalize_name(Requirement(waiting.pop()).name)
        if name not in found:
            found.add(name)
            waiting += _requirements(name)
    return found


def _requirements(name: str) -> Iterator[str]:
    try:
        stated = requires(name) or []
    except PackageNotFoundError:
        return
    for text in stated:
        marker = Requirement(text).marker
        if marker is None or any(marker.evaluate({**system, "extra": ""}) for system in SYSTEMS):
            yield text


def runtime_lock() -> str:
    """Return what the runtime lock is to hold (innehåll)."""
    every, wanted = pins(EVERYTHING.read_text(encoding="utf-8")), needed()
    missing = wanted - every.keys()
    if missing:
        sys.exit(f"requirements.lock lacks {', '.join(sorted(missing))}")
    return HEAD + "".join(f"{line}\n" for name, line in every.items() if name in wanted)


def main() -> None:
    """Write the lock (skriv låset)."""
    RUNTIME.write_text(runtime_lock(), encoding="utf-8")


if __name__ == "__main__":
    main()
