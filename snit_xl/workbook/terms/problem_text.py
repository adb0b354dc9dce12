"""The record of one problem's texts (problemtext)."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.domain.problems import Severity

FAULT = Severity.FAULT
WARNING = Severity.WARNING
NOTE = Severity.NOTE


@dataclass(frozen=True, slots=True)
class ProblemText:
    """How serious a problem is, what is said of it and how it is mended (problemtext)."""

    severity: Severity
    message: str
    mend: str
