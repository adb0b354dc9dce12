"""Reads the register of certificates (läs sekretessregistret); names are left in their cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from snit_xl.domain.certificates import Certificate
from snit_xl.domain.problems import Problem
from snit_xl.workbook.extract import Reader, Record
from snit_xl.workbook.layout.certificates import register_layout
from snit_xl.workbook.read.places import aliased
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import WorkbookView


@dataclass(frozen=True, slots=True)
class Register:
    """The register as read (register); `day` is when its state is asked for, None for today."""

    certificates: tuple[Certificate, ...]
    day: date | None
    months: int
    problems: tuple[Problem, ...]


def is_register(view: WorkbookView) -> bool:
    """Tell whether a workbook is the register (känn igen registret)."""
    return TABLES["certificates"] in view.tables and TABLES["keys"] not in view.tables


def read_register(view: WorkbookView) -> Register:
    """Read the register (läs registret): all faults at once, each with its cell."""
    found = Reader(view, register_layout()).read()
    day = found.fields.get("register_day")
    return Register(
        tuple(_certificate(record) for record in found.table("certificates")),
        day if isinstance(day, date) else None,
        int(found.number("register_months") or 0),
        tuple(found.problems),
    )


def _certificate(record: Record) -> Certificate:
    return Certificate(
        record.text("should_sign") == "yes",
        record.day("signed_on"),
        record.day("certificate_ends"),
        record.text("kept_at"),
        aliased(record.source, signed="signed_on", ends="certificate_ends"),
    )
