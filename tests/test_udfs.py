"""The spreadsheet functions as hosts call them: public names, every shape of value, faults as texts, workbook forms."""

from __future__ import annotations

import inspect
import logging
import math
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.machine import REPOSITORY
from udf_samples import changed, example_view, failing, ledger_view

from snit_xl import udfs
from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.functions.edge import fault_text, read_fault_text, rows_of
from snit_xl.workbook.functions.specs import Reads
from snit_xl.workbook.terms.functions_help import HELP
from snit_xl.workbook.terms.problem_texts import CATALOGUE
from snit_xl.workbook.view import ErrorValue

PUBLIC = {
    "SNIT_FORDELNING": "[belopp] [nyckel] [specifika] [decimaler]",
    "SNIT_ANDEL": "nyckel [decimaler]",
    "SNIT_AVVIKELSE": "budget prognos",
    "SNIT_AVVIKELSE_PROCENT": "budget prognos",
    "SNIT_PROGNOS": "utfall_ack budget_ack budget_ar period [metod] [justering] [utfall_fg_ack] [utfall_fg_ar]",
    "SNIT_UPPRAKNING": "belopp procent",
    "SNIT_KAPITALKOSTNAD": "anskaffning livslangd_ar internranta_procent [ar_nr] [metod] [startmanad]",
    "SNIT_AVRAKNING": "utfall inbetalt nyckel [specifika]",
    "SNIT_RISK": "risk vasentlighet",
    "SNIT_RISKNIVA": "risk vasentlighet [granser]",
    "SNIT_UTFALL": "konto [fran_period] [till_period] [enhet] [kalla]",
    "SNIT_KONTROLL": "publicerat beraknat [tolerans]",
    "SNIT_FEL": "cell",
}


@pytest.fixture(autouse=True)
def _no_workbook() -> Iterator[None]:
    udfs.workbook_source(None)
    yield
    udfs.workbook_source(None)


def code(answer: object) -> str:
    assert isinstance(answer, str), answer
    return read_fault_text(answer)[1]


def test_names_and_argument_order_are_the_public_contract() -> None:
    calls = {name: spec.call.partition("(")[2].rstrip(")").replace(";", "") for name, spec in udfs.FUNCTIONS.items()}
    assert calls == PUBLIC


def test_each_is_a_plain_function_whose_arguments_may_all_be_left_out() -> None:
    for name, spec in udfs.FUNCTIONS.items():
        parameters = inspect.signature(getattr(udfs, name)).parameters
        assert tuple(parameters) == spec.arguments
        assert {one.default for one in parameters.values()} == {None}
        assert inspect.isfunction(getattr(udfs, name))


def test_help_covers_each_function_and_argument_and_fits_the_wizard() -> None:
    assert HELP.keys() == udfs.FUNCTIONS.keys()
    for name, spec in udfs.FUNCTIONS.items():
        assert tuple(spec.help.arguments) == spec.arguments
        assert spec.help.example.startswith(f"={name}(")
        for line in (spec.help.summary, *spec.help.arguments.values()):
            assert 0 < len(line) <= 255
            assert line.endswith(".")


@pytest.mark.parametrize("name", [name for name, spec in udfs.FUNCTIONS.items() if spec.reads is Reads.NOTHING])
def test_an_example_that_needs_no_cells_answers(name: str) -> None:
    inside = udfs.FUNCTIONS[name].help.example.partition("(")[2].rstrip(")").split(";")
    if not all(re.fullmatch(r"[\d,]+", part) for part in inside):
        return
    assert isinstance(udfs.call(name, inside), list)


def test_importing_the_functions_loads_nothing_heavy() -> None:
    source = "import sys, snit_xl.udfs; print(*{'xlwings', 'pandas', 'numpy', 'openpyxl', 'uno'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.split() == []


def test_every_fault_has_its_words() -> None:
    sources = [REPOSITORY / "snit_xl/udfs.py", *(REPOSITORY / "snit_xl/workbook/functions").glob("*.py")]
    codes = {code for path in sources for code in re.findall(r'"(FUNKTION-[A-Z-]+)"', path.read_text(encoding="utf-8"))}
    assert len(codes) > 25
    assert codes <= CATALOGUE.keys()


KEY = ((33000.0, 27700.0, 11600.0),)
SPLIT = [[7035.0, 5906.0, 2473.0]]


