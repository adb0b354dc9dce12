"""Columns in percent (procentkolumner): what each figure is a percentage of, and whether shares make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from snit_xl.domain.audit import codes
from snit_xl.papers.cell_fault import CellFault, exponent_of
from snit_xl.papers.figures import Share
from snit_xl.papers.sums import Total, is_rounding, rounding
from snit_xl.papers.tables import ReadRow, ReadTable
from snit_xl.papers.vocabulary import ADDITIVE, Head

HUNDRED = Decimal(100)
LEAST_SHARES = 3
LEAST_OF_TOTAL = 2


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a column in percent would be by one reading of it (prövad procentkolumn)."""

    code: str
    rows: tuple[tuple[int, Decimal, bool], ...]  # row, what it should be, whether that is printed

    @property
    def good(self) -> int:
        return sum(fits for _, _, fits in self.rows)

    @property
    def is_borne_out(self) -> bool:
        """Tell whether most rows are so (belagd); a share of the total has the hundred to prove it beside."""
        if self.code == codes.SHARE:
            return self.good >= LEAST_OF_TOTAL and self.good > len(self.wrong)
        return self.good >= LEAST_SHARES and self.good > 2 * len(self.wrong)

    @property
    def wrong(self) -> list[tuple[int, Decimal]]:
        return [(row, correct) for row, correct, fits in self.rows if not fits]


def share_faults(table: ReadTable) -> Iterator[CellFault]:
    """Find percentages that are not what most rows of their column show them to be (procent)."""
    shares = [at for at, heading in enumerate(table.headings) if heading.head is Head.SHARE]
    for column in shares:
        best = max(_ways(table, column), key=lambda one: (one.good, -len(one.wrong)), default=None)
        if best is not None and best.is_borne_out:
            for at, correct in best.wrong:
                sure = table.rows[at].certain and (
                    best.code != codes.SHARE or _makes_hundred(table, column, at, correct)
                )
                yield CellFault(best.code, at, column, correct, sure)
        else:
            yield from _hundred(table, column)


def _ways(table: ReadTable, column: int) -> Iterator[_Checked]:
    """Yield the readings of a column in percent (möjliga innebörder): part of, growth since, and share of the total."""
    others = [at for at, heading in enumerate(table.headings) if heading.head in ADDITIVE]
    for one, two in permutations(others, 2):
        amounts = [(at, row.amounts[one], row.amounts[two]) for at, row in _judged(table)]
        whole = [(at, part, base) for at, part, base in amounts if part is not None and base]
        yield _Checked(codes.PERCENT, tuple(_fits(table, column, [one for one in whole if one[1]])))
        grown = [(at, part - base, base) for at, part, base in whole]
        yield _Checked(codes.PERCENT, tuple(_fits(table, column, grown)))
    for total in table.totals:
        for other in others:
            sum_of_all = table.rows[total.row].amounts[other]
            own = {at for at, _ in total.parts}
            parts = [(at, row.amounts[other], sum_of_all) for at, row in _judged(table) if at in own]
            filled = [(at, part, base) for at, part, base in parts if part and base]
            yield _Checked(codes.SHARE, tuple(_fits(table, column, filled)))


def _judged(table: ReadTable) -> list[tuple[int, ReadRow]]:
    """Return the rows that a percentage may be of (rader som kan ha en andel): not what rounding leaves."""
    return [(at, row) for at, row in enumerate(table.rows) if not is_rounding(row.label)]


def _fits(
    table: ReadTable, column: int, amounts: Sequence[tuple[int, Decimal, Decimal]]
) -> Iterator[tuple[int, Decimal, bool]]:
    """Yield what one amount is in percent of another, row by row, and whether that is printed (andel per rad)."""
    for at, part, whole in amounts:
        published = table.rows[at].amounts[column]
        if published is None:
            continue
        share = part / whole * HUNDRED
        unit = Decimal(1).scaleb(exponent_of(published))
        # The amounts are rounded themselves, so the share may be off by what half a unit of each makes.
        slack = unit + HUNDRED / abs(whole) + abs(share) / abs(whole) / 2
        yield at, share.quantize(unit), abs(abs(published) - abs(share)) <= slack


def _total_with_hundred(table: ReadTable, column: int) -> Total | None:
    return next((one for one in table.totals if table.rows[one.row].amounts[column] == HUNDRED), None)


def _parts(table: ReadTable, total: Total, column: int) -> list[Decimal] | None:
    """Return the shares of a total's rows (andelar); None where one is empty that isn't what rounding leaves."""
    own = {at for at, _ in total.parts}
    if any(at in own and row.amounts[column] is None for at, row in _judged(table)):
        return None
    return [share for at in sorted(own) if (share := table.rows[at].amounts[column]) is not None]


def _makes_hundred(table: ReadTable, column: int, row: int, correct: Decimal) -> bool:
    """Tell whether a mended share makes the shares a hundred, which they weren't (blir hundra)."""
    total = _total_with_hundred(table, column)
    parts = _parts(table, total, column) if total else None
    if total is None or parts is None or row not in {at for at, _ in total.parts}:
        return False
    published = table.rows[row].amounts[column] or Decimal(0)
    allowed = _allowed(parts)
    return abs(sum(parts) - HUNDRED) > allowed >= abs(sum(parts) - published + correct - HUNDRED)


def _allowed(parts: Sequence[Decimal]) -> Decimal:
    unit = Decimal(1).scaleb(min(exponent_of(one) for one in parts))
    return rounding(len(parts), 2) * unit / 2


def _hundred(table: ReadTable, column: int) -> Iterator[CellFault]:
    """Find shares that make something else than the hundred under them (procentsumma)."""
    total = _total_with_hundred(table, column)
    parts = _parts(table, total, column) if total else None
    if total is None or not parts or any(sign < 0 for _, sign in total.parts) or min(parts) < 0:
        return
    made = Decimal(sum(parts))
    near = abs(made - HUNDRED) < HUNDRED / 4  # else each is a percentage of something of its own
    if near and abs(made - HUNDRED) > _allowed(parts):
        certain = all(table.rows[at].certain for at, _ in total.parts) and total.is_sure and table.block.whole
        yield CellFault(codes.HUNDRED, total.row, column, HUNDRED, certain, Share(made))
