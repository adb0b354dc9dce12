"""Läs in utfall and Visa underlag on a closed file (inläsning på filen): what would change first, then written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snit_xl.actions import loop
from snit_xl.actions.dues import changed_dues
from snit_xl.actions.log import Author, forecast_before, forecast_total
from snit_xl.actions.reading import EVERY_FILE, Prepared, begin, prepare, settings_for
from snit_xl.actions.trace import trace
from snit_xl.books.intake import KnownFile, Progress, find_vouchers, take_in
from snit_xl.books.ledger import VoucherLine, Wanted
from snit_xl.hosts.file.commands import Result, Status, at_edge, refusal
from snit_xl.hosts.file.host import OpenedFile, read_workbook, write_workbook
from snit_xl.hosts.file.saved_by import saved_by
from snit_xl.workbook.model import SourceFile
from snit_xl.workbook.terms.messages import ACTIONS
from snit_xl.workbook.view import cell_position


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user has said beforehand (val).

    `answers` maps a question's code to the keys of answers, `owner` is whose books the files hold where they don't say,
    `guesses` takes the reader's own guess, `agrees` lets amounts that were read before change and takes
    other years than the workbook's, `despite_faults` reads a
    file that has faults.
    """

    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    owner: str = ""
    guesses: bool = False
    agrees: bool = False
    despite_faults: bool = False


def read_files(
    path: Path, files: Sequence[Path], author: Author, wishes: Wishes, progress: Progress | None = None
) -> Result:
    """Press Läs in utfall on a closed file (läs in): the change list first where amounts read before would change."""

    def work() -> Result:
        opened = read_workbook(path)
        begun = begin(opened.view)
        taken = take_in(files, settings_for(begun, wishes.answers, guesses=wishes.guesses), progress)
        if taken.refused:
            return Result(path, Status.REFUSED, blocking=taken.refused)
        if taken.asked:
            return Result(path, Status.WAITS, asked=taken.asked)
        owners = {EVERY_FILE: wishes.owner} if wishes.owner else {}
        prepared = prepare(begun, taken, saved_by(opened, author), owners, opened.path.parent)
        return _written(path, opened, prepared, author, wishes)

    return at_edge(path, work)


def show_basis(path: Path, cell: str, author: Author, account: str = "") -> Result:
    """Press Visa underlag on a closed file (visa underlag): gives the workbook as it would be and writes nothing.

    `cell` is written as Prognos!G16; with an `account`, that account's vouchers behind the cell are given.
    """

    def fetch(source: SourceFile, wanted: Wanted) -> Iterable[VoucherLine]:
        known = KnownFile(source.name, source.folder, source.checksum, source.list_format)
        return find_vouchers(known, path.resolve().parent, wanted)

    def work() -> Result:
        view = read_workbook(path).view
        sheet, _, name = cell.rpartition("!")
        ran = loop.run(view, trace(view, sheet, *cell_position(name), fetch, account), author.now)
        if ran.blocking or ran.model is None:
            return refusal(path, ran)
        return Result(path, Status.UNCHANGED, ran.findings, view=ran.after)

    return at_edge(path, work)


def _written(path: Path, opened: OpenedFile, prepared: Prepared, author: Author, wishes: Wishes) -> Result:
    ran = prepared.ran
    if ran.blocking or ran.model is None:
        return refusal(path, ran)
    before, after = forecast_before(opened.view), forecast_total(ran.after)
    rows = len(ran.model.rows)
    if prepared.writes is None:
        return Result(path, Status.UNCHANGED, ran.findings, before=before, after=after, rows=rows, prepared=prepared)
    if (prepared.needs_consent and not wishes.agrees) or (prepared.faults and not wishes.despite_faults):
        return Result(path, Status.WAITS, ran.findings, before=before, after=after, rows=rows, prepared=prepared)
    foreign = bool(ran.foreign)
    backup = write_workbook(opened, prepared.writes, ran.values, author.now, ACTIONS["read"], foreign=foreign)
    status = Status.DONE if backup else Status.UNCHANGED
    dues = changed_dues(opened.view, ran.after)
    return Result(path, status, ran.findings, (), backup, before, after, rows, prepared=prepared, dues=dues)
