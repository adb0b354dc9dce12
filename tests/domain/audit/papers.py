"""Papers of made-up committees, right in every figure, for tests to plant faults in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from example import (
    COST,
    GRANT,
    INCOME,
    INVESTED,
    MIXED,
    MUNICIPAL,
    PERSONNEL,
    PLANNED,
    REPORT,
    RESULT,
    RISKS,
    SUBTOTAL,
    row,
    table,
)
from hypothesis import strategies as st

from snit_xl.domain.audit import Paper
from snit_xl.domain.rows import Column, PrintedName, PrintedTable, Row

D = Decimal
Amounts = dict[Column, Decimal | None]
BASE = REPORT[:-1]


def put(row: Row, column: Column, amount: int | Decimal | None) -> Row:
    """Return the row with one printed figure changed."""
    return replace(row, amounts={**(row.amounts or {}), column: None if amount is None else Decimal(amount)})


def change(paper: Paper, cell: tuple[PrintedName, str, str, Column], amount: int | None) -> Paper:
    """Return the paper with one printed figure changed, named by table, unit, label and column."""
    name, unit, label, column = cell
    rows = paper.tables[name].rows
    (found,) = [one for one in rows if (one.unit, one.label) == (unit, label)]
    return with_rows(paper, name, [put(one, column, amount) if one is found else one for one in rows])


def with_rows(paper: Paper, name: PrintedName, rows: Sequence[Row]) -> Paper:
    return replace(paper, tables={**paper.tables, name: replace(paper.tables[name], rows=tuple(rows))})


def printed(figures: Sequence[int]) -> str:
    """Write budget and forecast's deviation after the figures of a report row."""
    return " ".join(map(str, [*figures, figures[-2] - figures[-1]]))


