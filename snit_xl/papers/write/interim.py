"""Delårsrapport med årsprognos (delårsrapport): summary, departments, investments, method."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.cases import case_of, reference_of
from snit_xl.papers.write.content import (
    Block,
    Bullets,
    Heading,
    Paper,
    Paragraph,
    RowKind,
    Style,
    Table,
)
from snit_xl.papers.write.deviation_words import compared_words, result_words
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.interim_department import COLUMNS, department, headings
from snit_xl.papers.write.interim_method import changes, method
from snit_xl.papers.write.money_table import money_columns, summed
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.periods import month_name, through, through_title
from snit_xl.papers.write.pictured import picture
from snit_xl.papers.write.runs import Text, joined, said
from snit_xl.workbook.terms.paper_interim_texts import SECTIONS, TEXTS, TITLES
from snit_xl.workbook.terms.paper_texts import KINDS, TKR

KEY = "interim"
# The sheets whose warnings the report's readers should know of.
RESTS_ON = ("forecast", "investments", "ledger", "months", "typed", "accounts", "sources")
INVESTED = ("prior_actual", "actual", "budget", "forecast", "deviation")
DECEMBER = 12


def interim_report(facts: Facts) -> Paper:
    """Write the interim report (delårsrapport)."""
    title = TITLES["year_end" if facts.month == DECEMBER else "interim"]
    return Paper(
        title,
        KINDS[KEY],
        title,
        facts.quote("committee_name"),
        reference_of(case_of(facts, KEY)),
        (
            *_summary(facts),
            *(block for unit in _units(facts) for block in department(facts, unit)),
            *_investments(facts),
            *changes(facts),
            *method(facts),
            *picture(facts, "spans"),
            *open_points(facts, RESTS_ON),
        ),
        through_title(facts),
    )


def interim_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the report (sammanfattning)."""
    return (Paragraph(joined([said(TEXTS["cover"], period=through(facts)), *_together(facts)])),)


def _units(facts: Facts) -> tuple[str, ...]:
    """Return the departments that the summary shows, in its order (avdelningar)."""
    return tuple(dict.fromkeys(row.text("unit") for row in facts.table("sums")))


def _results(facts: Facts) -> list[FactRow]:
    return [row for row in facts.table("sums") if row.choice("kind") == "result"]


def _together(facts: Facts) -> list[Text]:
    """Say where the committees stand and what they expect (tillsammans)."""
    total, month = facts.total("sums"), month_name(facts)
    return [
        result_words("all_to_date", total.figure("actual"), month=month),
        compared_words("to_date", total.figure("period_deviation")),
        result_words("all_year", total.figure("forecast")),
        compared_words("year", total.figure("deviation")),
    ]


def _summary(facts: Facts) -> Iterator[Block]:
    yield Heading(1, SECTIONS["summary"])
    yield Paragraph(joined(_together(facts)), Style.LEAD)
    results = _results(facts)
    yield Bullets(tuple(result_words("unit_year", row.figure("forecast"), unit=row.quote("unit")) for row in results))
    total = facts.total("sums")
    yield Table(
        said(TEXTS["summary_caption"], period=through(facts)),
        money_columns(TEXTS["unit"], headings(facts)),
        summed(
            [(row.quote("unit"), [row.figure(key) for key in COLUMNS]) for row in results],
            total.quote("unit"),
            [total.figure(key) for key in COLUMNS],
            RowKind.TOTAL,
        ),
        TEXTS["summary_described"],
        TKR,
    )
    yield from picture(facts, "deviations")


def _investments(facts: Facts) -> Iterator[Block]:
    rows = [row for row in facts.table("investments") if row.text("label")]
    yield Heading(1, SECTIONS["investments"])
    if not rows:
        yield Paragraph(TEXTS["no_investments"])
        return
    total = facts.total("investments")
    yield Paragraph(compared_words("investments", total.figure("deviation")))
    yield Table(
        said(TEXTS["investments_caption"], year=facts.year()),
        money_columns(TEXTS["investment"], _invested_headings(facts)),
        summed(
            [(row.quote("label"), [row.figure(key) for key in INVESTED]) for row in rows],
            total.quote("label"),
            [total.figure(key) for key in INVESTED],
            RowKind.TOTAL,
        ),
        TEXTS["investments_described"],
        TEXTS["investments_note"],
    )
    remarks = [
        said("{label}: {remark}", label=r.quote("label"), remark=r.quote("comment_short"))
        for r in rows
        if r.text("comment_short")
    ]
    if remarks:
        yield Bullets(tuple(remarks))


def _invested_headings(facts: Facts) -> list[Text]:
    prior, _, actual, budget, forecast, deviation = headings(facts)
    return [prior, actual, budget, forecast, deviation]
