"""Through xlwings' own pipeline every function answers as it does directly, and never with a stack trace."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from typing import Any

import pytest
from support.machine import REPOSITORY

from snit_xl.udfs import FUNCTIONS
from snit_xl.workbook.functions.edge import read_fault_text

PROGRAM = REPOSITORY / "tests/xlwings_pipeline.py"


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], tuple[Any, Any]]:
    """Return (function, case) → (through xlwings, directly), from one Python where pywin32 is stubbed."""
    environment = {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'tests'}"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM)], check=True, capture_output=True, encoding="utf-8", env=environment
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {(name, case): (through, direct) for name, case, through, direct in lines}


@pytest.fixture(scope="module")
def calls(answers: dict[tuple[str, str], tuple[Any, Any]]) -> dict[tuple[str, str], tuple[Any, Any]]:
    return {key: pair for key, pair in answers.items() if key[1] != "bound"}


def test_every_function_is_called_with_every_kind_of_argument(calls: dict[tuple[str, str], Any]) -> None:
    assert {name for name, _ in calls} == set(FUNCTIONS)
    assert len(calls) > 1000


def test_xlwings_gives_what_the_function_gives(calls: dict[tuple[str, str], tuple[Any, Any]]) -> None:
    assert {key: pair for key, pair in calls.items() if pair[0] != pair[1]} == {}


def test_an_answer_is_plain_values_or_a_fault_that_can_be_read(calls: dict[tuple[str, str], tuple[Any, Any]]) -> None:
    for key, (through, _) in calls.items():
        if isinstance(through, str):
            kind, code, _ = read_fault_text(through)
            assert code.startswith("FUNKTION-"), key
            assert code != "FUNKTION-PROGRAMFEL", (key, through)
            assert kind, key
            assert "\n" not in through
            continue
        assert len({len(row) for row in through}) == 1, key
        for x in (x for row in through for x in row):
            assert isinstance(x, str | bool) or (isinstance(x, float) and math.isfinite(x)), key


@pytest.mark.parametrize(
    ("code", "kind"), [("#DIV/0!", "div0"), ("#N/A", "missing"), ("#VALUE!", "value"), ("#SPILL!", "value")]
)
def test_an_error_value_in_any_argument_comes_back_as_itself(
    calls: dict[tuple[str, str], tuple[Any, Any]], code: str, kind: str
) -> None:
    hit = {key: through for key, (through, _) in calls.items() if key[1].endswith(f"error {code}")}
    assert len(hit) == sum(len(spec.arguments) for spec in FUNCTIONS.values())
    assert {read_fault_text(through)[:2] for through in hit.values()} == {(kind, "FUNKTION-FELVARDE")}


def test_an_empty_cell_is_no_argument_left_out(calls: dict[tuple[str, str], tuple[Any, Any]]) -> None:
    assert calls["SNIT_UPPRAKNING", "0: empty cell"][0] == [[0.0]]
    assert read_fault_text(calls["SNIT_UPPRAKNING", "0: left out"][0])[1] == "FUNKTION-ARGUMENT-SAKNAS"
    assert read_fault_text(calls["SNIT_UPPRAKNING", "1: empty cell"][0])[1] == "FUNKTION-VARDE-SAKNAS"


def test_some_answers_by_hand(calls: dict[tuple[str, str], tuple[Any, Any]]) -> None:
    assert calls["SNIT_FORDELNING", "0: as it is"][0] == [[9402.5, 6051.5], [191.2, 117.8]]
    assert calls["SNIT_RISK", "0: as it is"][0] == [[8.0], [9.0]]
    assert calls["SNIT_AVVIKELSE", "0: swedish numbers"][0] == [[1144.5, -3.0]]
    assert calls["SNIT_RISKNIVA", "required"][0] == [["kritisk"]]
    assert calls["SNIT_UTFALL", "0: as it is"][0] == [[147.1]]
    assert calls["SNIT_UTFALL", "3: left out"][0] == [[347.3]]
    ((why,),) = calls["SNIT_FEL", "0: as it is"][0]
    assert why.startswith("SNIT_ANDEL: Nyckel: ”x” är inget tal.")


def test_xlwings_is_told_category_help_and_raw_values(answers: dict[tuple[str, str], tuple[Any, Any]]) -> None:
    for name, spec in FUNCTIONS.items():
        (category, volatile, ret), arguments = answers[name, "bound"]
        assert category == "SNIT"
        assert volatile == (name == "SNIT_UTFALL")
        assert ret["convert"] == "raw"
        assert [one[0] for one in arguments] == list(spec.arguments)
        assert [one[1] for one in arguments] == [spec.help.arguments[key] for key in spec.arguments]
        assert {(one[2]["convert"], one[3]) for one in arguments} == {("raw", None)}
