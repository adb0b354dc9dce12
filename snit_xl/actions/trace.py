"""What Visa underlag does (visa underlag): from a report row to its accounts, from an account to its vouchers.

The list on Spårning always says what it should add up to and what it does add up to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, Written
from snit_xl.actions.trace_target import AccountTarget, Months, RowTarget, target_at
from snit_xl.books.ledger import KR_PER_TKR, VoucherLine, Wanted, kr
from snit_xl.books.mapping_lines import Target
from snit_xl.domain.deviation import deviation
from snit_xl.domain.money import ZERO, difference, exact_sum
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.model import Booked, LedgerRow, Model, SourceFile, TypedRow
from snit_xl.workbook.terms.messages import message, month_span
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import WorkbookView, cell_name

MOST_VOUCHERS = 50_000
ACTUAL, BUDGET, DEVIATION = 4, 5, 6  # where a row has its amounts
Row = tuple[Written, ...]


Fetch = Callable[[SourceFile, Wanted], Iterable[VoucherLine]]


def trace(
    view: WorkbookView, sheet: str, row: int, col: int, fetch: Fetch, account: str = ""
) -> Callable[[Model, datetime], Outcome]:
    """Return the action that lists what a cell's amount consists of (visa underlag); `fetch` reads a file's rows.

    With an `account`, the vouchers of that account behind a report row are listed at once.
    """
    place = Place(sheet, cell_name(row, col))

    def action(model: Model, _now: datetime) -> Outcome:
        target = target_at(model, view, sheet, row, col)
        if target is None:
            return _stopped(problem("SPARNING-INGET", place))
        if isinstance(target, RowTarget) and not account:
            return trace_row(model, target)
        targets = accounts_behind(model, target, account) if isinstance(target, RowTarget) else [target]
        if not targets:
            return _stopped(problem("SPARNING-KONTO-SAKNAS", place, account=account))
        if all(one.budgeted for one in targets):
            return _stopped(problem("SPARNING-BARA-BUDGET", place, account=targets[0].account))
        found = [
            (one, source, list(fetch(source, wanted)))
            for one in targets
            for source, wanted in vouchers_wanted(model, one)
        ]
        return trace_vouchers(model, targets, found)

    return action


def _stopped(stop: Problem) -> Outcome:
    return Outcome(None, (stop,), (stop,))


def accounts_behind(model: Model, target: RowTarget, account: str) -> list[AccountTarget]:
    """Return an account behind report rows (kontot bakom raden), once per unit, project and municipality."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    name = ""
    for row in _lines_of(model, target):
        key = row.line.key
        if key.account == account and target.months.hold(key.year, key.month):
            name = name or row.name
            sums[key.unit, key.project, row.line.owner] += 0 if target.budget else abs(row.line.amounts.actual)
    return [AccountTarget(account, name, *where, target.months, not actual) for where, actual in sorted(sums.items())]


def _lines_of(model: Model, target: RowTarget) -> list[LedgerRow]:
    """Return what is booked on the report rows (bokfört på raderna), whatever the month."""
    return [
        row
        for row, (_, to) in zip(model.books.ledger, model.books.mapped.placed, strict=True)
        if isinstance(to, Target) and (to.department, to.label) in target.rows
    ]


def trace_row(model: Model, target: RowTarget) -> Outcome:
    """List the accounts and typed amounts behind report rows (konton bakom raden), what deviates most first.

    Of a budget there is the budget alone, the largest first.
    """
    typed = [one for one in model.books.typed if (one.unit, one.label) in target.rows]
    listed = [*_account_rows(_lines_of(model, target), target.months), *_typed_rows(typed, target.months)]
    if target.budget:
        listed = [(*row[:ACTUAL], None, row[BUDGET], None, *row[DEVIATION + 1 :]) for row in listed if row[BUDGET]]
    told_by = BUDGET if target.budget else DEVIATION
    listed.sort(key=lambda row: -abs(_amount(row[told_by])))
    what = message(
        "trace_row_computed" if target.computed else "trace_row",
        unit=target.unit,
        label=target.label,
        measure=word("measure", "budget" if target.budget else "actual"),
        months=month_span(target.months.first, target.months.last),
        year=target.months.year,
    )
    pen = Pen(model.fields)
    place = BUDGET if target.budget else ACTUAL
    _write_head(pen, what, target.months, _row_total(model, target), [row[place] for row in listed])
    pen.rows("trace", listed)
    return Outcome(pen.writes(), model.problems)


def vouchers_wanted(model: Model, target: AccountTarget) -> list[tuple[SourceFile, Wanted]]:
    """Return which files hold the vouchers of an account, and which of their rows are asked for (underlag)."""
    files = {
        row.file
        for row in model.books.ledger
        if _is_of(row, target) and target.months.hold(row.line.key.year, row.line.key.month) and row.line.amounts.actual
    }
    keys = frozenset({(target.account, target.cost_unit, target.project)})
    months = range(target.months.first, target.months.last + 1)
    wanted = Wanted(target.months.year, months, keys)
    return [(one, wanted) for one in model.books.sources if one.owner == target.owner and one.name in files]


