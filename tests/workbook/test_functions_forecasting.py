"""SNIT_PROGNOS, SNIT_AVVIKELSE(_PROCENT), SNIT_UPPRAKNING and SNIT_KAPITALKOSTNAD over cells, rows and columns."""

from __future__ import annotations

import pytest

from snit_xl.workbook.functions import SNIT_FUNCTIONS, Fault, Rows
from snit_xl.workbook.view import ErrorValue


def run(name: str, *arguments: Rows | None) -> Rows | Fault:
    return SNIT_FUNCTIONS[f"SNIT_{name}"](*arguments)


def code(result: Rows | Fault) -> str:
    assert isinstance(result, Fault)
    return result.code


def test_deviation_is_budget_less_forecast_and_lies_as_the_budget() -> None:
    assert run("AVVIKELSE", [[0.3]], [[0.1]]) == [[0.2]]
    assert run("AVVIKELSE", [[100.0], [None]], [["80,5", 7.0]]) == [[19.5], [-7.0]]
    assert run("AVVIKELSE", [[100.0, 90.0], [1.0, 2.0]], [[99.0, 91.0], [1.0, 0.0]]) == [[1.0, -1.0], [0.0, 2.0]]
    assert run("AVVIKELSE", [[-500.0]], [[-600.0]]) == [[100.0]]
    assert run("AVVIKELSE", [[1e300]], [[-1e300]]) == [[2e300]]


def test_a_single_cell_stands_for_all_rows() -> None:
    assert run("AVVIKELSE", [[10.0], [20.0]], [[5.0]]) == [[5.0], [15.0]]
    assert run("AVVIKELSE", [[10.0]], [[5.0, 4.0]]) == [[5.0, 6.0]]


@pytest.mark.parametrize(
    ("budget", "forecast", "wanted"),
    [
        ([[1.0], [2.0]], [[1.0], [2.0], [3.0]], "FUNKTION-OLIKA-STORLEK"),
        ([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0, 3.0, 4.0]], "FUNKTION-OLIKA-STORLEK"),
        ([[1.0]], None, "FUNKTION-ARGUMENT-SAKNAS"),
        ([[False]], [[1.0]], "FUNKTION-INGET-TAL"),
        ([[ErrorValue("#N/A")]], [[1.0]], "FUNKTION-INGET-TAL"),
        ([["x"]], [[1.0]], "FUNKTION-INGET-TAL"),
    ],
)
def test_amounts_that_do_not_fit_are_faults(budget: Rows, forecast: Rows | None, wanted: str) -> None:
    assert code(run("AVVIKELSE", budget, forecast)) == wanted


def test_a_fault_names_its_argument_and_value() -> None:
    result = run("AVVIKELSE", [[1.0]], [["ett"]])
    assert result == Fault("FUNKTION-INGET-TAL", "value", (("argument", "prognos"), ("value", "ett")))


def test_deviation_as_a_share_keeps_its_sign_on_income_and_is_empty_without_budget() -> None:
    assert run("AVVIKELSE_PROCENT", [[-200.0], [400.0], [0.0], [None]], [[-210.0], [410.0], [5.0], [None]]) == [
        [0.05],
        [-0.025],
        [""],
        [""],
    ]


PERIOD: Rows = [[8.0]]


@pytest.mark.parametrize(
    ("method", "wanted"),
    [
        (None, 1150.0),
        ([[None]], 1150.0),
        ([["Återstående budget "]], 1150.0),
        ([["budget"]], 1200.0),
        ([["linjär"]], 1125.0),
        ([["föregående år"]], 1000.0),
    ],
)
def test_forecast_by_each_method(method: Rows | None, wanted: float) -> None:
    prior: tuple[Rows, Rows] = [[600.0]], [[800.0]]
    assert run("PROGNOS", [[750.0]], [[800.0]], [[1200.0]], PERIOD, method, None, *prior) == [[wanted]]


def test_forecast_of_whole_columns_with_adjustments() -> None:
    result = run("PROGNOS", [[10.0], [None]], [[8.0], [4.0]], [["12"], [6.0]], PERIOD, None, [[-500.0], [None]])
    assert result == [[-486.0], [2.0]]


@pytest.mark.parametrize("period", [8.0, "8", "2017-08", 201708.0, "201708", "2017-08-31"])
def test_a_period_is_a_month_or_a_period(period: float | str) -> None:
    assert run("PROGNOS", [[80.0]], [[0.0]], [[0.0]], [[period]], [["linjär"]]) == [[120.0]]


def test_period_thirteen_is_december() -> None:
    assert run("PROGNOS", [[80.0]], [[0.0]], [[0.0]], [[13.0]], [["linjär"]]) == [[80.0]]
    assert run("PROGNOS", [[80.0]], [[0.0]], [[0.0]], [["2017-13"]], [["linjär"]]) == [[80.0]]


