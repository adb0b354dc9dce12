"""Forecast the full year (helårsprognos): five methods side by side, a manual value and an adjustment on top.

full year = (manual value, else the chosen method's proposal) + adjustment. Amounts in tkr with the usual sign. A
method that lacks its data gives None, never a zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import chain

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import ZERO, difference, exact_sum, product, quotient
from snit_xl.domain.periods import MONTHS
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem
from snit_xl.domain.rows import DETAIL_KINDS, Column, KnownItem, Row, RowKind


class Method(Enum):
    """How a row's full year is proposed (prognosmetod)."""

    BUDGET = "budget"  # forecast = budget
    LINEAR = "linear"  # linjär: outcome to date at the same rate the rest of the year
    REMAINING = "remaining"  # återstående budget: outcome to date + what the budget has left
    PRIOR_YEAR = "prior_year"  # föregående år: the share of the full year that last year had reached by now
    SEASONAL = "seasonal"  # säsongsprofil: the share that earlier years had reached by now, on average


@dataclass(frozen=True, slots=True)
class Basis:
    """What the methods work from (prognosunderlag), tkr accumulated to the end of `month` (1–12).

    None where a cell is empty. `share` is how much of a full year earlier years had reached by now, on average.
    """

    actual: Decimal | None
    budget_to_date: Decimal | None
    budget: Decimal | None
    month: int
    prior_actual: Decimal | None = None
    prior_full_year: Decimal | None = None
    share: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a month that isn't one (månad 1–12)."""
        if not 1 <= self.month <= MONTHS:
            raise MisuseError(f"month must be 1 to 12, not {self.month}")


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A report row with the economist's choices (prognosrad); `share` as in Basis."""

    row: Row
    method: Method
    adjustment: Decimal = ZERO
    manual: Decimal | None = None
    comment: str = ""
    prior_full_year: Decimal | None = None
    at: Source = NOWHERE
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the chosen method and every other one propose (prognosförslag)."""

    chosen: Decimal | None
    by_method: Mapping[Method, Decimal | None]


def propose(method: Method, basis: Basis) -> Decimal | None:
    """Propose a full year by one method (föreslå); None where the method lacks its data.

    PRIOR_YEAR is actual × prior full year / prior actual, so a prior outcome of 0 to date gives None. SEASONAL is
    actual / share; where nothing of the year used to have come by now, or less, there is no share to go by. Quotients
    have 28 digits and are rounded where they are shown.
    """
    match method:
        case Method.BUDGET:
            return basis.budget
        case Method.LINEAR:
            return None if basis.actual is None else _scaled(basis.actual, Decimal(MONTHS), Decimal(basis.month))
        case Method.REMAINING:
            if basis.actual is None or basis.budget is None or basis.budget_to_date is None:
                return None
            return exact_sum([basis.actual, difference(basis.budget, basis.budget_to_date)])
        case Method.PRIOR_YEAR:
            return _by_prior_year(basis)
        case Method.SEASONAL:
            return _by_share(basis)


def propose_row(row: ForecastRow, month: int) -> Proposal:
    """Propose a row's full year by every method (föreslå för rad); kommunbidrag is always forecast at budget."""
    basis = _basis(row, month)
    if row.row.kind is RowKind.GRANT:
        return Proposal(basis.budget, dict.fromkeys(Method, basis.budget))
    by_method = {method: propose(method, basis) for method in Method}
    return Proposal(by_method[row.method], by_method)


def full_year(row: ForecastRow, proposal: Proposal) -> Decimal | None:
    """Give the row's forecast (helårsprognos): manual, else proposed, plus adjustment; None where neither exists."""
    base = proposal.chosen if row.manual is None else row.manual
    return None if base is None else exact_sum([base, row.adjustment])


