"""How a formula's evaluation stops early (avbrott): a fault that becomes the cell's value, or a formula not ours."""

from __future__ import annotations

from snit_xl.domain.errors import SnitError
from snit_xl.workbook.view import ErrorValue

DIV0 = ErrorValue("#DIV/0!")
VALUE = ErrorValue("#VALUE!")
REF = ErrorValue("#REF!")
NUM = ErrorValue("#NUM!")
NA = ErrorValue("#N/A")


class UnsupportedError(SnitError):
    """The formula says something that is not computed here (främmande formel): reported, never guessed."""


class FaultError(Exception):
    """An error value on its way to the cell (felvärde)."""

    def __init__(self, error: ErrorValue) -> None:
        super().__init__(error.code)
        self.error = error
