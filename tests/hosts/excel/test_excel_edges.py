"""Values on their way to and from Excel, cells gathered into ranges, and addresses."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from excel_fake_book import error_number, typed
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.reader import area_of
from snit_xl.hosts.excel.runs import LONG_TEXT, Way, bridged, runs, sent
from snit_xl.workbook.view import Area, Cell, ErrorValue, TableArea, WorkbookView

TEXTS = [
    "=1+1",
    "36/12",
    "15\u00a0414",
    "SANT",
    "2017-09-12",
    "-300",
    "#N/A",
    "+",
    "@x",
    "'citat'",
    "\t",
    "vanlig text",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_that_text(text: str) -> None:
    assert typed(sent(text)) == Cell(text)


@pytest.mark.parametrize("text", ["=1+1", "36/12", "15\u00a0414", "SANT"])
def test_the_fake_would_turn_a_bare_text_into_something_else(text: str) -> None:
    assert typed(text) != Cell(text)


def test_other_values_go_as_they_are() -> None:
    assert [sent(value) for value in (12.5, True, None, "", ErrorValue("#N/A"))] == [12.5, True, "", "", "#N/A"]


def on_windows(value: object) -> object:
    return native.values_of(SimpleNamespace(api=SimpleNamespace(Value2=value)))


def test_errors_come_as_integers_from_windows() -> None:
    found = on_windows(((-2146826246, -2146826243, -2146826238, -2146826281, -2146826001),))
    codes = [cell.code for cell in found[0]]
    assert codes == ["#N/A", "#SPILL!", "#CALC!", "#DIV/0!", "#UNKNOWN!"]
    assert [error_number(code) for code in codes[:4]] == [-2146826246, -2146826243, -2146826238, -2146826281]


def test_numbers_truth_values_and_texts_come_as_they_are() -> None:
    assert on_windows(((42990.25, True, "text", None),)) == ((42990.25, True, "text", None),)
    assert on_windows(7.5) == ((7.5,),)


def test_on_a_mac_an_error_is_known_by_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "MAC", True)
    missing = object()

    def answer(value: object) -> SimpleNamespace:
        return SimpleNamespace(get=lambda: value)

    api = SimpleNamespace(
        value2=answer([[5, "", "#N/A", missing, missing]]), string_value=answer([["5", "", "#N/A", "#N/A", ""]])
    )
    found = native.values_of(SimpleNamespace(api=api))
    assert found == ((5.0, None, "#N/A", ErrorValue("#N/A"), None),)
    flags = SimpleNamespace(
        protect_contents=answer(1),
        protect_structure=answer(1),
        date_1904=answer(1),
        full_name=answer("Mac:bok"),
    )
    thing = SimpleNamespace(api=flags, visible=True)
    assert native.is_protected(thing)
    assert native.has_protected_structure(thing)
    assert native.counts_from_1904(thing)
    assert native.full_name(thing) == "Mac:bok"
    native.hide(thing)
    assert thing.visible is False


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("$B$3", (3, 2, 3, 2)),
        ("$A$1:$AB$12", (1, 1, 12, 28)),
        ("$A:$C", (1, 1, 1_048_576, 3)),
        ("$2:$4", (2, 1, 4, 16_384)),
    ],
)
def test_an_address_is_an_area(address: str, area: tuple[int, int, int, int]) -> None:
    assert area_of("Blad", address) == Area("Blad", *area)


POSITIONS = st.tuples(st.sampled_from(["Ett", "Två"]), st.integers(1, 9), st.integers(1, 6))
CELLS = st.one_of(
    st.floats(-9, 9).map(Cell),
    st.just(Cell(None, "A1")),
    st.just(Cell(ErrorValue("#N/A"))),
    st.just(Cell("x" * (LONG_TEXT + 1))),
)


@given(st.dictionaries(POSITIONS, CELLS))
def test_ranges_cover_exactly_the_cells_each_once(contents: dict[tuple[str, int, int], Cell]) -> None:
    found = {}
    for run in runs(contents):
        for row, cells in zip(run.area.rows, run.rows, strict=True):
            for col, cell in zip(run.area.cols, cells, strict=True):
                assert (run.area.sheet, row, col) not in found
                found[run.area.sheet, row, col] = cell
                assert (cell.formula is not None) == (run.way is Way.FORMULA)
    assert found == contents


def test_a_block_is_one_range() -> None:
    contents = {("Blad", row, col): Cell(float(row * col)) for row in range(3, 43) for col in range(2, 9)}
    assert [run.area for run in runs(contents)] == [Area("Blad", 3, 2, 42, 8)]


def test_gaps_in_a_results_column_are_filled_with_what_stands_there() -> None:
    view = WorkbookView({"Blad": {(4, 2): Cell("kvar"), (6, 2): Cell(1.0, "C6"), (8, 2): Cell(3.0)}})
    table = TableArea("T", Area("Blad", 3, 1, 9, 2), 2, ("a", "b"))
    contents = {("Blad", row, 2): Cell(float(row)) for row in (3, 5, 7, 9)}
    filled = bridged(contents, view, [table])
    assert filled == {**contents, ("Blad", 4, 2): Cell("kvar"), ("Blad", 8, 2): Cell(3.0)}
    assert len(runs(filled)) == 2
