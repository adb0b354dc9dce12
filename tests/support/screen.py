"""A screen without a monitor and a mouse without a hand: Xvfb, xdotool, and a LibreOffice that shows its windows."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from support.calc import Document
from support.libreoffice import Office

TOOLS = ("Xvfb", "xdotool")
SETTLE_SECONDS = 0.7
FIRST_LETTERS = 25  # pixels from the left edge of a cell
XWD_COLOUR = 12  # bytes that the file of the screen spends on each colour it names


def missing_tools() -> list[str]:
    """Return the tools that are not installed (scripts/install_libreoffice.sh installs them)."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class VisibleOffice(Office):
    """A LibreOffice that draws its windows on a screen."""

    window_options = ()

    def __init__(self, screen: Screen, environment: Mapping[str, str] | None = None) -> None:
        super().__init__(environment={**(environment or {}), "DISPLAY": screen.name, "SAL_USE_VCLPLUGIN": "gen"})


class Screen:
    """A virtual screen; made by `screen`."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._memory = folder / "Xvfb_screen0"

    def titles(self) -> dict[str, str]:
        """Return the title of every visible window by its number."""
        windows = self._do("search", "--onlyvisible", "--name", ".").split()
        return {window: self._do("getwindowname", window).strip() for window in windows}

    def click(self, x: int, y: int) -> None:
        """Move the mouse and click."""
        self._do("mousemove", str(x), str(y), "click", "1")
        time.sleep(SETTLE_SECONDS)

    def double_click(self, x: int, y: int) -> None:
        """Move the mouse and click twice, as fast as a hand."""
        self._do("mousemove", str(x), str(y))
        self._do("click", "--repeat", "2", "--delay", "60", "1")
        time.sleep(SETTLE_SECONDS)

    def follow(self, x: int, y: int) -> None:
        """Follow a link in a cell, which LibreOffice wants Ctrl for."""
        self._do("mousemove", str(x), str(y))
        time.sleep(SETTLE_SECONDS)
        self._do("keydown", "ctrl")
        self._do("click", "1")
        self._do("keyup", "ctrl")
        time.sleep(SETTLE_SECONDS)

    def click_until(self, x: int, y: int, title: str, attempts: int = 8) -> bool:
        """Click until a window with this title shows; the first click may only give focus."""
        for _ in range(attempts):
            self.click(x, y)
            if title in self.titles().values():
                return True
        return False

    def shows(self, title: str, seconds: float = 20.0) -> bool:
        """Wait until a window with this title shows."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if title in self.titles().values():
                return True
            time.sleep(SETTLE_SECONDS / 2)
        return False

    def answer(self, title: str, *keys: str, attempts: int = 8) -> bool:
        """Press keys in the window with this title until it is gone."""
        for _ in range(attempts):
            open_windows = [window for window, shown in self.titles().items() if shown == title]
            if not open_windows:
                return True
            self.focus(open_windows[0])
            for key in keys:
                self._do("key", key)
            time.sleep(SETTLE_SECONDS)
        return False

    def focus(self, window: str) -> None:
        """Let a window have what is typed."""
        self._do("windowfocus", window)
        time.sleep(SETTLE_SECONDS / 2)

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return where a window is: left, top, width and height."""
        told = dict(line.split("=") for line in self._do("getwindowgeometry", "--shell", window).split())
        return int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])

    def point(self, x: int, y: int) -> None:
        """Move the mouse out of the way, or to where something shows when it is pointed at."""
        self._do("mousemove", str(x), str(y))

    def type_text(self, text: str) -> None:
        """Type a text in the window that has focus."""
        self._do("type", "--delay", "20", text)

    def press_key(self, key: str) -> None:
        """Press one key in the window that has focus."""
        self._do("key", key)
        time.sleep(SETTLE_SECONDS / 2)

    def picture(self) -> tuple[int, int, bytes]:
        """Return what the screen shows: width, height, and three bytes a pixel, line by line from the top.

        Xvfb keeps it in a file of the format XWD: a header of big-endian numbers, colours, then blue-green-red-unused.
        """
        data = self._memory.read_bytes()
        header = struct.unpack(">25I", data[:100])
        width, height, line, colours = header[4], header[5], header[12], header[19]
        start = header[0] + colours * XWD_COLOUR
        lines = [data[start + y * line : start + y * line + width * 4] for y in range(height)]
        pixels = bytearray(width * height * 3)
        raw = b"".join(lines)
        pixels[0::3], pixels[1::3], pixels[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return width, height, bytes(pixels)

    def _do(self, *command: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(["xdotool", *command], env=environment, capture_output=True, timeout=20, check=False)
        try:
            return done.stdout.decode("utf-8")
        except UnicodeDecodeError:  # a window's title may be in Latin-1
            return done.stdout.decode("latin-1")


@contextlib.contextmanager
def screen(size: str = "1600x1000x24") -> Iterator[Screen]:
    """Start a virtual screen on a display that nobody uses."""
    read, write = os.pipe()
    folder = Path(tempfile.mkdtemp(prefix="snit-screen-"))
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", str(folder)]
    process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield Screen(f":{number}", folder)
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def toolbar_centre(document: Document, toolbar: str, caption: str) -> tuple[int, int]:
    """Return where on the screen a toolbar's button shows; the document must be visible."""
    buttons = toolbar_buttons(document, toolbar)
    return _centre(buttons[caption])