@pytest.mark.parametrize(
    ("amount", "key"),
    [
        (15414.0, KEY),
        (15414, [[33000, 27700, 11600]]),
        ("15 414", (33000.0, 27700.0, 11600.0)),
        ("15\u00a0414,0", ((33000.0,), (27700.0,), (11600.0,))),
        (Decimal(15414), (("33 000", "27 700", "11 600"),)),
        (np.float64(15414), np.array([[33000, 27700, 11600]])),
        (np.int32(15414), np.array([33000.0, 27700.0, 11600.0])),
        (((15414.0,),), KEY),
    ],
)
def test_every_shape_of_number_gives_the_same_answer(amount: object, key: object) -> None:
    answer = udfs.SNIT_FORDELNING(amount, key)
    assert answer == SPLIT
    assert {type(x) for row in answer for x in row} == {float}


@pytest.mark.parametrize("day", [date(2017, 8, 31), datetime(2017, 8, 31), 42978.0, np.datetime64("2017-08-31")])  # noqa: DTZ001
def test_a_date_is_the_number_that_its_cell_holds(day: object) -> None:
    assert udfs.SNIT_AVVIKELSE(day, 0.0) == [[42978.0]]


def test_a_moment_keeps_its_time_of_day() -> None:
    assert rows_of(datetime(2017, 8, 31, 18, 0)) == [[42978.75]]  # noqa: DTZ001 - a cell's clock has no zone


def test_an_empty_cell_is_no_argument_left_out() -> None:
    assert udfs.SNIT_AVVIKELSE(((None,),), 5.0) == [[-5.0]]
    assert udfs.SNIT_AVVIKELSE("", 5.0) == [[-5.0]]
    assert code(udfs.SNIT_AVVIKELSE(None, 5.0)) == "FUNKTION-ARGUMENT-SAKNAS"
    assert code(udfs.SNIT_AVVIKELSE(prognos=5.0)) == "FUNKTION-ARGUMENT-SAKNAS"


def test_nothing_goes_out_as_an_empty_text() -> None:
    assert udfs.SNIT_AVVIKELSE_PROCENT(((0.0, 50.0),), ((5.0, 60.0),)) == [["", -0.2]]


def test_negative_zero_is_zero() -> None:
    assert str(udfs.SNIT_AVVIKELSE(-0.0, 0.0)) == "[[0.0]]"


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        (-2146826246, "missing", "#N/A"),
        (((1.0, -2146826281),), "div0", "#DIV/0!"),
        (-2146826265, "ref", "#REF!"),
        (-2146826259, "name", "#NAME?"),
        (-2146826252, "num", "#NUM!"),
        (-2146826288, "null", "#NULL!"),
        (-2146826238, "value", "#VALUE!"),  # #CALC!
        (ErrorValue("#SPILL!"), "value", "#SPILL!"),
        (float("nan"), "num", "#NUM!"),
        (float("inf"), "num", "#NUM!"),
        (10**400, "num", "#NUM!"),
    ],
)
def test_an_error_value_comes_back_as_itself(given: object, kind: str, shown: str) -> None:
    answer = udfs.SNIT_UPPRAKNING(given, 2.0)
    assert answer == fault_text(kind, "FUNKTION-FELVARDE", {"value": shown})


def test_a_large_negative_amount_is_no_error_value() -> None:
    assert udfs.SNIT_AVVIKELSE(-2146826246.0, 0.0) == [[-2146826246.0]]


def test_a_fault_from_another_cell_is_passed_on() -> None:
    fault = "#SNIT!missing|FUNKTION-UTFALL-TOMT"
    assert udfs.SNIT_AVVIKELSE(((1.0, fault),), 5.0) == fault


