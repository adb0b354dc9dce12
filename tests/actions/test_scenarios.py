"""The sheet Vad händer om: what is assumed in a column stands as its result, and nothing else in the workbook moves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from support.workbooks import BUILT_AT, Book, example, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.budget import bridge
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.template import Committee, new_committee
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import Cell, WorkbookView

LAYOUT = committee_layout(EXAMPLE)
SHEET, ALL = SHEETS["scenario"].name, word("whole", "all")
Change = Callable[[Content], None]


def updated(change: Change | None = None) -> loop.Run:
    content = example_inputs()
    if change is not None:
        change(content)
    return loop.run(Builder(LAYOUT, content).view(), update_forecast, BUILT_AT)


def assume(content: Content, assumption: str, column: int, value: str | float | None, town: str = ALL) -> None:
    """Type one assumption into a scenario's column."""
    name = word("assumption", assumption)
    rows = content.tables["assumptions"]
    (row,) = [r for r in rows if (r["assumption"], r["municipality"]) == (name, town)]
    row[f"scenario_{column}"] = value


def outcomes(view: WorkbookView) -> dict[tuple[str, str], list[object]]:
    """Return every figure's cells by what it is and whose: today's first, then each scenario's."""
    where = view.tables[TABLES["outcomes"]]
    rows = ([view.cell(where.area.sheet, row, col).value for col in where.area.cols] for row in where.area.rows)
    return {(str(figure), str(town)): values for figure, town, *values in rows}


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


def test_the_first_scenario_is_the_bridge_on_budget_to_the_last_decimal(book: Book) -> None:
    bridged = {row["Kommun"]: row["Budget nästa år"] for row in book.rows("Brygga")}
    bridged[ALL] = book.below("Brygga", "Budget nästa år")
    shown = {r["Kommun"]: r for r in book.rows("Scenarioutfall") if r["Resultat"] == "Budget nästa år (tkr)"}
    assert book.rows("Scenarier")[0]["Namn"] == "Som beslutat"
    assert {town: row["Scenario 1"] for town, row in shown.items()} == bridged
    assert {town: row["Gäller nu"] for town, row in shown.items()} == bridged
    assert bridged == {"Vårgårda": 9436, "Herrljunga": 5978, ALL: 15414}


def test_today_s_capital_cost_is_the_one_on_investeringar(book: Book) -> None:
    planned = {row["Kommun"]: row["Nästa år"] for row in book.rows("Kapitalkostnader")}
    shown = [
        r for r in book.rows("Scenarioutfall") if r["Resultat"].startswith("Kapitalkostnad") and r["Kommun"] != ALL
    ]
    assert {row["Kommun"]: row["Scenario 1"] for row in shown} == planned


def test_the_example_s_scenarios_give_what_an_accountant_reckons_by_hand(book: Book) -> None:
    def change(scenario: int, town: str = ALL) -> float:
        row = book.row("Scenarioutfall", Resultat="Skillnad mot nu (tkr)", Kommun=town)
        return float(row[f"Scenario {scenario}"])

    # 3.5 % of 7 448 is 261, 67 more than 194; one per cent of 12 700 moves; 148 + 150 are saved and 134 not uplifted;
    # 1.25 % more on the 7 400 of next year is 92.5, and 200 are added.
    assert [change(n) for n in range(1, 6)] == [0, 67, 0, -432, 292.5]
    assert (change(3, "Vårgårda"), change(3, "Herrljunga")) == (127, -127)


def test_totals_are_the_sum_of_the_municipalities(book: Book) -> None:
    for figure in ("Budget nästa år (tkr)", "Skillnad mot nu (tkr)", "Kapitalkostnad nästa år (tkr)"):
        rows = {r["Kommun"]: r for r in book.rows("Scenarioutfall") if r["Resultat"] == figure}
        for column in ("Gäller nu", *(f"Scenario {n}" for n in range(1, 6))):
            parts = sum(Decimal(str(rows[name][column])) for name in EXAMPLE)
            assert Decimal(str(rows[ALL][column])) == parts, (figure, column)


def test_what_holds_today_stands_beside_each_assumption(book: Book) -> None:
    shown = {(row["Antagande"], row["Kommun"]): row["Gäller nu"] for row in book.rows("Antaganden")}
    assert shown == {
        ("Löneökning (%)", ALL): 2.6,
        ("Uppräkning (%)", "Vårgårda"): 2.0,
        ("Uppräkning (%)", "Herrljunga"): 1.9,
        ("Fördelningsnyckel", "Vårgårda"): 54.6,
        ("Fördelningsnyckel", "Herrljunga"): 45.4,
        ("Besparing (tkr)", "Vårgårda"): -302,
        ("Besparing (tkr)", "Herrljunga"): 0,
        ("Internränta nästa år (%)", ALL): 1.75,
        ("Gemensamt tillägg (tkr)", ALL): 0,
    }


