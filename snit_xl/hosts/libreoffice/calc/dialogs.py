"""Boxes on the screen (dialogrutor), shown only where somebody sits before it."""

from __future__ import annotations

from typing import Any

_WIDTH = 190


def is_watched(frame: Any) -> bool:  # noqa: ANN401 - UNO objects have no Python type
    """Tell whether a window is shown (syns): a hidden document belongs to a program, which must not be held up."""
    window = None if frame is None else frame.ContainerWindow
    return window is not None and bool(window.isVisible())


def tell(context: Any, frame: Any, title: str, said: str) -> None:  # noqa: ANN401
    """Show a message (meddela)."""
    if not is_watched(frame):
        return
    toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    box = toolkit.createMessageBox(frame.ContainerWindow, _message_kind(), 1, title, said)
    box.execute()
    box.dispose()


def _message_kind() -> Any:  # noqa: ANN401
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    return uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX")


def ask_name(context: Any, frame: Any, title: str, question: str) -> str:  # noqa: ANN401
    """Ask for a text (fråga efter text); "" where the user cancels or there is nobody to ask."""
    if not is_watched(frame):
        return ""
    manager = context.ServiceManager
    model = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", context)
    model.Width, model.Height, model.Title = _WIDTH, 54, title
    _add(model, "FixedText", "label", (6, 6, _WIDTH - 12, 10), Label=question)
    _add(model, "Edit", "text", (6, 18, _WIDTH - 12, 14))
    _add(model, "Button", "ok", (_WIDTH - 100, 36, 44, 14), Label="OK", PushButtonType=1, DefaultButton=True)
    _add(model, "Button", "cancel", (_WIDTH - 50, 36, 44, 14), Label="Avbryt", PushButtonType=2)
    dialog = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialog", context)
    dialog.setModel(model)
    toolkit = manager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    dialog.createPeer(toolkit, frame.ContainerWindow)
    try:
        return str(dialog.getControl("text").Text) if dialog.execute() else ""
    finally:
        dialog.dispose()


def _add(model: Any, kind: str, name: str, place: tuple[int, int, int, int], **properties: Any) -> None:  # noqa: ANN401
    control = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
    control.PositionX, control.PositionY, control.Width, control.Height = place
    for key, value in properties.items():
        setattr(control, key, value)
    model.insertByName(name, control)
