"""What next year's budget rests on (förutsättningar): pay, key, rate, what each municipality decided, the stages."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.papers.write.content import Block, Bullets, Heading, Row, RowKind, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import evened, money_columns, summed
from snit_xl.papers.write.runs import Text, joined, said, sentence
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.paper_budget_texts import SECTIONS, TEXTS

STAGES = ("decided", "pay_pot", "capital_pot", "supplementary", "current")


def assumptions(facts: Facts) -> Iterator[Block]:
    """Return what the budget is reckoned from (förutsättningar), with its sources."""
    yield Heading(1, SECTIONS["assumptions"])
    yield Bullets((_pay(facts), *_key(facts), *_interest(facts)))
    bridged = {row.text("municipality"): row for row in facts.table("bridge")}
    decided = [row for row in facts.table("municipalities") if row.text("municipality") in bridged]
    yield evened(
        Table(
            said(TEXTS["decisions_caption"], year=facts.year(1)),
            money_columns(TEXTS["municipality"], [TEXTS["uplift"], TEXTS["base"], TEXTS["savings"]]),
            tuple(_decision(row, bridged[row.text("municipality")]) for row in decided),
            TEXTS["decisions_described"],
            TEXTS["decisions_note"],
        )
    )
    yield Bullets(tuple(_said(row, bridged[row.text("municipality")]) for row in decided))


def stages(facts: Facts) -> Iterator[Block]:
    """Return this year's budget from decision to current (budgetsteg)."""
    rows, total = facts.table("stages"), facts.total("stages")
    yield Heading(1, SECTIONS["stages"])
    yield Table(
        said(TEXTS["stages_caption"], year=facts.year()),
        money_columns(TEXTS["unit"], [TEXTS[stage] for stage in STAGES]),
        summed(
            [(row.quote("unit"), [row.figure(stage) for stage in STAGES]) for row in rows],
            total.quote("unit"),
            [total.figure(stage) for stage in STAGES],
            RowKind.TOTAL,
        ),
        TEXTS["stages_described"],
        TEXTS["net"],
    )


def _pay(facts: Facts) -> Text:
    return said(
        TEXTS["pay"], percent=facts.figure("pay_rise"), base=facts.figure("pay_base"), key=facts.quote("pay_key")
    )


def _key(facts: Facts) -> list[Text]:
    """Say the key that the pay rise is shared by, with its source (nyckel)."""
    row = next((row for row in facts.table("keys") if row.text("key") == facts.text("pay_key")), None)
    if row is None:
        return []
    shares = [
        said(TEXTS["one_share"], municipality=name, share=row.figure(f"share#{j}"))
        for j, name in enumerate(facts.municipalities, 1)
    ]
    values = {"key": row.quote("key"), "source": row.quote("source")}
    return [said(TEXTS["share"], shares=joined(shares, ", "), day=row.figure("as_of"), **values)]


def _interest(facts: Facts) -> list[Text]:
    rate = facts.figure("rate_1")
    return [said(TEXTS["interest"], rate=rate, year=facts.year(1))] if rate.value else []


def _decision(town: FactRow, bridged: FactRow) -> Row:
    amounts = (town.figure("uplift"), bridged.figure("implied_base"), town.figure("savings"))
    return Row((town.quote("municipality"), *amounts))


def _said(town: FactRow, bridged: FactRow) -> Text:
    """Say a municipality's decision, its source, and that a base is stated nowhere (kommunens beslut)."""
    decision = said(TEXTS["decision"], municipality=town.quote("municipality"), uplift=town.figure("uplift"))
    source, implied = town.quote("source"), bridged.quote("implied")
    more = [said(TEXTS["source"], source=sentence(source))] if source.text else []
    more += [sentence(implied)] if implied.text not in {"", message("stated_base")} else []
    return joined([decision, *more])
