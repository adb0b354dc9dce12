"""The one who sits before a document (användaren): chooses files, answers questions, sees how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import dialogs, entry

# What can be read, by the key of its text: patterns as the file dialog wants them.
PATTERNS = {
    "files_sie": "*.se;*.si;*.sie;*.SE;*.SI;*.SIE",
    "files_excel": "*.xlsx;*.xlsm;*.XLSX;*.XLSM",
    "files_csv": "*.csv;*.txt;*.tsv;*.CSV;*.TXT;*.TSV",
}


class Person:
    """Somebody before a window, or a program that drives a hidden one (användare).

    A program is asked nothing: `agrees` is its answer to everything.
    """

    def __init__(self, context: Any, frame: Any, texts: Mapping[str, str], *, agrees: bool = False) -> None:  # noqa: ANN401
        self.texts = texts
        self._context = context
        self._frame = frame
        self._agrees = agrees
        self._indicator: Any = None

    def finish_typing(self) -> None:
        """Take in what is being typed in a cell (avsluta inmatning): the user has pressed a button instead of Enter."""
        if dialogs.is_watched(self._frame):
            entry.finish(self._context, self._frame)

    def pick_files(self) -> list[str]:
        """Let the user choose files (välj filer); their paths, none where the user cancels."""
        if not dialogs.is_watched(self._frame):
            return []
        import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

        filters = [(self.texts["files_books"], ";".join(PATTERNS.values()))]
        filters += [(self.texts[key], pattern) for key, pattern in PATTERNS.items()]
        filters.append((self.texts["files_all"], "*"))
        chosen = dialogs.pick_files(self._context, self._frame, self.texts["pick_files"], filters)
        return [str(uno.fileUrlToSystemPath(one)) for one in chosen if one.startswith("file:")]

    def pick_folder(self, beside: str) -> str | None:
        """Let the user choose a folder (välj mapp), at first the one that a document's address lies in.

        None where the user cancels; "" where nobody is asked.
        """
        if not dialogs.is_watched(self._frame):
            return ""
        import uno  # noqa: PLC0415 - LibreOffice's own, there only when it runs

        chosen = dialogs.pick_folder(self._context, self._frame, self.texts["pick_folder"], beside.rpartition("/")[0])
        return str(uno.fileUrlToSystemPath(chosen)) if chosen.startswith("file:") else None

    def ask_name(self, suggested: str) -> str:
        """Ask for a version's name (fråga efter namn)."""
        return dialogs.ask_name(self._context, self._frame, self.texts, suggested)

    def tell(self, said: str) -> None:
        """Show a message (meddela)."""
        dialogs.tell(self._context, self._frame, self.texts["title"], said)

    def agree(self, said: str) -> bool:
        """Show what would be done and ask for OK (godkänn)."""
        if not dialogs.is_watched(self._frame):
            return self._agrees
        return dialogs.review(self._context, self._frame, self.texts, said) is not None

    def choose(self, said: str, questions: Sequence[Mapping[str, Any]]) -> list[int | str] | None:
        """Show what is unsure and have it answered (svara); None where the user cancels."""
        if not dialogs.is_watched(self._frame):
            guesses = [one["guess"] if one["choices"] else "" for one in questions]
            return guesses if self._agrees else None
        return dialogs.review(self._context, self._frame, self.texts, said, questions)

    def progress(self, said: str, percent: int) -> None:
        """Show in the window's own bar how far it has come (förlopp)."""
        if not dialogs.is_watched(self._frame):
            return
        if self._indicator is None:
            self._indicator = self._frame.createStatusIndicator()
            self._indicator.start(said, 100)
        self._indicator.setText(said)
        self._indicator.setValue(percent)

    def done(self) -> None:
        """Give the bar back (klart)."""
        if self._indicator is not None:
            self._indicator.end()
            self._indicator = None
