"""Boxes on the screen (dialogrutor), shown only where somebody sits before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_WIDTH, _WIDE = 190, 330
_MARGIN, _LINE, _BOX = 6, 10, 14
_TEXT_HEIGHT = 150
_PLACE = 3  # com.sun.star.awt.PosSize.POS
_FOLDERS = "com.sun.star.ui.dialogs.FolderPicker"
_PICKER, _OPEN = "com.sun.star.ui.dialogs.FilePicker", 0  # com.sun.star.ui.dialogs.TemplateDescription


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


def pick_files(context: Any, frame: Any, title: str, filters: Iterable[tuple[str, str]]) -> list[str]:  # noqa: ANN401
    """Let the user choose files (välj filer), and return their addresses; none where the user cancels.

    `filters` are names and patterns, the first of them chosen.
    """
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    # With the window it belongs to, so that the workbook can't be changed behind it.
    given = []
    for name, value in (("TemplateDescription", _OPEN), ("ParentWindow", frame.ContainerWindow)):
        one = uno.createUnoStruct("com.sun.star.beans.NamedValue")
        one.Name, one.Value = name, value
        given.append(one)
    picker = context.ServiceManager.createInstanceWithArgumentsAndContext(_PICKER, tuple(given), context)
    picker.setMultiSelectionMode(True)
    picker.setTitle(title)
    for name, pattern in filters:
        picker.appendFilter(name, pattern)
    chosen = picker.getSelectedFiles() if picker.execute() else ()
    return [str(one) for one in chosen]


def pick_folder(context: Any, frame: Any, title: str, first: str) -> str:  # noqa: ANN401
    """Let the user choose a folder (välj mapp), and return its address; "" where the user cancels."""
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    window = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    window.Name, window.Value = "ParentWindow", frame.ContainerWindow
    picker = context.ServiceManager.createInstanceWithArgumentsAndContext(_FOLDERS, (window,), context)
    picker.setTitle(title)
    if first.startswith("file:"):
        picker.setDisplayDirectory(first)
    return str(picker.getDirectory()) if picker.execute() else ""


class Form:
    """A dialog that is filled from the top down (formulär), with OK and Avbryt at the bottom."""

    def __init__(self, context: Any, title: str, width: int) -> None:  # noqa: ANN401
        self._context = context
        self._model = _made(context, "UnoControlDialogModel")
        self._model.Title, self._model.Width = title, width
        self._inside = width - 2 * _MARGIN
        self._bottom = _MARGIN

    def add(self, kind: str, name: str, height: int, **properties: Any) -> None:  # noqa: ANN401
        """Put one thing under the others (lägg till)."""
        self._place(kind, name, (_MARGIN, self._bottom, self._inside, height), properties)
        self._bottom += height + 2

    def shown(self, frame: Any, texts: Mapping[str, str], *wanted: tuple[str, str]) -> list[Any] | None:  # noqa: ANN401
        """Show it (visa): the properties asked for, control and property, when the user says OK; None on Avbryt."""
        right, top = self._inside + _MARGIN, self._bottom + 4
        ok, cancel = (right - 94, top, 44, _BOX), (right - 44, top, 44, _BOX)
        self._place("Button", "ok", ok, {"Label": texts["ok"], "PushButtonType": 1, "DefaultButton": True})
        self._place("Button", "cancel", cancel, {"Label": texts["cancel"], "PushButtonType": 2})
        self._model.Height = top + _BOX + _MARGIN
        dialog = _made(self._context, "UnoControlDialog")
        dialog.setModel(self._model)
        dialog.createPeer(_made(self._context, "Toolkit"), frame.ContainerWindow)
        window, box = frame.ContainerWindow.getPosSize(), dialog.getPosSize()
        dialog.setPosSize((window.Width - box.Width) // 2, (window.Height - box.Height) // 3, 0, 0, _PLACE)
        try:
            if not dialog.execute():
                return None
            return [getattr(dialog.getControl(name), key) for name, key in wanted]
        finally:
            dialog.dispose()

    def _place(self, kind: str, name: str, place: tuple[int, int, int, int], properties: Mapping[str, Any]) -> None:
        control = self._model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        control.PositionX, control.PositionY, control.Width, control.Height = place
        for key, value in properties.items():
            setattr(control, key, value)
        self._model.insertByName(name, control)


def _made(context: Any, service: str) -> Any:  # noqa: ANN401
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.awt.{service}", context)


def ask_name(context: Any, frame: Any, texts: Mapping[str, str], suggested: str) -> str:  # noqa: ANN401
    """Ask for a version's name (fråga efter namn); "" where the user cancels or there is nobody to ask."""
    if not is_watched(frame):
        return ""
    form = Form(context, texts["title"], _WIDTH)
    form.add("FixedText", "label", _LINE, Label=texts["version_name"])
    form.add("Edit", "text", _BOX, Text=suggested)
    given = form.shown(frame, texts, ("text", "Text"))
    return "" if given is None else str(given[0])


def review(
    context: Any,  # noqa: ANN401
    frame: Any,  # noqa: ANN401
    texts: Mapping[str, str],
    said: str,
    questions: Sequence[Mapping[str, Any]] = (),
) -> list[int | str] | None:
    """Show a text of any length and the questions under it (granska); None where the user cancels.

    Each question has `text`, `choices` and the place of the `guess`; the answer is a choice's place. Where there are no
    choices the answer is what is typed.
    """
    form = Form(context, texts["title"], _WIDE)
    form.add("Edit", "said", _TEXT_HEIGHT, Text=said, MultiLine=True, ReadOnly=True, VScroll=True, Tabstop=False)
    wanted = []
    for number, one in enumerate(questions):
        name = f"answer{number}"
        form.add("FixedText", f"question{number}", _LINE, Label=one["text"])
        if one["choices"]:
            form.add("ListBox", name, _BOX, **_list_of(one["choices"], one["guess"]))
            wanted.append((name, "SelectedItemPos"))
        else:
            form.add("Edit", name, _BOX)
            wanted.append((name, "Text"))
    return form.shown(frame, texts, *wanted)


def _list_of(choices: Sequence[str], guess: int) -> dict[str, Any]:
    import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

    chosen = uno.Any("[]short", (guess,))
    return {"Dropdown": True, "StringItemList": tuple(choices), "SelectedItems": chosen, "LineCount": 12}
