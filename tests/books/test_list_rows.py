"""Every row of a list is used, refused with its reason, or set aside and counted; read = used + refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from list_samples import codes, csv_list, kronor, text_list, workbook_list

from snit_xl.books.faults import SHOWN
from snit_xl.books.ledger import Ledger, Tally, Wanted
from snit_xl.books.lists import preview, read_list, read_list_vouchers
from snit_xl.books.lists.codes import CodeReader
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.problem_texts import describe

HEAD = "Konto;Benämning;Ansvar;Period;Belopp kr;Text"


def read(folder: Path, *rows: str) -> Ledger:
    path = text_list(folder, "\n".join((HEAD, *rows)))
    return read_list(path, preview(path).format)


def said(ledger: Ledger, code: str) -> Problem:
    (found,) = [one for one in ledger.problems if one.code == code]
    return found


BOOKED = ("5010;Löner;1200;201701;100,00;a", "5020;Lön;1200;201701;30,50;b", "3110;Avgift;1200;201702;-7,25;c")


@pytest.mark.parametrize(
    "total",
    [
        "Summa;;;;123,25;",
        "Totalt;;;;123,25;",
        ";;;;123,25;",
        ";Summa kostnader;;;123,25;",
        "S:a ansvar 1200;;1200;;123,25;",
        ";;1200;;123,25;",
        "50;Personal;;;123,25;",
        "Summa;;;;abc;",
        "Resultat;;;;123,25;",
    ],
)
def test_a_total_is_neither_used_nor_refused_but_counted(tmp_path: Path, total: str) -> None:
    ledger = read(tmp_path, *BOOKED, total)
    assert ledger.tally == Tally(3, 3, 0, 123_25, 123_25, 0)
    assert codes(ledger) == ["LISTA-SUMMARADER" if "abc" not in total else "LISTA-TEXTRADER"] or "abc" in total
    assert "5" in describe(ledger.problems[0]).message


def test_totals_within_totals_are_all_set_aside(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        BOOKED[0],
        BOOKED[1],
        "Summa 50;;;;130,50;",
        BOOKED[2],
        "Summa 31;;;;-7,25;",
        "Totalt;;;;123,25;",
    )
    assert ledger.tally.read_ore == 123_25
    assert dict(said(ledger, "LISTA-SUMMARADER").values) == {"count": 3, "lines": "4, 6, 7"}


def test_a_booking_that_happens_to_equal_the_rows_above_is_used(tmp_path: Path) -> None:
    ledger = read(
        tmp_path, BOOKED[0], "5010;Löner;1200;201702;100,00;a", "6110;Papper;1200;201702;200,00;Summering av kort"
    )
    assert (ledger.tally.used_rows, ledger.tally.used_ore, ledger.problems) == (3, 400_00, ())


def test_a_text_that_begins_with_summa_does_not_make_a_booking_a_total(tmp_path: Path) -> None:
    ledger = read(tmp_path, BOOKED[0], "5010;Löner;1200;201702;99,00;Summa övertid")
    assert ledger.tally.used_ore == 199_00


def test_a_total_that_differs_from_its_rows_is_a_warning(tmp_path: Path) -> None:
    found = said(read(tmp_path, *BOOKED, "Totalt;;;;200,00;"), "LISTA-SUMMA-AVVIKER")
    assert (found.place.line, describe(found).message) == (
        5,
        "Listans sista summarad säger 200,00 kr, men raderna ovanför blir 123,25 kr.",
    )


def test_headings_text_and_opening_balances_are_set_aside(tmp_path: Path) -> None:
    ledger = read(
        tmp_path,
        "Ansvar 1200 IT;;;;;",
        BOOKED[0],
        HEAD,
        BOOKED[1],
        "1510;Fordran;;201700;500,00;",
        "1510;Fordran;;201701;500,00;Ingående balans",
        ";Ingående saldo;;;17,00;",
        "Utskrivet 2017-03-01;;;;;",
    )
    assert ledger.tally == Tally(2, 2, 0, 130_50, 130_50, 0)
    counts = {found.code: dict(found.values) for found in ledger.problems}
    assert counts == {
        "LISTA-RUBRIKRADER": {"count": 1, "lines": "4"},
        "LISTA-INGAENDE-BALANS": {"count": 3, "lines": "6, 7, 8"},
        "LISTA-TEXTRADER": {"count": 2, "lines": "2, 9"},
    }


def test_period_13_is_december_with_a_note(tmp_path: Path) -> None:
    ledger = read(
        tmp_path, "5010;L;1200;201712;100,00;", "5010;L;1200;201713;11,00;bokslut", "5010;L;1200;201713;0,50;"
    )
    assert kronor(ledger) == {(2017, 12, "5010", "1200", ""): (111.5, 0.0)}
    assert next(iter(ledger.lines.values())).rows == 3
    assert dict(said(ledger, "LISTA-PERIOD-13").values) == {"count": 2}


@pytest.mark.parametrize(
    ("row", "code", "ore"),
    [
        ("5010;Löner;1200;201701;abc;", "LISTA-BELOPP", 0),
        ("5010;Löner;1200;201714;10,25;", "LISTA-PERIOD", 10_25),
        ("5010;Löner;1200;hösten;10,25;", "LISTA-PERIOD", 10_25),
        ("5010;Löner;1200;;10,25;", "LISTA-PERIOD", 10_25),
        ("50A0;Löner;1200;201701;10,25;", "LISTA-KONTO", 10_25),
        ("12;Löner;1200;201701;10,25;", "LISTA-KONTO", 10_25),
        (";Löner;1200;201701;10,25;", "LISTA-KONTO-SAKNAS", 10_25),
    ],
)
def test_a_row_that_cannot_be_booked_is_refused_with_its_line(tmp_path: Path, row: str, code: str, ore: int) -> None:
    ledger = read(tmp_path, *BOOKED, row)
    assert ledger.tally == Tally(4, 3, 1, 123_25 + ore, 123_25, ore)
    found = said(ledger, code)
    assert (found.place.file, found.place.line) == ("lista.csv", 5)


def test_an_empty_amount_is_nothing_and_said(tmp_path: Path) -> None:
    ledger = read(tmp_path, *BOOKED, "5010;Löner;1200;201703;;", "5010;Löner;1200;201704;-;")
    assert (ledger.tally.used_rows, ledger.tally.used_ore) == (5, 123_25)
    assert dict(said(ledger, "LISTA-TOMT-BELOPP").values) == {"count": 2}


def test_the_first_of_many_faults_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    ledger = read(tmp_path, *BOOKED * 20, *["5010;L;1200;201701;abc;"] * (SHOWN + 7))
    assert codes(ledger).count("LISTA-BELOPP") == SHOWN
    assert dict(said(ledger, "LISTA-FLER").values) == {"kind": "LISTA-BELOPP", "number": 7}


def test_a_list_with_headings_only_is_a_warning(tmp_path: Path) -> None:
    ledger = read(tmp_path)
    assert (ledger.lines, codes(ledger)) == ({}, ["LISTA-INGA-RADER"])


def test_error_values_and_formulas_never_computed_are_refused(tmp_path: Path) -> None:
    path = workbook_list(
        tmp_path,
        {
            "Utfall": [
                ["Konto", "Ansvar", "Period", "Belopp kr"],
                ["5010", "1200", 201701, 100.25],
                ["5010", "1200", 201701, "#DIV/0!"],
                ["#N/A", "1200", 201701, 7],
                ["5010", "1200", 201701, True],
            ]
        },
    )
    ledger = read_list(path, preview(path).format)
    assert [(found.code, found.place.line) for found in ledger.problems] == [
        ("LISTA-FELVARDE", 3),
        ("LISTA-FELVARDE", 4),
    ]
    assert ledger.tally == Tally(4, 2, 2, 100_25 + 1_00 + 7_00, 101_25, 7_00)


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = csv_list(
        tmp_path,
        [
            ("Konto", "Kontonamn", "Projekt", "Period", "Belopp kr", "Text", "Vernr"),
            ("5010", "+Löner", "@P1", "201701", "12,50", "=cmd|' /C calc'!A0", "-A1"),
        ],
    )
    chosen = preview(path).format
    ledger = read_list(path, chosen)
    assert (ledger.account_names, kronor(ledger)) == (
        {"5010": "+Löner"},
        {(2017, 1, "5010", "", "@P1"): (12.5, 0.0)},
    )
    wanted = Wanted(2017, range(1, 2), frozenset({("5010", "", "@P1")}))
    (line,) = read_list_vouchers(path, chosen, wanted)
    assert (line.text, line.voucher) == ("=cmd|' /C calc'!A0", "-A1")


def test_drill_down_gives_the_booked_rows_that_sum_to_the_ledger(tmp_path: Path) -> None:
    path = text_list(
        tmp_path,
        """
        Konto;Ansvar;Datum;Belopp;Text;Vernr
        5010;1200;2017-01-25;100,50;Lön januari;A7
        5010;1200;2017-02-25;101,25;Lön februari;A8
        5010;1210;2017-01-25;55,00;Lön januari;A7
        Summa;;;256,75;;
        5010;1200;2017-01-31;-3,00;Rättelse;A9
        """,
    )
    chosen = preview(path).format
    wanted = Wanted(2017, range(1, 2), frozenset({("5010", "1200", "")}))
    lines = list(read_list_vouchers(path, chosen, wanted))
    assert [(str(one.day), one.voucher, one.text, one.amount, one.line) for one in lines] == [
        ("2017-01-25", "A7", "Lön januari", 100_50, 2),
        ("2017-01-31", "A9", "Rättelse", -3_00, 6),
    ]
    assert sum(one.amount for one in lines) == read_list(path, chosen).lines[lines[0].key].actual


def test_drill_down_in_a_list_with_months_across_gives_the_month_asked_for(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;201701;201702\n5010;1200;10,25;20,50\n5010;1200;1,00;\n")
    wanted = Wanted(2017, range(2, 3), frozenset({("5010", "1200", "")}))
    lines = list(read_list_vouchers(path, preview(path).format, wanted))
    assert [(one.amount, one.line, one.key.month) for one in lines] == [(20_50, 2, 2)]


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    path = csv_list(tmp_path, [("Konto", "Period", "Belopp kr"), *[("5010", "201701", "1,25")] * 12_000])
    told: list[float] = []
    read_list(path, preview(path).format, told.append)
    assert told == sorted(told)
    assert (len(told), told[-1]) == (3, 1.0)


def test_the_period_goes_before_the_date_and_either_may_be_blank(tmp_path: Path) -> None:
    path = text_list(
        tmp_path,
        """
        Konto;Period;Datum;Belopp kr
        5010;201701;2016-12-30;1,25
        5010;201702;;2,50
        5010;;2017-03-31;4,00
        5010;;;8,00
        """,
    )
    ledger = read_list(path, preview(path).format)
    assert {(key.year, key.month): held.actual for key, held in ledger.lines.items()} == {
        (2017, 1): 125,
        (2017, 2): 250,
        (2017, 3): 400,
    }
    assert [(one.code, one.place.line) for one in ledger.problems] == [("LISTA-PERIOD", 5)]
    wanted = Wanted(2017, range(1, 2), frozenset({("5010", "", "")}))
    assert [str(one.day) for one in read_list_vouchers(path, preview(path).format, wanted)] == ["2016-12-30"]


def test_a_thirteenth_column_is_december_too(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Utfall 2017;;;\nKonto;P11;P12;P13\n5010;1,25;2,50;4,00\n5020;8,00;;\n")
    ledger = read_list(path, preview(path).format)
    assert {(key.month, key.account): held.actual for key, held in ledger.lines.items()} == {
        (11, "5010"): 125,
        (12, "5010"): 650,
        (11, "5020"): 800,
    }
    assert dict(said(ledger, "LISTA-PERIOD-13").values) == {"count": 1}


def test_a_list_that_prints_the_account_once_per_group_is_refused_row_by_row_not_skipped(tmp_path: Path) -> None:
    ledger = read(tmp_path, "5010;Löner;1200;201701;100,00;", ";;1210;201701;30,00;", ";;1220;201702;7,00;")
    assert ledger.tally == Tally(3, 1, 2, 137_00, 100_00, 37_00)
    assert codes(ledger) == ["LISTA-KONTO-SAKNAS"] * 2


def test_an_amount_that_the_column_mark_has_split_is_refused_not_read_without_its_ore(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto,Period,Belopp kr\n5010,201701,12\n5010,201701,34,50\n5010,201701,56,\n")
    ledger = read_list(path, preview(path).format)
    assert [(one.code, one.place.line) for one in ledger.problems] == [("LISTA-FLER-CELLER", 3)]
    assert ledger.tally == Tally(3, 2, 1, 68_00, 68_00, 0)


def test_a_remark_beside_the_table_of_a_sheet_is_left_alone(tmp_path: Path) -> None:
    rows = [["Konto", "Period", "Belopp kr"], ["5010", 201701, 12.5, None, "kollad"], ["5010", 201702, 7]]
    path = workbook_list(tmp_path, {"Utfall": rows})
    ledger = read_list(path, preview(path).format)
    assert (ledger.tally.used_ore, ledger.problems) == (19_50, ())


def test_a_subtotal_without_a_word_is_known_by_the_rows_since_the_one_before(tmp_path: Path) -> None:
    ledger = read(
        tmp_path, *BOOKED[:2], "50;Personal;;;130,50;", BOOKED[2], "3120;x;;201702;-1,00;", "31;Avgifter;;;-8,25;"
    )
    assert ledger.tally == Tally(4, 4, 0, 122_25, 122_25, 0)
    assert dict(said(ledger, "LISTA-SUMMARADER").values) == {"count": 2, "lines": "4, 7"}


def test_what_is_remembered_of_texts_is_bounded() -> None:
    codes_read = CodeReader()
    kinds = [codes_read.label[f"text {number}"] for number in range(120_000)]
    assert set(kinds) == {None}
    assert len(codes_read.label) < 60_000
