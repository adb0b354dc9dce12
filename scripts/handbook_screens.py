"""Takes the handbook's pictures of functions and buttons (skärmbilder) from a real LibreOffice on a virtual screen.

Menus are in Swedish, the extension is installed, and the workbook is the .xlsm as the code builds it now.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handbook_examples import PICTURED, sections, type_in
from palette_png import Bitmap, cut, encode

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests"), str(REPOSITORY / "tests/hosts/libreoffice")]

from extended_office import ExtendedOffice, extended_office, settings_text  # noqa: E402 - found by the path above
from support.calc import Document  # noqa: E402
from support.macros import built_xlsm  # noqa: E402
from support.screen import Screen, screen, toolbar_centre  # noqa: E402

from snit_xl.hosts.file.commands import view_of  # noqa: E402
from snit_xl.workbook.terms.buttons import BUTTONS  # noqa: E402
from snit_xl.workbook.terms.headings import heading  # noqa: E402
from snit_xl.workbook.terms.sheets import TABLES  # noqa: E402
from snit_xl.workbook.terms.words import word  # noqa: E402
from snit_xl.workbook.view import cell_name  # noqa: E402

BOOK = "Projekt och förbättringar.xlsm"
WIDTH, HEIGHT = 1100, 640
FROZEN = 2  # rows at the top of each sheet
LONG = 20  # letters
STRIP = 270  # pixels: formula bar, a few rows and the tabs
ZOOM, BY_VALUE = 85, 3  # com.sun.star.view.DocumentZoomType
CONTENT = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas
# Hundredths of a millimetre of a sheet that a strip shows at the zoom above, and what a long answer takes of it.
SEEN_WIDTH, SEEN_HEIGHT, LONG_ANSWER = 30_000, 4_000, 13_000
SETTLE, ATTEMPTS = 1.2, 12  # seconds, and how many times they are waited
BAR = "private:resource/toolbar/addon_se.snitxl.Verktygsrad"
MENUS = "private:resource/menubar/menubar"
NEVER_SHOWN = ("toolbar/standardbar", "toolbar/formatobjectbar", "statusbar/statusbar")
GUIDED = "SNIT_FORDELNING"
VERSION = "Augusti 2017"


def screens() -> Iterator[tuple[str, bytes]]:
    """Take every picture (ta bilderna): its name and its PNG."""
    with (
        screen(f"{WIDTH}x{HEIGHT}x24") as monitor,
        tempfile.TemporaryDirectory() as folder,
        extended_office(settings_text(process="inside"), monitor, "sv") as office,
    ):
        with _shown(office, Path(folder), STRIP) as document:
            _run(document, ".uno:Sidebar")  # closes it, for this window and the next
            for hidden in (MENUS, BAR):
                _layout(document).hideElement(hidden)
            yield from _functions(monitor, document)
        with _shown(office, Path(folder), HEIGHT) as document:
            for shown in (MENUS, BAR):
                _layout(document).showElement(shown)
            yield "funktionsguiden", _guide(monitor, document)
            yield from _buttons(monitor, document, Path(folder) / BOOK)


@contextmanager
def _shown(office: ExtendedOffice, folder: Path, height: int) -> Iterator[Document]:
    path = folder / BOOK
    path.write_bytes(built_xlsm())
    document = office.open(path, hidden=False, macros=True)
    document.component.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, WIDTH, height, 15)
    for element in NEVER_SHOWN:
        _layout(document).hideElement(f"private:resource/{element}")
    try:
        yield document
    finally:
        document.close()


def _layout(document: Document) -> Any:  # noqa: ANN401 - UNO objects have no Python type
    return document.component.CurrentController.Frame.LayoutManager


def _run(document: Document, command: str) -> None:
    frame = document.component.CurrentController.Frame
    document.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, ())


def _functions(monitor: Screen, document: Document) -> Iterator[tuple[str, bytes]]:
    """Show the last example of each section with its formula in the formula bar (funktion i cell)."""
    for group in sections():
        cells = [type_in(document.component, example) for example in group]
        _show(document, cells[-1], LONG_ANSWER if len(group[-1].answers[0]) > LONG else 0)
        monitor.point(WIDTH - 1, HEIGHT - 1)
        time.sleep(SETTLE)
        yield group[-1].picture, _taken(monitor, (0, 0, WIDTH, STRIP))
        for area in cells:
            area.clearContents(CONTENT)


def _show(document: Document, cells: Any, room: int = 0) -> None:  # noqa: ANN401
    """Select cells, and let as much as fits to the left of them and above them be seen (visa)."""
    controller, place = document.component.CurrentController, cells.RangeAddress
    controller.setActiveSheet(cells.Spreadsheet)
    controller.ZoomType, controller.ZoomValue = BY_VALUE, ZOOM
    controller.select(cells)
    columns, rows = cells.Spreadsheet.Columns, cells.Spreadsheet.Rows
    controller.setFirstVisibleColumn(
        _first(place.EndColumn, SEEN_WIDTH - room, lambda at: columns.getByIndex(at).Width)
    )
    controller.setFirstVisibleRow(max(FROZEN, _first(place.EndRow, SEEN_HEIGHT, lambda at: rows.getByIndex(at).Height)))


def _first(last: int, room: int, size: Callable[[int], int]) -> int:
    """Return the first of those that fit, counted back from the last (första som får plats)."""
    first, used = last + 1, 0
    while first and used + size(first - 1) <= room:
        first -= 1
        used += size(first)
    return first


def _guide(monitor: Screen, document: Document) -> bytes:
    """Show the function wizard with a function's arguments filled in (funktionsguiden)."""
    example = next(group[-1] for group in sections() if group[-1].function == GUIDED)
    cells = type_in(document.component, example)
    _show(document, cells)
    cells.clearContents(CONTENT)
    document.component.CurrentController.select(cells.getCellByPosition(0, 0))
    monitor.focus(_main(monitor))
    monitor.type_text(example.formula)
    time.sleep(SETTLE)
    monitor.press_key("ctrl+F2")
    window = _dialog(monitor)
    taken = _taken(monitor, monitor.place(window))
    monitor.answer(monitor.titles()[window], "Escape")
    monitor.focus(_main(monitor))
    monitor.press_key("Escape")
    cells.clearContents(CONTENT)
    return taken


