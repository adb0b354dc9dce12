"""Takes the handbook's pictures of the buttons (bilder av knapparna): each is clicked, and what it shows is taken."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from handbook_examples import PICTURED, QUESTION, TRACED
from handbook_windows import HEIGHT, SETTLE, STRIP, WIDTH, dialog, main_window, select, shown, taken, taken_dialog

# isort: split
from extended_office import ExtendedOffice
from reading_samples import unread
from support.calc import Document
from support.macros import FOLDER
from support.screen import Screen, toolbar_centre

from snit_xl.hosts.file.commands import view_of
from snit_xl.workbook.macro_build import with_macros
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.libreoffice_texts import EXTENSION
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import cell_name

BAR = "addon_se.snitxl.Verktygsrad"
VERSION = "Augusti 2017"
LISTING = 480  # pixels: what of Spårning is taken
FILES = 300, 220  # pixels from the file dialog's upper left corner to its list
CHOOSE = "alt+v"  # the key of the folder dialog's button Välj
ALL_BUTTONS = 80  # percent: the zoom at which the whole row of buttons is seen
UNCLEAR = "Vårgårda utfall september.csv"
UNCLEAR_ROWS = """Konto;Kontonamn;Ansvar;Period;Belopp
5011;Månadslöner;3110;2017-09;92,4
5611;Arbetsgivaravgifter;3110;2017-09;35,2
6111;Lokalhyra;3110;2017-09;11,6
3021;Försäljning av ekonomitjänster;3110;2017-09;-17,5"""


def buttons(monitor: Screen, document: Document, book: Path) -> Iterator[tuple[str, bytes]]:
    """Show the buttons of a workbook that is read in, and what each of them says (knapparna)."""
    select(document, document.component.Sheets.getByIndex(0).getCellRangeByName("A4"), ALL_BUTTONS)
    monitor.point(WIDTH - 1, HEIGHT - 1)
    time.sleep(2 * SETTLE)
    yield "knappar", taken(monitor, (0, 0, WIDTH, STRIP))
    _adjust(document, book)
    for key in (one.key for one in BUTTONS if one.key in PICTURED and one.key != "lasin"):
        if key == "underlag":
            sheet, _, cell = TRACED.partition("!")
            select(document, document.component.Sheets.getByName(sheet).getCellRangeByName(cell))
        _click(monitor, document, key)
        if key == "handlingar":
            _take_folder(monitor)
        if key == "las":
            monitor.focus(dialog(monitor))
            monitor.type_text(VERSION)
        said = taken_dialog(monitor)
        _answer(monitor, "Return")
        yield f"knapp-{key}", _listing(monitor, document) if key == "underlag" else said


def reading(monitor: Screen, office: ExtendedOffice, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Show what Läs in utfall says of files that it reads, and asks of a list that is unclear (läs in utfall)."""
    laid = unread(folder, ".xlsm", with_macros(FOLDER))
    with shown(office, laid.path, HEIGHT) as document:
        books = folder / "bok"  # a path that the keyboard here has letters for
        books.mkdir()
        for file in laid.files:
            shutil.copy(file, books)
        _read(monitor, document, books)
        yield "knapp-lasin", taken_dialog(monitor)
        _answer(monitor, "Return")
        lists = folder / "lista"
        lists.mkdir()
        (lists / UNCLEAR).write_text(UNCLEAR_ROWS, encoding="cp1252")
        _read(monitor, document, lists)
        yield QUESTION, taken_dialog(monitor)
        _answer(monitor, "Escape")


def _read(monitor: Screen, document: Document, folder: Path) -> None:
    """Click on Läs in utfall and choose every file of a folder in the file dialog (läs in)."""
    _click(monitor, document, "lasin")
    picker = dialog(monitor)
    monitor.focus(picker)
    monitor.type_text(f"{folder}/")
    monitor.press_key("Return")
    left, top, _, _ = monitor.place(picker)
    monitor.click(left + FILES[0], top + FILES[1])
    monitor.press_key("ctrl+a")
    monitor.press_key("Return")
    while EXTENSION["pick_files"] in monitor.titles().values():
        time.sleep(SETTLE)


def _take_folder(monitor: Screen) -> None:
    """Take the folder that is proposed in the folder dialog (välj mapp): the workbook's own."""
    monitor.answer(EXTENSION["pick_folder"], CHOOSE)
    dialog(monitor)


def _click(monitor: Screen, document: Document, key: str) -> None:
    (caption,) = [one.caption for one in BUTTONS if one.key == key]
    monitor.click(*toolbar_centre(document, BAR, caption))
    dialog(monitor)


def _answer(monitor: Screen, key: str) -> None:
    """Answer the dialog that is shown, and the one that may follow it (svara)."""
    title = monitor.titles()[dialog(monitor)]
    for shown_title, pressed in ((title, key), (EXTENSION["title"], "Return")):
        monitor.answer(shown_title, pressed)


def _listing(monitor: Screen, document: Document) -> bytes:
    """Take the sheet that is shown now (listan)."""
    controller = document.component.CurrentController
    select(document, controller.ActiveSheet.getCellRangeByName("A1"))
    monitor.focus(main_window(monitor))
    return taken(monitor, (0, 0, WIDTH, LISTING))


def _adjust(document: Document, book: Path) -> None:
    """Make a change that the forecast has to take up (ändra): another method for the first cost."""
    view = view_of(book)
    table, cost = view.tables[TABLES["rows"]], word("detail_kind", "cost")
    kinds, method = (table.column(heading("rows", key)).left for key in ("kind", "method"))
    row = next(row for row in table.area.rows if view.cell(table.area.sheet, row, kinds).value == cost)
    document.set_value(table.area.sheet, cell_name(row, method), word("method", "linear"))
