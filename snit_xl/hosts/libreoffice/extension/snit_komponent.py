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
from com.sun.star.frame import XDispatch, XDispatchProvider, XNotifyingDispatch
from com.sun.star.lang import XInitialization, XServiceInfo
from com.sun.star.task import XJob
from org.snit.xl import XFunktioner  # type: ignore[import-not-found]
from se.snitxl import XKnappar  # type: ignore[import-not-found]
from snit_calc.desk import Desk, place  # type: ignore[import-not-found]
from snit_calc.dialogs import ask_name, tell  # type: ignore[import-not-found]

FUNCTIONS = "org.snit.xl.Funktioner"
BUTTONS = "se.snitxl.Knappar"
HANDLER = "se.snitxl.Hanterare"
SAVED = "se.snitxl.Sparat"
PROTOCOL = "snit:"
# What toolbar, macros and the service say → the action's name.
ACTIONS = {"uppdatera": "update", "kontrollera": "check", "las": "lock"}
STATE, RESTORE = "tillstand", "aterstall"

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
        """Press a button that needs a text, such as a version's name."""
        if knapp == RESTORE:
            return str(DESK.restore(dokument))
        if knapp not in ACTIONS:
            return str(DESK.texts["unknown_button"].format(button=knapp))
        return str(DESK.press(ACTIONS[knapp], dokument, {"name": text}))

    def tillstand(self) -> str:
        """Say what is wrong with the installation, nothing where it is sound."""
        return str(DESK.state())


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
        """Press the button that a command names; the argument Text is for programs that need no dialog."""
        button = url.Complete[len(PROTOCOL) :]
        if button == STATE:
            return str(DESK.state())
        controller = self.frame.Controller if self.frame is not None else None
        document = controller.Model if controller is not None else None
        given = next((str(one.Value) for one in arguments if one.Name == "Text"), "")
        if button == "las" and not given:
            given = ask_name(self.context, self.frame, DESK.texts["title"], DESK.texts["version_name"])
        said = Buttons(self.context).tryckMed(button, document, given)
        tell(self.context, self.frame, DESK.texts["title"], said)
        return said


class Saved(_Service, XJob):  # type: ignore[misc]
    """What is done when a document has been saved (sparat): a workbook with macros is made whole again."""

    NAMES = (SAVED, "com.sun.star.task.Job")

    def execute(self, arguments: tuple[Any, ...]) -> None:
        """Mend the file that was saved."""
        environment = next((one.Value for one in arguments if one.Name == "Environment"), ())
        document = next((one.Value for one in environment if one.Name == "Model"), None)
        if document is not None and document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            url = str(document.URL)
            DESK.saved(document, uno.fileUrlToSystemPath(url) if url.startswith("file:") else "")


g_ImplementationHelper = unohelper.ImplementationHelper()
for _one in (Functions, Buttons, Handler, Saved):
    g_ImplementationHelper.addImplementation(_one, _one.NAMES[0], _one.NAMES)
