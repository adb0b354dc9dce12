"""Every layout that accounting systems export gives the same ledger, each with the columns it has.

The books are three bookings: income of 1 234,50 in January, salaries of 45 678 in January and 461 002,50 in February.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from list_samples import codes, kronor, text_list, workbook_list

from snit_xl.books.lists import KnownTotal, Measure, Role, answered, preview, read_list

INCOME, JANUARY, FEBRUARY = -1234.5, 45678.0, 461002.5
BOOKS = {
    (2017, 1, "3110", "1200", ""): (INCOME, 0.0),
    (2017, 1, "5010", "1200", ""): (JANUARY, 0.0),
    (2017, 2, "5010", "1210", ""): (FEBRUARY, 0.0),
}


def without(place: int) -> dict[tuple[object, ...], tuple[float, float]]:
    """Return the books without one part of the key, where the layout lacks it."""
    return {(*key[:place], "", *key[place + 1 :]): held for key, held in BOOKS.items()}


TEXTS: dict[str, tuple[str, str]] = {
    "Raindance, semicolon": (
        "utf-8",
        """
        Konto;Ansvar;Verksamhet;Projekt;Period;Belopp;Text
        3110;1200;0200;;201701;-1234,50;Avgifter
        5010;1200;0200;;201701;45678,00;Löner
        5010;1210;0200;;201702;461002,50;Löner
        """,
    ),
    "thousands with spaces, Latin letters": (
        "cp1252",
        """
        Konto;Benämning;Kostnadsställe;Period;Utfall
        3110;Försäljning;1200;2017-01;-1 234,50
        5010;Månadslöner;1200;2017-01;45 678,00
        5010;Månadslöner;1210;2017-02;461 002,50
        """,
    ),
    "DOS letters, tabs, trailing minus": (
        "cp437",
        """
        Kontonr\tKontonamn\tKst\tÅr\tMånad\tBelopp
        3110\tFörsäljning på plats\t1200\t2017\t1\t1234,50-
        5010\tLöner\t1200\t2017\t01\t45678,00
        5010\tLöner\t1210\t2017\t2\t461002,50
        """,
    ),
    "Unicode text from Excel": (
        "utf-16",
        """
        Konto\tEnhet\tDatum\tBelopp\tVernr
        3110\t1200\t2017-01-31\t−1 234,50\tA1
        5010\t1200\t2017-01-25\t45 678,00\tA2
        5010\t1210\t2017-02-25\t461 002,50\tA3
        """,
    ),
    "point as thousands mark": (
        "utf-8-sig",
        """
        Konto;Ansvar;Period;Belopp i kr
        3110;1200;201701;-1.234,50
        5010;1200;201701;45.678,00
        5010;1210;201702;461.002,50
        """,
    ),
    "English marks, comma separated, quoted": (
        "utf-8",
        """
        "Account","Kst","Date","Amount","Text"
        "3110","1200","20170131","-1,234.50","Fees, ""A"" and B"
        "5010","1200","20170125","45,678.00","Pay"
        "5010","1210","20170225","461,002.50","Pay"
        """,
    ),
    "six-digit dates, brackets, kr": (
        "utf-8",
        """
        Konto|Ansvar|Bokföringsdatum|Belopp
        3110|1200|170131|(1 234,50 kr)
        5010|1200|170125|45 678,00 kr
        5010|1210|170225|461 002,50 kr
        """,
    ),
    "month names": (
        "utf-8",
        """
        Konto;Ansvar;Period;Bokfört
        3110;1200;jan 2017;-1234,50
        5010;1200;Jan-17;45678
        5010;1210;februari 2017;461002,50
        """,
    ),
    "account and name in one cell": (
        "utf-8",
        """
        Konto;Ansvar;Period;Belopp
        3110 Försäljning;1200 IT-avdelningen;201701;-1234,50
        5010 - Månadslöner;1200 IT-avdelningen;201701;45678,00
        5010 - Månadslöner;1210 Växeln;201702;461002,50
        """,
    ),
    "debit and credit": (
        "utf-8",
        """
        Vernr;Datum;Konto;Ansvar;Debet;Kredit;Text
        A1;2017-01-31;3110;1200;;1 234,50;Avgifter
        A2;2017-01-25;5010;1200;45 678,00;;Löner
        A3;2017-02-25;5010;1210;461 002,50;0,00;Löner
        """,
    ),
    "credit with minus": (
        "utf-8",
        """
        Vernr;Datum;Konto;Ansvar;Debet;Kredit;Text
        A1;2017-01-31;3110;1200;;-1 234,50;Avgifter
        A2;2017-01-25;5010;1200;45 678,00;;Löner
        A3;2017-02-25;5010;1210;461 002,50;;Löner
        """,
    ),
    "title, blank line, heading, subtotals, repeated heading": (
        "utf-8",
        """
        Huvudbok 2017, urskrift 2017-03-01;;;;
        ;;;;
        Konto;Benämning;Ansvar;Period;Belopp
        3110;Avgifter;1200;201701;-1234,50
        Summa 3110;;;;-1234,50
        Konto;Benämning;Ansvar;Period;Belopp
        5010;Löner;1200;201701;45678,00
        5010;Löner;1210;201702;461002,50
        Summa 5010;;;;506680,50
        Totalt;;;;505446,00
        """,
    ),
    "sep line": (
        "utf-8",
        """
        sep=|
        Konto|Ansvar|Period|Belopp
        3110|1200|201701|-1234,50
        5010|1200|201701|45678,00
        5010|1210|201702|461002,50
        """,
    ),
    "one column per month, with total": (
        "utf-8",
        """
        Utfall 2017;;;;;
        Konto;Ansvar;jan;feb;mar;Totalt
        3110;1200;-1234,50;0,00;;-1234,50
        5010;1200;45678,00;;;45678,00
        5010;1210;;461002,50;;461002,50
        """,
    ),
    "one column per period": (
        "utf-8",
        """
        Konto;Ansvar;201701;201702;201703
        3110;1200;-1234,50;0,00;
        5010;1200;45678,00;;
        5010;1210;;461002,50;
        """,
    ),
    "period columns named Utfall": (
        "utf-8",
        """
        Konto;Kontonamn;Kst;Utfall jan 2017;Utfall feb 2017;Utfall mar 2017
        3110;Avgifter;1200;-1234,50;0,00;
        5010;Löner;1200;45678,00;;
        5010;Löner;1210;;461002,50;
        """,
    ),
    "code and name under one heading each": (
        "utf-8",
        """
        Konto;Konto;Ansvar;Ansvar;Period;Belopp
        3110;Avgifter;1200;IT;201701;-1234,50
        5010;Löner;1200;IT;201701;45678,00
        5010;Löner;1210;Växel;201702;461002,50
        """,
    ),
    "Agresso, name columns with (T)": (
        "utf-8",
        """
        Konto;Konto(T);Ansvar;Ansvar(T);Per;Ver.nr;Belopp
        3110;Avgifter;1200;IT;201701;10001;-1234,50
        5010;Löner;1200;IT;201701;10002;45678,00
        5010;Löner;1210;Växel;201702;10003;461002,50
        """,
    ),
}


@pytest.mark.parametrize("layout", TEXTS)
def test_a_text_export_is_read_without_a_question(tmp_path: Path, layout: str) -> None:
    encoding, text = TEXTS[layout]
    path = text_list(tmp_path, text, encoding=encoding)
    seen = preview(path)
    assert seen.questions == ()
    ledger = read_list(path, seen.format)
    assert kronor(ledger) == BOOKS
    assert ledger.tally.refused_rows == 0
    assert (ledger.has_actual, ledger.has_budget, ledger.covers) == (True, False, ((2017, 1), (2017, 2)))


def test_names_of_accounts_follow_with_swedish_letters(tmp_path: Path) -> None:
    for layout in ("thousands with spaces, Latin letters", "DOS letters, tabs, trailing minus"):
        encoding, text = TEXTS[layout]
        path = text_list(tmp_path, text, encoding=encoding)
        assert read_list(path, preview(path).format).account_names["3110"].startswith("Försäljning")


def test_kronor_and_sign_are_told_by_the_heading_and_the_account_classes(tmp_path: Path) -> None:
    text = """
        Konto;Ansvar;Period;Utfall (tkr)
        3110;1200;201701;1,2345
        5010;1200;201701;-45,678
        5010;1210;201702;-461,0025
        """
    seen = preview(text_list(tmp_path, text))
    assert (seen.format.sign, seen.format.unit, seen.questions) == (-1, 1000, ())
    assert kronor(read_list(tmp_path / "lista.csv", seen.format)) == BOOKS


WORKBOOKS: dict[str, Callable[[Path], Path]] = {
    "numbers and dates": lambda folder: workbook_list(
        folder,
        {
            "Utfall": [
                ["Konto", "Ansvar", "Datum", "Belopp kr"],
                [3110, 1200, date(2017, 1, 31), INCOME],
                [5010, 1200, date(2017, 1, 25), JANUARY],
                [5010, 1210, date(2017, 2, 25), FEBRUARY],
            ]
        },
    ),
    "dates from 1904": lambda folder: workbook_list(
        folder,
        {
            "Utfall": [
                ["Konto", "Ansvar", "Datum", "Belopp kr"],
                [3110, 1200, date(2017, 1, 31), INCOME],
                [5010, 1200, date(2017, 1, 25), JANUARY],
                [5010, 1210, date(2017, 2, 25), FEBRUARY],
            ]
        },
        epoch_1904=True,
    ),
    "numbers as text with hard spaces": lambda folder: workbook_list(
        folder,
        {
            "Blad1": [
                [],
                [None, "Utfall 2017"],
                [None, "Konto", "Ansvar", "Period", "Belopp SEK"],
                [None, "3110", "1200", "201701", "−1\u00a0234,50"],
                [None, "5010", "1200", "201701", "45\u00a0678,00"],
                [None, "5010", "1210", "201702", "461\u00a0002,50"],
            ]
        },
    ),
    "periods as numbers, a cover sheet, a total": lambda folder: workbook_list(
        folder,
        {
            "Försättsblad": [["Ekonomirapport"], ["Utskriven 2017-03-01"]],
            "Utfall": [
                ["Konto", "Ansvar", "Period", "Belopp kr"],
                [3110, 1200, 201701, INCOME],
                [5010, 1200, 201701, JANUARY],
                [5010, 1210, 201702, FEBRUARY],
                ["Summa", None, None, INCOME + JANUARY + FEBRUARY],
            ],
        },
    ),
    "months across, headings as dates": lambda folder: workbook_list(
        folder,
        {
            "Utfall kr": [
                ["Konto", "Ansvar", date(2017, 1, 1), date(2017, 2, 1), date(2017, 3, 1), "Summa"],
                [3110, 1200, INCOME, 0, None, INCOME],
                [5010, 1200, JANUARY, None, None, JANUARY],
                [5010, 1210, None, FEBRUARY, None, FEBRUARY],
            ]
        },
    ),
}


@pytest.mark.parametrize("layout", WORKBOOKS)
def test_a_workbook_is_read_without_a_question(tmp_path: Path, layout: str) -> None:
    path = WORKBOOKS[layout](tmp_path)
    seen = preview(path)
    assert seen.questions == ()
    assert kronor(read_list(path, seen.format)) == BOOKS


def test_a_list_without_units_books_on_no_unit(tmp_path: Path) -> None:
    text = """
        Konto;Period;Belopp
        3110;201701;-1234,50
        5010;201701;45678,00
        5010;201702;461002,50
        """
    path = text_list(tmp_path, text)
    assert kronor(read_list(path, preview(path).format)) == without(3)


def test_projects_are_kept_and_activities_are_not_mixed_with_them(tmp_path: Path) -> None:
    text = """
        Konto;Ansvar;Verksamhet;Projekt;Period;Belopp
        6110;1200;0210;P17;201703;100,00
        6110;1200;0220;P17;201703;11,00
        6110;1200;0220;;201703;5,00
        """
    path = text_list(tmp_path, text)
    assert kronor(read_list(path, preview(path).format)) == {
        (2017, 3, "6110", "1200", "P17"): (111.0, 0.0),
        (2017, 3, "6110", "1200", ""): (5.0, 0.0),
    }


def test_outcome_and_budget_stand_side_by_side(tmp_path: Path) -> None:
    text = """
        Konto;Ansvar;Period;Utfall;Budget
        5010;1200;201701;45678,00;44000,50
        5010;1200;201702;461002,50;44000,50
        """
    path = text_list(tmp_path, text)
    seen = preview(path)
    ledger = read_list(path, seen.format)
    assert seen.format.measure is Measure.BOTH
    assert kronor(ledger)[2017, 2, "5010", "1200", ""] == (461002.5, 44000.5)
    assert (ledger.has_actual, ledger.has_budget) == (True, True)
    assert ledger.tally.read_ore == (45678_00 + 461002_50 + 2 * 44000_50)


def test_a_budget_of_its_own_without_months_is_spread_and_sums_exactly(tmp_path: Path) -> None:
    text = """
        Konto;Ansvar;Budget 2017
        5010;1200;100000,07
        3110;1200;-500,00
        """
    path = text_list(tmp_path, text)
    seen = preview(path)
    assert (seen.format.measure, seen.format.fixed_year) == (Measure.BUDGET, 2017)
    ledger = read_list(path, seen.format)
    salaries = [held.budget for key, held in ledger.lines.items() if key.account == "5010"]
    assert (len(salaries), sum(salaries), max(salaries) - min(salaries)) == (12, 10000007, 1)
    assert (ledger.has_actual, ledger.covers) == (False, None)
    assert codes(ledger) == ["LISTA-AR-ANTAGET", "LISTA-BUDGET-FORDELAD"]


def test_a_budget_by_month_is_a_budget(tmp_path: Path) -> None:
    text = """
        Konto;Ansvar;Budget jan 2017;Budget feb 2017
        5010;1200;4000,00;4100,00
        """
    path = text_list(tmp_path, text)
    seen = preview(path)
    assert seen.format.measure is Measure.BUDGET
    assert kronor(read_list(path, seen.format)) == {
        (2017, 1, "5010", "1200", ""): (0.0, 4000.0),
        (2017, 2, "5010", "1200", ""): (0.0, 4100.0),
    }


def test_outcomes_to_date_beside_a_budget_of_the_year_ask_for_the_month(tmp_path: Path) -> None:
    text = """
        Uppföljning januari - augusti 2017;;;
        Konto;Ansvar;Utfall ack;Budget helår
        5010;1200;310,00;1200,00
        """
    path = text_list(tmp_path, text, name="uppföljning.csv")
    seen = preview(path)
    asked = {question.code: question for question in seen.questions}
    assert asked["LISTA-FRAGA-MANAD"].guess == "8"
    held = kronor(read_list(path, seen.format))
    assert held[2017, 8, "5010", "1200", ""] == (310.0, 100.0)
    assert held[2017, 3, "5010", "1200", ""] == (0.0, 100.0)
    may = next(one for one in asked["LISTA-FRAGA-MANAD"].choices if one.key == "5")
    assert kronor(read_list(path, answered(seen.format, may)))[2017, 5, "5010", "1200", ""] == (310.0, 100.0)


def test_columns_without_telling_headings_are_found_by_their_cells_and_asked_about(tmp_path: Path) -> None:
    text = """
        Kod;Vad;Tid;Värde
        3110;Avgifter;201701;-1234,50
        5010;Löner;201701;45678,00
        5010;Löner;201702;461002,50
        """
    path = text_list(tmp_path, text)
    seen = preview(path)
    assert {one.role: (one.heading, one.reason) for one in seen.columns} == {
        Role.ACCOUNT: ("Kod", "content"),
        Role.PERIOD: ("Tid", "content"),
        Role.AMOUNT: ("Värde", "content"),
    }
    assert [question.code for question in seen.questions] == ["LISTA-FRAGA-KOLUMN"] * 3
    assert kronor(read_list(path, seen.format)) == without(3)
    assert seen.unread == ("Vad",)


KNOWN = KnownTotal(2017, range(1, 3), int((INCOME + JANUARY + FEBRUARY) * 100))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("unit", [1, 1000])
def test_a_known_total_settles_sign_and_unit(tmp_path: Path, sign: int, unit: int) -> None:
    rows = [[3110, 201701, INCOME], [5010, 201701, JANUARY], [5010, 201702, FEBRUARY]]
    as_listed = [[account, period, round(amount * sign / unit, 5)] for account, period, amount in rows]
    path = workbook_list(tmp_path, {"Lista": [["Konto", "Period", "Belopp"], *as_listed]})
    seen = preview(path, known=[KNOWN])
    assert (seen.format.sign, seen.format.unit, seen.questions) == (sign, unit, ())
    assert kronor(read_list(path, seen.format)) == without(3)
