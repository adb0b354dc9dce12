"""The built add-ins that belong to this SNIT-XL (tilläggen): in an installed package, or in a checkout's workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import snit_xl

ADDIN, EXTENSION = "snit-xl.xlam", "snit-xl.oxt"
# The xlwings whose library the add-in's loader names; a test compares.
XLWINGS = "0.37.8"
# The extra "handlingar" of pyproject.toml, by what each package is imported as; a test compares.
PAPERS = {
    "docx": "python-docx",
    "icalendar": "icalendar",
    "matplotlib": "matplotlib",
    "pptx": "python-pptx",
    "pypdf": "pypdf",
}
_PACKAGE = Path(snit_xl.__file__).resolve().parent
# setup.py puts them in the first when a wheel is built; the second is where they are built.
FOLDERS = (_PACKAGE / "addins", _PACKAGE.parent / "workbooks")


@dataclass(frozen=True, slots=True)
class Package:
    """The folders to look for the add-ins in (paketet)."""

    folders: tuple[Path, ...] = FOLDERS

    def path(self, name: str) -> Path | None:
        """Return where an add-in lies, None where this installation lacks it (plats)."""
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)

    def data(self, name: str) -> bytes | None:
        """Return an add-in's bytes (innehåll)."""
        path = self.path(name)
        return None if path is None else path.read_bytes()
