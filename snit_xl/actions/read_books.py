"""What Läs in utfall does (läs in utfall): new files into Utfall and Inläsning, what they replace taken out.

A file replaces what earlier files of the same export gave for the months that it covers. Files belong to the same
export when they have the same owner and, digits and dashes apart, the same name: "Utfall 2017-08" follows "Utfall
2017-07".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.actions.map_books import FileCount, ledger_row, outside_code, source_row
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, moment
from snit_xl.books.intake import ReadFile
from snit_xl.books.ledger import Amounts, Ledger, LedgerKey
from snit_xl.books.mapping import map_lines
from snit_xl.books.mapping_lines import BookLine, Destination, Reason, Unmapped, total
from snit_xl.books.mapping_rules import OUTSIDE
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.model import Books, LedgerRow, Model, SourceFile
from snit_xl.workbook.terms.messages import ALL_ACCOUNTS, period_text
from snit_xl.workbook.terms.sheets import SHEETS

MOST_ROWS = 1_000_000  # a sheet holds 1 048 576
MOST_NAMED = 5
MOST_STRAYS = 5_000
_NUMBERS = re.compile(r"[\d\W_]+")
Months = frozenset[tuple[int, int]]


def owned(files: Sequence[ReadFile], municipalities: Sequence[str], otherwise: str = "") -> tuple[ReadFile, ...]:
    """Return files with whose books they hold (bokförs av), `otherwise` where nothing tells."""
    return tuple(replace(one, owner=owner_of(one.ledger.owner, one.name, municipalities) or otherwise) for one in files)


def owner_of(stated: str, file: str, municipalities: Sequence[str]) -> str:
    """Return whose books a file holds (bokförs av): the one municipality that its own name or the file's name holds."""
    for text in (stated, file):
        found = [name for name in municipalities if name.casefold() in text.casefold()]
        if len(found) == 1:
            return found[0]
    return ""


def series_of(file: str) -> str:
    """Return what files of the same export have in common (serie): the name without digits, dashes and ending."""
    return _NUMBERS.sub(" ", PurePath(file).stem).strip().casefold()


def read_in(model: Model, files: Sequence[ReadFile], author: Author) -> Outcome:
    """Put files into Utfall and Inläsning (läs in); refused whole where they don't go together.

    Faults within a file are told and stop nothing here: the user has been asked (reading.py).
    """
    found = [one for file in files for one in file.ledger.problems]
    kept, taken = _without_replaced(model.books.ledger, files)
    new, outside, summarised = _new_rows(model, files)
    rows = sorted((*kept, *new), key=_order)
    stops = (*_given_twice(rows), *_too_many(rows))
    found += [*summarised, *stops]
    if stops:
        return Outcome(None, tuple(found), stops)
    pen = Pen(model.fields)
    pen.rows("ledger", [ledger_row(row, row.unit, row.label) for row in rows])
    sources = _sources(model.books, files, outside, taken, rows, author)
    pen.rows("sources", [source_row(source, FileCount()) for source in sources])
    return Outcome(pen.writes(), tuple(found))


def _order(row: LedgerRow) -> tuple[object, ...]:
    return (row.line.owner, row.file, row.line.key)


def _new_rows(
    model: Model, files: Sequence[ReadFile]
) -> tuple[list[LedgerRow], Mapping[tuple[str, str], Amounts], list[Problem]]:
    """Return the rows that Utfall gets, and what each file holds that lies outside the reports (nya rader).

    A file with very much that belongs to no department is a whole municipality's: that part is kept as one amount per
    cost unit and month, with a note.
    """
    new: list[LedgerRow] = []
    outside: dict[tuple[str, str], Amounts] = {}
    notes: list[Problem] = []
    books = model.books
    for file in files:
        lines = [BookLine(file.owner, key, amounts) for key, amounts in file.ledger.lines.items()]
        placed = map_lines(lines, books.units, books.accounts, books.report_rows).placed
        outside[file.name, file.owner] = total(line for line, to in placed if to is OUTSIDE)
        strays = [line for line, to in placed if _is_stray(to)]
        many = len(strays) > MOST_STRAYS
        if many:
            new += [LedgerRow(line, ALL_ACCOUNTS, file.name) for line in _per_unit(strays)]
            units = {line.key.unit for line in strays}
            notes.append(problem("UTFALL-SAMMANDRAGET", Place(file=file.name), count=len(units)))
        names = file.ledger.account_names
        new += [
            LedgerRow(line, names.get(line.key.account, ""), file.name)
            for line, to in placed
            if to is not OUTSIDE and not (many and _is_stray(to))
        ]
    return new, outside, notes


def _is_stray(to: Destination) -> bool:
    return isinstance(to, Unmapped) and to.reason is Reason.NO_UNIT_RULE


def _per_unit(lines: Iterable[BookLine]) -> Iterator[BookLine]:
    """Sum lines over their accounts and projects (summera per ansvar), month by month."""
    sums: dict[tuple[str, int, int, str], list[BookLine]] = defaultdict(list)
    for line in lines:
        sums[line.owner, line.key.year, line.key.month, line.key.unit].append(line)
    for (owner, year, month, unit), parts in sums.items():
        yield BookLine(owner, LedgerKey(year, month, "", unit), total(parts))


