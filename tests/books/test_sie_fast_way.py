"""What isn't ordinary among ordinary vouchers: the fast way leaves it to the full reader, and nothing differs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from sie_samples import HEADING, actuals, found

from snit_xl.books.ledger import Ledger
from snit_xl.books.sie import bulk_columns, read_sie

DIMS = '#UNDERDIM 21 "Enhet" 1\n#OBJEKT 1 01 "IT"\n'
ORDINARY = "".join(
    f'#VER A {n} 2017{1 + n % 12:02}05 "Hyra"\n{{\n#TRANS 7400 {{1 11}} {n}.25 20170105\n#TRANS 1930 {{}} -{n}.25\n}}\n'
    for n in range(20)
)
ODD_ROWS = [
    "{} 10.505",
    "{} 1_0",
    "{} 10.5.0",
    "{} --10",
    "{} +10",
    "{} 10,5",
    '{} "10.5"',
    "{} .5",
    "{} 5.",
    "{}",
    "{} ",
    "{} -",
    "{} 12345678901234",
    "{} 123456789012345",
    "{} 99999999999999999999.99",
    "{} 10x",
    "{} 10\x0b20170105",
    "{} 10 20170231",
    "{} 10 20180105",
    "{} 10 20171305",
    "{} 10 2017-01-05",
    "{} 10 20170105x",
    '{} 10 "20170105"',
    '{} 10 "20170105',
    '{} 10 "20170105"x',
    '{} 10 ""',
    '{} 10 ""x',
    '{} 10 "text"',
    '{} 10 20170105 "}"',
    '{} 10 20170105 "{"',
    '{} 10 20170105 "a"b"',
    "{}10",
    "10",
    '"" 10',
    "{1} 10",
    "{1 11 6} 10",
    '{1 ""} 10',
    '{"1" "a b"} 10',
    '{1 "a}b"} 10',
    '{1 "a{b"} 10',
    '{1 "a\\"b"} 10',
    '{1 "ab} 10',
    "{1 11 10",
    "{21 0101} 10",
    "{1 " + "9" * 70 + "} 10",
    "{}" + " " * 30 + "10",
    "{}\t10\t20170105\t",
]
ODD_LINES = {
    "RTRANS": "#RTRANS 7400 {} 10",
    "lower case": "#trans 7400 {} 10",
    "unknown account": "#TRANS 7499 {} 10",
    "quoted account": '#TRANS "7400" {} 10',
    "quoted account with a brace": '#TRANS "74{00" {} 10',
    "glued": "#TRANS{} 10",
    "account of another chart": "#KONTO 7499 Ny\n#TRANS 7499 {} 10",
    "brace in front": "{#TRANS 7400 {} 10",
    "brace after": "#TRANS 7400 {} 10}",
    "text": "hej",
    "empty": "",
    "voucher in a voucher": "#VER B 1 20170105",
}


@pytest.fixture(params=[701, 1 << 21], ids=["cut", "whole"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the fast way have files of any size, in small pieces and as one."""
    monkeypatch.setattr("snit_xl.books.sie.read._LARGE", 0)
    monkeypatch.setattr("snit_xl.books.sie.source._CHUNK", request.param)
    return tmp_path / "bok.se"


