"""What is wrong in Kontoplan (kontroll av kontomappning): each finding with the cell of its rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations, groupby
from typing import TypeVar

from snit_xl.books.codes import fold, read_codes, read_range
from snit_xl.books.mapping_lines import BookLine, Destination, Origins, Reason, Unmapped, total
from snit_xl.books.mapping_rules import (
    FIXED_ASSETS,
    OUTSIDE,
    AccountRule,
    ReadyAccount,
    ReadyUnit,
    ReportRow,
    UnitRule,
    ready_accounts,
    ready_units,
)
from snit_xl.domain.problems import Problem, problem
from snit_xl.domain.rows import DETAIL_KINDS

Ready = TypeVar("Ready", ReadyUnit, ReadyAccount)

_SHOWN = 8  # a message names so many codes; the whole list is a table of its own
_UNMAPPED_CODES = {
    Reason.NO_UNIT_RULE: "KONTOPLAN-ANSVAR-SAKNAS",
    Reason.NO_ACCOUNT_RULE: "KONTOPLAN-KONTO-SAKNAS",
    Reason.NO_ROW: "KONTOPLAN-PROGNOSRAD-SAKNAS",
    Reason.FIXED_ASSETS: "KONTOPLAN-KLASS40-EJ-MAPPAD",
}


@dataclass(frozen=True, slots=True)
class _Stray:
    """A line that has no report row (ej mappad rad), and its file."""

    line: BookLine
    why: Unmapped
    file: str


def check_rules(
    units: Sequence[UnitRule], accounts: Sequence[AccountRule], rows: Sequence[ReportRow]
) -> tuple[Problem, ...]:
    """Find the faults that stand in the rules themselves (kontrollera regler)."""
    details = [row for row in rows if row.kind in DETAIL_KINDS]
    return tuple(
        chain(
            chain.from_iterable(_unreadable(rule) for rule in chain[UnitRule | AccountRule](units, accounts)),
            chain.from_iterable(_bad_range(rule) for rule in accounts),
            _unknown_departments(units, details),
            chain.from_iterable(_bad_row(rule, details) for rule in accounts),
            _overlaps("KONTOPLAN-ANSVAR-OVERLAPP", ready_units(units)),
            _overlaps("KONTOPLAN-KONTO-OVERLAPP", ready_accounts(accounts)),
        )
    )


def check_unmapped(placed: Sequence[tuple[BookLine, Destination]], origins: Origins) -> Iterator[Problem]:
    """Say what the books hold that no row shows (ej mappat), once per reason and owner, with files and months."""
    gathered: dict[tuple[Reason, str], list[_Stray]] = defaultdict(list)
    files = origins.files or ("",) * len(placed)
    for (line, why), file in zip(placed, files, strict=True):
        if isinstance(why, Unmapped):
            gathered[why.reason, line.owner].append(_Stray(line, why, file))
    for (reason, owner), several in gathered.items():
        amounts = total(one.line for one in several)
        yield problem(
            _UNMAPPED_CODES[reason],
            origins.units if reason is Reason.NO_UNIT_RULE else origins.accounts,
            owner=owner,
            rows=amounts.rows,
            actual=Decimal(amounts.actual).scaleb(-2),
            budget=Decimal(amounts.budget).scaleb(-2),
            codes=_listed(sorted(map(_named, several))),
            files=_listed(one.file for one in several),
            months=_span([one.line.key[:2] for one in several]),
        )


def check_unused(rules: Iterable[ReadyUnit | ReadyAccount], used: set[int]) -> Iterator[Problem]:
    """Note the rules to report rows that no line follows (oanvända regler).

    One that keeps lines outside is no matter: the workbook doesn't hold those lines once they are read.
    """
    for one in rules:
        if id(one.rule) not in used and not _keeps_outside(one.rule):
            yield problem("KONTOPLAN-REGEL-OANVAND", one.place, rule=_rule_text(one))


def _keeps_outside(rule: UnitRule | AccountRule) -> bool:
    return rule.department is OUTSIDE if isinstance(rule, UnitRule) else rule.kind is None


def wrong_kind(rule: AccountRule, row: ReportRow) -> Problem:
    """Say that a rule's kind isn't its row's (fel radtyp)."""
    return problem(
        "KONTOPLAN-RADTYP",
        rule.at.at("kind"),
        accounts=_range_text(rule),
        department=row.department,
        label=row.label,
        row=str(row.at.at("kind")),
    )


