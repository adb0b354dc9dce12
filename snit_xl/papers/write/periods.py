"""The period in words (perioden): the month's name is ours, the year its cell's."""

from __future__ import annotations

from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.runs import Text, said
from snit_xl.workbook.terms.messages import MONTH_NAMES, MONTH_SHORT
from snit_xl.workbook.terms.paper_texts import THROUGH, THROUGH_TITLE

# The report points of the year, by the last month of their period.
REPORT_POINTS = {4: "april", 8: "august", 10: "october", 12: "year_end"}


def month_name(facts: Facts) -> str:
    """Return the period's last month (månad): augusti."""
    return MONTH_NAMES[facts.month - 1]


def month_short(facts: Facts) -> str:
    """Return the period's last month as a heading has room for it (månad): aug."""
    return MONTH_SHORT[facts.month - 1]


def through(facts: Facts) -> Text:
    """Return the period (period): till och med augusti 2017."""
    return said(THROUGH, month=month_name(facts), year=facts.year())


def through_title(facts: Facts) -> Text:
    """Return the period as a subtitle (period): Till och med augusti 2017."""
    return said(THROUGH_TITLE, month=month_name(facts), year=facts.year())
