"""A chunk of a SIE file as columns (kolumner): lines, rows of vouchers and whole vouchers, found without a loop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]
    Bytes = npt.NDArray[np.uint8]

_LF, _TAB, _SPACE, _QUOTE, _MINUS, _POINT, _OPEN, _CLOSE = b'\n\t "-.{}'
_PAD = 128
_LONGEST_HEAD = 64
_MOST_BLANKS = 24
_MOST_DIGITS = 14
_LARGEST = 10**12  # öre of one row; so many rows fit in 64 bits that a chunk never comes near
_DAY = 8
_DECIMALS = 2
_MIX = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines that look like a voucher's rows (rader): `sound` tells which are in the plainest form.

    `group` numbers the different texts in front of the amount, `examples` holds a row of each; `days` are the eight
    bytes of the row's own date where `dated`.
    """

    lines: Ints
    starts: Ints
    heads_end: Ints
    sound: Bools
    ore: Ints
    dated: Bools
    days: npt.NDArray[np.uint64]
    group: Ints
    examples: Ints


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Whole, sound and balanced vouchers (verifikationer) by first and last line."""

    starts: Ints
    ends: Ints


class Columns:
    """The lines of a chunk (stycke), which ends with LF."""

    def __init__(self, data: bytes) -> None:
        import numpy as np  # noqa: PLC0415

        self._np = np
        padded = data + b"\n" * _PAD
        self._bytes: Bytes = np.frombuffer(padded, np.uint8)
        self._words: npt.NDArray[np.uint64] = np.ndarray((len(data) + _PAD - 7,), "<u8", padded, 0, (1,))
        body = self._bytes[: len(data)]
        self._marks = np.flatnonzero((body == _LF) | (body == _OPEN) | (body == _CLOSE))
        self._kinds = body[self._marks]
        self._last = np.flatnonzero(self._kinds == _LF)  # in marks
        self.ends = self._marks[self._last]
        self.starts = np.concatenate((np.zeros(1, np.int64), self.ends[:-1] + 1))
        self.count = len(self.ends)
        self._braces = np.diff(self._last, prepend=-1) - 1
        single = (self._braces == 1) & (self.ends == self.starts + 1)
        only = self._kinds[self._last - 1]
        self._is_open = single & (only == _OPEN)
        self._is_close = single & (only == _CLOSE)
        label = self._words[self.starts] & np.uint64(0xFFFFFFFFFF)
        space, tab = (int.from_bytes(b"#VER" + blank, "little") for blank in (b" ", b"\t"))
        self._is_voucher = ((label == space) | (label == tab)) & (self._braces == 0)

    def text(self, data: bytes, line: int) -> bytes:
        """Return a line's text (radens text)."""
        return data[int(self.starts[line]) : int(self.ends[line])]

    def rows(self) -> Rows:
        """Find the rows: lines with one object list and nothing else in braces (hitta rader)."""
        np = self._np
        two = np.flatnonzero(self._braces == 2)
        last = self._last[two]
        lines = two[(self._kinds[last - 1] == _CLOSE) & (self._kinds[last - 2] == _OPEN)]
        starts, ends, close = self.starts[lines], self.ends[lines], self._marks[self._last[lines] - 1]
        ore, after, sound = self._amounts(close + 1)
        dated, days, plain = self._days(after, ends)
        group, examples, same = self._grouped(starts, close - starts)
        return Rows(lines, starts, close, sound & plain & same, ore, dated, days, group, examples)

    def vouchers(self, sound: Ints, rows: Ints, ore: Ints) -> Vouchers:
        """Find whole vouchers whose rows are all sound and sum to zero (hitta verifikationer)."""
        np = self._np
        starts, closes = np.flatnonzero(self._is_voucher), np.flatnonzero(self._is_close)
        known = np.zeros(self.count, np.int64)
        known[sound] = 1
        amounts = np.zeros(self.count, np.int64)
        amounts[rows] = ore
        nearest = np.searchsorted(closes, starts)
        starts, nearest = starts[nearest < len(closes)], nearest[nearest < len(closes)]
        ends = closes[nearest] if len(closes) else starts
        opened = self._is_open[np.minimum(starts + 1, self.count - 1)]
        whole = opened & (_between(known, starts + 2, ends) == ends - starts - 2)
        whole &= _between(amounts, starts + 2, ends) == 0
        return Vouchers(starts[whole], ends[whole])

    def counted(self, lines: Bools, starts: Ints, ends: Ints) -> Ints:
        """Count the marked lines from each start up to its end (räkna)."""
        return _between(lines.astype(self._np.int64), starts, ends)

    def between(self, starts: Ints, ends: Ints) -> Bools:
        """Mark the lines of vouchers (markera)."""
        return self.spread(starts, ends, self._np.ones(len(starts), self._np.int64)) > 0

    def spread(self, starts: Ints, ends: Ints, values: Ints) -> Ints:
        """Give each voucher's lines its value, other lines 0 (sprid)."""
        steps = self._np.zeros(self.count + 1, self._np.int64)
        steps[starts] += values
        steps[ends + 1] -= values
        return self._np.cumsum(steps[:-1])

    def runs(self, lines: Bools) -> Iterator[tuple[int, int, int]]:
        """Yield the marked lines as stretches of the chunk: start, end and index of the first line (sträckor)."""
        np = self._np
        edges = np.flatnonzero(np.diff(np.concatenate(([0], lines.astype(np.int8), [0]))))
        for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            yield int(self.starts[first]), int(self.ends[after - 1]) + 1, first

    def _blank(self, at: Ints) -> Bools:
        found = self._bytes[at]
        blank: Bools = (found == _SPACE) | (found == _TAB)
        return blank

    def _skip_blanks(self, at: Ints) -> Ints:
        for _ in range(_MOST_BLANKS):
            blank = self._blank(at)
            if not blank.any():
                break
            at = at + blank
        return at

    def _amounts(self, at: Ints) -> tuple[Ints, Ints, Bools]:
        """Read the amounts that begin after blanks: öre, where each ends, and whether it is one (belopp)."""
        np = self._np
        at = self._skip_blanks(at)
        minus = self._bytes[at] == _MINUS
        at = at + minus
        value = np.zeros(len(at), np.int64)
        digits, decimals = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
        point, going = np.zeros(len(at), bool), np.ones(len(at), bool)
        for _ in range(_MOST_DIGITS):
            found = self._bytes[at]
            figure = found - np.uint8(ord("0"))
            is_digit = going & (figure < 10)
            is_point = going & (found == _POINT) & ~point
            value = np.where(is_digit, value * 10 + figure, value)
            digits += is_digit
            decimals += is_digit & point
            point |= is_point
            going = is_digit | is_point
            if not going.any():
                break
            at = at + going
        ended = self._blank(at) | (self._bytes[at] == _LF)
        sound = ended & (digits > 0) & (decimals <= _DECIMALS)
        value *= np.array([100, 10, 1])[np.minimum(decimals, _DECIMALS)]
        sound &= value <= _LARGEST
        value[~sound] = 0
        return np.where(minus, -value, value), at, sound

    def _days(self, at: Ints, ends: Ints) -> tuple[Bools, npt.NDArray[np.uint64], Bools]:
        """Read the dates after the amounts: whether there is one, its bytes, and whether its form is plain (datum)."""
        np = self._np
        at = self._skip_blanks(at)
        quoted = self._bytes[at] == _QUOTE
        empty = quoted & (self._bytes[at + 1] == _QUOTE) & self._ends_field(at + 2)
        missing = (at >= ends) | empty
        at = at + quoted
        closed = np.where(quoted, self._bytes[at + _DAY] == _QUOTE, True)  # noqa: FBT003
        dated = ~missing
        plain = missing | (closed & self._ends_field(at + _DAY + quoted))
        return dated, np.where(dated, self._words[at], np.uint64(0)), plain

    def _ends_field(self, at: Ints) -> Bools:
        ended: Bools = self._blank(at) | (self._bytes[at] == _LF)
        return ended

    def _grouped(self, starts: Ints, lengths: Ints) -> tuple[Ints, Ints, Bools]:
        """Group equal texts: each one's group, an example of each group, and whether it is equal to that example.

        A hash finds the groups; every text is then compared with its example, so a collision costs time, not money.
        """
        np = self._np
        short = lengths <= _LONGEST_HEAD
        masks = np.array([(1 << (8 * held)) - 1 for held in range(9)], np.uint64)
        hashes = lengths.astype(np.uint64)
        words = []
        for at in range(0, min(int(lengths.max(initial=0)), _LONGEST_HEAD), 8):
            word = self._words[starts + at] & masks[np.clip(lengths - at, 0, 8)]
            words.append(word)
            hashes = (hashes ^ word) * np.uint64(_MIX)
            hashes ^= hashes >> np.uint64(29)
        _, examples, group = np.unique(hashes, return_index=True, return_inverse=True)
        same = short & (lengths == lengths[examples[group]]) if len(group) else short
        for word in words:
            same &= word == word[examples[group]]
        return group, examples, same


def _between(values: Ints, starts: Ints, ends: Ints) -> Ints:
    """Sum values from each start up to its end (delsummor)."""
    sums = values.cumsum()
    before = sums - values
    return before[ends] - before[starts]
