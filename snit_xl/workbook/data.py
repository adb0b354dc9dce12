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

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Fmt, Layout
from snit_xl.workbook.terms.limits import LIMITS
from snit_xl.workbook.terms.messages import BRIDGE_STEPS, STEPS
from snit_xl.workbook.terms.sheets import SHEETS
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
    _add_labels(content)
    formats = {key: spec.fmt for key, spec in layout.fields().items()}
    for record in _records(folder / "fields.csv"):
        content.fields[record["field"]] = parse(record["value"], formats[record["field"]])
        if record.get("remark"):
            content.remarks[record["field"]] = record["remark"]
    return content


def _add_labels(content: Content) -> None:
    """Fill what the glossary owns (fasta texter): the month's steps, the bridge's steps, the limits' texts."""
    content.tables |= fixed_rows()
    for row in content.tables["limits"]:
        term = LIMITS[str(row["limit"])]
        row |= {"limit": term.label, "limit_unit": term.unit, "limit_use": term.use}


def fixed_rows() -> dict[str, list[RowData]]:
    """Return the rows that are the same in every workbook (fasta rader): the month's steps and the bridge's."""
    return {
        "steps": [{"task": f"{n}. {task}", "where": SHEETS[sheet].name} for n, (task, sheet) in enumerate(STEPS, 1)],
        "bridge_steps": [{"bridge_step": name} for name in BRIDGE_STEPS],
    }


def _records(path: Traversable) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _row(record: Mapping[str, str], formats: Mapping[str, Fmt], table: str) -> RowData:
    unknown = set(record) - set(formats)
    if unknown:
        raise MisuseError(f"sample {table}.csv has columns that the layout lacks: {sorted(unknown)}")
    return {key: parse(text or "", formats[key]) for key, text in record.items()}
