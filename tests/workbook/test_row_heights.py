"""Rows are as high as their text needs: under a chart's rows nothing may grow, and what the user types still can."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from support.workbooks import Book

from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content, read_sample, sample_folder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.sheets import SHEETS, TABLES

LAYOUT = committee_layout(("Vårgårda", "Herrljunga"))
LONG = (
    "Licenserna blev dyrare än budgeterat eftersom fler användare tillkom under hösten; vi förhandlar med leverantören."
)


def content(comment: str) -> Content:
    found = read_sample(LAYOUT, sample_folder("example"))
    for table, key in (("rows", "comment"), ("meetings", "meeting_remark")):
        found.tables[table] = [found.tables[table][0] | {key: comment}]
    return found


def row_tag(comment: str, sheet: str, table: str) -> str:
    """Return how a table's first row is written in the file."""
    package = Builder(LAYOUT, content(comment)).write({})
    [(number, row)] = [
        (number, page[page.tables[TABLES[table]].ref][1][0].row)
        for number, page in enumerate(Book.of(package).raw.worksheets, 1)
        if page.title == SHEETS[sheet].name
    ]
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        text = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
    found = re.search(rf'<row r="{row}"[^>]*>', text)
    assert found
    return found[0]


@pytest.mark.parametrize(("comment", "points"), [(LONG, 42), (LONG[:50], 28)])
def test_a_row_above_a_chart_has_the_height_of_its_text_but_is_not_fixed(comment: str, points: float) -> None:
    tag = row_tag(comment, "forecast", "rows")
    height = re.search(r'ht="([\d.]+)"', tag)
    assert height
    assert float(height[1]) == pytest.approx(points, abs=0.5)
    assert "customHeight" not in tag


def test_a_row_of_one_line_and_a_row_on_a_sheet_without_charts_are_left_to_the_program() -> None:
    assert "ht=" not in row_tag("Enligt avtal", "forecast", "rows")
    assert "ht=" not in row_tag(LONG, "meetings", "meetings")


def test_a_heading_has_a_second_line_where_its_button_would_hide_its_end() -> None:
    [sheet] = [one for one in Builder(LAYOUT, content("")).sheets if one.spec.key == "budget"]
    rows = Book.of(Builder(LAYOUT, content("")).write({})).raw[SHEETS["budget"].name].row_dimensions
    assert {table.spec.key: round(rows[table.header].height) for table in sheet.tables} == {
        "stages": 32,
        "bridge": 32,
        "bridge_steps": 32,
    }
