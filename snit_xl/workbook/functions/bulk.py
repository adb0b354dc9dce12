"""Columns of many rows (massberäkning): the answers of the ordinary way, without a decimal number for each cell.

A column of plain numbers becomes whole units of the tkr, and whole numbers are exact whatever their size. All else,
such as texts, dates, error values and shapes that don't fit, is left to the ordinary way, which also says what is
wrong: a rule here that answers None has no opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType, NoneType
from typing import Any

from snit_xl.domain.allocation_columns import split_columns
from snit_xl.domain.money import to_units
from snit_xl.workbook.functions.edge import Answer
from snit_xl.workbook.values import to_decimal

FEWEST_ROWS = 64  # below, the ordinary way is as quick
_ORE, _FINEST = 2, 10  # decimals of a tkr: as amounts are written, and as many as a cell's number is read with
_MOST_DECIMALS, _FEWEST_DECIMALS = 10, -6
# Fifteen digits are all that a cell's number is sure to hold: so many or fewer are the very number that the cell shows.
_SURE = 10**15
# Below this many of the finest units, binary noise moves a number by less than a twentieth of one: a number nearer than
# this to a whole unit is rounded the same way whatever the noise.
_LARGEST_FINE, _CLEAR = 2**48, 0.45

Column = list[int]
Whole = tuple[list[Column], int]
Alike = tuple[tuple[list[Column], list[Column]], int]


def bulk_answer(name: str, arguments: Sequence[Any]) -> Answer | None:
    """Answer a call whose first argument is a long column of plain numbers (svara i bulk), else None."""
    rule = BULK.get(name)
    if rule is None or not arguments or not _is_sequence(arguments[0]) or len(arguments[0]) < FEWEST_ROWS:
        return None
    try:
        return rule(*arguments)
    except OverflowError:  # larger than a cell can hold
        return None


def difference(budget: Any, forecast: Any = None) -> Answer | None:  # noqa: ANN401 - whatever the host has
    """Give budget − forecast (SNIT_AVVIKELSE) for two columns of one length."""
    given = _alike(_whole(budget, 1), _whole(forecast, 1))
    if given is None or len(budget) != len(forecast):
        return None
    ((left,), (right,)), scale = given
    return [[(one - other) / scale] for one, other in zip(left, right, strict=True)]


def uplifted(amounts: Any, percent: Any = None) -> Answer | None:  # noqa: ANN401
    """Give amounts raised by a percentage (SNIT_UPPRAKNING), one percentage for the whole column."""
    column, by = _whole(amounts, 1), _whole(_one_cell(percent), 1, blanks=False)
    if column is None or by is None or len(by[0][0]) != 1:
        return None
    ((units,), places), (((percents,),), percent_places) = column, by
    factor, scale = 100 * 10**percent_places + percents, 100 * 10 ** (places + percent_places)
    return [[unit * factor / scale] for unit in units]


def allocation(amounts: Any, key: Any = None, specific: Any = None, decimals: Any = None) -> Answer | None:  # noqa: ANN401
    """Split a column by one key for all its rows and add specific costs (SNIT_FORDELNING)."""
    weights, shown = _weights(key), _decimals(decimals)
    if weights is None or shown is None or (specific is not None and len(amounts) != _length(specific)):
        return None
    given = _alike(_whole(amounts, 1), ([], 0) if specific is None else _whole(specific, len(weights)), shown)
    if given is None:
        return None
    ((joint,), own), scale = given
    # The unit asked for, in the units that the amounts are in; the parts are written in whole ones of it.
    unit = scale // 10**shown if shown > 0 else scale * 10**-shown
    parts = [[part * unit / scale for part in column] for column in split_columns(joint, own, weights, unit)]
    return list(map(list, zip(*parts, strict=True)))


BULK: Mapping[str, Callable[..., Answer | None]] = MappingProxyType(
    {"SNIT_AVVIKELSE": difference, "SNIT_UPPRAKNING": uplifted, "SNIT_FORDELNING": allocation}
)


def _whole(rows: Any, width: int, *, blanks: bool = True) -> Whole | None:  # noqa: ANN401
    """Return the columns of a rectangle as whole units, and how many decimals of a tkr they are (hela enheter)."""
    if not _is_sequence(rows) or not set(map(type, rows)) <= {list, tuple} or set(map(len, rows)) != {width}:
        return None
    cells = list(chain.from_iterable(rows))
    kinds = set(map(type, cells))
    if kinds != {float}:
        if not blanks or not kinds <= {float, str, NoneType} or any(type(x) is str and x for x in cells):
            return None
        cells = [x or 0.0 for x in cells]  # an empty cell is 0
    try:
        units, places = _units(cells)
    except (ValueError, OverflowError):  # not a number, or infinite
        return None
    return [units[at::width] for at in range(width)], places


def _units(cells: list[float]) -> tuple[Column, int]:
    """Return numbers as whole öre where each of them is that, else in the finest units (enheter)."""
    ore = [round(x * 100) for x in cells]
    if min(ore) > -_SURE and max(ore) < _SURE and [unit / 100 for unit in ore] == cells:
        return ore, _ORE
    return list(map(_finest, cells)), _FINEST


def _finest(x: float) -> int:
    scaled = x * 1e10
    near = round(scaled)
    if -_LARGEST_FINE < near < _LARGEST_FINE and -_CLEAR < scaled - near < _CLEAR:
        return near
    return to_units(to_decimal(x), _FINEST)


def _alike(one: Whole | None, other: Whole | None, least: int = 0) -> Alike | None:
    """Return two rectangles in the same unit, and how many of them are a tkr (samma enhet)."""
    if one is None or other is None:
        return None
    places = max(one[1], other[1], least)
    return (_finer(one, places), _finer(other, places)), 10**places


def _finer(given: Whole, places: int) -> list[Column]:
    columns, now = given
    factor = 10 ** (places - now)
    return columns if factor == 1 else [[unit * factor for unit in column] for column in columns]


def _weights(key: Any) -> Column | None:  # noqa: ANN401
    """Return a key's weights as whole numbers (vikter); None where it isn't one row or column of usable ones."""
    if not _is_sequence(key) or not key or not all(map(_is_sequence, key)):
        return None
    lying = [x for (x,) in key] if len(key) > 1 and set(map(len, key)) == {1} else key[0] if len(key) == 1 else []
    found = _whole([lying], len(lying), blanks=False) if lying else None
    if found is None:
        return None
    weights = [column[0] for column in found[0]]
    return weights if min(weights) >= 0 and any(weights) else None


def _decimals(given: Any) -> int | None:  # noqa: ANN401
    """Return how many decimals are asked for (decimaler), None where that isn't plain."""
    rows = _one_cell(0.0 if given is None else given)
    cell: Any = rows[0][0] if len(rows) == len(rows[0]) == 1 else None
    plain = type(cell) is float and _FEWEST_DECIMALS <= cell <= _MOST_DECIMALS and cell.is_integer()
    return int(cell) if plain else None


def _one_cell(given: Any) -> Any:  # noqa: ANN401
    """Return a bare value as a cell (en cell)."""
    return given if _is_sequence(given) and given and _is_sequence(given[0]) and given[0] else [[given]]


def _is_sequence(given: Any) -> bool:  # noqa: ANN401
    return type(given) in {list, tuple}


def _length(given: Any) -> int:  # noqa: ANN401
    return len(given) if _is_sequence(given) else -1
