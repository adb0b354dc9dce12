"""The buttons on a closed file (kommandon på filen): open, run the loop, log, write; every refusal as a problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path

from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.dues import changed_dues
from snit_xl.actions.edge import unexpected
from snit_xl.actions.fill_paper import Filling
from snit_xl.actions.lock_version import lock_version
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.reading import Prepared
from snit_xl.actions.seen_inputs import Press
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.actions.versions import last_listed
from snit_xl.books.intake import Asked
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.domain.errors import SnitError
from snit_xl.domain.problems import Place, Problem
from snit_xl.hosts.file import journal, register
from snit_xl.hosts.file.host import read_workbook, restore, waiting_steps, write_workbook
from snit_xl.hosts.file.locks import spelled_on_disk
from snit_xl.hosts.file.package import read_bytes
from snit_xl.hosts.file.refusals import FileRefusedError, refused
from snit_xl.hosts.file.replace import fingerprint, make_folder, replace_atomically
from snit_xl.hosts.file.saved_by import saved_by
from snit_xl.workbook.model import Model
from snit_xl.workbook.read.register import is_register
from snit_xl.workbook.terms.messages import ACTIONS
from snit_xl.workbook.view import WorkbookView, Writes

NOT_OURS = "ARBETSBOK-INTE-SNIT"
SUFFIX = ".xlsx"


class Status(Enum):
    """How a command ended (läge)."""

    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # something in the workbook must be mended first
    UNUSABLE = "unusable"  # the file can't be handled at all
    WAITS = "waits"  # the user must answer something first


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a command (resultat).

    `blocking` is why it was refused. `asked` and `prepared` are what a reading waits for. `before` and `after` are the
    committees' forecast together, tkr. `rows` counts the forecast rows. `error` is what a refusal of the file was
    raised as. `view` is the workbook as it would be, where that is all that is asked. `dues` says which municipalities
    have another amount to pay, `undone` is the step that was taken back, `waiting` those that can be, the next first.
    `filling` is what becomes of the last paper's sheet, `version` the name that was locked.
    """

    path: Path
    status: Status
    findings: tuple[Problem, ...] = ()
    blocking: tuple[Problem, ...] = ()
    backup: Path | None = None
    before: float | None = None
    after: float | None = None
    rows: int = 0
    error: SnitError | None = None
    asked: tuple[Asked, ...] = ()
    prepared: Prepared | None = None
    view: WorkbookView | None = None
    dues: str = ""
    undone: journal.Step | None = None
    waiting: tuple[journal.Step, ...] = ()
    filling: Filling | None = None
    version: str = ""


def update(path: Path, author: Author) -> Result:
    """Press Uppdatera prognos on a closed file (uppdatera)."""
    return at_edge(path, lambda: _act(path, update_forecast, author, "update"))


def lock(path: Path, name: str, author: Author, point: str = "") -> Result:
    """Press Lås version on a closed file (lås version); name and report point follow the period where left out."""

    def action(model: Model, _now: datetime) -> Outcome:
        return lock_version(model, name, author, point)

    return at_edge(path, lambda: _act(path, action, author, "lock"))


def check(path: Path, author: Author) -> Result:
    """List every finding in a closed file (kontrollera); writes nothing."""

    def work() -> Result:
        opened = read_workbook(path)
        if is_register(opened.view):
            return Result(path, Status.UNCHANGED, register.findings_in(opened, author.now.date()))
        ran = loop.run(opened.view, _findings, author.now)
        if ran.model is None:
            return refusal(path, ran)
        return Result(path, Status.UNCHANGED, ran.findings)

    return at_edge(path, work)


def take_back(path: Path, author: Author, *, force: bool = False) -> Result:
    """Give back the file as it was before our last write (återställ)."""

    def work() -> Result:
        given = restore(path, author.now, force=force)
        left = tuple(waiting_steps(path))
        return Result(path, Status.DONE, backup=given.backup, undone=given.undone, waiting=left)

    return at_edge(path, work)


