"""Budget nästa år as a paper: its tables are the workbook's, and what was published of 2018."""

from __future__ import annotations

import csv
from datetime import datetime

import pytest
from support.workbooks import PUBLISHED, Book, example
from test_written_figures import exactly, tkr
from written_papers import Document, Grid, example_document, example_facts, facts_of, random_content, view_of

from snit_xl.actions.build_workbook import build_committee
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.papers.write.budget import budget_paper, budget_summary
from snit_xl.papers.write.content import lines
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.numbers import written as shown
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.template import Committee

STEPS = ("Budget i år", "Löneökning", "Uppräkning", "Besparing", "Budget nästa år")
TOWNS = ("Vårgårda", "Herrljunga")
ALL = "Alla kommuner"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


@pytest.fixture(scope="module")
def paper() -> Document:
    return example_document("Budget 2018.docx")


def evenly(rows: list[list[float | None]]) -> list[list[str]]:
    """Write a table's amounts with the decimals that the one with the most of them has, two at most."""
    most = max(len(exactly(one).partition(",")[2]) for row in rows for one in row)
    return [[exactly(one, most) for one in row] for row in rows]


def body(table: Grid) -> list[list[str]]:
    return table.rows[1:]


def test_the_bridge_is_the_workbooks(book: Book, paper: Document) -> None:
    towns = [book.row("Brygga", Kommun=town) for town in TOWNS]
    table = paper.table("Budgetbrygga 2017 till 2018")
    assert table.rows[0] == ["Post", *TOWNS, "Summa"]
    assert [row[1:] for row in body(table)] == evenly(
        [[*(town[step] for town in towns), book.below("Brygga", step)] for step in STEPS]
    )


def test_each_municipalitys_budget_stands_beside_this_years_as_in_what_was_published(paper: Document) -> None:
    with (PUBLISHED / "budget_2018_per_kommun.csv").open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    table = paper.table("Budget 2017 och 2018 per kommun")
    assert table.rows[0] == ["Kommun", "Budget 2017", "Budget 2018", "Förändring"]
    shown = [[cell.replace("\u00a0", "").replace("−", "-") for cell in row] for row in body(table)]
    assert shown == [
        *([r["kommun"], r["budget_2017"], r["budget_2018"], r["avvikelse"]] for r in published),
        ["Summa", "15388", "15414", "26"],
    ]


def test_the_bridge_is_what_was_published_of_2018(paper: Document) -> None:
    with (PUBLISHED / "budget_2018_per_kommun.csv").open(encoding="utf-8") as file:
        published = {row["kommun"]: row["budget_2018"] for row in csv.DictReader(file)}
    shown = paper.table("Budgetbrygga").rows[-1][1:]
    assert [amount.replace("\u00a0", "") for amount in shown] == [
        *(f"{published[town]},0" for town in TOWNS),
        "15414,0",
    ]


def test_assumptions_and_stages_are_the_workbooks(book: Book, paper: Document) -> None:
    decided = [[town["Kommun"], town["Uppräkning (%)"], town["Besparing"]] for town in book.rows("Kommuner")]
    bases = [book.row("Brygga", Kommun=town)["Bas för uppräkning"] for town in TOWNS]
    assert body(paper.table("Kommunernas förutsättningar")) == [
        [name, percent, tkr(base), tkr(saved)]
        for (name, _, saved), base, (percent,) in zip(
            decided, bases, evenly([[uplift] for _, uplift, _ in decided]), strict=True
        )
    ]
    names = ("Beslutad", "Lönepott", "Kapitalkostnadspott", "Tilläggsanslag", "Aktuell budget")
    stages = [[row["Avdelning"], *(tkr(row[name]) for name in names)] for row in book.rows("Budgetsteg")]
    total = ["Summa", *(tkr(book.below("Budgetsteg", name)) for name in names)]
    assert body(paper.table("Budget 2017 från beslut")) == [*stages, total]


def test_every_assumption_has_its_source_and_what_is_implied_says_so(book: Book, paper: Document) -> None:
    said = " ".join(paper.section("Förutsättningar"))
    assert "Personalkostnaderna, 7\u00a0448\u00a0tkr, räknas upp med 2,6\u00a0procent" in said
    for town in book.rows("Kommuner"):
        assert town["Källa"] in said
    assert said.count("Underförstått") == len(TOWNS)


def test_a_decision_without_source_and_with_a_stated_base_says_no_more_than_it_knows() -> None:
    content = random_content(2)
    content.tables["municipalities"][0] |= {
        "source": None,
        "uplift": 2.5,
        "uplift_base": 4000.0,
        "budget_next_year": None,
    }
    written = budget_paper(facts_of(view_of(content)))
    assert written is not None
    said = [text.replace("\u00a0", " ") for text in map(shown, lines(written)) if text.startswith("Vårgårda: övriga")]
    assert said == ["Vårgårda: övriga kostnader räknas upp med 2,5 procent."]


