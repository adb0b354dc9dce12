"""SNIT_RISK, SNIT_RISKNIVA and SNIT_KONTROLL over cells, rows and columns."""

from __future__ import annotations

from inspect import signature

import pytest

from snit_xl.workbook.functions import SNIT_FUNCTIONS, Fault, Rows


def run(name: str, *arguments: Rows | None) -> Rows | Fault:
    return SNIT_FUNCTIONS[f"SNIT_{name}"](*arguments)


def code(result: Rows | Fault) -> str:
    assert isinstance(result, Fault)
    return result.code


def test_risk_is_r_times_v() -> None:
    assert run("RISK", [[3.0]], [["4"]]) == [[12.0]]
    assert run("RISK", [[3.0], [2.0]], [[4.0, 2.0]]) == [[12.0], [4.0]]


@pytest.mark.parametrize(
    ("risk", "wanted"),
    [
        (None, "FUNKTION-VARDE-SAKNAS"),
        (0.0, "FUNKTION-HELTAL"),
        (-2.0, "FUNKTION-HELTAL"),
        (2.5, "FUNKTION-HELTAL"),
        (1e300, "FUNKTION-HELTAL"),
        (True, "FUNKTION-INGET-TAL"),
        ("hög", "FUNKTION-INGET-TAL"),
    ],
)
def test_a_risk_is_a_whole_number_from_one(risk: float | str | None, wanted: str) -> None:
    assert code(run("RISK", [[risk]], [[3.0]])) == wanted
    assert code(run("RISK", [[3.0]], [[risk]])) == wanted


@pytest.mark.parametrize(
    ("risk", "materiality", "wanted"),
    [(1.0, 3.0, "låg"), (2.0, 2.0, "medel"), (2.0, 4.0, "hög"), (3.0, 4.0, "kritisk"), (4.0, 4.0, "kritisk")],
)
def test_levels_of_the_default_scale(risk: float, materiality: float, wanted: str) -> None:
    assert run("RISKNIVA", [[risk]], [[materiality]]) == [[wanted]]


def test_off_the_default_scale_there_is_no_level() -> None:
    result = run("RISKNIVA", [[5.0]], [[1.0]])
    assert result == Fault("FUNKTION-INGEN-NIVA", "missing", (("risk", 5), ("materiality", 1)))


@pytest.mark.parametrize(
    "limits",
    [
        [["liten", 1.0, 5.0], ["stor", 6.0, "25"], [None, None, None]],
        [[1.0, 5.0, "liten"], ["6", "25", "stor "]],
    ],
)
def test_levels_by_the_workbooks_own_limits(limits: Rows) -> None:
    assert run("RISKNIVA", [[5.0], [2.0]], [[5.0], [2.0]], limits) == [["stor"], ["liten"]]


def test_a_gap_in_the_limits_is_a_missing_value() -> None:
    assert code(run("RISKNIVA", [[5.0]], [[5.0]], [["liten", 1.0, 5.0]])) == "FUNKTION-INGEN-NIVA"


@pytest.mark.parametrize(
    ("limits", "wanted"),
    [
        ([["liten", 1.0]], "FUNKTION-GRANSER"),
        ([[1.0, 2.0, 3.0]], "FUNKTION-GRANSER"),
        ([["", 2.0, 3.0]], "FUNKTION-GRANSER"),
        ([["liten", None, 3.0]], "FUNKTION-VARDE-SAKNAS"),
        ([["liten", 1.0, "fem"]], "FUNKTION-INGET-TAL"),
    ],
)
def test_limits_that_are_no_scale_are_a_fault(limits: Rows, wanted: str) -> None:
    assert code(run("RISKNIVA", [[2.0]], [[2.0]], limits)) == wanted


def test_a_check_says_ok_or_the_difference_in_words() -> None:
    assert run("KONTROLL", [[8416.0]], [["9 436"]]) == [
        ["Publicerat 8\u00a0416 är 1\u00a0020 lägre än beräknat 9\u00a0436"]
    ]
    assert run("KONTROLL", [[-1.0]], [[-2.5]]) == [["Publicerat \u22121 är 1,5 högre än beräknat \u22122,5"]]
    assert run("KONTROLL", [[0.1 + 0.2], [None]], [[0.3], [0.0]]) == [["OK"], ["OK"]]


def test_a_difference_within_the_tolerance_is_ok() -> None:
    assert run("KONTROLL", [[100.0], [102.0]], [[101.0], [100.0]], [[1.0]]) == [
        ["OK"],
        ["Publicerat 102 är 2 högre än beräknat 100"],
    ]
    assert code(run("KONTROLL", [[1.0]], [[1.0]], [[-1.0]])) == "FUNKTION-NEGATIVT"
    assert code(run("KONTROLL", [[1.0]], [["x"]])) == "FUNKTION-INGET-TAL"


def test_every_public_function_that_needs_no_workbook_is_there() -> None:
    assert set(SNIT_FUNCTIONS) == {
        "SNIT_FORDELNING",
        "SNIT_ANDEL",
        "SNIT_AVVIKELSE",
        "SNIT_AVVIKELSE_PROCENT",
        "SNIT_PROGNOS",
        "SNIT_UPPRAKNING",
        "SNIT_KAPITALKOSTNAD",
        "SNIT_AVRAKNING",
        "SNIT_RISK",
        "SNIT_RISKNIVA",
        "SNIT_KONTROLL",
    }


@pytest.mark.parametrize("name", sorted(SNIT_FUNCTIONS))
@pytest.mark.parametrize("cell", [None, "", "  ", True, "x", -1.0, 0.0, 1e308, -1e308, 1e-300, "1 234,5", "9" * 5000])
@pytest.mark.parametrize("form", ["alone", "row", "column", "rectangle"])
def test_no_cell_makes_a_function_fall(name: str, cell: float | str | None, form: str) -> None:
    forms: dict[str, Rows] = {
        "alone": [[cell]],
        "row": [[cell, 1.0]],
        "column": [[cell], [1.0]],
        "rectangle": [[cell, 1.0], [2.0, 3.0]],
    }
    cells = forms[form]
    function = SNIT_FUNCTIONS[name]
    assert isinstance(function(*[cells] * len(signature(function).parameters)), list | Fault)