def _unreadable(rule: UnitRule | AccountRule) -> Iterator[Problem]:
    for key, text in (("cost_unit", rule.unit), ("project_code", rule.project)):
        if read_codes(text) is None:
            yield problem("KONTOPLAN-KOD-OLASLIG", rule.at.at(key), value=text)


def _bad_range(rule: AccountRule) -> Iterator[Problem]:
    """Find account ranges that can't be read, hold nothing or take fixed assets into operations (kontointervall)."""
    accounts = read_range(rule.first, rule.last)
    if accounts is None:
        yield problem("KONTOPLAN-KONTO-OLASLIGT", rule.at.at("account_from"), accounts=_range_text(rule))
    elif accounts.is_reversed:
        yield problem("KONTOPLAN-KONTO-OMVANT", rule.at.at("account_to"), accounts=_range_text(rule))
    elif rule.kind is not None and accounts.meets(FIXED_ASSETS):
        yield problem("KONTOPLAN-KLASS40", rule.at.at("account_from"), accounts=_range_text(rule), label=rule.label)


def _unknown_departments(units: Sequence[UnitRule], rows: Sequence[ReportRow]) -> Iterator[Problem]:
    known = {fold(row.department) for row in rows}
    for rule in units:
        if isinstance(rule.department, str) and fold(rule.department) not in known:
            yield problem("KONTOPLAN-AVDELNING-OKAND", rule.at.at("unit"), department=rule.department)


def _bad_row(rule: AccountRule, rows: Sequence[ReportRow]) -> Iterator[Problem]:
    """Find rules whose row Prognos lacks or has as another kind (rapportrad)."""
    if rule.kind is None:
        if rule.label:
            yield problem("KONTOPLAN-UTANFOR-MED-RAD", rule.at.at("label"), label=rule.label)
        return
    home = fold(rule.department)
    named = [row for row in rows if fold(row.label) == fold(rule.label) and home in {"", fold(row.department)}]
    if not named:
        yield problem("KONTOPLAN-RAD-SAKNAS", rule.at.at("label"), department=rule.department, label=rule.label)
    elif all(row.kind is not rule.kind for row in named):
        yield wrong_kind(rule, named[0])


def _overlaps(code: str, rules: Sequence[Ready]) -> Iterator[Problem]:
    """Find pairs that say equally much and can hold for the same line (överlapp)."""
    for _, equals in groupby(rules, key=lambda one: one.weight):
        for earlier, later in combinations(equals, 2):
            if earlier.meets(later):
                yield problem(
                    code, later.place, rule=_rule_text(later), other=_rule_text(earlier), cell=str(earlier.place)
                )


def _rule_text(one: ReadyUnit | ReadyAccount) -> str:
    rule = one.rule
    own = _range_text(rule) if isinstance(rule, AccountRule) else ""
    return ", ".join(part for part in (own, rule.owner, rule.unit, rule.project) if part) or "*"


def _range_text(rule: AccountRule) -> str:
    return f"{rule.first}–{rule.last}" if rule.last else rule.first


def _named(one: _Stray) -> str:
    """Name what is missing (vad som saknas): the unit where that has no rule, else the account or the row."""
    if one.why.reason is Reason.NO_UNIT_RULE:
        return one.line.key.unit or "*"
    if one.why.reason is Reason.NO_ROW:
        return f"{one.why.department}: {one.why.label}"
    return one.line.key.account


def _span(periods: Sequence[tuple[int, int]]) -> str:
    """Write from which month to which (månader): 2017-01–2017-08."""
    first, last = (f"{year:04}-{month:02}" for year, month in (min(periods), max(periods)))
    return first if first == last else f"{first}–{last}"


def _listed(codes: Iterable[str]) -> str:
    each = list(dict.fromkeys(codes))
    return ", ".join(each[:_SHOWN]) + (" …" if len(each) > _SHOWN else "")
