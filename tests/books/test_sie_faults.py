"""Every fault in a SIE file is told with its line, nothing is repaired, and what can't be read at all is refused."""

from __future__ import annotations

import random
import time
import tracemalloc
from pathlib import Path
from zlib import crc32

import pytest
from sie_samples import HEADING, actuals, found, holds, read, write

from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie import read_sie
from snit_xl.books.sie.source import Limits, Source
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.problem_texts import describe

FIRST = HEADING.count("\n") + 1  # the line after the heading
VOUCHER = "#VER A 12 20170131 Hyra\n{\n#TRANS 7400 {} 10.50\n#TRANS 1930 {} -10.50\n}\n"

CASES: dict[str, tuple[str, str, int]] = {
    "a voucher doesn't balance": (VOUCHER.replace("-10.50", "-10.05"), "SIE-VER-OBALANS", FIRST),
    "account not in the chart": (VOUCHER.replace("7400", "7499"), "SIE-KONTO-OKANT", FIRST + 2),
    "two names of an account": ('#KONTO 5010 "Arvoden"\n' + VOUCHER, "SIE-KONTO-DUBBELT", FIRST),
    "the year's total differs": (VOUCHER + "#RES 0 7400 10.49\n", "SIE-RES-AVVIKER", FIRST + 5),
    "the year's total is left out": (VOUCHER + "#RES 0 3010 0\n", "SIE-RES-AVVIKER", 0),
    "a period differs from its vouchers": (VOUCHER + "#PSALDO 0 201701 7400 {} 9\n", "SIE-PERIOD-AVVIKER", FIRST + 5),
    "periods of a year without vouchers": (VOUCHER + "#PSALDO -1 201601 7400 {} 9\n", "SIE-PERIODER-EJ-LASTA", 0),
    "date outside the year": (VOUCHER.replace("20170131", "20180131"), "SIE-DATUM-UTANFOR", FIRST + 2),
    "period outside the year": ("#PSALDO 0 201612 7400 {} 9\n", "SIE-DATUM-UTANFOR", FIRST),
    "no such day": (VOUCHER.replace("20170131", "20170231"), "SIE-DATUM-OGILTIGT", FIRST + 2),
    "a row's date is no date": (VOUCHER.replace("10.50\n", '10.50 "Hyra"\n', 1), "SIE-DATUM", FIRST + 2),
    "no date at all": (VOUCHER.replace("20170131", '""'), "SIE-DATUM-SAKNAS", FIRST + 2),
    "row outside the vouchers": ("#TRANS 7400 {} 10 20170131\n", "SIE-TRANS-UTANFOR", FIRST),
    "unreadable amount": (VOUCHER.replace(" 10.50", " 10.505"), "SIE-BELOPP", FIRST + 2),
    "unreadable period": ("#PSALDO 0 201714 7400 {} 9\n", "SIE-PERIOD", FIRST),
    "period 13": ("#PSALDO 0 201713 7400 {} 9\n", "SIE-PERIOD-13", FIRST),
    "a record lacks fields": ("#PSALDO 0 201701\n" + VOUCHER, "SIE-POST", FIRST),
    "a year number is no number": ("#RES ett 7400 9\n" + VOUCHER, "SIE-POST", FIRST),
    "a year that ends before it begins": ("#RAR -2 20151231 20150101\n" + VOUCHER, "SIE-POST", FIRST),
    "no record": ("Sida 1 av 2\n" + VOUCHER, "SIE-RAD", FIRST),
    "a lone brace": ("}\n" + VOUCHER, "SIE-RAD", FIRST),
    "the file ends in a voucher": (VOUCHER[:-2], "SIE-AVKORTAD", FIRST),
    "a voucher isn't closed": (VOUCHER[:-2] + VOUCHER, "SIE-VER-OPPEN", FIRST),
    "a dimension without object": (VOUCHER.replace("{}", "{1 110 6}", 1), "SIE-OBJEKTLISTA", FIRST + 2),
    "totals of an unknown year": ("#RES -3 7400 9\n", "SIE-AR-SAKNAS", FIRST),
    "another currency": ("#VALUTA EUR\n" + VOUCHER, "SIE-VALUTA", FIRST),
    "lost letters": ("#KONTO 7410 L�ner\n" + VOUCHER, "SIE-TECKEN-FORLORADE", 0),
    "no amounts": ("", "SIE-INGA-BELOPP", 0),
    "a checksum without its beginning": ("#KSUMMA 123\n" + VOUCHER, "SIE-KSUMMA-ENSAM", FIRST),
    "a wrong checksum": ("#KSUMMA\n" + VOUCHER + "#KSUMMA 123\n", "SIE-KSUMMA", FIRST + 6),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    text, code, line = CASES[case]
    ledger = read(tmp_path, HEADING + text, encoding="utf-8" if "�" in text else "cp437")
    assert (code, line) in found(ledger)
    assert all(one.place.file == "bok.se" for one in ledger.problems)
    assert "{" not in "".join(describe(one).message + describe(one).mend for one in ledger.problems)
    holds(ledger)


def test_a_sound_voucher_has_no_fault(tmp_path: Path) -> None:
    assert found(read(tmp_path, HEADING + VOUCHER)) == []


def test_an_unbalanced_voucher_is_counted_as_booked(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + VOUCHER.replace("-10.50", "-10.05"))
    assert actuals(ledger) == {(2017, 1, "7400"): 10_50, (2017, 1, "1930"): -10_05}
    (fault,) = ledger.problems
    assert describe(fault).message.startswith("Verifikation A 12 balanserar inte: raderna summerar till 0,45 kr.")


def test_a_refused_row_is_not_blamed_on_the_balance_too(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + VOUCHER.replace(" 10.50", " tio"))
    assert found(ledger) == [("SIE-BELOPP", FIRST + 2)]
    assert (ledger.tally.read_rows, ledger.tally.used_rows, ledger.tally.refused_rows) == (2, 1, 1)


def test_a_row_refused_for_its_month_is_refused_with_its_amount(tmp_path: Path) -> None:
    ledger = read(
        tmp_path, HEADING + "#PSALDO 0 201799 7400 {} 12.25\n#PSALDO 0 201701 5010 {} 3\n#PBUDGET 0 x 5010 {} 8\n"
    )
    assert (ledger.tally.read_ore, ledger.tally.used_ore, ledger.tally.refused_ore) == (23_25, 3_00, 20_25)
    holds(ledger)


def test_what_is_outside_the_year_is_booked_in_its_own_month(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + VOUCHER.replace("20170131", "20180131") + "#PSALDO 0 201713 7400 {} 9\n")
    assert actuals(ledger) == {(2018, 1, "7400"): 10_50, (2018, 1, "1930"): -10_50}


def test_without_chart_or_years_nothing_is_unknown_and_nothing_outside(tmp_path: Path) -> None:
    ledger = read(tmp_path, "#FLAGGA 0\n#SIETYP 4\n#RAR 0  \n" + VOUCHER.replace("7400", "9"))
    assert ledger.problems == ()


def test_a_chart_after_the_vouchers_still_counts(tmp_path: Path) -> None:
    late = HEADING.replace("#KONTO 7400", "#KONTO 7401") + VOUCHER + '#KONTO 7400 "Tjänster"\n'
    assert found(read(tmp_path, late)) == []


def test_a_million_faults_are_counted_and_not_listed(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + VOUCHER.replace("-10.50", "-10.05") * 3000)
    codes = [code for code, _ in found(ledger)]
    assert codes == ["SIE-VER-OBALANS"] * 20 + ["SIE-FLER"]
    assert dict(ledger.problems[-1].values) == {"number": 2980, "kind": "SIE-VER-OBALANS"}
    assert ledger.problems[1].place.line == FIRST + 5


@pytest.mark.parametrize("encoding", ["cp437", "utf-8"])
def test_a_right_checksum_is_accepted(tmp_path: Path, encoding: str) -> None:
    body = (
        '#FNAMN "Nämnden \\"Öst\\""\n#RAR 0 20170101\t20171231\n#VER "" 1 20170131\n{\n#TRANS 1930 {1 "a b"} 0.00\n}\n'
    )
    summed = '#FNAMNNämnden "Öst"#RAR02017010120171231#VER120170131#TRANS19301a b0.00'
    text = f"#FLAGGA 0\n#KSUMMA\n{body}#KSUMMA {crc32(summed.encode('cp437'))}\n"
    assert "SIE-KSUMMA" not in dict(found(read(tmp_path, text, encoding=encoding)))
    assert "SIE-KSUMMA" in dict(found(read(tmp_path, text.replace("0.00", "0.10"), encoding=encoding)))


def refusal(path: Path) -> Problem:
    with pytest.raises(BooksRefusedError) as refused:
        read_sie(path)
    assert describe(refused.value.problem).message
    return refused.value.problem


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SIE-TOM"),
        (b"\xef\xbb\xbf \r\n\t\n", "SIE-TOM"),
        (b"PK\x03\x04\x14\x00\x00\x00", "SIE-BINAR"),
        ("#FLAGGA 0\n".encode("utf-16"), "SIE-BINAR"),
        (b"konto;period;belopp\n5010;201701;17\n", "SIE-INTE-SIE"),
        (b'<?xml version="1.0"?><Sie/>', "SIE-INTE-SIE"),
        ((HEADING.replace("#FLAGGA 0\n", "#FLAGGA 0\n#KSUMMA\n") + VOUCHER).encode("cp437"), "SIE-KSUMMA-SAKNAS"),
    ],
)
def test_what_cant_be_read_is_refused_and_said_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bok.se"
    path.write_bytes(content)
    assert refusal(path).code == code
    assert refusal(path).place.file == "bok.se"


