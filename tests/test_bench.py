"""The bench runs from end to end and prints every ratio it is there for; how long anything takes is not judged."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
RATIOS = (
    ("update of the example / openpyxl load+save", "≥ 5"),
    ("snit-xl --help / import xlwings", "≤ 0.25"),
    ("the button's imports / import xlwings", "≤ 0.25"),
    ("split of 100000 × 3 / plain multiplication", "≤ 4"),
    ("SIE file of 60000 transactions / read and split lines", "≤ 6"),
    ("five times as many / SIE file of 60000 transactions", "≤ 5.5"),
)


def printed(script: str) -> str:
    command = [sys.executable, str(BENCH / script), "--snabb"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def table() -> str:
    return printed("run.py")


@pytest.mark.parametrize(("name", "goal"), RATIOS)
def test_every_ratio_stands_with_its_goal(table: str, name: str, goal: str) -> None:
    number = r"-?\d+\.\d+"  # what is left after a start of Python may be less than nothing on a busy machine
    line = rf"^{re.escape(name)} +{number} ms +{number} ms +{number} +{re.escape(goal)} +(yes|NO)$"
    assert re.search(line, table, re.MULTILINE), table


def test_the_parts_and_what_was_subtracted_are_shown(table: str) -> None:
    for shown in ("update by parts: reading", "update in a process of its own: ours", "bare interpreter (subtracted"):
        assert shown in table


def test_the_sums_are_exact(table: str) -> None:
    assert re.search(r"split_rows 10000 cases, 0 misses; split 100 cases, 0 misses", table)


def test_every_reader_of_sie_is_measured_or_said_to_be_missing() -> None:
    shown = printed("sie.py")
    for reader in ("ours", "hand-written line loop", "two processes", "polars", "DuckDB", "pysie-accounting"):
        assert re.search(rf"^.*{reader} +(\d+\.\d|skipped: \w+ is not installed)$", shown, re.MULTILINE), shown
    assert "memory growth / file size" in shown


def test_the_long_run_stands_alone() -> None:
    assert "split_rows 200000 cases, 0 misses; split 2000 cases, 0 misses" in printed("exact_sums.py")


def test_lists_are_measured_after_their_sums_have_been_compared() -> None:
    shown = printed("lists.py")
    for line in ("CSV of 2000 rows / read and split", "Excel of 2000 rows / bare calamine", "peak memory, CSV"):
        assert line in shown


def test_every_part_of_making_the_papers_is_measured() -> None:
    shown = printed("papers.py")
    assert re.search(r"^python-docx load\+save of \d+ papers: \d+\.\d\d s$", shown, re.MULTILINE), shown
    for part in ("what the papers say", "Word files", "slides", "calendar", "pictures as files", "the whole folder"):
        assert re.search(rf"^{part}.* \d+\.\d\d s  \d+\.\d times load\+save$", shown, re.MULTILINE), shown
