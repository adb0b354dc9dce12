"""The slides on money (ekonomi): where the committees stand, deviations and why, next year's budget, investments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snit_xl.domain.money import exact_sum
from snit_xl.papers.slides.content import Graph, Line, Slide
from snit_xl.papers.slides.fit import shortened
from snit_xl.papers.write.content import Bullets, Column, Row, RowKind, Table
from snit_xl.papers.write.deviation_words import compared_words, reason_words, result_words, row_words, word_limits
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.numbers import shown_amount
from snit_xl.papers.write.periods import month_name, month_short, through
from snit_xl.papers.write.runs import Figure, Text, Words, joined, said
from snit_xl.workbook.terms.slide_texts import TEXTS, TITLES

MOST_ROWS = 12
MOST_POOLS = 6
SHARING_A_COLUMN = 3
LONGEST_NAME = 32  # signs of a department's or a row's name beside its bar
EMPTY = Figure(None)
# Neighbours differ in lightness, as in the workbook's own chart.
LOOKS = ("accent", "sand", "slate", "moss", "plum", "clay")
YEARS = (1, 2, 3)


def first(facts: Facts) -> Iterator[Slide]:
    """Return the first slide (framsida): committee, period and meeting."""
    under: list[Words] = [said(TEXTS["period"], period=through(facts))]
    if facts.figure("next_meeting").value is not None:
        under.append(said(TEXTS["meeting"], day=facts.figure("next_meeting")))
    yield Slide(facts.quote("committee_name"), subtitle=tuple(under))


def standing(facts: Facts) -> Iterator[Slide]:
    """Say where things stand (läget)."""
    total, month = facts.total("sums"), month_name(facts)
    units = [row for row in facts.table("sums") if row.choice("kind") == "result"]
    items: list[Words] = [
        joined(
            [
                result_words("all_to_date", total.figure("actual"), month=month),
                compared_words("to_date", total.figure("period_deviation")),
            ]
        ),
        joined([result_words("all_year", total.figure("forecast")), compared_words("year", total.figure("deviation"))]),
        *(result_words("unit_year", row.figure("forecast"), unit=row.quote("unit")) for row in units),
        said(TEXTS["status"], status=facts.quote("status")),
        said(TEXTS["checks"], faults=facts.figure("fault_count"), warnings=facts.figure("warning_count")),
    ]
    yield Slide(TITLES["standing"], (Bullets(tuple(items)),))


def departments(facts: Facts) -> Iterator[Slide]:
    """Show every department's outcome, budget, forecast and deviation (ekonomi per avdelning)."""
    keys = ("actual", "budget", "forecast", "deviation")
    units = [row for row in facts.table("sums") if row.choice("kind") == "result"]
    if not units:
        return
    total = facts.total("sums")
    rows = [Row((row.quote("unit"), *(row.figure(key) for key in keys))) for row in units]
    rows.append(Row((total.quote("unit"), *(total.figure(key) for key in keys)), RowKind.TOTAL))
    headings = [said(TEXTS[key], month=month_short(facts), year=facts.year()) for key in keys]
    columns = (Column(TEXTS["unit"], 2.4, figures=False), *(Column(heading) for heading in headings))
    bars = [(row.quote("unit"), row.figure("deviation")) for row in units]
    graph = deviations_graph(bars, "departments_told")
    table = Table(
        TITLES["departments"], columns, tuple(rows), TEXTS["departments_table_told"], TEXTS["departments_note"]
    )
    yield Slide(TITLES["departments"], (table, graph))


def rows(facts: Facts) -> Iterator[Slide]:
    """Show the rows that are off the most, and why (avvikelser och skäl)."""
    off = [row for row in facts.table("rows") if shown_amount(row.figure("deviation"))]
    if not off:
        yield Slide(TITLES["rows"], (Bullets((TEXTS["no_deviation"],)),))
        return
    largest = sorted(off, key=lambda row: -abs(row.figure("deviation").known))[:MOST_ROWS]
    bars = [(_row_name(row), row.figure("deviation")) for row in off if row in largest]
    yield Slide(TITLES["rows"], (deviations_graph(bars, "rows_told"),))
    limits = word_limits(facts)
    told = [row for row in largest if limits.calls_for_words(row.figure("deviation"), row.figure("budget"))]
    if told:
        yield Slide(TITLES["reasons"], (Bullets(tuple(_reason(row) for row in told)),))


