"""All functions of the programs that are computed here (funktioner), by their English names."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.formula.handlers import Handler
from snit_xl.workbook.formula.library_conditions import CONDITIONS
from snit_xl.workbook.formula.library_dates import DATES
from snit_xl.workbook.formula.library_logic import LOGIC
from snit_xl.workbook.formula.library_lookup import LOOKUP
from snit_xl.workbook.formula.library_math import MATH
from snit_xl.workbook.formula.library_text import TEXT

LIBRARY: Mapping[str, Handler] = {**MATH, **CONDITIONS, **LOGIC, **LOOKUP, **TEXT, **DATES}
