"""The public SIE files: each is read, and its sums per account and month agree with a naive reader to the öre."""

from __future__ import annotations

from pathlib import Path

import pytest
from sie_samples import actuals, holds, naive
from support.machine import SHARED

from snit_xl.books.ledger import Wanted
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.books.sie import is_sie, read_sie, read_vouchers

FILES = sorted(path for path in (SHARED / "sie").glob("*") if path.suffix.lower() in (".se", ".si"))
SUMMED = [
    "Sie1.se",
    "Norstedts%20Bokslut%20SIE%201.se",
    "Norstedts%20Revision%20SIE%201.SE",
    "Bokslut%20Norstedts%20SIE%204E.se",
]

pytestmark = pytest.mark.shared
each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def file(name: str) -> Path:
    return SHARED / "sie" / name


def test_there_are_files() -> None:
    assert len(FILES) >= 31


@each
def test_the_sums_agree_with_a_naive_reader(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_sie(path.read_bytes()[:4096])
    ledger = read_sie(path)
    wanted = naive(path.read_bytes())
    assert wanted
    assert actuals(ledger) == wanted
    assert ledger.tally.refused_rows == 0
    holds(ledger)
    monkeypatch.setattr("snit_xl.books.sie.read._LARGE", 0)
    monkeypatch.setattr("snit_xl.books.sie.source._CHUNK", 4001)
    assert read_sie(path) == ledger


@each
def test_the_rows_behind_the_outcome_sum_to_it(path: Path) -> None:
    ledger = read_sie(path)
    for year in {key.year for key in ledger.lines}:
        sums = {key: 0 for key in ledger.lines if key.year == year}
        for row in read_vouchers(path, Wanted(year, range(1, 13), frozenset(key[2:] for key in sums))):
            sums[row.key] += row.amount
        assert sums == {key: ledger.lines[key].actual for key in sums}


@each
def test_a_file_cut_anywhere_gives_problems_or_a_refusal(path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    cut = tmp_path / "avkortad.se"
    for end in range(1, len(whole), max(1, len(whole) // 23)):
        cut.write_bytes(whole[:end])
        told = codes(cut)
        assert not told & {"SIE-INTE-SIE"} or not is_sie(whole[:end])
        if b"#KSUMMA\n" in whole[:end]:
            assert told & {"SIE-KSUMMA-SAKNAS", "SIE-KSUMMA"}


def codes(path: Path) -> set[str]:
    """Return the problems of a file, or what it is refused for."""
    try:
        ledger = read_sie(path)
    except BooksRefusedError as refused:
        return {refused.problem.code}
    holds(ledger)
    return {one.code for one in ledger.problems}


@pytest.mark.parametrize("name", SUMMED)
def test_a_stated_checksum_is_verified(name: str, tmp_path: Path) -> None:
    assert not {one.code for one in read_sie(file(name)).problems} & {"SIE-KSUMMA", "SIE-KSUMMA-ENSAM"}
    changed = tmp_path / "bok.se"
    changed.write_bytes(file(name).read_bytes().replace(b"#FNR", b"#FNX", 1))
    assert "SIE-KSUMMA" in {one.code for one in read_sie(changed).problems}


@pytest.mark.parametrize("name", ["XE_SIE_4_20151125095119.SE", "testWrite1.se"])
def test_an_unbalanced_voucher_is_named_by_its_line(name: str) -> None:
    (fault,) = [one for one in read_sie(file(name)).problems if one.code == "SIE-VER-OBALANS"]
    assert dict(fault.values) == {"voucher": "1 1", "difference": "2,00"}
    assert file(name).read_bytes().split(b"\n")[fault.place.line - 1].startswith((b"#VER\t1 1 ", b'#VER "1" "1" '))


def test_a_program_that_writes_parts_instead_of_totals_is_understood() -> None:
    ledger = read_sie(file("objektsaldo_ovnbolag.se"))
    assert "SIE-OBJEKTDELAR" in {one.code for one in ledger.problems}
    assert "SIE-RES-AVVIKER" not in {one.code for one in ledger.problems}
    vouchers = actuals(read_sie(file("transaktioner_ovnbolag.se")))
    assert {key: ore for key, ore in actuals(ledger).items() if key[0] == 2011} == vouchers


def test_sub_dimensions_are_folded_onto_the_project() -> None:
    ledger = read_sie(file("SIE4_Exempelfil_med_underdim.SE"))
    assert {key.unit for key in ledger.lines} == {"", "Nord", "Syd"}
    assert len({key.project for key in ledger.lines}) > 1
    assert [one.code for one in ledger.problems] == ["SIE-TECKEN-FORLORADE", "SIE-TECKENKODNING"]


def test_names_come_out_right_whatever_the_encoding() -> None:
    assert read_sie(file("BL0001_typ3.SE")).account_names["3010"] == "Försäljning xxx"
    assert read_sie(file("Sie%202.SE")).owner == "Övningsbolaget AB"
    assert read_sie(file("magenta_bokf%C3%B6ring_SIE4E.se")).owner == "TESTFÖRETAGET AB"
