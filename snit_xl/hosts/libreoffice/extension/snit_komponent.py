"""The extension's UNO component (komponent): functions, toolbar commands, and the service that macros use.

It only passes on: calc/desk.py, which lies beside it as pythonpath/snit_calc, does the work.
"""
# ruff: noqa: ANN401, INP001, N802, N816 -- UNO's objects have no Python type, its names are its own

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import uno
import unohelper  # type: ignore[import-not-found]
from com.sun.star.awt import XCallback, XEnhancedMouseClickHandler
from com.sun.star.frame import XDispatch, XDispatchProvider, XNotifyingDispatch
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.task import XJob
from org.snit.xl import XFunktioner  # type: ignore[import-not-found]
from se.snitxl import XKnappar  # type: ignore[import-not-found]
from snit_calc.clicks import chosen, named_text, traced  # type: ignore[import-not-found]
from snit_calc.desk import Desk, place  # type: ignore[import-not-found]
from snit_calc.person import Person  # type: ignore[import-not-found]

FUNCTIONS = "org.snit.xl.Funktioner"
BUTTONS = "se.snitxl.Knappar"
HANDLER = "se.snitxl.Hanterare"
SAVED = "se.snitxl.Sparat"
VIEWED = "se.snitxl.Vy"
PROTOCOL = "snit:"
# What toolbar, macros and the service say → the action's name.
ACTIONS = {"uppdatera": "update", "kontrollera": "check", "las": "lock"}
STATE, RESTORE, READ, TRACE, PAPERS = "tillstand", "aterstall", "lasin", "underlag", "handlingar"
LEFT_BUTTON = 1  # com.sun.star.awt.MouseButton

_KNOWN = json.loads((Path(__file__).resolve().parent / "known.json").read_text(encoding="utf-8"))
DESK = Desk(_KNOWN["texts"])


class _Service(unohelper.Base, XServiceInfo):  # type: ignore[misc]
    """What every UNO service says of itself (tjänst)."""

    NAMES: tuple[str, ...] = ()

    def __init__(self, context: Any, *_: Any) -> None:
        self.context = context

    def getImplementationName(self) -> str:
        """Return the name it is registered under."""
        return self.NAMES[0]

    def supportsService(self, name: str) -> bool:
        """Tell whether it is such a service."""
        return name in self.NAMES

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """Return what services it is."""
        return self.NAMES


class Functions(_Service, XFunktioner):  # type: ignore[misc]
    """The spreadsheet functions (funktioner): one method each, as known.json lists them."""

    NAMES = (FUNCTIONS, "com.sun.star.sheet.AddIn")

    def __getattr__(self, method: str) -> Any:
        """Return a function's method."""
        known = _KNOWN["functions"].get(method)
        if known is None:
            raise AttributeError(method)
        name, reads_document, takes_place = known
        return partial(_place_cell if takes_place else _document_cell if reads_document else _cell, name)


def _cell(name: str, *arguments: Any) -> Any:
    return DESK.cell(name, arguments)


def _document_cell(name: str, document: Any, *arguments: Any) -> Any:
    return DESK.cell(name, arguments, document)


def _place_cell(name: str, document: Any, cells: Any) -> Any:
    return DESK.cell(name, (place(cells),), document)


class Buttons(_Service, XKnappar):  # type: ignore[misc]
    """What a macro calls (knappar): `tryck` returns what to tell the user and shows nothing."""

    NAMES = (BUTTONS,)

    def tryck(self, knapp: str, dokument: Any) -> str:
        """Press a button on a document."""
        return self.tryckMed(knapp, dokument, "")

    def tryckMed(self, knapp: str, dokument: Any, text: str) -> str:
        """Press a button that needs a text, such as a version's name, files to read, one path per line, or a folder."""
        return press(knapp, dokument, text, Person(self.context, frame_of(dokument), DESK.texts))

    def tillstand(self) -> str:
        """Say what is wrong with the installation, nothing where it is sound."""
        return str(DESK.state())


def press(button: str, document: Any, text: str, person: Any) -> str:
    """Press a button by the word that toolbar and macros have for it."""
    person.finish_typing()
    if button == RESTORE:
        return str(DESK.restore(document))
    if button == READ:
        return str(DESK.read(document, text.splitlines(), person))
    if button == PAPERS:
        return str(DESK.papers(document, text, person))
    if button == TRACE:
        return str(DESK.trace(document, None if document is None else chosen(document), person))
    if button not in ACTIONS:
        return str(DESK.texts["unknown_button"].format(button=button))
    return str(DESK.press(ACTIONS[button], document, {"name": text}, person))


def frame_of(document: Any) -> Any:
    """Return the window of a document, None where it has none."""
    controller = None if document is None else document.CurrentController
    return None if controller is None else controller.Frame


