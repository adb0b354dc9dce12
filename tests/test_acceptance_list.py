"""The acceptance list for a person who has Excel: every expected value in it is what the product gives today."""

from __future__ import annotations

import pytest
from support.acceptance import PAGE, checks, expectations, functions, wrong
from support.macros import PROJECT

from snit_xl.udfs import FUNCTIONS
from snit_xl.workbook.macro_build import ADDIN_PROJECT
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.functions_help import CATEGORY

LIST = checks(PAGE.read_text(encoding="utf-8"))
WITH_VALUES = [number for number, text in LIST.items() if expectations(text)]
ASKED_FOR = (
    *("Kompilera", "makron spärrade", "Skyddad vy", "En annan arbetsbok är framme", "Mac:", "`=@`", "Filtrera"),
    *("Spara automatiskt", "Funktionsguiden", "32-bitars", "OneDrive"),
)


@pytest.mark.parametrize("number", WITH_VALUES)
def test_every_expected_value_is_what_the_product_gives(number: int) -> None:
    assert wrong(LIST[number]) == []


def test_the_checks_are_numbered_through_and_hold_values_enough_to_be_worth_it() -> None:
    assert list(LIST) == list(range(1, len(LIST) + 1))
    assert sum(expectations(text) for text in LIST.values()) >= 35


def test_each_function_is_typed_and_each_button_clicked() -> None:
    assert set().union(*(functions(text) for text in LIST.values())) == set(FUNCTIONS)
    for button in BUTTONS:
        assert any(f"**{button.caption}**" in text for text in LIST.values()), button.caption


def test_the_list_calls_things_what_excel_will_call_them() -> None:
    chapter = " ".join(LIST.values())
    assert f"kategorin {CATEGORY}, med hjälp" in chapter
    assert "i båda projekten (SnitXl och SnitXlAddin)" in chapter
    assert (PROJECT, ADDIN_PROJECT) == ("SnitXl", "SnitXlAddin")


@pytest.mark.parametrize("asked", ASKED_FOR)
def test_nothing_that_was_to_be_tried_is_left_out(asked: str) -> None:
    assert any(asked in text for text in LIST.values())


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("`Prognos!H17` visar `627`", "`Prognos!H17` visar `626`"),
        ("skriv `5441` i `Prognos!F18`: `Prognos!H18` visar `628`", "`Prognos!H18` visar `628`"),
        (
            "tryck **Uppdatera prognos**: svaret börjar `Inget`",
            "tryck **Uppdatera prognos**: svaret börjar `Prognosen`",
        ),
        ("| `=SNIT_RISK(4;3)` | `12` |", "| `=SNIT_RISK(4;2)` | `12` |"),
        ("| `=SNIT_ANDEL(0)` | `#VÄRDEFEL!` |", "| `=SNIT_ANDEL(0)` | `0` |"),
    ],
)
def test_a_wrong_value_would_be_noticed(true: str, false: str) -> None:
    assert wrong(true) == []
    assert len(wrong(false)) == 1
