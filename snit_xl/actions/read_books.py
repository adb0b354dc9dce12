"""What Läs in utfall does (läs in utfall): new files into Utfall and Inläsning, what they replace taken out.

A file replaces what earlier files of the same export gave for the months that it covers. Files belong to the same
export when they have the same owner and, dates apart, the same name: "Utfall 2017-08" follows "Utfall
2017-07".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.actions.map_books import FileCount, ledger_row, outside_codes, source_row
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, moment
from snit_xl.actions.replaced import plain, set_aside, without_replaced
from snit_xl.books.intake import ReadFile
from snit_xl.books.ledger import Amounts, LedgerKey
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


def owned(
    files: Sequence[ReadFile], municipalities: Sequence[str], otherwise: Callable[[str], str] = lambda _name: ""
) -> tuple[ReadFile, ...]:
    """Return files with whose books they hold (bokförs av); of a file that doesn't say, `otherwise` of its name."""

    def owner(one: ReadFile) -> str:
        return owner_of(one.ledger.owner, one.name, municipalities) or otherwise(one.name)

    return tuple(replace(one, owner=owner(one)) for one in files)


def owner_of(stated: str, file: str, municipalities: Sequence[str]) -> str:
    """Return whose books a file holds (bokförs av): the one municipality that its own name or the file's name holds."""
    for text in map(plain, (stated, file)):
        found = [name for name in municipalities if plain(name) in text]
        if len(found) == 1:
            return found[0]
    return ""


def read_in(model: Model, files: Sequence[ReadFile], author: Author, most_rows: int = MOST_ROWS) -> Outcome:
    """Put files into Utfall and Inläsning (läs in); refused whole where they don't go together.

    Faults within a file are told and stop nothing here: the user has been asked (reading.py).
    """
    found = [one for file in files for one in file.ledger.problems]
    kept, taken = without_replaced(model.books, files)
    new, outside, summarised = _new_rows(model, files)
    rows = sorted((*kept, *new), key=_order)
    stops = (*_same_name(files), *_given_twice(rows), *_too_many(rows, most_rows))
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


def _sources(
    books: Books,
    files: Sequence[ReadFile],
    outside: Mapping[tuple[str, str], Amounts],
    taken: Mapping[tuple[str, str], Amounts],
    rows: Sequence[LedgerRow],
    author: Author,
) -> Iterator[SourceFile]:
    """Return Inläsning with the new files (inlästa filer): one that later files have replaced whole leaves the list.

    A file that is the same as when it was read last, with nothing of it replaced since, keeps its row as it was.
    """
    living = {(row.file, row.line.owner) for row in rows}
    known = {(source.name, source.owner): source for source in books.sources}
    aside = set_aside(books, files)
    codes = outside_codes(books)
    new = {(file.name, file.owner): _source(file, outside[file.name, file.owner], author, codes) for file in files}
    for name, source in known.items():
        lost, now = taken.get(name, Amounts()), aside.get(name, source.name)
        if (now, source.owner) in living or (name not in new and not lost.rows):
            yield replace(
                source,
                name=now,
                replaced_rows=source.replaced_rows + lost.rows,
                replaced_ore=source.replaced_ore + lost.actual + lost.budget,
            )
        if name in new:
            yield source if _same_reading(source, new[name]) else new[name]
    yield from (source for name, source in new.items() if name not in known)


def _same_reading(old: SourceFile, read: SourceFile) -> bool:
    """Tell whether a file gives what it gave (samma inläsning), read in the same way from the same place."""
    return (old.checksum, old.list_format, old.folder, old.outside_rules, old.replaced_rows, old.replaced_ore) == (
        read.checksum,
        read.list_format,
        read.folder,
        read.outside_rules,
        read.replaced_rows,
        read.replaced_ore,
    )


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


def _same_name(files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Find files that can't be told apart (samma namn): Utfall knows its rows by the file's name and owner."""
    for (name, _), times in Counter((file.name, file.owner) for file in files).items():
        if times > 1:
            yield problem("UTFALL-SAMMA-NAMN", Place(file=name), file=name, count=times)


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


def _too_many(rows: Sequence[LedgerRow], most: int) -> Iterator[Problem]:
    if len(rows) > most:
        yield problem("UTFALL-FOR-MANGA", Place(SHEETS["ledger"].name), count=len(rows), limit=most)
