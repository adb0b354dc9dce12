"""How the forecast was made, and what has changed since the last one (metod och ändringar)."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.content import Block, Bullets, Heading, Paragraph, RowKind, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import money_columns, summed
from snit_xl.papers.write.runs import Text, said, sentence
from snit_xl.workbook.terms.paper_interim_texts import SECTIONS, TEXTS

COMPARED = ("forecast", "change")


def changes(facts: Facts) -> Iterator[Block]:
    """Return what has changed since the last locked version (ändring sedan förra prognosen)."""
    yield Heading(1, SECTIONS["changes"])
    results = [row for row in facts.table("sums") if row.choice("kind") == "result"]
    if all(row.figure("change").value is None for row in results):
        yield Paragraph(TEXTS["no_version"])
        return
    total = facts.total("sums")
    yield Paragraph(said(TEXTS["compared_with"], version=facts.quote("locked_version")))
    yield Table(
        TEXTS["changes_caption"],
        money_columns(TEXTS["unit"], [said(TEXTS["h_forecast"], year=facts.year()), TEXTS["h_change"]]),
        summed(
            [(row.quote("unit"), [row.figure(key) for key in COMPARED]) for row in results],
            total.quote("unit"),
            [total.figure(key) for key in COMPARED],
            RowKind.TOTAL,
        ),
        TEXTS["changes_described"],
        TEXTS["changes_note"],
    )


def method(facts: Facts) -> Iterator[Block]:
    """Return how each row was forecast (så är prognosen gjord): what is not simply the budget, row by row."""
    yield Heading(1, SECTIONS["method"])
    yield Paragraph(TEXTS["method"])
    chosen = [row for row in facts.table("rows") if _is_judged(row)]
    if chosen:
        yield Paragraph(TEXTS["judged"])
        yield Bullets(tuple(_judged(row) for row in chosen))
    yield Paragraph(TEXTS["others_by_budget" if chosen else "all_by_budget"])
    yield from _coming(facts)


def _is_judged(row: FactRow) -> bool:
    """Tell whether a row's forecast is other than its budget (bedömd rad)."""
    return (
        row.choice("method") != "budget"
        or bool(row.figure("adjustment").value)
        or row.figure("manual").value is not None
    )


def _judged(row: FactRow) -> Text:
    """Say how a row was forecast (bedömd rad): a manual amount, or a method and what was added to it."""
    if row.figure("manual").value is not None:
        how = "manual"
    else:
        how = "adjusted" if row.figure("adjustment").value else "by_method"
    values = {key: row.quote(key) for key in ("unit", "label", "method")}
    return said(TEXTS[how], **values, adjustment=row.figure("adjustment"), forecast=row.figure("forecast"))


def _coming(facts: Facts) -> Iterator[Block]:
    rows = facts.table("known")
    if not rows:
        return
    yield Heading(2, SECTIONS["coming"])
    yield Bullets(
        tuple(
            said(
                TEXTS[f"coming_{row.choice('on_top') or 'no'}"],
                unit=row.quote("unit"),
                label=row.quote("label"),
                what=_what(facts, row),
                due=row.figure("due"),
                remark=sentence(row.quote("comment_short")),
            )
            for row in rows
        )
    )


def _what(facts: Facts, row: FactRow) -> Text:
    """Say which way an amount that is to come goes (intäkt eller kostnad): its row's kind is known to the forecast."""
    named = (one for one in facts.table("rows") if all(one.text(key) == row.text(key) for key in ("unit", "label")))
    income = any(one.choice("nature") == "income" for one in named)
    amount = row.figure("amount")
    if amount.known < 0:
        return said(TEXTS["coming_income" if income else "coming_less"], amount=amount.unsigned())
    return said(TEXTS["coming_missed" if income else "coming_cost"], amount=amount)
