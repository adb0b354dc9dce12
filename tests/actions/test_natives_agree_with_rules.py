"""What the workbook's own formulas show is what the rules say, on the example and on random figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.workbooks import BUILT_AT, example_inputs

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.actions.loop import Run
from snit_xl.actions.row_forecast import row_forecast
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.allocation import allocate_pools
from snit_xl.domain.money import exact_sum
from snit_xl.domain.risk import heat_counts
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import Content
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import WorkbookView

LAYOUT = committee_layout(EXAMPLE)
AMOUNT = st.decimals(-99999, 99999, places=3).map(float)


def run(content: Content) -> Run:
    ran = loop.run(Builder(LAYOUT, content).view(), update_forecast, BUILT_AT)
    assert not ran.blocking
    return ran


def column(view: WorkbookView, table: str, key: str, municipality: str = "") -> list[float]:
    area = view.tables[TABLES[table]].column(heading(table, key, municipality))
    return [float(str(view.cell(area.sheet, row, area.left).value or 0)) for row in area.rows]


def under(view: WorkbookView, table: str, key: str, municipality: str = "") -> float:
    area = view.tables[TABLES[table]].column(heading(table, key, municipality))
    return float(str(view.cell(area.sheet, area.bottom + 1, area.left).value or 0))


def with_amounts(amounts: list[float]) -> Content:
    content = example_inputs()
    cells = [(row, key) for row in content.tables["rows"] for key in ("actual", "budget", "budget_to_date")]
    for (row, key), amount in zip(cells, amounts, strict=False):
        row[key] = amount
    return content


@settings(max_examples=8, deadline=None)
@given(st.lists(AMOUNT, min_size=45, max_size=45))
def test_department_and_committee_totals(amounts: list[float]) -> None:
    ran = run(with_amounts(amounts))
    assert ran.model is not None
    model = ran.model
    shown = column(ran.after, "sums", "forecast")
    for summary, value in zip(model.summary, shown, strict=True):
        own = [
            row
            for row in model.rows
            if row.row.unit == summary.unit and not (summary.subtotal and row.row.kind is RowKind.GRANT)
        ]
        assert value == pytest.approx(float(exact_sum(row_forecast(model, row) or Decimal(0) for row in own)), abs=1e-6)
    everything = exact_sum(row_forecast(model, row) or Decimal(0) for row in model.rows)
    assert under(ran.after, "sums", "forecast") == pytest.approx(float(everything), abs=1e-6)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(AMOUNT, min_size=3, max_size=3),
    st.lists(AMOUNT, min_size=6, max_size=6),
    st.tuples(st.integers(1, 99999), st.integers(0, 99999)),
)
def test_the_split_sums_exactly_row_by_row_and_in_all(
    common: list[float], specific: list[float], key: tuple[int, int]
) -> None:
    content = example_inputs()
    content.tables["keys"][0] |= {"unit_of_key": "invånare", "value#1": float(key[0]), "value#2": float(key[1])}
    for place, pool in enumerate(content.tables["pools"]):
        pool |= {"common": common[place], "specific#1": specific[2 * place], "specific#2": specific[2 * place + 1]}
    ran = run(content)
    assert ran.model is not None
    parts = [column(ran.after, "pools", "split", name) for name in EXAMPLE]
    ruled = allocate_pools(ran.model.pools, ran.model.keys)
    assert [tuple(map(float, row)) for row in ruled] == list(zip(*parts, strict=True))
    for name, values in zip(EXAMPLE, parts, strict=True):
        assert under(ran.after, "pools", "split", name) == sum(values)


def test_the_heat_map_counts_what_the_rule_counts() -> None:
    content = example_inputs()
    for control, (risk, materiality) in zip(content.tables["controls"], [(1, 4), (3, 3), (3, 3), (4, 2)], strict=True):
        control |= {"risk": float(risk), "materiality": float(materiality)}
    ran = run(content)
    assert ran.model is not None
    cells = ran.after.cells["Internkontroll"]
    corner = next(at for at, cell in cells.items() if str(cell.value).startswith("V 1 "))
    shown = {
        (5 - down, right + 1): int(float(str(cells[corner[0] + down, corner[1] + right].value)))
        for down in range(1, 5)
        for right in range(4)
    }
    assert shown == heat_counts(ran.model.controls, ran.model.scale)
