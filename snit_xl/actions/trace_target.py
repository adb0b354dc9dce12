"""What a cell means to Visa underlag (vad cellen gäller): report rows of Prognos or Månader, or an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snit_xl.domain.periods import MONTHS
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.functions.ledger_accounts import plain_text
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import Scalar, WorkbookView

# Which year and months a column of Prognos shows: last year's, this year's, to the period or the whole year.
PRIOR = frozenset({"prior_actual", "prior_full_year"})
WHOLE_YEAR = frozenset({"budget", "prior_full_year"})
BUDGET = frozenset({"budget", "budget_to_date"})
OUTCOME = "actual"
ACCOUNT_KEYS = ("account", "account_name", "cost_unit", "project_code", "books")
MONTH_KEYS = (*(f"m_{number}" for number in range(1, MONTHS + 1)), "full_year")


@dataclass(frozen=True, slots=True)
class Months:
    """Months of one year (månader)."""

    year: int
    first: int
    last: int

    def hold(self, year: int, month: int) -> bool:
        """Tell whether a month is among them (ingår)."""
        return year == self.year and self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class RowTarget:
    """Report rows to trace (rapportrader att spåra), outcome or budget of some months.

    `unit` and `label` name what is shown. `summed` are the rows that a total consists of. `computed` tells that the
    chosen cell holds a forecast, say, which no account stands behind: what is listed is the outcome that it builds on.
    """

    unit: str
    label: str
    budget: bool
    months: Months
    summed: frozenset[tuple[str, str]] = frozenset()
    computed: bool = False

    @property
    def rows(self) -> frozenset[tuple[str, str]]:
        """The report rows by department and label (rader)."""
        return self.summed or frozenset({(self.unit, self.label)})


@dataclass(frozen=True, slots=True)
class AccountTarget:
    """An account to trace to its vouchers (konto att spåra); a `budgeted` one has a budget and no outcome."""

    account: str
    name: str
    cost_unit: str
    project: str
    owner: str
    months: Months
    budgeted: bool = False


def target_at(model: Model, view: WorkbookView, sheet: str, row: int, col: int) -> RowTarget | AccountTarget | None:
    """Return what a cell asks to have traced (vad cellen gäller): a report row of Prognos or Månader, or an account."""
    spot = _Spot(sheet, row, col)
    return (
        _target_in_forecast(model, view, spot)
        or _target_in_sums(model, view, spot)
        or _target_in_months(model, view, spot)
        or _target_in_trace(view, spot)
        or _target_in_ledger(view, spot)
    )


def _target_in_forecast(model: Model, view: WorkbookView, spot: _Spot) -> RowTarget | None:
    found = _row_at(view, "rows", spot, ("unit", "label"))
    if found is None:
        return None
    return _forecast_target(model, view, spot, "rows", (_text(found[0]), _text(found[1])))


def _target_in_sums(model: Model, view: WorkbookView, spot: _Spot) -> RowTarget | None:
    """Return a department's sum (summa): its result is of all its rows, a subtotal leaves kommunbidrag out."""
    found = _row_at(view, "sums", spot, ("unit", "label", "kind"))
    if found is None:
        return None
    unit, label, kind = map(_text, found)
    without = {RowKind.GRANT} if kind == word("kind", "subtotal") else set()
    rows = (one.row for one in model.rows if one.row.unit == unit and one.row.kind not in without)
    summed = frozenset((row.unit, row.label) for row in rows)
    return _forecast_target(model, view, spot, "sums", (unit, label), summed) if summed else None


