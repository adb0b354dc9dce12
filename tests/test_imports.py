"""What a click waits for: neither the button's path nor `--help` loads a heavy package."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "pandas", "openpyxl", "xlsxwriter", "xlwings")
BUTTON = "import snit_xl.actions.loop, snit_xl.actions.update_forecast, snit_xl.hosts.file.host"
HELP = """
from snit_xl.cli import main
sys.argv[:] = ["snit-xl", "--help"]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""
SHOW = f"print('LOADED', *(name for name in {HEAVY!r} if name in sys.modules))"


def loaded(program: str) -> list[str]:
    """Run a program in a Python of its own and list the heavy packages it has loaded."""
    source = f"import sys\n{program}\n{SHOW}"
    done = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize("program", [BUTTON, HELP], ids=["button", "help"])
def test_nothing_heavy_is_loaded(program: str) -> None:
    assert loaded(program) == []


def test_a_heavy_import_would_be_seen() -> None:
    assert loaded(f"{BUTTON}\nimport openpyxl") == ["numpy", "openpyxl"]
