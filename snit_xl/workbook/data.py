"""What a workbook is filled with (innehåll): values by table, row and column key, and by field key.

Samples are CSV files, one per table, with column keys as headings; a figure from the published papers stands there and
nowhere in the code. Dates are ISO, decimals have a point, an empty field is an empty cell.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import chain, repeat

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.layout.scenario import ASSUMPTIONS, COLUMNS, OUTCOMES, PER_MUNICIPALITY
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fmt, Layout
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.limits import LIMITS
from snit_xl.workbook.terms.messages import BRIDGE_STEPS, STEPS
from snit_xl.workbook.terms.operations_texts import OWN_DISTURBANCES, SERVICE_LINES, SHARED_DISTURBANCES
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import Scalar

RowData = dict[str, Scalar]


@dataclass(slots=True)
class Content:
    """Values by key (innehåll): `tables[table][row][column]`, `fields[field]`, and remarks beside fields."""

    tables: dict[str, list[RowData]] = field(default_factory=dict)
    fields: dict[str, Scalar] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)


TEXT_FORMATS = frozenset({Fmt.TEXT, Fmt.WRAP, Fmt.ANY})


def parse(text: str, fmt: Fmt) -> Scalar:
    """Read one sample value (exempelvärde) by its column's format."""
    if not text:
        return None
    if fmt in TEXT_FORMATS:
        return text
    if fmt is Fmt.DATE:
        return date_to_serial(date.fromisoformat(text))
    if fmt is Fmt.TIME:
        clock = time.fromisoformat(text)
        return (clock.hour * 60 + clock.minute) / 1440
    try:
        return float(Decimal(text))
    except InvalidOperation as error:
        raise MisuseError(f"sample value {text!r} is no {fmt.value}") from error


def sample_folder(name: str) -> Traversable:
    """Return a sample's folder inside the package (exempelmapp)."""
    return resources.files("snit_xl") / "samples" / name


def read_sample(layout: Layout, folder: Traversable) -> Content:
    """Fill a layout from a sample folder (läs exempel): tables that have no file stay without rows."""
    content = Content()
    for key, table in layout.tables().items():
        formats = {i.key: i.column.fmt for i in instances(table, layout.municipalities)}
        content.tables[key] = [_row(record, formats, key) for record in _records(folder / f"{key}.csv")]
    _add_labels(content, layout.municipalities)
    _add_scenarios(content, layout.municipalities)
    formats = {key: spec.fmt for key, spec in layout.fields().items()}
    for record in _records(folder / "fields.csv"):
        content.fields[record["field"]] = parse(record["value"], formats[record["field"]])
        if record.get("remark"):
            content.remarks[record["field"]] = record["remark"]
    return content


def _add_labels(content: Content, municipalities: tuple[str, ...]) -> None:
    """Fill what the glossary owns (fasta texter): steps, lines of sums and the limits' texts."""
    content.tables["steps"] = [
        {"task": f"{n}. {task}", "where": SHEETS[sheet].name} for n, (task, sheet) in enumerate(STEPS, 1)
    ]
    content.tables["bridge_steps"] = [{"bridge_step": name} for name in BRIDGE_STEPS]
    content.tables["service_sums"] = [
        {"service_line": line, "service_line_basis": basis} for line, basis in SERVICE_LINES.values()
    ]
    shared = word("shared_by", "all")
    content.tables["project_sums"] = [{"sums_owner": name} for name in (*municipalities, shared)]
    content.tables["disturbance_sums"] = [
        {"sums_owner": name, "disturbance_basis": SHARED_DISTURBANCES if name == shared else OWN_DISTURBANCES}
        for name in (*municipalities, shared)
    ]
    for row in content.tables["limits"]:
        term = LIMITS[str(row["limit"])]
        row |= {"limit": term.label, "limit_unit": term.unit, "limit_use": term.use}


def _add_scenarios(content: Content, municipalities: tuple[str, ...]) -> None:
    """Give every scenario, assumption and result its row (scenariernas rader); what a sample says is kept."""
    tables, whole = content.tables, (word("whole", "all"),)
    tables["scenarios"] = [
        {"scenario_number": heading("assumptions", column), **row}
        for column, row in zip(COLUMNS, chain(tables["scenarios"], repeat(RowData())), strict=False)
    ]
    given = {(row["assumption"], row["municipality"]): row for row in tables["assumptions"]}
    tables["assumptions"] = [
        {**given.get((word("assumption", key), name), {}), "assumption": word("assumption", key), "municipality": name}
        for key in ASSUMPTIONS
        for name in (municipalities if key in PER_MUNICIPALITY else whole)
    ]
    tables["outcomes"] = [
        {"outcome": word("outcome", key), "municipality": name}
        for key in OUTCOMES
        for name in ((*whole, *municipalities) if key != "percent" else municipalities)
    ]
    tables["scenario_bars"] = [{"scenario_number": row["scenario_number"]} for row in tables["scenarios"]]


def _records(path: Traversable) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _row(record: Mapping[str, str], formats: Mapping[str, Fmt], table: str) -> RowData:
    unknown = set(record) - set(formats)
    if unknown:
        raise MisuseError(f"sample {table}.csv has columns that the layout lacks: {sorted(unknown)}")
    return {key: parse(text or "", formats[key]) for key, text in record.items()}
