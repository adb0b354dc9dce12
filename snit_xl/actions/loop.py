"""The loop that every host runs (kretsloppet): cells → model → rules → writes → the cells that depend on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from snit_xl.actions.map_books import map_books
from snit_xl.actions.noticing import noticed
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.seen_inputs import Press
from snit_xl.actions.versions import list_versions
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.computed import Computed, computed_cells, with_values
from snit_xl.workbook.extract import areas_read
from snit_xl.workbook.formula import Evaluation, evaluate
from snit_xl.workbook.functions.bound import workbook_functions
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import layout_of, read_model
from snit_xl.workbook.spec import Kind, Layout
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.view import (
    Area,
    Cell,
    CellWrite,
    Scalar,
    TableArea,
    TableRows,
    WorkbookView,
    Writes,
    cell_name,
)

CellKey = tuple[str, int, int]
Action = Callable[[Model, datetime], Outcome]
# Excel and we may differ in a float's last digits; a difference this small is no change.
SAME = 1e-9
# What is brought up to date before an action reads; a choice among the versions is read by their list.
PREPARING: tuple[Action, ...] = (map_books, list_versions)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of running an action on a workbook (körning).

    `writes` is None where it was refused or nothing has changed. `values` are new results for formula cells.
    `foreign` are formulas that depend on something we don't compute: the spreadsheet program must. `after` is the
    workbook as it will be. `noted` is what was found in files that were read on the way.
    """

    model: Model | None
    findings: tuple[Problem, ...]
    blocking: tuple[Problem, ...] = ()
    writes: Writes | None = None
    values: Mapping[CellKey, Scalar] = field(default_factory=dict)
    foreign: frozenset[CellKey] = frozenset()
    before: WorkbookView = field(default_factory=WorkbookView)
    after: WorkbookView = field(default_factory=WorkbookView)
    noted: tuple[Problem, ...] = ()


def run(
    view: WorkbookView,
    action: Action,
    now: datetime,
    *,
    mends: bool = True,
    before: Sequence[Action] = (),
    press: Press | None = None,
) -> Run:
    """Run an action on a workbook's view (kör åtgärd); the view itself is left alone.

    What is booked is put on its report rows first and the locked versions are listed, after the actions `before` that
    (reading a file, say); each works from a fresh reading of what the one before it wrote, and what those `before`
    found is told apart (`noted`). Rows that lack their formulas get them back with the action's writes; an action that
    writes nothing (`mends` False) has them among its findings instead. With a `press` the log tells what the user has
    changed since the last one.
    """
    layout = layout_of(view)
    computing = _Computing(view, layout, now.date()) if layout is not None else None
    first = computing.compute_inputs(view) if computing is not None else _Fresh(view)
    reading = read_model(first.view)
    prepared = Writes()
    noted: tuple[Problem, ...] = ()
    for step in (*before, *PREPARING):
        if reading.model is None or computing is None:
            return Run(None, reading.problems, reading.problems)
        outcome = step(reading.model, now)
        if outcome.writes is None:
            return Run(reading.model, outcome.findings, outcome.blocking, before=view, after=view)
        noted += outcome.findings if step not in PREPARING else ()
        changed = _differing(first.view, outcome.writes)
        if changed != Writes():
            prepared = _merged(prepared, changed)
            first = computing.compute_again(first, changed)
            reading = read_model(first.view)
    assert reading.model is not None  # noqa: S101 - results don't make a workbook unreadable
    assert computing is not None  # noqa: S101 - there is a model
    lacking = () if mends else computing.problems()
    model = replace(reading.model, problems=reading.model.problems + lacking)
    outcome = action(model, now)
    after = computing.compute_rest(first, outcome.writes or Writes())
    if outcome.writes is None:
        return Run(model, outcome.findings, outcome.blocking, before=after.view, after=after.view, noted=noted)
    outcome = replace(outcome, writes=_merged(prepared, outcome.writes))
    compared = replace(_compared(view, model, outcome, computing, after), noted=noted)
    if press is None:
        return compared
    return replace(compared, writes=noticed(view, compared.after, computing.layout, model, compared.writes, press))


@dataclass(frozen=True, slots=True)
class _Fresh:
    view: WorkbookView
    values: Mapping[CellKey, Scalar] = field(default_factory=dict)
    foreign: frozenset[CellKey] = frozenset()


