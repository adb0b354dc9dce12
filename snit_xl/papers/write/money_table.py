"""Tables of amounts (beloppstabeller): rows as their cells show them, and what rounding leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from snit_xl.domain.money import exact_sum
from snit_xl.papers.write.content import Column, Row, RowKind, Table
from snit_xl.papers.write.numbers import shown_amount, shown_decimals
from snit_xl.papers.write.runs import Figure, Words
from snit_xl.workbook.spec import Fmt
from snit_xl.workbook.terms.paper_texts import ROUNDING

# Cells that sum have the same öre; more than this apart is no rounding but a fault, and is left to be seen.
SAME = Decimal("0.01")
Amounts = Sequence[Figure]
EXACT = (Fmt.NUMBER, Fmt.PERCENT)


def amount_row(label: Words, amounts: Amounts, kind: RowKind = RowKind.PLAIN) -> Row:
    """Return a row of amounts under its label (beloppsrad)."""
    return Row((label, *amounts), kind)


def exact(one: Figure) -> Figure:
    """Return an amount that shows the decimals it has (med decimaler), where whole tkr would not add up both ways."""
    return replace(one, fmt=Fmt.NUMBER)


def evened(table: Table) -> Table:
    """Show a table's exact amounts with equally many decimals, and its percentages with theirs (jämna decimaler)."""
    most = {
        fmt: max((shown_decimals(cell.known) for cell in _figures(table) if cell.fmt is fmt), default=0)
        for fmt in EXACT
    }

    def evened_cell(cell: Words) -> Words:
        return replace(cell, decimals=most[cell.fmt]) if isinstance(cell, Figure) and cell.fmt in most else cell

    return replace(
        table, rows=tuple(replace(row, cells=tuple(evened_cell(cell) for cell in row.cells)) for row in table.rows)
    )


def _figures(table: Table) -> list[Figure]:
    return [cell for row in table.rows for cell in row.cells if isinstance(cell, Figure)]


def rounding_row(parts: Sequence[Amounts], total: Amounts) -> tuple[Row, ...]:
    """Return the line that makes rounded parts sum to their rounded total (avrundning); none where they do."""
    left = [_residual([part[place] for part in parts], whole) for place, whole in enumerate(total)]
    if not any(left):
        return ()
    return (
        Row((ROUNDING, *(Figure(amount, one.fmt, rounding=True) for amount, one in zip(left, total, strict=True)))),
    )


def summed(labelled: Sequence[tuple[Words, Amounts]], label: Words, total: Amounts, kind: RowKind) -> tuple[Row, ...]:
    """Return rows with their sum under them (summerade rader)."""
    rows = tuple(amount_row(name, amounts) for name, amounts in labelled)
    rounding = rounding_row([amounts for _, amounts in labelled], total)
    return (*rows, *rounding, amount_row(label, total, kind))


def money_columns(first: Words, headings: Sequence[Words], first_width: float = 2.6) -> tuple[Column, ...]:
    """Return the columns of a table of amounts (kolumner): a label, then figures of equal width."""
    return (Column(first, first_width, figures=False), *(Column(heading) for heading in headings))


def _residual(parts: Amounts, total: Figure) -> Decimal:
    if total.value is None or abs(exact_sum(part.known for part in parts) - total.value) > SAME:
        return Decimal(0)
    return shown_amount(total) - exact_sum(shown_amount(part) for part in parts)
