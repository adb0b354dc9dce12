"""Rules that question a department's rows (rimlighet): forecast, pace, known items, months left, amounts that repeat.

They take printed and live rows alike. Income, kommunbidrag and mixed rows are negative: "passed" is mirrored for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.facts import Facts
from snit_xl.domain.audit.figures import add, is_detail, is_sum, rows_by_unit
from snit_xl.domain.audit.findings import Finding, key, plain, row_problem, whole
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.problems import Problem, Value, problem
from snit_xl.domain.rows import Column, KnownItem, Nature, Row, RowKind

HUNDRED = Decimal(100)


def passed(row: Row, amount: Decimal | None, limit: Decimal | None) -> bool:
    """Tell whether an amount is past a limit in the row's own direction (passerat): up for costs, down for income."""
    if amount is None or limit is None:
        return False
    direction = 1 if row.kind is RowKind.COST else -1
    return amount * direction > max(limit * direction, Decimal(0))


def contradictions(facts: Facts) -> Iterator[Finding]:
    """Warn about outcome already past the year's forecast, or budget to date past the year's budget (orimlig rad).

    One finding a row, even where both are so; investments are looked at too.
    """
    rows = chain.from_iterable(rows.rows for rows in facts.row_sets)
    for row in chain(rows, facts.investments):
        if is_detail(row) and (found := _contradiction(row)):
            yield Finding(found)


def _contradiction(row: Row) -> Problem | None:
    actual, forecast, to_date, budget = (
        row.amount(column) for column in (Column.ACTUAL, Column.FORECAST, Column.BUDGET_TO_DATE, Column.BUDGET)
    )
    early, wide = passed(row, actual, forecast), passed(row, to_date, budget)
    if early and wide and forecast is not None and to_date is not None and budget is not None:
        both = f"{plain(forecast)}/{plain(to_date)}"
        values = {"forecast": forecast, "budget_to_date": to_date, "budget": budget}
        return row_problem(codes.BOTH_PASSED, row, Column.FORECAST, published=both, correct=actual, **values)
    if early:
        code = codes.FORECAST_PASSED if row.kind is RowKind.COST else codes.INCOME_PASSED
        return row_problem(code, row, Column.FORECAST, published=forecast, correct=actual)
    if wide:
        return row_problem(codes.BUDGET_PASSED, row, Column.BUDGET_TO_DATE, published=to_date, correct=budget)
    return None


def flat_forecasts(facts: Facts) -> Iterator[Finding]:
    """Warn about a unit forecast at budget though outcome and remaining budget end elsewhere (prognos mot metod)."""
    for rows in facts.row_sets:
        by_unit = rows_by_unit(rows.rows)
        for unit in dict.fromkeys(row.unit for row in rows.rows):
            if found := _flat_forecast(by_unit[key(unit)], facts):
                yield Finding(found)


def _flat_forecast(rows: Sequence[Row], facts: Facts) -> Problem | None:
    details = [row for row in rows if not is_sum(row)]
    published = _difference(details, Column.BUDGET, Column.FORECAST)
    expected = _difference(details, Column.BUDGET_TO_DATE, Column.ACTUAL)
    cost = add(row.amount(Column.BUDGET) for row in details if row.kind is RowKind.COST)
    if published is None or expected is None or cost is None:
        return None
    tolerance = facts.limits.sum_tolerance
    margin = max(abs(cost) * facts.limits.deviation_margin_percent / HUNDRED, tolerance)
    if abs(published) > tolerance or abs(expected) <= margin:
        return None
    last = next((row for kind in (RowKind.RESULT, RowKind.SUBTOTAL) for row in rows if row.kind is kind), rows[-1])
    return row_problem(codes.FLAT_FORECAST, last, Column.FORECAST, published=published, correct=expected)


def _difference(rows: Sequence[Row], minuend: Column, subtrahend: Column) -> Decimal | None:
    first, second = (add(row.amount(column) for row in rows) for column in (minuend, subtrahend))
    return None if first is None or second is None else first - second


