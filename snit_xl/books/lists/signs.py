"""Whether a list has our sign, and kronor or thousands (tecken och enhet): by what is known, else by what is sure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import median_low

from snit_xl.books.ledger import Ledger
from snit_xl.books.lists.records import Known, KnownMonth, KnownTotal, ListFormat, Role
from snit_xl.books.lists.vocabulary import KRONOR_WORD, THOUSANDS_WORD

_SIGNS, _UNITS = (1, -1), (1, 1000)
_NEAR = 200  # a sum agrees with a known one if they differ by less than one part in this
_CLEARLY = 0.8
_HALFWAY = 32  # a thousandth is nearer than the whole when an amount goes more often than this into a usual month
_INCOME, _COSTS = ("3",), ("4", "5", "6", "7")


@dataclass(frozen=True, slots=True)
class Told:
    """What tells a sign or a unit (tecken eller enhet): `known` what was read before, `own` the list itself.

    `sure` says that totals of the very same months are known. None is where nothing tells.
    """

    known: int | None
    own: int | None
    sure: bool = False

    @property
    def settled(self) -> int | None:
        """What needs no asking (avgjort): None where nothing is sure, or the list looks unlike what was read before."""
        if self.sure:
            return self.known
        return self.own if self.known in {None, self.own} else None

    @property
    def likely(self) -> int | None:
        """What is likeliest (troligast): what was read before goes first."""
        return self.own if self.known is None else self.known


@dataclass(frozen=True, slots=True)
class Scale:
    """Sign and unit as far as something tells (tecken och enhet)."""

    sign: Told
    unit: Told


def find_scale(read: Ledger, known: Sequence[Known], words: Iterable[str], *, vouchers: bool) -> Scale:
    """Find sign and unit (bedöm tecken och enhet) of a list that was read with sign 1 in kronor.

    A list of vouchers is in kronor: nobody books in thousands.
    """
    sign, unit = _sign_by_classes(read), _unit_by_words(words) or (1 if vouchers else _unit_by_ore(read))
    agreed = _by_totals(read, [one for one in known if isinstance(one, KnownTotal)])
    if agreed:
        return Scale(Told(agreed[0], sign, sure=True), Told(agreed[1], unit, sure=True))
    usual = list(_beside_usual(read, [one for one in known if isinstance(one, KnownMonth)]))
    return Scale(Told(_sign_by_usual(usual), sign), Told(None if vouchers else _unit_by_usual(usual), unit))


def scale_as_read(read: Ledger, chosen: ListFormat, known: Sequence[Known]) -> Scale:
    """Find sign and unit (pröva tecken och enhet) of a list that was read in the chosen way."""

    def as_it_stands(ore: int) -> int:
        return round(ore * chosen.sign / chosen.unit)

    lines = {
        key: replace(held, actual=as_it_stands(held.actual), budget=as_it_stands(held.budget))
        for key, held in read.lines.items()
    }
    words = (*chosen.columns.values(), read.remark)
    return find_scale(replace(read, lines=lines), known, words, vouchers=Role.VOUCHER in chosen.columns)


def _beside_usual(read: Ledger, known: Sequence[KnownMonth]) -> Iterator[tuple[int, int]]:
    """Give each account's month in a list beside what it usually is (vid sidan av det vanliga)."""
    usual = {(one.account, one.unit, one.budget): one.amount for one in known if one.amount}
    sums: dict[tuple[int, int, tuple[str, str, bool]], int] = defaultdict(int)
    for key, held in read.lines.items():
        sums[key.year, key.month, (key.account, key.unit, False)] += held.actual
        sums[key.year, key.month, (key.account, key.unit, True)] += held.budget
    for (_, _, where), amount in sums.items():
        before = usual.get(where)
        if before and amount:
            yield amount, before


def _sign_by_usual(usual: Sequence[tuple[int, int]]) -> int | None:
    """Tell the sign by the accounts' usual one (vanligt tecken): 1 where nearly all of the money has it."""
    return (
        _clear_sign([abs(amount) if (amount > 0) == (before > 0) else -abs(amount) for amount, before in usual]) or None
    )


def _unit_by_usual(usual: Sequence[tuple[int, int]]) -> int | None:
    """Tell the unit by the accounts' usual size (vanlig storlek): the middle one of them counts."""
    if not usual:
        return None
    size = median_low(abs(amount / before) for amount, before in usual)
    nearest = [unit for unit in _UNITS if 1 <= size * unit * _HALFWAY <= _HALFWAY**2]
    return nearest[0] if nearest else None


def _by_totals(read: Ledger, known: Sequence[KnownTotal]) -> tuple[int, int] | None:
    votes: Counter[tuple[int, int]] = Counter()
    heard = 0
    for total in known:
        summed = _summed(read, total)
        if not (summed and total.amount):
            continue
        heard += 1
        for sign, unit in product(_SIGNS, _UNITS):
            if abs(summed * sign * unit - total.amount) * _NEAR <= abs(total.amount):
                votes[sign, unit] += 1
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    return best if count * 2 > heard else None


def _summed(read: Ledger, total: KnownTotal) -> int:
    return sum(
        amounts.budget if total.budget else amounts.actual
        for key, amounts in read.lines.items()
        if key.year == total.year
        and key.month in total.months
        and key.account.startswith(total.accounts)
        and total.unit in ("", key.unit)
    )


def _sign_by_classes(read: Ledger) -> int | None:
    income = _leaning(read, lambda account: account.startswith(_INCOME))
    costs = _leaning(read, lambda account: account.startswith(_COSTS))
    signs = {sign for sign in (-income, costs) if sign}
    return signs.pop() if len(signs) == 1 else None


def _leaning(read: Ledger, held: Callable[[str], bool]) -> int:
    """Return 1 or −1 where nearly all of some accounts' money has one sign, else 0 (övervikt)."""
    return _clear_sign([one.actual or one.budget for key, one in read.lines.items() if held(key.account)])


def _clear_sign(amounts: Sequence[int]) -> int:
    size = sum(map(abs, amounts))
    share = sum(amount for amount in amounts if amount > 0) / size if size else 0.5
    return 1 if share >= _CLEARLY else -1 if share <= 1 - _CLEARLY else 0


def _unit_by_words(words: Iterable[str]) -> int | None:
    texts = list(words)
    if any(THOUSANDS_WORD.search(text) for text in texts):
        return 1000
    return 1 if any(KRONOR_WORD.search(text) for text in texts) else None


def _unit_by_ore(read: Ledger) -> int | None:
    """Tell kronor by their ören (öre): thousands with just two decimals are hardly ever six figures large."""
    amounts = [one.actual or one.budget for one in read.lines.values()]
    with_ore = sum(amount % 100 != 0 for amount in amounts)
    largest = max(map(abs, amounts), default=0)
    return 1 if with_ore * 5 >= len(amounts) > 0 and largest >= 100_000 * 100 else None
