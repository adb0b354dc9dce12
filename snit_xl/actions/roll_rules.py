"""What next year's workbook takes over from this year's (nytt år): content in, content out, nothing else.

A table that no rule names is carried as it is. Results are left out where a button writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from snit_xl.domain.money import exact_sum, parse_number
from snit_xl.workbook.cell_text import written
from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.spec import Fmt, Kind, Layout
from snit_xl.workbook.template import holidays_of
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import date_to_serial, serial_to_date, to_decimal, to_float
from snit_xl.workbook.view import Scalar

# Results of a run, the old year's papers and events: begun anew.
CLEARED_LISTS = frozenset({"checks", "log", "trace", "trial", "seen", "changes", "due_controls", "meeting_steps"})
CLEARED_TABLES = frozenset({"cases", "claims", "queue", "queue_flow", "disturbances"})
PRINTED = "printed_"
CLEARED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "rows": ("adjustment", "manual", "comment"),
    "municipalities": ("uplift", "uplift_base", "savings", "budget_next_year"),
    "stages": ("decided", "pay_pot", "capital_pot", "supplementary", "comment_short"),
    "settlement": ("own_costs", "paid", "comment_short"),
    "keys": ("source", "as_of"),
    "texts": ("narrative", "text_written"),
    "controls": ("follow_up", "follow_up_day", "control_deviation"),
    "countdown": ("done_on",),
    "scenarios": ("scenario", "comment_short"),
    "assumptions": ("scenario_1", "scenario_2", "scenario_3", "scenario_4", "scenario_5"),
    "investments": ("actual", "budget", "forecast", "comment_short"),
}
CLEARED_FIELDS = frozenset(
    {"report_day", "pay_rise", "pay_base", "paid_through", "printed_month", "count_from", "compare_with"}
)
FINISHED = ("done", "cancelled")
PLAN_SHIFT = (("budget", "next_1"), ("next_1", "next_2"), ("next_2", "next_3"))
Rows = list[RowData]


@dataclass(frozen=True, slots=True)
class Population:
    """What a key is filled with (befolkning): inhabitants by municipality, the day they are counted, the source."""

    inhabitants: Mapping[str, int]
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class Rolled:
    """Next year's content (nytt innehåll), and by name what was left behind.

    `dropped` are rows by table, `undecided` the departments whose budget nobody has decided in the old workbook,
    `added_investments` the plan's projects that had no row among the old year's investments.
    """

    content: Content
    year: int
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()
    added_investments: tuple[str, ...] = ()


def rolled(old: Content, layout: Layout, year: int, month: int, population: Population | None = None) -> Rolled:
    """Return the content of the workbook of `year` out of the one of the year before (rulla), which is left alone."""
    new = Content({key: _carried(key, rows, layout) for key, rows in old.tables.items()}, dict(old.fields), {})
    new.remarks = {key: text for key, text in old.remarks.items() if key not in CLEARED_FIELDS}
    for key in CLEARED_FIELDS:
        new.fields.pop(key, None)
    new.fields |= {"year": float(year), "month": float(month)}
    _clear_key_values(new)
    if population is not None:
        _fill_keys(new, layout, population)
    undecided = _decide_budget(old, new)
    added = _shift_plan(old, new)
    new.tables["holidays"] = _with_holidays(new.tables["holidays"], year)
    dropped = _drop_past(new, year)
    return Rolled(new, year, dropped, undecided, added)


def _carried(key: str, rows: Rows, layout: Layout) -> Rows:
    """Return a table's rows without results and without what belonged to the old year (rader som följer med)."""
    table = layout.tables()[key]
    if table.grows:
        return [] if key in CLEARED_LISTS else [dict(row) for row in rows]
    if key in CLEARED_TABLES or key.startswith(PRINTED):
        return [{} for _ in rows]
    results = {column.key for column in table.columns if column.kind is Kind.RESULT}
    gone = results | set(CLEARED_COLUMNS.get(key, ()))
    return [{column: value for column, value in row.items() if column not in gone} for row in rows]


def _clear_key_values(new: Content) -> None:
    new.tables["keys"] = [
        {column: value for column, value in row.items() if not column.startswith("value#")}
        for row in new.tables["keys"]
    ]


def population_keys(content: Content) -> tuple[str, ...]:
    """Return the keys that population fills (befolkningsnycklar): those in inhabitants, else the only one."""
    rows = [row for row in content.tables["keys"] if row.get("key")]
    counted = [row for row in rows if row.get("unit_of_key") == word("key_unit", "inhabitants")]
    chosen = counted or (rows if len(rows) == 1 else [])
    return tuple(str(row["key"]) for row in chosen)


