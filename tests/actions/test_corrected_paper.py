"""A corrected paper has no findings; each correction takes its own finding away and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.workbooks import BUILT_AT, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.problems import Problem, Severity
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.problem_texts import CATALOGUE

Correction = Callable[[Content], None]
LAYOUT = committee_layout(EXAMPLE)
IT, EKONOMI, PERSONAL = "IT, växel och telefoni", "Ekonomiavdelningen", "Personalavdelningen"


def row(content: Content, table: str, **wanted: object) -> RowData:
    found = [r for r in content.tables[table] if all(r[key] == value for key, value in wanted.items())]
    assert len(found) == 1, (table, wanted)
    return found[0]


def findings(*corrections: Correction) -> list[Problem]:
    content = example_inputs()
    for correct in corrections:
        correct(content)
    return list(loop.run(Builder(LAYOUT, content).view(), update_forecast, BUILT_AT).findings)


def investment_sum(content: Content) -> None:
    row(content, "printed_investments", label="S:a investeringar egna")["deviation"] = -84.0
    row(content, "claims", claim_amount=86.0)["claim_amount"] = 84.0


def investment_text(content: Content) -> None:
    row(content, "claims", claim_amount=89.0)["claim_amount"] = 84.0


def summary_sum(content: Content) -> None:
    row(content, "printed_summary", label="Summa nettokostnader")["forecast"] = -1100.0


def summary_signs(content: Content) -> None:
    for line in content.tables["printed_summary"]:
        line["prior_actual"] = -float(str(line["prior_actual"]))


def deviation_text(content: Content) -> None:
    row(content, "claims", claim_amount=633.0, claim_column="avvikelse hittills")["claim_amount"] = 632.0


def year_of_plan(content: Content) -> None:
    row(content, "printed_cases", claim_case="4")["printed_proposal"] = "Internkontrollplan 2018 fastställs"


FAULTS: dict[str, Correction] = {
    "F1": investment_sum,
    "F2": investment_text,
    "F3": summary_sum,
    "F4": summary_signs,
    "F5": deviation_text,
    "F6": year_of_plan,
}


def faults(found: list[Problem]) -> int:
    return sum(CATALOGUE[p.code].severity is Severity.FAULT for p in found)


@pytest.mark.parametrize("number", FAULTS)
def test_each_correction_takes_one_fault_away(number: str) -> None:
    assert faults(findings(FAULTS[number])) == len(FAULTS) - 1


def test_a_corrected_paper_has_no_faults() -> None:
    assert faults(findings(*FAULTS.values())) == 0


def empty_cell_and_label(content: Content) -> None:
    row(content, "printed_departments", unit_or_sum=IT, label="Kommunbidrag")["deviation"] = 0.0
    row(content, "printed_summary", label="Summa nettokostnader")["label"] = "Summa resultat"


def typed_row(line: RowData, measure: str, year: int, **months: float) -> RowData:
    """Return the months of a report row as they are typed in Komplettering."""
    row = {"unit": line["unit_or_sum"], "label": line["label"], "ledger_measure": measure, "ledger_year": float(year)}
    return row | dict.fromkeys((f"m_{n}" for n in range(1, 13)), 0.0) | months | {"typed_source": "prov"}


def plausible_rows(content: Content) -> None:
    """Give every row a forecast in line with its outcome, live and printed, and sums that follow."""
    typed: list[RowData] = []
    for line in content.tables["printed_departments"]:
        if line["kind"] in {"delsumma", "resultat"}:
            continue
        actual = float(str(line["actual"]))
        line["budget_to_date"] = actual
        line["prior_actual"] = actual - 7.0
        line["budget"] = line["forecast"] = float(round(actual * 1.5))
        line["deviation"] = 0.0
        typed += [
            typed_row(line, "utfall", 2016, m_1=actual - 7.0),
            typed_row(line, "utfall", 2017, m_1=actual),
            typed_row(line, "budget", 2017, m_1=actual, m_12=line["budget"] - actual),
        ]
    # Nothing is booked: every amount is typed.
    content.tables |= {"typed": typed, "ledger": [], "months": [], "sources": []}
    for line in content.tables["rows"]:
        line["adjustment"], line["comment"] = None, None
    content.tables["printed_departments"] = [
        line for line in content.tables["printed_departments"] if line["kind"] not in {"delsumma", "resultat"}
    ]
    content.tables["printed_summary"] = []
    content.tables["claims"] = []
    content.tables["known"] = []
    content.tables["printed_stated"] = []
    for stage in content.tables["stages"]:
        printed = content.tables["printed_departments"]
        own = [r for r in printed if r["unit_or_sum"] == stage["unit"] and r["kind"] != "kommunbidrag"]
        stage["decided"] = sum(float(str(r["budget"])) for r in own)


def test_a_paper_with_nothing_odd_in_it_has_no_warnings_either() -> None:
    found = findings(*FAULTS.values(), empty_cell_and_label, plausible_rows)
    assert [p.code for p in found if CATALOGUE[p.code].severity is not Severity.NOTE] == []
