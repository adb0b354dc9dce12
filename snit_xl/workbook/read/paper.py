"""Reads the last paper as printed (läs senaste handling): tables, claims and cases for the audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal

from snit_xl.domain.audit import Limits, Paper
from snit_xl.domain.rows import (
    CaseText,
    Claim,
    ClaimRole,
    Column,
    KnownItem,
    Nature,
    PrintedName,
    PrintedTable,
    Row,
    RowKind,
)
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.model import Department
from snit_xl.workbook.read.places import aliased

TABLES: Mapping[PrintedName, str] = {
    PrintedName.DEPARTMENTS: "printed_departments",
    PrintedName.SUMMARY: "printed_summary",
    PrintedName.INVESTMENTS: "printed_investments",
    PrintedName.BRIDGE: "printed_bridge",
    PrintedName.MUNICIPAL_BUDGETS: "printed_municipal",
    PrintedName.PLAN: "printed_plan",
    PrintedName.CONTROL_PLAN: "printed_controls",
}
TKR_PER_MSEK = Decimal(1000)
OWN_DEVIATION = {PrintedName.MUNICIPAL_BUDGETS: (Column.NEXT_1, Column.BUDGET)}
USUAL_DEVIATION = (Column.BUDGET, Column.FORECAST)
PLAN_YEARS = (Column.NEXT_1, Column.NEXT_2, Column.NEXT_3)


def printed(found: Extract, departments: Sequence[Department], year: int, month: int) -> Paper:
    """Read the whole paper (handlingen)."""
    tables = {
        name: PrintedTable(name, tuple(_row(r) for r in found.table(key)), OWN_DEVIATION.get(name, USUAL_DEVIATION))
        for name, key in TABLES.items()
        if found.table(key)  # a paper without the table has nothing to compare
    }
    tables[PrintedName.STATED] = _stated(found, year)
    return Paper(
        year,
        month,
        tables,
        tuple(_claim(r, departments) for r in found.table("claims") if r.text("claim_role")),
        tuple(
            CaseText(
                r.text("claim_case"),
                r.text("printed_title"),
                r.text("printed_proposal"),
                aliased(r.source, proposal="printed_proposal"),
            )
            for r in found.table("printed_cases")
        ),
        tuple(
            KnownItem(r.text("unit"), r.text("label"), r.amount("amount"), r.text("comment_short"), r.source)
            for r in found.table("known")
        ),
    )


def _row(record: Record) -> Row:
    return Row(
        record.text("unit_or_sum"),
        record.text("label"),
        RowKind(record.text("kind") or "cost"),
        Nature(record.text("nature") or "other"),
        {column: record.number(column.value) for column in Column if column.value in record.values},
        record.text("item"),
        record.source,
    )


def _stated(found: Extract, year: int) -> PrintedTable:
    """Read amounts on slides (belopp på bilder) into the plan's year columns, from Mkr to tkr."""
    rows = []
    for record in found.table("printed_stated"):
        offset = int(record.amount("stated_year")) - year
        if 1 <= offset <= len(PLAN_YEARS):
            column = PLAN_YEARS[offset - 1]
            amount = record.amount("amount_msek") * TKR_PER_MSEK
            at = aliased(record.source, **{column.value: "amount_msek"})
            unit, item = record.text("unit_or_sum"), record.text("item")
            rows.append(Row(unit, record.text("label"), RowKind.COST, amounts={column: amount}, item=item, at=at))
    return PrintedTable(PrintedName.STATED, tuple(rows))


def _claim(record: Record, departments: Sequence[Department]) -> Claim:
    direction = record.text("direction")
    column = record.text("claim_column")
    kind = record.text("claim_kind")
    table = record.text("claim_table")
    return Claim(
        record.text("claim_case"),
        record.text("claim"),
        record.amount("claim_amount"),
        direction == "favourable" if direction else None,
        ClaimRole(record.text("claim_role")),
        PrintedName(table) if table else None,
        _units(record.text("about"), departments),
        RowKind(kind) if kind else None,
        record.text("claim_label"),
        Column.DEVIATION if column == "to_date" else Column(column) if column else None,
        column == "to_date",
        aliased(record.source, amount="claim_amount"),
        record.number("claim_precision") or Decimal(1),
    )


def _units(about: str, departments: Sequence[Department]) -> tuple[str, ...]:
    """Return whom a claim is about (avser): a committee stands for its departments, empty for everybody."""
    members = tuple(d.unit for d in departments if d.committee == about and d.unit != about)
    return members or ((about,) if about else ())


def audit_limits(limits: Mapping[str, Decimal]) -> Limits:
    """Return the audit's thresholds (gränser för granskningen) from the workbook's table."""
    whole = {"history_minimum_values", "series_minimum_months"}
    values = {f.name: limits.get(f.name, Decimal(0)) for f in fields(Limits)}
    return Limits(**{name: int(value) if name in whole else value for name, value in values.items()})  # type: ignore[arg-type]
