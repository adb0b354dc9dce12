"""Native graphs on slides (diagram): PowerPoint's own, with their workbook inside, so that they can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from snit_xl.papers.slides.content import Graph, Line
from snit_xl.papers.slides.labels import ANY_AMOUNT, amounts_of, grouped, label_format, own_labels
from snit_xl.papers.slides.rooms import Room
from snit_xl.papers.slides.template import POINT, colour
from snit_xl.papers.write.look import INK, LANGUAGE, LINE
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Figure
from snit_xl.workbook.charts import LABELS
from snit_xl.workbook.styles import COLOURS, PATTERNS
from snit_xl.workbook.values import to_float

TYPES = {
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (True, True): XL_CHART_TYPE.BAR_STACKED,
}
TEXT_SIZE = 14
ONE_MONTH, DATE_SHARE = 30.0, 0.2
BAR_ROOM = 80.0  # of a lying bar: few of them are not made thicker
LABEL_SHARE = 0.25  # of a lying bar's axis, for the amount beyond its end
# The workbook's patterns by PowerPoint's names.
PATTERN_NAMES = {
    "wide_upward_diagonal": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "wide_downward_diagonal": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
    "dotted_grid": MSO_PATTERN.DOTTED_GRID,
    "percent_20": MSO_PATTERN.PERCENT_20,
}


def add_graph(slide: Any, graph: Graph, where: Room) -> None:  # noqa: ANN401 - no types
    """Put a graph on a slide (lägg in diagram); its amounts are the cells' own, unrounded."""
    maker: Any = CategoryChartData
    data = maker(number_format=LABELS["date"] if graph.dates else grouped(ANY_AMOUNT, _values(graph)))
    data.categories = [written(name) for name in graph.categories]
    for line in graph.lines:
        data.add_series(written(line.name), [_value(one) for one in line.figures])
    left, top, across, down = where
    if graph.flat:
        down = min(down, len(graph.categories) * BAR_ROOM + BAR_ROOM)
    sides = [Emu(int(side * POINT)) for side in (left, top, across, down)]
    frame = slide.shapes.add_chart(TYPES[graph.flat, graph.stacked], *sides, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", written(graph.told))  # noqa: SLF001 - no alt texts
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(TEXT_SIZE)
    chart.font.color.rgb = colour(INK)
    chart.font._rPr.set("lang", LANGUAGE)  # noqa: SLF001 - as above
    _axes(chart, graph)
    plot = chart.plots[0]
    plot.gap_width = 60
    if graph.dates:
        _time_axis(chart.value_axis, graph)
    elif graph.flat:
        _room_for_labels(chart.value_axis, _values(graph))
    if graph.dates or graph.flat:
        plot.overlap = 100
    for line, series in zip(graph.lines, plot.series, strict=True):
        _series(series, line, graph)
    _legend(chart, graph)


def _values(graph: Graph) -> list[float]:
    return [amount for line in graph.lines for amount in amounts_of(line)]


def _room_for_labels(axis: Any, values: Sequence[float]) -> None:  # noqa: ANN401 - as above
    """Let the axis reach so far beyond the longest bar that its amount never meets a name (plats för belopp)."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) * LABEL_SHARE
    axis.minimum_scale = low - room if low else 0.0
    axis.maximum_scale = high + room if high else 0.0


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else to_float(figure.value)


def _axes(chart: Any, graph: Graph) -> None:  # noqa: ANN401 - as above
    names, amounts = chart.category_axis, chart.value_axis
    for number in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):  # noqa: SLF001 - as above
        number.set("val", number.get("val").lstrip("-"))  # python-pptx gives negative ones, which no schema allows
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    names.reverse_order = graph.flat  # lying bars come in the order of their rows
    names.format.line.color.rgb = colour(LINE)
    amounts.has_major_gridlines = False
    # Every bar has its amount; floating bars need the axis too, since it may begin elsewhere than at nought.
    amounts.visible = any(not line.look for line in graph.lines)
    amounts.tick_labels.number_format = grouped(ANY_AMOUNT, _values(graph))
    amounts.tick_labels.number_format_is_linked = False


def _time_axis(axis: Any, graph: Graph) -> None:  # noqa: ANN401 - as above
    """Let time begin so long before the first day that its date has room (tidsaxel)."""
    days = _values(graph)
    room = max(ONE_MONTH, (max(days) - min(days)) * DATE_SHARE)
    axis.minimum_scale, axis.maximum_scale = min(days) - room, max(days) + room


def _series(series: Any, line: Line, graph: Graph) -> None:  # noqa: ANN401 - as above
    series.invert_if_negative = False
    if not line.look:
        series.format.fill.background()
        series.format.line.fill.background()
        return
    fill = series.format.fill
    if line.look in PATTERNS:
        pattern, ink = PATTERNS[line.look]
        fill.patterned()
        fill.pattern = PATTERN_NAMES[pattern]
        fill.fore_color.rgb = colour(ink)
        fill.back_color.rgb = colour(COLOURS[line.look])
        series.format.line.color.rgb = colour(ink)
    else:
        fill.solid()
        fill.fore_color.rgb = colour(COLOURS[line.look])
    _labels(series, line, graph)


def _labels(series: Any, line: Line, graph: Graph) -> None:  # noqa: ANN401 - as above
    """Write each amount at its bar (dataetiketter), on white within a stack."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = label_format(line, graph), False
    labels.font.size = Pt(TEXT_SIZE)
    labels.font.color.rgb = colour(INK)
    labels.font._rPr.set("lang", LANGUAGE)  # noqa: SLF001 - as above
    labels.position = XL_LABEL_POSITION.CENTER if graph.stacked else XL_LABEL_POSITION.OUTSIDE_END
    if graph.dates and line.look == "white":
        labels.position = XL_LABEL_POSITION.INSIDE_END
    if graph.stacked:
        white = labels._element.makeelement(qn("c:spPr"), {})  # noqa: SLF001 - as above
        fill = white.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "FFFFFF"}))
        white.append(fill)
        labels._element.insert(1, white)  # noqa: SLF001 - as above
    if not graph.dates:
        own_labels(labels._element, line, graph)  # noqa: SLF001 - as above


def _legend(chart: Any, graph: Graph) -> None:  # noqa: ANN401 - as above
    chart.has_legend = len(graph.lines) > 1 and not graph.dates
    if not chart.has_legend:
        return
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(TEXT_SIZE)
    for number in (n for n, line in enumerate(graph.lines) if not line.look):
        legend = chart.legend._element  # noqa: SLF001 - as above
        entry = legend.makeelement(qn("c:legendEntry"), {})
        entry.append(entry.makeelement(qn("c:idx"), {"val": str(number)}))
        entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
        legend.insert(1, entry)
