"""Titles over tables: their year and month are the columns' own, or asked about; a budget of two years is fine."""

from __future__ import annotations

import pytest
from reading_papers import examined

ROWS = "Löner 5 100 5 040 60\nHyror 810 835 -25\nSumma 5 910 5 875 35\n\n"
CODES = {"GRANSKA-RUBRIK-AR", "GRANSKA-RUBRIK-MANAD", "GRANSKA-KOLUMN-AR"}


def found(text: str) -> list[tuple[str, str, str]]:
    paper = examined(text)
    assert {one.code for one in (*paper.certain, *paper.uncertain)} & CODES == set()
    return [(one.code, str(one.published), str(one.correct)) for one in paper.remarks if one.code in CODES]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Drift 2023", "Budget 2023 Prognos 2023 Avvikelse"),
        ("Budget 2024", "Budget 2023 Budget 2024 Avvikelse"),
        ("Utfall och prognos 2023-08-31", "Budget 2023 Prognos 2023 Avvikelse"),
        ("Plan 2024–2026", "Budget 2024 Plan 2025 Avvikelse"),
        ("Drift", "Budget 2023 Prognos 2023 Avvikelse"),
        ("Uppföljning augusti", "Budget aug 2023 Utfall aug 2023 Avvikelse"),
        ("Läget i april, prognos för året", "Budget 2023 Prognos 2023 Avvikelse"),
        ("Dnr KS 2021/114", "Budget 2023 Prognos 2023 Avvikelse"),
    ],
)
def test_a_title_of_the_columns_own_time_is_fine(title: str, heads: str) -> None:
    assert found(f"{title}\n\n{heads}\n{ROWS}") == []


def test_a_title_of_a_year_that_no_column_has_is_asked_about() -> None:
    assert found(f"Budget 2022\n\nBudget 2023 Plan 2024 Avvikelse\n{ROWS}") == [("GRANSKA-RUBRIK-AR", "2022", "2024")]


def test_a_title_of_another_month_than_the_columns_is_asked_about() -> None:
    text = f"Uppföljning per 2023-04-30\n\nBudget aug 2023 Utfall aug 2023 Avvikelse\n{ROWS}"
    assert found(text) == [("GRANSKA-RUBRIK-MANAD", "april", "augusti")]


def test_a_forecast_of_last_year_among_this_years_is_asked_about() -> None:
    this_year = f"Drift\n\nBudget 2023 Prognos 2023 Avvikelse\n{ROWS}"
    text = this_year + "Texten.\n" + this_year + "Texten.\n" + this_year.replace("Prognos 2023", "Prognos 2022")
    assert found(text) == [("GRANSKA-KOLUMN-AR", "2022", "2023")]


def test_a_lone_forecast_of_another_year_has_nothing_to_be_held_against() -> None:
    assert found(f"Drift\n\nBudget 2023 Prognos 2022 Avvikelse\n{ROWS}") == []
