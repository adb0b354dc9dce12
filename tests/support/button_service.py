"""A stand-in for the extension's service that macros call: it lives in the test and keeps every press it gets."""
# ruff: noqa: N802 -- UNO's own names

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from support.libreoffice import Office, import_uno

SERVICE = "se.snitxl.Knappar"
METHOD = "tryckMed"
Press = tuple[str, str, str]


@contextlib.contextmanager
def recording_buttons(office: Office, answer: str) -> Iterator[list[Press]]:
    """Register the service in a running office; gives the presses as (button, the document's address, text)."""
    pressed: list[Press] = []
    factory = _factory(lambda: _buttons(pressed, answer))
    services = office.context.ServiceManager
    services.insert(factory)
    try:
        yield pressed
    finally:
        if office.is_running():
            services.remove(factory)


def _buttons(pressed: list[Press], answer: str) -> object:
    """Make the service itself; Basic calls it through XInvocation, so that it needs no type of its own."""

    class Buttons(_base("com.sun.star.script.XInvocation")):  # type: ignore[misc]
        def hasMethod(self, name: str) -> bool:
            return name == METHOD

        def hasProperty(self, _name: str) -> bool:
            return False

        def getIntrospection(self) -> None:
            return None

        def invoke(self, name: str, arguments: tuple[Any, ...], _places: object, _given: object) -> Any:  # noqa: ANN401
            assert name == METHOD
            button, document, text = arguments
            pressed.append((button, document.getURL(), text))
            return answer, (), ()

    return Buttons()


def _factory(make: Callable[[], object]) -> object:
    kinds = _base("com.sun.star.lang.XSingleComponentFactory", "com.sun.star.lang.XServiceInfo")

    class Factory(kinds):  # type: ignore[misc, valid-type]
        def createInstanceWithContext(self, _context: object) -> object:
            return make()

        def createInstanceWithArgumentsAndContext(self, _arguments: object, _context: object) -> object:
            return make()

        def getImplementationName(self) -> str:
            return "se.snitxl.KnapparITest"

        def supportsService(self, name: str) -> bool:
            return name == SERVICE

        def getSupportedServiceNames(self) -> tuple[str, ...]:
            return (SERVICE,)

    return Factory()


def _base(*interfaces: str) -> Any:  # noqa: ANN401
    """Return a base class that answers to some UNO interfaces."""
    uno = import_uno()
    import unohelper  # type: ignore[import-not-found]  # noqa: PLC0415 - import_uno has made it importable

    return type("Base", (unohelper.Base, *map(uno.getClass, interfaces)), {})
