"""One department in the interim report (avdelning): its table, its result in words, deviations and their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.papers.write.content import Block, Bullets, Heading, Paragraph, Row, RowKind, Style, Table
from snit_xl.papers.write.deviation_words import compared_words, reason_words, result_words, row_words, word_limits
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.money_table import amount_row, money_columns, rounding_row, summed
from snit_xl.papers.write.periods import REPORT_POINTS, month_name, month_short, through
from snit_xl.papers.write.runs import Figure, Quote, Text, Words, joined, said, sentence
from snit_xl.workbook.terms.paper_interim_texts import TEXTS
from snit_xl.workbook.terms.paper_texts import TKR

# In the order that an economist expects.
COLUMNS = ("prior_actual", "budget_to_date", "actual", "budget", "forecast", "deviation")


def headings(facts: Facts) -> list[Text]:
    """Return the headings of a table of outcome and forecast (rubriker), with month and year."""
    values: dict[str, Words] = {"month": month_short(facts), "year": facts.year(), "before": facts.year(-1)}
    return [said(TEXTS[f"h_{name}"], **values) for name in COLUMNS]


def department(facts: Facts, unit: str) -> Iterator[Block]:
    """Return a department's part of the report (avdelningens avsnitt)."""
    rows = [row for row in facts.table("rows") if row.text("unit") == unit]
    sums = [row for row in facts.table("sums") if row.text("unit") == unit]
    result = next(row for row in sums if row.choice("kind") == "result")
    yield Heading(1, result.quote("unit"))
    yield Paragraph(joined(_result(facts, result)), Style.LEAD)
    yield from _narratives(facts, unit)
    yield Table(
        said(TEXTS["department_caption"], unit=result.quote("unit"), period=through(facts)),
        money_columns(TEXTS["label"], headings(facts)),
        _table_rows(rows, sums),
        TEXTS["department_described"],
        TKR,
    )
    yield from _deviations(facts, rows, "period", "period_deviation", "budget_to_date")
    yield from _deviations(facts, rows, "year", "deviation", "budget")


def _result(facts: Facts, result: FactRow) -> list[Text]:
    return [
        result_words("to_date", result.figure("actual"), month=month_name(facts)),
        compared_words("to_date", result.figure("period_deviation")),
        result_words("year", result.figure("forecast")),
        compared_words("year", result.figure("deviation")),
    ]


def _narratives(facts: Facts, unit: str) -> Iterator[Block]:
    """Return the economist's texts for the report point (texter ur Ärenden), each under its own heading."""
    point = REPORT_POINTS.get(facts.month, "")
    for row in facts.table("texts"):
        if row.text("unit") == unit and row.choice("report_point") == point and row.text("narrative"):
            yield Heading(2, row.quote("text_section"))
            yield Paragraph(sentence(row.quote("narrative")))


def _table_rows(rows: Sequence[FactRow], sums: Sequence[FactRow]) -> tuple[Row, ...]:
    """Return the rows, with the subtotal if there is one; kommunbidrag then follows it."""
    result = next(row for row in sums if row.choice("kind") == "result")
    subtotal = next((row for row in sums if row.choice("kind") == "subtotal"), None)
    if subtotal is None:
        return summed(_labelled(rows), result.quote("label"), _amounts(result), RowKind.TOTAL)
    net = [row for row in rows if row.choice("kind") != "grant"]
    grants = [row for row in rows if row.choice("kind") == "grant"]
    rounding = rounding_row([_amounts(subtotal), *map(_amounts, grants)], _amounts(result))
    return (
        *summed(_labelled(net), subtotal.quote("label"), _amounts(subtotal), RowKind.SUBTOTAL),
        *(amount_row(label, amounts) for label, amounts in _labelled(grants)),
        *rounding,
        amount_row(result.quote("label"), _amounts(result), RowKind.TOTAL),
    )


def _labelled(rows: Sequence[FactRow]) -> list[tuple[Quote, list[Figure]]]:
    return [(row.quote("label"), _amounts(row)) for row in rows]


def _amounts(row: FactRow) -> list[Figure]:
    return [row.figure(key) for key in COLUMNS]


def _deviations(facts: Facts, rows: Sequence[FactRow], when: str, deviation: str, budget: str) -> Iterator[Block]:
    """Say the rows whose deviation is large enough (större avvikelser), the year's with their reasons."""
    limits = word_limits(facts)
    large = [row for row in rows if limits.calls_for_words(row.figure(deviation), row.figure(budget))]
    yield Heading(2, TEXTS[f"deviations_{when}"])
    if not large:
        limits_said = {"amount": facts.limit("words_amount"), "percent": facts.limit("words_percent")}
        yield Paragraph(said(TEXTS[f"no_deviations_{when}"], **limits_said))
        return
    said_rows = [row_words(when, row, row.figure(deviation)) for row in large]
    if when == "year":
        said_rows = [(*words, *reason_words(row)) for words, row in zip(said_rows, large, strict=True)]
    yield Bullets(tuple(said_rows))
