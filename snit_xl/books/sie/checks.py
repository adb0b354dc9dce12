"""What a SIE file says twice, compared (kontroller): year totals, period balances and vouchers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from snit_xl.books.faults import Faults, kronor
from snit_xl.books.sie.fields import month_text
from snit_xl.books.sie.gathered import Gathered, Line, Sum
from snit_xl.books.sie.heading import Heading

_RESULT_TYPES = (b"I", b"K")
_RESULT_CLASSES = b"345678"


def year_changes(gathered: Gathered) -> dict[tuple[int, bytes], int]:
    """Return each account's change in a year by the year totals (årets förändring): the result, or UB less IB."""
    changes: dict[tuple[int, bytes], int] = {}
    for (label, year, account), total in gathered.totals.items():
        if label == b"#RES":
            changes[year, account] = total.ore
        elif label == b"#UB":
            opening = gathered.totals.get((b"#IB", year, account), Sum())
            changes.setdefault((year, account), total.ore - opening.ore)
    return changes


def check_year_totals(gathered: Gathered, heading: Heading, rows: Iterable[Line], faults: Faults) -> None:
    """Compare #RES with the sum of the periods, for the years that have periods (årets resultat)."""
    results = {(number, acc): total for (label, number, acc), total in gathered.totals.items() if label == b"#RES"}
    if not results:
        return
    sums: dict[tuple[int, bytes], int] = defaultdict(int)
    seen: set[int] = set()
    for row in rows:
        for number, one in heading.years.items():
            if one.holds(row.month):
                sums[number, row.place[0]] += row.ore
                seen.add(number)
    told = {year for year, _ in results}
    left_out = {
        key: Sum() for key in sums if key[0] in told and key not in results and _is_result(key, gathered, heading)
    }
    for (year, account), total in {**results, **left_out}.items():
        booked = sums.get((year, account), 0)
        if year in seen and booked != total.ore:
            name = account.decode("ascii", "replace")
            faults.add(
                "SIE-RES-AVVIKER", total.line, account=name, year=year, stated=kronor(total.ore), sum=kronor(booked)
            )


def check_periods(
    gathered: Gathered,
    heading: Heading,
    rows: Iterable[Line],
    periods: Iterable[Line],
    faults: Faults,
    *,
    partitions: bool,
) -> None:
    """Compare the vouchers with the period balances that stand beside them (verifikationer mot periodsaldon)."""
    if not gathered.balances:
        return
    booked: dict[tuple[int, bytes], int] = defaultdict(int)
    for row in rows:
        booked[row.month, row.place[0]] += row.ore
    stated: dict[tuple[int, bytes], Sum] = {}
    for period in periods:
        key = (period.month, period.place[0])
        if partitions or (*key, ()) in gathered.balances:  # object rows alone need not be all of an account
            stated.setdefault(key, Sum()).add(period.ore, period.line)
    numbers = {number for number, year in heading.years.items() if any(year.holds(month) for month, _ in booked)}
    unread = set()
    for (month, account), total in stated.items():
        year = next((number for number, year in heading.years.items() if year.holds(month)), None)
        if year is not None and year not in numbers:
            unread.add(year)
        elif total.ore != booked.get((month, account), 0):
            name, when = account.decode("ascii", "replace"), month_text(month)
            sums = {"stated": kronor(total.ore), "sum": kronor(booked.get((month, account), 0))}
            faults.add("SIE-PERIOD-AVVIKER", total.line, account=name, month=when, **sums)
    for year in sorted(unread, reverse=True):
        faults.add("SIE-PERIODER-EJ-LASTA", year=year)


def _is_result(key: tuple[int, bytes], gathered: Gathered, heading: Heading) -> bool:
    year, account = key
    declared = heading.account_types.get(account)
    if declared is not None:
        return declared in _RESULT_TYPES
    has_balance = any((label, year, account) in gathered.totals for label in (b"#IB", b"#UB"))
    return not has_balance and account[:1] in (bytes([one]) for one in _RESULT_CLASSES)
