"""Texts about tables that show income positive, net costs, or millions: the slip is found, what fits is left alone."""

from __future__ import annotations

import pytest
from reading_papers import examined

INCOME_POSITIVE = """Miljönämnden

Bokslut 2022 Budget 2023 Prognos 2023 Avvikelse
Taxor och avgifter 5 110 5 200 5 340 140
Löner -6 105 -6 310 -6 498 -188
Lokalhyror -1 201 -1 240 -1 255 -15
Resultat -2 196 -2 350 -2 413 -63

"""
NET_COSTS = """Miljönämnden

Belopp i mnkr
Bokslut 2022 Budget 2023 Prognos 2023 Avvikelse
Förskola 431,2 445,1 441,9 3,2
Grundskola 264,6 267,8 275,7 -7,9
Summa 695,8 712,9 717,6 -4,7

"""


def said(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    paper = examined(text)
    return tuple(  # type: ignore[return-value]
        [(str(one.published), str(one.correct)) for one in found if one.code == "GRANSKA-TEXT-MOT-TABELL"]
        for found in (paper.certain, paper.uncertain)
    )


@pytest.mark.parametrize(
    "text",
    [
        INCOME_POSITIVE + "Prognosen visar ett underskott om 2 413 tkr.",
        INCOME_POSITIVE + "Prognosen visar ett underskott mot budget om 63 tkr.",
        INCOME_POSITIVE + "Löner visar ett underskott om 188 tkr.",
        NET_COSTS + "Prognosen visar ett underskott om 4,7 mnkr.",
        NET_COSTS + "Prognosen visar ett underskott om 4 700 tkr.",
        NET_COSTS + "Nämnden redovisar ett underskott på ca 5 mnkr.",
        NET_COSTS + "Prognosen visar ett underskott om 3,1 mnkr för lokalerna.",
    ],
)
def test_what_the_table_bears_out_or_may_be_of_a_part_is_left_alone(text: str) -> None:
    assert said(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (INCOME_POSITIVE + "Prognosen visar ett underskott om 2 443 tkr.", ("2443", "2413")),
        (INCOME_POSITIVE + "Prognosen visar ett underskott om 188 tkr.", ("188", "2413")),
        (NET_COSTS + "Prognosen visar ett underskott om 7,9 mnkr.", ("7.9", "4.7")),
        (NET_COSTS + "Prognosen visar ett överskott om 4,7 mnkr.", ("4.7", "-4.7")),
    ],
)
def test_a_slip_is_found(text: str, wrong: tuple[str, str]) -> None:
    assert said(text) == ([wrong], [])


def test_a_figure_far_from_any_is_uncertain() -> None:
    assert said(INCOME_POSITIVE + "Prognosen visar ett underskott om 911 tkr.") == ([], [("911", "2413")])


def test_a_text_is_about_the_nearest_table_whatever_its_signs() -> None:
    ours = (
        "Fritidsavdelningen\n\nUtfall aug 2023 Budget 2023 Prognos 2023 Avvikelse\nIntäkter -6 410 -9 600 -9 615 15\n"
        "Personalkostnader 6 607 9 600 9 870 -270\nSumma 197 0 255 -255\n\n"
    )
    assert said(
        ours
        + INCOME_POSITIVE.replace("Miljönämnden\n\n", "Miljönämnden\n")
        + "Prognosen visar ett underskott om 2 413 tkr."
    ) == ([], [])
