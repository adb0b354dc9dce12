"""What an examination says of one thing (undersökning): fine, faulty with its mend, or of no bearing here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from snit_xl.domain.problems import Place, Problem, Severity, Value, problem
from snit_xl.hosts.setup.excel_places import Excel
from snit_xl.hosts.setup.machine import WINDOWS, Machine
from snit_xl.hosts.setup.office_places import Office
from snit_xl.hosts.setup.package import Package
from snit_xl.workbook.terms.problem_texts import CATALOGUE


class State(Enum):
    """How a check ended (läge)."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is examined (föremål): the machine, what it has, and a workbook where one is given."""

    machine: Machine
    package: Package
    excel: Excel | None
    office: Office | None
    workbook: PurePath | None = None

    @property
    def excel_on_windows(self) -> bool:
        """Whether the add-in can run Python here (Excel i Windows)."""
        return self.machine.system == WINDOWS and self.excel is not None


@dataclass(frozen=True, slots=True)
class Examined:
    """One check (kontroll): `check` is a key of the texts, `told` fills the text of a check that is fine."""

    check: str
    problem: Problem | None = None
    told: tuple[tuple[str, Value], ...] = ()
    here: bool = True

    @property
    def state(self) -> State:
        """How it ended, a problem's severity by the catalogue (läge)."""
        if self.problem is not None:
            return State.FAULT if CATALOGUE[self.problem.code].severity is Severity.FAULT else State.WARNING
        return State.OK if self.here else State.NOT_HERE


def fine(check: str, **told: Value) -> Examined:
    """Say that a thing is as it should be (bra)."""
    return Examined(check, told=tuple(told.items()))


def bad(check: str, code: str, place: object = "", **values: Value) -> Examined:
    """Say what is wrong (dåligt)."""
    return Examined(check, problem(code, Place(file=str(place)), **values))


def elsewhere(check: str) -> Examined:
    """Say that the thing has no bearing on this machine (gäller inte här)."""
    return Examined(check, here=False)
