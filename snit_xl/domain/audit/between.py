"""Rules between two tables (tabell mot tabell): summary, municipalities, bridge, investments, plan, slides."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from snit_xl.domain.audit import codes
from snit_xl.domain.audit.arithmetic import CheckedCell, reversed_sign, sign_fault
from snit_xl.domain.audit.facts import Facts
from snit_xl.domain.audit.figures import Figures, add, is_detail, is_sum
from snit_xl.domain.audit.findings import Finding, cell_fault, key, row_problem
from snit_xl.domain.problems import problem
from snit_xl.domain.rows import Column, PrintedName, Row, RowKind

PLAN_YEARS = (Column.NEXT_1, Column.NEXT_2, Column.NEXT_3)


def summary_against_departments(facts: Facts) -> Iterator[Finding]:
    """Find summary lines that differ from the departments' own last rows (sammanställning mot avdelningar).

    A column whose every figure is the department's with reversed sign is one fault of sign, not one per cell.
    """
    if summary := facts.figures.get(PrintedName.SUMMARY):
        for column in summary.columns:
            yield from _summary_column(facts, summary, column)


def _summary_column(facts: Facts, summary: Figures, column: Column) -> Iterator[Finding]:
    checked = [
        (row, published, reference)
        for row in summary.table.rows
        if (reference := facts.reference(summary, row, column)) and (published := row.amount(column)) is not None
    ]
    wrong = [one for one in checked if not any(summary.agrees(one[1], amount) for amount in one[2])]
    against = ([(row, published, reference[end]) for row, published, reference in checked] for end in (0, -1))
    reversed_cells = next((cells for cells in against if wrong and reversed_sign(cells)), None)
    if reversed_cells:
        yield sign_fault(summary, column, [*reversed_cells, *_reversed_totals(facts, summary, column)])
    else:
        yield from (cell_fault(codes.SUMMARY, summary.name, row, column, right[0]) for row, _, right in wrong)


def _reversed_totals(facts: Facts, summary: Figures, column: Column) -> Iterator[CheckedCell]:
    """Return the summary's own totals where they have the reversed sign too, so that the one finding shows them."""
    for total in summary.totals:
        published, correct = total.amount(column), facts.right(summary, total, column)
        if not total.unit and published and correct is not None and published == -correct:
            yield total, published, correct


def summary_units(facts: Facts) -> Iterator[Finding]:
    """Warn about units that only one of summary and departments has (enhet saknas)."""
    summary, departments = (facts.figures.get(name) for name in (PrintedName.SUMMARY, PrintedName.DEPARTMENTS))
    if summary is None or departments is None:
        return
    for holder, lacker in ((departments, summary), (summary, departments)):
        known = {key(unit) for unit in lacker.units}
        for unit in holder.units:
            if key(unit) not in known:
                place = next(row.at.at("label") for row in holder.table.rows if row.unit == unit)
                values = {"unit": unit, "table": holder.name.value, "other_table": lacker.name.value}
                yield Finding(problem(codes.UNIT_MISSING, place, **values))


def total_label(facts: Facts) -> Iterator[Finding]:
    """Note a summary total named as one kind of total while its lines are another (radens namn mot innehåll)."""
    summary, departments = (facts.figures.get(name) for name in (PrintedName.SUMMARY, PrintedName.DEPARTMENTS))
    if summary is None or departments is None:
        return
    for total in (row for row in summary.totals if not row.unit):
        named = {row.kind for row in departments.totals if key(row.label) == key(total.label)}
        for kind in named if len(named) == 1 else ():
            if other := _held_instead(summary, departments, kind):
                values = {"table": summary.name.value, "holds": other}
                yield Finding(row_problem(codes.TOTAL_LABEL, total, None, **values))


def _held_instead(summary: Figures, departments: Figures, named: RowKind) -> str:
    """Return the label of the other kind of total, where a unit's summary line is that one and not the named one."""
    for line in (row for row in summary.table.rows if row.unit):
        totals = [row for row in departments.totals if key(row.unit) == key(line.unit)]
        of_name = [row for row in totals if row.kind is named]
        for other in totals if of_name else ():
            if any(_is_second(line, of_name[0], other, column) for column in summary.columns):
                return other.label
    return ""


