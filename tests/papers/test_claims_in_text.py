"""Amounts in the text against the tables: a slip is certain, a part is left alone, and what fits is never blamed."""

from __future__ import annotations

import pytest
from reading_papers import examined, short

TABLE = """Fritidsavdelningen

Utfall och prognos 2023-08-31

Budget ack. aug 2023 Utfall aug 2023 Budget 2023 Prognos 2023 Avvikelse
Intäkter/kommunbidrag -6 400 -6 410 -9 600 -9 615 15
Personalkostnader 4 130 4 402 6 195 6 540 -345
Övriga kostnader 2 270 2 205 3 405 3 330 75
Summa 0 197 0 255 -255

"""


def said(text: str) -> list[tuple[str, str]]:
    found = short(examined(TABLE + text).certain)
    return [(published, correct) for code, _, published, correct in found if code == "GRANSKA-TEXT-MOT-TABELL"]


@pytest.mark.parametrize(
    "text",
    [
        "Prognosen visar ett underskott om 255 tkr.",
        "Prognosen visar ett underskott på ca 260 tkr för helåret.",
        "Prognosen visar ett underskott på 0,3 mkr för helåret.",
        "Utfallet för perioden visar ett underskott om 197 tkr.",
        "Avdelningen redovisar ett underskott om 255 tkr.",
        "Utfallet har en negativ avvikelse mot budget med 197 tkr.",
    ],
)
def test_a_claim_that_a_table_bears_out_is_fine(text: str) -> None:
    assert said(text) == []


def test_another_cells_figure_is_a_slip() -> None:
    assert said("Prognosen visar ett underskott om 345 tkr.") == [("345", "255")]


def test_one_wrong_digit_is_a_slip() -> None:
    assert said("Prognosen visar ett underskott om 265 tkr.") == [("265", "255")]


def test_a_surplus_called_a_deficit_is_found() -> None:
    assert said("Prognosen visar ett överskott om 255 tkr.") == [("255", "-255")]


@pytest.mark.parametrize(
    "text",
    [
        "Underskottet beror på vikarier för 345 tkr.",
        "Prognosen visar ett underskott för personal om 345 tkr.",
        "Prognosen visar ett underskott om 75 tkr för simhallen.",
        "Prognosen visar ett underskott om 1 812 tkr.",
        "Kulturavdelningen\n\nPrognosen visar ett underskott om 345 tkr.",
    ],
)
def test_what_may_be_said_of_something_else_is_never_certain(text: str) -> None:
    assert said(text) == []


def test_a_figure_far_from_any_is_listed_as_uncertain() -> None:
    paper = examined(TABLE + "Prognosen visar ett underskott om 1 812 tkr.")
    assert ("GRANSKA-TEXT-MOT-TABELL", "1812") in [(code, one) for code, _, one, _ in short(paper.uncertain)]


CASE = "Internkontrollplan 2024\n\nSammanfattning\nPlanen gäller fyra moment.\n\nFörslag till beslut\n{}\n"


def test_a_proposal_for_another_year_than_the_heading_is_certain() -> None:
    (found,) = examined(CASE.format("Internkontrollplan 2023 fastställs.")).certain
    assert (found.code, found.published, found.correct) == ("GRANSKA-ARTAL", 2023, 2024)


@pytest.mark.parametrize(
    "text", ["Internkontrollplan 2024 fastställs.", "Planen fastställs.", "Beslutet gäller från 2025."]
)
def test_a_proposal_for_the_headings_year_is_fine(text: str) -> None:
    assert short(examined(CASE.format(text)).certain) == []
