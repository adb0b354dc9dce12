"""What Kontrollera does (kontrollera): every check of inputs, of the workbook and of the last paper, in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from snit_xl.actions.changes import check_versions
from snit_xl.actions.check_books import check_books, series
from snit_xl.actions.check_operations import check_operations
from snit_xl.domain.allocation import check_keys, check_pools
from snit_xl.domain.audit import LiveFigures, audit, codes
from snit_xl.domain.budget import bridge
from snit_xl.domain.capital_cost import Investment, check_investments
from snit_xl.domain.follow_up import check_follow_ups
from snit_xl.domain.forecast import check_known_items, check_rows, full_year, propose_row, without_figures
from snit_xl.domain.meetings import check_meetings
from snit_xl.domain.money import ZERO, exact_sum
from snit_xl.domain.parameters import ParameterTable, check_parameters
from snit_xl.domain.problems import Problem, Severity, problem
from snit_xl.domain.projects import check_projects
from snit_xl.domain.risk import check_controls, check_scale
from snit_xl.domain.rows import Column, Row, RowKind
from snit_xl.domain.scenario import Basis, check_scenarios
from snit_xl.domain.settlement import check_settlement
from snit_xl.workbook.model import Model, Summary
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe
from snit_xl.workbook.terms.words import word

ORDER = (Severity.FAULT, Severity.WARNING, Severity.NOTE)
PAPER_CODES = "GRANSKA"
# What causes what: an unreadable workbook, the mapping, departments without figures; then all that follows from them.
CAUSES = ("ARBETSBOK", "KONTOPLAN", "UTFALL-SAKNAS")


def findings(model: Model) -> tuple[Problem, ...]:
    """Return everything found, faults first, and among equals what causes others before them (fynd)."""
    found = [*model.problems, *_input_checks(model), *_workbook_checks(model)]
    # A cell that could not be read would make the paper look wrong where it isn't: mend the inputs first.
    if not any(severity(p) is Severity.FAULT for p in model.problems):
        found += audit(model.paper, _live(model), model.limits)
    return in_order(sorted(found, key=lambda p: _cause(p, model)))


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return findings with faults first (i ordning), otherwise as they came."""
    return tuple(sorted(found, key=lambda p: ORDER.index(severity(p))))


def _cause(found: Problem, model: Model) -> int:
    """Return how early in the chain of causes a finding stands (orsak före följd): a wrong year empties every row."""
    if found.place in (model.fields["year"], model.fields["month"]):
        return 0
    return next((place for place, codes in enumerate(CAUSES) if found.code.startswith(codes)), len(CAUSES))


def severity(found: Problem) -> Severity:
    """Return how serious a finding is, by the catalogue (slag)."""
    return CATALOGUE[found.code].severity


