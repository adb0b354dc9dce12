"""A SIE file into the ledger against the floor (read the bytes, split the lines) and against other readers.

`make bench` prints the two ratios that are promised. Run by hand, python bench/sie.py measures the rivals too and the
growth of memory; `--snabb` takes a small file. Every reader's sums are compared with ours before it is timed.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import sie_files
import sie_rivals
from measure import Line, fastest

from snit_xl.books.sie import read_sie

GOAL, GOAL_FIVE, GOAL_MEMORY = 6, 5.5, 1
ROWS, QUICK_ROWS = 1_000_000, 60_000
FLOOR, OURS, FULL, FIVE = "read and split lines", "ours", "ours, the full reader alone", "ours, five times the file"
_MEMORY = """
import sys
from pathlib import Path
import numpy
from snit_xl.books.sie import read_sie
def peak():
    (line,) = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024
before = peak()
ledger = read_sie(Path(sys.argv[1]))
print(peak() - before)
"""


def measure(rows: int, rounds: int) -> list[Line]:
    """Return the lines of the table: ours to the floor, and five times the file to one."""
    with tempfile.TemporaryDirectory() as folder:
        one, five = Path(folder) / "en.se", Path(folder) / "fem.se"
        sie_files.write(one, rows)
        sie_files.write(five, 5 * rows)
        times = fastest(
            {FLOOR: lambda: sie_rivals.floor(one), OURS: lambda: read_sie(one), FIVE: lambda: read_sie(five)}, rounds
        )
    name = f"SIE file of {rows} transactions"
    return [
        Line(f"{name} / {FLOOR}", times[OURS], times[FLOOR], times[OURS] / times[FLOOR], GOAL, at_least=False),
        Line(
            f"five times as many / {name}",
            times[FIVE],
            times[OURS],
            times[FIVE] / times[OURS],
            GOAL_FIVE,
            at_least=False,
        ),
    ]


def full_reader(path: Path) -> object:
    """Read a file without the fast way, as on a machine without numpy."""
    with mock.patch("snit_xl.books.sie.read._LARGE", 1 << 60):
        return read_sie(path)


def same_sums(path: Path, sums: sie_rivals.Sums) -> bool:
    """Tell whether a rival's sums per account and month are ours."""
    theirs: Counter[tuple[str, int, int]] = Counter()
    for (head, month), ore in sums.items():
        theirs[head.split()[0].decode(), int(month[:4]), int(month[4:])] += ore
    ours: Counter[tuple[str, int, int]] = Counter()
    for key, amounts in read_sie(path).lines.items():
        ours[key.account, key.year, key.month] += amounts.actual
    return theirs == ours


def rivals(path: Path, small: Path, rounds: int) -> None:
    """Print every reader's time as a multiple of the floor's on the same file; slow ones get the small file."""
    print(f"\n{'reader':30}  ratio to the floor")
    for name, reader in {OURS: read_sie, FULL: full_reader, **sie_rivals.RIVALS}.items():
        needs = sie_rivals.NEEDS.get(name)
        if needs and importlib.util.find_spec(needs) is None:
            print(f"{name:30}  skipped: {needs} is not installed")
            continue
        file = small if name in (FULL, "pysie-accounting") else path
        wrong = "" if name in (OURS, FULL) or same_sums(file, reader(file)) else "  WRONG SUMS"  # type: ignore[arg-type]
        actions: dict[str, Callable[[], object]] = {
            FLOOR: lambda file=file: sie_rivals.floor(file),  # type: ignore[misc]
            name: lambda reader=reader, file=file: reader(file),  # type: ignore[misc]
        }
        times = fastest(actions, rounds)
        print(f"{name:30}  {times[name] / times[FLOOR]:.1f}{wrong}")


def memory(path: Path) -> float:
    """Return the growth of memory while a file is read, as a share of its size, in a process of its own (Linux)."""
    command = [sys.executable, "-c", _MEMORY, str(path)]
    grown = int(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603 - ourselves
    return grown / path.stat().st_size


def main(*, quick: bool) -> None:
    """Print what was measured."""
    begun = time.perf_counter()
    rows, rounds = (QUICK_ROWS, 1) if quick else (ROWS, 5)
    for line in measure(rows, rounds):
        print("  ".join(line.cells()))
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / "en.se", Path(folder) / "liten.se"
        sie_files.write(path, rows)
        sie_files.write(small, rows // 10)
        print(f"memory growth / file size: {memory(path):.2f} (goal ≤ {GOAL_MEMORY})")
        rivals(path, small, rounds)
    print(f"\nall in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="a small file and one round")
    main(quick=options.parse_args().snabb)
