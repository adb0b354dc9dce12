"""What Lås version does (lås version): saves the forecast under a name, row by row, for later ones to compare with."""

from __future__ import annotations

from snit_xl.actions import check, log
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, moment
from snit_xl.actions.update_forecast import row_forecast
from snit_xl.domain.problems import Place, problem
from snit_xl.domain.rows import Column
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import message, period_text, stamp_text
from snit_xl.workbook.terms.sheets import SHEETS


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
    rows = [
        (
            name,
            moment(author.now),
            row.row.unit,
            row.row.label,
            period_text(model.year, model.month),
            row.row.amount(Column.ACTUAL),
            row.row.amount(Column.BUDGET),
            row_forecast(model, row),
            row.comment or None,
        )
        for row in model.rows
    ]
    pen.rows("versions", [*model.versions, *rows])
    pen.field("locked_version", message("version_current", name=name, day=stamp_text(author.now)))
    pen.rows("log", [*model.log, log.entry(author, "lock", message("log_locked"), None, name)])
    return Outcome(pen.writes(), found)
