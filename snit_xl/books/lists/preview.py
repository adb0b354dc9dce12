"""What the reader makes of a list before it is read (förhandsvisning), and what it has to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from snit_xl.books.ledger import Ledger, LedgerKey
from snit_xl.books.lists import asking
from snit_xl.books.lists.cells import DEFAULT_LIMITS, Limits, ListFile, text_of
from snit_xl.books.lists.codes import Kind
from snit_xl.books.lists.headings import effective
from snit_xl.books.lists.looking import Look, find, find_remembered
from snit_xl.books.lists.numbers import MarkFound, find_mark
from snit_xl.books.lists.opening import open_list
from snit_xl.books.lists.reader import read_opened
from snit_xl.books.lists.records import (
    MONEY_ROLES,
    MONTH_ROLES,
    ColumnMatch,
    Known,
    ListFormat,
    Preview,
    Question,
    Role,
    SampleRow,
)
from snit_xl.books.lists.signs import find_scale, scale_as_read
from snit_xl.books.lists.walk import Walk

_SAMPLE = 5
_MARK_CELLS = 3_000


def preview(
    path: Path,
    remembered: Sequence[ListFormat] = (),
    known: Sequence[Known] = (),
    sheet: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Preview:
    """Look at a list and say how it would be read (förhandsgranska lista).

    A remembered format that fits is used without questions, unless a title speaks of another year than the one it
    carries. Where several sheets hold a list, the sheet is all that is asked: the answer is a new preview with `sheet`.
    """
    file = open_list(path, limits)
    if not sheet and (chosen := find_remembered(file, remembered)):
        return _remembered(file, path, chosen)
    found, sheets = find(file, path, sheet)
    guess, questions = _guess(file, path, found)
    if len(sheets) > 1:
        ask_sheet = (asking.sheet(found.sheet, sheets),)
        return Preview(guess, found.matched.matches, ask_sheet, sheets=sheets, unread=found.matched.unread)
    trial = read_opened(file, path, replace(guess, sign=1, unit=1))
    scale = find_scale(trial, known, (*found.headings, *found.titles), vouchers=Role.VOUCHER in guess.columns)
    settled, more = asking.scale(guess, scale)
    if (settled.sign, settled.unit) != (1, 1):
        trial = read_opened(file, path, settled)
    return Preview(
        settled,
        found.matched.matches,
        (*questions, *more),
        _sample(file, path, settled),
        sheets=sheets,
        unread=found.matched.unread,
        problems=trial.problems,
    )


def doubted(path: Path, seen: Preview, read: Ledger, known: Sequence[Known]) -> Preview:
    """Return the look at a remembered list once it is read so (prövad): asked about where sign or unit seem other."""
    likely, questions = asking.other_scale(seen.format, scale_as_read(read, seen.format, known))
    if not questions:
        return seen
    rows = _sample(open_list(path, DEFAULT_LIMITS), path, likely)
    return replace(seen, format=likely, questions=(*seen.questions, *questions), rows=rows)


def _remembered(file: ListFile, path: Path, chosen: ListFormat) -> Preview:
    head = list(islice(file.rows(chosen.sheet), chosen.header_row))
    titles = [text for _, cells in head[:-1] for cell in cells if (text := text_of(cell))]
    headings = [text_of(cell) for cell in head[-1][1]] if head else []
    months = chosen.month_columns(headings)
    lasting = {role: heading for role, heading in chosen.columns.items() if role not in MONTH_ROLES.values()}
    columns = {**lasting, **months}
    mark = _own_mark(file, chosen, headings, columns)
    settled = replace(chosen, columns=columns, decimal=mark or chosen.decimal)
    matches = tuple(ColumnMatch(role, heading, "remembered") for role, heading in settled.columns.items())
    questions = asking.other_year(settled, [*titles, chosen.sheet, path.stem])
    taken = set(settled.columns.values())
    unread = tuple(heading for heading in effective(headings) if heading not in taken)
    return Preview(settled, matches, questions, _sample(file, path, settled), remembered=True, unread=unread)


def _own_mark(file: ListFile, chosen: ListFormat, headings: Sequence[str], columns: Mapping[Role, str]) -> str:
    """Return the decimal mark that the list itself is sure of (listans decimaltecken): systems change theirs."""
    money = [at for at, heading in enumerate(effective(headings)) if heading in _money(columns)]
    mark = find_mark(islice(_texts(file, chosen.sheet, chosen.header_row, money), _MARK_CELLS))
    return mark.mark if mark.sure else ""


def _money(columns: Mapping[Role, str]) -> list[str]:
    return [heading for role, heading in columns.items() if role in MONEY_ROLES]


def _guess(file: ListFile, path: Path, found: Look) -> tuple[ListFormat, list[Question]]:
    matched = found.matched
    words = (*found.titles, path.stem)
    mark = _mark(file, found, _money(matched.columns))
    guess = ListFormat(
        matched.columns,
        found.sheet,
        found.header_row,
        measure=asking.measure(matched, words),
        delimiter=file.delimiter,
        encoding=file.encoding,
        decimal=mark.mark,
        credit_negative=_credit_negative(found),
    )
    return asking.settle(guess, found, mark, words)


def _mark(file: ListFile, found: Look, money: Sequence[str]) -> MarkFound:
    """Decide the decimal mark by the sample, and where that leaves it open by the whole list (decimaltecken)."""
    texts = [cell for heading in money for cell in found.cells(heading) if isinstance(cell, str)]
    mark = find_mark(texts)
    if mark.mark or not mark.ambiguous:
        return mark
    columns = [effective(found.headings).index(heading) for heading in money]
    return find_mark(_texts(file, found.sheet, found.header_row, columns))


def _texts(file: ListFile, sheet: str, header_row: int, columns: Sequence[int]) -> Iterator[str]:
    for line, cells in file.rows(sheet):
        if line > header_row:
            yield from (cell for column in columns if column < len(cells) and isinstance(cell := cells[column], str))


def _credit_negative(found: Look) -> bool:
    heading = found.matched.columns.get(Role.CREDIT)
    if heading is None:
        return False
    texts = [text for cell in found.cells(heading) if (text := text_of(cell).strip())]
    minus = sum(text[0] in "-−–(" or text[-1] == "-" for text in texts if len(text) > 1)
    return minus * 2 > len(texts)


def _sample(file: ListFile, path: Path, chosen: ListFormat) -> tuple[SampleRow, ...]:
    walk = Walk(file, path, chosen)
    booked = ((line, row, cells) for line, row, cells in walk.rows() if row.kind is Kind.DATA)
    samples = []
    for line, row, cells in islice(booked, _SAMPLE):
        reader = walk.reader
        if reader is None:
            break
        amounts = tuple(
            (LedgerKey(post.year, post.month, row.account, row.unit, row.project), post.actual, post.budget)
            for post in row.posts
        )
        voucher, said = reader.cell(cells, Role.VOUCHER), reader.cell(cells, Role.TEXT)
        samples.append(SampleRow(line, amounts, row.name, said, voucher, reader.day(cells)))
    return tuple(samples)
