"""What is drawn with cells (rutritning): the heat map and the time strips of projects and road map."""

from __future__ import annotations

from snit_xl.workbook.placed import CellMark, PlacedSheet, PlacedTable, Spot
from snit_xl.workbook.resolve import Resolver
from snit_xl.workbook.spec import Fmt, Kind
from snit_xl.workbook.view import Area, cell_name, column_letter

HEAT_LEFT = 4
STRIP_QUARTERS = 20


def heat_map(placed: PlacedSheet, row: int, scale: int, resolver: Resolver) -> int:
    """Draw counts per risk and väsentlighet (riskkarta); return the row after it."""
    placed.put(row, HEAT_LEFT - 1, Spot("heat_label", value=""))
    for v in range(1, scale + 1):
        text = resolver.formula(f'"V "&{v}&" "&IFERROR(INDEX({{scale_words.materiality_word}},{v}),"")')
        placed.put(row, HEAT_LEFT + v - 1, Spot("heat_head", Kind.NATIVE, Fmt.TEXT, None, text))
    for offset, r in enumerate(range(scale, 0, -1), 1):
        text = resolver.formula(f'"R "&{r}&" "&IFERROR(INDEX({{scale_words.risk_word}},{r}),"")')
        placed.put(row + offset, HEAT_LEFT - 1, Spot("heat_label", Kind.NATIVE, Fmt.TEXT, None, text))
        for v in range(1, scale + 1):
            count = resolver.formula(f"COUNTIFS({{controls.risk}},{r},{{controls.materiality}},{v})")
            placed.put(row + offset, HEAT_LEFT + v - 1, Spot("heat", Kind.NATIVE, Fmt.INTEGER, None, count))
            _heat_marks(placed, row + offset, HEAT_LEFT + v - 1, r * v, resolver)
    return row + scale + 1


def _heat_marks(placed: PlacedSheet, row: int, col: int, score: int, resolver: Resolver) -> None:
    area = Area(placed.name, row, col, row, col)
    top, high, medium = (resolver.formula(f"{{=heat_{level}}}") for level in ("top", "high", "medium"))
    placed.cell_marks.append(CellMark(area, f"{score}>={top}", "heat_top"))
    placed.cell_marks.append(CellMark(area, f"{score}>={high}", "heat_high"))
    placed.cell_marks.append(CellMark(area, f"{score}>={medium}", "heat_medium"))
    placed.cell_marks.append(CellMark(area, f"{score}<{medium}", "heat_low"))


def time_strip(placed: PlacedSheet, where: PlacedTable, resolver: Resolver) -> None:
    """Draw a bar per row from its start to its end, in quarters over five years (tidplan).

    The bars are conditional formats, not formulas: a row that is added gets its bar, and no formula can be missing.
    Where a bar begins and ends says everything; its colour says nothing.
    """
    assert where.spec.strip is not None  # noqa: S101 - the caller asks only where there is one
    start, end = (column_letter(where.col(key)) for key in where.spec.strip)
    years = where.columns[where.col(where.spec.strip[0]) - 1].column.fmt is Fmt.YEAR
    left = len(placed.spec.widths) + 2
    base = resolver.formula("{=year}-1")
    for quarter in range(STRIP_QUARTERS):
        col = left + quarter
        month = 1 + 3 * quarter
        placed.put(where.header - 1, col, Spot("strip_day", Kind.NATIVE, Fmt.DATE, None, f"DATE({base},{month},1)"))
        year = f'TEXT(YEAR({cell_name(where.header - 1, col)}),"0")' if quarter % 4 == 0 else ""
        placed.put(where.header, col, Spot("strip_head", Kind.NATIVE, Fmt.TEXT, None, year))
        for row in range(where.first, where.last + 1):
            placed.put(row, col, Spot("strip"))
    area = Area(placed.name, where.first, left, where.last, left + STRIP_QUARTERS - 1)
    day = f"{column_letter(left)}${where.header - 1}"
    condition = _covers(f"${start}{where.first}", f"${end}{where.first}", day, years=years)
    placed.cell_marks.append(CellMark(area, condition, "strip_bar"))
    placed.narrow = (left, left + STRIP_QUARTERS - 1)


def _covers(start: str, end: str, day: str, *, years: bool) -> str:
    """Say whether a quarter overlaps the row's time (täcker kvartalet)."""
    if years:
        return f'AND({start}<>"",{start}<=YEAR({day}),{end}>=YEAR({day}))'
    return f'AND({start}<>"",{end}<>"",{start}<EDATE({day},3),{end}>={day})'
