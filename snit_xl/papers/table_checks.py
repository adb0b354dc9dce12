"""What a table's own figures show (tabellens egna kontroller), and which of it is certain.

A cell is certainly wrong only where the other columns of the same total, or the other rows of the same deviation, show
what it should be; where every row in it has one reading; and where rounding can't explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from snit_xl.domain.audit import codes
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.papers.cell_fault import CellFault, exponent_of
from snit_xl.papers.share_checks import share_faults
from snit_xl.papers.sums import Deviation, Total, is_rounding
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.vocabulary import ADDITIVE

THOUSAND = Decimal(1000)


def cell_faults(table: ReadTable) -> tuple[CellFault, ...]:
    """Return the cells that the table's own arithmetic contradicts (fel i tabellen)."""
    sums = tuple(_sum_faults(table))
    mended = {(fault.row, fault.column): fault.correct for fault in sums if fault.certain}
    deviations = (fault for fault in _deviation_faults(table) if not _is_mended(table, fault, mended))
    return (*sums, *deviations, *share_faults(table))


def _mends_deviation(table: ReadTable, row: int, column: int, correct: Decimal) -> bool:
    """Tell whether one mend makes both a sum and its row's deviation hold (en rättning räcker)."""
    broken = [one for one in table.deviations if one.is_sure and row in one.fails]
    return any(_holds_mended(table, one, row, {(row, column): correct}) for one in broken)


def _is_proved_by_another(table: ReadTable, total: Total, column: int, correct: Decimal) -> bool:
    """Tell whether another total shows that a total is wrong and its rows right (belagt av annan summa).

    Either it sums the same rows with others, and holds; or it sums this total, and holds once this one is mended.
    """
    mine = {row for row, _ in total.parts}
    off = correct - (table.rows[total.row].amounts[column] or Decimal(0))
    for other in table.totals:
        if other is total or not other.holds:
            continue
        if column in other.holds and other.is_sure and mine < {row for row, _ in other.parts}:
            return True
        signs = [sign for row, sign in other.parts if row == total.row]
        printed = table.rows[other.row].amounts[column]
        if signs and printed is not None and column in other.fails:
            unit = Decimal(1).scaleb(exponent_of(printed))
            if abs(_sum(table, other, column) + signs[0] * off - printed) <= unit:
                return True
    return False


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
    unit = Decimal(1).scaleb(min(exponent_of(amount) for amount in (published, minuend, subtrahend)))
    return abs(minuend - subtrahend - published) <= 2 * unit


def as_problem(table: ReadTable, fault: CellFault, title: str) -> Problem:
    """Put a fault as the audit puts it (fynd), named by the paper's own words."""
    row = table.rows[fault.row]
    heading = heading_of(table, fault.column)
    values = {"table": title, "where": row.label, "unit": "", "label": row.label, "column": heading}
    place = Place(row.line.where, heading)
    return problem(
        fault.code,
        place,
        published=row.amounts[fault.column] if fault.made is None else fault.made,
        correct=fault.correct,
        **values,
    )


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
            proved = proved or _is_proved_by_another(table, total, column, correct)
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
    rows = [table.rows[row] for row, _ in total.parts]
    return any(row.amounts[column] is None and not is_rounding(row.label) for row in rows)


def _sum(table: ReadTable, total: Total, column: int) -> Decimal:
    return sum((sign * (table.rows[row].amounts[column] or Decimal(0)) for row, sign in total.parts), Decimal(0))


def _deviation_faults(table: ReadTable) -> Iterator[CellFault]:
    for found in table.deviations:
        for at in sorted(found.fails) if found.is_sure else ():
            minuend, subtrahend = (table.rows[at].amounts[column] for column in (found.minuend, found.subtrahend))
            if minuend is not None and subtrahend is not None:
                yield CellFault(codes.DEVIATION, at, found.column, minuend - subtrahend, table.rows[at].certain)
