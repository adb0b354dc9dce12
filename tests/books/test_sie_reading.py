"""What a SIE file gives the ledger, case by case, with figures that can be added up by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sie_samples import HEADING, actuals, budgets, found, holds, read, write

from snit_xl.books.ledger import LedgerKey, SourceKind, VoucherLine, Wanted
from snit_xl.books.sie import is_sie, read_sie, read_vouchers

RENT = """#VER A 1 20170131 "Hyra"
{
#TRANS 7400 {1 "110" 6 "42"} 812.50
#TRANS 7400 {1 "120"} 300
#TRANS 1930 {} -1112.50
}
"""


def test_vouchers_become_outcome_by_account_unit_project_and_month(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + RENT)
    assert {tuple(key): amounts.actual for key, amounts in ledger.lines.items()} == {
        (2017, 1, "7400", "110", "42"): 812_50,
        (2017, 1, "7400", "120", ""): 300_00,
        (2017, 1, "1930", "", ""): -1112_50,
    }
    assert ledger.kind is SourceKind.SIE
    assert (ledger.owner, ledger.program) == ("Servicenämnden Åmåla", "Exempelsystemet 1.0")
    assert ledger.account_names["5010"] == "Löner"
    assert (ledger.has_actual, ledger.has_budget) == (True, False)
    assert ledger.covers == ((2017, 1), (2017, 1))
    assert ledger.problems == ()
    holds(ledger)


def test_a_row_without_a_date_has_the_vouchers_and_one_with_a_date_its_own(tmp_path: Path) -> None:
    rows = '#TRANS 7400 {} 90.10\n#TRANS 5010 {} 9.90 20170301\n#TRANS 1930 {} -100 "" "text"\n'
    assert actuals(read(tmp_path, f'{HEADING}#VER A 7 20170228 "Omföring"\n{{\n{rows}}}\n')) == {
        (2017, 2, "7400"): 90_10,
        (2017, 3, "5010"): 9_90,
        (2017, 2, "1930"): -100_00,
    }


def test_months_are_calendar_months_in_a_broken_year(tmp_path: Path) -> None:
    heading = HEADING.replace("20170101 20171231", "20160701 20170630").replace(
        "20160101 20161231", "20150701 20160630"
    )
    text = "#VER A 1 20160915 x\n{\n#TRANS 7400 {} 5.25\n#TRANS 1930 {} -5.25\n}\n#PBUDGET 0 201702 7400 {} 800\n"
    ledger = read(tmp_path, heading + text)
    assert actuals(ledger) == {(2016, 9, "7400"): 5_25, (2016, 9, "1930"): -5_25}
    assert budgets(ledger) == {(2017, 2, "7400"): 800_00}
    assert ledger.problems == ()


def test_added_and_removed_rows_are_never_counted_twice(tmp_path: Path) -> None:
    text = """#VER A 1 20170131 "Rättad"
{
#TRANS 7400 {} 157.00
#BTRANS 7400 {} 175.00
#RTRANS 1930 {} -157.00
#TRANS 1930 {} -157.00
}
"""
    ledger = read(tmp_path, HEADING + text)
    assert actuals(ledger) == {(2017, 1, "7400"): 157_00, (2017, 1, "1930"): -157_00}
    assert ledger.problems == ()


@pytest.mark.parametrize(
    ("objects", "unit", "project"),
    [
        ("{}", "", ""),
        ("{ }", "", ""),
        ("", "", ""),
        ('{"1" "110"}', "110", ""),
        ("{6 42 1 110}", "110", "42"),
        ("{7 anna 01 110}", "110", ""),
        ('{1 "Kontor {norr}" 6 "a}b"}', "Kontor {norr}", "a}b"),
        ("{21 0101}", "01", ""),
        ("{1 02 21 0101}", "02", ""),
        ("{21 0301}", "0301", ""),
        ("{21 02011}", "020", ""),
        ("{61 K8}", "", "K8"),
        ("{20 fri}", "", ""),
    ],
)
def test_objects_become_unit_and_project(tmp_path: Path, objects: str, unit: str, project: str) -> None:
    dims = '#UNDERDIM 21 "Enhet" 1\n#UNDERDIM 61 "Delprojekt" 6\n'
    dims += '#OBJEKT 1 01 "IT"\n#OBJEKT 1 02 "Växel"\n#OBJEKT 1 020 "Växel norr"\n'
    text = f"#VER A 1 20170131 x\n{{\n#TRANS 7400 {objects} 20.50\n#TRANS 7400 {{}} -20.50\n}}\n"
    ledger = read(tmp_path, HEADING + dims + text)
    lines = {key: amounts.actual for key, amounts in ledger.lines.items() if amounts.actual}
    assert lines == (
        {}
        if unit == project == ""
        else {
            LedgerKey(2017, 1, "7400", unit, project): 20_50,
            LedgerKey(2017, 1, "7400"): -20_50,
        }
    )


@pytest.mark.parametrize(
    ("written", "ore"),
    [
        ("1", 100),
        ("-1.5", -150),
        ("+0.07", 7),
        ("-.25", -25),
        ("12.", 1200),
        ("3,75", 375),
        ("8.5000", 850),
        ('"19.95"', 1995),
        ("92233720368547758.08", 9223372036854775808),
        ("-123456789012345678901234567890.12", -12345678901234567890123456789012),
    ],
)
def test_an_amount_is_exact_to_the_ore_however_large(tmp_path: Path, written: str, ore: int) -> None:
    ledger = read(tmp_path, f"{HEADING}#PSALDO 0 201703 7400 {{}} {written}\n")
    assert actuals(ledger) == {(2017, 3, "7400"): ore}
    assert ledger.problems == ()
    holds(ledger)


@pytest.mark.parametrize(
    "written", ["1.005", "1 000", "1e5", "12.34.56", "--5", "5-", "1_000", "x", ".", "-", '""', "9" * 101]
)
def test_an_unreadable_amount_refuses_its_row_only(tmp_path: Path, written: str) -> None:
    written = f'"{written}"' if " " in written else written
    ledger = read(tmp_path, f"{HEADING}#PSALDO 0 201703 7400 {{}} {written}\n#PSALDO 0 201703 5010 {{}} 66.60\n")
    assert actuals(ledger) == {(2017, 3, "5010"): 66_60}
    assert found(ledger) == [("SIE-POST" if written == '""' else "SIE-BELOPP", 15)]
    assert (ledger.tally.read_rows, ledger.tally.refused_rows) == (2, 1)
    holds(ledger)


def test_period_balances_are_the_outcome_where_there_are_no_vouchers(tmp_path: Path) -> None:
    text = "#PSALDO 0 201701 7400 {} 100.25\n#PSALDO 0 201702 7400 {} 50\n#PSALDO -1 201612 7400 {} 7\n"
    ledger = read(tmp_path, HEADING.replace("#SIETYP 4", "#SIETYP 2") + text + "#RES 0 7400 150.25\n")
    assert actuals(ledger) == {(2017, 1, "7400"): 100_25, (2017, 2, "7400"): 50_00, (2016, 12, "7400"): 7_00}
    assert ledger.covers == ((2016, 12), (2017, 2))
    assert ledger.problems == ()


def test_object_rows_divide_the_accounts_total_and_the_rest_has_no_unit(tmp_path: Path) -> None:
    text = """#PSALDO 0 201704 5010 {} 1000
