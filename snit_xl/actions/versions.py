"""The locked versions as a whole (versionerna): the list of them, the next one's name, which one is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count

from snit_xl.actions.follow_up import followed, why_not, year_outcomes
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.money import difference, exact_sum
from snit_xl.domain.versions import LockedForecast, last_locked, versions_of
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import MONTH_NAMES, message
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import WorkbookView


def list_versions(model: Model, _now: datetime) -> Outcome:
    """Write one row per version (lista versioner)."""
    pen = Pen(model.fields)
    write_versions(pen, model)
    return Outcome(pen.writes(), model.problems)


def write_versions(pen: Pen, model: Model) -> None:
    """Write Versioner (versioner): every version, its forecast, and its error once the year is closed."""
    outcomes = year_outcomes(model) if model.locked else {}
    rows: list[tuple[Written, ...]] = []
    for own in versions_of(model.locked).values():
        found = followed(own, outcomes)
        told = (found[0].outcome, found[0].error, found[0].percent) if found else (None, None, None)
        rows.append((*_named(own), *told, why_not(own, found)))
    pen.rows("version_summary", rows)


def _named(rows: Sequence[LockedForecast]) -> tuple[Written, ...]:
    first = rows[0]
    forecast = exact_sum(one.forecast for one in rows if one.forecast is not None)
    budget = exact_sum(one.budget for one in rows if one.budget is not None)
    return (
        first.version,
        first.point or None,
        first.period,
        first.locked_at,
        first.who,
        len(rows),
        forecast,
        difference(budget, forecast),
    )


def last_listed(view: WorkbookView) -> str:
    """Return the name of the version that was listed last (senast listad), "" where there is none."""
    area = view.tables[TABLES["version_summary"]].column(heading("version_summary", "version"))
    return str(view.cell(area.sheet, area.bottom, area.left).value or "")


def compared(model: Model) -> tuple[LockedForecast, ...]:
    """Return the version that changes are counted from (jämförd version): the chosen one, else the year's last."""
    wanted = model.compare_with.casefold()
    if not wanted:
        return last_locked(model.locked, model.year)
    return tuple(one for one in model.locked if one.version.casefold() == wanted)


def report_point(model: Model) -> str:
    """Return the report point that the period belongs to (rapporttillfälle); "" for a month between them."""
    key = model.report_points.get(model.month)
    return word("report_point", key) if key else ""


def next_name(model: Model, point: str = "") -> str:
    """Return a name that no version has (förslag till namn): Augusti 2017, then Augusti 2017 (2)."""
    taken = {one.version.casefold() for one in model.locked}
    named = (point or report_point(model) or MONTH_NAMES[model.month - 1]).capitalize()
    return next(name for name in _names(named, model.year) if name.casefold() not in taken)


def _names(point: str, year: int) -> Iterator[str]:
    yield message("version_name", point=point, year=str(year))
    numbers: Iterable[int] = count(2)
    for number in numbers:
        yield message("version_name_again", point=point, year=str(year), number=number)
