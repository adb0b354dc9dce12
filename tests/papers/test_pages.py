"""Tables broken over pages: read as one where a sum spans them, and left apart where none does."""

from __future__ import annotations

import pytest
from reading_papers import examined, short

HEAD = "Investering Budget 2023 Prognos 2023 Plan 2024\n"
FIRST = HEAD + "Bro 500 620 10\nTunnel 700 810 20\nKaj 340 350 15\n{}\nSid 1\n\n"
LAST = HEAD + "{}Park 400 420 250\nLek 150 160 410\nSumma 2 090 {} 705\n"
CARRIED = "Transport 1 540 1 780 45\n"


@pytest.mark.parametrize("carried", ["", CARRIED, CARRIED.replace("Transport", "Att transportera")])
@pytest.mark.parametrize(("total", "wrong"), [("2 360", []), ("2 330", [("2330", "2360")])])
def test_a_table_over_two_pages_is_summed_as_one(carried: str, total: str, wrong: list[tuple[str, str]]) -> None:
    paper = examined(FIRST.format(carried) + LAST.format(carried, total))
    assert [(published, correct) for _, _, published, correct in short(paper.certain)] == wrong
    assert paper.tables == 1


def test_a_table_over_three_pages_is_too() -> None:
    middle = HEAD + "Skola 90 95 30\nVåtmark 60 55 40\n\nSid 2\n\n"
    end = LAST.format("", "2 510").replace("Summa 2 090", "Summa 2 240").replace("705", "775")
    assert examined(FIRST.format("") + middle + end).tables == 1
    wrong = examined(FIRST.format("") + middle + end.replace("2 510", "2 610"))
    assert [found[2:] for found in short(wrong.certain)] == [("2610", "2510")]


def test_two_tables_headed_alike_are_left_apart() -> None:
    other = HEAD + "Buss 40 42 25\nBåt 15 16 41\nSumma 55 58 66\n"
    paper = examined(FIRST.format("") + other)
    assert short(paper.certain) == []
    assert paper.tables == 1


def test_the_text_between_two_pages_is_no_text_of_the_paper() -> None:
    paper = examined(FIRST.format(CARRIED).replace("Sid 1", "Sid 1 (2)") + LAST.format(CARRIED, "2 360"))
    assert paper.statements == 0
