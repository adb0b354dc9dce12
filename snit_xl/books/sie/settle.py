"""From what a SIE file holds to its ledger (avstämning): which rows are the outcome, and what doesn't agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from snit_xl.books.faults import Faults, shown
from snit_xl.books.ledger import Amounts, Ledger, LedgerKey, SourceKind, Tally, said
from snit_xl.books.sie.balances import are_partitions, lines
from snit_xl.books.sie.checks import check_periods, check_year_totals, year_changes
from snit_xl.books.sie.fields import year_and_month
from snit_xl.books.sie.gathered import Gathered, Line, Sum
from snit_xl.books.sie.heading import Heading

_LOST = "\ufffd"


class Origin(Enum):
    """Which rows the outcome is taken from (utfallets ursprung), and the labels of those rows."""

    VOUCHERS = (b"#TRANS",)
    PERIODS = (b"#PSALDO",)
    YEARS = (b"#RES", b"#IB", b"#UB")


@dataclass(slots=True)
class Outcome:
    """The outcome's rows (utfall), and the period balances as they are understood."""

    origin: Origin
    rows: list[Line] = field(default_factory=list)
    periods: list[Line] = field(default_factory=list)
    partitions: bool = False


def outcome_of(gathered: Gathered, heading: Heading, faults: Faults) -> Outcome:
    """Choose the rows that are the outcome (välj utfall): vouchers before period balances before year totals."""
    changes = year_changes(gathered)
    partitions = are_partitions(gathered.balances, heading, changes)
    periods = list(lines(gathered.balances, heading, partitions=partitions))
    if gathered.booked or gathered.summed or b"#TRANS" in gathered.refused:
        booked = [Line(month, place, s.ore, s.rows, s.line) for (month, place), s in gathered.booked.items()]
        return Outcome(Origin.VOUCHERS, gathered.summed + booked, periods, partitions)
    if gathered.balances or b"#PSALDO" in gathered.refused:
        return Outcome(Origin.PERIODS, periods, periods, partitions)
    return Outcome(Origin.YEARS, list(_year_lines(gathered, heading, faults)))


def settle(gathered: Gathered, heading: Heading, faults: Faults, encoding: str) -> Ledger:
    """Make the ledger and note what doesn't agree (stäm av)."""
    outcome = outcome_of(gathered, heading, faults)
    budget = list(lines(gathered.budgets, heading, partitions=outcome.partitions))
    _note(gathered, heading, outcome, faults)
    names = _decoded_names(heading, faults, encoding)
    collected = _collected(outcome.rows, budget, encoding)
    if not collected and not gathered.refused:
        faults.add("SIE-INGA-BELOPP")
    return Ledger(
        SourceKind.SIE,
        collected,
        names,
        _tally(collected, gathered, outcome.origin),
        faults.listed(),
        owner=heading.owner.decode(encoding, "replace").strip(),
        program=heading.program.decode(encoding, "replace").strip(),
        has_actual=bool(outcome.rows),
        has_budget=bool(budget),
        covers=_covers(outcome.rows, heading),
        remark=said(text.decode(encoding, "replace") for text in heading.remarks),
    )


def _collected(actual: list[Line], budget: list[Line], encoding: str) -> dict[LedgerKey, Amounts]:
    found: dict[LedgerKey, Amounts] = {}
    codes: dict[bytes, str] = _Decoded(encoding)
    months = {row.month: year_and_month(row.month) for row in (*actual, *budget)}
    for rows, is_budget in ((actual, False), (budget, True)):
        for month, (account, unit, project), ore, count, _ in rows:
            key = LedgerKey._make((*months[month], codes[account], codes[unit], codes[project]))
            new = Amounts(0, ore, count) if is_budget else Amounts(ore, 0, count)
            old = found.setdefault(key, new)
            if old is not new:
                found[key] = _added(old, new)
    return found


class _Decoded(dict[bytes, str]):
    """Codes as text, each decoded once (avkodade koder)."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def __missing__(self, code: bytes) -> str:
        """Decode a code that is met for the first time (avkoda)."""
        self[code] = code.decode(self._encoding, "replace")
        return self[code]


def _added(one: Amounts, other: Amounts) -> Amounts:
    return Amounts(one.actual + other.actual, one.budget + other.budget, one.rows + other.rows)


def _tally(collected: dict[LedgerKey, Amounts], gathered: Gathered, origin: Origin) -> Tally:
    used_rows = sum(amounts.rows for amounts in collected.values())
    used_ore = sum(amounts.actual + amounts.budget for amounts in collected.values())
    refused = [gathered.refused.get(label, Sum()) for label in (*origin.value, b"#PBUDGET")]
    rows, ore = sum(one.rows for one in refused), sum(one.ore for one in refused)
    return Tally(used_rows + rows, used_rows, rows, used_ore + ore, used_ore, ore)


def _covers(rows: list[Line], heading: Heading) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the months that outcomes are known for (omfattar); a stray date outside the years doesn't widen them."""
    months = {row.month for row in rows}
    months = {month for month in months if heading.knows_month(month)} or months
    if not months:
        return None
    first, last = min(months), max(months)
    current = heading.years.get(0)
    if heading.covers_to is not None and current is not None and current.holds(heading.covers_to):
        first, last = min(first, current.first), max(last, heading.covers_to)
    return year_and_month(first), year_and_month(last)


def _year_lines(gathered: Gathered, heading: Heading, faults: Faults) -> Iterator[Line]:
    """Put each year's totals on its last known month (årstotaler): all that a file of type 1 tells."""
    placed = False
    for (label, number, account), total in gathered.totals.items():
        year = heading.years.get(number)
        if year is None:
            gathered.refused.setdefault(label, Sum()).add(total.ore, total.line)
            faults.add("SIE-AR-SAKNAS", total.line, label=label.decode(), year=number)
            continue
        known = heading.covers_to if number == 0 else None
        month = known if known is not None and year.holds(known) else year.last
        placed = True
        sign = -1 if label == b"#IB" else 1  # a balance account's change is its closing balance less the opening one
        yield Line(month, (account, b"", b""), sign * total.ore, total.rows, total.line)
    if placed:
        faults.add("SIE-BARA-ARSTOTALER")


def _note(gathered: Gathered, heading: Heading, outcome: Outcome, faults: Faults) -> None:
    if outcome.partitions:
        faults.add("SIE-OBJEKTDELAR")
    if outcome.origin is not Origin.YEARS:
        check_year_totals(gathered, heading, outcome.rows, faults)
    if outcome.origin is Origin.VOUCHERS:
        check_periods(gathered, heading, outcome.rows, outcome.periods, faults, partitions=outcome.partitions)
    for account, use in gathered.unknown.items():
        if heading.lacks(account):
            faults.add("SIE-KONTO-OKANT", use.line, account=account.decode("ascii", "replace"), number=use.rows)


def _decoded_names(heading: Heading, faults: Faults, encoding: str) -> dict[str, str]:
    names = {
        account.decode(encoding, "replace"): name.decode(encoding, "replace").strip()
        for account, name in heading.accounts.items()
    }
    lost = [name for name in names.values() if _LOST in name]
    if lost:
        faults.add("SIE-TECKEN-FORLORADE", number=len(lost), name=shown(lost[0].encode(), "utf-8"))
    return names