def toolbar_buttons(document: Document, toolbar: str) -> dict[str, Any]:
    """Return a toolbar's buttons by caption, from left to right, as LibreOffice describes them to a screen reader."""
    layout = document.component.CurrentController.Frame.LayoutManager
    seen = layout.getElement(f"private:resource/toolbar/{toolbar}").RealInterface.getAccessibleContext()
    children = [seen.getAccessibleChild(at).getAccessibleContext() for at in range(seen.getAccessibleChildCount())]
    children.sort(key=lambda child: child.getLocationOnScreen().X)
    return {str(child.getAccessibleName()): child for child in children}


def button_centre(document: Document, caption: str, sheet: int = 0) -> tuple[int, int]:
    """Return where on the screen a sheet's form button with this caption shows; the document must be visible."""
    form = document.component.Sheets.getByIndex(sheet).DrawPage.Forms.getByIndex(0)
    (button,) = (model for model in map(form.getByIndex, range(form.Count)) if model.Label == caption)
    return _centre(document.component.CurrentController.getControl(button).getAccessibleContext())


def cell_centre(document: Document, row: int, col: int) -> tuple[int, int]:
    """Return where on the screen a cell of the active sheet shows, counted from 1; the document must be visible.

    A sheet whose first rows or columns are frozen is seen in several parts.
    """
    return _centre(_seen_cell(document, row, col))


def text_start(document: Document, row: int, col: int) -> tuple[int, int]:
    """Return where on the screen the text of a cell of the active sheet begins: a link is in the text alone."""
    seen = _seen_cell(document, row, col)
    place, extent = seen.getLocationOnScreen(), seen.getSize()
    return place.X + FIRST_LETTERS, place.Y + extent.Height // 2


def _seen_cell(document: Document, row: int, col: int) -> Any:  # noqa: ANN401 - a UNO object
    window = document.component.CurrentController.Frame.ComponentWindow
    for part in _grids(window.getAccessibleContext()):
        seen = part.getAccessibleCellAt(row - 1, col - 1).getAccessibleContext()
        if seen.getSize().Height and seen.getSize().Width:
            return seen
    raise LookupError((row, col))


def _grids(seen: Any) -> Iterator[Any]:  # noqa: ANN401 - a UNO object
    """Give every part of the sheet that a window shows, as LibreOffice describes it to a screen reader."""
    if hasattr(seen, "getAccessibleCellAt"):
        yield seen
        return
    for at in range(min(seen.getAccessibleChildCount(), 60)):
        child = seen.getAccessibleChild(at)
        if child is not None:
            yield from _grids(child.getAccessibleContext())


def _centre(seen: Any) -> tuple[int, int]:  # noqa: ANN401 - a UNO object
    place, extent = seen.getLocationOnScreen(), seen.getSize()
    return place.X + extent.Width // 2, place.Y + extent.Height // 2