@pytest.mark.parametrize(
    "wrong", [object(), ((1.0, 2.0), (3.0,)), (1.0, (2.0, 3.0)), {"a": 1}], ids=["object", "jagged", "mixed", "mapping"]
)
def test_what_no_host_sends_is_a_fault_and_a_line_in_the_log(wrong: object, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = udfs.SNIT_AVVIKELSE(wrong, 5.0)
    assert answer == "#SNIT!value|FUNKTION-PROGRAMFEL|function=SNIT_AVVIKELSE"
    assert "SNIT_AVVIKELSE failed" in caplog.text


def test_too_many_or_unknown_arguments_are_a_fault_too() -> None:
    function: Any = udfs.SNIT_RISK
    assert code(function(1.0, 2.0, 3.0)) == "FUNKTION-PROGRAMFEL"
    assert code(function(kommun=1.0)) == "FUNKTION-PROGRAMFEL"
    assert code(udfs.call("SNIT_RISK", [1.0, 2.0, 3.0])) == "FUNKTION-PROGRAMFEL"
    assert read_fault_text(str(udfs.call("SNIT_OKAND", [])))[0] == "name"


CELLS = st.one_of(
    st.none(), st.floats(), st.integers(), st.booleans(), st.text(max_size=8), st.decimals(), st.dates(), st.datetimes()
)
SHAPES = st.one_of(CELLS, st.lists(CELLS, max_size=3).map(tuple), st.lists(st.tuples(CELLS, CELLS), max_size=3))


@given(st.sampled_from(sorted(udfs.FUNCTIONS)), st.lists(SHAPES, max_size=8))
def test_whatever_is_sent_the_answer_is_plain(name: str, arguments: list[object]) -> None:
    answer = udfs.call(name, arguments[: len(udfs.FUNCTIONS[name].arguments)])
    if isinstance(answer, str):
        assert code(answer) in CATALOGUE
        assert code(answer) != "FUNKTION-PROGRAMFEL"
        return
    for x in (x for row in answer for x in row):
        assert isinstance(x, str | bool) or (isinstance(x, float) and math.isfinite(x))


@given(st.dictionaries(st.from_regex("[a-z_]+", fullmatch=True), st.text(), max_size=4))
def test_a_faults_text_can_be_read_back(values: dict[str, str]) -> None:
    text = fault_text("value", "FUNKTION-INGET-TAL", values)
    assert read_fault_text(text) == ("value", "FUNKTION-INGET-TAL", values)
    assert text.isprintable() or not "".join(values.values()).isprintable()


@pytest.mark.parametrize("text", ["", "OK", "#SNIT!", "#SNIT!okänt|X", "value|X"])
def test_another_text_is_no_fault(text: str) -> None:
    with pytest.raises(MisuseError):
        read_fault_text(text)


def test_the_forms_that_read_a_workbook_say_so_without_one() -> None:
    for answer in (udfs.SNIT_FORDELNING(), udfs.SNIT_UTFALL("5*"), udfs.SNIT_FEL("Prognos!F12")):
        assert code(answer) == "FUNKTION-ARBETSBOK"


def test_the_calling_cells_workbook_answers() -> None:
    books = {"Nämnd.xlsm": ledger_view(), "Annan.xlsm": ledger_view(year=2016.0)}
    udfs.workbook_source(books.get)
    assert udfs.call("SNIT_UTFALL", ["5*"], "Nämnd.xlsm") == [[347.3]]
    assert udfs.call("SNIT_UTFALL", ["5*"], "Annan.xlsm") == [[999.0]]
    assert code(udfs.call("SNIT_UTFALL", ["5*"], "Okänd.xlsm")) == "FUNKTION-ARBETSBOK"
    assert code(udfs.SNIT_UTFALL("5*")) == "FUNKTION-ARBETSBOK"


def test_a_workbook_that_cannot_be_read_is_a_fault(caplog: pytest.LogCaptureFixture) -> None:
    def gone(name: str) -> None:
        raise OSError(name)

    udfs.workbook_source(gone)
    assert code(udfs.SNIT_UTFALL("5*")) == "FUNKTION-PROGRAMFEL"
    assert "OSError" in caplog.text


def test_without_arguments_the_split_is_the_workbooks_own() -> None:
    udfs.workbook_source(lambda _: example_view())
    answer = udfs.SNIT_FORDELNING()
    assert answer[0] == ["Kostnadspool", "Vårgårda", "Herrljunga", "Summa"]
    assert answer[-1] == ["Summa", 9436.0, 5978.0, 15414.0]
    assert code(udfs.SNIT_FORDELNING(nyckel=KEY)) == "FUNKTION-ARGUMENT-SAKNAS"


def test_a_cell_with_an_error_is_explained_by_its_place() -> None:
    view = changed(ledger_view(), {("Blad 1", 12, 28): failing("SNIT_ANDEL(Utfall!D7)", "#VALUE!")})
    udfs.workbook_source(lambda _: view)
    assert udfs.SNIT_FEL("Blad 1!AB12") == [
        ["SNIT_ANDEL: Nyckel: ”Avgift” är inget tal. Skriv ett tal, till exempel 1 234,5."]
    ]
    assert udfs.SNIT_FEL("Blad 1!A1") == [[""]]


@pytest.mark.parametrize("place", ["", "A1", "Utfall!", "Utfall!1A", "Utfall!A", "Utfall!A1:B2", "Saknas!A1", 5.0])
def test_what_is_no_cell_is_said_to_be_none(place: object) -> None:
    udfs.workbook_source(lambda _: ledger_view())
    assert code(udfs.SNIT_FEL(place)) == "FUNKTION-CELL"
