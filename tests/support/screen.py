"""A screen without a monitor and a mouse without a hand: Xvfb, xdotool, and a LibreOffice that shows its windows."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from typing import Any

from support.calc import Document
from support.libreoffice import Office

TOOLS = ("Xvfb", "xdotool")
SETTLE_SECONDS = 0.7


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

    def __init__(self, name: str) -> None:
        self.name = name

    def titles(self) -> dict[str, str]:
        """Return the title of every visible window by its number."""
        windows = self._do("search", "--onlyvisible", "--name", ".").split()
        return {window: self._do("getwindowname", window).strip() for window in windows}

    def click(self, x: int, y: int) -> None:
        """Move the mouse and click."""
        self._do("mousemove", str(x), str(y), "click", "1")
        time.sleep(SETTLE_SECONDS)

    def click_until(self, x: int, y: int, title: str, attempts: int = 8) -> bool:
        """Click until a window with this title shows; the first click may only give focus."""
        for _ in range(attempts):
            self.click(x, y)
            if title in self.titles().values():
                return True
        return False

    def answer(self, title: str, *keys: str, attempts: int = 8) -> bool:
        """Press keys in the window with this title until it is gone."""
        for _ in range(attempts):
            open_windows = [window for window, shown in self.titles().items() if shown == title]
            if not open_windows:
                return True
            self._do("windowfocus", open_windows[0])
            time.sleep(SETTLE_SECONDS / 2)
            for key in keys:
                self._do("key", key)
            time.sleep(SETTLE_SECONDS)
        return False

    def _do(self, *command: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(["xdotool", *command], env=environment, capture_output=True, timeout=20, check=False)
        return done.stdout.decode("utf-8", "replace")


@contextlib.contextmanager
def screen(size: str = "1600x1000x24") -> Iterator[Screen]:
    """Start a virtual screen on a display that nobody uses."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield Screen(f":{number}")
    finally:
        process.terminate()
        process.wait(timeout=20)


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


def button_centre(document: Document, sheet: int, button: int) -> tuple[int, int]:
    """Return where on the screen a sheet's form button shows; the document must be visible."""
    page = document.component.Sheets.getByIndex(sheet).DrawPage
    control = document.component.CurrentController.getControl(page.Forms.getByIndex(0).getByIndex(button))
    return _centre(control.getAccessibleContext())


def _centre(seen: Any) -> tuple[int, int]:  # noqa: ANN401 - a UNO object
    place, extent = seen.getLocationOnScreen(), seen.getSize()
    return place.X + extent.Width // 2, place.Y + extent.Height // 2
