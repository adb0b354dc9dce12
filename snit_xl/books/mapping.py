"""From the books' lines to report rows (kontomappning): every line lands in a row, outside, or among the unmapped.

Nothing is dropped: what was read is what was mapped, kept outside and left unmapped, in rows and in öre.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from snit_xl.books.mapping_checks import check_rules, check_unmapped, check_unused
from snit_xl.books.mapping_lines import (
    BookLine,
    Destination,
    MappingTally,
    Origins,
    Target,
    Unmapped,
    UnmappedAccount,
    total,
)
from snit_xl.books.mapping_rules import AccountRule, ReportRow, UnitRule, ready_accounts, ready_units
from snit_xl.books.rule_picker import RulePicker
from snit_xl.domain.problems import Problem

NO_ORIGINS = Origins()


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where each line went (mappade rader), in the order they came."""

    placed: tuple[tuple[BookLine, Destination], ...]
    unmapped: tuple[UnmappedAccount, ...]
    tally: MappingTally
    problems: tuple[Problem, ...]


def map_lines(
    lines: Iterable[BookLine],
    units: Sequence[UnitRule],
    accounts: Sequence[AccountRule],
    rows: Sequence[ReportRow],
    origins: Origins = NO_ORIGINS,
) -> Mapped:
    """Give every line its report row, or say why it has none (mappa rader)."""
    picker = RulePicker(ready_units(units), ready_accounts(accounts), rows)
    destinations: dict[tuple[str, str, str, str], Destination] = {}
    placed = []
    for line in lines:
        _, _, account, unit, project = line.key
        origin = (line.owner, account, unit, project)
        destination = destinations.get(origin)
        if destination is None:
            destination = destinations[origin] = picker.destination(*origin)
        placed.append((line, destination))
    unmapped = _unmapped_accounts(placed)
    problems = [*check_rules(units, accounts, rows), *picker.problems, *check_unmapped(placed, origins)]
    if placed:
        problems += check_unused([*picker.units, *picker.accounts], picker.used)
    return Mapped(tuple(placed), unmapped, _tally(placed), tuple(problems))


def _unmapped_accounts(placed: Sequence[tuple[BookLine, Destination]]) -> tuple[UnmappedAccount, ...]:
    """Gather what has no row by account and unit (ej mappade konton)."""
    gathered: dict[tuple[str, str, str, str, Unmapped], list[BookLine]] = defaultdict(list)
    for line, destination in placed:
        if isinstance(destination, Unmapped):
            key = line.key
            gathered[line.owner, key.account, key.unit, key.project, destination].append(line)
    ordered = sorted(gathered.items(), key=lambda item: item[0][:4])
    return tuple(UnmappedAccount(*origin, total(lines)) for origin, lines in ordered)


def _tally(placed: Sequence[tuple[BookLine, Destination]]) -> MappingTally:
    sorts: tuple[list[BookLine], list[BookLine], list[BookLine]] = [], [], []
    for line, destination in placed:
        sorts[0 if isinstance(destination, Target) else 2 if isinstance(destination, Unmapped) else 1].append(line)
    return MappingTally(total(line for line, _ in placed), *map(total, sorts))
