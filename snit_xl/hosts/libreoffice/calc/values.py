"""Values between Calc's add-in calls and the functions (värden): plain numbers and texts, errors as Calc shows them."""

from __future__ import annotations

import struct
from itertools import chain
from typing import Any

FAULT_PREFIX = "#SNIT!"
# Calc's number of each error value, by the kind that a fault's text begins with.
ERRORS = {"value": 519, "missing": 32767, "div0": 532, "ref": 524, "name": 525, "num": 503, "null": 521}
CODES = {
    519: "#VALUE!",
    32767: "#N/A",
    532: "#DIV/0!",
    524: "#REF!",
    525: "#NAME?",
    503: "#NUM!",
    521: "#NULL!",
}
_NAN = 0x7FF8000000000000


def shown(answer: Any) -> tuple[tuple[Any, ...], ...]:  # noqa: ANN401 - what `call` gives
    """Return an answer as Calc takes it (svar): floats and texts only, a fault as a real error value."""
    if isinstance(answer, str):
        return ((error(answer.removeprefix(FAULT_PREFIX).partition("|")[0]),),)
    if not answer or not answer[0]:
        return (("",),)
    if set(map(type, chain.from_iterable(answer))) <= {float, str}:
        return tuple(map(tuple, answer))
    return tuple([tuple([x if isinstance(x, str) else float(x) for x in row]) for row in answer])


def error(kind: str) -> float:
    """Return the number that Calc shows as an error value (felvärde): not a number, its last bits the error's code."""
    made: float = struct.unpack("<d", struct.pack("<Q", _NAN | ERRORS.get(kind, ERRORS["value"])))[0]
    return made