def list_steps(path: Path) -> Result:
    """List the writes that Återställ can take back (lista steg); changes nothing."""
    return at_edge(path, lambda: Result(path, Status.UNCHANGED, waiting=tuple(waiting_steps(path))))


def create(path: Path, data: bytes, author: Author, *, over: bool) -> Result:
    """Write a new workbook (skapa arbetsbok); `over` replaces an existing file after a backup."""
    return at_edge(path, lambda: _create(path, data, author, over=over))


def create_register(path: Path, data: bytes, committee: str, author: Author) -> Result:
    """Write a new register of certificates with its blank form beside it (skapa registret); neither is written over."""

    def work() -> Result:
        if path.exists():
            raise refused("SEKRETESS-FINNS", file=path.name)
        form = register.blank_form(committee, author.now)
        result = _create(path, data, author, over=False)
        register.add_form(result.path, form)
        return result

    return at_edge(path, work)


def view_of(path: Path) -> WorkbookView:
    """Return a workbook's cells as they stand on disk (läs arbetsboken); raises FileRefusedError."""
    return read_workbook(path).view


def at_edge(path: Path, work: Callable[[], Result]) -> Result:
    """Turn what the file host raises into problems (filvärdens kant); nothing else does."""
    try:
        return work()
    except BooksRefusedError as refused_source:
        return Result(path, Status.REFUSED, blocking=(refused_source.problem,), error=refused_source)
    except FileRefusedError as refused_file:
        found = refused_file.problem
        named = found if found.place.file else replace(found, place=replace(found.place, file=path.name))
        return Result(path, Status.UNUSABLE, blocking=(named,), error=refused_file)
    except SnitError as error:
        found = unexpected(error, Place(file=path.name))
        return Result(path, Status.UNUSABLE, blocking=(found,), error=error)


def _findings(model: Model, _now: datetime) -> Outcome:
    return Outcome(None, checking.findings(model))


def _act(path: Path, action: loop.Action, author: Author, name: str) -> Result:
    opened = read_workbook(path)
    author = saved_by(opened, author)
    ran = loop.run(opened.view, action, author.now, press=Press(author, name))
    if ran.blocking or ran.model is None:
        return refusal(path, ran)
    told = partial(
        Result,
        path,
        findings=ran.findings,
        before=log.forecast_before(opened.view),
        after=log.forecast_total(ran.after),
        rows=len(ran.model.rows),
        dues=changed_dues(opened.view, ran.after),
        version=last_listed(ran.after),
    )
    if ran.writes is None:
        return told(Status.UNCHANGED)
    writes = _logged(ran, ran.model, ran.writes, author) if action is update_forecast else ran.writes
    backup = write_workbook(opened, writes, ran.values, author.now, ACTIONS[name], foreign=bool(ran.foreign))
    return told(Status.DONE if backup else Status.UNCHANGED, backup=backup)


def _logged(ran: loop.Run, model: Model, writes: Writes, author: Author) -> Writes:
    return log.with_update(model, writes, ran.before, ran.after, author)


def refusal(path: Path, ran: loop.Run) -> Result:
    """Return the result of a run that was refused (avvisat): nothing is written."""
    foreign = any(found.code == NOT_OURS for found in ran.blocking)
    return Result(path, Status.UNUSABLE if foreign else Status.REFUSED, ran.findings, ran.blocking)


def _create(path: Path, data: bytes, author: Author, *, over: bool) -> Result:
    if path.suffix.casefold() != SUFFIX:
        raise refused("BYGG-FILTYP", file=path.name)
    target = spelled_on_disk(path)
    if not target.exists():
        make_folder(target.parent)
        replace_atomically(target, data)
        return Result(target, Status.DONE)
    if not over:
        raise refused("BYGG-FINNS", file=path.name)
    seen = fingerprint(target, read_bytes(target))
    backup = journal.write_step(target, data, seen, journal.Stamp(author.now, ACTIONS["build"]))
    return Result(target, Status.DONE, backup=backup)