def trace_vouchers(
    model: Model,
    targets: Sequence[AccountTarget],
    found: Sequence[tuple[AccountTarget, SourceFile, Sequence[VoucherLine]]],
) -> Outcome:
    """List the vouchers of an account (verifikationer bakom kontot), `targets` its parts; too many are refused."""
    count = sum(len(lines) for _, _, lines in found)
    if count > MOST_VOUCHERS:
        return _stopped(problem("SPARNING-FOR-MANGA", Place(SHEETS["trace"].name), count=count, limit=MOST_VOUCHERS))
    listed = [_voucher_row(one, source, line) for one, source, lines in found for line in lines]
    target = targets[0]
    own = [row for row in model.books.ledger if any(_is_of(row, one) for one in targets)]
    booked = [row for row in own if target.months.hold(row.line.key.year, row.line.key.month)]
    what = message(
        "trace_account",
        account=target.account,
        name=target.name,
        months=month_span(target.months.first, target.months.last),
        year=target.months.year,
    )
    pen = Pen(model.fields)
    stands = kr(sum(row.line.amounts.actual for row in booked))
    _write_head(pen, what, target.months, stands, [row[ACTUAL] for row in listed])
    pen.rows("trace", listed)
    return Outcome(pen.writes(), model.problems)


def _is_of(row: LedgerRow, target: AccountTarget) -> bool:
    key = row.line.key
    asked = (target.account, target.cost_unit, target.project, target.owner)
    return (key.account, key.unit, key.project, row.line.owner) == asked


def _account_rows(rows: Iterable[LedgerRow], months: Months) -> Iterator[Row]:
    """Sum a report row's lines by account, unit and project (konton), in account order."""
    sums: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    names: dict[str, str] = {}
    files: dict[tuple[str, str, str, str], dict[str, None]] = defaultdict(dict)
    for row in rows:
        key = row.line.key
        if months.hold(key.year, key.month):
            where = (key.account, key.unit, key.project, row.line.owner)
            sums[where][0] += row.line.amounts.actual
            sums[where][1] += row.line.amounts.budget
            names.setdefault(key.account, row.name)
            files[where][row.file] = None
    for where in sorted(sums):
        account, unit, project, owner = where
        actual, budget = sums[where]
        yield (
            word("trace_level", "account"),
            account,
            names[account] or None,
            unit or None,
            kr(actual),
            kr(budget),
            deviation(kr(budget), kr(actual)),
            None,
            None,
            None,
            project or None,
            owner or None,
            ", ".join(files[where]),
        )


def _typed_rows(rows: Iterable[TypedRow], months: Months) -> Iterator[Row]:
    for one in rows:
        amounts = [
            amount
            for number, amount in enumerate(one.months, 1)
            if amount is not None and months.hold(one.year, number)
        ]
        if amounts:
            total = exact_sum(amounts) * KR_PER_TKR
            parts = (ZERO, total) if one.budget else (total, ZERO)
            told = (*parts, deviation(parts[1], parts[0]), None, None, one.source)
            yield (word("trace_level", "typed"), None, None, None, *told, None, None, SHEETS["typed"].name)


def _voucher_row(target: AccountTarget, source: SourceFile, line: VoucherLine) -> Row:
    return (
        word("trace_level", "voucher"),
        target.account,
        target.name or None,
        target.cost_unit or None,
        kr(line.amount),
        None,
        None,
        line.day,
        line.voucher or None,
        line.text or None,
        target.project or None,
        target.owner or None,
        message("source_line", file=source.name, number=line.line),
    )


def _row_total(model: Model, target: RowTarget) -> Decimal:
    """Return what Månader and Komplettering say of the rows (radernas belopp), in kronor."""
    rows: list[Booked | TypedRow] = [*model.books.months, *model.books.typed]
    amounts = [
        amount
        for row in rows
        if (row.unit, row.label) in target.rows and row.budget == target.budget
        for number, amount in enumerate(row.months, 1)
        if amount is not None and target.months.hold(row.year, number)
    ]
    return exact_sum(amounts) * KR_PER_TKR


def _amount(written: Written) -> Decimal:
    return written if isinstance(written, Decimal) else ZERO


def _write_head(pen: Pen, what: str, months: Months, stands: Decimal, parts: Iterable[Written]) -> None:
    summed = exact_sum(_amount(part) for part in parts)
    values: dict[str, Written] = {
        "trace_what": what,
        "trace_year": months.year,
        "trace_from": months.first,
        "trace_to": months.last,
        "trace_total": stands,
        "trace_sum": summed,
        "trace_difference": difference(stands, summed),
    }
    for key, value in values.items():
        pen.field(key, value)
