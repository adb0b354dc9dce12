"""What Uppdatera prognos says of the methods (metodprov): how each has done, which one to trust, and how far off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from snit_xl.actions.map_books import basis
from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.backtest import Attempt, ClosedYear, Forecasts, attempts, score, total
from snit_xl.domain.forecast import ForecastRow, Method, propose_row
from snit_xl.domain.method_choice import Advice, advise, reach
from snit_xl.domain.money import difference, exact_sum, product
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import MONTH_NAMES, closed_years, message, years_text
from snit_xl.workbook.terms.words import word

Row = tuple[Written, ...]
Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A report row's trial (prövad rad): its closed years, what the methods would have said, and the advice."""

    row: ForecastRow
    history: tuple[ClosedYear, ...]
    attempts: tuple[Attempt, ...]
    advice: Advice


def write_method_trial(pen: Pen, model: Model, forecasts: Sequence[Decimal | None]) -> None:
    """Write Metodprov and, in Prognos, the recommended method and the span of each row (metodprov).

    `forecasts` are the rows' forecasts in the model's order; a span lies around its row's.
    """
    tried = [_try(model, row) for row in model.rows]
    for one, forecast in zip(tried, forecasts, strict=True):
        advised = one.advice.method
        low, high = _span(model, one, one.row.method, _unless_manual(one.row, forecast))
        pen.row(one.row.at, "recommended", word("method", advised.value) if advised else None)
        pen.row(one.row.at, "span_low", low)
        pen.row(one.row.at, "span_high", high)
        pen.row(one.row.at, "advice_basis", _advice_text(model, one))
    pen.field("trial_basis", _basis_text(model, tried))
    pen.field("trial_books", basis(model))
    pen.rows("trial", [*(row for one in tried for row in _trial_rows(model, one)), *_total_rows(model, tried)])


def _try(model: Model, row: ForecastRow) -> _Tried:
    """Try the methods on a row's closed years (pröva); kommunbidrag is at budget whatever they say."""
    known = () if row.row.kind is RowKind.GRANT else model.history.get((row.row.unit, row.row.label), ())
    found = attempts(known)
    return _Tried(row, known, found, advise(found, model.month, model.trial_limits))


def _unless_manual(row: ForecastRow, forecast: Decimal | None) -> Decimal | None:
    """Return the forecast that a span can lie around (prognos med spann): nobody has tried a manual value."""
    return forecast if row.manual is None else None


def _span(model: Model, one: _Tried, method: Method, around: Decimal | None) -> Ends:
    """Return the span's ends around an amount (spann), as wide as the method's own proposal asks for."""
    width = reach(one.attempts, method, model.month, model.trial_limits)
    proposal = propose_row(one.row, model.month).by_method[method]
    if width is None or proposal is None or around is None:
        return None, None
    off = product(width, abs(proposal))
    return difference(around, off), exact_sum([around, off])


def _trial_rows(model: Model, one: _Tried) -> Iterator[Row]:
    """Return a row's lines in Metodprov, one per method (metodernas rader); none for kommunbidrag."""
    if one.row.row.kind is RowKind.GRANT:
        return
    says: Forecasts = propose_row(one.row, model.month).by_method
    for method in Method:
        low, high = _span(model, one, method, says[method])
        yield (
            *_scored(model, one.row.row.unit, one.row.row.label, one.attempts, method),
            _mark(one.advice, method),
            says[method],
            low,
            high,
            _why_untried(one, method),
        )


def _total_rows(model: Model, tried: Sequence[_Tried]) -> Iterator[Row]:
    """Return the lines of all rows together (summans rader), with how many rows a method could be tried on."""
    whole = total(one.attempts for one in tried)
    for method in Method:
        found = score(whole, method, model.month)
        remark = message("trial_rows", count=found.rows) if found else None
        unit, label = message("trial_everyone"), message("trial_sum")
        yield (*_scored(model, unit, label, whole, method), None, None, None, None, remark)


def _scored(model: Model, unit: str, label: str, tried: Sequence[Attempt], method: Method) -> Row:
    """Return whose, which method, its mean error and the years that it was tried on (rad med fel)."""
    found = score(tried, method, model.month)
    errors: Row = (found.error, found.percent, len(found.years)) if found else (None, None, 0)
    return (unit, label, word("method", method.value), *errors)


def _mark(advice: Advice, method: Method) -> str | None:
    if method not in advice.best:
        return None
    return word("trial_mark", "best" if advice.method else "tied")


def _why_untried(one: _Tried, method: Method) -> str | None:
    """Say why a method could not be tried (varför oprövad)."""
    if any(attempt.method is method for attempt in one.attempts):
        return None
    return message(f"trial_needs_{method.value}") if one.history else message("trial_no_year")


def _advice_text(model: Model, one: _Tried) -> str:
    """Say what a row's recommendation rests on, or what is missing for one (vad rekommendationen vilar på)."""
    if one.row.row.kind is RowKind.GRANT:
        return message("advice_grant")
    if model.month == MONTHS:
        return message("advice_december")
    advice = one.advice
    if not advice.years:
        return _short_history(model, one.history)
    key = "advice_best" if advice.method else "advice_tied" if advice.best else "advice_alone"
    return message(
        key,
        names=_names(advice.best),
        compared=_names(method for method in Method if method in advice.compared),
        closed=closed_years(len(advice.years)),
        years=years_text(advice.years),
        best=advice.best_periods,
        periods=advice.periods,
    )


def _names(methods: Iterable[Method]) -> str:
    return ", ".join(word("method", method.value) for method in methods)


def _short_history(model: Model, known: Sequence[ClosedYear]) -> str:
    needed = model.trial_limits.years
    if not known:
        return message("advice_no_year", needed=needed)
    years = years_text([one.year for one in known])
    missing = max(needed - len(known), 0)
    return message("advice_short", closed=closed_years(len(known)), years=years, needed=needed, missing=missing)


def _basis_text(model: Model, tried: Sequence[_Tried]) -> str:
    """Say what the whole trial rests on and what is missing (metodprovets underlag)."""
    if model.month == MONTHS:
        return message("advice_december")
    fullest = max((one.history for one in tried), key=len, default=())
    advised = sum(1 for one in tried if one.advice.method)
    month = MONTH_NAMES[model.month - 1]
    if not advised and len(fullest) < model.trial_limits.years:
        return message("trial_short", month=month, text=_short_history(model, fullest))
    return message("trial_done", month=month, years=years_text([one.year for one in fullest]), advised=advised)
