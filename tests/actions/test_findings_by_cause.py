"""Findings stand by their cause, and what a new month leaves behind is told where it can be mended."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache

import pytest
from support.books import EKONOMI, IT
from support.workbooks import BUILT_AT, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.check import severity
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.problems import Problem, Severity
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.problem_texts import describe

LAYOUT = committee_layout(EXAMPLE)


@cache
def example() -> Content:
    return example_inputs()


def found_with(change: Callable[[Content], None]) -> list[Problem]:
    """Return what is found in the example once something in it has been changed."""
    content = deepcopy(example())
    change(content)
    return list(loop.run(Builder(LAYOUT, content).view(), update_forecast, BUILT_AT).findings)


def faults(found: list[Problem]) -> list[str]:
    """Return the faults that aren't the printed paper's own, in order."""
    wanted = [one for one in found if severity(one) is Severity.FAULT and not one.code.startswith("GRANSKA")]
    return [one.code for one in wanted]


def only(found: list[Problem], code: str) -> list[Problem]:
    return [one for one in found if one.code == code]


def test_a_misspelt_department_is_one_fault_and_what_follows_from_it_another() -> None:
    def misspell(content: Content) -> None:
        content.tables["cost_units"][1]["unit"] = "Ekonomiavdelingen"

    found = found_with(misspell)
    assert faults(found) == ["KONTOPLAN-AVDELNING-OKAND", "UTFALL-SAKNAS"]
    assert dict(found[1].values) == {"unit": EKONOMI, "year": "2017", "years": "2016, 2017"}


def test_a_year_that_no_file_is_about_is_one_fault_per_department_at_the_year() -> None:
    found = found_with(lambda content: content.fields.update(year=2026.0))
    told = only(found, "UTFALL-SAKNAS")
    assert found[: len(told)] == told
    assert len(told) == 3
    assert {str(one.place) for one in told} == {"Förutsättningar!B6"}
    assert only(found, "PROGNOS-UNDERLAG-SAKNAS") == []
    assert describe(told[0]).message.endswith("för 2026. Inlästa år: 2016, 2017.")


def test_kommunbidrag_that_nobody_typed_is_a_warning_and_never_a_zero() -> None:
    found = found_with(lambda content: content.tables["typed"].clear())
    (told,) = only(found, "PROGNOS-KOMMUNBIDRAG-SAKNAS")
    assert severity(told) is Severity.WARNING
    assert describe(told).message.startswith(f"{IT}, Kommunbidrag: kommunbidraget saknas")


@pytest.mark.parametrize(("month", "codes"), [(8.0, []), (9.0, ["sep", "sep"])])
def test_typed_months_are_held_against_the_period(month: float, codes: list[str]) -> None:
    found = only(found_with(lambda content: content.fields.update(month=month)), "KOMPLETTERING-MANAD-SAKNAS")
    assert [dict(one.values)["months"] for one in found] == codes
    assert [dict(one.values)["year"] for one in found] == ["2016", "2017"][: len(codes)]
    assert all(one.place.sheet == "Komplettering" and one.place.cell.startswith("M") for one in found)


def test_payments_are_held_against_the_period_and_unknown_months_are_asked_about() -> None:
    later = found_with(lambda content: content.fields.update(month=9.0))
    (period,) = only(later, "AVRAKNING-INBETALT-PERIOD")
    assert describe(period).message == (
        "Avräkningen jämför kostnader till och med månad 9 med inbetalningar till och med månad 8."
    )
    (unknown,) = only(found_with(lambda content: content.fields.pop("paid_through")), "AVRAKNING-INBETALT-OKAND")
    assert unknown.place == period.place
