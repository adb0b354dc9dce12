"""Start leads to where its questions are answered: every link to a cell that is there, and is the one it should be."""

from __future__ import annotations

import pytest
from openpyxl.utils import range_boundaries
from support.workbooks import BUILT_AT, Book, example

from snit_xl.actions.build_workbook import build_committee
from snit_xl.workbook.template import Committee
from snit_xl.workbook.terms.task_texts import TASKS

COMMITTEE = Committee(("Ale", "Kungälv", "Stenungsund"), ("Lön", "IT"), 2026)
# What stands over the cell that a question leads to, or before it where that is a field.
LABELS = {
    "why": "Avvikelse period",
    "coming": "Avdelning",
    "method": "Metod",
    "since": "Jämför med version",
    "who": "Cell",
}
STEPS = ["Inläsning", "Prognos", "Kontroller", "Ärenden", "Versioner"]
FIRST_SCREEN = 26  # rows of a screen that is 768 high, toolbars and all
Cell = tuple[str, int, int]


@pytest.fixture(scope="module", params=["the example", "a new committee"])
def book(request: pytest.FixtureRequest) -> Book:
    return Book.of(example()[0] if request.param == "the example" else build_committee(COMMITTEE, BUILT_AT)[0])


def links(book: Book) -> dict[str, tuple[str, Cell]]:
    """Return where each link on Start leads, by its cell: what it says, and the sheet, row and column there."""
    return {
        cell.coordinate: (str(cell.value), target(book, cell.hyperlink.location))
        for row in book.raw["Start"].iter_rows()
        for cell in row
        if cell.hyperlink
    }


def target(book: Book, location: str) -> Cell:
    if "!" not in location:
        location = book.raw.defined_names[location].attr_text
    sheet, _, ref = location.rpartition("!")
    left, top, _, _ = range_boundaries(ref.replace("$", ""))
    return sheet.strip("'"), top, left


def test_each_question_leads_to_the_cell_where_it_is_answered(book: Book) -> None:
    found = {said: at for said, at in links(book).values() if said not in STEPS}
    assert set(found) == {task.question for task in TASKS.values()}
    for key, label in LABELS.items():
        sheet, row, col = found[TASKS[key].question]
        page = book.raw[sheet]
        assert label in {page.cell(row - 1, col).value, page.cell(row, max(col - 1, 1)).value}, key


def test_each_step_of_the_month_leads_to_its_sheet(book: Book) -> None:
    assert [(said, at) for said, at in links(book).values() if said in STEPS] == [(s, (s, 1, 1)) for s in STEPS]


def test_the_questions_are_seen_without_scrolling(book: Book) -> None:
    rows = [int(cell[1:]) for cell, (said, _) in links(book).items()]
    assert max(rows) <= FIRST_SCREEN


def test_a_coming_item_has_rows_waiting_and_its_row_is_chosen_in_a_list(book: Book) -> None:
    waiting = [row for row in book.rows("Kommande") if set(row.values()) == {None}]
    assert len(waiting) >= 5
    (sheet, ref) = next(iter(book.raw.defined_names["Hitta_kommande"].destinations))
    page, first = book.raw[sheet], int(ref.rpartition("$")[2])
    (rule,) = [one for one in page.data_validations.dataValidation if f"B{first + 3}" in one.sqref]
    assert (rule.type, rule.formula1, rule.showErrorMessage) == ("list", "Lista_Prognosrader_Rad", False)