def _fill_keys(new: Content, layout: Layout, population: Population) -> None:
    names = population_keys(new)
    values: RowData = {
        f"value#{number}": float(population.inhabitants[name]) for number, name in enumerate(layout.municipalities, 1)
    }
    told: RowData = {"source": population.source, "as_of": date_to_serial(population.as_of)}
    for row in new.tables["keys"]:
        if row.get("key") in names:
            row |= {**told, **values, "unit_of_key": word("key_unit", "inhabitants")}


def _decide_budget(old: Content, new: Content) -> tuple[str, ...]:
    """Make what is decided for next year the year's own budget (beslutad budget).

    Per municipality it is the decision, else where the bridge ends; their sum is the decided budget of the department
    that the bridge is about. Returns the departments that have none.
    """
    closing = {str(row.get("municipality")).casefold(): row.get("closing") for row in old.tables["bridge"]}
    decided: list[Scalar] = []
    for before, row in zip(old.tables["municipalities"], new.tables["municipalities"], strict=True):
        if not row.get("municipality"):
            continue
        budget = before.get("budget_next_year", closing.get(str(row["municipality"]).casefold()))
        row.pop("budget_this_year", None)
        if budget is not None:
            row["budget_this_year"] = budget
        decided.append(budget)
    amounts = [amount_of(budget) for budget in decided]
    known = [amount for amount in amounts if amount is not None]
    whole = to_float(exact_sum(known)) if known and len(known) == len(amounts) else None
    undecided = []
    for row in new.tables["stages"]:
        if whole is not None and row.get("unit") == new.fields.get("bridge_unit"):
            row["decided"] = whole
        elif row.get("unit"):
            undecided.append(str(row["unit"]))
    return tuple(undecided)


def _shift_plan(old: Content, new: Content) -> tuple[str, ...]:
    """Move the investment plan a year on (planen flyttas), and let its first year be the year's budget.

    A project without a row among the year's investments gets one; their names are returned.
    """
    budgets: dict[str, tuple[str, Scalar]] = {}
    for row in new.tables["plan"]:
        row.pop("forecast", None)
        for to, source in PLAN_SHIFT:
            _move(row, to, row.get(source))
        row.pop("next_3", None)
        if row.get("label"):
            budgets[str(row["label"]).casefold()] = (str(row["label"]), row.get("budget"))
    for before, row in zip(old.tables["investments"], new.tables["investments"], strict=True):
        _move(row, "prior_actual", before.get("actual"))
        _, budget = budgets.pop(str(row.get("label")).casefold(), ("", None))
        _move(row, "budget", budget)
    added = {label: budget for label, budget in budgets.values() if amount_of(budget)}
    new.tables["investments"] += [{"label": label, "budget": budget} for label, budget in added.items()]
    return tuple(added)


def _move(row: RowData, column: str, value: Scalar) -> None:
    row.pop(column, None)
    if value is not None:
        row[column] = value


def _with_holidays(rows: Rows, year: int) -> Rows:
    """Return the holidays with those of the year and the next (helgdagar); what the user has put there stays."""
    days = {row.get("day") for row in rows}
    more = [row for row in holidays_of(year) if row["day"] not in days]
    return [row for row in rows if row] + more


def _drop_past(new: Content, year: int) -> dict[str, tuple[str, ...]]:
    """Leave out what the old year is done with (passerat): known items, meetings, finished projects."""
    finished = {word("project_status", key) for key in FINISHED}
    stays: Mapping[str, tuple[str, Callable[[RowData], bool]]] = {
        "known": ("label", lambda row: _year(row.get("due")) >= year),
        "meetings": ("forum", lambda row: _year(row.get("day")) >= year),
        "projects": ("project", lambda row: row.get("project_status") not in finished),
    }
    dropped = {}
    for key, (name, keeps) in stays.items():
        rows = [row for row in new.tables[key] if row]
        new.tables[key] = [row for row in rows if keeps(row)] or [{}]
        dropped[key] = tuple(str(row.get(name, "")) for row in rows if not keeps(row))
    for row in new.tables["controls"]:
        if _year(row.get("planned_day")) < year:
            row.pop("planned_day", None)
    return {key: names for key, names in dropped.items() if names}


def _year(value: Scalar) -> int:
    day = serial_to_date(value) if isinstance(value, float) else None
    if isinstance(value, str):
        found = written(value.strip(), Fmt.DATE)
        day = found if isinstance(found, date) else None
    return day.year if day is not None else 0


def amount_of(value: Scalar) -> Decimal | None:
    """Return an amount as it is read, typed as text or not (belopp); None where it is none."""
    if isinstance(value, float):
        return to_decimal(value)
    return parse_number(value) if isinstance(value, str) else None
