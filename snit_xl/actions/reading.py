"""Läs in utfall as every host does it (läs in utfall): what is known before, what would change, what to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from statistics import median_low

from snit_xl.actions import check, log, loop
from snit_xl.actions.after_reading import reading_lines, update_or_list
from snit_xl.actions.check_books import known_year, other_years
from snit_xl.actions.log import Author
from snit_xl.actions.map_books import FileCount, count_files
from snit_xl.actions.month_changes import MonthChange, month_changes
from snit_xl.actions.read_books import owned, read_in
from snit_xl.actions.replaced import owner_before
from snit_xl.actions.seen_inputs import Press
from snit_xl.books.intake import Intake, ReadFile
from snit_xl.books.ledger import kr
from snit_xl.books.list_intake import Settings, formats_in
from snit_xl.books.lists import Known, KnownMonth, KnownTotal
from snit_xl.domain.problems import Place, Problem, Severity, problem
from snit_xl.workbook.model import Books, Model
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.messages import MONTH_SHORT, figure, message, months_text
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.view import WorkbookView, Writes

MOST_SHOWN = 20


OWNERLESS = "UTFALL-BOKFORS-AV-SAKNAS"
Owners = Mapping[str, str]  # whose books a file holds, by its name
EVERY_FILE = ""  # as a file's name: all that say nothing
NOBODY_SAID: Owners = {}


@dataclass(frozen=True, slots=True)
class Begun:
    """A workbook that files are about to be read into (påbörjad inläsning), and its model where it has one."""

    view: WorkbookView
    model: Model | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading that is ready to be written (förberedd inläsning).

    `ran.blocking` says why it can't be. `writes` is None where nothing would change. `changes` are the report rows
    that get other amounts; `years` tells of files with a year that the workbook has no use for. The user is asked first
    where amounts read before would change, where there is such a year, and where a file has faults.
    """

    ran: loop.Run
    files: tuple[ReadFile, ...]
    writes: Writes | None = None
    changes: tuple[MonthChange, ...] = ()
    years: tuple[Problem, ...] = ()

    @property
    def changes_known(self) -> bool:
        """Whether amounts that were read before would change (ändrar inläst)."""
        return any(change.before is not None for change in self.changes)

    @property
    def asks(self) -> bool:
        """Whether the user is asked before anything is written (fråga först)."""
        return self.needs_consent or bool(self.faults)

    @property
    def needs_consent(self) -> bool:
        """Whether the user has to say yes to what the files hold (samtycke): --ja, where faults are --trots-fel."""
        return self.changes_known or bool(self.years)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The faults within the files (fel i filerna): what can't be trusted is theirs, not ours to mend."""
        return check.blocking(one for file in self.files for one in file.ledger.problems)


def fault_lines(prepared: Prepared) -> Iterator[str]:
    """Say what speaks against a reading (fel i filerna): faults, odd years and warnings, each with its place."""
    for fault in prepared.faults:
        yield message("file_fault", place=str(fault.place), text=describe(fault).message)
    warnings = (one for one in prepared.ran.noted if check.severity(one) is Severity.WARNING)
    for one in (*prepared.years, *warnings):
        yield message("file_note", place=str(one.place), text=describe(one).message)


def noted_lines(prepared: Prepared) -> Iterator[str]:
    """Say what else was found in the files (noteringar ur filerna), each on a line with its place."""
    for one in prepared.ran.noted:
        if one not in prepared.faults:
            yield message("file_note", place=str(one.place), text=describe(one).message)


def begin(view: WorkbookView) -> Begun:
    """Look at the workbook that files are to be read into (påbörja inläsning)."""
    return Begun(view, read_model(view).model)


def settings_for(begun: Begun, answers: Mapping[str, Sequence[str]], *, guesses: bool) -> Settings:
    """Return what a workbook knows before lists are read (inställningar): earlier formats, newest first, and sums."""
    model = begun.model
    if model is None:
        return Settings(answers=answers, guesses=guesses)
    formats = sorted((one for one in model.books.sources if one.list_format), key=lambda one: -one.read_at)
    texts = dict.fromkeys(one.list_format for one in formats)
    remembered = [one for text in texts for one in formats_in(text)]
    known: list[Known] = [*_known_totals(model.books), *_known_months(model.books)]
    return Settings(remembered, known, answers, guesses, model.year)


def prepare(
    begun: Begun, taken: Intake, author: Author, owners: Owners = NOBODY_SAID, home: Path | None = None
) -> Prepared:
    """Work out what reading some files would give (förbered inläsning); nothing is written.

    `owners` says whose books they are where the files don't; else it is whose the export was before. `home` is the
    workbook's folder: files below it are remembered from there, so that workbook and files can be moved together.
    """
    view, model = begun.view, begun.model
    names = model.municipalities if model is not None else ()
    strangers = [owner for owner in owners.values() if owner not in names]
    if strangers and model is not None:
        stop = problem("UTFALL-BOKFORS-AV-OKAND", owner=strangers[0], choices=", ".join(names))
        return Prepared(loop.Run(model, (stop,), (stop,)), ())

    def owner(name: str) -> str:
        told = owners.get(name) or owners.get(EVERY_FILE, "")
        return told or (owner_before(model.books, name) if model is not None else "")

    files = owned(taken.files, names, owner)
    stops = tuple(_ownerless(model, files)) if model is not None else ()
    if stops:
        return Prepared(loop.Run(model, stops, stops), ())
    files = tuple(replace(one, folder=_seen_from(home, one.folder)) for one in files)
    reads: loop.Action = lambda model, _now: read_in(model, files, author)  # noqa: E731 - the loop wants a function
    ran = loop.run(view, update_or_list, author.now, before=(reads,), press=Press(author, "read"))
    if ran.blocking or ran.model is None or ran.writes is None:
        return Prepared(ran, files)
    changes = month_changes(view, ran.after)
    lines = [*reading_lines(files, changes, author)]
    if not check.blocking(ran.findings):
        lines += log.update_lines(ran.writes, view, ran.after, author)
    years = tuple(_new_years(model, ran.model, files)) if model is not None else ()
    return Prepared(ran, files, log.with_lines(ran.model, ran.writes, lines), changes, years)


