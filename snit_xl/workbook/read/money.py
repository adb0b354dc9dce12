"""Reads the money (läs beloppen): forecast rows, keys and pools, settlement, bridge, investments, parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from snit_xl.domain.allocation import Key, Pool
from snit_xl.domain.budget import BridgeInput, MunicipalityInput, Stage
from snit_xl.domain.capital_cost import CostMethod, Investment
from snit_xl.domain.forecast import ForecastRow, Method
from snit_xl.domain.parameters import Parameter
from snit_xl.domain.problems import Place, Problem, Source, problem
from snit_xl.domain.rows import Column, KnownItem, Nature, Row, RowKind
from snit_xl.domain.settlement import SettlementInput, SurplusRule
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.model import Department, ExpectedItem, StagedBudget, Summary
from snit_xl.workbook.read.places import aliased
from snit_xl.workbook.terms.limits import limit_key
from snit_xl.workbook.terms.words import WORDS

ROW_COLUMNS = (Column.PRIOR_ACTUAL, Column.BUDGET_TO_DATE, Column.ACTUAL, Column.BUDGET)
INVESTED_COLUMNS = (Column.PRIOR_ACTUAL, Column.ACTUAL, Column.BUDGET, Column.FORECAST)


def rows(found: Extract) -> tuple[ForecastRow, ...]:
    """Read the forecast rows (prognosrader); a row without a readable type or method is left to its problem."""
    return tuple(_forecast_row(r) for r in found.table("rows") if r.text("kind") and r.text("method"))


def _forecast_row(record: Record) -> ForecastRow:
    row = Row(
        record.text("unit"),
        record.text("label"),
        RowKind(record.text("kind")),
        Nature(record.text("nature") or "other"),
        {column: record.number(column.value) for column in ROW_COLUMNS},
        at=record.source,
    )
    return ForecastRow(
        row,
        Method(record.text("method")),
        record.amount("adjustment"),
        record.number("manual"),
        record.text("comment"),
        record.number("prior_full_year"),
        record.source,
    )


def expected(found: Extract) -> tuple[ExpectedItem, ...]:
    """Read the known coming items (kända kommande poster)."""
    return tuple(
        ExpectedItem(
            KnownItem(r.text("unit"), r.text("label"), r.amount("amount"), r.text("comment_short"), r.source),
            r.text("on_top") == "yes",
        )
        for r in found.table("known")
    )


def summary(found: Extract) -> tuple[Summary, ...]:
    """Read which departments the summary shows (sammanställning)."""
    return tuple(
        Summary(r.text("unit"), r.text("label"), r.text("kind") == "subtotal", r.source) for r in found.table("sums")
    )


def departments(found: Extract) -> tuple[Department, ...]:
    """Read the departments (avdelningar)."""
    return tuple(
        Department(
            r.text("unit"),
            r.text("committee"),
            r.text("host_municipality"),
            r.text("key"),
            r.text("surplus") == "kept",
            r.source,
        )
        for r in found.table("committees")
    )


def keys(found: Extract, names: tuple[str, ...]) -> tuple[Key, ...]:
    """Read the keys (fördelningsnycklar), one weight per municipality."""
    return tuple(
        Key(
            r.text("key"),
            _per_municipality(r, "value", names),
            r.text("unit_of_key") == "percent",
            aliased(r.source, weight="value#1"),
        )
        for r in found.table("keys")
    )


def pools(found: Extract, names: tuple[str, ...]) -> tuple[Pool, ...]:
    """Read the cost pools (kostnadspooler)."""
    return tuple(
        Pool(
            r.text("pool"),
            r.amount("common"),
            r.text("key"),
            _per_municipality(r, "specific", names),
            r.text("holds_specific") == "yes",
            aliased(r.source, specific="specific#1"),
        )
        for r in found.table("pools")
    )


def _per_municipality(record: Record, key: str, names: tuple[str, ...]) -> tuple[Decimal, ...]:
    return tuple(record.amount(f"{key}#{j}") for j in range(1, len(names) + 1))


def sources(found: Extract, table: str, key: str) -> Mapping[str, Source]:
    """Return where each name's row stands (radernas platser)."""
    return {r.text(key): r.source for r in found.table(table)}


def check_municipalities(found: Extract, names: tuple[str, ...]) -> tuple[Problem, ...]:
    """Hold the municipalities of the headings against the list (kommuner): every list must name the same ones."""
    problems = []
    for table in ("municipalities", "settlement", "bridge", "capital"):
        listed = {r.text("municipality"): r.source for r in found.table(table)}
        missing = [name for name in names if name not in listed]
        problems += [problem("KOMMUN-SAKNAS", _any_place(listed), municipality=name) for name in missing]
        problems += [
            problem("KOMMUN-UTAN-KOLUMN", at.at("municipality"), municipality=name)
            for name, at in listed.items()
            if name and name not in names and table == "municipalities"
        ]
    hosts = [r for r in found.table("municipalities") if r.text("host") == "yes"]
    if len(hosts) != 1:
        listed = {r.text("municipality"): r.source for r in found.table("municipalities")}
        problems.append(problem("KOMMUN-VARD", _any_place(listed), count=len(hosts)))
    return tuple(problems)


