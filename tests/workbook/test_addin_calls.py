"""What the add-in asks of Python, asked through xlwings' own COM object: rows, faults as texts, never an exception."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("addin_calls.py")


@cache
def answers() -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("rows", [[10.0], [50.5]]), ("left out", [[9403.0, 6011.0]])],
)
def test_a_functions_answer_is_rows_of_cells(asked: str, answer: list[list[float]]) -> None:
    assert answers()[asked] == answer


def test_a_fault_is_a_text_that_the_wrapper_turns_into_an_error_value() -> None:
    assert answers()["fault"].startswith("#SNIT!value|")
    assert answers()["unknown"].startswith("#SNIT!name|")


def test_the_entry_is_imported_when_python_starts_and_a_press_without_excel_says_so_in_swedish() -> None:
    assert answers()["module"] == "XLPythonObject"
    said = answers()["press"]
    assert said.startswith("Det gick inte")
    assert "Traceback" not in said