def _ownerless(model: Model, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Find files that don't say whose books they are though the mapping asks it (bokförs av saknas)."""
    books = model.books
    owners = dict.fromkeys(
        owner for owner in chain((one.owner for one in books.units), (one.owner for one in books.accounts)) if owner
    )
    if owners:
        choices = ", ".join(owners)
        for file in files:
            if not file.owner:
                yield problem(OWNERLESS, Place(file=file.name), file=file.name, choices=choices)


def _new_years(before: Model, after: Model, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Find files that bring a year that the workbook has no use for (nytt annat år), and did not hold already."""
    held = {row.line.key.year for row in before.books.ledger}
    brought = {
        file.name
        for file in files
        for key, amounts in file.ledger.lines.items()
        if key.year not in held and not known_year(after, key.year) and (amounts.actual or amounts.budget)
    }
    yield from (one for one in other_years(after) if one.place.file in brought)


def _seen_from(home: Path | None, folder: str) -> str:
    place = Path(folder)
    return place.relative_to(home).as_posix() if home is not None and place.is_relative_to(home) else folder


def change_lines(changes: Sequence[MonthChange]) -> Iterator[str]:
    """Say what would change, row by row (ändringslista): before and after in tkr, and which months."""
    for change in changes[:MOST_SHOWN]:
        named: dict[str, str | int] = {
            "unit": change.unit,
            "label": change.label,
            "measure": change.measure,
            "year": change.year,
            "after": figure(change.after),
        }
        if change.whole:
            yield message("change_new", **named)
        elif change.before is None:
            yield message("change_months", **named, months=months_text(change.months))
        else:
            months = ", ".join(MONTH_SHORT[number - 1] for number in change.months)
            yield message("change", **named, before=figure(change.before), months=months)
    if len(changes) > MOST_SHOWN:
        yield message("change_more", count=len(changes) - MOST_SHOWN)


def tally_lines(prepared: Prepared) -> Iterator[str]:
    """Say what became of each file's rows (avstämning): read = mapped + outside + unmapped + refused."""
    model = prepared.ran.model
    if model is None:
        return
    books = model.books
    counted = count_files((row, to) for row, (_, to) in zip(books.ledger, books.mapped.placed, strict=True))
    by_name = {(source.name, source.owner): source for source in books.sources}
    for file in prepared.files:
        source, count = by_name[file.name, file.owner], counted.get((file.name, file.owner), FileCount())
        yield message(
            "read_tally",
            file=file.name,
            read=source.read_rows,
            mapped=count.mapped,
            outside=source.outside_rows,
            unmapped=_part("tally_unmapped", count.unmapped, count.unmapped_ore),
            refused=_part("tally_refused", source.refused_rows, source.refused_ore),
            kr=figure(kr(source.read_ore), 2),
        )


def done_text(files: int) -> str:
    """Say out of how many files the outcome is read (klart)."""
    return message("read_done_one") if files == 1 else message("read_done", count=files)


def _known_months(books: Books) -> Iterator[KnownMonth]:
    """Return what each account and cost unit usually has in a month (vanliga månader), by what was read before."""
    months: dict[tuple[str, str, bool], dict[tuple[int, int], int]] = defaultdict(lambda: defaultdict(int))
    for row in books.ledger:
        key = row.line.key
        for budget, amount in ((False, row.line.amounts.actual), (True, row.line.amounts.budget)):
            if amount and key.account:
                months[key.account, key.unit, budget][key.year, key.month] += amount
    for (account, unit, budget), sums in months.items():
        yield KnownMonth(account, unit, median_low(sums.values()), budget)


def _part(key: str, count: int, ore: int) -> str:
    """Say how many rows something holds up (del av avstämningen), and how much money where there are any."""
    part = message(key, count=count)
    return message("tally_amount", part=part, kr=figure(kr(ore), 2)) if count else part


def _known_totals(books: Books) -> Iterator[KnownTotal]:
    """Return sums of what was read before (kända summor), by class of account and by cost unit."""
    months: dict[tuple[int, str, str, bool], set[int]] = defaultdict(set)
    sums: dict[tuple[int, str, str, bool], int] = defaultdict(int)
    for row in books.ledger:
        for budget, amount in ((False, row.line.amounts.actual), (True, row.line.amounts.budget)):
            if amount:
                key = row.line.key
                for where in ((key.year, key.account[:1], "", budget), (key.year, "", key.unit, budget)):
                    sums[where] += amount
                    months[where].add(key.month)
    for (year, accounts, unit, budget), amount in sums.items():
        first_to_last = range(min(months[year, accounts, unit, budget]), max(months[year, accounts, unit, budget]) + 1)
        yield KnownTotal(year, first_to_last, amount, accounts, unit, budget)
