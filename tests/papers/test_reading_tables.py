"""How figures in a text become columns: spaces in thousands, dashes, headings over several lines, rows over two."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reading_papers import examined, short, tables

from snit_xl.papers.figures import amount_of, readings, run_of
from snit_xl.papers.headings import parsed


def numbers(text: str, count: int) -> list[tuple[str, ...]]:
    return [tuple(map(str, amounts)) for amounts in readings(run_of(text), count)]


def test_every_way_to_part_a_row_is_a_reading() -> None:
    assert set(numbers("Material 1 336 897", 2)) >= {("1", "336897"), ("1336", "897")}
    assert ("1336897",) in numbers("Material 1 336 897", 1)
    assert ("1", "336", "897") in numbers("Material 1 336 897", 3)


def test_a_group_that_begins_with_zero_belongs_to_the_number_before() -> None:
    assert numbers("Summa -1 073 5", 2)[0] == ("-1073", "5")
    assert all("None" in way for way in numbers("Summa -1 073", 2))


def test_a_wide_gap_always_parts_two_numbers() -> None:
    assert numbers("Vatten  9 548  436", 2) == [("9548", "436")]


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013", "\u2010", "\u2011"])
def test_any_dash_is_a_minus_and_alone_a_zero(minus: str) -> None:
    assert amount_of(f"{minus}302") == Decimal(-302)
    assert amount_of(f"{minus} 302") == Decimal(-302)
    assert amount_of(minus) == 0


@pytest.mark.parametrize("text", ["", "utgår", "895 900 895 5", "12 (13)", "2017-08-31", "1 20"])
def test_a_cell_that_holds_more_or_less_than_one_figure_is_none(text: str) -> None:
    assert amount_of(text) is None


def test_a_year_may_belong_to_the_label() -> None:
    (table,) = tables("Område Summa (tkr)\nBudget 2023 4 188\nLöner 2024 194\nBesparing -82\nBudget 2024 4 300\n")
    assert [row.label for row in table.rows] == ["Budget 2023", "Löner 2024", "Besparing", "Budget 2024"]
    assert table.is_certain


STACKED = ["Utfall", "aug", "2022", "Budget", "ack. aug", "2023", "Avvikelse", "budget vs.", "prognos"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (STACKED, ["Utfall aug 2022", "Budget ack. aug 2023", "Avvikelse budget vs. prognos"]),
        (
            ["Utfall Budget Avvikelse", "2022-08-", "31", "2023 helår"],
            ["Utfall 2022-08-31", "Budget 2023", "Avvikelse helår"],
        ),
        (["Östby 2023 2024 Avvikelse"], ["2023", "2024", "Avvikelse"]),
        (["Utfall och prognos 2023", "Budget Prognos Diff"], ["Budget", "Prognos", "Diff"]),
    ],
)
def test_headings_are_read_by_column_by_row_or_by_year(lines: list[str], wanted: list[str]) -> None:
    assert [heading.text for heading in parsed(lines)[3]] == wanted


def test_a_label_may_go_on_over_two_lines() -> None:
    (table,) = tables(
        "Budget 2023 Prognos 2023 Avvikelse\nLöner 5 100 5 040 60\nKöp av främmande\ntjänster 810 835 -25\n"
        "Summa 5 910 5 875 35\n"
    )
    assert [row.label for row in table.rows] == ["Löner", "Köp av främmande tjänster", "Summa"]


def test_part_of_rows_are_no_part_of_the_sum() -> None:
    text = "Budget 2023 Prognos 2023\nLöner 5 100 5 040\nvarav vikarier 900 850\nHyror 810 835\nSumma 5 910 {}\n"
    assert short(examined(text.format("5 875")).certain) == []


def test_a_sum_off_by_what_rounding_makes_is_no_certain_fault() -> None:
    text = "Budget 2023 Prognos 2023 Plan 2024\n{}Summa 1 500 1 600 1 {}\n"
    rows = "".join(f"Post {letter} 300 320 34{letter_at}\n" for letter_at, letter in enumerate("ABCDE"))
    assert short(examined(text.format(rows, "713")).certain) == []  # the rows make 1 710, five of them may make 3
    assert [found[2:] for found in short(examined(text.format(rows, "730")).certain)] == [("1730", "1710")]


def test_a_table_that_goes_on_from_another_page_is_not_blamed_for_its_sum() -> None:
    head = "Investering Budget 2023 Prognos 2023 Plan 2024\n"
    first = head + "Bro 500 620 0\nTunnel 700 810 0\nKaj 340 350 0\n\nSid 1\n\n"
    second = head + "Park 400 420 250\nLek 150 160 410\nSumma 2 090 2 360 660\n"
    assert short(examined(first + second).certain) == []


def test_a_text_without_tables_or_amounts_has_nothing_to_say() -> None:
    paper = examined("Nämnden träffas fyra gånger per år.\n")
    assert (paper.certain, paper.remarks, paper.uncertain, paper.tables) == ((), (), (), 0)


NOTED = (
    "Not Bokslut 2022 Budget 2023 Plan 2024\nIntäkter 1 277,4 261,5 268,9\nKostnader 2 -988,1 -1 012,6 -1 056,4\n"
    "Avskrivningar 4 -18,6 -22,2 -25,3\nVerksamhetens nettokostnader -729,3 -773,3 -812,8\n"
)


def test_the_number_of_a_note_is_no_thousand() -> None:
    (table,) = tables(NOTED)
    assert [str(row.amounts[0]) for row in table.rows] == ["277.4", "-988.1", "-18.6", "-729.3"]
    assert short(examined(NOTED).certain) == []


def test_a_sum_off_by_whole_thousands_may_be_a_misread_digit_and_is_uncertain() -> None:
    text = NOTED.replace("Not ", "").replace("-729,3", "-2 729,3").replace("Intäkter 1 ", "Intäkter ")
    paper = examined(text.replace("Kostnader 2 ", "Kostnader ").replace("ningar 4 ", "ningar "))
    assert short(paper.certain) == []
    assert [found[2:] for found in short(paper.uncertain)] == [("-2729.3", "-729.3")]