def test_the_split_is_the_workbooks(book: Book, paper: Document) -> None:
    names = (*(f"Fördelat {town}" for town in TOWNS), "Summa")
    pools = [[row["Kostnadspool"], *(tkr(row[name]) for name in names)] for row in book.rows("Fordelning")]
    total = ["Summa", *(tkr(book.below("Fordelning", name)) for name in names)]
    assert body(paper.table("Kostnadspooler")) == [*pools, total]
    assert "Vårgårda 61,2\u00a0procent, Herrljunga 38,8\u00a0procent" in " ".join(
        paper.section("Fördelning per kommun")
    )


def test_the_plan_is_the_workbooks_beside_this_years_budget_and_forecast(book: Book, paper: Document) -> None:
    years = ("Nästa år", "År+2", "År+3")
    columns = ("Budget i år", "Prognos i år", *years)
    table = paper.table("Investeringar 2017 till 2020")
    planned = book.rows("Investeringsplan")
    assert table.rows[0][1:6] == ["Budget 2017", "Prognos 2017", "Budget 2018", "Plan 2019", "Plan 2020"]
    assert body(table)[:-1] == [[r["Rad"], *(tkr(r[name]) for name in columns), r["Finansiär"]] for r in planned]
    assert body(table)[-1][1:6] == [tkr(book.below("Investeringsplan", name)) for name in columns]
    costs = paper.table("Kapitalkostnad per kommun")
    towns = book.rows("Kapitalkostnader")
    assert [row[0] for row in body(costs)[:-1]] == [row["Kommun"] for row in towns]
    assert [row[1:] for row in body(costs)[:-1]] == evenly([[row[year] for year in years] for row in towns])


def test_an_investment_without_any_amount_is_left_out_of_the_plan() -> None:
    content = random_content(3)
    content.tables["plan"][0] |= dict.fromkeys(("budget", "forecast", "next_1", "next_2", "next_3"), 0.0)
    content.tables["plan"][1] |= {"budget": 12.0}
    written = budget_paper(facts_of(view_of(content)))
    assert written is not None
    said = [shown(line) for line in lines(written)]
    assert content.tables["plan"][0]["label"] not in said
    assert content.tables["plan"][1]["label"] in said


@pytest.mark.parametrize(
    ("caption", "figure", "columns"),
    [
        ("Budget 2018 per scenario", "Budget nästa år (tkr)", ("Gäller nu", 2, 3, 4, 5)),
        ("Skillnad mot nu", "Skillnad mot nu (tkr)", (2, 3, 4, 5)),
        ("Kapitalkostnad 2018 per", "Kapitalkostnad nästa år (tkr)", ("Gäller nu", 2, 3, 4, 5)),
    ],
)
def test_scenarios_are_the_workbooks(
    book: Book, paper: Document, caption: str, figure: str, columns: tuple[str | int, ...]
) -> None:
    """A scenario that assumes nothing is the budget itself, and has no column beside it."""
    keys = [column if isinstance(column, str) else f"Scenario {column}" for column in columns]
    names = ["Nu" if isinstance(column, str) else book.rows("Scenarier")[column - 1]["Namn"] for column in columns]
    table = paper.table(caption)
    assert table.rows[0] == ["Kommun", *names]
    towns = (*TOWNS, ALL)
    outcomes = [book.row("Scenarioutfall", Resultat=figure, Kommun=town) for town in towns]
    assert [row[0] for row in body(table)] == list(towns)
    assert [row[1:] for row in body(table)] == evenly([[outcome[key] for key in keys] for outcome in outcomes])


def test_a_constructed_scenario_says_so(paper: Document) -> None:
    listed = [text for style, text in paper.paragraphs if style == "ListBullet" and "konstruerat" in text]
    assert len(listed) == 4
    assert listed[0] == "Högre löner: löneökning 3,5\u00a0procent (konstruerat)."


def test_no_scenarios_no_section() -> None:
    content = random_content(1)
    for row in content.tables["assumptions"]:
        row.update(dict.fromkeys((f"scenario_{n}" for n in range(1, 6)), None))
    facts = facts_of(view_of(content))
    written = budget_paper(facts)
    assert written is not None
    assert "Vad händer om" not in [getattr(block, "text", "") for block in written.blocks]


def test_the_cover_says_what_the_budget_is_and_for_whom() -> None:
    (cover,) = [block for block in budget_summary(example_facts()) if hasattr(block, "items")]
    assert len(cover.items) == len(TOWNS)


def test_there_is_no_paper_until_there_is_a_bridge() -> None:
    now = datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
    data, _ = build_committee(Committee(TOWNS, ("Sotning",), 2026), now)
    facts = Facts(parse_workbook(open_package(data)).view, committee_layout(TOWNS))
    assert budget_paper(facts) is None
