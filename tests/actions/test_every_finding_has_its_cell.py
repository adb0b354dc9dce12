"""A finding names the cell to mend: one workbook with a fault of every room, and each fault's cell."""

from __future__ import annotations

import pytest
from support.workbooks import BUILT_AT, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.problems import Problem
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe
from snit_xl.workbook.values import date_to_serial

LAYOUT = committee_layout(EXAMPLE)
Row = dict[str, object]


def spoiled(content: Content) -> None:
    """Plant one fault per rule that reads the workbook's own inputs."""
    tables = content.tables
    tables["keys"][0]["value#2"] = 45.3
    tables["pools"][0] |= {"holds_specific": "ja"}
    tables["rows"][1] |= {"comment": None}
    tables["rows"][9] |= {"method": "föregående år"}  # nothing was booked on it the year before
    tables["known"][0] |= {"label": "Finns inte"}
    tables["settlement"][0] |= {"paid": -6271.0}
    tables["municipalities"][0] |= {"uplift_base": 4000.0}
    tables["plan"][2] |= {"financier": "Ingen", "life": None}
    tables["levels"][1] |= {"level_from": 3.0}
    tables["controls"][0] |= {"risk": 5.0}
    tables["projects"][0] |= {"ends_on": date_to_serial(BUILT_AT.date().replace(year=2016))}
    tables["projects"][1] |= {"ends_on": None}
    tables["projects"][2] |= {"outcome_project": 3000.0}
    tables["meetings"][1] |= {"ends": 0.25}
    tables["meetings"][2] |= {"day": date_to_serial(BUILT_AT.date().replace(month=12, day=25))}
    tables["stages"][2] |= {"decided": 15000.0}
    tables["sums"] = [row for row in tables["sums"] if row["unit"] != "Personalavdelningen"]
    tables["parameters"].append({"parameter": "internränta", "valid_year": 2030.0, "value": 2.0, "source": None})


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    content = example_inputs()
    spoiled(content)
    return list(loop.run(Builder(LAYOUT, content).view(), update_forecast, BUILT_AT).findings)


EXPECTED = {
    "FORDELNING-NYCKEL-SUMMA",
    "PROGNOS-KOMMENTAR-SAKNAS",
    "PROGNOS-UNDERLAG-SAKNAS",
    "PROGNOS-POST-UTAN-RAD",
    "AVRAKNING-INBETALT-TECKEN",
    "BUDGET-BRYGGA-AVVIKER",
    "INVESTERING-FINANSIAR-OKAND",
    "INVESTERING-LIVSLANGD",
    "RISK-NIVA-OVERLAPP",
    "RISK-UTANFOR-SKALA",
    "PROJEKT-SLUT-FORE-START",
    "PROJEKT-SLUT-SAKNAS",
    "PROJEKT-UTFALL-OVER-PROGNOS",
    "SAMMANTRADE-SLUT-FORE-START",
    "SAMMANTRADE-HELGDAG",
    "BUDGET-STEG-MOT-PROGNOS",
    "SAMMANSTALLNING-SAKNAR-AVDELNING",
    "INDATA-SAKNAS",
}


def test_every_planted_fault_is_found(found: list[Problem]) -> None:
    assert {p.code for p in found} >= EXPECTED


def test_every_finding_names_sheet_and_cell(found: list[Problem]) -> None:
    assert [(p.code, p.place) for p in found if not (p.place.sheet and p.place.cell)] == []


def test_every_finding_says_what_and_how_to_mend_without_gaps(found: list[Problem]) -> None:
    for problem in found:
        text = describe(problem)
        assert text.message[0].isupper()
        assert "{" not in text.message + text.mend
        assert CATALOGUE[problem.code].mend