def test_a_file_that_isnt_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "borta.se").code == "FIL-SAKNAS"
    assert refusal(tmp_path).code == "FIL-OATKOMLIG"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, HEADING)
    with pytest.raises(BooksRefusedError) as refused:
        Source(path, Limits(file_bytes=100))
    assert refused.value.problem.code == "SIE-FOR-STOR"


@pytest.mark.parametrize("filler", ["x", '"', "{", '\\"', "} ", '#TRANS 1 {} 5 "', "{1 ", "9"])
@pytest.mark.parametrize("length", [1_500_000, 10_000_000])
def test_a_line_of_any_length_is_skipped_in_bounded_time_and_memory(tmp_path: Path, filler: str, length: int) -> None:
    path = write(tmp_path, HEADING + "#PROSA " + filler * (length // len(filler)) + "\n" + VOUCHER)
    size = path.stat().st_size
    tracemalloc.start()
    begun = time.perf_counter()
    ledger = read_sie(path)
    taken, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found(ledger) == [("SIE-RAD-LANG", FIRST)]
    assert actuals(ledger) == {(2017, 1, "7400"): 10_50, (2017, 1, "1930"): -10_50}
    assert peak < max(size, 12_000_000)
    assert taken < 20


@pytest.mark.parametrize("filler", ["x", '"', "{", '\\"', "} ", '"a"b', "{1 "])
def test_a_long_line_within_the_limit_is_read_without_trouble(tmp_path: Path, filler: str) -> None:
    begun = time.perf_counter()
    ledger = read(tmp_path, HEADING + "#PROSA " + filler * (900_000 // len(filler)) + "\n" + VOUCHER)
    assert time.perf_counter() - begun < 20
    assert actuals(ledger) == {(2017, 1, "7400"): 10_50, (2017, 1, "1930"): -10_50}


@pytest.mark.parametrize("seed", range(30))
def test_random_bytes_never_crash(tmp_path: Path, seed: int) -> None:
    noise = random.Random(seed)  # noqa: S311 - repeatable noise
    alphabet = b'#{}" \\\n\r\t0123456789.-TRANSVERPSALDOKONTO\x82\xc3\xa5\xff\x0b\x1f'
    path = tmp_path / "brus.se"
    path.write_bytes(b"#FLAGGA 0\n" + bytes(noise.choice(alphabet) for _ in range(5000)))
    holds(read_sie(path))


def test_more_rows_than_a_sheet_holds(tmp_path: Path) -> None:
    ledger = read(tmp_path, HEADING + VOUCHER * 525_000)
    assert ledger.tally.used_rows == 1_050_000
    assert actuals(ledger) == {(2017, 1, "7400"): 525_000 * 10_50, (2017, 1, "1930"): -525_000 * 10_50}
    assert ledger.problems == ()


def test_a_voucher_larger_than_what_is_read_at_a_time(tmp_path: Path) -> None:
    rows = "#TRANS 7400 {} 0.01\n#TRANS 1930 {} -0.01\n" * 60_000
    ledger = read(tmp_path, f"{HEADING}#VER A 1 20170131 x\n{{\n{rows}}}\n{VOUCHER}")
    assert ledger.tally.used_rows == 120_002
    assert actuals(ledger)[2017, 1, "7400"] == 600_00 + 10_50
    assert ledger.problems == ()