def test_constructed_scenarios_say_so(book: Book) -> None:
    assert all(row["Anmärkning"].startswith("konstruerat") for row in book.rows("Scenarier")[1:])


def test_the_charts_are_drawn_from_the_same_figures(book: Book) -> None:
    for number, bar in enumerate(book.rows("Scenariodiagram"), 1):
        for name in EXAMPLE:
            row = book.row("Scenarioutfall", Resultat="Budget nästa år (tkr)", Kommun=name)
            assert bar[f"Budget {name}"] == row[f"Scenario {number}"]
        assert bar["Namn"] == book.rows("Scenarier")[number - 1]["Namn"]


def test_scenarios_change_no_other_sheet() -> None:
    def nothing_assumed(content: Content) -> None:
        for row in content.tables["assumptions"]:
            row.update(dict.fromkeys((f"scenario_{n}" for n in range(1, 6)), None))

    with_them, without = (updated(change).after for change in (None, nothing_assumed))
    prints = {
        view.names[field_term(k).name] for view in (with_them, without) for k in ("fingerprint", "updated_fingerprint")
    }
    apart = {(area.sheet, area.top, area.left) for area in prints}
    differing = {
        sheet
        for sheet, grid in with_them.cells.items()
        for at, cell in grid.items()
        if (sheet, *at) not in apart and cell.value != without.cell(sheet, *at).value
    }
    assert differing == {SHEET}


def test_a_scenario_without_name_and_figures_is_left_empty() -> None:
    def emptied(content: Content) -> None:
        content.tables["scenarios"][4]["scenario"] = None
        for assumption in ("interest", "supplementary"):
            assume(content, assumption, 5, None)

    run = updated(emptied)
    assert not run.blocking
    assert {values[-1] for values in outcomes(run.after).values()} == {None}


@pytest.mark.parametrize(
    ("assumption", "town", "value"),
    [("pay", ALL, 3.0), ("weight", "Vårgårda", 60.0), ("savings", "Herrljunga", 0.0), ("supplementary", ALL, 1.0)],
)
def test_a_changed_assumption_makes_the_sheet_stale_at_once(assumption: str, town: str, value: float) -> None:
    """Zero is an assumption too: an emptied saving is not as decided."""
    current = updated().after
    where = current.tables[TABLES["assumptions"]]
    (row,) = [at for at, is_about in enumerate_rows(current) if is_about == (word("assumption", assumption), town)]
    cells = {sheet: dict(grid) for sheet, grid in current.cells.items()}
    assert status_of(current) == word("status", "current")
    cells[SHEET][row, where.column("Scenario 1").left] = Cell(value)
    assert status_of(WorkbookView(cells, current.tables, current.names)) == word("status", "stale")


def status_of(view: WorkbookView) -> object:
    """Return what the sheet says of its figures, by the workbook's own formulas."""
    formulas = {(s, *at): c.formula for s, grid in view.cells.items() for at, c in grid.items() if c.formula}
    area = view.names[field_term("scenario_status").name]
    return evaluate(view, formulas).values[area.sheet, area.top, area.left]


def enumerate_rows(view: WorkbookView) -> list[tuple[int, tuple[object, object]]]:
    """Return each assumption's row, and what it is about."""
    rows = view.tables[TABLES["assumptions"]].area.rows
    return [(row, (view.cell(SHEET, row, 1).value, view.cell(SHEET, row, 2).value)) for row in rows]


def wrong(change: Change) -> list[tuple[str, str, str]]:
    run = updated(change)
    assert run.writes is None
    return [(p.code, p.place.sheet, p.place.cell) for p in run.blocking]


def cell(assumption: str, column: int, town: str = ALL) -> str:
    view = Builder(LAYOUT, example_inputs()).view()
    (row,) = [at for at, is_about in enumerate_rows(view) if is_about == (word("assumption", assumption), town)]
    return f"{'CDEFGH'[column]}{row}"


def test_text_where_a_percent_belongs_is_told_with_its_cell() -> None:
    found = wrong(lambda content: assume(content, "pay", 2, "tre procent"))
    assert found == [("INDATA-TAL", SHEET, cell("pay", 2))]


@pytest.mark.parametrize(("assumption", "town"), [("pay", ALL), ("uplift", "Herrljunga"), ("interest", ALL)])
def test_a_percent_outside_reason_is_told_with_its_cell(assumption: str, town: str) -> None:
    found = wrong(lambda content: assume(content, assumption, 3, 260.0, town))
    assert found == [("INDATA-UTANFOR", SHEET, cell(assumption, 3, town))]


