"""Criteria of SUMIFS, COUNTIF and their kin (villkor), and the look-up that makes them quick over long columns."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence

from snit_xl.workbook.formula.coerce import compare, number_in_text
from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.view import ErrorValue, Scalar

Test = Callable[[Scalar], bool]

_OPERATOR = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)
_POINT_NUMBER = re.compile(r"\s*[+-]?\d*\.\d+\s*")
_ORDERS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_TRUTHS: dict[str, bool] = {"true": True, "false": False, "sant": True, "falskt": False}


class Index:
    """Values of an area, row by row, found by what they equal (sökregister)."""

    def __init__(self, values: Sequence[Scalar]) -> None:
        self.values = values
        self._keys: list[object] = []
        self._alike: dict[object, list[int]] = {}
        self._exact: dict[object, int] = {}

    def matching(self, criterion: Scalar) -> Sequence[int]:
        """Return the positions that meet a criterion, in order (träffar)."""
        wanted = _plain(criterion)
        if wanted is None:
            test = criterion_test(criterion)
            return [at for at, x in enumerate(self.values) if test(x)]
        return self._by_key().get(_key(wanted), ())

    def narrow(self, positions: Sequence[int], criterion: Scalar) -> Sequence[int]:
        """Return those of the positions that meet a criterion too (kvarvarande träffar)."""
        wanted = _plain(criterion)
        if wanted is None:
            test = criterion_test(criterion)
            return [at for at in positions if test(self.values[at])]
        self._by_key()
        key, keys = _key(wanted), self._keys
        return [at for at in positions if keys[at] == key]

    def estimate(self, criterion: Scalar) -> int:
        """Return how many positions a criterion meets at most (uppskattning)."""
        wanted = _plain(criterion)
        return len(self.values) if wanted is None else len(self._by_key().get(_key(wanted), ()))

    def _by_key(self) -> dict[object, list[int]]:
        if not self._alike:
            self._keys = [_cell_key(x) for x in self.values]
            for at, key in enumerate(self._keys):
                self._alike.setdefault(key, []).append(at)
        return self._alike

    def first(self, wanted: Scalar) -> int | None:
        """Return the first position that equals a value as MATCH finds it (första träff): wildcards count in texts."""
        if wanted is None:
            wanted = 0.0
        if isinstance(wanted, str) and _has_wildcard(wanted):
            pattern = _wildcard_pattern(wanted)
            return next((at for at, x in enumerate(self.values) if isinstance(x, str) and pattern.fullmatch(x)), None)
        if not self._exact:
            for at, x in enumerate(self.values):
                self._exact.setdefault(_key(x), at)
        return self._exact.get(_key(wanted))


def criterion_test(criterion: Scalar) -> Test:
    """Return the test that a criterion means (villkor som prov)."""
    if not isinstance(criterion, str):
        return _equal_to(0.0 if criterion is None else criterion)
    match = _OPERATOR.fullmatch(criterion)
    sign, rest = (match[1] or "", match[2]) if match else ("", criterion)
    if sign in _ORDERS:
        return _order_test(_ORDERS[sign], _operand(rest))
    if sign == "<>":
        equal = _equality_test(rest, blank_only=True)
        return lambda x: not equal(x)
    return _equality_test(rest, blank_only=sign == "=")


def _equality_test(rest: str, *, blank_only: bool) -> Test:
    if rest == "":
        return (lambda x: x is None) if blank_only else (lambda x: x is None or x == "")
    if _has_wildcard(rest):
        pattern = _wildcard_pattern(rest)
        return lambda x: isinstance(x, str) and pattern.fullmatch(x) is not None
    return _equal_to(_operand(rest))


def _equal_to(wanted: Scalar) -> Test:
    key = _key(wanted)
    return lambda x: _cell_key(x) == key


def _order_test(holds: Callable[[int, int], bool], wanted: Scalar) -> Test:
    def test(x: Scalar) -> bool:
        if x is None or isinstance(x, ErrorValue) or _kind(x) != _kind(wanted):
            return False
        return holds(compare(x, wanted), 0)

    return test


def _plain(criterion: Scalar) -> Scalar:
    """Return the value a criterion simply equals, None where it is more than that (enkelt villkor)."""
    if criterion is None:
        return 0.0
    if not isinstance(criterion, str):
        return criterion
    if criterion == "" or criterion[0] in "<>=" or _has_wildcard(criterion):
        return None
    return _operand(criterion)


def _operand(rest: str) -> Scalar:
    """Return what a criterion's text stands for; a number that only some settings see there is unsupported."""
    truth = _TRUTHS.get(rest.lower())
    if truth is not None:
        return truth
    value = number_in_text(rest)
    if value is None and _POINT_NUMBER.fullmatch(rest):
        raise UnsupportedError(f"the number in {rest!r} depends on the user's settings")
    return rest if value is None else value


def _cell_key(x: Scalar) -> object:
    """Return what a cell's value is found by; a text that is a number counts as that number."""
    if isinstance(x, str):
        value = number_in_text(x)
        return x.lower() if value is None else value
    return _key(x)


def _key(x: Scalar) -> object:
    """Return what equal values share: kinds apart (True is no 1), texts without regard to case."""
    if isinstance(x, str):
        return x.lower()
    return ("truth", x) if isinstance(x, bool) else x


def _kind(x: Scalar) -> type:
    return float if isinstance(x, int) and not isinstance(x, bool) else type(x)


def _has_wildcard(text: str) -> bool:
    return "*" in text or "?" in text or "~" in text


def _wildcard_pattern(text: str) -> re.Pattern[str]:
    parts = []
    characters = iter(text)
    for character in characters:
        if character == "~":
            parts.append(re.escape(next(characters, "~")))
        else:
            parts.append({"*": ".*", "?": "."}.get(character) or re.escape(character))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
