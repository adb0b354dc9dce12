"""Whether a list has our sign, and kronor or thousands (tecken och enhet): by known totals, else by what is sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from snit_xl.books.ledger import Ledger
from snit_xl.books.lists.records import KnownTotal
from snit_xl.books.lists.vocabulary import KRONOR_WORD, THOUSANDS_WORD

_SIGNS, _UNITS = (1, -1), (1, 1000)
_NEAR = 200  # a sum agrees with a known one if they differ by less than one part in this
_CLEARLY = 0.8
_INCOME, _COSTS = ("3",), ("4", "5", "6", "7")


@dataclass(frozen=True, slots=True)
class Scale:
    """Sign and unit as far as something tells (tecken och enhet): None where nothing does; `known` if by totals."""

    sign: int | None
    unit: int | None
    known: bool = False


def find_scale(read: Ledger, known: Sequence[KnownTotal], words: Iterable[str], *, vouchers: bool) -> Scale:
    """Find sign and unit (bedöm tecken och enhet) of a list that was read with sign 1 in kronor.

    A list of vouchers is in kronor: nobody books in thousands.
    """
    agreed = _by_totals(read, known)
    if agreed:
        return Scale(*agreed, known=True)
    unit = _unit_by_words(words) or (1 if vouchers else _unit_by_ore(read))
    return Scale(_sign_by_classes(read), unit)


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
    amounts = [one.actual or one.budget for key, one in read.lines.items() if held(key.account)]
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
