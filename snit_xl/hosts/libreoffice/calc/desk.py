"""What the extension does for Calc (disken): answers cells, presses buttons, says in Swedish what is wrong.

Calc must never see an exception: a cell that can't be answered shows a real error value, and the buttons and the
command snit:tillstand tell why.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from . import mending, reading, values, writing
from .inside import service as inside_service
from .outside import OutsideService
from .person import Person
from .settings import OUTSIDE, NotInstalledError, ToldError, folder, read_settings

LOG = "libreoffice.log"
_log = logging.getLogger("snit_calc")


class Desk:
    """One for all of LibreOffice (disk): finds the project's Python when it is first needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._service: Any = None
        self._busy = False

    def cell(self, name: str, arguments: tuple[Any, ...], document: Any = None) -> tuple[tuple[Any, ...], ...]:  # noqa: ANN401
        """Answer a cell (svara en cell), always with rows; `document` for a function that reads the workbook."""
        try:
            ask = None if document is None else asker(document)
            answer = self.service().call(name, arguments, ask)
            return values.shown(answer)
        except NotInstalledError:
            return ((values.error("name"),),)
        except Exception as error:  # noqa: BLE001 - Calc shows an error value, the log the reason
            self._keep(error, name)
            return ((values.error("value"),),)

    def press(self, button: str, document: Any, given: Mapping[str, Any], person: Person) -> str:  # noqa: ANN401
        """Press a button (tryck på knapp): what it wants written is written; returns what to tell the user."""
        return self._alone(document, lambda: self._press(button, document, given, person))

    def read(self, document: Any, paths: list[str], person: Person) -> str:  # noqa: ANN401
        """Press Läs in utfall (läs in utfall) on some files, which the user chooses where none are given."""

        def read() -> str:
            chosen = paths or person.pick_files()
            return self._press("read", document, {"paths": chosen}, person) if chosen else self.texts["no_files"]

        return self._alone(document, read)

    def papers(self, document: Any, folder: str, person: Person) -> str:  # noqa: ANN401
        """Press Skapa handlingar (skapa handlingar); the user chooses a folder where none is given.

        A program is asked nothing: its papers lie beside the document.
        """

        def write() -> str:
            chosen = folder or person.pick_folder(str(document.URL))
            if chosen is None:
                return self.texts["no_folder"]
            return self._press("papers", document, {"folder": chosen}, person)

        return self._alone(document, write)

    def trace(self, document: Any, place: list[Any] | None, person: Person) -> str:  # noqa: ANN401
        """Press Visa underlag (visa underlag) on a cell: sheet, row and column."""
        return self.texts["no_cell"] if place is None else self.press("trace", document, {"place": place}, person)

    def restore(self, document: Any) -> str:  # noqa: ANN401
        """Take back the last button (återställ), where it is the last thing that was done in the document."""
        return self._alone(document, lambda: self._restore(document))

    def _restore(self, document: Any) -> str:  # noqa: ANN401
        undo = document.UndoManager
        titles = undo.getAllUndoActionTitles()
        ours = [place for place, title in enumerate(titles) if title.startswith(f"{self.texts['title']}: ")]
        if not ours:
            return self.texts["nothing_to_restore"]
        steps = [titles[place].partition(": ")[2] for place in ours]
        if ours[0] > 0:
            cells = self._press("changed", document, {}, Person(None, None, self.texts)) or self.texts["no_input"]
            return self.texts["changed_since"].format(step=steps[0], count=ours[0], cells=cells)
        undo.undo()
        said = self.texts["restored"].format(step=steps[0])
        more = self.texts["restore_next"].format(step=steps[1]) if len(steps) > 1 else self.texts["restore_last"]
        return f"{said} {more}"

    def _alone(self, document: Any, work: Callable[[], str]) -> str:  # noqa: ANN401
        """Do one thing at a time (en i taget): a question on the screen waits for its answer."""
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            return self.texts["no_document"]
        if self._busy:
            return self.texts["busy"]
        self._busy = True
        try:
            return work()
        finally:
            self._busy = False

    def _press(self, button: str, document: Any, given: Mapping[str, Any], person: Person) -> str:  # noqa: ANN401
        try:
            done = self.service().press(button, dict(given), asker(document, person))
            if done["plan"] is not None:
                writing.carry_out(document, done["plan"])
            if done["show"]:
                document.CurrentController.setActiveSheet(document.Sheets.getByName(done["show"]))
            return str(done["message"])
        except ToldError as error:
            return self._told(error)
        except Exception as error:  # noqa: BLE001 - told to the user, the log has the reason
            return self._keep(error, button)
        finally:
            person.done()

    def saved(self, document: Any, path: str) -> None:  # noqa: ANN401
        """Make a saved workbook with macros whole again (sparat); a file that can't be mended stays as Calc left it."""
        if not path.casefold().endswith(mending.SUFFIX):
            return
        try:
            mending.mend(Path(path), *mending.code_names(document))
        except Exception as error:  # noqa: BLE001 - the file is saved, only its buttons are lost; the log says why
            self._keep(error, "saved")

    def service(self) -> Any:  # noqa: ANN401
        """Return the project's service, here or outside (tjänst); raises NotInstalledError."""
        if self._service is None:
            settings = read_settings()
            self._service = OutsideService(settings) if settings.process == OUTSIDE else inside_service(settings)
        return self._service

    def state(self) -> str:
        """Return what is wrong with the installation (läge), "" where nothing is."""
        try:
            self.service().call("SNIT_RISK", [1.0, 1.0], None)
        except NotInstalledError as error:
            return self._told(error)
        return ""

    def _told(self, error: ToldError) -> str:
        return self.texts[error.key].format(**error.values)

    def _keep(self, error: Exception, what: str) -> str:
        """Write an unexpected error to the log (logga fel), and return what the user is told."""
        _ready_log()
        _log.error("%s", what, exc_info=error)
        return self.texts["failed"].format(error=type(error).__name__, log=str(folder() / LOG))


def asker(document: Any, person: Person | None = None) -> Callable[..., Any]:  # noqa: ANN401 - UNO objects have no Python type
    """Return what answers questions about a document, and the person's own answers (frågor)."""

    def ask(what: str, *more: Any) -> Any:  # noqa: ANN401
        if what == "structure":
            return reading.structure(document)
        if what == "sheet":
            return reading.sheet_cells(document, *more)
        if person is None:
            raise LookupError(what)
        answers: dict[str, Callable[..., Any]] = {
            "agree": person.agree,
            "choose": person.choose,
            "progress": person.progress,
        }
        return answers[what](*more)

    return ask


def place(cells: Any) -> Any:  # noqa: ANN401 - a cell range of Calc's
    """Return where a single cell stands (cellens plats), "Prognos!F12"; more than one cell is no place: None."""
    area = cells.RangeAddress
    if (area.StartRow, area.StartColumn) != (area.EndRow, area.EndColumn):
        return None
    letters, col = "", area.StartColumn + 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{cells.Spreadsheet.Name}!{letters}{area.StartRow + 1}"


def _ready_log() -> None:
    if _log.handlers:
        return
    try:
        folder().mkdir(exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder() / LOG, maxBytes=200_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()  # a home that can't be written to must not stop a cell
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)
    _log.propagate = False
