"""SNIT_FORDELNING() without arguments (arbetsbokens egen fördelning): the cost pools split by their own keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from snit_xl.domain.allocation import allocate_pools, check_keys, check_pools
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Place, Problem, Severity
from snit_xl.workbook.extract import Extract, Reader, areas_read
from snit_xl.workbook.functions.arguments import Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.read import layout_of, money
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.functions_help import OWN_SPLIT_TOTAL
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import to_float
from snit_xl.workbook.view import Area, WorkbookView, cell_position

_SHEETS = {"allocation", "settings"}
_TABLES = ("pools", "keys")


def own_split(view: WorkbookView) -> Rows | Fault:
    """Return the workbook's split (egen fördelning): pools down, municipalities across, sums last, headings first.

    Whole tkr or the workbook's own number of decimals; every row and column sums exactly. A cell that can't be read
    is a fault, never a zero.
    """
    layout = layout_of(view)
    if layout is None:
        return Fault("FUNKTION-ARBETSBOK")
    found = Reader(view, _part(layout)).read()
    names = layout.municipalities
    keys, pools = money.keys(found, names), money.pools(found, names)
    if not pools:
        return Fault("FUNKTION-EGEN-TOM", "missing")
    used = [key for key in keys if key.name in {pool.key for pool in pools}]
    tolerance = money.limits(found).get("key_tolerance", Decimal(0))
    fault = _first_fault(view, (*found.problems, *check_keys(used, tolerance), *check_pools(pools, keys)))
    if fault is not None:
        return fault
    parts = allocate_pools(pools, keys, _decimals(found))
    lines = [(pool.name, row) for pool, row in zip(pools, parts, strict=True)]
    lines.append((OWN_SPLIT_TOTAL, tuple(exact_sum(column) for column in zip(*parts, strict=True))))
    header: Rows = [[heading("pools", "pool"), *names, OWN_SPLIT_TOTAL]]
    return header + [[name, *map(to_float, row), to_float(exact_sum(row))] for name, row in lines]


def areas_of_own_split(view: WorkbookView) -> Iterator[Area]:
    """Return the cells that the split rests on (fördelningens indata)."""
    layout = layout_of(view)
    return areas_read(view, _part(layout)) if layout is not None else iter(())


def _part(layout: Layout) -> Layout:
    """Return the layout of the sheets that are read (del av layouten)."""
    return replace(layout, sheets=tuple(sheet for sheet in layout.sheets if sheet.key in _SHEETS))


def _decimals(found: Extract) -> int:
    value = found.fields.get("split_decimals")
    return int(value) if isinstance(value, Decimal) else 0


def _first_fault(view: WorkbookView, problems: tuple[Problem, ...]) -> Fault | None:
    """Return the first fault in what the split rests on (första felet); the rest of the sheets is not its affair."""
    for found in problems:
        if CATALOGUE[found.code].severity is Severity.FAULT and _concerns(view, found):
            where = f"{found.place}: " if str(found.place) else ""
            return Fault("FUNKTION-EGEN-INDATA", "value", (("reason", where + describe(found).message),))
    return None


def _concerns(view: WorkbookView, found: Problem) -> bool:
    if found.code.startswith(("ARBETSBOK-", "FORDELNING-")) or found.place == Place():
        return True
    row, col = cell_position(found.place.cell)
    areas = [view.tables[TABLES[key]].area for key in _TABLES if TABLES[key] in view.tables]
    return any(a.sheet == found.place.sheet and row in a.rows and col in a.cols for a in areas)
