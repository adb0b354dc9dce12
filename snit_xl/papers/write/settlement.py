"""Avräkningsunderlag (avräkningsunderlag): a page per municipality that both controllers can sign."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.cases import case_of, reference_of
from snit_xl.papers.write.content import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Pairs,
    Paper,
    Paragraph,
    RowKind,
    Signatures,
    Style,
    Table,
)
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import amount_row, money_columns, rounding_row
from snit_xl.papers.write.open_points import open_points
from snit_xl.papers.write.periods import through
from snit_xl.papers.write.runs import Quote, Text, Words, said, sentence
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.paper_settlement_texts import OUTCOMES, SECTIONS, TEXTS, TITLE
from snit_xl.workbook.terms.paper_texts import KINDS

KEY = "settlement"
RESTS_ON = ("allocation",)


def settlement_paper(facts: Facts) -> Paper | None:
    """Write the settlement's pages (avräkningsunderlag); None where no municipality has an amount to settle."""
    lines = [row for row in facts.table("settlement") if row.figure("to_pay").value is not None]
    if not lines:
        return None
    pages = [
        (*([PageBreak()] if number > 1 else []), *_page(facts, number, row)) for number, row in enumerate(lines, 1)
    ]
    return Paper(
        TITLE,
        KINDS[KEY],
        TITLE,
        facts.quote("committee_name"),
        reference_of(case_of(facts, KEY)),
        (*(block for page in pages for block in page), *open_points(facts, RESTS_ON)),
        said(TEXTS["subtitle"], unit=facts.quote("settlement_unit"), period=through(facts)),
    )


def settlement_summary(facts: Facts) -> tuple[Block, ...]:
    """Return what the cover paper says of the settlement (sammanfattning)."""
    lines = [row for row in facts.table("settlement") if row.figure("to_pay").value is not None]
    begun = said(TEXTS["cover"], unit=facts.quote("settlement_unit"), period=through(facts))
    return (Paragraph(begun), Bullets(tuple(_outcome(row) for row in lines)))


def _page(facts: Facts, number: int, row: FactRow) -> Iterator[Block]:
    name = row.quote("municipality")
    yield Heading(1, said(TEXTS["page"], municipality=name))
    yield Pairs(
        (
            (TEXTS["department"], facts.quote("settlement_unit")),
            (TEXTS["period"], facts.quote("signing_period#1")),
            (TEXTS["report_day"], facts.figure("report_day")),
            (TEXTS["role"], row.quote("role")),
            (TEXTS["key"], _key(facts, number)),
        )
    )
    yield Paragraph(_outcome(row), Style.LEAD)
    yield _common(facts)
    yield _own(facts, number, row)
    if row.text("comment_short"):
        yield Paragraph(said(TEXTS["remark"], remark=sentence(row.quote("comment_short"))), Style.NOTE)
    yield Heading(2, SECTIONS["signing"])
    yield Paragraph(TEXTS["signing"])
    yield Signatures(SECTIONS["signatures"], _roles(facts, name))


def _key(facts: Facts, number: int) -> Words:
    """Say the key that the common cost is split by, the share, from when and where (nyckel)."""
    unit = facts.text("settlement_unit")
    chosen = next((row.text("key") for row in facts.table("committees") if row.text("unit") == unit), "")
    key = next((row for row in facts.table("keys") if row.text("key") == chosen), None)
    if key is None:
        return Quote("")
    return said(
        TEXTS["key_said"],
        key=key.quote("key"),
        share=facts.figure(f"signing_percent#{number}"),
        day=key.figure("as_of"),
        source=key.quote("source"),
    )


def _common(facts: Facts) -> Table:
    """Return how the common net outcome comes about (gemensamt nettoutfall)."""
    parts = [[facts.figure(key)] for key in ("own_outcome", "common_outcome")]
    net = [facts.figure("net_outcome")]
    return Table(
        SECTIONS["common"],
        money_columns(TEXTS["item"], [TEXTS["amount"]], 4),
        (
            amount_row(TEXTS["own_outcome"], parts[0]),
            amount_row(TEXTS["common_outcome"], parts[1]),
            *rounding_row(parts, net),
            amount_row(TEXTS["net_outcome"], net, RowKind.TOTAL),
        ),
        TEXTS["common_described"],
        TEXTS["common_note"],
    )


def _own(facts: Facts, number: int, row: FactRow) -> Table:
    """Return how the municipality's amount comes about (kommunens belopp)."""
    share, own, total, paid, due = (
        [facts.figure(f"signing_{key}#{number}")] for key in ("share", "own", "total", "paid", "to_pay")
    )
    return Table(
        said(SECTIONS["own"], municipality=row.quote("municipality")),
        money_columns(TEXTS["item"], [TEXTS["amount"]], 4),
        (
            amount_row(TEXTS["share"], share),
            amount_row(TEXTS["own"], own),
            *rounding_row([share, own], total),
            amount_row(TEXTS["total"], total, RowKind.SUBTOTAL),
            amount_row(TEXTS["paid"], [one.negated() for one in paid]),
            *rounding_row([total, [one.negated() for one in paid]], due),
            amount_row(TEXTS["to_pay"], due, RowKind.TOTAL),
        ),
        TEXTS["own_described"],
        TEXTS["own_note"],
    )


def _outcome(row: FactRow) -> Text:
    """Say what the amount means (innebörd): to pay, to get back, kept, or the host's own."""
    key = next((name for name in OUTCOMES if row.text("settlement_remark") == message(name)), "")
    template = OUTCOMES.get(key, TEXTS["amount_only"])
    return said(template, municipality=row.quote("municipality"), amount=row.figure("to_pay").unsigned())


def _roles(facts: Facts, name: Quote) -> tuple[Words, ...]:
    hosts = [row.quote("municipality") for row in facts.table("municipalities") if row.choice("host") == "yes"]
    others = [row.quote("municipality") for row in facts.table("municipalities") if row.choice("host") != "yes"]
    partners = others if name.text in {host.text for host in hosts} else [name]
    return tuple(
        said(TEXTS[role], municipality=one) for role, many in (("host", hosts), ("partner", partners)) for one in many
    )
