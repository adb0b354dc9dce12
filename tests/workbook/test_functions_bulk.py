"""Long columns at once: each answer is the ordinary way's to the last digit; what isn't plain is left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl import udfs
from snit_xl.workbook.functions import SNIT_FUNCTIONS
from snit_xl.workbook.functions.bulk import BULK, FEWEST_ROWS, bulk_answer
from snit_xl.workbook.functions.edge import Answer, answer_of, fault_text, read_fault_text, rows_of
from snit_xl.workbook.view import ErrorValue

ROWS = FEWEST_ROWS + 6
ore = st.integers(-(10**9), 10**9).map(lambda units: units / 100)
noisy = st.builds(lambda a, b: a / b, st.integers(-(10**9), 10**9), st.integers(1, 997))
halves = st.integers(-(10**6), 10**6).map(lambda units: (units + 0.5) / 10**10)  # between two of the finest units
any_number = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.one_of(ore, noisy, halves, any_number, st.sampled_from([0.0, -0.0, 0.1 + 0.2, 2.0**60, 5e-324]))
cells = st.one_of(numbers, st.sampled_from(["", None]))


def columns(width: int, drawn: st.SearchStrategy[Any] = cells) -> st.SearchStrategy[tuple[tuple[Any, ...], ...]]:
    """Draw some rows and repeat them until they are many."""
    rows = st.lists(st.tuples(*[drawn] * width), min_size=1, max_size=7)
    return rows.map(lambda few: tuple((few * ROWS)[:ROWS]))


def the_ordinary_way(name: str, arguments: list[Any]) -> Answer | str:
    return answer_of(SNIT_FUNCTIONS[name](*map(rows_of, arguments)))


def same(name: str, arguments: list[Any]) -> None:
    quick, ordinary = bulk_answer(name, arguments), the_ordinary_way(name, arguments)
    assert quick is None or quick == ordinary
    assert udfs.call(name, arguments) == ordinary


@given(st.one_of(columns(1), columns(1, ore)), st.one_of(columns(1), columns(1, ore)))
def test_deviation(budget: Any, forecast: Any) -> None:  # noqa: ANN401 - whatever a host sends
    same("SNIT_AVVIKELSE", [budget, forecast])


@given(columns(1), st.one_of(numbers, st.sampled_from(["", "2,5", ((2.5,),), 1.75])))
def test_uplift(amounts: Any, percent: Any) -> None:  # noqa: ANN401
    same("SNIT_UPPRAKNING", [amounts, percent])


weights = st.one_of(st.integers(0, 60_000).map(float), st.floats(0, 1e6), st.sampled_from([33.3, 0.1, -1.0, ""]))


@given(st.data(), st.integers(1, 4), st.sampled_from([None, 0.0, 1.0, 2.0, -2.0, 10.0, 2.5, 11.0, "", ((1.0,),)]))
def test_split(data: st.DataObject, width: int, decimals: object) -> None:
    amounts = data.draw(columns(1))
    key = data.draw(st.tuples(*[weights] * width))
    specific = data.draw(st.one_of(st.none(), columns(width), columns(width, ore)))
    laid = data.draw(st.sampled_from([(key,), tuple((x,) for x in key)]))
    same("SNIT_FORDELNING", [amounts, laid, specific, decimals])


A, B = ((12.5,), (None,), ("",), (-7.25,)) * 20, ((3.0,), (1e-7,), (2.0,), (1 / 3,)) * 20
YES = True
PLAIN: dict[str, tuple[str, list[Any]]] = {
    "deviation": ("SNIT_AVVIKELSE", [A, B]),
    "as lists, from the process outside": ("SNIT_AVVIKELSE", [list(map(list, A)), list(map(list, B))]),
    "uplift": ("SNIT_UPPRAKNING", [A, 2.5]),
    "split": ("SNIT_FORDELNING", [A, ((5714.0, 3702.0),)]),
    "split with own costs": (
        "SNIT_FORDELNING",
        [A, ((5714.0,), (3702.0,)), tuple((*x, *y) for x, y in zip(A, B, strict=True)), 2.0],
    ),
}


@pytest.mark.parametrize("case", PLAIN)
def test_plain_columns_are_answered_at_once(case: str) -> None:
    name, arguments = PLAIN[case]
    assert bulk_answer(name, arguments) == the_ordinary_way(name, arguments)


def changed(value: object) -> tuple[tuple[object], ...]:
    return ((value,), *A[1:])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([changed("tolv"), B], "FUNKTION-INGET-TAL"),
        ([changed(YES), B], "FUNKTION-INGET-TAL"),
        ([changed(float("nan")), B], "FUNKTION-FELVARDE"),
        ([changed(float("inf")), B], "FUNKTION-FELVARDE"),
        ([changed(ErrorValue("#N/A")), B], "FUNKTION-FELVARDE"),
        ([changed(-2146826246), B], "FUNKTION-FELVARDE"),
        ([A, B[1:]], "FUNKTION-OLIKA-STORLEK"),
        ([A, tuple((*x, *x) for x in B)], "FUNKTION-OLIKA-STORLEK"),
        ([changed(1e308), ((-1e308,), *B[1:])], "FUNKTION-FOR-STORT"),
        ([A], "FUNKTION-ARGUMENT-SAKNAS"),
    ],
    ids=["text", "truth", "nan", "inf", "error", "COM error", "short", "wide", "too large", "left out"],
)
def test_one_cell_that_is_not_plain_is_a_fault_as_ever(arguments: list[Any], code: str) -> None:
    assert bulk_answer("SNIT_AVVIKELSE", arguments) is None
    assert read_fault_text(str(udfs.call("SNIT_AVVIKELSE", arguments)))[1] == code


def test_a_fault_or_a_swedish_number_in_a_long_column_is_read_as_ever() -> None:
    fault = fault_text("missing", "FUNKTION-UTFALL-TOMT")
    assert udfs.call("SNIT_AVVIKELSE", [changed(fault), B]) == fault
    answer = udfs.call("SNIT_AVVIKELSE", [changed("1 234,5"), B])
    assert answer[0] == [1231.5]


def test_every_bulk_rule_is_a_function_and_short_columns_take_the_ordinary_way() -> None:
    assert BULK.keys() <= SNIT_FUNCTIONS.keys()
    assert bulk_answer("SNIT_AVVIKELSE", [A[: FEWEST_ROWS - 1], B[: FEWEST_ROWS - 1]]) is None
