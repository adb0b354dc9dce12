"""Start-up of `snit-xl --help` and of the button's import path against `import xlwings` with pandas installed.

The bare interpreter's start is subtracted on both sides. Compiled modules lie in a folder of their own, filled before
the first measurement: what is measured is every start but the first after an installation.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

from measure import Line, fastest

GOAL = 0.25
BARE, XLWINGS = "bare interpreter", "import xlwings"
HELP, BUTTON = "snit-xl --help", "the button's imports"
PROGRAMS = {
    BARE: "",
    XLWINGS: "import xlwings",
    HELP: "import sys; sys.argv[:] = ['snit-xl', '--help']; from snit_xl.cli import main; sys.exit(main())",
    BUTTON: "import snit_xl.actions.loop, snit_xl.actions.update_forecast, snit_xl.hosts.file.host",
}


def measure(rounds: int) -> tuple[list[Line], float]:
    """Return the two lines of the table and the bare interpreter's start in seconds."""
    assert importlib.util.find_spec("pandas"), "the baseline is xlwings with pandas installed"
    with tempfile.TemporaryDirectory() as compiled:
        programs = {name: _program(source, compiled) for name, source in PROGRAMS.items()}
        fastest(programs, 1)
        times = fastest(programs, rounds)
    bare = times[BARE]
    baseline = times[XLWINGS] - bare
    lines = []
    for name in (HELP, BUTTON):
        ours = times[name] - bare
        lines.append(Line(f"{name} / {XLWINGS}", ours, baseline, ours / baseline, GOAL, at_least=False))
    return lines, bare


def _program(source: str, compiled: str) -> Callable[[], object]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = compiled

    def run() -> None:
        command = [sys.executable, "-c", source]
        subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - ourselves

    return run
