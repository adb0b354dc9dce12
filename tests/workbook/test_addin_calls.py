"""What the add-in asks of Python, asked through xlwings' own COM object: rows, faults as texts, never an exception."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xlwings

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


def test_a_function_that_reads_the_workbook_reads_the_one_its_cell_stands_in_and_writes_nothing() -> None:
    assert answers()["own split"][0] == ["Kostnadspool", "Vårgårda", "Herrljunga", "Summa"]
    assert answers()["own split"][-1] == ["Summa", 9436.0, 5978.0, 15414.0]
    assert answers()["outcome"] == [[100.1]]
    ((why,),) = answers()["why"]
    assert why.startswith("SNIT_ANDEL: Nyckel: ”x” är inget tal.")
    assert answers()["changed"] == []


def test_every_function_answers_the_add_in_as_it_answers_directly_whatever_the_argument() -> None:
    asked, different = answers()["every kind"]
    assert asked > 1000
    assert different == []


def test_without_a_workbook_it_says_so() -> None:
    assert answers()["no workbook"] == "#SNIT!value|FUNKTION-ARBETSBOK"


def test_the_workbook_is_made_as_xlwings_makes_that_of_a_caller() -> None:
    """`Book.caller()` runs on Windows alone, so its source is what there is to hold ours against."""
    theirs = inspect.getsource(xlwings.Book.caller)
    assert "cls(impl=xlwings._xlwindows.Book(xlwings._xlwindows.BOOK_CALLER))" in theirs
    windows = Path(xlwings.__file__).with_name("_xlwindows.py").read_text(encoding="utf-8")
    assert "class Book(base_classes.Book):\n    def __init__(self, xl):" in windows


def test_the_entry_is_imported_when_python_starts_and_a_press_without_excel_says_so_in_swedish() -> None:
    assert answers()["module"] == "XLPythonObject"
    said = answers()["press"]
    assert said.startswith("Det gick inte")
    assert "Traceback" not in said
