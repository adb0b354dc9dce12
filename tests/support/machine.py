"""Why a tool that some tests need cannot be used on this machine; None means that it can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from support.validator import PROGRAM as VALIDATOR

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
DEBIAN_PYTHON = Path("/usr/bin/python3")
DEBIAN_PACKAGES = Path("/usr/lib/python3/dist-packages")
# The font that has Calibri's widths; scripts/install_libreoffice.sh installs it with LibreOffice.
CARLITO = Path("/usr/share/fonts/truetype/crosextra")
WANTED_OFFICE = "LibreOffice 25."


def missing(marker: str) -> str | None:
    """Return why tests with this marker cannot run here, in words a reader of the test report understands."""
    match marker:
        case "libreoffice":
            return missing_libreoffice()
        case "validator":
            return missing_validator()
        case "shared":
            return missing_shared()
    raise ValueError(marker)


def is_required(marker: str) -> bool:
    """Tell whether a missing tool must fail the run instead of skipping tests (continuous integration, make test)."""
    if marker == "shared":
        return False
    return any(_is_set(name) for name in ("CI", f"SNIT_REQUIRE_{marker.upper()}"))


@cache
def missing_libreoffice() -> str | None:
    """Check soffice, its version, the Python bridge and that the bridge fits this Python."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return "soffice is not installed (scripts/install_libreoffice.sh)"
    version = _output([soffice, "--version"])
    if not version.startswith(WANTED_OFFICE):
        return f"{WANTED_OFFICE}x is needed, soffice says {version!r} (scripts/install_libreoffice.sh)"
    if not (DEBIAN_PACKAGES / "uno.py").exists():
        return "python3-uno is not installed (scripts/install_libreoffice.sh)"
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    there = _output([str(DEBIAN_PYTHON), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    if here != there:
        cure = f"make clean test PYTHON={DEBIAN_PYTHON}"
        return f"LibreOffice's Python bridge is built for Python {there}, the tests run on {here}: {cure}"
    return None


def missing_validator() -> str | None:
    """Check that the Open XML validator is unpacked."""
    return None if VALIDATOR.exists() else "the Open XML validator is not installed (scripts/install_validator.sh)"


def missing_shared() -> str | None:
    """Check for the folder beside the repository that holds the source papers."""
    return None if SHARED.is_dir() else f"{SHARED} does not exist on this machine"


def _is_set(name: str) -> bool:
    return os.environ.get(name, "").lower() not in {"", "0", "false", "no"}


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip()
