"""What a new reading replaces of earlier ones (ersatt): the months and years that files of the same export cover."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import PurePath

from snit_xl.books.intake import ReadFile
from snit_xl.books.ledger import Amounts, Ledger, LedgerKey
from snit_xl.workbook.model import Books, LedgerRow
from snit_xl.workbook.terms.messages import MONTH_NAMES, MONTH_SHORT

_MONTH_NAMES = "|".join(sorted((*MONTH_NAMES, *MONTH_SHORT), key=len, reverse=True))
# What tells one month's file from another's: 2017, 2017-08, 201708, 2017-08-31, 170831, 2017 08, aug, augusti, (1).
_DATE = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d\d(?:[-_. ]?(?:0[1-9]|1[0-3]))?(?:[-_. ]?[0-3]\d)?|\d{{6}})(?!\d)"
    rf"|(?<![^\W\d_])(?:{_MONTH_NAMES})(?![^\W\d_])"
    r"|\(\d+\)"  # a browser's mark for one more download of the same name
)
_BETWEEN = re.compile(r"[\W_]+")
Months = frozenset[tuple[int, int]]


def series_of(file: str) -> str:
    """Return what files of the same export have in common (serie): the name without dates, months and ending.

    Other numbers stay: "31 utfall" and "32 utfall" are two departments' exports.
    """
    return _BETWEEN.sub(" ", _DATE.sub(" ", plain(PurePath(file).stem))).strip()


def owner_before(books: Books, file: str) -> str:
    """Return whose books earlier files of the same export held (förut), "" where there are none or several."""
    series = series_of(file)
    owners = {one.owner for one in books.sources if series_of(one.name) == series}
    return owners.pop() if len(owners) == 1 else ""


def plain(text: str) -> str:
    """Return a text as it is compared (jämförelseform); a Mac takes å apart in the names of files."""
    return unicodedata.normalize("NFC", text).casefold()


@dataclass(frozen=True, slots=True)
class _Replaced:
    """What new files of an export state anew (ersatt): months of outcome, years of budget, and single accounts."""

    months: Months
    years: frozenset[int]
    keys: frozenset[LedgerKey]

    def left_of(self, row: LedgerRow) -> Amounts:
        """Return what is left of an earlier row (kvar)."""
        key, amounts = row.line.key, row.line.amounts
        actual = 0 if (key.year, key.month) in self.months else amounts.actual
        return replace(amounts, actual=actual, budget=0 if key.year in self.years else amounts.budget)

    def takes(self, row: LedgerRow, left: Amounts) -> bool:
        """Tell whether nothing is left of an earlier row (helt ersatt); one of zero goes where it is stated anew."""
        key = row.line.key
        stated = (key.year, key.month) in self.months or key.year in self.years or key in self.keys
        return stated and not (left.actual or left.budget)


def _replaced_by(files: Sequence[ReadFile], file: str, owner: str, checksum: str) -> _Replaced:
    """Return what new files replace of an earlier file (ersätter): one of the same export, or the very same file.

    The same file may have got another name since, or its owner told.
    """

    def follows(one: ReadFile) -> bool:
        same_export = one.owner == owner and series_of(one.name) == series_of(file)
        return same_export or one.checksum == checksum

    new = [one.ledger for one in files if follows(one)]
    return _Replaced(
        frozenset[tuple[int, int]]().union(*map(_outcome_months, new)),
        frozenset(key.year for one in new for key, amounts in one.lines.items() if amounts.budget),
        frozenset(key for one in new for key in one.lines),
    )


def without_replaced(
    books: Books, files: Sequence[ReadFile]
) -> tuple[list[LedgerRow], Mapping[tuple[str, str], Amounts]]:
    """Return the rows that the new files don't replace, and what each earlier file lost (ersatta rader)."""
    kept: list[LedgerRow] = []
    taken: dict[tuple[str, str], Amounts] = defaultdict(Amounts)
    aside = set_aside(books, files)
    codes = {(source.name, source.owner): source.checksum for source in books.sources}
    replaced: dict[tuple[str, str], _Replaced] = {}
    for row in books.ledger:
        at = (row.file, row.line.owner)
        if at not in replaced:
            replaced[at] = _replaced_by(files, *at, codes.get(at, ""))
        left = replaced[at].left_of(row)
        gone = replaced[at].takes(row, left)
        if not gone:
            kept.append(replace(row, line=replace(row.line, amounts=left), file=aside.get(at, row.file)))
        was, lost = row.line.amounts, taken[at]
        taken[at] = Amounts(
            lost.actual + was.actual - left.actual,
            lost.budget + was.budget - left.budget,
            lost.rows + (was.rows if gone else 0),
        )
    return kept, taken


def set_aside(books: Books, files: Sequence[ReadFile]) -> Mapping[tuple[str, str], str]:
    """Return what earlier files are called whose names new ones have taken (undanlagda): with a number after it.

    What such a file gave of other months stands all the same, though its vouchers can't be looked up any more.
    """
    known = {(source.name, source.owner) for source in books.sources}
    found: dict[tuple[str, str], str] = {}
    for name, owner in {(file.name, file.owner) for file in files} & known:
        numbered = (f"{name} ({number})" for number in count(1))
        found[name, owner] = next(one for one in numbered if (one, owner) not in known)
    return found


def _outcome_months(ledger: Ledger) -> Months:
    """Return the months that a source states the outcome of (täckta månader), those without any amount included."""
    if not ledger.has_actual or ledger.covers is None:
        return frozenset()
    (first_year, first), (last_year, last) = ledger.covers
    numbers = range(first_year * 12 + first - 1, last_year * 12 + last)
    return frozenset((number // 12, number % 12 + 1) for number in numbers)
