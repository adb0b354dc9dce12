"""What a table's own figures show (tabellens egna kontroller), and which of it is certain.

A cell is certainly wrong only where the other columns of the same total, or the other rows of the same deviation, show
what it should be; where every row in it has one reading; and where rounding can't explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.domain.audit import codes
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.papers.sums import Deviation, Total
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.vocabulary import Head

ADDITIVE = frozenset({Head.ACTUAL, Head.BUDGET, Head.FORECAST, Head.DEVIATION, Head.PLAN, Head.AMOUNT, Head.YEAR})
HUNDRED, THOUSAND = Decimal(100), Decimal(1000)
LEAST_SHARES = 3


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell whose figure is not what the table's own arithmetic gives (fel i en cell)."""

    code: str
    row: int
    column: int
    correct: Decimal
    certain: bool


def cell_faults(table: ReadTable) -> tuple[CellFault, ...]:
    """Return the cells that the table's own arithmetic contradicts (fel i tabellen)."""
    sums = tuple(_sum_faults(table))
    mended = {(fault.row, fault.column): fault.correct for fault in sums if fault.certain}
    deviations = (fault for fault in _deviation_faults(table) if not _is_mended(table, fault, mended))
    return (*sums, *deviations, *_share_faults(table))


def _mends_deviation(table: ReadTable, row: int, column: int, correct: Decimal) -> bool:
    """Tell whether one mend makes both a sum and its row's deviation hold (en rättning räcker)."""
    broken = [one for one in table.deviations if one.is_sure and row in one.fails]
    return any(_holds_mended(table, one, row, {(row, column): correct}) for one in broken)


def _is_mended(table: ReadTable, fault: CellFault, mended: Mapping[tuple[int, int], Decimal]) -> bool:
    """Tell whether a deviation is right once a wrong sum in its row is (följdfel): one fault, told once."""
    found = next(one for one in table.deviations if one.column == fault.column)
    return _holds_mended(table, found, fault.row, mended)


def _holds_mended(table: ReadTable, found: Deviation, row: int, mended: Mapping[tuple[int, int], Decimal]) -> bool:
    amounts = table.rows[row].amounts
    published, minuend, subtrahend = (
        mended.get((row, column), amounts[column]) for column in (found.column, found.minuend, found.subtrahend)
    )
    if published is None or minuend is None or subtrahend is None:
        return False
    unit = Decimal(1).scaleb(min(_exponent(amount) for amount in (published, minuend, subtrahend)))
    return abs(minuend - subtrahend - published) <= 2 * unit


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def as_problem(table: ReadTable, fault: CellFault, title: str) -> Problem:
    """Put a fault as the audit puts it (fynd), named by the paper's own words."""
    row = table.rows[fault.row]
    heading = heading_of(table, fault.column)
    values = {"table": title, "where": row.label, "unit": "", "label": row.label, "column": heading}
    place = Place(row.line.where, heading)
    return problem(fault.code, place, published=row.amounts[fault.column], correct=fault.correct, **values)


def heading_of(table: ReadTable, column: int) -> str:
    """Return a column's heading, or its number where it has none (kolumnens rubrik)."""
    return table.headings[column].text if table.headings else str(column + 1)


def _has_known_heading(table: ReadTable, column: int) -> bool:
    return bool(table.headings) and table.headings[column].head in ADDITIVE


def _sum_faults(table: ReadTable) -> Iterator[CellFault]:
    for total in table.totals if table.is_certain else ():
        if not total.holds:
            continue
        rows = [table.rows[total.row], *(table.rows[row] for row, _ in total.parts)]
        readable = total.by_name and table.block.whole and all(row.certain for row in rows)
        for column in sorted(total.fails):
            if _is_own_difference(table, total, column):
                continue
            correct = _sum(table, total, column)
            proved = total.is_sure or _mends_deviation(table, total.row, column, correct)
            known = _has_known_heading(table, column) and not _is_filled_partly(table, total, column)
            known = known and not _may_be_misjoined(table, correct - (table.rows[total.row].amounts[column] or 0))
            yield CellFault(codes.SUM, total.row, column, correct, proved and readable and known)


def _is_own_difference(table: ReadTable, total: Total, column: int) -> bool:
    """Tell whether a total's deviation is the difference of its own figures (radens egen avvikelse).

    Then it is right, whatever its rows say; and where income and costs are both positive, deviations add up otherwise.
    """
    differs = [one for one in table.deviations if one.column == column]
    signed = any(sign < 0 for _, sign in total.parts)
    return bool(differs) and (signed or any(total.row in one.holds for one in differs))


def _may_be_misjoined(table: ReadTable, off: Decimal) -> bool:
    """Tell whether a digit that belongs to the label or the column before may explain a difference (felläst tusental).

    Such a digit, a note's number say, makes whole thousands; where the file has the cells it can't happen.
    """
    return not table.block.heads and off % THOUSAND == 0


def _is_filled_partly(table: ReadTable, total: Total, column: int) -> bool:
    """Tell whether a part is empty in a column (delvis ifylld): the sum may be of figures that aren't printed."""
    return any(table.rows[row].amounts[column] is None for row, _ in total.parts)


def _sum(table: ReadTable, total: Total, column: int) -> Decimal:
    return sum((sign * (table.rows[row].amounts[column] or Decimal(0)) for row, sign in total.parts), Decimal(0))


def _deviation_faults(table: ReadTable) -> Iterator[CellFault]:
    for found in table.deviations:
        for at in sorted(found.fails) if found.is_sure else ():
            minuend, subtrahend = (table.rows[at].amounts[column] for column in (found.minuend, found.subtrahend))
            if minuend is not None and subtrahend is not None:
                yield CellFault(codes.DEVIATION, at, found.column, minuend - subtrahend, table.rows[at].certain)


def _share_faults(table: ReadTable) -> Iterator[CellFault]:
    """Find percentages that are not one column in percent of another, where most rows are (procent)."""
    shares = [at for at, heading in enumerate(table.headings) if heading.head is Head.SHARE]
    others = [at for at, heading in enumerate(table.headings) if heading.head in ADDITIVE]
    for column in shares:
        pairs = [(one, two) for one in others for two in others if one != two]
        checked = [_shares(table, column, pair) for pair in pairs]
        best = max(checked, key=lambda rows: sum(fits for _, _, fits in rows), default=[])
        good = sum(fits for _, _, fits in best)
        wrong = [(at, correct) for at, correct, fits in best if not fits]
        if good >= LEAST_SHARES and good > 2 * len(wrong):
            yield from (CellFault(codes.PERCENT, at, column, correct, table.rows[at].certain) for at, correct in wrong)


def _shares(table: ReadTable, column: int, pair: tuple[int, int]) -> list[tuple[int, Decimal, bool]]:
    """Return what one column is in percent of another, row by row, and whether that is printed (andel per rad)."""
    found = []
    for at, row in enumerate(table.rows):
        published, part, whole = row.amounts[column], row.amounts[pair[0]], row.amounts[pair[1]]
        if published is None or not part or not whole:
            continue
        share = part / whole * HUNDRED
        unit = Decimal(1).scaleb(_exponent(published))
        # The two amounts are rounded themselves, so the share may be off by what half a unit of each makes.
        slack = unit + abs(share) * (1 / abs(part) + 1 / abs(whole)) / 2
        found.append((at, share.quantize(unit), abs(abs(published) - abs(share)) <= slack))
    return found
