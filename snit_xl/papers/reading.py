"""Read a paper from a file (läs in handling): by its kind, with what is missing or broken told as a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.papers.document import Document
from snit_xl.papers.sources.archive import LOCKED, TOO_LARGE, is_locked
from snit_xl.papers.sources.docx import read_docx
from snit_xl.papers.sources.pdf import read_pdf
from snit_xl.papers.sources.text import read_text
from snit_xl.papers.sources.xlsx import read_xlsx

LARGEST = 60_000_000
MOST_LINES = 60_000
# A reader gives the code of a problem where it refuses a file.
Reader = Callable[[str, bytes], Document | str]
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".pdf": read_pdf,
}


def read_paper(path: Path) -> Document | Problem:
    """Read one paper (läs handling), or say why it can't be read."""
    place = Place(file=str(path))
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        return problem("HANDLING-OKAND-TYP", place, name=path.name, known=", ".join(READERS))
    try:
        data = path.read_bytes()
    except OSError:
        return problem("HANDLING-SAKNAS", place, name=path.name)
    if len(data) > LARGEST:
        return problem(TOO_LARGE, place, name=path.name)
    if is_locked(data):
        return problem(LOCKED, place, name=path.name)
    return _document(path, place, data, reader)


def _document(path: Path, place: Place, data: bytes, reader: Reader) -> Document | Problem:
    try:
        document = reader(path.name, data)
    except ImportError as error:
        return problem("HANDLING-LASARE-SAKNAS", place, name=path.name, library=error.name or "")
    except Exception as error:  # noqa: BLE001 - a broken file makes each library raise whatever it happens to meet
        return problem("HANDLING-TRASIG", place, name=path.name, reason=type(error).__name__)
    if isinstance(document, str):
        return problem(document, place, name=path.name)
    if not any(line.text.strip() for line in document.lines):
        return problem("HANDLING-TOM", place, name=path.name)
    if len(document.lines) > MOST_LINES:
        return problem(TOO_LARGE, place, name=path.name)
    return document
