"""The sheets of the workbook (bladens uppställning), one module per room; `committee_layout` puts them together."""

from __future__ import annotations

from functools import cache

from snit_xl.workbook.layout import (
    allocation,
    basis,
    board,
    books,
    budget,
    control,
    delivery,
    forecast,
    investments,
    operations,
    printed,
    scenario,
    settings,
    start,
    trial,
    versions,
)
from snit_xl.workbook.spec import Layout


@cache
def committee_layout(municipalities: tuple[str, ...], scale: int = 4) -> Layout:
    """Return the layout for a committee (nämndens uppställning).

    `municipalities` are two or more names in the order of their columns; `scale` is the highest step of risk and
    väsentlighet (4 or 5 are in use).
    """
    sheets = (
        start.sheet(),
        forecast.sheet(),
        versions.changes_sheet(),
        allocation.sheet(municipalities),
        investments.sheet(),
        settings.sheet(municipalities),
        budget.sheet(),
        scenario.sheet(municipalities),
        board.cases_sheet(),
        control.sheet(),
        board.meetings_sheet(),
        operations.projects_sheet(),
        delivery.services_sheet(municipalities),
        books.ledger_sheet(),
        books.months_sheet(),
        trial.sheet(),
        books.typed_sheet(),
        books.accounts_sheet(),
        books.sources_sheet(),
        books.trace_sheet(),
        printed.sheet(),
        basis.checks_sheet(),
        basis.log_sheet(),
        versions.versions_sheet(),
        versions.rows_sheet(),
        versions.accuracy_sheet(),
        basis.seen_sheet(),
    )
    return Layout(sheets, municipalities, scale)
