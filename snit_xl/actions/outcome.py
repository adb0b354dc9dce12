"""What an action gives (utfall av en åtgärd)."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.domain.problems import Problem
from snit_xl.workbook.view import Writes


@dataclass(frozen=True, slots=True)
class Outcome:
    """Writes, or the faults that stopped the action; findings in both cases (utfall)."""

    writes: Writes | None
    findings: tuple[Problem, ...]
    blocking: tuple[Problem, ...] = ()