class _Computing:
    """Computes one workbook's formulas, the layout's own included where the file lacks them (omräkning)."""

    def __init__(self, view: WorkbookView, layout: Layout, today: date) -> None:
        self.layout = layout
        self.today = today
        self.formulas: dict[CellKey, str] = {
            (sheet, row, col): cell.formula
            for sheet, grid in view.cells.items()
            for (row, col), cell in grid.items()
            if cell.formula
        }
        cells = {(cell.sheet, cell.row, cell.col): cell for cell in computed_cells(view, layout)}
        live_leaves = any(cell.kind is Kind.LEAF and key in self.formulas for key, cell in cells.items())
        self.silent: dict[CellKey, str] = {}
        self.missing: dict[CellKey, Computed] = {}
        for key, cell in cells.items():
            if key in self.formulas:
                continue
            if cell.kind is Kind.LEAF and not live_leaves:
                self.silent[key] = cell.formula
            elif cell.table and view.cell(*key).value in {None, ""}:
                self.missing[key] = cell

        self.functions = workbook_functions(view)
        spread = ((a.sheet, row, col) for a in view.arrays.values() for row in a.rows for col in a.cols)
        self.written = {*self.formulas, *spread}
        self.all = {**self.formulas, **self.silent, **{key: cell.formula for key, cell in self.missing.items()}}

    def compute_inputs(self, view: WorkbookView) -> _Fresh:
        """Return the view with the results that a model is read from (räkna ut indata).

        An input cell may hold a formula of the user's own. All other formulas wait for what the action writes.
        """
        done = self._evaluated(view, None, tuple(areas_read(view, self.layout)))
        return _Fresh(with_values(view, done.values), done.values, done.foreign | done.cycles)

    def compute_again(self, first: _Fresh, writes: Writes) -> _Fresh:
        """Return the view after some writes with the results that a model is read from (räkna om indata)."""
        return self._after(first, writes, set(), tuple(areas_read(apply(first.view, writes), self.layout)))

    def compute_rest(self, first: _Fresh, writes: Writes) -> _Fresh:
        """Return the view after some writes with every formula's result in it (räkna ut resten)."""
        return self._after(first, writes, self.all.keys() - first.values.keys())

    def _after(
        self, first: _Fresh, writes: Writes, waiting: set[CellKey], wanted: tuple[Area, ...] | None = None
    ) -> _Fresh:
        """Return the view after some writes (vyn efter skrivning): results that they don't concern still hold."""
        changing = _differing(first.view, writes)
        view = apply(first.view, changing)
        done = self._evaluated(view, waiting | self._changed(first.view, view, changing), wanted)
        foreign = first.foreign | done.foreign | done.cycles
        return _Fresh(with_values(view, done.values), {**first.values, **done.values}, foreign)

    def _evaluated(
        self, view: WorkbookView, changed: set[CellKey] | None, wanted: tuple[Area, ...] | None = None
    ) -> Evaluation:
        return evaluate(view, self.all, changed, self.functions, wanted=wanted, arrays=view.arrays, today=self.today)

    def _changed(self, before: WorkbookView, after: WorkbookView, writes: Writes) -> set[CellKey]:
        """Return which cells some writes change (ändrade celler).

        All of a result list counts, and every formula that names one: it may have another number of rows.
        """
        keys = ((w.sheet, w.row, w.col) for w in writes.cells)
        changed = {key for key in keys if before.cell(*key).value != after.cell(*key).value}
        names = [rows.table for rows in writes.lists]
        for area in (view.tables[name].area for view in (before, after) for name in names):
            changed |= {(area.sheet, row, col) for row in area.rows for col in area.cols}
        return changed | {key for key, text in self.all.items() if any(name in text for name in names)}

    def problems(self) -> tuple[Problem, ...]:
        """Return the columns that have rows without their formula (formel saknas)."""
        by_column: dict[tuple[str, str], list[Computed]] = {}
        for cell in self.missing.values():
            by_column.setdefault((cell.table, cell.heading), []).append(cell)
        return tuple(
            problem(
                "ARBETSBOK-FORMEL-SAKNAS",
                Place(cells[0].sheet, cell_name(cells[0].row, cells[0].col)),
                table=table,
                heading=heading,
                count=len(cells),
            )
            for (table, heading), cells in by_column.items()
        )


