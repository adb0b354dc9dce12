"""A button's writes carried out with what takes them back (utför och behåll): a step in the workbook, or a copy of it.

A step too large for the workbook is not kept, nor are those before it, which can't be reached without it. Then a dated
copy of the workbook as it stands, what is not yet saved included, is put beside it first.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

from snit_xl.actions.log import Author
from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.live import LiveBook
from snit_xl.hosts.excel.plan import planned
from snit_xl.hosts.excel.reader import OpenBook
from snit_xl.hosts.excel.refusals import ExcelRefusedError, refused
from snit_xl.hosts.excel.session import carry_out
from snit_xl.hosts.excel.steps import fits, read_steps
from snit_xl.hosts.excel.taking_back import step_of
from snit_xl.workbook.terms.messages import ACTIONS, BACKUP_FOLDER
from snit_xl.workbook.view import Writes


def carry_out_kept(opened: OpenBook, writes: Writes, action: str, author: Author) -> Path | None:
    """Write what an action wants, able to be taken back (genomför); returns the copy where no step could be kept."""
    try:
        steps = read_steps(opened.view)
    except ExcelRefusedError:  # somebody has been on the hidden sheet: no reason to stop, the steps begin anew
        steps = []
    plan = planned(opened, writes)
    new = partial(step_of, ACTIONS[action], author.now, opened.view, writes)
    if fits(new(plan.contents)):
        carry_out(opened, plan, lambda written: [*steps, new(written)])
        return None
    copy = save_copy(opened.book, author.now)
    carry_out(opened, plan, lambda _written: [])
    return copy


def home_of(book: LiveBook) -> Path | None:
    """Return the folder that a workbook lies in (mapp); None on SharePoint, which gives an address, and if unsaved."""
    path = Path(native.full_name(book))
    return path.resolve().parent if path.is_absolute() else None


def save_copy(book: LiveBook, now: datetime) -> Path:
    """Save a dated copy of the open workbook beside it (säkerhetskopia), never over another file."""
    home = home_of(book)
    if home is None:
        raise refused("EXCEL-KOPIA")
    folder, name = home / BACKUP_FOLDER, Path(book.name)
    names = (f"{name.stem} {now:%Y-%m-%d %H%M%S}{f' ({n})' if n > 1 else ''}{name.suffix}" for n in count(1))
    try:
        folder.mkdir(exist_ok=True)
        path = next(path for one in names if not (path := folder / one).exists())
        native.save_copy(book, path)
        saved = path.is_file()
    except Exception as error:
        raise refused("EXCEL-KOPIA") from error
    if not saved:
        raise refused("EXCEL-KOPIA")
    return path
