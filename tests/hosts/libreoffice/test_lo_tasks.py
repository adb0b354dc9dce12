"""What is often asked, each from its line on Start with a real mouse, to the answer or the new figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from compared import view
from extended_office import ExtendedOffice, extended_office, settings_text
from reading_samples import place_of, rows
from support.calc import Document
from support.macros import FOLDER
from support.screen import Screen, cell_centre, text_start, toolbar_centre
from support.workbooks import BUILT_AT

from snit_xl.actions.build_workbook import build_example
from snit_xl.workbook.macro_build import with_macros
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.messages import ACTIONS
from snit_xl.workbook.terms.task_texts import TASKS
from snit_xl.workbook.view import cell_name, cell_position

pytestmark = pytest.mark.libreoffice
ANSWER = "SNIT"  # the title of what the toolbar says
BAR = "addon_se.snitxl.Verktygsrad"
IT = {"Avdelning": "IT, växel och telefoni", "Rad": "Övriga kostnader"}


@pytest.fixture(scope="module")
def office(monitor: Screen) -> Iterator[ExtendedOffice]:
    """Start one that shows its windows, with the extension."""
    with extended_office(settings_text(process="inside"), monitor) as running:
        yield running


@pytest.fixture
def book(office: ExtendedOffice, monitor: Screen, tmp_path: Path) -> Iterator[Document]:
    """Open the updated example, its window as large as a laptop's."""
    path = tmp_path / "Vår nämnd.xlsm"
    path.write_bytes(build_example(BUILT_AT, attach=with_macros(FOLDER))[0])
    document = office.open(path, hidden=False, macros=True)
    document.component.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, 1366, 768, 15)
    yield document
    monitor.answer(ANSWER, "Return")
    document.close()


def ask(monitor: Screen, book: Document, task: str) -> tuple[str, str]:
    """Click a task's line on Start, without scrolling, and return the sheet and the cell where that leads."""
    controller = book.component.CurrentController
    (row,) = [row for row in range(1, 30) if book.cell_text("Start", f"A{row}") == TASKS[task].question]
    monitor.follow(*text_start(book, row, 1))
    address = controller.getSelection().CellAddress
    return controller.ActiveSheet.Name, cell_name(address.Row + 1, address.Column + 1)


def press(monitor: Screen, book: Document, action: str) -> None:
    assert monitor.click_until(*toolbar_centre(book, BAR, ACTIONS[action]), ANSWER)
    assert monitor.answer(ANSWER, "Return")


def type_at(monitor: Screen, book: Document, cell: str, typed: str) -> None:
    """Click a cell and type; the last one is left without Enter, as in a hurry."""
    monitor.click(*cell_centre(book, *cell_position(cell)))
    monitor.type_text(typed)


def figure(book: Document, heading: str) -> Any:  # noqa: ANN401
    """Return what a heading's cell of IT's other costs holds."""
    (row,) = [row for row in rows(view(book), "rows") if {key: row[key] for key in IT} == IT]
    return row[heading]


def test_why_a_row_deviates(monitor: Screen, book: Document) -> None:
    sheet, cell = ask(monitor, book, "why")
    seen = view(book)
    assert (sheet, cell) == place_of(
        seen, "rows", "period_deviation", Avdelning="Ekonomiavdelningen", Rad="Intäkter/kommunbidrag"
    )
    _, wanted = place_of(seen, "rows", "period_deviation", Avdelning="Ekonomiavdelningen", Rad="Övriga kostnader")
    deviates = book.cell_value("Prognos", wanted)
    assert isinstance(deviates, float)
    monitor.click(*cell_centre(book, *cell_position(wanted)))
    press(monitor, book, "trace")
    assert book.component.CurrentController.ActiveSheet.Name == "Spårning"
    parts = [float(row["Avvikelse (kr)"]) for row in rows(view(book), "trace")]
    assert sum(parts) == pytest.approx(1000 * deviates)
    assert parts == sorted(parts, key=abs, reverse=True)


def test_a_coming_invoice_is_on_the_forecast(monitor: Screen, book: Document) -> None:
    """It is typed in the first empty row of the table, and the button is pressed before Enter."""
    sheet, cell = ask(monitor, book, "coming")
    first = cell_position(cell)[0]
    before = figure(book, "Prognos helår")
    assert sheet == "Prognos"
    book.set_value(sheet, f"A{first + 1}", IT["Avdelning"])
    book.set_value(sheet, f"B{first + 1}", IT["Rad"])
    type_at(monitor, book, f"C{first + 1}", "ja\t")
    type_at(monitor, book, f"F{first + 1}", "247")
    press(monitor, book, "update")
    assert figure(book, "Prognos helår") - before == 247


def test_another_method_for_a_row(monitor: Screen, book: Document) -> None:
    sheet, cell = ask(monitor, book, "method")
    _, wanted = place_of(view(book), "rows", "method", **IT)
    assert (sheet, cell[0]) == ("Prognos", wanted[0])
    outcome = figure(book, "Utfall ack")
    book.set_value(sheet, wanted, "linjär")
    press(monitor, book, "update")
    assert figure(book, "Prognos helår") == pytest.approx(outcome / 8 * 12)


def test_what_has_changed_since_april(monitor: Screen, book: Document) -> None:
    month = view(book).names[field_term("month").name]
    at = cell_name(month.top, month.left)
    _, method = place_of(view(book), "rows", "method", **IT)
    book.set_value(month.sheet, at, 4)
    press(monitor, book, "update")
    lock = toolbar_centre(book, BAR, ACTIONS["lock"])
    assert monitor.click_until(*lock, ANSWER)
    assert monitor.answer(ANSWER, "Return")  # the name that is suggested, and then what was done
    book.set_value(month.sheet, at, 8)
    book.set_value("Prognos", method, "linjär")
    book.component.CurrentController.setActiveSheet(book.component.Sheets.getByName("Start"))
    sheet, _ = ask(monitor, book, "since")
    assert sheet == "Ändringar"
    press(monitor, book, "update")
    changed, whole = rows(view(book), "changes")
    assert {key: changed[key] for key in IT} == IT
    assert (changed["Metod då"], changed["Metod nu"]) == ("budget", "linjär")
    assert whole["Ändring"] == changed["Ändring"] != 0


def test_who_changed_a_cell(monitor: Screen, book: Document) -> None:
    press(monitor, book, "update")
    _, comment = place_of(view(book), "rows", "comment", **IT)
    book.set_value("Prognos", comment, "Licenserna har blivit dyrare.")
    press(monitor, book, "update")
    book.component.CurrentController.setActiveSheet(book.component.Sheets.getByName("Start"))
    sheet, cell = ask(monitor, book, "who")
    assert book.cell_text(sheet, f"{cell[0]}{cell_position(cell)[0] - 1}") == "Cell"
    (line,) = [row for row in rows(view(book), "log") if (row["Blad"], row["Cell"]) == ("Prognos", comment)]
    assert (line["Händelse"], line["Före"], line["Efter"]) == ("Ändrad indata", None, "Licenserna har blivit dyrare.")
    assert "Uppdatera prognos" in str(line["Mellan vilka körningar"])
