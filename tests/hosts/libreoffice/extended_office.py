"""A LibreOffice with the extension installed, in a profile and a home of its own.

An extension that has just been installed runs in a helper process of LibreOffice's; only after a restart does it run
as it will for the user. So the office is started, the extension installed, and the office started again.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.calc import CellError, Document, Value
from support.libreoffice import Office, import_uno
from support.machine import REPOSITORY
from support.screen import Screen, VisibleOffice

EXTENSION = REPOSITORY / "workbooks/snit-xl.oxt"
SHEET = "Sheet1"
ALL_CONTENT = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas


def settings_text(**values: str) -> str:
    """Return a setting file as `snit-xl installera` writes it, for this very Python."""
    packages = [path for path in sys.path if path.endswith("site-packages")]
    usual = {
        "python_path": "\n".join(["", *(f"  {path}" for path in (*packages, str(REPOSITORY)))]),
        "python": sys.executable,
        "python_version": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
    lines = [f"{key} = {value}" for key, value in {**usual, **values}.items()]
    return "\n".join(["[snit-xl]", *lines, ""])


class ExtendedOffice(Office):
    """An office whose every start includes the extension."""

    def _start(self) -> None:
        super()._start()
        install(self)
        assert self._process is not None
        command = self._process.args
        self._ask_to_end()
        self._process = subprocess.Popen(
            command,  # type: ignore[arg-type]
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._clean_environment(),
            start_new_session=True,
        )
        self._connect()


class VisibleExtendedOffice(VisibleOffice, ExtendedOffice):
    """One that draws its windows on a screen."""


@contextlib.contextmanager
def extended_office(settings: str | None, screen: Screen | None = None, language: str = "") -> Iterator[ExtendedOffice]:
    """Start LibreOffice for a user with this setting file, none where it is None, and install the extension.

    With a screen it shows its windows there; `language` is that of its menus and dialogs.
    """
    home = Path(tempfile.mkdtemp(prefix="snit-hem-å-"))
    if settings is not None:
        file = home / ".snit-xl/snit-xl.ini"
        file.parent.mkdir()
        file.write_text(settings, encoding="utf-8")
    environment = {"HOME": str(home)}
    office = ExtendedOffice(environment=environment) if screen is None else VisibleExtendedOffice(screen, environment)
    office.language = language
    try:
        yield office
    finally:
        office.stop()
        shutil.rmtree(home, ignore_errors=True)


def install(office: Office) -> None:
    """Install the extension as the extension manager does, answering yes."""
    uno = import_uno()
    import unohelper  # type: ignore[import-not-found]  # noqa: PLC0415 - importable now
    from com.sun.star.task import XInteractionHandler  # noqa: PLC0415
    from com.sun.star.ucb import XCommandEnvironment  # noqa: PLC0415

    approve = uno.getTypeByName("com.sun.star.task.XInteractionApprove")

    class Yes(unohelper.Base, XCommandEnvironment, XInteractionHandler):  # type: ignore[misc]
        def getInteractionHandler(self) -> object:  # noqa: N802
            return self

        def getProgressHandler(self) -> None:  # noqa: N802
            return None

        def handle(self, request: Any) -> None:  # noqa: ANN401 - a UNO object
            for one in request.getContinuations():
                if one.queryInterface(approve) is not None:
                    one.select()
                    return

    manager = office.context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
    with office.watched("install the extension"):
        manager.addExtension(EXTENSION.as_uri(), (), "user", None, Yes())


def new_document(office: Office) -> Document:
    """Open an empty, hidden spreadsheet whose one sheet is called Sheet1 in every language."""
    with office.watched("new document"):
        made = office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, office.properties(Hidden=True))
        made.Sheets.getByIndex(0).Name = SHEET
    return Document(office, made)


def array_values(document: Document, area: str, formula: str) -> list[list[Value]]:
    """Put an array formula in an area and return what its cells hold."""
    cells = document.component.Sheets.getByName(SHEET).getCellRangeByName(area)
    with document.office.watched(formula):
        cells.ArrayFormula = formula
        codes = [
            [cells.getCellByPosition(col, row).getError() for col in range(cells.Columns.Count)]
            for row in range(cells.Rows.Count)
        ]
        shown = cells.getDataArray()
    return [
        [CellError(code) if code else value for code, value in zip(*rows, strict=True)]
        for rows in zip(codes, shown, strict=True)
    ]


def clear(document: Document, area: str) -> None:
    """Empty an area, array formulas included."""
    document.component.Sheets.getByName(SHEET).getCellRangeByName(area).clearContents(ALL_CONTENT)


def fill(document: Document, top_left: str, rows: list[list[float | str]]) -> None:
    """Put values in cells, "" for an empty one."""
    sheet = document.component.Sheets.getByName(SHEET)
    start = sheet.getCellRangeByName(top_left).RangeAddress
    area = sheet.getCellRangeByPosition(
        start.StartColumn, start.StartRow, start.StartColumn + len(rows[0]) - 1, start.StartRow + len(rows) - 1
    )
    area.setDataArray(tuple(map(tuple, rows)))


def dispatch(document: Document, command: str, **arguments: str) -> str:
    """Send a toolbar command to a document's window and return what the button says."""
    frame = document.component.CurrentController.Frame
    helper = document.office.service("com.sun.star.frame.DispatchHelper")
    with document.office.watched(command):
        return str(helper.executeDispatch(frame, command, "", 0, document.office.properties(**arguments)).Result)
