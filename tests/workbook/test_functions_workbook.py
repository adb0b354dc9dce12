"""SNIT_FORDELNING() and SNIT_UTFALL: what the workbook itself says, to the öre, and every fault said aloud."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from udf_samples import LEDGER, changed, example_view, ledger_view

from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.functions.bound import workbook_functions
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.functions.ledger_sum import ledger_sum
from snit_xl.workbook.functions.own_split import own_split
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, WorkbookView


def utfall(*arguments: Scalar, view: WorkbookView | None = None) -> float:
    result = ledger_sum(view or ledger_view(), *([[x]] if x is not None else None for x in arguments))
    assert not isinstance(result, Fault), result
    ((total,),) = result
    assert isinstance(total, float)
    return total


def fault(*arguments: Scalar, view: WorkbookView | None = None) -> Fault:
    result = ledger_sum(view or ledger_view(), *([[x]] if x is not None else None for x in arguments))
    assert isinstance(result, Fault)
    return result


@pytest.fixture(scope="module")
def book() -> WorkbookView:
    return example_view()


def test_the_own_split_is_the_sheets_own_with_headings(book: WorkbookView) -> None:
    rows = own_split(book)
    assert not isinstance(rows, Fault)
    assert rows[0] == ["Kostnadspool", "Vårgårda", "Herrljunga", "Summa"]
    assert rows[-1] == ["Summa", 9436.0, 5978.0, 15414.0]
    table = book.tables["Fordelning"]
    for j, name in enumerate(("Vårgårda", "Herrljunga"), 1):
        area = table.column(f"Fördelat {name}")
        shown = [book.cell(area.sheet, row, area.left).value for row in area.rows]
        assert [row[j] for row in rows[1:-1]] == [x for x in shown if x != ""]


def test_every_row_and_column_of_the_own_split_sums(book: WorkbookView) -> None:
    rows = own_split(book)
    assert not isinstance(rows, Fault)
    numbers = [[x for x in row[1:] if isinstance(x, float)] for row in rows[1:]]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert all(sum(column[:-1]) == column[-1] for column in zip(*numbers, strict=True))


def common_cell(book: WorkbookView) -> tuple[str, int, int]:
    area = book.tables["Fordelning"].column("Gemensamt belopp")
    return area.sheet, area.top, area.left


@pytest.mark.parametrize(
    ("wrong", "said"), [("tolv", "inget tal"), (ErrorValue("#DIV/0!"), "#DIV/0!")], ids=["text", "error value"]
)
def test_a_cell_that_cannot_be_read_is_a_fault_that_names_it(book: WorkbookView, wrong: Scalar, said: str) -> None:
    result = own_split(changed(book, {common_cell(book): Cell(wrong)}))
    assert isinstance(result, Fault)
    reason = str(dict(result.values)["reason"])
    assert result.code == "FUNKTION-EGEN-INDATA"
    assert reason.startswith("Fördelning!C")
    assert said in reason


def test_an_unknown_key_is_a_fault(book: WorkbookView) -> None:
    area = book.tables["Fordelning"].column("Nyckel")
    result = own_split(changed(book, {(area.sheet, area.top, area.left): Cell("Ingen nyckel")}))
    assert isinstance(result, Fault)
    assert result.code == "FUNKTION-EGEN-INDATA"


def test_a_fault_elsewhere_on_the_sheets_is_not_the_splits_affair(book: WorkbookView) -> None:
    area = book.tables["Avrakning"].column("Inbetalt hittills")
    assert own_split(changed(book, {(area.sheet, area.top, area.left): Cell("oj")})) == own_split(book)


def test_a_workbook_that_is_not_ours_has_no_split_of_its_own() -> None:
    assert own_split(WorkbookView()) == Fault("FUNKTION-ARBETSBOK")


def test_an_empty_table_of_pools_lacks_something_to_split(book: WorkbookView) -> None:
    area = book.tables["Fordelning"].area
    empty = {(area.sheet, row, col): Cell() for row in area.rows for col in area.cols}
    assert own_split(changed(book, empty)) == Fault("FUNKTION-EGEN-TOM", "missing")


def test_the_bound_functions_split_alike(book: WorkbookView) -> None:
    functions = workbook_functions(book)
    assert functions["SNIT_FORDELNING"]() == own_split(book)
    assert functions["SNIT_FORDELNING"]([[10.0]], [[1.0, 1.0]]) == [[5.0, 5.0]]
    assert functions["SNIT_UTFALL"]([["5*"]]) == ledger_sum(book, [["5*"]])


@pytest.mark.parametrize(
    ("accounts", "total"),
    [
        ("5*", 347.3),
        (5.0, 347.3),
        ("50-57", 347.3),
        ("50\u201356", 340.3),
        ("5010", 300.3),
        (5010.0, 300.3),
        ("3,6", 984.0),
        ("3, 6", 984.0),
        ("3*;5610", -210.5),
        ("50 - 56 , 61", 1574.8),
        ("9", 0.0),
    ],
)
def test_accounts_by_beginning_range_and_list(accounts: Scalar, total: float) -> None:
    assert utfall(accounts) == total


def test_without_periods_it_is_the_year_so_far() -> None:
    assert utfall("5*") == 347.3
    assert utfall("5*", view=ledger_view(month=1.0)) == 100.1
    assert utfall("5*", view=ledger_view(year=2016.0)) == 999.0


@pytest.mark.parametrize(
    ("first", "last", "total"),
    [
        ("2017-02", None, 247.2),
        (201702.0, "2017-08", 247.2),
        (2.0, 2.0, 200.2),
        ("2", "7", 200.2),
        ("2016-01", "2017-01", 1099.1),
        (42767.0, 42794.0, 200.2),  # 2017-02-01 and 2017-02-28: a period typed in a cell becomes a date
        ("2016-12", "2017-08-31", 347.3),
        (None, 12.0, 347.3),
    ],
)
def test_periods_in_every_spelling(first: Scalar, last: Scalar, total: float) -> None:
    assert utfall("5*", first, last) == total


def test_period_13_is_december() -> None:
    assert utfall("6110", 9.0, 12.0) == 3.0
    assert utfall("6110", 9.0, 13.0) == 3.0
    assert utfall("6110") == 1234.5


def test_unit_and_source_narrow_the_sum() -> None:
    assert utfall("5*", None, None, "4120") == 200.2
    assert utfall("6", None, None, 4110.0) == 1234.5
    assert utfall("5", None, None, "41*", "HUVUDBOK j*") == 100.1
    assert utfall("5", None, None, None, "huvudbok augusti") == 47.0
    assert utfall("5", None, None, "", "") == 347.3


def test_several_units_in_a_range_are_one_sum() -> None:
    assert ledger_sum(ledger_view(), [["5"]], None, None, [["4110"], ["4120"]]) == [[347.3]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((None,), "FUNKTION-ARGUMENT-SAKNAS"),
        (("",), "FUNKTION-VARDE-SAKNAS"),
        (("lön",), "FUNKTION-KONTO"),
        ((3.6,), "FUNKTION-KONTO"),
        (("57-50",), "FUNKTION-KONTO"),
        (("5 010",), "FUNKTION-KONTO"),  # not the accounts that begin with 5 and those that begin with 010
        (("5,,6",), None),
        ((True,), "FUNKTION-KONTO"),
        ((42981.0,), "FUNKTION-KONTO-LANGT"),  # 3-6 typed in a cell has become a date
        (("5", "augusti"), "FUNKTION-PERIOD"),
        (("5", 14.0), "FUNKTION-PERIOD"),
        (("5", 0.0), "FUNKTION-PERIOD"),
        (("5", 201715.0), "FUNKTION-PERIOD"),
        (("5", 8.0, 7.0), "FUNKTION-PERIOD-ORDNING"),
    ],
)
def test_what_cannot_be_meant_is_a_fault(arguments: tuple[Scalar, ...], code: str | None) -> None:
    if code is None:
        assert utfall(*arguments) == utfall("5,6")
    else:
        assert fault(*arguments).code == code


def test_an_empty_ledger_is_missing_and_not_zero() -> None:
    assert fault("5", view=ledger_view(rows=((None,) * 9,))) == Fault("FUNKTION-UTFALL-TOMT", "missing")
    assert (
        fault("5", view=WorkbookView(names=ledger_view().names, cells=ledger_view().cells)).code == "FUNKTION-ARBETSBOK"
    )


@pytest.mark.parametrize(("column", "value"), [(0, "i fjol"), (1, 14.0), (6, "mycket"), (6, ErrorValue("#N/A"))])
def test_a_row_that_cannot_be_read_stops_only_sums_that_need_it(column: int, value: Scalar) -> None:
    row = list(LEDGER[2])
    row[column] = value
    view = ledger_view(rows=(*LEDGER[:2], tuple(row), *LEDGER[3:]))
    assert fault("5", view=view) == Fault("FUNKTION-UTFALL-RAD", "value", (("place", "Utfall!G8"),))
    assert utfall("3", view=view) == -250.5


@pytest.mark.parametrize("column", [2, 4, 8])
def test_an_error_value_among_the_codes_stops_every_sum(column: int) -> None:
    """What the row belongs to is not known, so no sum may leave it out."""
    row = list(LEDGER[2])
    row[column] = ErrorValue("#N/A")
    view = ledger_view(rows=(*LEDGER[:2], tuple(row), *LEDGER[3:]))
    for account in ("3", "5"):
        assert fault(account, view=view) == Fault("FUNKTION-UTFALL-RAD", "value", (("place", "Utfall!G8"),))


def test_a_sum_that_is_one_of_its_own_outcomes_is_a_circle() -> None:
    view = ledger_view()
    own, beside = ("Utfall", 8, 7), ("Utfall", 90, 30)
    done = evaluate(view, {own: 'SNIT_UTFALL("5")', beside: "G8*2"}, functions=workbook_functions(view))
    assert done.cycles == {own, beside}
    done = evaluate(view, {own: "100+0.1", beside: 'SNIT_UTFALL("5")'}, functions=workbook_functions(view))
    assert done.values == {own: 100.1, beside: 347.3}


@pytest.mark.parametrize("broken", [None, "2017", 2017.5])
def test_the_workbooks_year_is_needed_only_where_it_is_used(broken: Scalar) -> None:
    view = ledger_view(year=broken)
    assert fault("5", view=view).code == "FUNKTION-AR-SAKNAS"
    assert utfall("5", "2017-01", "2017-02", view=view) == 300.3


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(3000, 8999), st.integers(-(10**9), 10**9)), min_size=1))
def test_the_classes_of_accounts_sum_to_the_whole(rows: list[tuple[int, int, int]]) -> None:
    ledger = tuple(
        (2017.0, float(month), float(account), "", "1", None, ore / 100, None, "x") for month, account, ore in rows
    )
    view = ledger_view(rows=ledger)
    parts = [utfall(str(n), 1.0, 12.0, view=view) for n in range(3, 9)]
    whole = utfall("3-8", 1.0, 12.0, view=view)
    assert whole == float(sum(Decimal(ore) for _, _, ore in rows) / 100)
    assert sum(round(part * 100) for part in parts) == round(whole * 100)