def _buttons(monitor: Screen, document: Document, book: Path) -> Iterator[tuple[str, bytes]]:
    """Show the buttons, and what each of them says (knapparna)."""
    component = document.component
    component.CurrentController.setActiveSheet(component.Sheets.getByIndex(0))
    component.CurrentController.select(component.Sheets.getByIndex(0).getCellRangeByName("A4"))
    monitor.point(WIDTH - 1, HEIGHT - 1)
    time.sleep(2 * SETTLE)
    yield "knappar", _taken(monitor, (0, 0, WIDTH, STRIP))
    _adjust(document, book)
    for button in (one for one in BUTTONS if one.key in PICTURED):
        monitor.click(*toolbar_centre(document, BAR.rpartition("/")[2], button.caption))
        _dialog(monitor)
        if button.key == "las":
            monitor.type_text(VERSION)
        monitor.point(WIDTH - 1, HEIGHT - 1)
        window = _dialog(monitor)
        yield f"knapp-{button.key}", _taken(monitor, monitor.place(window))
        for title in {monitor.titles()[window], "SNIT"}:
            monitor.answer(title, "Return")


def _adjust(document: Document, book: Path) -> None:
    """Make a change that the forecast has to take up (ändra): another method for the first cost."""
    view = view_of(book)
    table, cost = view.tables[TABLES["rows"]], word("detail_kind", "cost")
    kinds, method = (table.column(heading("rows", key)).left for key in ("kind", "method"))
    row = next(row for row in table.area.rows if view.cell(table.area.sheet, row, kinds).value == cost)
    document.set_value(table.area.sheet, cell_name(row, method), word("method", "linear"))


def _main(monitor: Screen) -> str:
    return next(window for window, title in monitor.titles().items() if "LibreOffice" in title)


def _dialog(monitor: Screen) -> str:
    """Wait for a dialog, and return its window (dialogruta)."""
    for _ in range(ATTEMPTS):
        found = [window for window, title in monitor.titles().items() if "LibreOffice" not in title]
        if found:
            return found[0]
        time.sleep(SETTLE)
    raise RuntimeError("no dialog opened")


def _taken(monitor: Screen, box: tuple[int, int, int, int]) -> bytes:
    """Take a part of the screen when it no longer changes (ta bild); a blinking cursor is not waited for."""
    seen = monitor.picture()
    for _ in range(ATTEMPTS):
        time.sleep(SETTLE)
        before, seen = seen, monitor.picture()
        if before == seen:
            break
    return encode(cut(Bitmap(*seen), *box))
