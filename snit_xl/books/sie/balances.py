"""Period balances made into lines (periodsaldon): an account's total and its objects say the same amount twice.

By the specification an object list `{}` is the account's total and object rows are parts of it, per object or per
combination. A line is made of each row that names a unit or a project, and the empty unit takes what remains of the
total. Where rows per unit and rows per project overlap, each unit and each project is right and the sum is too.
Some programs write the rows as a partition instead: `{}` is what has no object. The year's totals tell which it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from snit_xl.books.sie.gathered import BalanceKey, Line, Sum
from snit_xl.books.sie.heading import PROJECT, UNIT, Heading, dimension_number

Objects = tuple[bytes, ...]


def by_account(balances: Mapping[BalanceKey, Sum]) -> dict[tuple[int, bytes], dict[Objects, Sum]]:
    """Group the rows of an account and a month (per konto och månad)."""
    grouped: dict[tuple[int, bytes], dict[Objects, Sum]] = defaultdict(dict)
    for (month, account, objects), amount in balances.items():
        grouped[month, account][objects] = amount
    return grouped


def are_partitions(
    balances: Mapping[BalanceKey, Sum], heading: Heading, wanted: Mapping[tuple[int, bytes], int]
) -> bool:
    """Tell whether the rows add up to the account instead of dividing its total (delar i stället för totaler).

    `wanted` holds the year's change by year and account. Only accounts where the two readings differ have a say.
    """
    totals: dict[tuple[int, bytes], int] = defaultdict(int)
    parts: dict[tuple[int, bytes], int] = defaultdict(int)
    for (month, account), rows in by_account(balances).items():
        for number, year in heading.years.items():
            if year.holds(month):
                totals[number, account] += total_of(rows, heading)
                parts[number, account] += sum(row.ore for row in rows.values())
    differing = [key for key in wanted if totals[key] != parts[key]]
    return sum(parts[key] == wanted[key] for key in differing) > sum(totals[key] == wanted[key] for key in differing)


def lines(balances: Mapping[BalanceKey, Sum], heading: Heading, *, partitions: bool) -> Iterator[Line]:
    """Make lines of an account's rows, month by month (saldorader)."""
    for (month, account), rows in by_account(balances).items():
        if partitions:
            for objects, row in rows.items():
                place = (account, *heading.unit_and_project(objects))
                yield Line(month, place, row.ore, row.rows, row.line)
            continue
        named = dict(_named(rows, heading))
        for objects, row in named.items():
            yield Line(month, (account, *heading.unit_and_project(objects)), row.ore, row.rows, row.line)
        rest = total_of(rows, heading) - sum(row.ore for row in named.values())
        whole = rows.get(()) or next(iter(rows.values()))
        if rest or not named:
            yield Line(month, (account, b"", b""), rest, 1, whole.line)


def total_of(rows: Mapping[Objects, Sum], heading: Heading) -> int:
    """Return the account's total (kontots total), or what its rows tell of it where it is left out."""
    if () in rows:
        return rows[()].ore
    named = list(_named(rows, heading))
    with_unit = [row for objects, row in named if heading.unit_and_project(objects)[0]]
    return sum(row.ore for row in with_unit or [row for _, row in named] or list(rows.values()))


def _named(rows: Mapping[Objects, Sum], heading: Heading) -> Iterator[tuple[Objects, Sum]]:
    """Pick the rows that name a unit or project: those of sub-dimensions only where the dimension has none itself."""
    named = [(objects, row) for objects, row in rows.items() if any(heading.unit_and_project(objects))]
    direct = [
        (objects, row) for objects, row in named if {UNIT, PROJECT} & {dimension_number(dim) for dim in objects[::2]}
    ]
    yield from direct or named
