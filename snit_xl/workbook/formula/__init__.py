"""The evaluator of the workbook's own formulas (formelberäkning): what a spreadsheet program would show."""

from snit_xl.workbook.formula.engine import Evaluation, evaluate
from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.formula.parser import parse
from snit_xl.workbook.formula.references import precedents
from snit_xl.workbook.formula.task import CellKey, UserFunction

__all__ = ["CellKey", "Evaluation", "UnsupportedError", "UserFunction", "evaluate", "parse", "precedents"]
