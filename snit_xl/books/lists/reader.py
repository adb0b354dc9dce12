"""Read a list into the ledger (läs in lista), and its rows again for drill-down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from snit_xl.books.faults import Faults, kronor
from snit_xl.books.ledger import Amounts, Ledger, LedgerKey, SourceKind, Tally, VoucherLine, Wanted, said
from snit_xl.books.lists.cells import DEFAULT_LIMITS, Limits, ListFile
from snit_xl.books.lists.codes import Kind
from snit_xl.books.lists.opening import open_list
from snit_xl.books.lists.records import ListFormat, Measure, Role
from snit_xl.books.lists.rows import ReadRow
from snit_xl.books.lists.walk import Walk
from snit_xl.domain.problems import Problem

_PROGRESS_ROWS = 5_000


@dataclass(slots=True)
class _Sums:
    """The ledger as it grows (summor): outcome, budget and rows by key."""

    lines: dict[tuple[int, int, str, str, str], list[int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    used_rows: int = 0
    used_ore: int = 0
    refused_rows: int = 0
    refused_ore: int = 0
    late: list[int] = field(default_factory=list)
    empty: int = 0

    def add(self, line: int, row: ReadRow) -> None:
        """Take a booked row (bokför)."""
        self.used_rows += 1
        self.used_ore += row.ore
        for year, month, actual, budget in row.posts:
            key = (year, month, row.account, row.unit, row.project)
            held = self.lines.get(key)
            if held is None:
                self.lines[key] = [actual, budget, 1]
            else:
                held[0] += actual
                held[1] += budget
                held[2] += 1
        if row.name and row.account not in self.names:
            self.names[row.account] = row.name
        if row.late:
            self.late.append(line)
        if row.empty:
            self.empty += 1

    def tally(self) -> Tally:
        """Return what came of the rows (avstämning)."""
        return Tally(
            self.used_rows + self.refused_rows,
            self.used_rows,
            self.refused_rows,
            self.used_ore + self.refused_ore,
            self.used_ore,
            self.refused_ore,
        )


def read_list(
    path: Path,
    chosen: ListFormat,
    progress: Callable[[float], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Ledger:
    """Read a list into the ledger (läs in lista) as the format says; `progress` is told the part that is read, 0–1."""
    return read_opened(open_list(path, limits), path, chosen, progress)


def read_opened(
    file: ListFile, path: Path, chosen: ListFormat, progress: Callable[[float], None] | None = None
) -> Ledger:
    """Read a list that is open already (läs öppnad lista)."""
    walk = Walk(file, path, chosen)
    sums, findings = _Sums(), Faults(path.name, "LISTA-FLER")
    for number, (line, row, _) in enumerate(walk.rows(), 1):
        if row.kind is Kind.DATA:
            sums.add(line, row)
        else:
            sums.refused_rows += 1
            sums.refused_ore += row.ore
            findings.add(row.code, line, account=row.account, shown=row.shown)
        if progress and number % _PROGRESS_ROWS == 0:
            progress(walk.file.done())
    if progress:
        progress(1.0)
    _say(walk, sums, findings)
    return _ledger(chosen, sums, findings.listed(), said(walk.titles))


def _ledger(chosen: ListFormat, sums: _Sums, problems: tuple[Problem, ...], remark: str) -> Ledger:
    booked = [key[:2] for key, held in sums.lines.items() if held[0]]
    return Ledger(
        SourceKind.LIST,
        {LedgerKey(*key): Amounts(*held) for key, held in sums.lines.items()},
        sums.names,
        sums.tally(),
        problems,
        has_actual=chosen.measure is not Measure.BUDGET,
        has_budget=chosen.measure is not Measure.OUTCOME,
        covers=(min(booked), max(booked)) if booked else None,
        remark=remark,
    )


def _say(walk: Walk, sums: _Sums, findings: Faults) -> None:
    """Note what was passed over, folded, spread or rounded (noter)."""
    for kind, code in _SKIPPED.items():
        if count := walk.count(kind):
            findings.add(code, count=count, lines=walk.lines(kind))
    if walk.last_total and not walk.last_total[2]:
        line, said, _ = walk.last_total
        findings.add("LISTA-SUMMA-AVVIKER", line, said=kronor(said), summed=kronor(walk.whole))
    if sums.late:
        findings.add("LISTA-PERIOD-13", sums.late[0], count=len(sums.late))
    if sums.empty:
        findings.add("LISTA-TOMT-BELOPP", count=sums.empty)
    chosen, reader = walk.chosen, walk.reader
    if reader and reader.amounts.rounded:
        findings.add("LISTA-ORESDELAR", count=reader.amounts.rounded, rounding=kronor(round(reader.amounts.rounding)))
    if chosen.fixed_year and sums.used_rows:
        findings.add("LISTA-AR-ANTAGET", year=str(chosen.fixed_year))
    if reader and not (reader.plan.has_month or reader.plan.months) and not chosen.fixed_month and sums.used_rows:
        findings.add("LISTA-BUDGET-FORDELAD")
    if not sums.used_rows:
        findings.add("LISTA-INGA-RADER", chosen.header_row)


_SKIPPED = {
    Kind.TOTAL: "LISTA-SUMMARADER",
    Kind.HEADER: "LISTA-RUBRIKRADER",
    Kind.OPENING: "LISTA-INGAENDE-BALANS",
    Kind.TEXT: "LISTA-TEXTRADER",
}


def read_list_vouchers(
    path: Path, chosen: ListFormat, wanted: Wanted, limits: Limits = DEFAULT_LIMITS
) -> Iterator[VoucherLine]:
    """Give the booked rows that a drill-down asks for (verifikationsrader), with their line or row numbers."""
    walk = Walk(open_list(path, limits), path, chosen)
    for line, row, cells in walk.rows():
        if row.kind is not Kind.DATA or walk.reader is None:
            continue
        for post in row.posts:
            key = LedgerKey(post.year, post.month, row.account, row.unit, row.project)
            if post.actual and wanted.holds(key):
                reader = walk.reader
                voucher, text = reader.cell(cells, Role.VOUCHER), reader.cell(cells, Role.TEXT)
                yield VoucherLine(reader.day(cells), voucher, text, key, post.actual, line)
