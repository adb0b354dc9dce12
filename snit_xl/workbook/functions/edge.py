"""Values at the edge between a host and the functions (värden vid gränsen): what hosts send in, what goes back.

Hosts differ: an empty cell is None, "" or left out; a number is float, int, Decimal or a numpy scalar; a date is a
datetime or a serial number; a single cell comes bare; Excel's error values come as large negative integers. All
become 2-D lists of `Scalar`. Back go floats, texts and truth values, "" for nothing, never NaN or infinity.
A fault travels as one text, `#SNIT!kind|code|name=value|…`; the host's edge turns it into a real error value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from urllib.parse import quote, unquote

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.functions.arguments import Argument, Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import ErrorValue, Scalar

FAULT_PREFIX = "#SNIT!"
ERROR_ARGUMENT = "FUNKTION-FELVARDE"

# The kind of each error value that a cell can show; newer ones (#SPILL!, #CALC!) are shown as #VALUE!.
KINDS: Mapping[str, str] = {
    "#VALUE!": "value",
    "#N/A": "missing",
    "#DIV/0!": "div0",
    "#REF!": "ref",
    "#NAME?": "name",
    "#NUM!": "num",
    "#NULL!": "null",
}
# Excel's number of each kind, as VBA's CVErr takes it.
ERROR_NUMBERS: Mapping[str, int] = {
    "value": 2015,
    "missing": 2042,
    "div0": 2007,
    "ref": 2023,
    "name": 2029,
    "num": 2036,
    "null": 2000,
}
_CODES = {ERROR_NUMBERS[kind]: code for code, kind in KINDS.items()}

# COM's whole numbers for "argument left out" and for CVErr(0); error values lie less than a hundred above CVErr(2000).
_LEFT_OUT = -2147352572
_COM_ERROR = -2146828288
_FINISHED = frozenset({float, str, bool, type(None), ErrorValue})
_NEVER_FAULTS = frozenset({float, bool, type(None)})
_PYTHONS_OWN = frozenset({tuple, list, float, str, int, bool, type(None)})
_COM_ERRORS = range(_COM_ERROR + 2000, _COM_ERROR + 2100)

Answer = list[list[float | str | bool]]


def rows_of(value: object) -> Argument:
    """Return what a host hands over as rows of cells (rader); None is an argument left out, a bare value one cell."""
    if type(value) is float and math.isfinite(value):
        return [[value]]  # nearly every bare value
    plain = _without_numpy(value)
    if plain is None or (type(plain) is int and plain == _LEFT_OUT):
        return None
    if not isinstance(plain, list | tuple):
        return [[_cell(plain)]]
    rows = [list(row) if isinstance(row, list | tuple) else row for row in map(_without_numpy, plain)]
    if not any(isinstance(row, list) for row in rows):
        return [[_cell(x) for x in rows]] if rows else []
    if any(not isinstance(row, list) or len(row) != len(rows[0]) for row in rows):
        raise MisuseError("an argument must be a rectangle of cells")
    return rows if _all_plain(rows) else [[_cell(x) for x in row] for row in rows]


def carried_fault(arguments: Sequence[Argument]) -> str | None:
    """Return the fault that comes in with some arguments (fel i argument): an error value or an earlier fault."""
    if _kinds(chain.from_iterable(filter(None, arguments))) <= _NEVER_FAULTS:
        return None
    error = first_error(arguments)
    return error_text(error) if error is not None else first_fault_text(arguments)


def first_error(arguments: Sequence[Argument]) -> ErrorValue | None:
    """Return the first error value in some arguments (första felvärdet)."""
    cells = (x for rows in arguments if rows for row in rows for x in row)
    return next((x for x in cells if isinstance(x, ErrorValue)), None)


def first_fault_text(arguments: Sequence[Argument]) -> str | None:
    """Return the first fault that has come in as a text (tidigare fel): it is passed on unchanged."""
    cells = (x for rows in arguments if rows for row in rows for x in row)
    return next((x for x in cells if isinstance(x, str) and x.startswith(FAULT_PREFIX)), None)


def answer_of(result: Rows | Fault) -> Answer | str:
    """Return a function's result as it goes to the host (svar): rows of plain values, or a fault's text."""
    if isinstance(result, Fault):
        return fault_text(result.kind, result.code, dict(result.values))
    if not _are_finite(result):
        return fault_text("value", "FUNKTION-FOR-STORT")
    return carried_fault([result]) or [[_plain(x) for x in row] for row in result]


def fault_text(kind: str, code: str, values: Mapping[str, object] | None = None) -> str:
    """Write a fault as the text that travels between layers (felet som text)."""
    given = [f"{name}={quote(str(value), safe=' ,.:*')}" for name, value in (values or {}).items()]
    return FAULT_PREFIX + "|".join((kind, code, *given))


def error_text(error: ErrorValue) -> str:
    """Write an argument's own error value as a fault (felvärde i argument), so that the cell shows the same error."""
    return fault_text(KINDS.get(error.code, "value"), ERROR_ARGUMENT, {"value": error.code})


