"""Native charts (diagram): their series, marks and texts, with XlsxWriter.

A colour is never alone: every bar has its amount, neighbours differ in pattern, a deviation has its ▲ or ▼, and a line
has points of its own shape.
"""

from __future__ import annotations

from typing import Any

from snit_xl.workbook.placed import PlacedChart, PlacedSheet, PlacedTable
from snit_xl.workbook.spec import Chart, Series
from snit_xl.workbook.styles import ACCENT, COLOURS, GREY, INK, PATTERNS, POINTS
from snit_xl.workbook.terms.captions import AXES, CHARTS, DESCRIPTIONS, SERIES
from snit_xl.workbook.view import column_letter

ROW_PIXELS = 20
AIR = 12  # between a chart and the rows around it, in pixels
TITLE_SIZE, TEXT_SIZE = 14, 11  # a wide sheet is shrunk in print
LABELS = {
    "amount": "#,##0;\u2212#,##0;",
    "deviation": '"▲ "#,##0;"▼ "\u2212#,##0;0',
    "rise": "+#,##0;;",
    "date": "yyyy-mm-dd",
    "fall": "\u2212#,##0;;",
}


def absolute(sheet: str, row: int, col: int) -> str:
    """Return an absolute reference to one cell (absolut adress)."""
    return f"='{sheet}'!${column_letter(col)}${row}"


def draw_chart(book: Any, page: Any, sheet: PlacedSheet, placed: PlacedChart) -> None:  # noqa: ANN401
    """Put a chart on its place (diagram), so that it covers no cell and moves with those above it."""
    chart = placed.chart
    kind: dict[str, str] = {"type": chart.kind}
    if chart.stacked:
        kind["subtype"] = "stacked"
    drawn = book.add_chart(kind)
    for series in chart.series:
        drawn.add_series(_series(sheet, chart, series))
    title = {"size": TITLE_SIZE, "bold": True, "color": ACCENT}
    drawn.set_title({"name": CHARTS[chart.key], "name_font": title, "overlay": False})
    _axes(drawn, chart)
    hidden = [n for n, series in enumerate(chart.series) if series.hidden]
    legend = {"position": "bottom", "delete_series": hidden, "font": {"size": TEXT_SIZE, "color": INK}}
    drawn.set_legend({"none": True} if len(chart.series) == 1 else legend)
    drawn.show_hidden_data()  # what it draws may be folded away
    drawn.set_size({"width": chart.width, "height": chart.rows * ROW_PIXELS - 2 * AIR})
    options = {"description": DESCRIPTIONS[chart.key], "object_position": 1, "y_offset": AIR}
    page.insert_chart(placed.row - 1, 0, drawn, options)


def _axes(drawn: Any, chart: Chart) -> None:  # noqa: ANN401
    """Set names and amounts on their axes (axlar); lying bars come in the order of their rows."""
    axis = {"num_font": {"color": GREY, "size": TEXT_SIZE}, "line": {"color": "#BFBFBF"}}
    font = {"size": TEXT_SIZE, "bold": False, "color": GREY}
    flat = chart.kind == "bar"
    names = axis | {"label_position": "low", "name": AXES[chart.names] if chart.names else "", "name_font": font}
    lines = {"visible": True, "line": {"color": "#E3E3E3"}}
    numbers = axis | {"num_format": "#,##0", "major_gridlines": lines, "name": AXES[chart.amounts], "name_font": font}
    names |= {"reverse": True} if flat else {}
    drawn.set_x_axis(numbers if flat else names)
    drawn.set_y_axis(names if flat else numbers)


def _series(sheet: PlacedSheet, chart: Chart, series: Series) -> dict[str, object]:
    values, name = _cells(sheet, series.values)
    categories, _ = _cells(sheet, series.categories)
    look: dict[str, object] = {"values": values, "categories": categories}
    look["name"] = SERIES[series.name] if series.name else name
    if series.hidden:
        return look | {"fill": {"none": True}, "border": {"none": True}}
    if series.labels:
        look["data_labels"] = _labels(chart, series)
    if chart.kind == "line":
        return look | _line(series.colour)
    look["gap"] = 60
    if chart.stacked:
        look["overlap"] = 100
    if series.span:
        look["y_error_bars"] = _whiskers(sheet, series)
    # LibreOffice 25.2 draws an inverted bar on the wrong side of zero.
    return look | _fill(series.colour) | {"invert_if_negative": False}


def _fill(colour: str) -> dict[str, object]:
    """Return how a series is filled (fyllning)."""
    if colour in PATTERNS:
        pattern, line = PATTERNS[colour]
        look = {"pattern": pattern, "fg_color": line, "bg_color": COLOURS[colour]}
        return {"pattern": look, "border": {"color": line}}
    return {"fill": {"color": COLOURS[colour]}, "border": {"color": "#FFFFFF"}}


def _line(colour: str) -> dict[str, object]:
    """Return how a line and its points are drawn (linje)."""
    look = {"color": COLOURS[colour]}
    point = {"type": POINTS[colour], "size": 8, "fill": look, "border": look}
    return {"line": {**look, "width": 2}, "marker": point}


def _labels(chart: Chart, series: Series) -> dict[str, object]:
    """Write each amount at its bar (dataetiketter); within a stack on white, since a pattern lies behind."""
    look: dict[str, object] = {
        "value": True,
        "num_format": LABELS[series.labels],
        "font": {"size": TEXT_SIZE, "color": INK},
    }
    if chart.stacked:
        return look | {"position": "center", "fill": {"color": "#FFFFFF"}}
    return look | {"position": "above" if chart.kind == "line" else "outside_end"}


def _whiskers(sheet: PlacedSheet, series: Series) -> dict[str, object]:
    """Draw the span around each bar's end (spann): the columns say how far it reaches down and up."""
    down, up = (_cells(sheet, path)[0] for path in series.span)
    look = {"color": INK, "width": 1.5}
    return {"type": "custom", "plus_values": up, "minus_values": down, "line": look}


def _cells(sheet: PlacedSheet, path: str) -> tuple[str, str]:
    """Return the cells that a path means, and the reference to their heading (dataområde).

    "table.column" is a whole column, "table.first:last" several; "table=first:last" is the total row under the table,
    "table^first:last" the line over its headings.
    """
    key, where, columns = next(path.partition(sign) for sign in (".", "=", "^") if sign in path)
    table = next(t for t in sheet.tables if t.spec.key == key)
    first, _, last = columns.partition(":")
    left, right = column_letter(table.col(first)), column_letter(table.col(last or first))
    top, bottom = _rows(table, where)
    cells = f"='{sheet.name}'!${left}${top}:${right}${bottom}"
    return cells, absolute(sheet.name, table.header, table.col(first))


def _rows(table: PlacedTable, where: str) -> tuple[int, int]:
    rows = {".": (table.first, table.last), "=": (table.last + 1, table.last + 1), "^": (table.header - 1,) * 2}
    return rows[where]