@pytest.mark.parametrize(
    ("period", "wanted"),
    [
        (0.0, "FUNKTION-PERIOD"),
        (14.0, "FUNKTION-PERIOD"),
        (-8.0, "FUNKTION-PERIOD"),
        ("-8", "FUNKTION-PERIOD"),
        (8.5, "FUNKTION-PERIOD"),
        (42978.0, "FUNKTION-PERIOD"),
        (201714.0, "FUNKTION-PERIOD"),
        (1e300, "FUNKTION-PERIOD"),
        ("2017-99", "FUNKTION-PERIOD"),
        ("augusti", "FUNKTION-INGET-TAL"),
        (None, "FUNKTION-VARDE-SAKNAS"),
    ],
)
def test_what_is_no_period_is_a_fault(period: float | str | None, wanted: str) -> None:
    assert code(run("PROGNOS", [[1.0]], [[1.0]], [[1.0]], [[period]])) == wanted


@pytest.mark.parametrize("prior", [(None, None), ([[0.0]], [[800.0]]), ([[600.0]], None), ([[None]], [[800.0]])])
def test_a_prior_year_that_is_missing_is_a_missing_value(prior: tuple[Rows | None, Rows | None]) -> None:
    result = run("PROGNOS", [[1.0]], [[1.0]], [[1.0]], PERIOD, [["föregående år"]], None, *prior)
    assert result == Fault("FUNKTION-FOREGAENDE-AR-SAKNAS", "missing")


def test_an_unknown_method_is_a_fault_that_lists_the_words() -> None:
    result = run("PROGNOS", [[1.0]], [[1.0]], [[1.0]], PERIOD, [["gissa"]])
    assert code(result) == "FUNKTION-ORD-OKANT"
    assert isinstance(result, Fault)
    assert "återstående budget" in str(dict(result.values)["words"])


def test_uplift_raises_by_percent() -> None:
    assert run("UPPRAKNING", [[1000.0], ["1 200,5"], [None]], [["2,5"]]) == [[1025.0], [1230.5125], [0.0]]
    assert run("UPPRAKNING", [[1000.0]], [[-2.0]]) == [[980.0]]
    assert code(run("UPPRAKNING", [[1000.0]], [[None]])) == "FUNKTION-VARDE-SAKNAS"


def test_capital_cost_of_a_five_year_investment() -> None:
    assert run("KAPITALKOSTNAD", [[7400.0]], [[5.0]], [[1.75]]) == [[1609.5]]
    assert run("KAPITALKOSTNAD", [["7 400"]], [["5"]], [["1,75"]], [[1.0, 2.0, 5.0, 6.0, 0.0]]) == [
        [1609.5, 1583.6, 1505.9, 0.0, 0.0]
    ]
    assert run("KAPITALKOSTNAD", [[None]], [[5.0]], [[1.75]]) == [[0.0]]


def test_capital_cost_by_start_month_and_by_annuity() -> None:
    half = run("KAPITALKOSTNAD", [[7400.0]], [[5.0]], [[1.75]], [[1.0]], [["rak"]], [[7.0]])
    assert half == [[804.75]]
    annuity = run("KAPITALKOSTNAD", [[1000.0]], [[2.0]], [[10.0]], [[1.0], [2.0]], [["ANNUITET"]])
    # 1000 × 0.1 / (1 − 1.1^−2), whole öre; depreciation is rounded so that it sums to the acquisition.
    assert annuity == [[576.19048], [576.19047]]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (([[1.0]], [[0.0]], [[1.0]]), "FUNKTION-HELTAL"),
        (([[1.0]], [[2017.0]], [[1.0]]), "FUNKTION-HELTAL"),
        (([[1.0]], [[2.5]], [[1.0]]), "FUNKTION-HELTAL"),
        (([[1.0]], [[None]], [[1.0]]), "FUNKTION-VARDE-SAKNAS"),
        (([[1.0]], [[5.0]], [[-1.0]]), "FUNKTION-NEGATIVT"),
        (([[1.0]], [[5.0]], [[1.0]], None, [["degressiv"]]), "FUNKTION-ORD-OKANT"),
        (([[1.0]], [[5.0]], [[1.0]], None, None, [[13.0]]), "FUNKTION-HELTAL"),
        (([[1.0]], None, [[1.0]]), "FUNKTION-ARGUMENT-SAKNAS"),
    ],
)
def test_capital_cost_refuses_what_cannot_be_meant(arguments: tuple[Rows | None, ...], wanted: str) -> None:
    assert code(run("KAPITALKOSTNAD", *arguments)) == wanted
