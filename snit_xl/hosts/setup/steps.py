"""What was done to a machine (åtgärder): each with its program, its place, and whether anything changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.hosts.setup.machine import Machine


class Program(Enum):
    """What can be installed into (program)."""

    EXCEL = "excel"
    LIBREOFFICE = "libreoffice"


class Done(Enum):
    """What came of a step (utfört)."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    NOTHING = "nothing"  # there was nothing to remove
    NOT_HERE = "not_here"  # the program isn't on this machine


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done (åtgärd); `what` is a key of the texts: the program, add-in, extension or setting."""

    program: Program
    what: str
    done: Done
    place: str = ""


@dataclass(frozen=True, slots=True)
class Installed:
    """What came of an installation (resultat)."""

    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Installed) -> Installed:
        return Installed(self.steps + other.steps, self.problems + other.problems)

    @property
    def changed(self) -> frozenset[Program]:
        """The programs that something was changed for (ändrade), to be restarted."""
        still = (Done.UNCHANGED, Done.NOTHING, Done.NOT_HERE)
        return frozenset(step.program for step in self.steps if step.done not in still)


def failed(code: str, place: object = "", **values: str) -> Installed:
    """Return a step that could not be done (misslyckad åtgärd)."""
    return Installed(problems=(problem(code, Place(file=str(place)), **values),))


def put(machine: Machine, program: Program, what: str, path: PurePath, data: bytes) -> Installed:
    """Put a file in its place unless it is there already (lägg fil)."""
    old = machine.read(path)
    if old == data:
        return Installed((Step(program, what, Done.UNCHANGED, str(path)),))
    try:
        machine.write(path, data)
    except OSError as error:
        return _unwritten(path, error)
    return Installed((Step(program, what, Done.WRITTEN if old is None else Done.REPLACED, str(path)),))


def take(machine: Machine, program: Program, what: str, path: PurePath) -> Installed:
    """Take a file away (ta bort fil)."""
    try:
        done = Done.REMOVED if machine.remove(path) else Done.NOTHING
    except OSError as error:
        return _unwritten(path, error)
    return Installed((Step(program, what, done, str(path)),))


def _unwritten(path: PurePath, error: OSError) -> Installed:
    # Windows refuses a file that Excel has open with the same error as one that the user may not write.
    code = "DATOR-OPPEN" if isinstance(error, PermissionError) else "DATOR-SKRIVFEL"
    return failed(code, path, reason=error.strerror or type(error).__name__)
