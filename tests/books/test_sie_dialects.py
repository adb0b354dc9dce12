"""However a program writes its SIE file, the ledger read back is the ledger written; the fast way changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sie_samples import BOOKS, DIALECTS, Book, Dialect, expected, holds

from snit_xl.books.ledger import Ledger, Wanted
from snit_xl.books.sie import read, read_vouchers
from snit_xl.books.sie.read import read_sie

SETTINGS = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the fast way have every file, in pieces so small that vouchers are cut."""
    monkeypatch.setattr("snit_xl.books.sie.read._LARGE", 0)
    monkeypatch.setattr("snit_xl.books.sie.source._CHUNK", 701)


def both_ways(path: Path) -> tuple[Ledger, Ledger]:
    """Read a file by the fast way and by the full reader alone."""
    fast = read_sie(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("snit_xl.books.sie.read._LARGE", 1 << 60)
        return fast, read_sie(path)


@SETTINGS
@given(books=BOOKS, dialect=DIALECTS)
def test_a_random_ledger_in_a_random_dialect_is_read_back(tmp_path: Path, books: list[Book], dialect: Dialect) -> None:
    path = tmp_path / "bok.si"
    path.write_bytes(dialect.file(books))
    fast, full = both_ways(path)
    assert fast == full
    wanted = expected(books)
    assert {tuple(key): amounts.actual for key, amounts in fast.lines.items()} == wanted
    assert {one.code for one in fast.problems} <= {"SIE-TECKENKODNING", "SIE-INGA-BELOPP"}
    assert fast.tally.used_rows == sum(len(book.entries) for book in books)
    assert fast.owner == "Servicenämnden Åmåla"
    holds(fast)


@SETTINGS
@given(books=BOOKS, dialect=DIALECTS, data=st.data())
def test_the_fast_way_and_the_full_reader_agree_on_damaged_files(
    tmp_path: Path, books: list[Book], dialect: Dialect, data: st.DataObject
) -> None:
    whole = bytearray(dialect.file(books))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        damage = data.draw(
            st.sampled_from([b"", b"\n", b'"', b"{", b"}", b"#KONTO 4711\n", b"9", b"-", b".", b"\x0b", b" ", b"\\"])
        )
        whole[at : at + data.draw(st.integers(0, 3))] = damage
    path = tmp_path / "bok.si"
    path.write_bytes(b"#FLAGGA 0\n" + whole)
    fast, full = both_ways(path)
    assert fast == full
    holds(fast)


@SETTINGS
@given(books=BOOKS, dialect=DIALECTS)
def test_the_rows_behind_each_amount_sum_to_it(tmp_path: Path, books: list[Book], dialect: Dialect) -> None:
    path = tmp_path / "bok.si"
    path.write_bytes(dialect.file(books))
    ledger = read_sie(path)
    sums = dict.fromkeys(ledger.lines, 0)
    for row in read_vouchers(path, Wanted(2017, range(1, 13), frozenset(key[2:] for key in ledger.lines))):
        sums[row.key] += row.amount
    assert sums == {key: amounts.actual for key, amounts in ledger.lines.items()}


def test_the_fast_way_is_really_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(
        f'#VER A {n} 20170{1 + n % 9}05 "Hyra"\n{{\n#TRANS 7400 {{1 "11"}} {n}.50\n'
        f'#TRANS 1930 {{}} -{n}.50 "" "x"\n}}\n'
        for n in range(400)
    )
    path = tmp_path / "bok.se"
    path.write_text("#FLAGGA 0\n#RAR 0 20170101 20171231\n" + rows)
    seen: list[bytes] = []
    line = read.Reading.line
    monkeypatch.setattr(
        read.Reading, "line", lambda self, number, text: (seen.append(text), line(self, number, text))[1]
    )
    fast = read_sie(path)
    assert len(seen) < 400  # of 2 002 lines: the heading, and the vouchers that the small pieces cut
    assert fast.tally.used_rows == 800
    assert (
        sum(amounts.actual for key, amounts in fast.lines.items() if key.account == "7400")
        == sum(range(400)) * 100 + 400 * 50
    )


def test_without_numpy_the_full_reader_does_it_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bok.se"
    path.write_text(
        "#FLAGGA 0\n#RAR 0 20170101 20171231\n#VER A 1 20170302 x\n{\n#TRANS 7400 {} 8.25\n#TRANS 1930 {} -8.25\n}\n"
    )
    expected_ledger = read_sie(path)
    monkeypatch.setitem(__import__("sys").modules, "numpy", None)
    assert read_sie(path) == expected_ledger
    assert expected_ledger.tally.used_rows == 2
