"""Builds a new register of certificates (bygg sekretessregistret), with nobody in it."""

from __future__ import annotations

from datetime import datetime

from snit_xl.actions.build_workbook import computed
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout.certificates import register_layout

ROWS = 40  # to type in; LibreOffice gives a row that is added no validation of its own
NOTICE_MONTHS = 3.0


def build_register(committee: str, now: datetime) -> bytes:
    """Return a new register with nobody in it (bygg registret)."""
    content = Content({"certificates": [{} for _ in range(ROWS)]})
    content.fields = {"register_committee": committee or None, "register_months": NOTICE_MONTHS}
    content.fields["committee_name"] = committee or None  # at the head of each printed page
    builder = Builder(register_layout(), content)
    return builder.write(computed(builder, now.date()))
