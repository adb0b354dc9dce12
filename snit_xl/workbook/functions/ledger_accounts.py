"""Which accounts and units a SNIT_UTFALL means (konton och enheter): "5*", "50-57", "3,6", 5010."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from snit_xl.books.codes import DASHES, AccountRange
from snit_xl.workbook.functions.arguments import is_empty, refuse
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import Scalar

_ONE = re.compile(r"([0-9]+)(?:\*|-([0-9]+)\*?)?", re.ASCII)
_BETWEEN = re.compile(r"\s*[,;][,;\s]*")  # a space alone parts nothing: "5 010" is one account, badly written


@dataclass(frozen=True, slots=True)
class Accounts:
    """Accounts by how they begin (konton): each range runs from one beginning to another, both included."""

    ranges: tuple[AccountRange, ...]

    def hold(self, account: str) -> bool:
        """Tell whether an account is among them (ingår)."""
        return any(one.holds(account) for one in self.ranges)

    @property
    def longest(self) -> int:
        """Count the digits of the longest beginning (flest siffror)."""
        return max(len(end) for one in self.ranges for end in (one.low, one.high))


def read_accounts(x: Scalar, argument: str) -> Accounts:
    """Read which accounts are meant (läs konton); 3,6 typed as a number is refused: it may mean accounts 3 and 6."""
    if is_empty(x):
        raise refuse("FUNKTION-VARDE-SAKNAS", argument)
    text = plain_text(x).translate(DASHES).strip()
    text = re.sub(r"\s*-\s*", "-", text)
    found = [_ONE.fullmatch(part) for part in _BETWEEN.split(text)]
    if isinstance(x, bool) or (isinstance(x, float) and x != int(x)) or not all(found):
        raise refuse("FUNKTION-KONTO", argument, value=text)
    ranges = tuple(AccountRange(one[1], one[2] or one[1]) for one in found if one is not None)
    if any(one.is_reversed for one in ranges):
        raise refuse("FUNKTION-KONTO", argument, value=text)
    return Accounts(ranges)


def plain_text(x: Scalar) -> str:
    """Return a code as text whether its cell holds text or number (kod): 4110.0 is "4110"."""
    if x is None:
        return ""
    return f"{to_decimal(x)}".replace(".", ",") if isinstance(x, float) else str(x).strip()


def matches(code: str, wanted: Sequence[str]) -> bool:
    """Tell whether a code is one of those wanted (enhet eller källa); a star at the end means any that begins so."""
    folded = code.casefold()
    return any(folded.startswith(one[:-1]) if one.endswith("*") else folded == one for one in wanted)