def apply(view: WorkbookView, writes: Writes) -> WorkbookView:
    """Return the view as it is after some writes (vy efter skrivning)."""
    written = with_values(view, {(w.sheet, w.row, w.col): w.value for w in writes.cells})
    for rows in writes.lists:
        _apply_list(written, rows)
    return written


def _apply_list(view: WorkbookView, rows: TableRows) -> None:
    """Put a result list's rows in place and let the table end where they end (sätt in resultatlista)."""
    where = view.tables[rows.table]
    grid = view.cells.setdefault(where.area.sheet, {})
    for row in where.area.rows:
        for col in where.area.cols:
            grid.pop((row, col), None)
    for row, values in enumerate(rows.rows, where.area.top):
        for col, value in enumerate(values, where.area.left):
            if value is not None:
                grid[row, col] = Cell(value)
    bottom = where.area.top + max(1, len(rows.rows)) - 1
    area = Area(where.area.sheet, where.area.top, where.area.left, bottom, where.area.right)
    tables = dict(view.tables)
    tables[rows.table] = TableArea(where.name, area, where.header_row, where.columns)
    view.tables = tables


def _compared(view: WorkbookView, model: Model, outcome: Outcome, computing: _Computing, after: _Fresh) -> Run:
    """Keep only what differs from the file (jämför), so that a second run changes nothing."""
    assert outcome.writes is not None  # noqa: S101 - the caller has looked
    differing = _differing(view, outcome.writes)
    cells = list(differing.cells)
    cells += _silent_writes(view, computing.silent, after.values)
    cells += [CellWrite(*key, after.values.get(key), c.formula) for key, c in computing.missing.items()]
    lists = differing.lists
    values = {
        key: value
        for key, value in after.values.items()
        if key in computing.written and not same(view.cell(*key).value, value)
    }
    stamps = {field_term(key).name for key in ("updated_at",)}
    stamped = {(a.sheet, a.top, a.left) for name in stamps if (a := view.names.get(name))}
    if all((w.sheet, w.row, w.col) in stamped for w in cells) and not lists and not values:
        return Run(model, outcome.findings, before=view, after=view)
    writes = Writes(tuple(cells), lists)
    return Run(model, outcome.findings, (), writes, values, after.foreign, view, after.view)


def _differing(view: WorkbookView, writes: Writes) -> Writes:
    """Return the writes that change anything (skrivningar som ändrar)."""
    cells = (w for w in writes.cells if not same(view.cell(w.sheet, w.row, w.col).value, w.value))
    return Writes(tuple(cells), tuple(rows for rows in writes.lists if not _same_rows(view, rows)))


def _merged(earlier: Writes, later: Writes) -> Writes:
    """Return two rounds of writes as one (slå ihop skrivningar): what comes later in the same place goes."""
    cells = {(w.sheet, w.row, w.col): w for w in (*earlier.cells, *later.cells)}
    lists = {rows.table: rows for rows in (*earlier.lists, *later.lists)}
    return Writes(tuple(cells.values()), tuple(lists.values()))


def _silent_writes(
    view: WorkbookView, silent: Iterable[CellKey], values: Mapping[CellKey, Scalar]
) -> Iterable[CellWrite]:
    return [
        CellWrite(*key, values[key]) for key in silent if key in values and not same(view.cell(*key).value, values[key])
    ]


def same(one: Scalar, other: Scalar) -> bool:
    """Tell whether two cell values are the same to the user (samma värde); an empty text is an empty cell, 0 is not."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= SAME * max(1.0, abs(one))
    return (None if one == "" else one) == (None if other == "" else other)


def _same_rows(view: WorkbookView, rows: TableRows) -> bool:
    where = view.tables[rows.table]
    if len(where.area.rows) != max(1, len(rows.rows)):
        return False
    wanted = rows.rows or ((None,) * len(where.columns),)
    return all(
        same(view.cell(where.area.sheet, row, col).value, value)
        for row, values in zip(where.area.rows, wanted, strict=True)
        for col, value in zip(where.area.cols, values, strict=True)
    )