def read_fault_text(text: str) -> tuple[str, str, dict[str, str]]:
    """Read a fault's text (läs feltext): kind, code and values; another text is misuse."""
    kind, bar, rest = text.removeprefix(FAULT_PREFIX).partition("|")
    if not text.startswith(FAULT_PREFIX) or kind not in ERROR_NUMBERS or not bar:
        raise MisuseError("not the text of a fault")
    code, *pairs = rest.split("|")
    return kind, code, {name: unquote(value) for name, _, value in (pair.partition("=") for pair in pairs)}


def _without_numpy(value: Any) -> Any:  # noqa: ANN401 - whatever the host has
    """Return numpy's arrays and scalars as Python's own (utan numpy), without importing it."""
    if type(value) in _PYTHONS_OWN:
        return value
    return value.tolist() if type(value).__module__.partition(".")[0] == "numpy" else value


def _kinds(rows: Iterable[Sequence[Scalar]]) -> set[type]:
    """Return what kinds of values some rows hold (slag): one step for all of them, where a look at each is slow."""
    return set(map(type, chain.from_iterable(rows)))


def _all_plain(rows: Rows) -> bool:
    """Tell whether every cell is already as the functions take it (färdiga värden), as nearly all are."""
    return _kinds(rows) <= _FINISHED and _are_finite(rows)


def _are_finite(rows: Rows) -> bool:
    cells: Iterable[Any] = chain.from_iterable(rows)
    return all(map(math.isfinite, cells if _kinds(rows) == {float} else [x for x in cells if isinstance(x, float)]))


def _cell(value: Any) -> Scalar:  # noqa: ANN401 - whatever the host has
    if type(value) is float and math.isfinite(value):
        return value  # nearly every cell
    plain = _without_numpy(value)
    if plain is None or isinstance(plain, str | bool | ErrorValue):
        return plain
    if isinstance(plain, int) and plain in _COM_ERRORS:
        return ErrorValue(_CODES.get(plain - _COM_ERROR, "#VALUE!"))
    if isinstance(plain, date):
        return _serial(plain)
    if isinstance(plain, int | float | Decimal):
        return _number(plain)
    raise MisuseError(f"a cell holds no {type(plain).__name__}")


def _number(value: float | Decimal) -> Scalar:
    try:
        number = float(value)
    except (OverflowError, ValueError):  # too large a whole number, or decimal's signalling NaN
        return ErrorValue("#NUM!")
    return number if math.isfinite(number) else ErrorValue("#NUM!")


def _serial(moment: date) -> float:
    """Return a date as the number that its cell holds (serienummer); any time zone is the host's own and falls away."""
    days = date_to_serial(date(moment.year, moment.month, moment.day))
    if not isinstance(moment, datetime):
        return days
    return days + (moment.hour * 3600 + moment.minute * 60 + moment.second) / 86400


def _plain(x: Scalar) -> float | str | bool:
    if type(x) is float:
        return x + 0.0
    if x is None:
        return ""
    if isinstance(x, bool | str):
        return x
    if isinstance(x, ErrorValue):
        raise MisuseError("an error value goes out as a fault")
    return float(x) + 0.0
