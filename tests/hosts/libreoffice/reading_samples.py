"""A workbook before any file is read and the example's books beside it, for tests of Läs in utfall in Calc."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from compared import DAY_ZERO
from support.workbooks import BUILT_AT

from snit_xl.actions.build_workbook import Attach, build_example
from snit_xl.actions.log import Author
from snit_xl.hosts.file.example_books import copy_books
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import BOOKS_FOLDER
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Scalar, WorkbookView, cell_name

READ, TRACE = "snit:lasin", "snit:underlag"
BUDGET = "Vårgårda budget 2017.csv"


@dataclass(frozen=True)
class Unread:
    """A workbook without outcomes, a closed copy of it, and files to read."""

    path: Path
    closed: Path
    files: list[Path]

    @property
    def given(self) -> str:
        return "\n".join(map(str, self.files))


@cache
def _bare() -> bytes:
    return build_example(BUILT_AT, updated=False, read=False)[0]


def unread(folder: Path, suffix: str = ".xlsx", attach: Attach | None = None) -> Unread:
    """Lay out a workbook, its copy and the books."""
    raw = _bare() if attach is None else build_example(BUILT_AT, updated=False, read=False, attach=attach)[0]
    path, closed = folder / f"Vår bok{suffix}", folder / f"stängd{suffix}"
    for each in (path, closed):
        each.write_bytes(raw)
    return Unread(path, closed, copy_books(folder / BOOKS_FOLDER))


def later_budget(folder: Path, old: str = ";246\xa0575,00", new: str = ";250\xa0000,00") -> Path:
    """Write the budget anew with another amount in two months, and no sum row, in a folder of its own."""
    path = folder / "senare" / BUDGET
    path.parent.mkdir()
    text = (folder / BOOKS_FOLDER / BUDGET).read_bytes().decode("cp1252")
    assert text.count(old) == 2
    rows, total, _ = text.replace(old, new).rpartition("Summa;")
    assert total
    path.write_bytes(rows.encode("cp1252"))
    return path


def author(read: WorkbookView) -> Author:
    """Return who read and when, as it stands in a workbook that has just been read into."""
    days = max(at for row in rows(read, "sources") if isinstance(at := row[heading("sources", "read_at")], float))
    return Author(getpass.getuser(), DAY_ZERO + timedelta(seconds=round(days * 86400)))


def rows(view: WorkbookView, table: str) -> list[dict[str, Scalar]]:
    """Return a table's rows by heading."""
    where = view.tables[TABLES[table]]
    return [
        {name: view.cell(where.area.sheet, row, where.column(name).left).value for name in where.columns}
        for row in where.area.rows
    ]


def place_of(view: WorkbookView, table: str, key: str, **wanted: object) -> tuple[str, str]:
    """Return sheet and cell of a column in the one row whose cells under some headings hold these values."""
    where = view.tables[TABLES[table]]
    named = {name.replace("_", " "): value for name, value in wanted.items()}
    found = [
        row for row, cells in zip(where.area.rows, rows(view, table), strict=True) if named.items() <= cells.items()
    ]
    assert len(found) == 1, (table, wanted, found)
    return where.area.sheet, cell_name(found[0], where.column(heading(table, key)).left)


def amounts(listed: Sequence[dict[str, Scalar]], name: str) -> float:
    """Sum a column, empty cells left out."""
    return sum(value for row in listed if isinstance(value := row[name], float))
