"""The engine: order, changed cells, circles, foreign formulas, array formulas and the SNIT functions in formulas."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from snit_xl.workbook.formula import CellKey, Evaluation, evaluate
from snit_xl.workbook.functions import Fault
from snit_xl.workbook.view import Area, Cell, ErrorValue, Scalar, TableArea, WorkbookView

S = "Blad"


def at(row: int, col: int = 1) -> CellKey:
    return (S, row, col)


def view(values: dict[tuple[int, int], Scalar]) -> WorkbookView:
    return WorkbookView({S: {place: Cell(x) for place, x in values.items()}})


def test_formulas_go_before_cached_values_and_are_taken_in_the_order_of_their_needs() -> None:
    book = WorkbookView({S: {(1, 1): Cell(999.0, "A2+1"), (2, 1): Cell(999.0, "A3*2"), (3, 1): Cell(5.0)}})
    result = evaluate(book, {at(1): "A2+1", at(2): "A3*2"})
    assert result.values == {at(1): 11.0, at(2): 10.0}


def test_formula_cells_that_are_not_given_keep_their_cached_values() -> None:
    book = WorkbookView({S: {(2, 1): Cell(7.0, "VLOOKUP(1,B1:C2,2)")}})
    assert evaluate(book, {at(1): "A2+1"}).values == {at(1): 8.0}


def test_only_what_depends_on_changed_cells_is_computed() -> None:
    book = view({(1, 1): 1.0, (1, 2): 2.0, (5, 1): 3.0})
    formulas = {at(2): "A1+1", at(3): "SUM(A1:A2)", at(2, 2): "B1*2", at(4): "A3+B2", at(6): "A5"}
    result = evaluate(book, formulas, {at(1)})
    assert result.values.keys() == {at(2), at(3), at(4)}
    assert result.values[at(3)] == 3.0


def test_a_precedent_that_is_clean_is_read_as_cached() -> None:
    book = WorkbookView({S: {(1, 1): Cell(1.0), (2, 2): Cell(40.0, "B1*2")}})
    result = evaluate(book, {at(2, 2): "B1*2", at(4): "A1+B2"}, {at(1)})
    assert result.values == {at(4): 41.0}


def test_a_formula_that_stands_in_a_changed_cell_is_computed() -> None:
    assert evaluate(view({(1, 1): 2.0}), {at(2): "A1*2"}, {at(2)}).values == {at(2): 4.0}


def test_nothing_changed_means_nothing_to_do() -> None:
    assert evaluate(view({}), {at(1): "A2", at(3): "OFFSET(A1,1,1)"}, set()) == Evaluation({})


def test_a_foreign_formula_and_what_depends_on_it_are_reported() -> None:
    formulas = {at(1): "VLOOKUP(1,C1:D2,2,0)", at(2): "A1+1", at(3): "SUM(A1:A2)", at(4): "1+1"}
    result = evaluate(view({}), formulas)
    assert result.foreign == {at(1), at(2), at(3)}
    assert result.values == {at(4): 2.0}
    assert set(result.reasons) == {at(1)}


def test_a_foreign_formula_untouched_by_the_change_is_not_reported() -> None:
    formulas = {at(1): "VLOOKUP(1,C1:D2,2,0)", at(2): "A1+B1"}
    result = evaluate(WorkbookView({S: {(1, 1): Cell(5.0, "x"), (1, 2): Cell(2.0)}}), formulas, {at(1, 2)})
    assert result.foreign == frozenset()
    assert result.values == {at(2): 7.0}


def test_a_foreign_formula_that_reads_a_changed_cell_is_reported() -> None:
    assert evaluate(view({}), {at(1): "VLOOKUP(1,C1:D2,2,0)"}, {at(2, 4)}).foreign == {at(1)}
    assert evaluate(view({}), {at(1): "INDIRECT(B1)"}, {at(9, 9)}).foreign == {at(1)}


def test_circles_are_reported_with_what_hangs_on_them_and_the_rest_is_computed() -> None:
    formulas = {at(1): "A2", at(2): "SUM(A1:A1)+SUM(A3:A4)", at(3): "A1", at(5): "A2*2", at(6): "1", at(7): "A7"}
    result = evaluate(view({}), formulas)
    assert result.cycles == {at(1), at(2), at(3), at(5), at(7)}
    assert result.values == {at(6): 1.0}


def test_a_column_that_sums_itself_is_a_circle() -> None:
    assert evaluate(view({(1, 1): 1.0}), {at(2): "SUM(A1:A3)"}).cycles == {at(2)}


def test_a_chain_of_any_length_is_fine() -> None:
    n = 5000
    formulas = {at(row): f"A{row + 1}+1" for row in range(1, n)}
    assert evaluate(view({(n, 1): 0.0}), formulas).values[at(1)] == n - 1


def test_subtotals_leave_other_subtotals_out() -> None:
    formulas = {at(3): "SUBTOTAL(9,A1:A2)", at(5): "SUBTOTAL(9,A1:A4)"}
    result = evaluate(view({(1, 1): 1.0, (2, 1): 2.0, (4, 1): 8.0}), formulas)
    assert result.values == {at(3): 3.0, at(5): 11.0}


def test_an_array_formula_fills_its_extent_and_others_read_any_cell_of_it() -> None:
    formulas = {at(1, 3): "A1:A3*2", at(9): "C3+1"}
    result = evaluate(view({(1, 1): 1.0, (2, 1): 2.0, (3, 1): 3.0}), formulas, arrays={at(1, 3): Area(S, 1, 3, 4, 3)})
    assert [result.values[at(row, 3)] for row in (1, 2, 3)] == [2.0, 4.0, 6.0]
    assert result.values[at(4, 3)] == ErrorValue("#N/A")
    assert result.values[at(9)] == 7.0


def test_a_split_computed_by_snit_functions() -> None:
    book = view({(1, 1): 15414.0, (2, 1): 100.0, (1, 2): 3.0, (1, 3): 2.0, (1, 4): 1.0})
    formulas = {at(5): "SNIT_FORDELNING(A1:A2,B1:D1)", at(9): "INDEX(SNIT_FORDELNING(A1,B1:D1,,0),1,2)"}
    result = evaluate(book, formulas, arrays={at(5): Area(S, 5, 1, 6, 3)})
    assert [result.values[at(5, col)] for col in (1, 2, 3)] == [7707.0, 5138.0, 2569.0]
    assert [result.values[at(6, col)] for col in (1, 2, 3)] == [50.0, 33.0, 17.0]
    assert result.values[at(9)] == 5138.0


def test_faults_become_error_values_and_errors_go_past_the_function() -> None:
    book = view({(1, 1): ErrorValue("#DIV/0!"), (2, 1): "text", (3, 1): 5.0, (1, 2): 3.0})
    formulas = {
        at(5): "SNIT_AVVIKELSE(A1:A3,A1:A3)",
        at(6): "SNIT_AVVIKELSE(A2,A3)",
        at(7): 'SNIT_PROGNOS(A3,A3,A3,8,"föregående år")',
        at(8): "SUM(A6,1)",
    }
    result = evaluate(book, formulas)
    assert [result.values[at(row)] for row in (5, 6, 7, 8)] == [
        ErrorValue("#DIV/0!"),
        ErrorValue("#VALUE!"),
        ErrorValue("#N/A"),
        ErrorValue("#VALUE!"),
    ]


def test_functions_of_the_callers_own() -> None:
    seen: list[object] = []

    def own(
        cells: list[list[Scalar]], left_out: list[list[Scalar]] | None, last: list[list[Scalar]]
    ) -> list[list[Scalar]] | Fault:
        seen.extend((cells, left_out, last))
        return [[42.0]]

    result = evaluate(view({(1, 1): 1.0}), {at(5): "egen(A1:B1,,3)"}, functions={"EGEN": own})
    assert result.values == {at(5): 42.0}
    assert seen == [[[1.0, None]], None, [[3.0]]]


@given(st.dictionaries(st.integers(1, 25), st.lists(st.integers(1, 25), max_size=4), max_size=25))
@settings(max_examples=60, deadline=None)
def test_the_order_never_matters(needs: dict[int, list[int]]) -> None:
    # Row r may only need rows below it, so there is no circle and the sums can be checked directly.
    formulas = {
        at(row): "1+" + "+".join([f"SUM(A{max(n, row + 1)}:A{max(n, row + 1) + 2})" for n in wanted] or ["0"])
        for row, wanted in needs.items()
    }
    forward = evaluate(view({}), formulas)
    backward = evaluate(view({}), dict(reversed(formulas.items())))
    assert not forward.cycles
    assert forward.values == backward.values
    expected: dict[int, float] = {}
    for row in range(30, 0, -1):
        if row in needs:
            starts = [max(n, row + 1) for n in needs[row]]
            expected[row] = 1 + sum(expected.get(start + i, 0) for start in starts for i in range(3))
    assert {row: forward.values[at(row)] for row in needs} == {row: expected[row] for row in needs}


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30))
def test_changing_one_cell_gives_the_same_as_computing_everything(numbers: list[int]) -> None:
    n = len(numbers)
    formulas = {at(row, 2): f"A{row}*2" for row in range(1, n + 1)} | {at(n + 1, 2): f"SUM(B1:B{n})"}
    before = view({(row, 1): float(x) for row, x in enumerate(numbers, 1)})
    first = evaluate(before, formulas)
    assert first.values[at(n + 1, 2)] == 2 * sum(numbers)
    cells = {**before.cells[S], (1, 1): Cell(7.0)}
    cells |= {(row, col): Cell(x) for (_, row, col), x in first.values.items()}
    after = WorkbookView({S: cells})
    partly, whole = evaluate(after, formulas, {at(1)}), evaluate(after, formulas)
    assert partly.values.keys() == {at(1, 2), at(n + 1, 2)}
    assert partly.values[at(n + 1, 2)] == whole.values[at(n + 1, 2)]


def test_three_thousand_table_formulas_take_a_moment() -> None:
    headings = ("Enhet", "Budget", "Utfall", "Prognos", "Andel", "Grupp")
    n = 1000
    cells = {(row, 1): Cell(f"E{row % 7}") for row in range(2, n + 2)}
    cells |= {(row, col): Cell(float(row * col)) for row in range(2, n + 2) for col in (2, 3)}
    table = TableArea("T", Area(S, 2, 1, n + 1, 6), 1, headings)
    formulas: dict[CellKey, str] = {}
    for row in range(2, n + 2):
        formulas[at(row, 4)] = "IF(T[[#This Row],[Utfall]]>0,T[[#This Row],[Utfall]],T[[#This Row],[Budget]])*1.5"
        formulas[at(row, 5)] = "IFERROR(T[[#This Row],[Prognos]]/SUM(T[Prognos]),0)"
        formulas[at(row, 6)] = "SUMIFS(T[Prognos],T[Enhet],T[[#This Row],[Enhet]])"
    book = WorkbookView({S: cells}, {"T": table})
    started = time.process_time()
    result = evaluate(book, formulas)
    # About 0.15 s on the slow build machine; quadratic work would take many seconds.
    assert time.process_time() - started < 2
    assert len(result.values) == 3 * n


def test_of_wanted_areas_only_their_formulas_and_what_those_read_are_computed() -> None:
    formulas = {at(1): "B1*2", at(1, 2): "C9+1", at(2): "A1*10", at(3): "OFFSET(A1,1,1)"}
    result = evaluate(view({(9, 3): 4.0}), formulas, wanted=[Area(S, 1, 1, 1, 1), Area(S, 7, 1, 8, 2)])
    assert result == Evaluation({at(1): 10.0, at(1, 2): 5.0})


def test_a_circle_and_a_foreign_formula_in_a_wanted_area_are_reported() -> None:
    formulas = {at(1): "A2", at(2): "A1", at(3): "INDIRECT(B1)", at(4): "A1", at(1, 9): "INDIRECT(B1)"}
    result = evaluate(view({}), formulas, wanted=[Area(S, 1, 1, 3, 1)])
    assert result.cycles == {at(1), at(2)}
    assert result.foreign == {at(3)}


def test_a_reference_without_its_tables_name_is_looked_up_for_each_table() -> None:
    upper = TableArea("Ett", Area(S, 2, 1, 3, 1), 1, ("Belopp",))
    lower = TableArea("Tre", Area(S, 12, 1, 13, 1), 11, ("Belopp",))
    book = WorkbookView({S: {(2, 1): Cell(3.0), (12, 1): Cell(8.0)}}, {"Ett": upper, "Tre": lower})
    formulas = {at(2, 2): "SUM([Belopp])", at(12, 2): "SUM([Belopp])"}
    assert evaluate(book, formulas).values == {at(2, 2): 3.0, at(12, 2): 8.0}