def without_figures(rows: Sequence[ForecastRow]) -> tuple[str, ...]:
    """Return the departments whose forecast lacks its data because no row has any (avdelningar utan belopp).

    Kommunbidrag doesn't count: it is often typed although nothing is read.
    """
    own: dict[str, list[ForecastRow]] = {}
    for row in rows:
        if row.row.kind in DETAIL_KINDS and row.row.kind is not RowKind.GRANT:
            own.setdefault(row.row.unit, []).append(row)
    return tuple(
        unit
        for unit, several in own.items()
        if any(row.manual is None for row in several) and not any(_has_figures(row) for row in several)
    )


def check_rows(rows: Sequence[ForecastRow], waiting: Collection[str] = ()) -> tuple[Problem, ...]:
    """Find faults in the economist's choices (kontrollera prognosrader); totals are left alone.

    In the departments `waiting` nothing is known yet: one finding of its own says so, not one per row.
    """
    details = [row for row in rows if row.row.kind in DETAIL_KINDS]
    seen = Counter((row.row.unit, row.row.label) for row in details)
    choices = chain.from_iterable(_row_problems(row, seen) for row in details)
    bases = (_basis_problem(row) for row in details if row.row.unit not in waiting)
    return (*choices, *(one for one in bases if one is not None))


def check_known_items(items: Sequence[KnownItem], rows: Sequence[ForecastRow]) -> tuple[Problem, ...]:
    """Find known coming items that belong to no row of the forecast (kända poster utan rad)."""
    known = {(row.row.unit, row.row.label) for row in rows}
    return tuple(
        problem("PROGNOS-POST-UTAN-RAD", item.at.at("label"), unit=item.unit, row=item.label, amount=item.amount)
        for item in items
        if (item.unit, item.label) not in known
    )


def _scaled(amount: Decimal, factor: Decimal, divisor: Decimal) -> Decimal:
    return quotient(product(amount, factor), divisor)


def _by_prior_year(basis: Basis) -> Decimal | None:
    if basis.actual is None or not basis.prior_actual or basis.prior_full_year is None:
        return None
    return _scaled(basis.actual, basis.prior_full_year, basis.prior_actual)


def _by_share(basis: Basis) -> Decimal | None:
    if basis.actual is None or basis.share is None or basis.share <= 0:
        return None
    return quotient(basis.actual, basis.share)


def _basis(row: ForecastRow, month: int) -> Basis:
    amount = row.row.amount
    return Basis(
        actual=amount(Column.ACTUAL),
        budget_to_date=amount(Column.BUDGET_TO_DATE),
        budget=amount(Column.BUDGET),
        month=month,
        prior_actual=amount(Column.PRIOR_ACTUAL),
        prior_full_year=row.prior_full_year,
        share=row.share,
    )


def _row_problems(row: ForecastRow, seen: Mapping[tuple[str, str], int]) -> Iterator[Problem]:
    unit, label = row.row.unit, row.row.label
    if (row.manual is not None or row.adjustment) and not row.comment.strip():
        yield problem("PROGNOS-KOMMENTAR-SAKNAS", row.at.at("comment"), unit=unit, row=label)
    if seen[unit, label] > 1:
        yield problem("PROGNOS-DUBBEL-RAD", row.at.at("label"), unit=unit, row=label)


def _basis_problem(row: ForecastRow) -> Problem | None:
    """Say what a row's forecast lacks (underlag saknas).

    A row for kommunbidrag without any amount is a warning: a department may do without.
    """
    unit, label = row.row.unit, row.row.label
    if row.row.kind is RowKind.GRANT and row.manual is None and not _has_figures(row):
        return problem("PROGNOS-KOMMUNBIDRAG-SAKNAS", row.at.at("label"), unit=unit, row=label)
    # Which data a method lacks doesn't depend on the month.
    if row.manual is None and propose_row(row, MONTHS).chosen is None:
        return problem("PROGNOS-UNDERLAG-SAKNAS", row.at.at("method"), unit=unit, row=label, method=row.method.value)
    return None


def _has_figures(row: ForecastRow) -> bool:
    """Tell whether the year has outcome or budget on the row (har belopp)."""
    return any(row.row.amount(column) is not None for column in (Column.ACTUAL, Column.BUDGET))
