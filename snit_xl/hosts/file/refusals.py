"""Why a file cannot be handled (filfel): one exception that carries a problem for the user."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from snit_xl.domain.errors import SnitError
from snit_xl.domain.problems import Place, Problem, Value, problem

_SHARING_VIOLATIONS = (32, 33)
_CODES = {
    errno.ENOENT: "FIL-SAKNAS",
    errno.EISDIR: "FIL-SAKNAS",
    errno.ENOTDIR: "FIL-SAKNAS",
    errno.EACCES: "FIL-SKRIVSKYDDAD",
    errno.EPERM: "FIL-SKRIVSKYDDAD",
    errno.EROFS: "FIL-SKRIVSKYDDAD",
    errno.ENOSPC: "FIL-DISK-FULL",
    errno.EDQUOT: "FIL-DISK-FULL",
}


class FileRefusedError(SnitError):
    """A file is refused as a whole (filen kan inte hanteras); `problem` tells the user why and how to mend it."""

    def __init__(self, found: Problem) -> None:
        super().__init__(f"{found.code} {found.place} {dict(found.values)}")
        self.problem = found


def refused(code: str, *, file: str = "", sheet: str = "", cell: str = "", **values: Value) -> FileRefusedError:
    """Build the exception for one refusal (skapa filfel); the caller raises it."""
    return FileRefusedError(problem(code, Place(sheet, cell, file), **values))


def damaged(part: str, reason: str) -> FileRefusedError:
    """Build the refusal of a damaged file (trasig fil); `reason` is English, for the maintainer's log."""
    return refused("FIL-TRASIG", part=part, reason=reason)


def from_os_error(error: OSError, path: Path, *, reading: bool = False) -> FileRefusedError:
    """Translate an operating system error into a refusal (systemfel): full disk, read-only, open elsewhere."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return refused("FIL-LAST", file=path.name, lock=path.name)
    code = _CODES.get(error.errno or 0, "FIL-OATKOMLIG")
    if reading and code == "FIL-SKRIVSKYDDAD":
        code = "FIL-OATKOMLIG"
    return refused(code, file=path.name, reason=error.strerror or type(error).__name__)


@contextmanager
def library_needed() -> Iterator[None]:
    """Refuse where a library for papers can't be loaded (programdel saknas): they are an extra."""
    try:
        yield
    except ImportError as error:
        raise refused("HANDLING-SKRIVARE-SAKNAS", library=error.name or "") from error
