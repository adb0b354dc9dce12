"""The layout holds together: names, headings, formulas, and the leaf rule."""

from __future__ import annotations

import re
from itertools import chain, groupby

import pytest

from snit_xl.workbook.build import Builder
from snit_xl.workbook.computed import computed_cells
from snit_xl.workbook.data import read_sample, sample_folder
from snit_xl.workbook.formula import precedents
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Kind, Layout
from snit_xl.workbook.styles import GROUPS
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Area, WorkbookView

COMMITTEES = [("Vårgårda", "Herrljunga"), ("Alfa", "Beta", "Gamma"), ("A", "B", "C", "D")]


@pytest.fixture(scope="module", params=COMMITTEES, ids=len)
def layout(request: pytest.FixtureRequest) -> Layout:
    return committee_layout(request.param)


@pytest.fixture(scope="module")
def view() -> WorkbookView:
    layout = committee_layout(COMMITTEES[0])
    return Builder(layout, read_sample(layout, sample_folder("example"))).view()


def test_table_and_field_names_are_unique_and_allowed(layout: Layout) -> None:
    names = [TABLES[key] for key in layout.tables()] + [field_term(key).name for key in layout.fields()]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_ÅÄÖåäö][\wÅÄÖåäö]*", name) for name in names)
    assert not [name for name in names if re.fullmatch(r"[A-Za-z]{1,3}[0-9]+", name)], "looks like a cell"


def test_headings_are_unique_within_each_table(layout: Layout) -> None:
    for table in layout.tables().values():
        headings = [i.heading.casefold() for i in instances(table, layout.municipalities)]
        assert len(set(headings)) == len(headings), table.key


def test_every_sheet_fits_its_tables_within_its_widths(layout: Layout) -> None:
    for sheet in layout.sheets:
        for block in sheet.blocks:
            if hasattr(block, "columns"):
                assert len(instances(block, layout.municipalities)) <= len(sheet.widths), (sheet.key, block.key)


def leaf_cells(view: WorkbookView) -> set[tuple[str, int, int]]:
    return {
        (sheet, row, col)
        for sheet, grid in view.cells.items()
        for (row, col), cell in grid.items()
        if cell.formula and "SNIT_" in cell.formula
    }


def dependents_on_leaves(view: WorkbookView) -> list[str]:
    """Return native formulas that read a SNIT cell, at any remove of one step."""
    leaves = leaf_cells(view)
    found = []
    for sheet, grid in view.cells.items():
        for (row, col), cell in grid.items():
            if cell.formula and "SNIT_" not in cell.formula:
                areas = precedents(cell.formula, sheet, row, view)
                if any(leaf in leaves for leaf in chain.from_iterable(map(cells_of, areas))):
                    found.append(f"{sheet} {row},{col}: {cell.formula}")
    return found


def cells_of(area: Area) -> list[tuple[str, int, int]]:
    return [(area.sheet, row, col) for row in area.rows for col in area.cols]


def test_no_native_formula_depends_on_a_snit_cell(view: WorkbookView) -> None:
    assert leaf_cells(view)
    assert dependents_on_leaves(view) == []


def test_the_leaf_rule_catches_a_planted_total(view: WorkbookView) -> None:
    cells = {sheet: dict(grid) for sheet, grid in view.cells.items()}
    planted = WorkbookView(cells, view.tables, view.names)
    cells["Start"][90, 1] = type(next(iter(cells["Start"].values())))(None, "SUM(Prognosrader[Avvikelse helår])")
    assert len(dependents_on_leaves(planted)) == 1


def test_the_layout_knows_every_snit_cells_function_and_arguments(view: WorkbookView) -> None:
    layout = committee_layout(COMMITTEES[0])
    known = {(c.sheet, c.row, c.col): c.formula for c in computed_cells(view, layout) if c.kind is Kind.LEAF}
    standing = {key: view.cell(*key).formula for key in leaf_cells(view)}
    assert known == standing


def test_live_calls_are_a_few_hundred_at_most(view: WorkbookView) -> None:
    assert sum(view.cell(*key).formula.count("SNIT_") for key in leaf_cells(view)) < 300


def test_no_input_is_folded_away(layout: Layout) -> None:
    folded = 0
    for table in layout.tables().values():
        columns = instances(table, layout.municipalities)
        keys = [column.key for column in columns]
        for first, last in table.folded:
            inside = columns[keys.index(first) : keys.index(last) + 1]
            folded += len(inside)
            assert [column.key for column in inside if column.column.kind is Kind.INPUT] == []
    assert folded > 20


def test_no_formula_is_longer_than_excel_takes(view: WorkbookView) -> None:
    longest = max(
        (len(cell.formula or ""), sheet, at) for sheet, grid in view.cells.items() for at, cell in grid.items()
    )
    assert longest[0] < 8192, longest


def test_sheets_of_a_colour_stand_together_and_what_the_product_needs_alone_is_hidden(layout: Layout) -> None:
    groups = [group for group, _ in groupby(layout.sheets, lambda sheet: sheet.group)]
    assert groups == list(GROUPS)
    assert [sheet.key for sheet in layout.sheets if sheet.hidden] == ["seen"]