def agreed(path: Path, text: str) -> Ledger:
    """Read a file both ways, demand that they agree, and return what they give."""
    path.write_bytes(text.encode("cp437"))
    fast = read_sie(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("snit_xl.books.sie.read._LARGE", 1 << 60)
        assert fast == read_sie(path)
    return fast


def among(voucher: str) -> str:
    """Put a voucher among ordinary ones."""
    return HEADING + DIMS + ORDINARY + voucher + ORDINARY


@pytest.mark.parametrize("row", ODD_ROWS)
@pytest.mark.parametrize("indent", ["", "\t"])
def test_an_odd_row_is_read_as_the_full_reader_reads_it(path: Path, row: str, indent: str) -> None:
    line = f"{indent}#TRANS 7400 {row}\n"
    for voucher_day in ("20170305", '"20170305"', '""', "20170231"):
        agreed(path, among(f"#VER A 99 {voucher_day} x\n{{\n{line}#TRANS 1930 {{}} -10\n}}\n"))


@pytest.mark.parametrize("case", ODD_LINES)
def test_an_odd_line_is_read_as_the_full_reader_reads_it(path: Path, case: str) -> None:
    agreed(path, among(f"#VER A 99 20170305 x\n{{\n{ODD_LINES[case]}\n#TRANS 1930 {{}} -10\n}}\n"))
    agreed(path, among(ODD_LINES[case] + "\n"))


@pytest.mark.parametrize(
    "head",
    ["A 9 20170305", '"A 1" "20170101" 20170305', 'A "9" "20170305" x', "A 20170305", 'A "\\"9" 20170305', "A", ""],
)
def test_the_vouchers_date_is_found_where_the_rows_have_none(path: Path, head: str) -> None:
    agreed(path, among(f"#VER {head}\n{{\n#TRANS 7400 {{}} 3.75\n#TRANS 1930 {{}} -3.75\n}}\n"))


def test_a_record_between_vouchers_decides_how_the_later_ones_are_read(path: Path) -> None:
    voucher = "#VER A 1 20170105 x\n{\n#TRANS 7400 {21 0101} 3.75\n#TRANS 1930 {} -3.75\n}\n"
    ledger = agreed(path, HEADING + voucher * 30 + DIMS + voucher * 40 + ORDINARY)
    units = {key.unit: amounts.actual for key, amounts in ledger.lines.items() if key.account == "7400"}
    assert (units[""], units["01"]) == (30 * 3_75, 40 * 3_75)


def test_years_that_come_late_still_show_what_is_outside(path: Path) -> None:
    heading = HEADING.replace("#RAR 0 20170101 20171231\n", "").replace("#RAR -1 20160101 20161231\n", "")
    outside = "#VER A 1 20180105 x\n{\n#TRANS 7400 {} 3.75\n#TRANS 1930 {} -3.75\n}\n"
    ledger = agreed(path, heading + outside * 20 + "#RAR 0 20170101 20171231\n" + outside * 2)
    assert [code for code, _ in found(ledger)] == ["SIE-DATUM-UTANFOR"] * 4


def test_sums_beyond_64_bits_are_right(path: Path) -> None:
    for amount in ("99999999999999", "9999999999.99"):
        rows = f"#TRANS 7400 {{}} {amount}\n#TRANS 1930 {{}} -{amount}\n"
        ledger = agreed(path, HEADING + f"#VER A 1 20170105 x\n{{\n{rows}}}\n" * 3000)
        assert actuals(ledger)[2017, 1, "7400"] == 3000 * int(Decimal(amount) * 100)


def test_a_safe_sum_is_moved_over_before_it_overflows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("snit_xl.books.sie.bulk._SAFE", 5_000)
    agreed(path, among(""))


def test_texts_with_the_same_hash_are_kept_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_columns, "_MIX", 0)
    ledger = agreed(path, HEADING + "#VER A 1 20170105\n{\n#TRANS 7400 {} 8.25\n#TRANS 1930 {} -8.25\n}\n" * 20)
    assert actuals(ledger) == {(2017, 1, "7400"): 165_00, (2017, 1, "1930"): -165_00}


@pytest.mark.parametrize("chunk", range(40, 56))
def test_a_line_end_that_is_cut_in_two_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr("snit_xl.books.sie.source._CHUNK", chunk)
    path = tmp_path / "bok.se"
    path.write_bytes((HEADING + "Sida 2\n" + ORDINARY).replace("\n", "\r\n").encode("cp437"))
    assert found(read_sie(path)) == [("SIE-RAD", HEADING.count("\n") + 1)]


def test_lines_are_counted_alike_whatever_ends_them(path: Path) -> None:
    faulty = "#VER A 1 20170105 x\n{\n#TRANS 7400 {} 3.75\n#TRANS 1930 {} -3.70\n}\n"
    lines = (HEADING + ORDINARY + faulty).count("\n") - 4
    for newline in ("\n", "\r\n", "\r"):
        ledger = agreed(path, (HEADING + ORDINARY + faulty + ORDINARY).replace("\n", newline))
        assert found(ledger) == [("SIE-VER-OBALANS", lines)]