def consumption(facts: Facts) -> Iterator[Finding]:
    """Warn about costs used up faster than the year passes, of what the forecast leaves for them (förbrukningstakt).

    The pace is outcome / forecast (budget where there is no forecast): a raised forecast has answered already.
    """
    for rows in facts.row_sets:
        for row in rows.rows:
            actual, forecast = row.amount(Column.ACTUAL), row.amount(Column.FORECAST)
            frame = row.amount(Column.BUDGET) if forecast is None else forecast
            if row.kind is not RowKind.COST or actual is None or frame is None or passed(row, actual, frame):
                continue
            if frame <= 0 or frame < facts.limits.consumption_minimum:
                continue
            used, year = actual / frame * HUNDRED, HUNDRED * rows.month / MONTHS
            if rows.month < MONTHS and used > year + facts.limits.consumption_margin_points:
                values = {"percent": whole(used), "month": rows.month}
                found = row_problem(codes.CONSUMPTION, row, Column.ACTUAL, published=actual, correct=frame, **values)
                yield Finding(found)


def known_items(facts: Facts) -> Iterator[Finding]:
    """Warn where outcome plus items known to come exceeds the forecast (utfall + kända poster > prognos).

    Both figures are given without sign. A row whose outcome alone is past the forecast has been reported already.
    """
    for rows in facts.row_sets:
        for row in rows.rows:
            items = [item for item in rows.known_items if _belongs(item, row)]
            actual, forecast = row.amount(Column.ACTUAL), row.amount(Column.FORECAST)
            if not items or actual is None or forecast is None or passed(row, actual, forecast):
                continue
            coming = sum((item.amount for item in items), Decimal(0))
            if passed(row, actual + coming, forecast):
                total, frame = abs(actual + coming), abs(forecast)
                values = {"actual": abs(actual), "coming": abs(coming)}
                yield Finding(
                    row_problem(codes.KNOWN_ITEM, row, Column.FORECAST, published=total, correct=frame, **values)
                )


def stray_items(facts: Facts) -> Iterator[Finding]:
    """Note known items that belong to no row, and so count nowhere (känd post utan rad)."""
    for rows in facts.row_sets:
        for item in rows.known_items:
            if not any(_belongs(item, row) for row in rows.rows):
                values: dict[str, Value] = {"unit": item.unit, "label": item.label, "amount": item.amount}
                yield Finding(problem(codes.KNOWN_ITEM_UNMATCHED, item.at.at("label"), **values))


def _belongs(item: KnownItem, row: Row) -> bool:
    return is_detail(row) and (key(item.unit), key(item.label)) == (key(row.unit), key(row.label))


def monthly_rates(facts: Facts) -> Iterator[Finding]:
    """Warn where the remaining months of personnel cost much more each than those so far (månadstakt)."""
    for rows in facts.row_sets:
        left = MONTHS - rows.month
        for row in rows.rows if left else ():
            actual, forecast = row.amount(Column.ACTUAL), row.amount(Column.FORECAST)
            if row.kind is not RowKind.COST or row.nature is not Nature.PERSONNEL or not actual or forecast is None:
                continue
            dearer = ((forecast - actual) * rows.month / (actual * left) - 1) * HUNDRED
            if actual > 0 and dearer > facts.limits.rate_margin_percent:
                values = {"percent": whole(dearer), "left": left}
                yield Finding(row_problem(codes.MONTHLY_RATE, row, Column.FORECAST, published=forecast, **values))


def repeated_values(facts: Facts) -> Iterator[Finding]:
    """Warn about the same amount in a row this year and last (upprepat värde): last year's figure may stand there.

    Kommunbidrag and capital costs often do repeat and are left out, as are mixed rows equal to their budget to date.
    """
    for rows in facts.row_sets:
        for row in rows.rows:
            actual = row.amount(Column.ACTUAL)
            if actual is None or actual != row.amount(Column.PRIOR_ACTUAL) or not _may_not_repeat(row):
                continue
            if actual and abs(actual) >= facts.limits.repeat_minimum:
                yield Finding(row_problem(codes.REPEATED, row, Column.ACTUAL, published=actual, correct=actual))


def _may_not_repeat(row: Row) -> bool:
    if row.kind is RowKind.MIXED:
        return row.amount(Column.ACTUAL) != row.amount(Column.BUDGET_TO_DATE)
    return row.kind in {RowKind.COST, RowKind.INCOME} and row.nature is not Nature.CAPITAL