def blocking(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the faults that stop an update (hinder): all but those of the printed paper, which no update changes."""
    return tuple(p for p in found if severity(p) is Severity.FAULT and not _is_of_paper(p))


def _is_of_paper(found: Problem) -> bool:
    """Tell whether a finding is about the printed paper (handlingens fynd); only outcomes have monthly series."""
    return found.code.startswith(PAPER_CODES) and found.code != codes.CUMULATIVE


def counts(found: Iterable[Problem]) -> dict[str, int]:
    """Count findings by severity, as message values (antal)."""
    by_severity = Counter(severity(p) for p in found)
    return {
        "faults": by_severity[Severity.FAULT],
        "warnings": by_severity[Severity.WARNING],
        "notes": by_severity[Severity.NOTE],
    }


def list_rows(found: Iterable[Problem]) -> list[tuple[str, ...]]:
    """Return the rows of the list Kontroller (kontrollista)."""
    return [_list_row(p) for p in found]


def _list_row(found: Problem) -> tuple[str, ...]:
    text = describe(found)
    place = found.place
    return (
        word("severity", severity(found).value),
        found.code,
        place.sheet or place.file,
        place.cell or (message("line", number=place.line) if place.line else ""),
        text.message,
        text.published,
        text.correct,
        text.difference,
        text.mend,
    )


def _input_checks(model: Model) -> Iterable[Problem]:
    yield from check_books(model)
    yield from check_rows(model.rows, without_figures(model.rows))
    yield from check_known_items([e.item for e in model.expected], model.rows)
    yield from check_keys(model.keys, model.key_tolerance)
    yield from check_pools(model.pools, model.keys)
    yield from check_parameters(ParameterTable(model.parameters))
    yield from check_investments(planned(model), model.municipalities, lambda year: interest(model, year))
    yield from check_scale(model.scale)
    yield from check_controls(model.controls, model.scale)
    yield from check_follow_ups(model.plan, model.today)
    yield from check_projects(model.projects)
    yield from check_meetings(model.meetings, model.holidays, model.quiet_month)
    yield from check_operations(model)
    if model.settlement is not None:
        yield from check_settlement(model.settlement)
    if model.bridge is not None:
        yield from bridge(model.bridge, model.bridge_tolerance).problems
    basis = scenario_basis(model)
    if basis is not None:
        named = tuple(model.scenarios.by_column.values())
        yield from check_scenarios(basis, named, model.key_tolerance, model.bridge_tolerance)


def planned(model: Model) -> tuple[Investment, ...]:
    """Return the investments that cost something, with an empty financier where a key shares them (delas)."""
    keys = {key.name for key in model.keys}
    return tuple(
        Investment(
            i.name, "" if i.financier in keys else i.financier, i.amounts, i.life_years, i.start_month, i.method, i.at
        )
        for i in model.investments
        if i.amounts
    )


def interest(model: Model, year: int) -> Decimal | None:
    """Return internränta that is valid in a year (internränta), in percent; None where it is not stated."""
    found = ParameterTable(model.parameters).value_at("interest", date(year, 1, 1))
    return found.value if found is not None else None


def scenario_basis(model: Model) -> Basis | None:
    """Return what the scenarios start from (scenariernas utgångsläge); None until the bridge can be built."""
    key = next((key for key in model.keys if model.bridge is not None and key.name == model.pay_key), None)
    if model.bridge is None or key is None:
        return None
    next_year = model.year + 1
    rate = interest(model, next_year)
    rates = {} if rate is None else {next_year: rate}
    made = tuple(i for i in model.investments if i.amounts)
    return Basis(model.bridge, key, model.keys, model.pools, made, rates, next_year)


def _live(model: Model) -> LiveFigures:
    """Return the rows with their forecasts and the units' sums, for the plausibility checks (levande siffror)."""
    rows = []
    for row in model.rows:
        forecast = full_year(row, propose_row(row, model.month))
        amounts = dict(row.row.amounts or {}) | {Column.FORECAST: forecast}
        rows.append(Row(row.row.unit, row.row.label, row.row.kind, row.row.nature, amounts, at=row.at))
    sums = [_live_sum(summary, rows) for summary in model.summary]
    expected = tuple(e.item for e in model.expected)
    return LiveFigures(model.month, (*rows, *sums), expected, series(model), model.followed_investments)


def _live_sum(summary: Summary, rows: Sequence[Row]) -> Row:
    """Sum a unit's rows as the summary does (avdelningens summa)."""
    own = [r for r in rows if r.unit == summary.unit and not (summary.subtotal and r.kind is RowKind.GRANT)]
    columns = (Column.PRIOR_ACTUAL, Column.BUDGET_TO_DATE, Column.ACTUAL, Column.BUDGET, Column.FORECAST)
    amounts = {column: exact_sum(row.amount(column) or ZERO for row in own) for column in columns}
    kind = RowKind.SUBTOTAL if summary.subtotal else RowKind.RESULT
    return Row(summary.unit, summary.label, kind, amounts=amounts, at=summary.at)


def _workbook_checks(model: Model) -> Iterable[Problem]:
    yield from _summary_checks(model)
    yield from _stage_checks(model)
    yield from _holiday_checks(model)
    yield from check_versions(model)


def _holiday_checks(model: Model) -> Iterable[Problem]:
    """Find years with meetings but without holidays (helgdagar saknas)."""
    known = {day.year for day in model.holidays}
    for meeting in {m.day.year: m for m in reversed(model.meetings)}.values():
        if meeting.day.year not in known:
            yield problem("SAMMANTRADE-HELGDAGAR-SAKNAS", meeting.at.at("day"), year=str(meeting.day.year))


def _summary_checks(model: Model) -> Iterable[Problem]:
    """Find departments that the summary would leave out (avdelning utan summa)."""
    shown = {s.unit for s in model.summary if not s.subtotal}
    for unit in dict.fromkeys(row.row.unit for row in model.rows):
        if unit not in shown:
            at = next(row.at for row in model.rows if row.row.unit == unit)
            yield problem("SAMMANSTALLNING-SAKNAR-AVDELNING", at.at("unit"), unit=unit)


def _stage_checks(model: Model) -> Iterable[Problem]:
    """Hold the current budget against the budget of the forecast (budgetsteg mot prognos)."""
    for staged in model.stages:
        rows = [row.row for row in model.rows if row.row.unit == staged.unit]
        budget = _net_budget(rows)
        if rows and abs(staged.stage.current - budget) > model.limits.sum_tolerance:
            place = staged.at.at("current")
            yield problem(
                "BUDGET-STEG-MOT-PROGNOS", place, published=staged.stage.current, correct=budget, unit=staged.unit
            )


def _net_budget(rows: Sequence[Row]) -> Decimal:
    """Sum a department's budget without kommunbidrag (nettobudget)."""
    return sum((row.amount(Column.BUDGET) or Decimal(0) for row in rows if row.kind is not RowKind.GRANT), Decimal(0))