def _forecast_target(
    model: Model,
    view: WorkbookView,
    spot: _Spot,
    table: str,
    named: tuple[str, str],
    summed: frozenset[tuple[str, str]] = frozenset(),
) -> RowTarget | None:
    """Return what a row on Prognos asks for (rad i Prognos), by the column that the cell stands in."""
    column, value = spot.column_of(view, table), view.cell(spot.sheet, spot.row, spot.col).value
    if column and value in {None, ""}:
        return None
    last = MONTHS if column in WHOLE_YEAR else model.month
    if column in MONTH_KEYS:
        number = MONTH_KEYS.index(column) + 1
        return RowTarget(*named, budget=False, months=Months(model.year, number, number), summed=summed)
    months = Months(model.year - 1 if column in PRIOR else model.year, 1, last)
    computed = isinstance(value, float) and column not in {*BUDGET, *PRIOR, OUTCOME}
    return RowTarget(*named, column in BUDGET, months, summed, computed)


def _target_in_months(model: Model, view: WorkbookView, spot: _Spot) -> RowTarget | None:
    found = _row_at(view, "months", spot, ("unit", "label", "ledger_measure", "ledger_year"))
    if found is None or not isinstance(found[3], float):
        return None
    column = spot.column_of(view, "months")
    only = int(column.removeprefix("m_")) if column.startswith("m_") else 0
    last = MONTHS if column == "full_year" else model.month
    months = Months(int(found[3]), only or 1, only or last)
    return RowTarget(_text(found[0]), _text(found[1]), found[2] == word("measure", "budget"), months)


def _target_in_trace(view: WorkbookView, spot: _Spot) -> AccountTarget | None:
    keys = (*ACCOUNT_KEYS, "trace_actual", "trace_budget", "trace_level")
    found = _row_at(view, "trace", spot, keys)
    numbers = [_field(view, key) for key in ("trace_year", "trace_from", "trace_to")]
    if found is None or found[-1] != word("trace_level", "account") or not all(isinstance(n, float) for n in numbers):
        return None
    year, first, last = (int(n) for n in numbers if isinstance(n, float))
    return _account_target(found, Months(year, first, last))


def _target_in_ledger(view: WorkbookView, spot: _Spot) -> AccountTarget | None:
    keys = (*ACCOUNT_KEYS, "ledger_amount", "ledger_budget", "ledger_year", "ledger_month")
    found = _row_at(view, "ledger", spot, keys)
    if found is None or not isinstance(found[-2], float) or not isinstance(found[-1], float):
        return None
    month = int(found[-1])
    return _account_target(found, Months(int(found[-2]), month, month))


def _account_target(found: Sequence[Scalar], months: Months) -> AccountTarget:
    account, name, cost_unit, project, owner = (_text(value) for value in found[:5])
    actual, budget = found[5:7]
    return AccountTarget(account, name, cost_unit, project, owner, months, bool(budget) and not actual)


@dataclass(frozen=True, slots=True)
class _Spot:
    """The cell that is chosen (vald cell)."""

    sheet: str
    row: int
    col: int

    def column_of(self, view: WorkbookView, table: str) -> str:
        """Return the key of the table's column that the cell stands in (kolumn); empty beside the table."""
        where = view.tables[TABLES[table]]
        place = self.col - where.area.left
        shown = where.columns[place] if 0 <= place < len(where.columns) else ""
        return next((key for key in (*BUDGET, *PRIOR, OUTCOME, *MONTH_KEYS) if heading(table, key) == shown), "")


def _row_at(view: WorkbookView, table: str, spot: _Spot, keys: Sequence[str]) -> list[Scalar] | None:
    """Return some columns of the table's row that a cell stands in (raden vid cellen); None where it stands in none."""
    where = view.tables.get(TABLES[table])
    headings = [heading(table, key) for key in keys]
    if where is None or where.area.sheet != spot.sheet or spot.row not in where.area.rows:
        return None
    if any(text not in where.columns for text in headings):
        return None
    row = [view.cell(spot.sheet, spot.row, where.column(text).left).value for text in headings]
    return row if row[0] not in {None, ""} else None


def _field(view: WorkbookView, key: str) -> Scalar:
    area = view.names.get(field_term(key).name)
    return view.cell(area.sheet, area.top, area.left).value if area else None


def _text(value: Scalar) -> str:
    return "" if value is None else plain_text(value)
