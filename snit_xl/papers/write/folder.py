"""A new folder for each run (handlingarnas mapp): whole or not at all, and never over one that is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from snit_xl.papers.write.catalogue import OutFile
from snit_xl.workbook.terms.messages import day_text
from snit_xl.workbook.terms.paper_texts import FOLDER_NAME, FOLDER_NAME_TAKEN

BEGINS = ".handlingar-"


def keep(files: Sequence[OutFile], out: Path, day: date) -> Path:
    """Put files in a new dated folder under `out` (spara handlingar) and return it; raises OSError, leaving nothing.

    They are written to a folder beside it first, which is renamed when all of them are there.
    """
    made = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=BEGINS, dir=out))
    try:
        for one in files:
            (unfinished / one.name).write_bytes(one.data)
        unfinished.chmod(0o755)
        return _named(unfinished, out, day)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        if made and not any(out.iterdir()):
            out.rmdir()
        raise


def _named(unfinished: Path, out: Path, day: date) -> Path:
    """Give the folder its name (namnge): a running number where the day's is taken, also by somebody else just now."""
    number = 1
    while True:
        template = FOLDER_NAME if number == 1 else FOLDER_NAME_TAKEN
        target = out / template.format(day=day_text(day), number=number)
        number += 1
        if target.exists():
            continue
        try:
            unfinished.rename(target)
        except (FileExistsError, NotADirectoryError):
            continue
        return target
