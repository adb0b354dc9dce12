"""Texts (text): LEFT, TRIM, TEXT and the like; TEXT knows a few formats and refuses the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from snit_xl.workbook.formula.arrays import Value
from snit_xl.workbook.formula.coerce import number, number_in_text, text, whole
from snit_xl.workbook.formula.errors import VALUE, FaultError, UnsupportedError
from snit_xl.workbook.formula.handlers import Handler, elementwise
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Node
from snit_xl.workbook.values import serial_to_date
from snit_xl.workbook.view import Scalar

_WIDE = Context(prec=400)
_GROUP = "\u00a0"  # what a Swedish Excel groups thousands with
_NUMBER_FORMAT = re.compile(r"(?P<groups>#[ \u00a0]##)?0(?:(?P<mark>[.,])(?P<decimals>0+))?(?P<percent>%)?")
_DATE_FORMATS = {
    "yyyy-mm-dd": "{0.year:04}-{0.month:02}-{0.day:02}",
    "yyyy-mm": "{0.year:04}-{0.month:02}",
    "yyyy": "{0.year:04}",
    "yyyymmdd": "{0.year:04}{0.month:02}{0.day:02}",
    "yyyymm": "{0.year:04}{0.month:02}",
}


def _count(x: Scalar) -> int:
    count = whole(x)
    if count < 0:
        raise FaultError(VALUE)
    return count


def _left(x: Scalar, count: Scalar = 1.0) -> Scalar:
    return text(x)[: _count(count)]


def _right(x: Scalar, count: Scalar = 1.0) -> Scalar:
    shown, wanted = text(x), _count(count)
    return shown[len(shown) - wanted :] if wanted < len(shown) else shown


def _mid(x: Scalar, start: Scalar, count: Scalar) -> Scalar:
    first = _count(start)
    if first < 1:
        raise FaultError(VALUE)
    return text(x)[first - 1 : first - 1 + _count(count)]


def _trim(x: Scalar) -> Scalar:
    return re.sub(" +", " ", text(x)).strip(" ")


def _concatenate(*values: Scalar) -> Scalar:
    return "".join(text(x) for x in values)


def _value(x: Scalar) -> Scalar:
    if isinstance(x, bool):
        raise FaultError(VALUE)
    return number(x)


def _text(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    def rule(x: Scalar, layout: Scalar) -> Scalar:
        if isinstance(x, str) and number_in_text(x) is None:
            return x
        return format_number(number(x), text(layout), date1904=machine.view.date1904)

    return elementwise(rule, 2, 2)(machine, nodes)


def format_number(value: float, layout: str, *, date1904: bool = False) -> str:
    """Write a number by a format (formatera tal): whole or decimals, grouped, percent, or an ISO date.

    The format's own decimal mark is written. Raises UnsupportedError for any other format.
    """
    pattern = _DATE_FORMATS.get(layout.lower())
    if pattern is not None:
        day = serial_to_date(value, date1904=date1904)
        if day is None:
            raise UnsupportedError(f"the date {value!r}")
        return pattern.format(day)
    match = _NUMBER_FORMAT.fullmatch(layout)
    if match is None:
        raise UnsupportedError(f"the format {layout!r}")
    shown = Decimal(format(value, ".15g")) * (100 if match["percent"] else 1)
    decimals = len(match["decimals"] or "")
    rounded = shown.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    plain = format(rounded + 0 if rounded else abs(rounded), ",f" if match["groups"] else "f")
    marks = str.maketrans({",": _GROUP, ".": match["mark"] or "."})
    return plain.translate(marks) + (match["percent"] or "")


TEXT: Mapping[str, Handler] = {
    "LEN": elementwise(lambda x: float(len(text(x))), 1, 1),
    "LEFT": elementwise(_left, 1, 2),
    "RIGHT": elementwise(_right, 1, 2),
    "MID": elementwise(_mid, 3, 3),
    "LOWER": elementwise(lambda x: text(x).lower(), 1, 1),
    "UPPER": elementwise(lambda x: text(x).upper(), 1, 1),
    "TRIM": elementwise(_trim, 1, 1),
    "EXACT": elementwise(lambda a, b: text(a) == text(b), 2, 2),
    "CONCATENATE": elementwise(_concatenate, 1, 255),
    "VALUE": elementwise(_value, 1, 1),
    "TEXT": _text,
}
