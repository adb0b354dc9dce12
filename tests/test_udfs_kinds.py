"""Every function with every kind of argument: what is the same gives the same, and what is nothing gives no number.

The calls are those of udf_samples, which xlwings' pipeline and LibreOffice's cells are tried with too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from udf_samples import LEFT_OUT, VALID, VARIANTS, book, cases

from snit_xl import udfs
from snit_xl.workbook.functions.edge import read_fault_text, rows_of
from snit_xl.workbook.terms.problem_texts import CATALOGUE

EACH = [(name, at) for name, spec in udfs.FUNCTIONS.items() for at in range(len(spec.arguments))]
every_argument = pytest.mark.parametrize(
    ("name", "at"), EACH, ids=[f"{name}-{udfs.FUNCTIONS[name].arguments[at]}" for name, at in EACH]
)

# A kind of value, and what it is another way of writing.
SAME: dict[str, Any] = {
    "flat": ((1.0, 2.0),),
    "whole": 3.0,
    "scalar": ((2.0,),),
    "money": 12.5,
    "swedish number": 1234.5,
    "swedish negative": -1234.5,
    "swedish numbers": ((1234.5, -3.0),),
    "date": 42978.0,
    "blank text": ((None,),),
}
# What an empty cell counts as: 0 in an amount, lacking where a value is required, else as if it were left out.
AMOUNTS = {
    "SNIT_FORDELNING": {"belopp", "specifika", "decimaler"},
    "SNIT_AVVIKELSE": {"budget", "prognos"},
    "SNIT_AVVIKELSE_PROCENT": {"budget", "prognos"},
    "SNIT_PROGNOS": {"utfall_ack", "budget_ack", "budget_ar", "justering"},
    "SNIT_UPPRAKNING": {"belopp"},
    "SNIT_KAPITALKOSTNAD": {"anskaffning"},
    "SNIT_AVRAKNING": {"inbetalt", "specifika"},
    "SNIT_KONTROLL": {"publicerat", "beraknat", "tolerans"},
}
REQUIRED = {
    "SNIT_FORDELNING": {"nyckel"},
    "SNIT_ANDEL": {"nyckel"},
    "SNIT_PROGNOS": {"period"},
    "SNIT_UPPRAKNING": {"procent"},
    "SNIT_KAPITALKOSTNAD": {"livslangd_ar", "internranta_procent"},
    "SNIT_AVRAKNING": {"utfall", "nyckel"},
    "SNIT_RISK": {"risk", "vasentlighet"},
    "SNIT_RISKNIVA": {"risk", "vasentlighet"},
    "SNIT_UTFALL": {"konto"},
}
OPTIONAL = {
    "SNIT_ANDEL": {"decimaler"},
    "SNIT_PROGNOS": {"metod", "utfall_fg_ack", "utfall_fg_ar"},
    "SNIT_KAPITALKOSTNAD": {"ar_nr", "metod", "startmanad"},
    "SNIT_UTFALL": {"fran_period", "till_period", "enhet", "kalla"},
}
OTHERS = {("SNIT_RISKNIVA", "granser"): "FUNKTION-INGEN-NIVA", ("SNIT_FEL", "cell"): "FUNKTION-CELL"}
# Codes may be any text: one that no row has sums to nothing.
ANY_TEXT = {("SNIT_UTFALL", "enhet"), ("SNIT_UTFALL", "kalla")}
CELL_BY_CELL = {
    "SNIT_AVVIKELSE",
    "SNIT_AVVIKELSE_PROCENT",
    "SNIT_PROGNOS",
    "SNIT_UPPRAKNING",
    "SNIT_KAPITALKOSTNAD",
    "SNIT_RISK",
    "SNIT_KONTROLL",
}


@pytest.fixture(autouse=True)
def _workbook() -> Iterator[None]:
    view = book()
    udfs.workbook_source(lambda _: view)
    yield
    udfs.workbook_source(None)


def outcome(name: str, given: list[Any]) -> Any:  # noqa: ANN401 - rows, or a fault's kind and code
    answer = udfs.call(name, given)
    return read_fault_text(answer)[:2] if isinstance(answer, str) else answer


def with_one(name: str, at: int, value: Any) -> Any:  # noqa: ANN401
    """Return what a valid call gives with one argument replaced."""
    return outcome(name, [value if n == at else one for n, one in enumerate(VALID[name])])


def transposed(rows: Any) -> Any:  # noqa: ANN401
    return tuple(zip(*rows, strict=True)) if isinstance(rows, tuple | list) else rows


def shape(value: Any) -> tuple[int, int]:  # noqa: ANN401
    return (len(value), len(value[0])) if isinstance(value, tuple | list) else (1, 1)


def test_the_table_has_every_function_and_every_argument() -> None:
    assert {name: len(valid) for name, valid in VALID.items()} == {
        name: len(spec.arguments) for name, spec in udfs.FUNCTIONS.items()
    }
    told = {(name, key) for group in (AMOUNTS, REQUIRED, OPTIONAL) for name, keys in group.items() for key in keys}
    assert told | OTHERS.keys() == {(name, key) for name, spec in udfs.FUNCTIONS.items() for key in spec.arguments}


@pytest.mark.parametrize("name", VALID)
def test_the_call_that_is_varied_is_a_right_one(name: str) -> None:
    assert isinstance(outcome(name, VALID[name]), list)


@every_argument
@pytest.mark.parametrize("kind", SAME)
def test_another_way_of_writing_the_same_gives_the_same(name: str, at: int, kind: str) -> None:
    assert with_one(name, at, VARIANTS[kind]) == with_one(name, at, SAME[kind])


@every_argument
def test_an_empty_cell_is_zero_or_lacking_or_left_out(name: str, at: int) -> None:
    argument = udfs.FUNCTIONS[name].arguments[at]
    empty = with_one(name, at, VARIANTS["empty cell"])
    if argument in AMOUNTS.get(name, ()):
        assert empty == with_one(name, at, 0.0)
    elif argument in REQUIRED.get(name, ()):
        assert empty == ("value", "FUNKTION-VARDE-SAKNAS")
    elif argument in OPTIONAL.get(name, ()):
        assert empty == with_one(name, at, LEFT_OUT)
    else:
        assert empty[1] == OTHERS[name, argument]


@every_argument
def test_a_required_argument_left_out_is_said_to_be(name: str, at: int) -> None:
    spec = udfs.FUNCTIONS[name]
    left_out = with_one(name, at, LEFT_OUT)
    if at < spec.required and name != "SNIT_FEL":
        assert left_out == ("value", "FUNKTION-ARGUMENT-SAKNAS")
    assert left_out == with_one(name, at, None)


@every_argument
@pytest.mark.parametrize("kind", ["text", "true", "date text"])
def test_what_is_no_number_never_becomes_one(name: str, at: int, kind: str) -> None:
    argument = udfs.FUNCTIONS[name].arguments[at]
    answer = with_one(name, at, VARIANTS[kind])
    if (name, argument) in ANY_TEXT:
        assert answer == [[0.0]]
    elif kind == "date text" and argument in {"period", "fran_period", "till_period"}:
        assert answer == with_one(name, at, "2017-08")
    else:
        kind_of_error, code = answer
        assert kind_of_error == "value"
        assert code in CATALOGUE


@every_argument
def test_a_lone_error_value_comes_back_as_itself(name: str, at: int) -> None:
    assert with_one(name, at, VARIANTS["lone #N/A"]) == ("missing", "FUNKTION-FELVARDE")


@pytest.mark.parametrize("name", sorted(CELL_BY_CELL))
def test_rows_give_rows_what_columns_give_columns(name: str) -> None:
    across = outcome(name, VALID[name])
    down = outcome(name, [transposed(value) for value in VALID[name]])
    assert [tuple(row) for row in across] == list(transposed(down))


def test_a_key_may_stand_in_a_row_or_a_column() -> None:
    for name, key in (("SNIT_FORDELNING", 1), ("SNIT_AVRAKNING", 1)):
        assert with_one(name, key, transposed(VALID[name][key])) == outcome(name, VALID[name])
    for name, key in (("SNIT_ANDEL", 0), ("SNIT_AVRAKNING", 2)):
        down = with_one(name, key, transposed(VALID[name][key]))
        assert [tuple(row) for row in transposed(down)] == [tuple(row) for row in outcome(name, VALID[name])]


def test_an_answer_has_the_size_of_what_it_is_made_from() -> None:
    """Cells that fall away, or are computed from a neighbour's values, would be a wrong sum that nobody sees."""
    sizes = 0
    for name, label, given in cases():
        answer = outcome(name, given)
        if not isinstance(answer, list):
            continue
        sizes += 1
        sizes_in = [shape(rows_of(value) or 0.0) for value in given]
        if name in CELL_BY_CELL:
            # A row and a column of as many cells are taken cell by cell.
            cells = [rows * columns for rows, columns in sizes_in]
            assert shape(answer)[0] * shape(answer)[1] == max(cells), (name, label)
            assert set(cells) <= {1, max(cells)}, (name, label)
        elif name == "SNIT_FORDELNING" and given[0] is not LEFT_OUT:
            assert shape(answer) == (max(sizes_in[0]), max(sizes_in[1])), (name, label)
    assert sizes > 300
