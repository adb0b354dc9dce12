"""The investment plan and what it costs (investeringsplan och kapitalkostnad)."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.content import Block, Column, Heading, Paragraph, Row, RowKind, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import amount_row, evened, exact, money_columns, rounding_row, summed
from snit_xl.papers.write.pictured import picture
from snit_xl.papers.write.runs import Figure, Text, said
from snit_xl.workbook.terms.paper_budget_texts import SECTIONS, TEXTS

YEARS = ("next_1", "next_2", "next_3")
THIS_YEAR = ("budget", "forecast")
PLANNED = (*THIS_YEAR, *YEARS)
COSTS = ("capital_1", "capital_2", "capital_3")


def plan(facts: Facts) -> Iterator[Block]:
    """Return what is to be invested, year by year (investeringsplan), beside this year; rows of nought are left out."""
    rows = [row for row in facts.table("plan") if any(row.figure(key).value for key in PLANNED)]
    yield Heading(1, SECTIONS["plan"])
    if not rows:
        yield Paragraph(TEXTS["no_plan"])
        return
    total, years = facts.total("plan"), facts.above("plan")
    amounts = [_amounts(row) for row in rows]
    yield Table(
        said(TEXTS["plan_caption"], first=facts.year(), last=years.figure(YEARS[-1])),
        (
            *money_columns(TEXTS["investment"], _headings(facts)),
            Column(TEXTS["financier"], 1.4, figures=False),
        ),
        (
            *(
                Row((r.quote("label"), *figures, r.quote("financier")))
                for r, figures in zip(rows, amounts, strict=True)
            ),
            *(Row((*row.cells, "")) for row in rounding_row(amounts, _amounts(total))),
            Row((*amount_row(total.quote("label"), _amounts(total)).cells, ""), RowKind.TOTAL),
        ),
        TEXTS["plan_described"],
        TEXTS["plan_note"],
    )


def capital(facts: Facts) -> Iterator[Block]:
    """Return what the plan costs each municipality a year (kapitalkostnad per kommun)."""
    rows, total = facts.table("capital"), facts.total("capital")
    if not any(total.figure(key).value for key in COSTS):
        return
    years = facts.above("capital")
    yield Heading(2, SECTIONS["capital"])
    yield Paragraph(TEXTS["capital_said"])
    yield evened(
        Table(
            TEXTS["capital_caption"],
            money_columns(TEXTS["municipality"], [years.figure(key) for key in COSTS]),
            summed(
                [(row.quote("municipality"), [exact(row.figure(key)) for key in COSTS]) for row in rows],
                total.quote("municipality"),
                [exact(total.figure(key)) for key in COSTS],
                RowKind.TOTAL,
            ),
            TEXTS["capital_described"],
            TEXTS["tkr"],
        )
    )
    yield from picture(facts, "years")


def _amounts(row: FactRow) -> list[Figure]:
    return [row.figure(key) for key in PLANNED]


def _headings(facts: Facts) -> list[Text]:
    """Return the headings over the amounts (rubriker): budget and forecast this year, then budget and plan."""
    years = facts.above("plan")
    this_year = [said(TEXTS[f"this_{key}"], year=facts.year()) for key in THIS_YEAR]
    coming = zip(("this_budget", "ahead", "ahead"), YEARS, strict=True)
    return [*this_year, *(said(TEXTS[name], year=years.figure(key)) for name, key in coming)]
