"""Percentages in text and tables: what the figures don't give is found, and certain only where it is proved."""

from __future__ import annotations

import pytest
from reading_papers import examined

from snit_xl.papers.examine import Examined

TABLE = """Fritidsavdelningen

Utfall och prognos 2023-08-31

Utfall aug 2022 Budget ack. aug 2023 Utfall aug 2023 Budget 2023 Prognos 2023 Avvikelse
Intäkter/kommunbidrag -6 200 -6 400 -6 410 -9 600 -9 615 15
Personalkostnader 4 016 4 130 4 402 6 195 6 540 -345
Lokalkostnader 2 101 2 270 2 205 3 405 3 330 75
Summa -83 0 197 0 255 -255

"""


def of(paper: Examined, code: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return a code's certain findings and its other ones, as published and correct."""
    certain = [(str(one.published), str(one.correct)) for one in paper.certain if one.code == code]
    others = [(str(one.published), str(one.correct)) for one in (*paper.uncertain, *paper.remarks) if one.code == code]
    return certain, others


def in_text(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return of(examined(TABLE + text), "GRANSKA-TEXT-PROCENT")


@pytest.mark.parametrize(
    "text",
    [
        "Av anslaget är 840 tkr av 1 200 tkr (70 procent) förbrukat.",
        "Hittills har 838 tkr av budgeten 1 200 tkr, motsvarande 70 %, betalats ut.",
        "Ramen höjs från 7 448 tkr till 7 642 tkr (2,6 %).",
        "Bidraget minskar med 12,5 procent från 400 tkr till 350 tkr.",
        "Lokalen kostar 1,2 mkr av 3,7 mkr (ca 30 procent).",
        "Hittills har 840 tkr av 1 200 tkr (77 procent av målen) använts.",
        "Hittills har 840 tkr av 1 200 tkr använts och 77 procent av målen är nådda.",
        "Personalkostnaderna har förbrukats till 71 procent av årsbudgeten.",
        "Personalkostnaderna är 9,6 procent högre än samma period förra året.",
        "Nöjdheten var 83 procent.",
        "Budgeten räknas upp med 2,6 % för löner, vilket ger 161 tkr.",
    ],
)
def test_a_percentage_that_fits_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert in_text(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Av anslaget är 840 tkr av 1 200 tkr (77 procent) förbrukat.", ("77", "70")),
        ("Ramen höjs från 7 448 tkr till 7 642 tkr (6,2 %).", ("6.2", "2.6")),
        ("Bidraget minskar med 15,2 procent från 400 tkr till 350 tkr.", ("15.2", "12.5")),
    ],
)
def test_a_sentence_that_contradicts_itself_is_certainly_wrong(text: str, wrong: tuple[str, str]) -> None:
    assert in_text(text) == ([wrong], [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Personalkostnaderna har förbrukats till 78 procent av årsbudgeten.", ("78", "71")),
        ("Personalkostnaderna är 6,9 procent högre än samma period förra året.", ("6.9", "2.8")),
        ("Budgeten räknas upp med 2,6 % för löner, vilket ger 116 tkr.", ("116", "161")),
        ("Hittills har 840 tkr av 1 200 tkr, motsvarande ca 90 procent, betalats ut.", ("90", "70")),
    ],
)
def test_against_a_table_or_about_it_is_uncertain(text: str, wrong: tuple[str, str]) -> None:
    assert in_text(text) == ([], [wrong])


def split(text: str) -> list[tuple[str, str]]:
    return of(examined(text), "GRANSKA-FORDELNING-HUNDRA")[1]


def test_shares_in_a_sentence_that_make_a_hundred_are_fine() -> None:
    assert split("Kostnaden fördelas med 54,6 procent till Östby och 45,4 procent till Västby.") == []
    assert split("Fördelningen är 33,3 % till Ekvik, 33,3 % till Norrdal och 33,3 % till Östby.") == []
    assert split("Av fördelade medel gick 60 procent till skolan och 37 procent till vården.") == []
    assert split("Nyckeln gäller 48 procent kvinnor; av åldrarna är 20, 30 och 49 procent med.") == []


def test_shares_in_a_sentence_that_nearly_make_a_hundred_are_asked_about() -> None:
    assert split("Kostnaden fördelas med 54,6 procent till Östby och 44,5 procent till Västby.") == [("99.1", "100")]


SHARES = "Kommun Belopp 2023 Andel %\nEkvik 1 212 30,3\nAlmfors 1 508 37,7\nNorrdal 1 280 32,0\nSumma 4 000 100,0\n"


def share(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return of(examined(text), "GRANSKA-ANDEL")


def test_each_ones_share_of_the_sum_is_fine() -> None:
    assert share(SHARES) == ([], [])


def test_a_share_that_isnt_the_amounts_is_certain_where_the_mended_ones_make_a_hundred() -> None:
    assert share(SHARES.replace("37,7", "33,7")) == ([("33.7", "37.7")], [])


def test_a_share_is_uncertain_where_no_hundred_stands_under_it() -> None:
    assert share(SHARES.replace("37,7", "33,7").replace("4 000 100,0", "4 000 0,0")) == ([], [("33.7", "37.7")])


HUNDRED = "Kommun Antal 2022 Antal 2023 Andel %\nEkvik 212 230 {}\nAlmfors 508 497 41,2\nNorrdal 280 281 28,4\n"


@pytest.mark.parametrize(("first", "wrong"), [("30,4", []), ("30,5", []), ("34,4", [("104.0", "100")])])
def test_shares_over_a_hundred_must_make_it_but_for_rounding(first: str, wrong: list[tuple[str, str]]) -> None:
    text = HUNDRED.replace("Antal", "Utfall").format(first) + "Summa 1 000 1 008 100,0\n"
    assert of(examined(text), "GRANSKA-PROCENTSUMMA")[0] == wrong


def test_percentages_each_of_their_own_need_not_make_a_hundred() -> None:
    text = HUNDRED.replace("Antal", "Utfall").format("80,1") + "Summa 1 000 1 008 100,0\n"
    assert of(examined(text), "GRANSKA-PROCENTSUMMA") == ([], [])


GROWTH = (
    "Utfall 2022 Utfall 2023 Förändring %\nLöner 5 100 5 355 5,0\nHyror 1 310 1 362 4,0\nResor 402 430 7,0\n"
    "Fordon 815 840 {}\nSumma 7 627 7 987 4,7\n"
)


def test_growth_in_percent_is_held_against_the_two_years() -> None:
    assert of(examined(GROWTH.format("3,1")), "GRANSKA-PROCENT") == ([], [])
    assert of(examined(GROWTH.format("8,1")), "GRANSKA-PROCENT")[0] == [("8.1", "3.1")]
