"""Update of the example file (read, Uppdatera prognos, write) against openpyxl's load and save of the same file."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from measure import Line, fastest

from snit_xl.actions import loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.hosts.file.host import read_workbook, write_workbook

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - cells know no time zone
GOAL = 5.0
PARTS = ("reading", "the loop", "writing")


def update(path: Path) -> tuple[float, ...]:
    """Update a workbook that has something to update; return the seconds of each part."""
    marks = [time.perf_counter()]
    opened = read_workbook(path)
    marks.append(time.perf_counter())
    ran = loop.run(opened.view, update_forecast, NOW)
    marks.append(time.perf_counter())
    assert ran.writes is not None, ran.blocking
    write_workbook(opened, ran.writes, ran.values, NOW, "uppdatera", foreign=bool(ran.foreign))
    marks.append(time.perf_counter())
    return tuple(later - earlier for earlier, later in itertools.pairwise(marks))


def openpyxl_load_save(path: Path) -> None:
    """Do the least that anyone can do with openpyxl to change a cell."""
    import openpyxl  # noqa: PLC0415 - not on our own path

    openpyxl.load_workbook(path).save(path.with_suffix(".openpyxl.xlsx"))


def measure(raw: bytes, rounds: int) -> tuple[Line, tuple[float, ...]]:
    """Return the table's line and our shortest time for each part, on the example as built (not yet updated)."""
    parts: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.xlsx"), Path(folder, "theirs.xlsx")
        theirs.write_bytes(raw)

        def fresh_update() -> None:
            parts.append(update(ours))

        times = {"ours": [], "openpyxl": []}  # type: dict[str, list[float]]
        for _ in range(rounds):
            ours.write_bytes(raw)
            found = fastest({"ours": fresh_update, "openpyxl": lambda: openpyxl_load_save(theirs)}, 1)
            for name, seconds in found.items():
                times[name].append(seconds)
    mine, baseline = min(times["ours"]), min(times["openpyxl"])
    line = Line("update of the example / openpyxl load+save", mine, baseline, baseline / mine, GOAL, at_least=True)
    return line, tuple(min(column) for column in zip(*parts, strict=True))


def measure_once(raw: bytes, rounds: int) -> tuple[float, float]:
    """Return the same two in processes of their own, start-up and imports included: what a user waits for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "once.xlsx")

        def process(which: str) -> None:
            path.write_bytes(raw)
            subprocess.run([sys.executable, __file__, which, str(path)], check=True)  # noqa: S603 - ourselves

        candidates = {which: lambda which=which: process(which) for which in ("ours", "openpyxl")}
        found = fastest(candidates, rounds)
    return found["ours"], found["openpyxl"]


if __name__ == "__main__":
    {"ours": update, "openpyxl": openpyxl_load_save}[sys.argv[1]](Path(sys.argv[2]))
