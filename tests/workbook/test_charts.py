"""Native charts: each has title, axes, amounts and a text to read aloud, covers no cell and shows whole columns."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from support.calc import Document
from support.libreoffice import Office
from support.workbooks import example

from snit_xl.actions.build_workbook import build_committee, build_example
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content, read_sample, sample_folder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.placed import PlacedSheet
from snit_xl.workbook.spec import Chart
from snit_xl.workbook.styles import COLOURS, PATTERNS
from snit_xl.workbook.template import Committee
from snit_xl.workbook.terms.captions import AXES, CHARTS, DESCRIPTIONS
from snit_xl.workbook.terms.sheets import SHEETS

NOW = datetime(2017, 9, 12, 8)  # noqa: DTZ001 - a wall clock, as the user's
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONG = Committee(("Upplands Väsby", "Upplands-Bro", "Österåker"), ("Räddningstjänst och säkerhet", "Växel"), 2026)
ROW, CLOSE = 529, 60  # hundredths of a millimetre: a row, and what is no overlap
SIZES = [("Vårgårda", "Herrljunga"), ("Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta")]


@pytest.fixture(scope="module")
def parts() -> dict[str, Element]:
    """Return the example's chart parts and drawings by name."""
    with zipfile.ZipFile(io.BytesIO(build_example(NOW, leaves=True)[0])) as package:
        names = [name for name in package.namelist() if name.startswith(("xl/charts/", "xl/drawings/drawing"))]
        return {name: fromstring(package.read(name)) for name in names}


@pytest.fixture(scope="module")
def charts(parts: dict[str, Element]) -> dict[str, Element]:
    """Return every chart by its title."""
    drawn = {_text(root.find(f".//{C}chart/{C}title")): root for name, root in parts.items() if "charts/" in name}
    assert len(drawn) == len(CHARTS)
    return drawn


@pytest.fixture(scope="module", params=SIZES, ids=len)
def sheets(request: pytest.FixtureRequest) -> list[PlacedSheet]:
    layout = committee_layout(request.param)
    content = read_sample(layout, sample_folder("example")) if len(request.param) == 2 else Content()
    return Builder(layout, content).sheets


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(found.text or "" for found in element.iter(f"{A}t"))


def test_every_chart_of_the_layout_is_drawn_under_its_title(charts: dict[str, Element]) -> None:
    assert charts.keys() == set(CHARTS.values())


def test_the_axis_of_amounts_says_its_unit(charts: dict[str, Element]) -> None:
    units = {title: _text(root.find(f".//{C}valAx/{C}title")) for title, root in charts.items()}
    assert units.pop(CHARTS["queue_flow"]) == AXES["cases"]
    assert set(units.values()) == {AXES["tkr"]}


def test_every_chart_is_read_aloud_in_a_sentence_of_its_own(parts: dict[str, Element]) -> None:
    told = [
        one.get("descr")
        for name, root in parts.items()
        if "drawings/" in name
        for one in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr")
        if one.get("descr")
    ]
    assert sorted(filter(None, told)) == sorted(DESCRIPTIONS.values())
    amounts = {key: text for key, text in DESCRIPTIONS.items() if key != "queue_flow"}
    assert all(text.startswith("Stapeldiagram") and "tkr" in text for text in amounts.values())
    assert DESCRIPTIONS["queue_flow"].startswith("Linjediagram")


def test_amounts_stand_at_the_bars_and_a_deviation_has_its_mark(charts: dict[str, Element]) -> None:
    for title, root in charts.items():
        seen = [one for one in root.iter(f"{C}ser") if one.find(f"{C}spPr/{A}noFill") is None]
        if title == CHARTS["forecast_span"]:
            assert [one.find(f"{C}errBars") is not None for one in seen] == [True]
        elif title != CHARTS["queue_flow"]:
            assert all(one.find(f"{C}dLbls/{C}showVal") is not None for one in seen), title
    forms = [one.get("formatCode") or "" for one in charts[CHARTS["deviation_per_row"]].iter(f"{C}numFmt")]
    assert any("▲" in form and "▼" in form for form in forms)


def test_each_line_has_points_of_its_own_shape_and_what_is_left_its_amounts(charts: dict[str, Element]) -> None:
    lines = list(charts[CHARTS["queue_flow"]].iter(f"{C}ser"))
    shapes = [one.find(f"{C}marker/{C}symbol") for one in lines]
    assert len({shape.get("val") for shape in shapes if shape is not None}) == len(lines) == 3
    assert [one.find(f"{C}dLbls/{C}showVal") is not None for one in lines] == [False, False, True]


