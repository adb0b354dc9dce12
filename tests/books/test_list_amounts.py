"""Numbers and dates as Swedish lists write them; what could be two amounts is decided by the whole column or asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from list_samples import codes, csv_list, kronor, workbook_list

from snit_xl.books.lists import answered, preview, read_list
from snit_xl.books.lists.dates import When, read_when
from snit_xl.books.lists.numbers import find_mark, read_number

SWEDISH = {
    "1 234,50": "1234.50",
    "1\u00a0234,50": "1234.50",
    "1\u202f234,5": "1234.5",
    "1.234,50": "1234.50",
    "1234": "1234",
    "−302": "-302",
    "–302": "-302",
    "-302": "-302",
    "- 302": "-302",
    "302-": "-302",
    "302 -": "-302",
    "(302)": "-302",
    "(1 302,5)": "-1302.5",
    "+302": "302",
    "1 234,50 kr": "1234.50",
    "kr 12": "12",
    "12:-": "12",
    "(12 kr)": "-12",
    ",50": "0.50",
    "12.345.678": "12345678",
}
NO_AMOUNTS = (
    "",
    "abc",
    "12%",
    "1 23",
    "1,2,3",
    "1e5",
    "--3",
    "(3",
    "3)",
    "(-3)-",
    "1 2345",
    "tkr",
    "12 tkr",
    "=1+1",
    "½",
    "٣",
)


@pytest.mark.parametrize("text", SWEDISH)
def test_a_swedish_number_is_read_exactly(text: str) -> None:
    assert read_number(text).by(",") == Decimal(SWEDISH[text])


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert (read_number(text).comma, read_number(text).point) == (None, None)


def test_a_number_as_long_as_a_book_is_none() -> None:
    assert read_number("9" * 10_000_000).comma is None


@pytest.mark.parametrize(
    ("column", "mark", "sure"),
    [
        (["1.234", "12,5"], ",", True),
        (["1.234", "12.5"], ".", True),
        (["1,234", "1,234.50"], ".", True),
        (["1.234.567", "1.234"], ",", True),
        (["12", "1 234"], "", True),
        (["1.234", "7"], "", False),
        (["12,5", "12.5", "3,25"], ",", False),
    ],
)
def test_a_column_decides_its_decimal_mark_together(column: list[str], mark: str, sure: bool) -> None:
    found = find_mark(column)
    assert (found.mark, found.sure) == (mark, sure)


def listed(folder: Path, *amounts: str) -> Path:
    rows = [("5010", "1200", "201701", amount) for amount in amounts]
    return csv_list(folder, [("Konto", "Ansvar", "Period", "Belopp kr"), *rows])


@pytest.mark.parametrize(("mark", "total"), [(",", 1234_00 + 7_00), (".", 1_23 + 7_00)])
def test_a_column_that_nothing_decides_is_asked_about(tmp_path: Path, mark: str, total: int) -> None:
    path = listed(tmp_path, "1.230" if mark == "." else "1.234", "7")
    seen = preview(path)
    (question,) = [one for one in seen.questions if one.code == "LISTA-FRAGA-DECIMAL"]
    assert question.guess == ","
    chosen = answered(seen.format, next(one for one in question.choices if one.key == mark))
    assert read_list(path, chosen).tally.read_ore == total


def test_the_row_that_decides_may_be_the_last_of_thousands(tmp_path: Path) -> None:
    seen = preview(listed(tmp_path, *["1.234"] * 4_000, "2.5"))
    assert (seen.format.decimal, seen.questions) == (".", ())


def test_an_amount_that_could_be_two_is_refused_where_no_mark_is_known(tmp_path: Path) -> None:
    path = csv_list(tmp_path, [("Konto", "Period", "Belopp kr"), ("5010", "201701", "12"), ("5010", "201701", "1.234")])
    seen = preview(path)
    free = answered(seen.format, type(seen.questions[0].choices[0])("utan", decimal=""))
    ledger = read_list(path, free)
    assert codes(ledger) == ["LISTA-BELOPP-TVETYDIGT"]
    assert (ledger.tally.used_rows, ledger.tally.refused_rows, ledger.tally.read_ore) == (1, 1, 1200)


def test_an_amount_against_the_column_is_refused_not_guessed(tmp_path: Path) -> None:
    path = listed(tmp_path, "10,50", "20,25", "1.5")
    ledger = read_list(path, preview(path).format)
    assert codes(ledger) == ["LISTA-BELOPP"]
    assert (ledger.problems[0].place.line, ledger.tally.used_ore) == (4, 3075)


def test_parts_of_an_ore_are_rounded_by_row_and_said(tmp_path: Path) -> None:
    budget = [["Konto", "Period", "Budget kr"], *([["5010", 201700 + month, 10000 / 12] for month in range(1, 13)])]
    path = workbook_list(tmp_path, {"Budget": budget})
    ledger = read_list(path, preview(path).format)
    assert ledger.tally.read_ore == 12 * 83333
    (said,) = ledger.problems
    assert (said.code, dict(said.values)) == ("LISTA-ORESDELAR", {"count": 12, "rounding": "−0,04"})


def test_binary_noise_is_no_part_of_an_ore(tmp_path: Path) -> None:
    path = workbook_list(tmp_path, {"Utfall": [["Konto", "Period", "Belopp kr"], ["5010", 201701, 0.1 + 0.2]]})
    ledger = read_list(path, preview(path).format)
    assert (ledger.tally.read_ore, ledger.problems) == (30, ())


def test_amounts_of_any_size_are_exact_as_text_and_refused_as_numbers_that_a_cell_cannot_hold(tmp_path: Path) -> None:
    path = workbook_list(
        tmp_path,
        {
            "Utfall": [
                ["Konto", "Period", "Belopp kr"],
                ["5010", 201701, "123456789012345678901,25"],
                ["5010", 201701, 1e300],
                ["5010", 201701, -5.25],
            ]
        },
    )
    ledger = read_list(path, preview(path).format)
    assert ledger.tally.used_ore == 12345678901234567890125 - 525
    assert codes(ledger) == ["LISTA-BELOPP"]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2017-08-31", 2017, 8, 31),
        ("170831", 2017, 8, 31),
        ("20170831", 2017, 8, 31),
        ("31.08.2017", 2017, 8, 31),
        ("31/8 2017", 2017, 8, 31),
        ("2017-08-31 14:05:00", 2017, 8, 31),
        ("31 augusti 2017", 2017, 8, 31),
        ("aug 2017", 2017, 8, 0),
        ("Aug-17", 2017, 8, 0),
        ("augusti 2017", 2017, 8, 0),
        ("oct 2017", 2017, 10, 0),
        ("201708", 2017, 8, 0),
        ("2017-08", 2017, 8, 0),
        ("2017M08", 2017, 8, 0),
        ("2017 P8", 2017, 8, 0),
        ("08/2017", 2017, 8, 0),
        ("1708", 2017, 8, 0),
        ("201713", 2017, 13, 0),
        ("201700", 2017, 0, 0),
        ("Period 8", 0, 8, 0),
        ("8", 0, 8, 0),
        ("maj", 0, 5, 0),
    ],
)
def test_a_period_or_date_is_read(text: str, year: int, month: int, day: int) -> None:
    assert read_when(text) == When(year, month, date(year, month, day) if day else None)


@pytest.mark.parametrize(
    "text", ["", "2017-02-30", "08/31/2017", "2012", "14", "201714", "31-aug", "20178888", "hösten"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_when(text) is None


def test_six_digits_are_a_date_in_a_column_of_dates(tmp_path: Path) -> None:
    assert read_when("201201", days=True) == When(2020, 12, date(2020, 12, 1))
    rows = [("Konto", "Bokföringsdatum", "Belopp kr"), ("5010", "201201", "5,25"), ("5010", "201231", "6,00")]
    path = csv_list(tmp_path, rows)
    assert kronor(read_list(path, preview(path).format)) == {(2020, 12, "5010", "", ""): (11.25, 0.0)}