def _any_place(listed: Mapping[str, Source]) -> Place:
    return next(iter(listed.values()), Source()).at("municipality")


def settlement(
    found: Extract,
    names: tuple[str, ...],
    rows: Sequence[ForecastRow],
    departments: Sequence[Department],
    keys: Sequence[Key],
) -> SettlementInput | None:
    """Read the settlement's inputs (avräkning); None until unit, key and every municipality are there."""
    unit = str(found.fields.get("settlement_unit") or "")
    department = next((d for d in departments if d.unit == unit), None)
    lines = {r.text("municipality"): r for r in found.table("settlement")}
    if department is None or department.host not in names or not set(names) <= set(lines):
        return None
    key = next((k for k in keys if k.name == department.key and sum(k.weights) > 0), None)
    if key is None:
        return None
    own = [r.row for r in rows if r.row.unit == unit]
    return SettlementInput(
        names,
        costs=_outcome(own, RowKind.COST),
        external_income=_outcome(own, RowKind.INCOME),
        paid=tuple(lines[name].amount("paid") for name in names),
        key=key.weights,
        host=names.index(department.host),
        surplus=SurplusRule.KEPT if department.keeps_surplus else SurplusRule.RETURNED,
        specific=tuple(lines[name].amount("own_costs") for name in names),
        at=_settlement_cells(lines[names[0]].source, found.places["paid_through"]),
        month=int(found.number("month") or 1),
        paid_through=int(paid_through) if (paid_through := found.number("paid_through")) else None,
    )


def _settlement_cells(first: Source, paid_through: Place) -> Source:
    """Return where the settlement's inputs stand (avräkningens celler): the first row's, and the field beside them."""
    cells = aliased(first, external_income="municipality")
    return Source(cells.sheet, {**(cells.cells or {}), "paid_through": paid_through.cell})


def _outcome(rows: Sequence[Row], kind: RowKind) -> Decimal:
    return sum((row.amount(Column.ACTUAL) or Decimal(0) for row in rows if row.kind is kind), Decimal(0))


def bridge(found: Extract, names: tuple[str, ...], keys: Sequence[Key]) -> BridgeInput | None:
    """Read the bridge's inputs (budgetbrygga); None until every municipality, the key and the pay rise are there."""
    lines = {r.text("municipality"): r for r in found.table("municipalities")}
    key = next((k for k in keys if k.name == found.fields.get("pay_key") and sum(k.weights) > 0), None)
    base, rise = found.fields.get("pay_base"), found.fields.get("pay_rise")
    if key is None or not set(names) <= set(lines) or not isinstance(base, Decimal) or not isinstance(rise, Decimal):
        return None
    decimals = found.fields.get("pay_decimals")
    return BridgeInput(
        tuple(_municipality(lines[name]) for name in names),
        key.weights,
        base,
        rise,
        int(decimals) if isinstance(decimals, Decimal) else 0,
    )


def _municipality(record: Record) -> MunicipalityInput:
    return MunicipalityInput(
        record.text("municipality"),
        record.amount("budget_this_year"),
        record.number("budget_next_year"),
        record.amount("uplift"),
        record.number("uplift_base"),
        record.amount("savings"),
        at=aliased(record.source, next_budget="budget_next_year", uplift_percent="uplift"),
    )


def stages(found: Extract) -> tuple[StagedBudget, ...]:
    """Read this year's budget stages (budgetsteg)."""
    parts = ("decided", "pay_pot", "capital_pot", "supplementary")
    return tuple(
        StagedBudget(r.text("unit"), Stage(*(r.amount(part) for part in parts)), r.source)
        for r in found.table("stages")
    )


def followed_investments(found: Extract) -> tuple[Row, ...]:
    """Read this year's investments (årets investeringar)."""
    return tuple(
        Row(
            "",
            r.text("label"),
            RowKind.COST,
            amounts={column: r.number(column.value) for column in INVESTED_COLUMNS},
            at=r.source,
        )
        for r in found.table("investments")
    )


def investments(found: Extract, year: int) -> tuple[Investment, ...]:
    """Read the plan (investeringsplan): an amount is taken into use in the year of its column."""
    return tuple(
        Investment(
            r.text("label"),
            r.text("financier"),
            {year + n: amount for n in (1, 2, 3) if (amount := r.amount(f"next_{n}"))},
            int(r.amount("life")),
            int(r.number("start_month") or 1),
            CostMethod(r.text("cost_method") or "straight"),
            aliased(r.source, life_years="life", amount="next_1"),
        )
        for r in found.table("plan")
    )


def parameters(found: Extract) -> tuple[Parameter, ...]:
    """Read the dated parameters (daterade parametrar); a year counts from its first day."""
    return tuple(
        Parameter(
            r.text("parameter"),
            date(int(r.amount("valid_year")), 1, 1),
            r.amount("value"),
            WORDS["key_unit"]["percent"],
            r.text("source"),
            aliased(r.source, valid_from="valid_year", unit="value"),
        )
        for r in found.table("parameters")
        if r.text("parameter") and r.number("valid_year")
    )


def limits(found: Extract) -> dict[str, Decimal]:
    """Read the limits by key (gränser)."""
    return {key: r.amount("limit_value") for r in found.table("limits") if (key := limit_key(r.text("limit")))}
