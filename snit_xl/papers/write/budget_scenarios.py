"""What was tried instead (scenarier): each named scenario's assumptions, and its figures beside today's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.papers.write.content import Block, Bullets, Heading, Paragraph, RowKind, Table
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import amount_row, evened, exact, money_columns, rounding_row
from snit_xl.papers.write.runs import Figure, Text, Words, joined, said
from snit_xl.workbook.layout.scenario import COLUMNS
from snit_xl.workbook.terms.paper_budget_texts import ASSUMED, SECTIONS, TEXTS
from snit_xl.workbook.terms.words import word

COMPARED = ("closing", "change", "capital")
Named = Sequence[tuple[str, FactRow]]


def scenarios(facts: Facts) -> Iterator[Block]:
    """Return the comparison of the scenarios (vad händer om); one that assumes nothing is the budget itself."""
    titles = zip(COLUMNS, facts.table("scenarios"), strict=False)
    named = [(column, row) for column, row in titles if row.text("scenario") and _assumed(facts, column)]
    if not named:
        return
    yield Heading(1, SECTIONS["scenarios"])
    yield Paragraph(TEXTS["scenarios_said"])
    yield Bullets(tuple(_said(facts, column, row) for column, row in named))
    for what in COMPARED:
        yield _table(facts, what, named)


def _assumed(facts: Facts, column: str) -> list[Text]:
    """Return what a scenario assumes (antaganden), in words."""
    return [
        said(ASSUMED[row.choice("assumption")], municipality=row.quote("municipality"), value=row.figure(column))
        for row in facts.table("assumptions")
        if row.figure(column).value is not None
    ]


def _said(facts: Facts, column: str, row: FactRow) -> Text:
    assumed = joined(_assumed(facts, column), ", ")
    template = TEXTS["scenario_remark" if row.text("comment_short") else "scenario"]
    return said(template, name=row.quote("scenario"), assumed=assumed, remark=row.quote("comment_short"))


def _table(facts: Facts, what: str, named: Named) -> Table:
    """Return one figure per municipality and scenario (jämförelse)."""
    compared: list[tuple[str, Words]] = [("now", TEXTS["now"])] if what != "change" else []
    compared += [(column, row.quote("scenario")) for column, row in named]
    rows = [row for row in facts.table("outcomes") if row.choice("outcome") == what]

    def amounts(row: FactRow) -> list[Figure]:
        return [exact(row.figure(column)) for column, _ in compared]

    whole = word("whole", "all")
    total = next(row for row in rows if row.text("municipality") == whole)
    parts = [row for row in rows if row.text("municipality") != whole]
    return evened(
        Table(
            said(TEXTS[f"scenario_{what}"], year=facts.year(1)),
            money_columns(TEXTS["municipality"], [name for _, name in compared], 1.4),
            (
                *(amount_row(row.quote("municipality"), amounts(row)) for row in parts),
                *rounding_row([amounts(row) for row in parts], amounts(total)),
                amount_row(total.quote("municipality"), amounts(total), RowKind.TOTAL),
            ),
            TEXTS["scenario_described"],
            TEXTS["tkr"],
        )
    )
