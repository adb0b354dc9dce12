"""What became of the locked forecasts (prognosprecision): each version against the outcome, once its year is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.accuracy import Accuracy, Followed, accuracy
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.versions import Key, LockedForecast, versions_of
from snit_xl.workbook.model import Model
from snit_xl.workbook.read.history import history
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.words import word

Outcomes = Mapping[Key, Decimal]


def year_outcomes(model: Model) -> Mapping[int, Outcomes]:
    """Return what each closed year became, by report row (årens utfall).

    The workbook's own year is closed when its period is December: depreciation of the whole year may be booked before.
    """
    found: dict[int, dict[Key, Decimal]] = {}
    for key, years in history(model.books, model.year + 1).items():
        for one in years:
            if one.year < model.year or model.month == MONTHS:
                found.setdefault(one.year, {})[key] = one.outcome
    return found


def followed(rows: Sequence[LockedForecast], outcomes: Mapping[int, Outcomes]) -> tuple[Accuracy, ...]:
    """Hold a version against its year (följ upp version): the whole first; nothing where the year isn't closed."""
    known = outcomes.get(rows[0].year or 0)
    if known is None:
        return ()
    return accuracy(
        [Followed(one.unit, one.label, one.kind, one.forecast, known.get((one.unit, one.label))) for one in rows]
    )


def why_not(rows: Sequence[LockedForecast], found: Sequence[Accuracy]) -> str | None:
    """Say why a version's error isn't shown (varför inget prognosfel); None where it is."""
    if rows[0].year is None:
        return message("accuracy_no_year")
    if not found:
        return message("accuracy_open", year=str(rows[0].year))
    return message("accuracy_unknown") if found[0].error is None else None


def write_accuracy(pen: Pen, model: Model) -> None:
    """Write Prognosprecision (prognosprecision): version by version, row by row."""
    outcomes = year_outcomes(model)
    versions = versions_of(model.locked)
    pen.rows("accuracy", [line for rows in versions.values() for line in _lines(rows, outcomes)])
    pen.field("accuracy_basis", " ".join(_basis(versions.values(), outcomes)) or message("accuracy_none"))


def _lines(rows: Sequence[LockedForecast], outcomes: Mapping[int, Outcomes]) -> Iterator[tuple[Written, ...]]:
    first = rows[0]
    for one in followed(rows, outcomes):
        yield (
            first.version,
            first.point or None,
            first.period,
            one.unit or word("together", "unit"),
            one.label or word("together", "label"),
            one.forecast,
            one.outcome,
            one.error,
            one.percent,
            message("accuracy_row_unknown") if one.error is None else None,
        )


def _basis(versions: Iterable[Sequence[LockedForecast]], outcomes: Mapping[int, Outcomes]) -> Iterator[str]:
    """Say of each year with versions whether it is closed (underlag)."""
    years = [rows[0].year for rows in versions]
    for year in sorted({year for year in years if year is not None}):
        key = "accuracy_closed" if year in outcomes else "accuracy_open"
        yield message(key, year=str(year), count=years.count(year))
