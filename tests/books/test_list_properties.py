"""Any ledger, written in any dialect, is read back the same; and no file, however broken, does worse than a refusal."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from list_samples import csv_list, workbook_list

from snit_xl.books.ledger import Ledger
from snit_xl.books.lists import KnownTotal, answered, is_list, preview, read_list
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.workbook.terms.problem_texts import describe

Booked = tuple[str, str, str, int, int]  # account, unit, project, month, öre with our sign


@dataclass(frozen=True)
class Dialect:
    """How a system writes its lists: file, marks, sign, unit and what else stands in them."""

    delimiter: str
    encoding: str
    decimal: str
    thousands: str
    sign: int
    unit: int
    period: Callable[[int], str]
    totals: bool
    title: bool
    excel: bool


BOOKED = st.tuples(
    st.sampled_from(("3110", "3120", "4610", "5010", "50112", "6110", "7911", "85100")),
    st.sampled_from(("1200", "0210", "A7", "")),
    st.sampled_from(("", "P17", "900")),
    st.integers(1, 12),
    st.integers(-(10**11), 10**11).filter(bool),
)
PERIODS: tuple[Callable[[int], str], ...] = (
    lambda month: f"2017{month:02}",
    lambda month: f"2017-{month:02}",
    lambda month: f"2017-{month:02}-28",
    lambda month: f"2017{month:02}15",
    lambda month: (
        ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")[month - 1] + " 2017"
    ),
)
DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from((";", "\t", "|", ",")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "cp1252", "cp437", "utf-16")),
    decimal=st.sampled_from((",", ".")),
    thousands=st.sampled_from(("", " ")),
    sign=st.sampled_from((1, -1)),
    unit=st.sampled_from((1, 1000)),
    period=st.sampled_from(PERIODS),
    totals=st.booleans(),
    title=st.booleans(),
    excel=st.booleans(),
)


def written(ore: int, dialect: Dialect) -> str:
    """Write an amount as the dialect does, exactly."""
    listed = ore * dialect.sign
    places = 2 if dialect.unit == 1 else 5
    whole, rest = divmod(abs(listed), 10**places)
    grouped = f"{whole:,}".replace(",", dialect.thousands)
    return ("-" if listed < 0 else "") + f"{grouped}{dialect.decimal}{rest:0{places}}"


@contextmanager
def listed(books: list[Booked], dialect: Dialect) -> Iterator[Path]:
    """Write the books as a list."""
    head = ["Konto", "Ansvar", "Projekt", "Period", "Belopp", "Beskrivning på svenska"]
    rows = [
        [account, unit, project, dialect.period(month), written(ore, dialect), 'Lön, å conto; se "bilaga"']
        for account, unit, project, month, ore in books
    ]
    total = [["Summa", "", "", "", written(sum(book[-1] for book in books), dialect), ""]] if dialect.totals else []
    title = [["Huvudbok för nämnden", "", "", "", "", ""], ["", "", "", "", "", ""]] if dialect.title else []
    with TemporaryDirectory() as folder:
        lines = [*title, head, *rows, *total]
        if dialect.excel:
            yield workbook_list(Path(folder), {"Lista": lines})
        else:
            yield csv_list(Path(folder), lines, delimiter=dialect.delimiter, encoding=dialect.encoding)


def summed(books: list[Booked]) -> dict[tuple[object, ...], int]:
    sums: dict[tuple[object, ...], int] = {}
    for account, unit, project, month, ore in books:
        key = (2017, month, account, unit, project)
        sums[key] = sums.get(key, 0) + ore
    return sums


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BOOKED, min_size=1, max_size=30), DIALECTS)
def test_a_ledger_in_any_dialect_is_read_back_the_same(books: list[Booked], dialect: Dialect) -> None:
    known = [KnownTotal(2017, range(month, month + 1), ore) for month, ore in _by_month(books).items()]
    with listed(books, dialect) as path:
        seen = preview(path, known=known)
        chosen = replace(seen.format, sign=dialect.sign, unit=dialect.unit)
        for question in seen.questions:
            right = {"LISTA-FRAGA-DECIMAL": dialect.decimal}.get(question.code, "")
            for choice in question.choices:
                if choice.key == right:
                    chosen = answered(chosen, choice)
        ledger = read_list(path, chosen)
        assert {tuple(key): held.actual for key, held in ledger.lines.items()} == summed(books)
        assert ledger.tally.refused_rows == 0
        assert ledger.tally.read_ore == sum(book[-1] for book in books)
        assert is_list(path)


def _by_month(books: list[Booked]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for *_, month, ore in books:
        sums[month] = sums.get(month, 0) + ore
    return sums


@settings(deadline=None, max_examples=100)
@given(
    st.lists(BOOKED, min_size=1, max_size=12),
    st.lists(st.integers(0, 11), max_size=6),
    st.sampled_from(("abc", "#N/A", "1,2,3")),
)
def test_read_is_always_used_and_refused(books: list[Booked], faulty: list[int], fault: str) -> None:
    rows = [[account, f"2017{month:02}", f"{ore / 100:.2f}".replace(".", ",")] for account, _, _, month, ore in books]
    for at in faulty:
        if at < len(rows) // 2:
            rows[at][at % 3] = fault
    with TemporaryDirectory() as folder:
        path = csv_list(Path(folder), [["Konto", "Period", "Belopp kr"], *rows])
        try:
            ledger = read_list(path, preview(path).format)
        except BooksRefusedError:
            return
        assert_adds_up(ledger, len(rows))


def assert_adds_up(ledger: Ledger, rows: int | None = None) -> None:
    tally = ledger.tally
    assert tally.read_rows == tally.used_rows + tally.refused_rows
    assert tally.read_ore == tally.used_ore + tally.refused_ore
    assert tally.used_ore == sum(held.actual + held.budget for held in ledger.lines.values())
    assert rows is None or tally.read_rows == rows
    assert all(describe(found).message for found in ledger.problems)


def survives(path: Path) -> None:
    """Read a file that may be anything: a ledger that adds up, or a refusal in words."""
    is_list(path)
    refused = None
    try:
        seen = preview(path)
        assert_adds_up(read_list(path, seen.format))
    except BooksRefusedError as refusal:
        refused = refusal.problem
    assert refused is None or describe(refused).message


SAMPLES = (
    b'Konto;Ansvar;Period;Belopp kr;Text\r\n3110;12;201701;-1 234,50;"a;b"\r\nSumma;;;-1234,50;L\xc3\xb6n\r\n',
    b"Utfall 2017\nKonto\tjan\tfeb\tmar\n5010\t1.5\t2.25\t\n5020\t(7)\t8-\t9\n",
    "Konto;Debet;Kredit;Datum\n5010;1 000,00;;2017-01-31\n2440;;1 000,00;2017-01-31\n".encode("utf-16"),
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SAMPLES), st.integers(0, 200))
def test_a_text_list_cut_anywhere_is_read_or_refused(sample: bytes, cut: int) -> None:
    _survives_bytes(sample[:cut])


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 150), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_text_list_with_random_bytes_is_read_or_refused(sample: bytes, changes: list[tuple[int, int]]) -> None:
    raw = bytearray(sample)
    for at, value in changes:
        raw[at % len(raw)] = value
    _survives_bytes(bytes(raw))


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _survives_bytes(raw)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(SAMPLES), st.sampled_from(("cp1252", "cp437", "utf-8", "utf-16", "utf-16-be", "latin-1")))
def test_a_list_in_a_wrong_encoding_is_read_or_refused(sample: bytes, encoding: str) -> None:
    _survives_bytes(sample.decode("cp437").encode(encoding, "replace"))


def _survives_bytes(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "lista.csv")
        path.write_bytes(raw)
        survives(path)


def test_a_broken_workbook_is_read_or_refused(tmp_path: Path) -> None:
    rows = [["Konto", "Datum", "Belopp kr"], *(["5010", date(2017, 1, day), day + 0.25] for day in range(1, 29))]
    raw = workbook_list(tmp_path, {"Utfall": rows}).read_bytes()
    chance = random.Random(2017)  # noqa: S311 - a fixed run of faults
    path = tmp_path / "trasig.xlsx"
    for _ in range(250):
        broken = bytearray(raw[: chance.randrange(len(raw)) if chance.random() < 0.3 else len(raw)])
        for _ in range(chance.randint(1, 6)):
            if broken:
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(bytes(broken))
        survives(path)