#PSALDO 0 201704 5010 {1 "110"} 640.40
#PSALDO 0 201704 5010 {1 "120"} 300
#PBUDGET 0 201704 5010 {} 900
#PBUDGET 0 201704 5010 {1 "110"} 900
#PBUDGET 0 201704 7400 {7 "3"} 11
"""
    ledger = read(tmp_path, HEADING + text)
    lines = {(key.account, key.unit): (amounts.actual, amounts.budget) for key, amounts in ledger.lines.items()}
    assert lines == {
        ("5010", "110"): (640_40, 900_00),
        ("5010", "120"): (300_00, 0),
        ("5010", ""): (59_60, 0),
        ("7400", ""): (0, 11_00),
    }
    holds(ledger)


def test_rows_per_unit_and_rows_per_project_are_two_views_of_the_same_money(tmp_path: Path) -> None:
    text = "#PSALDO 0 201704 5010 {} 100\n#PSALDO 0 201704 5010 {1 11} 90\n#PSALDO 0 201704 5010 {6 42} 60\n"
    ledger = read(tmp_path, HEADING + text)
    lines = {(key.unit, key.project): amounts.actual for key, amounts in ledger.lines.items()}
    assert lines == {("11", ""): 90_00, ("", "42"): 60_00, ("", ""): -50_00}


def test_object_rows_without_a_total_are_the_total(tmp_path: Path) -> None:
    text = "#PSALDO 0 201704 5010 {1 11} 90\n#PSALDO 0 201704 5010 {1 12} 20\n#PSALDO 0 201704 5010 {6 42} 60\n"
    assert actuals(read(tmp_path, HEADING + text)) == {(2017, 4, "5010"): 110_00}


def test_balances_of_a_sub_dimension_are_not_added_to_those_of_its_dimension(tmp_path: Path) -> None:
    dims = '#UNDERDIM 21 "Enhet" 1\n#OBJEKT 1 01 "IT"\n'
    text = "#PSALDO 0 201704 5010 {} 100\n#PSALDO 0 201704 5010 {1 01} 100\n#PSALDO 0 201704 5010 {21 0101} 70\n"
    ledger = read(tmp_path, HEADING + dims + text)
    assert {(key.unit): amounts.actual for key, amounts in ledger.lines.items()} == {"01": 100_00}


def test_rows_without_objects_that_are_only_a_part_are_added(tmp_path: Path) -> None:
    text = "#PSALDO 0 201704 5010 {} 100\n#PSALDO 0 201704 5010 {1 11} 40\n#RES 0 5010 140\n"
    ledger = read(tmp_path, HEADING + text)
    assert {key.unit: amounts.actual for key, amounts in ledger.lines.items()} == {"": 100_00, "11": 40_00}
    assert [code for code, _ in found(ledger)] == ["SIE-OBJEKTDELAR"]


def test_year_totals_lie_on_the_last_known_month(tmp_path: Path) -> None:
    text = "#OMFATTN 20170831\n#RES 0 7400 99.99\n#RES -1 7400 88\n#IB 0 1930 500\n#UB 0 1930 400.01\n"
    ledger = read(tmp_path, HEADING.replace("#SIETYP 4", "#SIETYP 1") + text)
    assert actuals(ledger) == {(2017, 8, "7400"): 99_99, (2016, 12, "7400"): 88_00, (2017, 8, "1930"): -99_99}
    assert found(ledger) == [("SIE-BARA-ARSTOTALER", 0)]
    holds(ledger)


@pytest.mark.parametrize("covers", ["19800101", "20180131", ""])
def test_a_covering_date_outside_the_year_is_ignored(tmp_path: Path, covers: str) -> None:
    ledger = read(tmp_path, f"{HEADING}#OMFATTN {covers}\n#RES 0 7400 99.99\n")
    assert actuals(ledger) == {(2017, 12, "7400"): 99_99}


def test_budget_and_covering_date_are_told(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + "#OMFATTN 20170831\n#PBUDGET 0 201701 5010 {} 700\n" + RENT)
    assert (ledger.has_actual, ledger.has_budget) == (True, True)
    assert ledger.covers == ((2017, 1), (2017, 8))


@pytest.mark.parametrize(
    ("encoding", "bom"), [("cp437", b""), ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("latin-1", b""), ("cp1252", b"")]
)
def test_the_encoding_is_seen_in_the_bytes(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = tmp_path / "bok.txt"
    path.write_bytes(bom + (HEADING + RENT.replace('"110"', '"Växel"')).encode(encoding))
    ledger = read_sie(path)
    assert ledger.owner == "Servicenämnden Åmåla"
    assert ledger.account_names["7400"] == "Främmande tjänster"
    assert {key.unit for key in ledger.lines} == {"", "Växel", "120"}
    assert [code for code, _ in found(ledger)] == ([] if encoding == "cp437" else ["SIE-TECKENKODNING"])


def test_one_field_in_another_encoding_doesnt_decide(tmp_path: Path) -> None:
    path = tmp_path / "bok.se"
    for other in ("latin-1", "utf-8"):
        path.write_bytes('#FNR "C:\\Bokföring\\"\n'.encode(other) + HEADING.encode("cp437"))
        assert read_sie(path).owner == "Servicenämnden Åmåla"


def test_what_the_specification_says_to_ignore_is_ignored(tmp_path: Path) -> None:
    voucher = '\n   \n#EGEN 1 2 "x"\n#VER A 1 20170131 "Hyra" 20170201 sign extra {}\n{\n'
    rows = '#TRANS 7400 {} 4.5 20170131 "x" 3 sign mer\n#TRANS 1930 {} -4.5\n}\n'
    ledger = read(tmp_path, HEADING + voucher + rows)
    assert actuals(ledger) == {(2017, 1, "7400"): 4_50, (2017, 1, "1930"): -4_50}
    assert ledger.problems == ()


@pytest.mark.parametrize(
    "voucher",
    [
        "#VER A 1 20170131 x {\n#TRANS 7400 {} 4.5\n#TRANS 1930 {} -4.5 }\n",
        "#VER A 1 20170131 x\n{#TRANS 7400 {} 4.5\n#TRANS 1930 {} -4.5}\n",
        "#ver A 1 2017-01-31 x\n{\n#trans 7400 4.5\n#Trans 1930 -4.5\n}\n",
        '#VER "" "" 20170131\n  {\n#TRANS "7400" "" "4.5" ""\n#TRANS 1930 {} -4.5 ""\n  }\n',
        "#VER A 20170131 x\n{\n#TRANS 7400 {} 4.5\n#TRANS 1930 {} -4.5\n}\n",
        '#VER A 1 20170131 "C:\\mapp\\" 20170131\n{\n#TRANS 7400 {} 4.5\n#TRANS 1930 {} -4.5\n}\n',
    ],
)
def test_a_voucher_may_be_written_in_many_ways(tmp_path: Path, voucher: str) -> None:
    ledger = read(tmp_path, HEADING + voucher)
    assert actuals(ledger) == {(2017, 1, "7400"): 4_50, (2017, 1, "1930"): -4_50}
    assert ledger.problems == ()


def test_a_row_leads_to_its_vouchers(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEADING + RENT + RENT.replace("A 1 20170131", "B 9 20170215").replace("812.50", '812.50 "" "Skrivare"'),
    )
    wanted = Wanted(2017, range(1, 3), frozenset({("7400", "110", "42")}))
    first = LedgerKey(2017, 1, "7400", "110", "42")
    assert list(read_vouchers(path, wanted)) == [
        VoucherLine(date(2017, 1, 31), "A 1", "Hyra", first, 812_50, 17),
        VoucherLine(date(2017, 2, 15), "B 9", "Skrivare", first._replace(month=2), 812_50, 23),
    ]
    assert list(read_vouchers(path, Wanted(2017, range(3, 13), wanted.keys))) == []


def test_without_vouchers_a_row_leads_to_its_balances(tmp_path: Path) -> None:
    path = write(tmp_path, HEADING + "#PSALDO 0 201703 7400 {} 41\n#PSALDO 0 201703 7400 {1 11} 40\n")
    key = LedgerKey(2017, 3, "7400", "11")
    wanted = Wanted(2017, range(1, 13), frozenset({("7400", "11", "")}))
    assert list(read_vouchers(path, wanted)) == [VoucherLine(None, "", "", key, 40_00, 16)]


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (b"#FLAGGA 0\r\n#FORMAT PC8", True),
        (b"\xef\xbb\xbf\n\n#FLAGGA\t0", True),
        (b"; exempel\n#FLAGGA 0\n", True),
        (b"#KONTO 1910 Kassa", True),
        (b"", False),
        (b"konto;belopp\n5010;17\n", False),
        (b"#KONTO;#BELOPP\n5010;17\n", False),
        (b"PK\x03\x04\x00\x00#FLAGGA 0\n", False),
        ("#FLAGGA 0".encode("utf-16"), False),
    ],
)
def test_a_sie_file_is_known_by_its_content(head: bytes, answer: bool) -> None:
    assert is_sie(head) is answer


def test_progress_ends_at_the_whole_file(tmp_path: Path) -> None:
    path = write(tmp_path, HEADING + RENT)
    told: list[tuple[int, int]] = []
    read_sie(path, lambda done, total: told.append((done, total)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_row_outside_the_vouchers_leads_to_no_voucher(tmp_path: Path) -> None:
    path = write(tmp_path, HEADING + RENT.replace("7400", "5010") + "#TRANS 7400 {} 9.50 20170301\n")
    wanted = Wanted(2017, range(1, 13), frozenset({("7400", "", "")}))
    key = LedgerKey(2017, 3, "7400")
    assert list(read_vouchers(path, wanted)) == [VoucherLine(date(2017, 3, 1), "", "", key, 9_50, 21)]
