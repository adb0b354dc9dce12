"""The example's books laid beside its workbook (exempelbokföring), so that the demo starts from files."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from pathlib import Path

from snit_xl.actions.build_workbook import BOOKS, book_files
from snit_xl.hosts.file.refusals import from_os_error
from snit_xl.workbook.data import sample_folder


def copy_books(folder: Path) -> list[Path]:
    """Copy the example's books into a folder and return the copies (kopiera exempelbokföring)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with as_file(sample_folder("example") / BOOKS) as source:
            return [Path(shutil.copyfile(path, folder / path.name)) for path in book_files(source)]
    except OSError as error:
        raise from_os_error(error, folder) from error
