"""Budget nästa år (budget nästa år): assumptions, stages, bridge, split, plan, and what was tried instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.papers.write.budget_assumptions import assumptions, stages
from snit_xl.papers.write.budget_plan import capital, plan
from snit_xl.papers.write.budget_scenarios import scenarios
from snit_xl.papers.write.cases import case_of, reference_of
from snit_xl.papers.write.content import Block, Bullets, Heading, Paper, Paragraph, RowKind, Style, Table
from snit_xl.papers.write.deviation_words import direction
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import amount_row, evened, exact, money_columns, rounding_row, summed
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.pictured import picture
from snit_xl.papers.write.runs import Figure, Text, Words, joined, said
from snit_xl.workbook.terms.paper_budget_texts import CHANGED, SECTIONS, TEXTS, TITLE
from snit_xl.workbook.terms.paper_texts import KINDS

KEY = "budget"
RESTS_ON = ("settings", "budget", "scenario", "allocation", "investments")
STEPS = ("opening", "pay", "uplift_amount", "savings")
COMPARED = ("opening", "closing", "bridge_change")


def budget_paper(facts: Facts) -> Paper | None:
    """Write next year's budget (budget nästa år); None until there is a bridge to it."""
    if not _is_built(facts):
        return None
    title = said(TITLE, year=facts.year(1))
    return Paper(
        written(title),
        KINDS[KEY],
        title,
        facts.quote("committee_name"),
        reference_of(case_of(facts, KEY)),
        (
            Heading(1, SECTIONS["summary"]),
            *_summary(facts),
            _towns(facts),
            *assumptions(facts),
            *stages(facts),
            *_bridge(facts),
            *_split(facts),
            *plan(facts),
            *capital(facts),
            *scenarios(facts),
            *open_points(facts, RESTS_ON),
        ),
        facts.quote("bridge_unit"),
    )


def budget_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the budget (sammanfattning)."""
    begun = said(TEXTS["cover"], year=facts.year(1))
    if not _is_built(facts):
        return (Paragraph(begun),)
    return (Paragraph(joined([begun, _whole(facts)])), Bullets(_parts(facts)))


def _is_built(facts: Facts) -> bool:
    rows = facts.table("bridge")
    return bool(rows) and all(row.figure("closing").value is not None for row in rows)


def _summary(facts: Facts) -> Iterator[Block]:
    yield Paragraph(_whole(facts), Style.LEAD)
    yield Bullets(_parts(facts))


def _parts(facts: Facts) -> tuple[Text, ...]:
    """Say what each municipality bears (kommunernas delar)."""
    return tuple(_changed("part", row, municipality=row.quote("municipality")) for row in facts.table("bridge"))


def _whole(facts: Facts) -> Text:
    return _changed("whole", facts.total("bridge"), year=facts.year(1), unit=facts.quote("bridge_unit"))


def _changed(what: str, row: FactRow, **values: Words) -> Text:
    """Say a budget and how it lies against this year's (budget mot i år)."""
    change = row.figure("bridge_change")
    template = CHANGED[what][direction(change, negative="less", positive="more")]
    return said(template, amount=row.figure("closing"), change=change.unsigned(), **values)


def _bridge(facts: Facts) -> Iterator[Block]:
    """Return the bridge, a column per municipality (budgetbrygga): read downwards as in the committee's papers."""
    columns: Sequence[FactRow] = (*facts.table("bridge"), facts.total("bridge"))

    def amounts(step: str) -> list[Figure]:
        return [exact(column.figure(step)) for column in columns]

    years: dict[str, Words] = {"year": facts.year(), "next": facts.year(1)}
    yield Heading(1, SECTIONS["bridge"])
    yield Paragraph(TEXTS["bridge_said"])
    yield evened(
        Table(
            said(TEXTS["bridge_caption"], **years),
            money_columns(TEXTS["item"], [*(row.quote("municipality") for row in columns[:-1]), TEXTS["all"]]),
            (
                *(amount_row(said(TEXTS[f"step_{step}"], **years), amounts(step)) for step in STEPS),
                *rounding_row([amounts(step) for step in STEPS], amounts("closing")),
                amount_row(said(TEXTS["step_closing"], **years), amounts("closing"), RowKind.TOTAL),
            ),
            TEXTS["bridge_described"],
            TEXTS["tkr"],
        )
    )
    yield from picture(facts, "bridge")


def _towns(facts: Facts) -> Table:
    """Return each municipality's budget beside this year's (budget per kommun), as the committee's own papers do."""
    rows, total = facts.table("bridge"), facts.total("bridge")
    return evened(
        Table(
            said(TEXTS["towns_caption"], year=facts.year(), next=facts.year(1)),
            money_columns(
                TEXTS["municipality"],
                [
                    said(TEXTS["step_opening"], year=facts.year()),
                    said(TEXTS["step_opening"], year=facts.year(1)),
                    TEXTS["change"],
                ],
            ),
            summed(
                [(row.quote("municipality"), [exact(row.figure(key)) for key in COMPARED]) for row in rows],
                TEXTS["all"],
                [exact(total.figure(key)) for key in COMPARED],
                RowKind.TOTAL,
            ),
            TEXTS["towns_described"],
            TEXTS["towns_note"],
        )
    )


def _split(facts: Facts) -> Iterator[Block]:
    """Return the split of the budget (fördelning per kommun)."""
    rows, total = facts.table("pools"), facts.total("pools")
    yield Heading(1, SECTIONS["split"])
    yield Paragraph(joined([(TEXTS["split_said"],), *_percents(facts)]))
    if not rows:
        return
    keys = (*(f"split#{j}" for j in range(1, len(facts.municipalities) + 1)), "total")
    yield Table(
        TEXTS["split_caption"],
        money_columns(TEXTS["pool"], [*facts.municipalities, TEXTS["all"]]),
        summed(
            [(row.quote("pool"), [row.figure(key) for key in keys]) for row in rows],
            total.quote("pool"),
            [total.figure(key) for key in keys],
            RowKind.TOTAL,
        ),
        TEXTS["split_described"],
        TEXTS["tkr_whole"],
    )
    yield from picture(facts, "split")


def _percents(facts: Facts) -> list[Text]:
    """Say how much of the budget each municipality bears (andelar)."""
    rows = [row for row in facts.table("outcomes") if row.choice("outcome") == "percent"]
    if any(row.figure("now").value is None for row in rows):
        return []
    shares = [
        said(TEXTS["one_share"], municipality=row.quote("municipality"), share=exact(row.figure("now"))) for row in rows
    ]
    return [said(TEXTS["percent"], year=facts.year(1), shares=joined(shares, ", "))]
