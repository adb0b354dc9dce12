"""What is being typed in a cell when a button is pressed (pågående inmatning)."""

from __future__ import annotations

from typing import Any

SHEET_CELL = "com.sun.star.sheet.SheetCell"


def finish(context: Any, frame: Any) -> None:  # noqa: ANN401 - UNO objects have no Python type
    """Take in what is being typed (avsluta inmatning); Calc keeps it apart until the cursor moves, or for ever.

    A step of no columns moves it nowhere, but lets go of an area, which is chosen again.
    """
    chosen = frame.Controller.getSelection()
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(frame, ".uno:GoRight", "", 0, (_value("By", 0),))
    if chosen is not None and not chosen.supportsService(SHEET_CELL):
        frame.Controller.select(chosen)


def _value(name: str, value: object) -> Any:  # noqa: ANN401
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    one.Name, one.Value = name, value
    return one
