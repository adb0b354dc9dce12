"""What can be wrong in the mapping of accounts (problem i Kontoplan): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import ProblemText

TEXTS: Mapping[str, ProblemText] = {}
