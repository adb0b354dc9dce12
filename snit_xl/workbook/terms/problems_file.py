"""Faults of the file itself (filens texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import ProblemText

TEXTS: Mapping[str, ProblemText] = {}
