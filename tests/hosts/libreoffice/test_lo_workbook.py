"""The committed .xlsm in real Calc with the extension: its own SNIT cells are Python's, and it is saved as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from extended_office import ExtendedOffice
from support.calc import CellError, Document
from support.macros import XLSM

from snit_xl.hosts.file.commands import view_of
from snit_xl.workbook.view import WorkbookView, cell_name

pytestmark = pytest.mark.libreoffice
FUNCTIONS_IN_USE = 7
# Nothing stands before the name: no file's name, no prefix of another program's.
BARE = re.compile(r"(?<![\w.!\]@])SNIT_[A-Z_]+\(")
MUNICIPALITIES = ("Vårgårda", "Herrljunga")
Leaves = dict[tuple[str, int, int], str]


def leaves(view: WorkbookView) -> Leaves:
    """Return the formulas that ask for a SNIT function, by cell."""
    return {
        (sheet, *at): cell.formula
        for sheet, grid in view.cells.items()
        for at, cell in grid.items()
        if cell.formula and "SNIT_" in cell.formula
    }


@pytest.fixture
def book(inside: ExtendedOffice, tmp_path: Path) -> Iterator[Document]:
    path = Path(shutil.copy(XLSM, tmp_path / "bok å.xlsm"))
    with inside.open(path, macros=True) as document:
        yield document


def test_every_snit_cell_is_computed_by_python_to_the_value_in_the_file(book: Document) -> None:
    """Without the extension the same recalculation makes errors of them (test_macros_in_libreoffice)."""
    on_disk = view_of(XLSM)
    wanted = {place: on_disk.cell(*place).value for place in leaves(on_disk)}
    assert len(wanted) > 70
    assert {name for text in leaves(on_disk).values() for name in names_in(text)} >= {"SNIT_FORDELNING", "SNIT_ANDEL"}
    assert len({name for text in leaves(on_disk).values() for name in names_in(text)}) == FUNCTIONS_IN_USE
    book.calculate_all()
    seen = {sheet: book.all_cells(sheet) for sheet in {sheet for sheet, _, _ in wanted}}
    for (sheet, row, col), value in wanted.items():
        shown = seen[sheet][row, col].value if (row, col) in seen[sheet] else ""
        assert shown == (pytest.approx(value, abs=1e-9) if isinstance(value, float) else value or ""), (sheet, row, col)


def names_in(formula: str) -> list[str]:
    return re.findall(r"SNIT_[A-Z_]+", formula)


def test_no_cell_of_the_workbook_changes_when_all_is_computed_anew(book: Document) -> None:
    before = {sheet: book.all_cells(sheet) for sheet in book.sheet_names()}
    book.calculate_all()
    for sheet, cells in before.items():
        after = book.all_cells(sheet)
        assert after.keys() == cells.keys()
        for at, cell in cells.items():
            value = after[at].value
            assert not isinstance(value, CellError), (sheet, at)
            assert value == (pytest.approx(cell.value, abs=1e-9) if isinstance(cell.value, float) else cell.value)


def test_typing_a_new_amount_changes_the_split_and_its_sum(book: Document) -> None:
    """Växel och telefoni costs 1 000 more: by the key Vårgårda bears 546 of it and Herrljunga 454."""
    table = view_of(XLSM).tables["Fordelning"]
    row = table.area.top + 1
    amount, parts = table.column("Gemensamt belopp").left, [table.column(f"Fördelat {k}").left for k in MUNICIPALITIES]
    sums = table.area.bottom + 1
    before = [number(book, row, col) for col in parts]
    totals = [number(book, sums, col) for col in parts]
    book.set_value("Fördelning", cell_name(row, amount), number(book, row, amount) + 1000)
    after = [number(book, row, col) for col in parts]
    assert sum(after) == sum(before) + 1000
    assert after[0] - before[0] == pytest.approx(546, abs=1)
    assert [number(book, sums, col) for col in parts] == [
        t + a - b for t, a, b in zip(totals, after, before, strict=True)
    ]


def number(document: Document, row: int, col: int) -> float:
    value = document.cell_value("Fördelning", cell_name(row, col))
    assert isinstance(value, float)
    return value


def test_the_saved_workbook_asks_for_the_functions_by_their_bare_names(book: Document, tmp_path: Path) -> None:
    saved = view_of(book.store(tmp_path / "sparad.xlsm"))
    before, after = leaves(view_of(XLSM)), leaves(saved)
    assert after.keys() == before.keys()
    for place, formula in after.items():
        assert names_in(formula) == names_in(before[place]), (place, formula)
        assert len(BARE.findall(formula)) == formula.count("SNIT_"), (place, formula)