def _is_second(line: Row, first: Row, second: Row, column: Column) -> bool:
    """Tell whether a figure is the second row's and not the first's, whatever its sign."""
    amounts = [row.amount(column) for row in (line, first, second)]
    printed, one, two = (None if amount is None else abs(amount) for amount in amounts)
    return printed is not None and printed == two and printed != one


def municipalities_against_bridge(facts: Facts) -> Iterator[Finding]:
    """Find a bridge whose first or last row is not the sum of the municipalities' budgets (kommuner mot brygga)."""
    bridge, budgets = (facts.figures.get(name) for name in (PrintedName.BRIDGE, PrintedName.MUNICIPAL_BUDGETS))
    if bridge is None or budgets is None or not bridge.table.rows:
        return
    rows = budgets.table.rows
    municipal = [row for row in rows if not is_sum(row)] or [row for row in rows if row.unit]
    for row, column in ((bridge.table.rows[0], Column.BUDGET), (bridge.totals[-1], Column.NEXT_1)):
        summed = add(budgets.right(part, column) for part in municipal)
        possible = (row.amount(Column.AMOUNT), bridge.right(row, Column.AMOUNT))
        if summed is not None and possible[0] is not None and not any(bridge.agrees(one, summed) for one in possible):
            yield cell_fault(codes.MUNICIPALITIES, bridge.name, row, Column.AMOUNT, summed)


def investments_against_plan(facts: Facts) -> Iterator[Finding]:
    """Find a plan whose totals for this year are not those of the investment report (uppföljning mot plan)."""
    report, plan = (facts.figures.get(name) for name in (PrintedName.INVESTMENTS, PrintedName.PLAN))
    totals = [[row for row in table.totals if not row.unit] or table.totals for table in (report, plan) if table]
    if report is None or plan is None or not all(totals):
        return
    reported, planned = totals[0][-1], totals[1][-1]
    for column in (Column.BUDGET, Column.FORECAST):
        correct = report.right(reported, column)
        known = {reported.amount(column), correct}
        printed, right = planned.amount(column), plan.right(planned, column)
        agrees = any(one is not None and plan.agrees(two, one) for one in known for two in (printed, right))
        if correct is not None and printed is not None and not agrees:
            yield cell_fault(codes.PLAN, plan.name, planned, column, correct)


def slides_against_plan(facts: Facts) -> Iterator[Finding]:
    """Warn where a slide and the plan differ for the same unit and item, all years together (bild mot plan)."""
    stated, plan = (facts.figures.get(name) for name in (PrintedName.STATED, PrintedName.PLAN))
    if stated is None or plan is None:
        return
    for (unit, item), rows in _by_item(stated).items():
        planned = _by_item(plan).get((unit, item), [])
        on_slide, in_plan = _all_years(stated, rows), _all_years(plan, planned)
        if on_slide is None or in_plan is None or abs(on_slide - in_plan) <= facts.limits.stated_tolerance:
            continue
        column = next(column for column in (Column.AMOUNT, *PLAN_YEARS) if rows[0].amount(column) is not None)
        values = {"item": rows[0].item, "plan_label": planned[0].label}
        yield Finding(row_problem(codes.STATED, rows[0], column, published=on_slide, correct=in_plan, **values))


def _by_item(figures: Figures) -> dict[tuple[str, str], list[Row]]:
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in figures.table.rows:
        if row.item and is_detail(row):
            rows.setdefault((key(row.unit), key(row.item)), []).append(row)
    return rows


def _all_years(figures: Figures, rows: list[Row]) -> Decimal | None:
    columns = (Column.AMOUNT, *PLAN_YEARS) if figures.name is PrintedName.STATED else PLAN_YEARS
    return add(row.amount(column) for row in rows for column in columns)
