"""Builds a committee's workbook with everything in it computed (bygg arbetsbok)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from importlib.resources import as_file
from pathlib import Path
from typing import Any

from snit_xl.actions import loop
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.read_books import owned, read_in
from snit_xl.actions.seen_inputs import Press, rows_now, snapshot
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.books.intake import ReadFile, take_in
from snit_xl.domain.errors import MisuseError
from snit_xl.domain.problems import Problem
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content, RowData, read_sample, sample_folder
from snit_xl.workbook.formula import evaluate
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.model import Model
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.template import Committee, new_committee
from snit_xl.workbook.terms.messages import BOOKS_FOLDER, BUILDER
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Scalar, TableRows, Writes

EXAMPLE = ("Vårgårda", "Herrljunga")
BOOKS = "books"
BOOK_SUFFIXES = frozenset({".se", ".csv", ".xlsx"})
Built = tuple[bytes, tuple[Problem, ...]]
Attach = Callable[[Any], None]


def build_example(
    now: datetime, *, updated: bool = True, read: bool = True, leaves: bool = False, attach: Attach | None = None
) -> Built:
    """Return the 2017 example of Herrljunga and Vårgårda (exempelarbetsboken), and what Kontrollera finds in it.

    `read` has its books read in and `updated` its forecast updated; without them each waits for its button. With
    `leaves` its cells hold SNIT formulas too; so they do where `attach` puts in the macros that answer them.
    """
    layout = committee_layout(EXAMPLE, 4)
    content = example_content(layout, now) if read else read_sample(layout, sample_folder("example"))
    return _build(layout, content, now, updated=updated, leaves=leaves or attach is not None, attach=attach)


def example_content(layout: Layout, now: datetime) -> Content:
    """Return the example's content with its books read in (exemplets innehåll)."""
    content = read_sample(layout, sample_folder("example"))
    with as_file(sample_folder("example") / BOOKS) as folder:
        taken = take_in(book_files(folder))
    if taken.asked or taken.refused:
        raise MisuseError(f"the example's books can't be read: {taken.asked} {taken.refused}")
    files = tuple(replace(one, folder=BOOKS_FOLDER) for one in owned(taken.files, EXAMPLE))
    reads = partial(_read_in, files=files, author=Author(BUILDER, now))
    ran = loop.run(Builder(layout, content).view(), _nothing_more, now, before=(reads,))
    for rows in ran.writes.lists if ran.writes is not None else ():
        _fill(content, layout, rows)
    return content


def book_files(folder: Path) -> list[Path]:
    """Return the example's books in a folder (exempelbokföring), by name; the note beside them is none."""
    return sorted(path for path in folder.iterdir() if path.suffix in BOOK_SUFFIXES)


def _read_in(model: Model, _now: datetime, *, files: Sequence[ReadFile], author: Author) -> Outcome:
    return read_in(model, files, author)


def build_committee(committee: Committee, now: datetime, *, leaves: bool = False) -> Built:
    """Return a new committee's workbook with inputs to fill in, and what is still missing in it (ny arbetsbok)."""
    layout = committee_layout(committee.municipalities, committee.scale)
    return _build(layout, new_committee(layout, committee), now, updated=True, leaves=leaves)


def build_next_year(layout: Layout, content: Content, press: Press) -> Built:
    """Return next year's workbook with its outcomes on their rows (nytt år), and what is still missing in it."""
    now = press.author.now
    mapped = loop.run(Builder(layout, content).view(), _nothing_more, now)
    for rows in mapped.writes.lists if mapped.writes is not None else ():
        _fill(content, layout, rows)
    return _build(layout, content, now, updated=True, leaves=False, press=press)


def _build(
    layout: Layout,
    content: Content,
    now: datetime,
    *,
    updated: bool,
    leaves: bool,
    attach: Attach | None = None,
    press: Press | None = None,
) -> Built:
    builder = Builder(layout, content, leaves=leaves, attach=attach)
    first = snapshot(tuple(rows_now(builder.view(), layout)), press or Press(Author(BUILDER, now), "build"))
    _fill(content, layout, first)
    ran = loop.run(builder.view(), update_forecast if updated else _read_only, now)
    if ran.writes is not None:
        for rows in ran.writes.lists:
            _fill(content, layout, rows)
    builder = Builder(layout, content, leaves=leaves, attach=attach)
    if ran.writes is not None:
        builder.set_values({(w.sheet, w.row, w.col): w.value for w in ran.writes.cells})
    return builder.write(computed(builder, now.date())), ran.findings


def _nothing_more(model: Model, _now: datetime) -> Outcome:
    return Outcome(Writes(), model.problems)


def _read_only(model: Model, _now: datetime) -> Outcome:
    return Outcome(None, model.problems)


def _fill(content: Content, layout: Layout, rows: TableRows) -> None:
    """Put a result list's rows into the content (fyll resultatlista)."""
    table = next(t for t in layout.tables().values() if TABLES[t.key] == rows.table)
    keys = [i.key for i in instances(table, layout.municipalities)]
    content.tables[table.key] = [RowData(zip(keys, values, strict=True)) for values in rows.rows]


def computed(builder: Builder, today: date) -> dict[tuple[str, int, int], Scalar]:
    """Return the results of every formula in a built workbook (räkna ut formlerna)."""
    view = builder.view()
    formulas = {
        (sheet, row, col): cell.formula
        for sheet, grid in view.cells.items()
        for (row, col), cell in grid.items()
        if cell.formula
    }
    done = evaluate(view, formulas, today=today)
    if done.foreign or done.cycles:
        raise MisuseError(f"formulas that can't be computed: {dict(done.reasons)} {sorted(done.cycles)}")
    return dict(done.values)