def test_assumptions_without_a_name_and_the_same_name_twice_are_told() -> None:
    def unnamed(content: Content) -> None:
        content.tables["scenarios"][1]["scenario"] = None

    def doubled(content: Content) -> None:
        content.tables["scenarios"][2]["scenario"] = "högre LÖNER"

    assert wrong(unnamed) == [("SCENARIO-NAMN-SAKNAS", SHEET, "B10")]
    assert wrong(doubled) == [("INDATA-DUBBLETT", SHEET, "B11")]


def test_a_key_that_can_t_divide_is_told_with_its_cell() -> None:
    def percents(vargarda: float, herrljunga: float | None) -> Change:
        def change(content: Content) -> None:
            assume(content, "weight", 3, vargarda, "Vårgårda")
            assume(content, "weight", 3, herrljunga, "Herrljunga")

        return change

    here = cell("weight", 3, "Vårgårda")
    assert wrong(percents(60.0, 44.4)) == [("FORDELNING-NYCKEL-SUMMA", SHEET, here)]
    assert wrong(percents(60.0, None)) == [("FORDELNING-NYCKEL-SUMMA", SHEET, here)]
    assert wrong(percents(104.0, -4.0)) == [("FORDELNING-NYCKEL-NEGATIV", SHEET, here)]
    assert wrong(percents(0.0, 0.0)) == [("FORDELNING-NYCKEL-NOLL", SHEET, here)]


def test_an_uplift_without_a_base_is_told_with_its_cell() -> None:
    def change(content: Content) -> None:
        for row in content.tables["municipalities"]:
            row["budget_next_year"] = None
        assume(content, "uplift", 2, 3.0, "Vårgårda")
        for town in EXAMPLE:
            assume(content, "uplift", 4, None, town)

    assert ("SCENARIO-BAS-SAKNAS", SHEET, cell("uplift", 2, "Vårgårda")) in wrong(change)


@pytest.mark.parametrize("count", [3, 4])
def test_three_and_four_municipalities_have_their_rows_and_columns(count: int) -> None:
    names = ("Alingsås", "Vårgårda", "Herrljunga", "Essunga")[:count]
    layout, content = committee(names)
    run = loop.run(Builder(layout, content).view(), update_forecast, BUILT_AT)
    assert not run.blocking
    assert run.model is not None
    assert run.model.bridge is not None
    shown = outcomes(run.after)
    made = bridge(run.model.bridge)
    assert [shown["Budget nästa år (tkr)", n][0] for n in names] == [float(m.closing) for m in made.municipalities]
    for figure in ("Budget nästa år (tkr)", "Skillnad mot nu (tkr)"):
        for place in range(3):
            parts = [Decimal(str(shown[figure, name][place])) for name in names]
            assert sum(parts) == Decimal(str(shown[figure, ALL][place]))
    grown = [Decimal(str(shown["Skillnad mot nu (tkr)", name][2])) for name in names]
    assert grown[0] > 0
    assert max(grown[1:]) < 0
    keys = [row for row, (what, _) in enumerate_rows(run.after) if what == word("assumption", "weight")]
    assert [run.after.cell(SHEET, row, 3).value for row in keys] == [10000.0 * j for j in range(1, count + 1)]


def committee(names: tuple[str, ...]) -> tuple[Layout, Content]:
    """Return a new committee's workbook with what the bridge needs, and a scenario where the first one has grown."""
    layout = committee_layout(names)
    content = new_committee(layout, Committee(names, ("Räddningstjänst",), 2026))
    tables = content.tables
    for j, row in enumerate(tables["municipalities"]):
        row.update(budget_this_year=1000.0 * (j + 3), uplift=2.0 + j / 10, uplift_base=400.0 * (j + 1), source="x")
    weights = {f"value#{j}": 10000.0 * j for j in range(1, len(names) + 1)}
    tables["keys"][0].update(weights, source="x", as_of=46000.0)
    key = tables["keys"][0]["key"]
    tables["pools"] = [{"pool": "Gemensamt", "key": key, "common": 15000.0, "holds_specific": "nej"}]
    year, months = {"ledger_year": 2026.0, "typed_source": "x"}, {f"m_{n}": 2.0 for n in range(1, 13)}
    tables["typed"] = [
        {"unit": row["unit"], "label": row["label"], "ledger_measure": measure, **year, **months}
        for row in tables["rows"]
        for measure in ("utfall", "budget")
    ]
    content.fields |= {"committee_name": "Räddningsnämnden", "month": 8.0, "report_day": 46270.0}
    content.fields |= {"pay_rise": 3.0, "pay_base": 9000.0, "pay_decimals": 0.0}
    tables["scenarios"][1]["scenario"] = "Den första växer"
    assume(content, "weight", 2, 12000.0, names[0])
    return layout, content
