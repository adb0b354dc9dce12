"""Dates as serial numbers (datum): DATE, EDATE, WORKDAY; TODAY only where the caller says which day it is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from snit_xl.workbook.formula.arrays import Value
from snit_xl.workbook.formula.coerce import number, whole
from snit_xl.workbook.formula.errors import NUM, FaultError, UnsupportedError
from snit_xl.workbook.formula.handlers import Handler, elementwise, require
from snit_xl.workbook.formula.machine import Machine
from snit_xl.workbook.formula.nodes import Node
from snit_xl.workbook.values import date_to_serial, serial_to_date
from snit_xl.workbook.view import Scalar

_FIRST_YEAR = 1900
_SATURDAY = 5
# First day of the week by WEEKDAY's second argument, Monday = 0; type 3 counts from 0.
_WEEK_STARTS = {1: 6, 2: 0, 3: 0, 11: 0, 12: 1, 13: 2, 14: 3, 15: 4, 16: 5, 17: 6}


class _Calendar:
    """The workbook's own date system (datumsystem)."""

    def __init__(self, machine: Machine) -> None:
        self._date1904 = machine.view.date1904

    def day(self, x: Scalar) -> date:
        day = serial_to_date(number(x), date1904=self._date1904)
        if day is None:
            raise FaultError(NUM)
        return day

    def serial(self, day: date) -> float:
        return date_to_serial(day, date1904=self._date1904)


def _with_calendar(rule: Callable[..., Scalar], fewest: int, most: int) -> Handler:
    """Make a function whose rule takes the calendar first (datumfunktion)."""

    def handler(machine: Machine, nodes: tuple[Node, ...]) -> Value:
        calendar = _Calendar(machine)
        return elementwise(lambda *values: rule(calendar, *values), fewest, most)(machine, nodes)

    return handler


def _date(calendar: _Calendar, year: Scalar, month: Scalar, day: Scalar) -> Scalar:
    years = whole(year) + (_FIRST_YEAR if whole(year) < _FIRST_YEAR else 0)
    months = years * 12 + whole(month) - 1
    try:
        return calendar.serial(date(months // 12, months % 12 + 1, 1) + timedelta(days=whole(day) - 1))
    except (ValueError, OverflowError) as wrong:
        raise FaultError(NUM) from wrong


def _edate(calendar: _Calendar, start: Scalar, count: Scalar) -> Scalar:
    day = calendar.day(start)
    months = day.year * 12 + day.month - 1 + int(number(count))
    year, month = months // 12, months % 12 + 1
    try:
        return calendar.serial(date(year, month, min(day.day, monthrange(year, month)[1])))
    except (ValueError, OverflowError) as wrong:
        raise FaultError(NUM) from wrong


def _weekday(calendar: _Calendar, serial: Scalar, kind: Scalar = 1.0) -> Scalar:
    first = _WEEK_STARTS.get(whole(kind))
    if first is None:
        raise FaultError(NUM)
    return float((calendar.day(serial).weekday() - first) % 7 + (whole(kind) != 3))


def _workday(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    """Step over Saturdays, Sundays and the listed holidays (arbetsdag)."""
    require(nodes, 2, 3)
    calendar = _Calendar(machine)
    free = _days(machine, calendar, nodes[2]) if len(nodes) == 3 else frozenset()

    def step(start: Scalar, count: Scalar) -> Scalar:
        day, left = calendar.day(start), int(number(count))
        one = timedelta(days=1 if left > 0 else -1)
        try:
            while left:
                day += one
                left -= 0 if day.weekday() >= _SATURDAY or day in free else one.days
        except OverflowError as wrong:
            raise FaultError(NUM) from wrong
        return calendar.serial(day)

    return elementwise(step, 2, 2)(machine, nodes[:2])


def _days(machine: Machine, calendar: _Calendar, node: Node) -> frozenset[date]:
    """Return the days that an area or a cell holds (dagar); an empty cell is none."""
    cells = (cell for row in machine.rows(node) for cell in row)
    return frozenset(calendar.day(cell) for cell in cells if cell not in {None, ""})


def _today(machine: Machine, nodes: tuple[Node, ...]) -> Value:
    require(nodes, 0, 0)
    if machine.today is None:
        raise UnsupportedError("TODAY without a day")
    return date_to_serial(machine.today, date1904=machine.view.date1904)


DATES: Mapping[str, Handler] = {
    "DATE": _with_calendar(_date, 3, 3),
    "YEAR": _with_calendar(lambda calendar, x: float(calendar.day(x).year), 1, 1),
    "MONTH": _with_calendar(lambda calendar, x: float(calendar.day(x).month), 1, 1),
    "DAY": _with_calendar(lambda calendar, x: float(calendar.day(x).day), 1, 1),
    "EDATE": _with_calendar(_edate, 2, 2),
    "WEEKDAY": _with_calendar(_weekday, 1, 2),
    "WORKDAY": _workday,
    "TODAY": _today,
}
