"""Windows on a virtual screen (fönster), opened, watched and taken as pictures for the handbook."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from palette_png import Bitmap, cut, encode

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests"), str(REPOSITORY / "tests/hosts/libreoffice")]

from extended_office import ExtendedOffice  # noqa: E402 - found by the path above
from support.calc import Document  # noqa: E402
from support.screen import Screen  # noqa: E402

WIDTH, HEIGHT = 1100, 640
STRIP = 270  # pixels: formula bar, a few rows and the tabs
SETTLE, ATTEMPTS = 1.2, 12  # seconds, and how many times they are waited
ZOOM, BY_VALUE = 85, 3  # com.sun.star.view.DocumentZoomType
NEVER_SHOWN = ("toolbar/standardbar", "toolbar/formatobjectbar", "statusbar/statusbar")


@contextmanager
def shown(office: ExtendedOffice, path: Path, height: int) -> Iterator[Document]:
    """Open a workbook in the upper left corner, without what is not about it (visa arbetsbok)."""
    document = office.open(path, hidden=False, macros=True)
    document.component.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, WIDTH, height, 15)
    for element in NEVER_SHOWN:
        layout(document).hideElement(f"private:resource/{element}")
    document.component.CurrentController.ShowPageBreaks = False  # lines that only paper is concerned with
    try:
        yield document
    finally:
        document.close()


def layout(document: Document) -> Any:  # noqa: ANN401 - UNO objects have no Python type
    """Return what lays out a workbook's bars (layout)."""
    return document.component.CurrentController.Frame.LayoutManager


def run(document: Document, command: str) -> None:
    """Run a command of LibreOffice's own (kör)."""
    frame = document.component.CurrentController.Frame
    document.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, ())


def select(document: Document, cells: Any, zoom: int = ZOOM) -> None:  # noqa: ANN401 - UNO objects have no Python type
    """Show a sheet and select cells in it (markera)."""
    controller = document.component.CurrentController
    controller.setActiveSheet(cells.Spreadsheet)
    controller.ZoomType, controller.ZoomValue = BY_VALUE, zoom
    controller.select(cells)


def main_window(monitor: Screen) -> str:
    """Return the workbook's window (huvudfönster)."""
    return next(window for window, title in monitor.titles().items() if "LibreOffice" in title)


def dialog(monitor: Screen) -> str:
    """Wait for a dialog, and return its window (dialogruta)."""
    for _ in range(ATTEMPTS):
        found = [window for window, title in monitor.titles().items() if "LibreOffice" not in title]
        if found:
            return found[0]
        time.sleep(SETTLE)
    raise RuntimeError("no dialog opened")


def taken(monitor: Screen, box: tuple[int, int, int, int]) -> bytes:
    """Take a part of the screen when it no longer changes (ta bild); a blinking cursor is not waited for."""
    monitor.point(WIDTH - 1, HEIGHT - 1)
    seen = monitor.picture()
    for _ in range(ATTEMPTS):
        time.sleep(SETTLE)
        before, seen = seen, monitor.picture()
        if before == seen:
            break
    return encode(cut(Bitmap(*seen), *box))


def taken_dialog(monitor: Screen) -> bytes:
    """Take the dialog that is shown (ta bild av dialogruta)."""
    return taken(monitor, monitor.place(dialog(monitor)))