def bridge(facts: Facts) -> Iterator[Slide]:
    """Show the bridge to next year's budget (budgetbrygga) as floating bars."""
    steps = [row for row in facts.table("bridge_steps") if row.figure("step_amount").value is not None]
    if not steps:
        return
    columns = (
        ("under", "step_hidden", "", ""),
        ("level", "step_level", "accent", "amount"),
        ("rise", "step_rise", "sand", "rise"),
        ("fall", "step_fall", "sky", "fall"),
    )
    lines = tuple(
        Line(TEXTS[name], tuple(row.figure(key) for row in steps), look, labels) for name, key, look, labels in columns
    )
    parts = [(row.quote("bridge_step"), row.figure("step_amount")) for row in steps]
    graph = Graph(tuple(name for name, _ in parts), lines, told("bridge_told", parts), stacked=True)
    yield Slide(TITLES["bridge"], (graph,))


def split(facts: Facts) -> Iterator[Slide]:
    """Show what falls on each municipality (fördelning)."""
    pools = [row for row in facts.table("pools") if row.figure("split#1").value is not None]
    if not pools:
        return
    shares = _shares_graph if len(facts.municipalities) <= SHARING_A_COLUMN else _shares_table
    yield Slide(TITLES["split"], (shares(facts, pools),))


def _shares_graph(facts: Facts, pools: Sequence[FactRow]) -> Graph:
    """Return the split as columns that the municipalities share (fördelningsdiagram)."""
    lines, parts = [], []
    total = facts.total("pools")
    for number, name in enumerate(facts.municipalities, 1):
        figures = tuple(row.figure(f"split#{number}") for row in pools)
        lines.append(Line(name, figures, LOOKS[(number - 1) % len(LOOKS)]))
        parts.append((name, total.figure(f"split#{number}")))
    return Graph(tuple(row.quote("pool") for row in pools), tuple(lines), told("split_told", parts), stacked=True)


def _shares_table(facts: Facts, pools: Sequence[FactRow]) -> Table:
    """Return the split as a table (fördelningstabell), where the municipalities are too many to share a column."""
    shown = pools if len(pools) <= MOST_POOLS else []
    total = facts.total("pools")
    headings: list[Words] = [*(row.quote("pool") for row in shown), TEXTS["sum"]]
    rows = tuple(
        Row((name, *(one.figure(f"split#{number}") for one in (*shown, total))))
        for number, name in enumerate(facts.municipalities, 1)
    )
    columns = (Column(TEXTS["municipality"], 1.5, figures=False), *(Column(heading) for heading in headings))
    return Table(TITLES["split"], columns, rows, TEXTS["split_table_told"])


def investments(facts: Facts) -> Iterator[Slide]:
    """Show investments and their capital cost year by year (investeringar och kapitalkostnad)."""
    invested, cost, years = facts.total("plan"), facts.total("capital"), facts.above("capital")
    amounts = {
        "investments": [invested.figure(f"next_{n}") for n in YEARS],
        "capital": [cost.figure(f"capital_{n}") for n in YEARS],
    }
    if not exact_sum(one.known for figures in amounts.values() for one in figures):
        return
    looks = {"investments": "accent", "capital": "sand"}
    lines = tuple(Line(TEXTS[key], tuple(figures), looks[key]) for key, figures in amounts.items())
    names = [years.figure(f"capital_{n}") for n in YEARS]
    parts = [
        (said(TEXTS["part"], label=TEXTS[key], amount=name), one)
        for key, figures in amounts.items()
        for name, one in zip(names, figures, strict=True)
    ]
    graph = Graph(tuple(names), lines, told("investments_told", parts))
    yield Slide(TITLES["investments"], (graph,))


def deviations_graph(bars: Sequence[tuple[Words, Figure]], key: str) -> Graph:
    """Return lying bars of deviations, each with its mark (avvikelsestaplar); what is worse is striped."""
    figures = [figure for _, figure in bars]
    better = tuple(one if shown_amount(one) >= 0 else EMPTY for one in figures)
    worse = tuple(one if shown_amount(one) < 0 else EMPTY for one in figures)
    lines = (Line(TEXTS["better"], better, "better", "deviation"), Line(TEXTS["worse"], worse, "clay", "deviation"))
    shown = tuple(line for line in lines if any(one.value is not None for one in line.figures))
    names = tuple(shortened(name, LONGEST_NAME) for name, _ in bars)
    return Graph(names, shown, told(key, bars), flat=True)


def told(key: str, parts: Sequence[tuple[Words, Figure]]) -> Text:
    """Say a graph's amounts in words (uppläst diagram)."""
    said_parts = [said(TEXTS["part"], label=name, amount=figure) for name, figure in parts]
    return said(TEXTS[key], parts=joined(said_parts, TEXTS["between"]))


def _row_name(row: FactRow) -> Text:
    return said(TEXTS["row"], unit=row.quote("unit"), label=row.quote("label"))


def _reason(row: FactRow) -> Text:
    words = (*row_words("year", row, row.figure("deviation")), *reason_words(row))
    return said(TEXTS["reason"], unit=row.quote("unit"), words=words)