class Handler(_Service, XInitialization, XDispatchProvider, XNotifyingDispatch, XDispatch):  # type: ignore[misc]
    """The toolbar's commands (hanterare): snit:uppdatera and so on; a message box only where there is a window."""

    NAMES = (HANDLER, "com.sun.star.frame.ProtocolHandler")

    def initialize(self, arguments: tuple[Any, ...]) -> None:
        """Learn which window the command belongs to."""
        self.frame = arguments[0] if arguments else None

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:
        """Return who takes care of a command."""
        return self if url.Complete.startswith(PROTOCOL) else None

    def queryDispatches(self, requests: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return who takes care of each of some commands."""
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: tuple[Any, ...]) -> None:
        """Carry out a command."""
        self._press(url, arguments)

    def dispatchWithNotification(self, url: Any, arguments: tuple[Any, ...], listener: Any) -> None:
        """Carry out a command and tell the caller what came of it."""
        said = self._press(url, arguments)
        if listener is not None:
            event = uno.createUnoStruct("com.sun.star.frame.DispatchResultEvent")
            event.Source, event.State, event.Result = self, 1, said
            listener.dispatchFinished(event)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        """Say nothing: the commands are always there."""

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        """Say nothing: there was nothing to listen to."""

    def _press(self, url: Any, arguments: tuple[Any, ...]) -> str:
        """Press the button that a command names; the arguments Text and Svar are for programs."""
        button = url.Complete[len(PROTOCOL) :]
        if button == STATE:
            return str(DESK.state())
        controller = self.frame.Controller if self.frame is not None else None
        document = controller.Model if controller is not None else None
        given = {one.Name: str(one.Value) for one in arguments}
        person = Person(self.context, self.frame, DESK.texts, agrees=given.get("Svar") == DESK.texts["ok"])
        text = given.get("Text", "")
        if button == "las" and not text:
            text = person.ask_name(named_text(document, _KNOWN["next_version"]))
        said = press(button, document, text, person)
        person.tell(said)
        return said


def spreadsheet_of(arguments: tuple[Any, ...]) -> Any:
    """Return the spreadsheet that a job is about, None where it is about something else."""
    environment = next((one.Value for one in arguments if one.Name == "Environment"), ())
    document = next((one.Value for one in environment if one.Name == "Model"), None)
    is_one = document is not None and document.supportsService("com.sun.star.sheet.SpreadsheetDocument")
    return document if is_one else None


class Viewed(_Service, XJob):  # type: ignore[misc]
    """What is done when a document gets a window (vy): double-clicks in it are listened to."""

    NAMES = (VIEWED, "com.sun.star.task.Job")

    def execute(self, arguments: tuple[Any, ...]) -> None:
        """Listen to the window's mouse."""
        document = spreadsheet_of(arguments)
        controller = None if document is None else document.CurrentController
        if controller is not None and controller.supportsService("com.sun.star.sheet.SpreadsheetView"):
            controller.addEnhancedMouseClickHandler(Clicks(self.context, controller))


class Clicks(unohelper.Base, XEnhancedMouseClickHandler, XCallback):  # type: ignore[misc]
    """A window's double-clicks (dubbelklick): on a computed cell of the report they show its basis."""

    def __init__(self, context: Any, controller: Any) -> None:
        self._context = context
        self._controller = controller
        self._place: Any = None

    def mousePressed(self, event: Any) -> bool:
        """Keep Calc from opening the cell, and show its basis when the mouse is done; every other click is Calc's."""
        if event.ClickCount != 2 or event.Buttons != LEFT_BUTTON or event.Modifiers:
            return True
        place = traced(self._controller.Model, event.Target, _KNOWN["traced"])
        if place is None:
            return True
        self._place = place
        caller = self._context.ServiceManager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", self._context)
        caller.addCallback(self, None)
        return False

    def mouseReleased(self, _event: Any) -> bool:
        """Say nothing."""
        return True

    def notify(self, _data: Any) -> None:
        """Show the basis."""
        person = Person(self._context, self._controller.Frame, DESK.texts)
        told = DESK.trace(self._controller.Model, self._place, person)
        if self._controller.ActiveSheet.Name != _KNOWN["traced"]["sheet"]:
            person.tell(told)

    def disposing(self, _event: Any) -> None:
        """Forget the window."""
        self._controller = None


class Saved(_Service, XJob):  # type: ignore[misc]
    """What is done when a document has been saved (sparat): a workbook with macros is made whole again."""

    NAMES = (SAVED, "com.sun.star.task.Job")

    def execute(self, arguments: tuple[Any, ...]) -> None:
        """Mend the file that was saved."""
        document = spreadsheet_of(arguments)
        if document is not None:
            url = str(document.URL)
            DESK.saved(document, uno.fileUrlToSystemPath(url) if url.startswith("file:") else "")


g_ImplementationHelper = unohelper.ImplementationHelper()
for _one in (Functions, Buttons, Handler, Saved, Viewed):
    g_ImplementationHelper.addImplementation(_one, _one.NAMES[0], _one.NAMES)