def test_no_bar_is_inverted(charts: dict[str, Element]) -> None:
    marks = [one.get("val") for root in charts.values() for one in root.iter(f"{C}invertIfNegative")]
    assert set(marks) <= {"0"}


def test_neighbours_in_a_chart_differ_in_pattern_or_much_in_lightness(sheets: list[PlacedSheet]) -> None:
    drawn = [placed.chart for sheet in sheets for placed in sheet.charts]
    assert {chart.key for chart in drawn} == CHARTS.keys()
    for chart in drawn:
        colours = [one.colour for one in chart.series if not one.hidden and chart.kind != "line"]
        for one, other in pairwise(colours):
            assert PATTERNS.get(one, ("",))[0] != PATTERNS.get(other, ("",))[0] or abs(_grey(one) - _grey(other)) > 40


def _grey(name: str) -> float:
    colour = COLOURS[name]
    return sum(int(colour[n : n + 2], 16) * part for n, part in ((1, 0.3), (3, 0.59), (5, 0.11)))


def test_no_chart_covers_a_cell_and_each_fits_its_print(sheets: list[PlacedSheet]) -> None:
    for sheet in sheets:
        for placed in sheet.charts:
            rows = range(placed.row, placed.row + placed.chart.rows)
            assert [spot for spot in sheet.spots if spot[0] in rows] == [], placed.chart.key
            shown = sheet.spec.widths[: sheet.spec.print_columns or None]
            assert placed.chart.width <= sum(7 * width + 5 for width in shown), placed.chart.key


def test_a_chart_shows_all_rows_of_its_tables_so_that_it_grows_with_them(sheets: list[PlacedSheet]) -> None:
    for sheet in sheets:
        tables = {table.spec.key: table for table in sheet.tables}
        for chart in (placed.chart for placed in sheet.charts):
            for path in _paths(chart):
                key, column = re.split(r"[.=^]", path)
                assert {one.key for one in tables[key].columns} >= set(column.split(":")), path


def _paths(chart: Chart) -> list[str]:
    return [path for one in chart.series for path in (one.values, one.categories, *one.span)]


def test_the_deviation_chart_takes_the_whole_table_column(charts: dict[str, Element]) -> None:
    formulas = [one.text or "" for one in charts[CHARTS["forecast_span"]].iter(f"{C}f")]
    spans = {tuple(re.findall(r"\$(\d+)", text)) for text in formulas if ":" in text}
    assert len(formulas) == 5  # name, categories, values, and both ends of the whiskers
    assert len(spans) == 1


@pytest.mark.parametrize("content", [example()[0], build_committee(LONG, NOW)[0]], ids=["2017", "long names"])
def test_no_chart_lies_over_a_cell_in_libreoffice(office: Office, tmp_path: Path, content: bytes) -> None:
    """LibreOffice places charts before it fits rows to their text: rows that grow then would stand behind the chart."""
    path = tmp_path / "bok.xlsx"
    path.write_bytes(content)
    with office.open(path) as document:
        assert covered(document) == []


def test_a_chart_over_a_cell_is_found(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    with office.open(path) as document:
        chart = document.component.Sheets.getByName(SHEETS["budget"].name).DrawPage.getByIndex(0)
        place = chart.Position
        place.Y -= 2 * ROW
        chart.setPosition(place)
        assert f"{SHEETS['budget'].name} 24" in covered(document)


def covered(document: Document) -> list[str]:
    """Return the rows with something in them that a chart lies over, by sheet."""
    found = []
    for name in document.sheet_names():
        sheet = document.component.Sheets.getByName(name)
        filled = {row for row, _ in document.all_cells(name)} if sheet.DrawPage.Count else set()
        for chart in (sheet.DrawPage.getByIndex(n) for n in range(sheet.DrawPage.Count)):
            top, bottom = chart.Position.Y, chart.Position.Y + chart.Size.Height
            for row in sorted(filled):
                cell = sheet.getCellByPosition(0, row - 1)
                if cell.Position.Y + cell.Size.Height > top + CLOSE and bottom > cell.Position.Y + CLOSE:
                    found.append(f"{name} {row}")
    return found
