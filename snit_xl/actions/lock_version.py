"""What Lås version does (lås version): saves the forecast under a name, row by row, for later ones to compare with."""

from __future__ import annotations

from dataclasses import replace

from snit_xl.actions import check, log
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, moment
from snit_xl.actions.reported import reported
from snit_xl.actions.update_forecast import row_forecast
from snit_xl.domain.money import ZERO
from snit_xl.domain.problems import Place, problem
from snit_xl.domain.rows import Column
from snit_xl.workbook.model import LockedForecast, Model
from snit_xl.workbook.terms.messages import message, period_text, stamp_text
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import to_decimal


def lock_version(model: Model, name: str, author: Author) -> Outcome:
    """Save the forecast under a name (lås version).

    Refused while an input is at fault, while the forecast is older than its inputs, and where the name is taken.
    """
    found = check.findings(model)
    stops = list(check.blocking(found))
    here = Place(SHEETS["versions"].name)
    if any(one.version.casefold() == name.casefold() for one in model.locked):
        stops.append(problem("VERSION-FINNS", here, name=name))
    if not model.is_current:
        stops.append(problem("VERSION-INAKTUELL", here))
    if stops:
        return Outcome(None, found, tuple(stops))
    pen = Pen(model.fields)
    locked = _locked(model, name, author)
    rows = [
        (
            one.version,
            one.locked_at,
            one.unit,
            one.label,
            one.period,
            one.actual,
            row.row.amount(Column.BUDGET),
            row_forecast(model, row),
            row.comment or None,
        )
        for one, row in zip(locked, model.rows, strict=True)
    ]
    pen.rows("versions", [*model.versions, *rows])
    pen.field("locked_version", message("version_current", name=name, day=stamp_text(author.now)))
    pen.field("reported", reported(replace(model, locked=(*model.locked, *locked))))
    pen.row(model.steps[-1], "step_status", word("step_status", "done"))
    pen.rows("log", [*model.log, log.entry(author, "lock", message("log_locked"), None, name)])
    return Outcome(pen.writes(), found)


def _locked(model: Model, name: str, author: Author) -> tuple[LockedForecast, ...]:
    """Return the version as it will be read (versionens rader)."""
    return tuple(
        LockedForecast(
            name,
            to_decimal(moment(author.now)),
            row.row.unit,
            row.row.label,
            row_forecast(model, row) or ZERO,
            period_text(model.year, model.month),
            row.row.amount(Column.ACTUAL),
        )
        for row in model.rows
    )
