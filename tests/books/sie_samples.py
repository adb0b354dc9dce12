"""SIE files for the tests: small ones written by hand, random ones in random dialects, and a naive reader."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from snit_xl.books.ledger import Ledger
from snit_xl.books.sie import read_sie

HEADING = """#FLAGGA 0
#PROGRAM "Exempelsystemet" 1.0
#FORMAT PC8
#GEN 20170912
#SIETYP 4
#FNAMN "Servicenämnden Åmåla"
#RAR 0 20170101 20171231
#RAR -1 20160101 20161231
#KONTO 1930 "Bank"
#KONTO 3010 "Taxor och avgifter"
#KONTO 5010 "Löner"
#KONTO 7400 "Främmande tjänster"
#DIM 1 "Ansvar"
#DIM 6 "Projekt"
"""


def write(folder: Path, text: str, *, encoding: str = "cp437", name: str = "bok.se") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(folder: Path, text: str, *, encoding: str = "cp437") -> Ledger:
    return read_sie(write(folder, text, encoding=encoding))


def found(ledger: Ledger) -> list[tuple[str, int]]:
    """Return each problem's code and line."""
    return [(one.code, one.place.line) for one in ledger.problems]


def actuals(ledger: Ledger) -> dict[tuple[int, int, str], int]:
    """Return what is booked by year, month and account."""
    sums: dict[tuple[int, int, str], int] = defaultdict(int)
    for key, amounts in ledger.lines.items():
        sums[key.year, key.month, key.account] += amounts.actual
    return {key: ore for key, ore in sums.items() if ore}


def budgets(ledger: Ledger) -> dict[tuple[int, int, str], int]:
    """Return what is budgeted by year, month and account."""
    sums: dict[tuple[int, int, str], int] = defaultdict(int)
    for key, amounts in ledger.lines.items():
        sums[key.year, key.month, key.account] += amounts.budget
    return {key: ore for key, ore in sums.items() if ore}


def holds(ledger: Ledger) -> None:
    """Assert what always holds: read is used and refused, and used is what the lines say."""
    tally = ledger.tally
    assert tally.read_rows == tally.used_rows + tally.refused_rows
    assert tally.read_ore == tally.used_ore + tally.refused_ore
    assert tally.used_rows == sum(amounts.rows for amounts in ledger.lines.values())
    assert tally.used_ore == sum(amounts.actual + amounts.budget for amounts in ledger.lines.values())


# The naive reader: nothing shared with the product, no streaming, no faults; it believes that the file is sound.

_PIECE = re.compile(r'"(?:\\"|[^"])*"|\{[^}]*\}|[^\s"{}]+|[{}]')


def naive(data: bytes) -> dict[tuple[int, int, str], int]:
    """Sum a file by year, month and account: vouchers, else period balances, else year totals."""
    lines = [_PIECE.findall(line) for line in data.decode("latin-1").replace("\r", "\n").split("\n")]
    lines = [[piece.strip('"') if piece[0] == '"' else piece for piece in line] for line in lines if line]
    return _rows(lines) or _balances(lines) or _totals(lines)


def _ore(text: str) -> int:
    return int(Decimal(text.replace(",", ".")) * 100)


def _rows(lines: list[list[str]]) -> dict[tuple[int, int, str], int]:
    sums: Counter[tuple[int, int, str]] = Counter()
    day = ""
    for line in lines:
        if line[0] == "#VER":
            day = line[3]
        if line[0] == "#TRANS":
            rest = line[3:] if line[2].startswith("{") else line[2:]
            own = rest[1] if len(rest) > 1 and rest[1] else day
            sums[int(own[:4]), int(own[4:6]), line[1]] += _ore(rest[0])
    return {key: ore for key, ore in sums.items() if ore}


def _balances(lines: list[list[str]]) -> dict[tuple[int, int, str], int]:
    totals: Counter[tuple[int, int, str]] = Counter()
    everything: Counter[tuple[int, int, str]] = Counter()
    stated: Counter[tuple[str, str]] = Counter()
    by_total: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if line[0] == "#RES":
            stated[line[1], line[2]] += _ore(line[3])
        if line[0] == "#PSALDO":
            key = (int(line[2][:4]), int(line[2][4:6]), line[3])
            everything[key] += _ore(line[5])
            if not line[4].strip("{} "):
                totals[key] += _ore(line[5])
                by_total[line[1], line[3]] += _ore(line[5])
    wrong = sum(by_total[key] != ore for key, ore in stated.items() if key in by_total)
    by_all: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if line[0] == "#PSALDO":
            by_all[line[1], line[3]] += _ore(line[5])
    wrong_all = sum(by_all[key] != ore for key, ore in stated.items() if key in by_total)
    chosen = (
        everything
        if wrong_all < wrong
        else {**{key: ore for key, ore in everything.items() if key not in totals}, **totals}
    )
    return {key: ore for key, ore in chosen.items() if ore}