def _without_replaced(
    ledger: Iterable[LedgerRow], files: Sequence[ReadFile]
) -> tuple[list[LedgerRow], Mapping[tuple[str, str], Amounts]]:
    """Return the rows that the new files don't replace, and what each earlier file lost (ersatta rader)."""
    covered = [(file, _outcome_months(file.ledger), _budget_years(file.ledger)) for file in files]
    kept: list[LedgerRow] = []
    taken: dict[tuple[str, str], Amounts] = defaultdict(Amounts)
    for row in ledger:
        left = row.line.amounts
        for file, months, years in covered:
            if file.owner != row.line.owner or series_of(file.name) != series_of(row.file):
                continue
            if (row.line.key.year, row.line.key.month) in months:
                left = replace(left, actual=0)
            if row.line.key.year in years:
                left = replace(left, budget=0)
        if left.actual or left.budget:
            kept.append(replace(row, line=replace(row.line, amounts=left)))
        lost = _lost(row.line.amounts, left)
        before = taken[row.file, row.line.owner]
        taken[row.file, row.line.owner] = Amounts(
            before.actual + lost.actual, before.budget + lost.budget, before.rows + lost.rows
        )
    return kept, taken


def _lost(before: Amounts, left: Amounts) -> Amounts:
    """Return what a row loses (det ersatta); its rows are counted when nothing of it is left."""
    gone = not (left.actual or left.budget)
    return Amounts(before.actual - left.actual, before.budget - left.budget, before.rows if gone else 0)


def _outcome_months(ledger: Ledger) -> Months:
    """Return the months that a source states the outcome of (täckta månader), those without any amount included."""
    if not ledger.has_actual or ledger.covers is None:
        return frozenset()
    (first_year, first), (last_year, last) = ledger.covers
    numbers = range(first_year * 12 + first - 1, last_year * 12 + last)
    return frozenset((number // 12, number % 12 + 1) for number in numbers)


def _budget_years(ledger: Ledger) -> frozenset[int]:
    return frozenset(key.year for key, amounts in ledger.lines.items() if amounts.budget)


def _sources(
    books: Books,
    files: Sequence[ReadFile],
    outside: Mapping[tuple[str, str], Amounts],
    taken: Mapping[tuple[str, str], Amounts],
    rows: Sequence[LedgerRow],
    author: Author,
) -> Iterator[SourceFile]:
    """Return Inläsning with the new files (inlästa filer): one that gives nothing any more leaves the list.

    A file that is the same as when it was read last keeps its row as it was.
    """
    living = {(row.file, row.line.owner) for row in rows}
    new = {(file.name, file.owner): file for file in files}
    known = {(source.name, source.owner): source for source in books.sources}
    code = outside_code(books)
    for name, source in known.items():
        if name not in new and name in living:
            lost = taken.get(name, Amounts())
            yield replace(
                source,
                replaced_rows=source.replaced_rows + lost.rows,
                replaced_ore=source.replaced_ore + lost.actual + lost.budget,
            )
    for name, file in new.items():
        old = known.get(name)
        same = old is not None and (old.checksum, old.outside_rules) == (file.checksum, code)
        yield old if old is not None and same else _source(file, outside[name], author, code)


def _source(file: ReadFile, outside: Amounts, author: Author, outside_rules: str) -> SourceFile:
    tally, covers = file.ledger.tally, file.ledger.covers
    return SourceFile(
        name=file.name,
        owner=file.owner,
        kind=file.kind,
        period_from=period_text(*covers[0]) if covers else "",
        period_to=period_text(*covers[1]) if covers else "",
        read_rows=tally.read_rows,
        outside_rows=outside.rows,
        refused_rows=tally.refused_rows,
        replaced_rows=0,
        read_ore=tally.read_ore,
        outside_ore=outside.actual + outside.budget,
        refused_ore=tally.refused_ore,
        replaced_ore=0,
        read_at=moment(author.now),
        who=author.who,
        remark=file.ledger.remark,
        list_format=file.list_format,
        folder=file.folder,
        checksum=file.checksum,
        outside_rules=outside_rules,
        faults=faults_of(file),
    )


def faults_of(file: ReadFile) -> str:
    """Name the faults in a file (fel i filen), each with how many times it occurs; empty where there are none."""
    counts = Counter(one.code for one in check.blocking(file.ledger.problems))
    return ", ".join(f"{code} ({count})" if count > 1 else code for code, count in counts.items())


def _given_twice(rows: Iterable[LedgerRow]) -> Iterator[Problem]:
    """Find months that two exports both give for the same account (månad två gånger), once per pair of files."""
    seen: dict[tuple[str, LedgerKey, bool], str] = {}
    pairs: dict[tuple[str, str], list[LedgerKey]] = defaultdict(list)
    for row in rows:
        for budget, amount in ((False, row.line.amounts.actual), (True, row.line.amounts.budget)):
            first = seen.setdefault((row.line.owner, row.line.key, budget), row.file) if amount else row.file
            if first != row.file:
                pairs[first, row.file].append(row.line.key)
    for (first, second), keys in pairs.items():
        periods = sorted({period_text(key.year, key.month) for key in keys})
        accounts = sorted({key.account for key in keys})
        yield problem(
            "UTFALL-MANAD-TVA-GANGER",
            Place(file=second),
            other=first,
            first=periods[0],
            last=periods[-1],
            accounts=", ".join(accounts[:MOST_NAMED]),
            count=len(accounts),
        )


def _too_many(rows: Sequence[LedgerRow]) -> Iterator[Problem]:
    if len(rows) > MOST_ROWS:
        yield problem("UTFALL-FOR-MANGA", Place(SHEETS["ledger"].name), count=len(rows), limit=MOST_ROWS)
