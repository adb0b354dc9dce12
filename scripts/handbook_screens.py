"""Takes the handbook's pictures of functions and buttons (skärmbilder) from a real LibreOffice on a virtual screen.

Menus are in Swedish, the extension is installed, and the workbook is the .xlsm as the code builds it now.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from handbook_buttons import BAR, buttons, reading
from handbook_examples import sections, type_in
from handbook_windows import (
    HEIGHT,
    SETTLE,
    STRIP,
    WIDTH,
    dialog,
    layout,
    main_window,
    run,
    select,
    shown,
    taken,
    taken_dialog,
)

# isort: split
from extended_office import extended_office, settings_text
from support.calc import Document
from support.macros import built_xlsm
from support.screen import Screen, screen

BOOK = "Projekt och förbättringar.xlsm"
FROZEN = 2  # rows at the top of each sheet
LONG = 20  # letters
CONTENT = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas
# Hundredths of a millimetre of a sheet that a strip shows at its zoom, and what a long answer takes of it.
SEEN_WIDTH, SEEN_HEIGHT, LONG_ANSWER = 30_000, 4_000, 13_000
BARS = ("private:resource/menubar/menubar", f"private:resource/toolbar/{BAR}")
GUIDED = "SNIT_FORDELNING"


def screens() -> Iterator[tuple[str, bytes]]:
    """Take every picture (ta bilderna): its name and its PNG."""
    with (
        screen(f"{WIDTH}x{HEIGHT}x24") as monitor,
        tempfile.TemporaryDirectory() as name,
        extended_office(settings_text(process="inside"), monitor, "sv") as office,
    ):
        folder = Path(name)
        book = folder / BOOK
        book.write_bytes(built_xlsm())
        with shown(office, book, STRIP) as document:
            run(document, ".uno:Sidebar")  # closes it, for this window and the next
            for hidden in BARS:
                layout(document).hideElement(hidden)
            yield from _functions(monitor, document)
        with shown(office, book, HEIGHT) as document:
            for wanted in BARS:
                layout(document).showElement(wanted)
            yield "funktionsguiden", _guide(monitor, document)
            yield from buttons(monitor, document, book)
        yield from reading(monitor, office, folder)


def _functions(monitor: Screen, document: Document) -> Iterator[tuple[str, bytes]]:
    """Show the last example of each section with its formula in the formula bar (funktion i cell)."""
    for group in sections():
        cells = [type_in(document.component, example) for example in group]
        _show(document, cells[-1], LONG_ANSWER if len(group[-1].answers[0]) > LONG else 0)
        monitor.point(WIDTH - 1, HEIGHT - 1)
        time.sleep(SETTLE)
        yield group[-1].picture, taken(monitor, (0, 0, WIDTH, STRIP))
        for area in cells:
            area.clearContents(CONTENT)


def _show(document: Document, cells: Any, room: int = 0) -> None:  # noqa: ANN401 - UNO objects have no Python type
    """Select cells, and let as much as fits to the left of them and above them be seen (visa)."""
    controller, place = document.component.CurrentController, cells.RangeAddress
    select(document, cells)
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
    monitor.focus(main_window(monitor))
    monitor.type_text(example.formula)
    time.sleep(SETTLE)
    monitor.press_key("ctrl+F2")
    guide = taken_dialog(monitor)
    monitor.answer(monitor.titles()[dialog(monitor)], "Escape")
    monitor.focus(main_window(monitor))
    monitor.press_key("Escape")
    cells.clearContents(CONTENT)
    return guide
