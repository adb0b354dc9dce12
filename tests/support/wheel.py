"""SNIT-XL as it is installed at a municipality: a wheel in an environment of its own, the checkout out of sight."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from support.machine import REPOSITORY

PIP = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")


def installed_wheel(folder: Path) -> tuple[Path, Path]:
    """Build a wheel and install it, without a network; returns the environment's Python and its packages' folder.

    The packages that it depends on are those of this environment; SNIT-XL itself isn't there, it is a checkout.
    """
    packages = _empty_environment(folder / "miljö")
    wheel = _built(folder)
    target = ["--target", str(packages), "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*PIP, "install", *target], check=True, capture_output=True)
    theirs = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "beroenden.pth").write_text(theirs + "\n", encoding="utf-8")
    return folder / "miljö/bin/python", packages


def _empty_environment(folder: Path) -> Path:
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    return packages


def _built(folder: Path) -> Path:
    source = folder / "källa"
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md"):
        shutil.copyfile(REPOSITORY / name, source / name)
    for name in ("snit_xl", "workbooks"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(source)]
    subprocess.run([*PIP, *build], check=True, capture_output=True)
    shutil.rmtree(source)
    (wheel,) = folder.glob("*.whl")
    return wheel
