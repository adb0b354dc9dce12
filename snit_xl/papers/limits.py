"""The thresholds that papers are examined with (gränser): those that a new workbook is filled with."""

from __future__ import annotations

import csv
from decimal import Decimal

from snit_xl.domain.audit import Limits
from snit_xl.workbook.data import sample_folder
from snit_xl.workbook.read.paper import audit_limits


def usual_limits() -> Limits:
    """Return the thresholds of a new workbook (vanliga gränser)."""
    text = (sample_folder("example") / "limits.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return audit_limits({row["limit"]: Decimal(row["limit_value"]) for row in rows})
