"""Every published figure is an input cell or computed and equal (tests/data/published holds them as CSV)."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from support.workbooks import PUBLISHED, Book, example

DEPARTMENTS = {"ekonomi": "Ekonomiavdelningen", "personal": "Personalavdelningen", "it": "IT, växel och telefoni"}
REPORT = {
    "utfall_aug_2016": "Utfall ack fg år",
    "budget_ack_aug_2017": "Budget ack",
    "utfall_aug_2017": "Utfall ack",
    "budget_2017": "Budget helår",
    "prognos_2017": "Prognos helår",
    "avvikelse_helar": "Avvikelse helår",
}
INVESTED = {
    "utfall_2016-08-31": "Utfall ack fg år",
    "utfall_2017-08-31": "Utfall ack",
    "budget_2017": "Budget helår",
    "prognos_2017": "Prognos helår",
    "avvikelse_helar": "Avvikelse helår",
}


def published(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


def same(cell: Any, figure: str) -> bool:  # noqa: ANN401
    return cell in {None, ""} if figure == "" else cell == pytest.approx(float(figure), abs=1e-9)


@pytest.mark.parametrize(
    "line", published("delarsrapport_2017-08-31.csv"), ids=lambda r: f"{r['avdelning_id']} {r['rad']}"
)
def test_department_row_as_the_report_prints_it(book: Book, line: dict[str, str]) -> None:
    unit = DEPARTMENTS[line["avdelning_id"]]
    row = book.row("TrycktAvdelningar", **{"Avdelning/kommun": unit, "Rad": line["rad"]})
    for key, heading in REPORT.items():
        assert same(row[heading], line[key]), f"{key}: {row[heading]} is not {line[key]}"


@pytest.mark.parametrize(
    "line", published("delarsrapport_2017-08-31.csv"), ids=lambda r: f"{r['avdelning_id']} {r['rad']}"
)
def test_forecast_computes_the_published_row(book: Book, line: dict[str, str]) -> None:
    unit, label = DEPARTMENTS[line["avdelning_id"]], line["rad"]
    summed = label in {"Summa", "Resultat", "Summa nettokostnader"}
    name = "Resultat" if label == "Summa" else label
    row = book.row("Summor" if summed else "Prognosrader", Avdelning=unit, Rad=name)
    for key, heading in REPORT.items():
        figure = line[key] or "0"  # the one cell that the paper leaves empty is 0
        assert same(row[heading], figure), f"{key}: {row[heading]} is not {figure}"


def test_summary_computes_what_the_departments_give_not_what_was_printed(book: Book) -> None:
    sums = {r["Avdelning"]: r for r in book.rows("Summor") if r["Radtyp"] == "resultat"}
    printed = {r["avdelning_id"]: r for r in published("sammanstallning_2017-08-31.csv")}
    for key in ("ekonomi", "personal", "it"):
        assert same(sums[DEPARTMENTS[key]]["Prognos helår"], printed[key]["prognos_2017"])
        assert same(sums[DEPARTMENTS[key]]["Utfall ack"], printed[key]["utfall_aug_2017"])
    assert same(book.below("Summor", "Utfall ack"), printed["summa"]["utfall_aug_2017"])
    assert same(book.below("Summor", "Avvikelse helår"), printed["summa"]["avvikelse_helar"])
    assert same(book.below("Summor", "Prognos helår"), "-1100")  # the paper printed 169


def test_summary_as_printed(book: Book) -> None:
    for line, row in zip(
        published("sammanstallning_2017-08-31.csv"), book.filled("TrycktSammanstallning"), strict=True
    ):
        assert row["Rad"] == line["verksamhet"]
        for key, heading in REPORT.items():
            if key in line:
                assert same(row[heading], line[key])


def test_investments_as_printed_and_as_computed(book: Book) -> None:
    lines = published("investeringar_2017-08-31.csv")
    for line, row in zip(lines, book.filled("TrycktInvesteringar"), strict=True):
        assert row["Rad"] == line["rad"]
        assert all(same(row[heading], line[key]) for key, heading in INVESTED.items())
    for line in lines[:-1]:
        row = book.row("Investeringsrader", Rad=line["rad"])
        assert all(same(row[heading], line[key]) for key, heading in INVESTED.items())
    right = lines[-1] | {"avvikelse_helar": "-84"}  # the paper printed -86
    assert all(same(book.below("Investeringsrader", heading), right[key]) for key, heading in INVESTED.items())


def test_bridge_to_next_year_closes_on_the_decided_budgets(book: Book) -> None:
    bridge = {row["post"]: row["belopp_tkr"] for row in published("budgetbrygga_2018.csv")}
    assert same(book.below("Brygga", "Budget i år"), bridge["Budget 2017"])
    assert same(book.below("Brygga", "Löneökning"), bridge["Lönerevidering 2018"])
    assert same(book.below("Brygga", "Uppräkning"), bridge["PKV"])
    assert same(book.below("Brygga", "Besparing"), bridge["Besparingar Vårgårda"])
    assert same(book.below("Brygga", "Budget nästa år"), bridge["Budget 2018"])
    assert [row["Belopp"] for row in book.filled("TrycktBrygga")] == [float(v) for v in bridge.values()]


@pytest.mark.parametrize("line", published("budget_2018_per_kommun.csv"), ids=lambda r: r["kommun"])
def test_bridge_per_municipality(book: Book, line: dict[str, str]) -> None:
    row = book.row("Brygga", Kommun=line["kommun"])
    assert same(row["Budget i år"], line["budget_2017"])
    assert same(row["Budget nästa år"], line["budget_2018"])
    assert same(row["Förändring"], line["avvikelse"])
    assert "Underförstått" in row["Underförstått"]
    printed = book.row("TrycktKommunbudget", **{"Avdelning/kommun": line["kommun"]})
    assert same(printed["Förändring"], line["avvikelse"])


def test_bridge_shares_pay_by_population_and_names_the_implied_bases(book: Book) -> None:
    rows = {row["Kommun"]: row for row in book.rows("Brygga")}
    assert (rows["Vårgårda"]["Löneökning"], rows["Herrljunga"]["Löneökning"]) == (105.9, 88.1)
    assert (rows["Vårgårda"]["Uppräkning"], rows["Herrljunga"]["Uppräkning"]) == (84.1, 49.9)
    assert round(rows["Vårgårda"]["Bas för uppräkning"]) == 4204
    assert round(rows["Herrljunga"]["Bas för uppräkning"]) == 2628


def test_assumptions(book: Book) -> None:
    figures = {(r["nyckel"], r["kommun"]): float(r["varde"]) for r in published("forutsattningar_2018.csv")}
    key = book.row("Nycklar", Nyckel="Befolkning")
    towns = {r["Kommun"]: r for r in book.rows("Kommuner")}
    for town in ("Vårgårda", "Herrljunga"):
        assert key[f"Värde {town}"] == figures["befolkningsandel_2017-06-30", town]
        assert key[f"Andel % {town}"] == figures["befolkningsandel_2017-06-30", town]
        assert towns[town]["Uppräkning (%)"] == figures["pkv", town]
    assert towns["Vårgårda"]["Besparing"] == figures["besparing", "Vårgårda"]
    assert book.named("Loneokning") == figures["loneuppraekning", "Gemensam"]
    assert book.named("Lonebas") == figures["personalkostnader_2017", "Gemensam"]


def test_split_with_specific_costs_gives_the_decided_budgets(book: Book) -> None:
    assert book.below("Fordelning", "Fördelat Vårgårda") == 9436
    assert book.below("Fordelning", "Fördelat Herrljunga") == 5978
    assert book.below("Fordelning", "Summa") == 15414


def test_investment_plan(book: Book) -> None:
    headings = ("Budget i år", "Prognos i år", "Nästa år", "År+2", "År+3")
    columns = ("budget_2017", "prognos_2017", "budget_2018", "plan_2019", "plan_2020")
    lines = published("investeringsplan_2018-2020.csv")
    for line, row in zip(lines[:-1], book.rows("Investeringsplan"), strict=True):
        assert row["Rad"] == line["rad"]
        assert all(same(row[h], line[c]) for h, c in zip(headings, columns, strict=True))
    assert all(same(book.below("Investeringsplan", h), lines[-1][c]) for h, c in zip(headings, columns, strict=True))
    for line, row in zip(lines, book.filled("TrycktPlan"), strict=True):
        printed = (row["Budget helår"], row["Prognos helår"], row["Nästa år"], row["År+2"], row["År+3"])
        assert all(same(v, line[c]) for v, c in zip(printed, columns, strict=True))


def test_capital_cost_of_the_first_years_plan(book: Book) -> None:
    """7 400 tkr over 5 years at 1.75 % is 1 480 + 129.5 tkr in year one."""
    assert book.below("Investeringsplan", "Kapitalkostnad nästa år") == pytest.approx(1609.5)
    assert book.below("Kapitalkostnader", "Nästa år") == pytest.approx(1609.5)


def test_slides_controls_meetings_and_claims_stand_as_published(book: Book) -> None:
    slides = [(r["Avdelning/kommun"], r["År"], r["Avser"], r["Mkr"]) for r in book.filled("TrycktBilder")]
    assert slides == [
        (r["kommun"], int(r["ar"]), r["post"], float(r["belopp_msek"])) for r in published("novell_microsoft.csv")
    ]
    for line, row in zip(published("internkontrollplan_2018.csv"), book.rows("Kontrollplan"), strict=True):
        assert (row["R"], row["V"], row["RV"]) == (int(line["risk"]), int(line["vasentlighet"]), int(line["rv"]))
    meetings = {(r["Forum"], f"{r['Datum']:%Y-%m-%d}", r["Plats"]) for r in book.rows("Moten")}
    assert {(r["forum"], r["datum"], r["plats"]) for r in published("sammantraden_2018.csv")} <= meetings
    claims = sorted(row["Belopp"] for row in book.filled("Pastaenden"))
    assert claims == sorted(float(row["pastaende_tkr"]) for row in published("pastaenden.csv"))
