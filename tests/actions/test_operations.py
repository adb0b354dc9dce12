"""Tjänster och leverans and the sums of projects in a workbook: formulas, results, findings, 2 to 4 municipalities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workbooks import BUILT_AT, Book, example, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE, build_committee
from snit_xl.actions.log import Author
from snit_xl.actions.loop import Run
from snit_xl.actions.seen_inputs import Press
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.delivery import hours
from snit_xl.domain.money import exact_sum
from snit_xl.domain.projects import CLOSED
from snit_xl.domain.services import price, split_service
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.template import Committee
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import Cell, Scalar, WorkbookView

LAYOUT = committee_layout(EXAMPLE)
DEPARTMENT = "IT, växel och telefoni"


def run(content: Content, towns: tuple[str, ...] = EXAMPLE) -> Run:
    return loop.run(Builder(committee_layout(towns), content).view(), update_forecast, BUILT_AT)


def cells(view: WorkbookView, table: str, key: str, municipality: str = "") -> list[Scalar]:
    area = view.tables[TABLES[table]].column(heading(table, key, municipality))
    return [view.cell(area.sheet, row, area.left).value for row in area.rows]


def numbers(view: WorkbookView, table: str, key: str, municipality: str = "") -> list[float]:
    return [float(str(value or 0)) for value in cells(view, table, key, municipality)]


def under(view: WorkbookView, table: str, key: str, municipality: str = "", *, line: int = 1) -> float:
    area = view.tables[TABLES[table]].column(heading(table, key, municipality))
    return float(str(view.cell(area.sheet, area.bottom + line, area.left).value or 0))


def test_the_example_prices_its_services_and_says_what_is_left() -> None:
    book = Book.of(example()[0])
    assert book.row("Tjanster", Tjänst="Arbetsplats som tjänst")["Prissatt kostnad"] == 1150 * 3200 / 1000
    assert book.row("Tjanster", Tjänst="Reception")["Fördelat Vårgårda"] == 0
    lines = {row["Post"]: (row["Belopp"], *list(row.values())[3:]) for row in book.rows("Tjanstesummor")}
    assert lines == {
        "Prissatta tjänster": (11399, 6107, 5292),
        "Avtal med andra kunder": (-185, -101, -84),
        "Ofördelat": (4200, 3430, 770),
        "Budget enligt Fördelning": (15414, 9436, 5978),
    }


def test_the_budget_is_what_fordelning_shows() -> None:
    book = Book.of(example()[0])
    for town in EXAMPLE:
        line = book.row("Tjanstesummor", Post="Budget enligt Fördelning")
        assert line[f"Fördelat {town}"] == book.below("Fordelning", f"Fördelat {town}")


COST = st.one_of(st.none(), st.integers(0, 999_999).map(float))
UNITS = st.tuples(st.integers(0, 5000).map(float), st.decimals(0, 99999, places=2).map(float))


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(COST, UNITS), min_size=6, max_size=6))
def test_prices_and_parts_add_up_in_the_cells(given_rows: list[tuple[float | None, tuple[float, float]]]) -> None:
    content = example_inputs()
    for row, (cost, (volume, unit)) in zip(content.tables["services"], given_rows, strict=True):
        row |= {"service_cost": cost, "service_volume": volume, "service_unit_cost": unit}
    ran = run(content)
    assert ran.model is not None
    priced = [price(one) for one in ran.model.operations.services]
    assert numbers(ran.after, "services", "service_priced") == pytest.approx([float(p or 0) for p in priced])
    keys = {key.name: key for key in ran.model.keys}
    for at, one in enumerate(ran.model.operations.services):
        parts = split_service(one, keys, EXAMPLE)
        assert parts is not None
        assert exact_sum(parts) == priced[at]
        shown = [numbers(ran.after, "services", "service_share", town)[at] for town in EXAMPLE]
        assert shown == pytest.approx([float(part) for part in parts])
    for column in (("service_line_amount", ""), *(("service_share", town) for town in EXAMPLE)):
        one, income, rest, budget = numbers(ran.after, "service_sums", *column)
        assert one + income + rest == pytest.approx(budget)
    assert under(ran.after, "services", "service_priced") == pytest.approx(
        float(exact_sum(p or Decimal(0) for p in priced))
    )


def test_an_agreement_shows_whether_it_ends_and_an_ended_one_pays_nothing() -> None:
    content = example_inputs()
    days = (date(2017, 9, 11), date(2018, 3, 12), date(2018, 3, 13))
    for row, day in zip(content.tables["agreements"], days, strict=True):
        row |= {"runs_until": date_to_serial(day), "agreement_kind": "annan kund", "yearly_amount": -100.0}
    ran = run(content)
    assert cells(ran.after, "agreements", "agreement_state") == ["■ har löpt ut", "▲ löper ut snart", "● gäller"]
    assert numbers(ran.after, "service_sums", "service_line_amount")[1] == -200.0
    assert [f.code for f in ran.findings if f.code.startswith("AVTAL")] == ["AVTAL-HAR-LOPT-UT", "AVTAL-LOPER-UT"]


def test_the_queue_shows_its_period_and_what_does_not_add_up() -> None:
    content = example_inputs()
    rows = content.tables["queue_flow"]
    rows[7]["flow_closing"] = 203.0
    rows[0] |= {"flow_from": date_to_serial(date(2016, 10, 1)), "flow_to": date_to_serial(date(2016, 12, 31))}
    ran = run(content)
    assert ran.blocking
    codes = {f.code: f.place for f in ran.findings}
    assert codes["KO-SUMMA"].sheet == "Tjänster och leverans"
    assert cells(ran.after, "queue_flow", "flow_label")[:2] == ["2016-10–12", "2017-02"]
    assert numbers(ran.after, "queue_flow", "flow_difference") == [0, 0, 0, 0, 0, 0, 0, 3]


def test_disturbances_add_up_per_municipality_with_nothing_hidden() -> None:
    content = example_inputs()
    first = content.tables["disturbances"][0]
    content.tables["disturbances"] += [{**first, "affected": "Gemensam"}, {**first, "affected": "Borås"}]
    ran = run(content)
    assert ran.model is not None
    expected = [float(hours(one) or 0) for one in ran.model.operations.disturbances]
    assert numbers(ran.after, "disturbances", "hours") == pytest.approx(expected)
    assert numbers(ran.after, "disturbance_sums", "disturbance_count") == [1, 1, 1]
    assert numbers(ran.after, "disturbance_sums", "disturbance_hours") == [26.5, 7.5, 7.5]
    assert under(ran.after, "disturbance_sums", "disturbance_hours", line=2) == 7.5
    assert [f.code for f in ran.findings if f.code == "STORNING-KOMMUN-OKAND"]


def test_training_costs_what_it_costs_a_head() -> None:
    book = Book.of(example()[0])
    assert book.row("Bemanning", Funktion="Klient")["Utbildning"] == 4 * 16
    assert book.below("Bemanning", "Utbildning") == 14 * 16


OWNERS = st.sampled_from(["Vårgårda", "Herrljunga", "Gemensam", "Borås"])
MONEY = st.one_of(st.none(), st.integers(0, 9999).map(float))
STATUS = st.sampled_from(["planerat", "pågår", "klart", "avbrutet"])
PROJECT = st.tuples(OWNERS, MONEY, MONEY, MONEY, st.one_of(st.none(), st.integers(1, 16).map(float)), STATUS)


@settings(max_examples=8, deadline=None)
@given(st.lists(PROJECT, min_size=9, max_size=9))
def test_the_owners_and_the_line_below_sum_to_the_catalogue(
    projects: list[tuple[str, float | None, float | None, float | None, float | None, str]],
) -> None:
    content = example_inputs()
    keys = ("owner", "budget_project", "outcome_project", "forecast_project", "project_risk", "project_status")
    for row, values in zip(content.tables["projects"], projects, strict=True):
        row.update(dict(zip(keys, values, strict=True)), ends_on=date_to_serial(date(2019, 12, 31)))
    ran = run(content)
    assert ran.model is not None
    assert not ran.blocking
    known = [p for p in ran.model.projects if p.owner != "Borås"]
    for key in ("budget_project", "outcome_project", "forecast_project"):
        both = under(ran.after, "project_sums", key) + under(ran.after, "project_sums", key, line=2)
        assert both == pytest.approx(sum(numbers(ran.after, "projects", key)))
    counts = (under(ran.after, "project_sums", "project_count", line=line) for line in (1, 2))
    assert sum(counts) == len(projects)
    lights = [sum(numbers(ran.after, "project_sums", f"projects_{name}")) for name in ("green", "yellow", "red")]
    assert sum(lights) == len(known) == under(ran.after, "project_sums", "project_count")
    for at, owner in enumerate((*EXAMPLE, "Gemensam")):
        own = [p for p in known if p.owner == owner]
        risks = [p.risk for p in own if p.risk is not None and p.status not in CLOSED]
        assert numbers(ran.after, "project_sums", "highest_risk")[at] == max(risks, default=0)
        judged = [(p.budget or Decimal(0)) - p.forecast for p in own if p.forecast is not None]
        assert numbers(ran.after, "project_sums", "deviation")[at] == float(sum(judged, Decimal(0)))
        named = [p.name for p in own if p.risk == max(risks, default=0) and p.status not in CLOSED]
        assert cells(ran.after, "project_sums", "project_at_risk")[at] == (named[0] if named else "")
    strangers = [f for f in ran.findings if f.code == "PROJEKT-AGARE-OKAND"]
    assert len(strangers) == len(projects) - len(known)


def test_the_counts_of_certificates_agree_with_themselves() -> None:
    content = example_inputs()
    content.fields |= {"certificates_due": 9.0, "certificates_signed": 10.0}
    (one,) = [f for f in run(content).findings if f.code == "SEKRETESS-ANTAL"]
    assert (one.published, one.correct) == (Decimal(10), Decimal(9))
    assert Book.of(example()[0]).named("Sekretess_saknas") == 3


def test_a_personal_number_in_any_text_cell_is_told_and_not_repeated() -> None:
    content = example_inputs()
    content.tables["projects"][3]["comment"] = "Gäller 690417-2381"
    content.tables["cases"][0]["reference"] = "KS 2017-000123"
    (one,) = [f for f in run(content).findings if f.code == "PERSONNUMMER-I-CELL"]
    assert one.place.sheet == "Projekt och förbättringar"
    assert (one.values, one.published, one.correct) == ((), None, None)


def test_a_personal_number_that_is_taken_away_is_not_found_where_the_program_remembers_it() -> None:
    content = example_inputs()
    content.tables["projects"][3]["comment"] = "Gäller 690417-2381"
    view = Builder(LAYOUT, content).view()
    pressed = loop.run(view, update_forecast, BUILT_AT, press=Press(Author("ekonom", BUILT_AT), "update"))
    assert pressed.writes is not None
    after = loop.apply(pressed.after, pressed.writes)
    seen = after.cells[SHEETS["seen"].name].values()
    assert any("690417-2381" in str(cell.value) for cell in seen)
    where = after.tables[TABLES["projects"]].column(heading("projects", "comment"))
    after.cells[where.sheet][where.top + 3, where.left] = Cell("Gäller en elev")
    assert not [f for f in loop.run(after, update_forecast, BUILT_AT).findings if f.code == "PERSONNUMMER-I-CELL"]


@pytest.mark.parametrize("towns", [("Alfa", "Beta"), ("Alfa", "Beta", "Gamma"), ("Alfa", "Beta", "Gamma", "Delta")])
def test_a_new_committee_has_a_line_per_municipality_and_for_all(towns: tuple[str, ...]) -> None:
    book = Book.of(build_committee(Committee(towns, (DEPARTMENT,), 2019), BUILT_AT)[0])
    for table in ("Projektsummor", "Storningssummor"):
        assert [row["Kommun"] for row in book.rows(table)] == [*towns, "Gemensam"]
    assert set(book.rows("Tjanster")[0]) >= {f"Fördelat {town}" for town in towns}
    assert [row["Post"] for row in book.rows("Tjanstesummor")][2] == "Ofördelat"
