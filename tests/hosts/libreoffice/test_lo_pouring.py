"""Thousands of cells in one step: what lands in the cells is what was meant, whatever the texts hold."""

from __future__ import annotations

from typing import Any

import pytest
from extended_office import SHEET, ExtendedOffice, new_document
from support.calc import Document

from snit_xl.hosts.libreoffice.calc.pouring import sylk
from snit_xl.hosts.libreoffice.calc.writing import MANY, carry_out

TEXTS = (
    "4010",
    "2017-08",
    "1,5",
    "=1+1",
    "'apostrof",
    'sa "nej"; två',
    '";;"',
    "rad ett\nrad två",
    "  mellanslag  ",
    "SANT",
    "#N/A",
    "é€−→ åäö",
    "a\tb",
    "x" * 3000,
)
NUMBERS = (0.0, -0.1, 1 / 3, 1e-7, 123456789012345.67, 42978.0)


def test_empty_cells_and_quotes_in_sylk() -> None:
    assert sylk([["", 'a"b', 1.5], ["två\nrader", "", -2.0]]).decode().splitlines() == [
        "ID;PSCALC3",
        'C;Y1;X2;K"a""b"',
        "C;Y1;X3;K1.5",
        'C;Y2;X1;K"två\x1b :rader"',
        "C;Y2;X3;K-2.0",
        "E",
    ]


def plan(rows: list[list[Any]], top: int = 3) -> dict[str, Any]:
    block = [SHEET, top, 2, rows]
    return {"title": "SNIT: prov", "grow": [], "blocks": [block], "formulas": [], "areas": [], "calculate": False}


def area(document: Document, rows: list[list[Any]]) -> Any:  # noqa: ANN401 - a UNO object
    sheet = document.component.Sheets.getByName(SHEET)
    return sheet.getCellRangeByPosition(1, 2, len(rows[0]), 1 + len(rows))


@pytest.fixture
def rows() -> list[list[Any]]:
    """Make more rows than are written one cell at a time: texts, numbers and empty cells in every column."""
    made = [["", *TEXTS, *NUMBERS], [*NUMBERS, "", *TEXTS], [*TEXTS, *NUMBERS, ""]]
    return made * (MANY // len(made[0]) + 1)


@pytest.mark.libreoffice
def test_every_cell_holds_what_was_meant_and_one_undo_gives_all_back(
    inside: ExtendedOffice, rows: list[list[Any]]
) -> None:
    with new_document(inside) as document:
        component = document.component
        target = area(document, rows)
        old = tuple(("gammalt", *[7.0] * (len(rows[0]) - 1)) for _ in rows)
        target.setDataArray(old)
        target.CellBackColor = 0x112233
        other = component.Sheets.insertNewByName("Annat", 1)
        assert other is None
        component.CurrentController.setActiveSheet(component.Sheets.getByName("Annat"))
        component.UndoManager.clear()
        formats = target.NumberFormat
        with inside.watched("pour"):
            carry_out(component, plan(rows))
        assert [list(row) for row in target.getDataArray()] == rows
        assert (target.CellBackColor, target.NumberFormat) == (0x112233, formats)
        assert component.CurrentController.ActiveSheet.Name == "Annat"
        assert component.UndoManager.getAllUndoActionTitles() == ("SNIT: prov",)
        component.UndoManager.undo()
        assert target.getDataArray() == old


@pytest.mark.libreoffice
@pytest.mark.parametrize("hinder", ["hidden sheet", "two formats"])
def test_what_can_not_be_poured_is_written_all_the_same(
    inside: ExtendedOffice, rows: list[list[Any]], hinder: str
) -> None:
    with new_document(inside) as document:
        component = document.component
        component.Sheets.insertNewByName("Annat", 1)
        target = area(document, rows)
        if hinder == "hidden sheet":
            component.Sheets.getByName(SHEET).IsVisible = False
        else:
            target.getCellByPosition(13, 5).NumberFormat = 10
        with inside.watched("write"):
            carry_out(component, plan(rows))
        assert [list(row) for row in target.getDataArray()] == rows
        if hinder == "two formats":
            assert target.getCellByPosition(13, 5).NumberFormat == 10
        component.UndoManager.undo()
        assert {value for row in target.getDataArray() for value in row} == {""}


@pytest.mark.libreoffice
def test_rows_that_a_filter_hides_get_their_own_values(inside: ExtendedOffice, rows: list[list[Any]]) -> None:
    with new_document(inside) as document:
        target = area(document, rows)
        for hidden in (1, 2, 9):
            target.Rows.getByIndex(hidden).IsVisible = False
        with inside.watched("pour"):
            carry_out(document.component, plan(rows))
        assert [list(row) for row in target.getDataArray()] == rows
