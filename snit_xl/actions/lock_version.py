"""What Lås version does (lås version): saves the forecast under a name, row by row, for later ones to compare with.

Earlier versions' rows are written back as they stand: no button changes a locked version.
"""

from __future__ import annotations

from dataclasses import replace

from snit_xl.actions import check, log
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, Written, moment
from snit_xl.actions.reported import reported
from snit_xl.actions.row_forecast import proposal_with_items, row_forecast
from snit_xl.actions.versions import next_name, report_point, write_versions
from snit_xl.domain.forecast import ForecastRow
from snit_xl.domain.problems import Place, problem
from snit_xl.domain.rows import Column
from snit_xl.domain.versions import LockedForecast, sealed
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import message, period_text, stamp_text
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import to_decimal


def lock_version(model: Model, name: str, author: Author, point: str = "") -> Outcome:
    """Save the forecast under a name (lås version).

    Without a name it gets one after its report point, and without a report point the one that the period belongs to.
    Refused while an input is at fault, while the forecast is older than its inputs, and where the name is taken.
    """
    found = check.findings(model)
    stops = list(check.blocking(found))
    here = Place(SHEETS["versions"].name)
    name = name or next_name(model, point)
    if any(one.version.casefold() == name.casefold() for one in model.locked):
        stops.append(problem("VERSION-FINNS", here, name=name))
    if not model.is_current:
        stops.append(problem("VERSION-INAKTUELL", here))
    if stops:
        return Outcome(None, found, tuple(stops))
    pen = Pen(model.fields)
    locked = _locked(model, name, author, point or report_point(model))
    after = replace(model, locked=(*model.locked, *locked))
    pen.rows("versions", [*model.versions, *(_row(one) for one in locked)])
    write_versions(pen, after)
    pen.field("next_version", next_name(after))
    pen.field("locked_version", message("version_current", name=name, day=stamp_text(author.now)))
    pen.field("reported", reported(after))
    pen.row(model.steps[-1], "step_status", word("step_status", "done"))
    pen.rows("log", [*model.log, log.entry(author, "lock", message("log_locked"), None, name)])
    return Outcome(pen.writes(), found)


def _locked(model: Model, name: str, author: Author, point: str) -> tuple[LockedForecast, ...]:
    """Return the version as it will be read (versionens rader), sealed."""
    rows = [_row_as_it_is(model, row, name, author, point) for row in model.rows]
    return tuple(replace(row, seal=seal) for row, seal in zip(rows, sealed(rows), strict=True))


def _row_as_it_is(model: Model, row: ForecastRow, name: str, author: Author, point: str) -> LockedForecast:
    return LockedForecast(
        name,
        to_decimal(moment(author.now)),
        row.row.unit,
        row.row.label,
        period_text(model.year, model.month),
        row_forecast(model, row),
        row.row.amount(Column.ACTUAL),
        row.row.amount(Column.BUDGET),
        row.comment,
        point,
        author.who.strip(),
        row.row.kind,
        word("method", row.method.value),
        proposal_with_items(model, row),
        row.adjustment,
        row.manual,
    )


def _row(one: LockedForecast) -> tuple[Written, ...]:
    """Return a locked row in the order of its columns (låst rad)."""
    return (
        one.version,
        one.locked_at,
        one.unit,
        one.label,
        one.period,
        one.actual,
        one.budget,
        one.forecast,
        one.comment or None,
        one.point or None,
        one.who or None,
        word("detail_kind", one.kind.value) if one.kind else None,
        one.method,
        one.proposal,
        one.adjustment or None,
        one.manual,
        one.seal,
    )