def total(*rows: Sequence[int]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def department(
    unit: str, income: Sequence[int], costs: Sequence[Sequence[int]], grant: Sequence[int] | None
) -> list[Row]:
    """Build one department's table; without a grant of its own its income row is mixed."""
    kind = MIXED if grant is None else INCOME
    rows = [row(unit, "Intäkter", kind, REPORT, printed(income))]
    rows.append(row(unit, "Löner", COST, REPORT, printed(costs[0]), nature=PERSONNEL))
    rows += [row(unit, f"Kostnad {number}", COST, REPORT, printed(cost)) for number, cost in enumerate(costs[1:])]
    net = total(income, *costs)
    if grant is None:
        return [*rows, row(unit, "Netto", RESULT, REPORT, printed(net))]
    rows.append(row(unit, "Delsumma", SUBTOTAL, REPORT, printed(net)))
    rows.append(row(unit, "Bidrag", GRANT, REPORT, printed(grant)))
    return [*rows, row(unit, "Slutsumma", RESULT, REPORT, printed(total(net, grant)))]


def summary(departments: Sequence[Row]) -> PrintedTable:
    lines = [[int(one.amount(column) or 0) for column in INVESTED[:-1]] for one in departments if one.kind is RESULT]
    units = [one.unit for one in departments if one.kind is RESULT]
    rows = [row(unit, f"Rad {unit}", RESULT, INVESTED, printed(line)) for unit, line in zip(units, lines, strict=True)]
    return table(PrintedName.SUMMARY, *rows, row("", "Alla", RESULT, INVESTED, printed(total(*lines))))


def investments(lines: Sequence[Sequence[int]]) -> PrintedTable:
    rows = [row("", f"Investering {number}", COST, INVESTED, printed(line)) for number, line in enumerate(lines)]
    return table(PrintedName.INVESTMENTS, *rows, row("", "Investerat", RESULT, INVESTED, printed(total(*lines))))


def plan(invested: Sequence[Sequence[int]], later: Sequence[Sequence[int]]) -> PrintedTable:
    lines = [[one[2], one[3], *years] for one, years in zip(invested, later, strict=True)]
    rows = [row("", f"Post {number}", COST, PLANNED, " ".join(map(str, line))) for number, line in enumerate(lines)]
    whole = " ".join(map(str, total(*lines)))
    return table(PrintedName.PLAN, *rows, row("", "Planerat", RESULT, PLANNED, whole))


def budgets(parts: Sequence[Sequence[int]]) -> tuple[PrintedTable, PrintedTable]:
    """Build municipal budgets from (this year, next year) and the bridge between their sums."""
    towns = [
        row(f"Kommun {number}", "Nämnd", COST, MUNICIPAL, f"{this} {next_} {next_ - this}")
        for number, (this, next_) in enumerate(parts)
    ]
    opening, closing = total(*parts)
    steps = [("Ingång", COST, opening), ("Löner", COST, 7), ("Övrigt", COST, closing - opening - 7)]
    rows = [row("", label, kind, (Column.AMOUNT,), str(amount)) for label, kind, amount in steps]
    rows.append(row("", "Utgång", RESULT, (Column.AMOUNT,), str(closing)))
    municipal = table(PrintedName.MUNICIPAL_BUDGETS, *towns, deviation=(Column.NEXT_1, Column.BUDGET))
    return municipal, table(PrintedName.BRIDGE, *rows)


def controls(scores: Sequence[tuple[int, int]]) -> PrintedTable:
    rows = [row("", f"Process {n}", COST, RISKS, f"{r} {v} {r * v}") for n, (r, v) in enumerate(scores)]
    return table(PrintedName.CONTROL_PLAN, *rows)


def paper_of(
    departments: Sequence[Row],
    invested: Sequence[Sequence[int]],
    later: Sequence[Sequence[int]],
    parts: Sequence[Sequence[int]],
    scores: Sequence[tuple[int, int]],
) -> Paper:
    tables = (
        table(PrintedName.DEPARTMENTS, *departments),
        summary(departments),
        investments(invested),
        plan(invested, later),
        *budgets(parts),
        controls(scores),
    )
    return Paper(2024, 4, {one.name: one for one in tables})


def sober_paper() -> Paper:
    """Three departments in April that nobody would question."""
    rows = [
        *department(
            "Miljö", [-710, -700, -690, -2110, -2100], [[1900, 2010, 1985, 6030, 6040], [311, 330, 325, 990, 990]], None
        ),
        *department(
            "Bygg",
            [-205, -200, -212, -600, -610],
            [[1502, 1540, 1533, 4620, 4650], [120, 130, 118, 390, 385]],
            [-1455, -1470, -1470, -4410, -4410],
        ),
        *department(
            "Räddning",
            [-95, -100, -99, -300, -300],
            [[2810, 2900, 2890, 8700, 8720], [705, 710, 698, 2130, 2115], [44, 45, 43, 135, 135]],
            [-3550, -3555, -3555, -10665, -10665],
        ),
    ]
    invested = [[310, 95, 400, 390], [20, 0, 60, 60]]
    return paper_of(
        rows, invested, [[500, 250, 0], [0, 75, 80]], [[4410, 4523], [3211, 3190], [905, 950]], [(2, 3), (1, 4)]
    )


tkr = st.integers(-20_000, 20_000)
lines5 = st.tuples(*[tkr] * 5)
costs = st.lists(lines5, min_size=1, max_size=4)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Any committee whose figures agree with each other, however odd they are."""
    rows: list[Row] = []
    for number in range(draw(st.integers(1, 4))):
        rows += department(f"Enhet {number}", draw(lines5), draw(costs), draw(st.none() | lines5))
    count = draw(st.integers(1, 3))
    invested = draw(st.lists(st.tuples(*[tkr] * 4), min_size=count, max_size=count))
    later = draw(st.lists(st.tuples(*[tkr] * 3), min_size=count, max_size=count))
    parts = draw(st.lists(st.tuples(tkr, tkr), min_size=2, max_size=4))
    scores = draw(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=4))
    return paper_of(rows, invested, later, parts, scores)