def _totals(lines: list[list[str]]) -> dict[tuple[int, int, str], int]:
    ends = {line[1]: line[3] for line in lines if line[0] == "#RAR" and len(line) > 3}
    covered = next((line[1] for line in lines if line[0] == "#OMFATTN" and len(line) > 1), "")
    starts = {line[1]: line[2] for line in lines if line[0] == "#RAR" and len(line) > 3}
    if "0" in ends and starts["0"] <= covered <= ends["0"]:
        ends["0"] = covered
    sums: Counter[tuple[int, int, str]] = Counter()
    for line in lines:
        if line[0] in ("#RES", "#IB", "#UB") and line[1] in ends:
            end = ends[line[1]]
            sums[int(end[:4]), int(end[4:6]), line[2]] += _ore(line[3]) * (-1 if line[0] == "#IB" else 1)
    return {key: ore for key, ore in sums.items() if ore}


# Random ledgers in random dialects.


@dataclass(frozen=True)
class Entry:
    """A row of a voucher as the books have it."""

    account: str
    unit: str
    project: str
    ore: int
    own_day: str


@dataclass(frozen=True)
class Book:
    """A voucher: its day and its rows, which sum to zero."""

    day: str
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Dialect:
    """How a program writes SIE."""

    encoding: str
    bom: bool
    newline: str
    blank: str
    indent: str
    quoted: bool
    decimals: int
    comma: bool
    empty_list: str
    date_on_rows: bool
    rtrans: bool
    last_newline: bool

    def field(self, text: str) -> str:
        plain = text and not re.search(r'[\s"{}\\]', text) and not text.startswith("#")
        return text if plain and not self.quoted else '"' + text.replace('"', '\\"') + '"'

    def amount(self, ore: int) -> str:
        whole, rest = divmod(abs(ore), 100)
        shown = f".{rest:02}" if rest or self.decimals == 2 else ""
        if self.decimals == 1 and rest % 10 == 0 and rest:
            shown = shown[:2]
        if self.decimals == 4:
            shown = f".{rest:02}00"
        return f"{'-' if ore < 0 else ''}{whole}{shown.replace('.', ',' if self.comma else '.')}"

    def row(self, entry: Entry, day: str, label: str = "#TRANS") -> str:
        objects = [
            self.field(one) for dim, code in (("1", entry.unit), ("6", entry.project)) if code for one in (dim, code)
        ]
        shown = "{" + " ".join(objects) + "}" if objects else self.empty_list
        own = entry.own_day or (day if self.date_on_rows else "")
        pieces = [label, entry.account, shown, self.amount(entry.ore), *([own, '"}text"'] if own else [])]
        return self.indent + self.blank.join(piece for piece in pieces if piece)

    def file(self, books: list[Book], heading: str = HEADING) -> bytes:
        lines = heading.splitlines()
        for number, book in enumerate(books, 1):
            lines += [
                self.blank.join(["#VER", self.field("A"), self.field(str(number)), book.day, self.field(book.text)]),
                "{",
            ]
            for entry in book.entries:
                if self.rtrans:
                    lines += [self.row(entry, book.day, "#RTRANS"), self.row(entry, book.day, "#BTRANS")]
                lines.append(self.row(entry, book.day))
            lines.append("}")
        text = self.newline.join(lines) + (self.newline if self.last_newline else "")
        return (b"\xef\xbb\xbf" if self.bom and self.encoding == "utf-8" else b"") + text.encode(self.encoding)


DAYS = st.builds("2017{:02}{:02}".format, st.integers(1, 12), st.integers(1, 28))
ORE = st.one_of(st.integers(-(10**7), 10**7), st.integers(-(10**22), 10**22), st.sampled_from([0, 5, -50, 100, 10**12]))
TEXTS = st.sampled_from(
    ["", "Lön", "Hyra kvartal 2", 'Tjänster "övrigt"', "}", "{ }", "#TRANS 5010 {} 1.00", "C:\\bok", "å ä ö"]
)
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["1930", "3010", "5010", "7400"]),
    st.sampled_from(["", "110", "12 0", "Växel"]),
    st.sampled_from(["", "0042", "P}1"]),
    ORE,
    st.one_of(st.just(""), st.just(""), DAYS),
)


def _balanced(day: str, text: str, entries: list[Entry]) -> Book:
    rest = Entry("1930", "", "", -sum(entry.ore for entry in entries), "")
    return Book(day, text, (*entries, rest))


BOOKS = st.lists(st.builds(_balanced, DAYS, TEXTS, st.lists(ENTRIES, max_size=5)), max_size=12)
DIALECTS = st.builds(
    Dialect,
    st.sampled_from(["cp437", "utf-8", "cp1252"]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([" ", "\t", "   "]),
    st.sampled_from(["", "\t", "   "]),
    st.booleans(),
    st.sampled_from([0, 1, 2, 4]),
    st.booleans(),
    st.sampled_from(["{}", "{ }", ""]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def expected(books: list[Book]) -> dict[tuple[int, int, str, str, str], int]:
    """Return what the ledger must hold: öre by year, month, account, unit and project."""
    sums: dict[tuple[int, int, str, str, str], int] = defaultdict(int)
    for book in books:
        for entry in book.entries:
            day = entry.own_day or book.day
            sums[int(day[:4]), int(day[4:6]), entry.account, entry.unit, entry.project] += entry.ore
    return sums
