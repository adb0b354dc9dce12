"""Graphs on slides: amounts written the Swedish way on every machine, room for each, what is worse striped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pptx.oxml.ns import qn

from snit_xl.papers.slides import economy
from snit_xl.papers.slides.arrange import places
from snit_xl.papers.slides.content import Graph, Line
from snit_xl.papers.slides.graphs import add_graph
from snit_xl.papers.slides.labels import label_format
from snit_xl.papers.slides.rooms import BODY, Room
from snit_xl.papers.slides.template import PLAIN, layout_named, new_presentation
from snit_xl.papers.write.content import Column, Row, Table
from snit_xl.papers.write.runs import Figure


def amounts_graph(*amounts: str, stacked: bool = False) -> tuple[Graph, Line]:
    line = Line("Belopp", tuple(Figure(Decimal(one)) for one in amounts), labels="deviation")
    return Graph(amounts, (line,), "Staplar.", flat=not stacked, stacked=stacked), line


@pytest.mark.parametrize(
    ("amount", "form"),
    [
        ("-999.4", '"▲ "0;"▼ "\u22120;0'),
        ("999.5", r'"▲ "#\ ##0;"▼ "' + "\u2212" + r"#\ ##0;0"),
        ("-15388", r'"▲ "#\ ##0;"▼ "' + "\u2212" + r"#\ ##0;0"),
        ("1000000", r'"▲ "#\ ###\ ##0;"▼ "' + "\u2212" + r"#\ ###\ ##0;0"),
    ],
)
def test_a_label_has_a_space_for_each_three_digits_that_it_has(amount: str, form: str) -> None:
    graph, line = amounts_graph(amount)
    assert label_format(line, graph) == form


def labels_of(graph: Graph) -> dict[int, str]:
    """Return the bars that have labels of their own: their format, or "gone"."""
    file = new_presentation()
    slide = file.slides.add_slide(layout_named(file, PLAIN))
    add_graph(slide, graph, BODY)
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    return {
        int(one.find(qn("c:idx")).get("val")): "gone"
        if one.find(qn("c:delete")) is not None
        else one.find(qn("c:numFmt")).get("formatCode")
        for one in chart._chartSpace.iter(qn("c:dLbl"))
    }


def test_a_small_amount_beside_a_large_one_has_no_space_before_it_and_a_thin_slice_no_amount() -> None:
    graph, _ = amounts_graph("-15388", "-15", "2000")
    assert labels_of(graph) == {1: '"▲ "0;"▼ "\u22120;0'}
    pile, _ = amounts_graph("1000", "39", "41", stacked=True)
    assert {at: form for at, form in labels_of(pile).items() if form == "gone"} == {1: "gone"}


def test_what_is_worse_is_striped_and_stands_in_a_series_of_its_own() -> None:
    bars = [("Ett", Figure(Decimal(5))), ("Två", Figure(Decimal(-7))), ("Tre", Figure(Decimal(0)))]
    graph = economy.deviations_graph(bars, "rows_told")
    assert [(line.name, line.look) for line in graph.lines] == [
        *(("Bättre än budget", "better"), ("Sämre än budget", "clay"))
    ]
    assert [[one.value for one in line.figures] for line in graph.lines] == [[5, None, 0], [None, -7, None]]


def test_a_short_table_stands_over_its_graph_and_a_long_one_beside_it() -> None:
    columns = (Column("Avdelning", figures=False), Column("Avvikelse"))

    def rooms_of(count: int) -> tuple[Room, ...]:
        bars = [(f"A{n}", Figure(Decimal(n))) for n in range(count)]
        table = Table("T", columns, tuple(Row(bar) for bar in bars))
        return places((table, economy.deviations_graph(bars, "rows_told")))

    (table, graph), (beside, right) = rooms_of(3), rooms_of(12)
    assert table[2] == graph[2] == BODY[2]
    assert table[1] + table[3] < graph[1]
    assert beside[1] == right[1]
