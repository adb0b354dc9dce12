"""What the handbook says that a function answers is what the cell shows: each example typed in a real Calc."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from extended_office import ExtendedOffice
from support.machine import REPOSITORY
from support.macros import built_xlsm

from snit_xl.domain.money import parse_number
from snit_xl.udfs import FUNCTIONS

sys.path.insert(0, str(REPOSITORY / "scripts"))
from handbook_examples import Example, sections, type_in  # type: ignore[import-not-found]

pytestmark = pytest.mark.libreoffice
# Calc's menus are in English here.
ERRORS = {"#VÄRDE!": "#VALUE!", "#SAKNAS!": "#N/A"}


def test_every_function_has_its_example() -> None:
    assert {one.function for group in sections() for one in group} == FUNCTIONS.keys()


def test_the_cells_show_what_the_handbook_says(inside: ExtendedOffice, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsm"
    path.write_bytes(built_xlsm())
    wrong = []
    with inside.open(path) as document:
        for group in sections():
            for example in group:
                cells = empty(document.component, example)
                type_in(document.component, example)
                answers = [plain(answer) for answer in example.answers]
                if shown(cells) != answers:
                    wrong.append((example.formula, shown(cells), answers))
            for example in group:
                cells_of(document.component, example).clearContents(1 | 2 | 4 | 16)
    assert wrong == []


def cells_of(component: Any, example: Example) -> Any:  # noqa: ANN401 - UNO objects
    return component.Sheets.getByName(example.sheet).getCellRangeByName(example.area)


def empty(component: Any, example: Example) -> Any:  # noqa: ANN401
    """Return the example's cells, which hold nothing of the workbook's own."""
    cells = cells_of(component, example)
    assert {value for row in cells.getDataArray() for value in row} == {""}, example
    return cells


def shown(cells: Any) -> list[object]:  # noqa: ANN401
    places = [(col, row) for row in range(cells.Rows.Count) for col in range(cells.Columns.Count)]
    return [plain(cells.getCellByPosition(*place).String) for place in places]


def plain(text: str) -> object:
    """Return a shown answer without what only the format decides: spaces among figures, the error's language."""
    number = parse_number(text.removesuffix("%").strip())
    return ERRORS.get(text, text) if number is None else number
