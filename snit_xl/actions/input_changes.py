"""What the user has changed since the program last wrote (ändrad indata): cell by cell, from what to what.

Rows are known again by what identifies them, not by where they stand: sorting a table or putting in a row above
changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from snit_xl.actions.seen_inputs import FIELDS, Kept, Seen, SeenRow, read_snapshot, rows_now, said
from snit_xl.workbook.resolve import ColumnInstance, instances
from snit_xl.workbook.spec import Fmt, Layout
from snit_xl.workbook.terms.change_texts import text
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.messages import listed
from snit_xl.workbook.terms.sheets import SHEETS, section_title
from snit_xl.workbook.view import WorkbookView, cell_name

# A table pasted anew is one line in the log, not hundreds.
MOST_PER_TABLE = 40
SHOWN = 8
Pair = tuple[SeenRow | None, SeenRow | None]


@dataclass(frozen=True, slots=True)
class InputChange:
    """One cell that the user has changed (ändrad cell), or a row put in or taken away; `what` says it in words."""

    sheet: str
    cell: str
    what: str
    before: Kept | None
    after: Kept | None

    @property
    def place(self) -> str:
        """The cell as the user writes it (plats), the sheet alone where the row is gone."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


def input_changes(view: WorkbookView, layout: Layout) -> tuple[InputChange, ...]:
    """Return what has been changed since the snapshot in the workbook (ändrat sedan dess); without one, nothing."""
    seen = read_snapshot(view)
    return () if seen is None else tuple(changes_since(seen, view, layout))


def changes_since(seen: Seen, view: WorkbookView, layout: Layout) -> Iterator[InputChange]:
    """Return the differences between a snapshot and the inputs as they are (skillnader), table by table."""
    before, after = _by_table(seen.rows), _by_table(rows_now(view, layout))
    for key in dict.fromkeys((*after, *before)):
        if _as_seen(before[key], after[key]):
            continue
        if key == FIELDS:
            yield from _fields(before[key], after[key], layout)
        elif key in layout.tables():
            found = list(_table(key, before[key], after[key], layout))
            yield from found if len(found) <= MOST_PER_TABLE else [_many(key, found, layout)]


def named(places: Sequence[str]) -> str:
    """List cells, the first few by name (cellista), "" where there is none."""
    return listed(places, SHOWN)


def _as_seen(before: Sequence[SeenRow], after: Sequence[SeenRow]) -> bool:
    """Tell whether every row is as it was, where it was (oförändrad): no table needs its rows paired then."""
    return [(row.name, row.values) for row in before] == [(row.name, row.values) for row in after]


def _by_table(rows: Iterable[SeenRow]) -> defaultdict[str, list[SeenRow]]:
    found: defaultdict[str, list[SeenRow]] = defaultdict(list)
    for row in rows:
        found[row.table].append(row)
    return found


def _fields(before: Sequence[SeenRow], after: Sequence[SeenRow], layout: Layout) -> Iterator[InputChange]:
    old = {row.name: row.values for row in before}
    for row in after:
        if row.name in old and old[row.name] != row.values:
            ((key, (sheet, line, col)),) = row.places.items()
            fmt, label = layout.fields()[row.name].fmt, field_term(row.name).label
            was, now = (_readable(values.get(key), fmt) for values in (old[row.name], row.values))
            yield InputChange(sheet, cell_name(line, col), label, was, now)


def _table(key: str, before: Sequence[SeenRow], after: Sequence[SeenRow], layout: Layout) -> Iterator[InputChange]:
    table = layout.tables()[key]
    columns = {one.key: one for one in instances(table, layout.municipalities)}
    for old, new in _pairs(before, after, table.unique):
        if old is not None and new is not None:
            yield from _cells(old, new, columns, _title(key, layout))
        elif new is not None:
            sheet, line, col = next(iter(new.places.values()))
            what = text("row_added", table=_title(key, layout), row=new.name)
            yield InputChange(sheet, cell_name(line, col), what, None, _written(new, columns))
        elif old is not None:
            what = text("row_gone", table=_title(key, layout), row=old.name)
            yield InputChange(_sheet_of(key, layout), "", what, _written(old, columns), None)


def _cells(old: SeenRow, new: SeenRow, columns: dict[str, ColumnInstance], title: str) -> Iterator[InputChange]:
    for key, (sheet, line, col) in new.places.items():
        was, now = old.values.get(key), new.values.get(key)
        if was != now:
            fmt, name = columns[key].column.fmt, new.name or old.name
            what = text("cell", table=title, row=name, column=columns[key].heading)
            yield InputChange(sheet, cell_name(line, col), what, _readable(was, fmt), _readable(now, fmt))


def _pairs(before: Sequence[SeenRow], after: Sequence[SeenRow], unique: Sequence[str]) -> Iterator[Pair]:
    """Pair the rows that are the same row (para ihop rader): None on one side where a row is new or gone."""
    old, new = list(enumerate(before)), list(enumerate(after))
    tests: list[Callable[[int, SeenRow], Hashable]] = [
        lambda _at, row: tuple(sorted(row.values.items())),
        lambda _at, row: row.name or None,
        lambda at, _row: at,
    ]
    if unique:
        tests.insert(0, lambda _at, row: tuple(row.values.get(key) for key in unique))
    pairs: list[tuple[int, Pair]] = []
    for test in tests:
        waiting: defaultdict[Hashable, list[tuple[int, SeenRow]]] = defaultdict(list)
        for at, row in old:
            waiting[test(at, row)].append((at, row))
        left = []
        for at, row in new:
            same = waiting.get(test(at, row))
            if same and (test is not tests[-1] or _alike(same[0][1], row)):
                pairs.append((at, (same.pop(0)[1], row)))
            else:
                left.append((at, row))
        new, old = left, sorted(one for rows in waiting.values() for one in rows)
    pairs += [(at, (None, row)) for at, row in new]
    yield from (pair for _, pair in sorted(pairs, key=lambda one: one[0]))
    yield from ((row, None) for _, row in old)


def _alike(old: SeenRow, new: SeenRow) -> bool:
    """Tell whether a row with another name may be the same one (samma rad): something else in it is unchanged."""
    return any(old.values.get(key) == value for key, value in new.values.items())


def _many(key: str, found: Sequence[InputChange], layout: Layout) -> InputChange:
    """Say that much of a table is changed (många ändringar), as when one is pasted anew."""
    first = next((one.cell for one in found if one.cell), "")
    what = text("many", table=_title(key, layout), count=len(found))
    return InputChange(_sheet_of(key, layout), first, what, None, None)


def _title(key: str, layout: Layout) -> str:
    return section_title(key, layout.municipalities)


def _sheet_of(key: str, layout: Layout) -> str:
    return next(SHEETS[sheet.key].name for sheet in layout.sheets if layout.tables()[key] in sheet.blocks)


def _written(row: SeenRow, columns: dict[str, ColumnInstance]) -> str:
    """Write a whole row (raden i ord), its cells by their headings."""
    parts = (f"{columns[key].heading} {said(value, columns[key].column.fmt)}" for key, value in row.values.items())
    return "; ".join(parts)


def _readable(value: Kept | None, fmt: Fmt) -> Kept | None:
    """Return a value as the log shows it (läsbart värde): dates and times in words, amounts as numbers."""
    if isinstance(value, float) and fmt not in {Fmt.DATE, Fmt.TIME}:
        return value
    return None if value is None else said(value, fmt)
