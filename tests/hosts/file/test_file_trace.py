"""Visa underlag: every amount of the example is the sum of its accounts, and each account of its vouchers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.books import EXAMPLE_BOOKS, NOW, WHO
from support.workbooks import example

from snit_xl.actions import loop
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.trace import trace, trace_row, trace_vouchers, vouchers_wanted
from snit_xl.actions.trace_target import AccountTarget, Months, RowTarget, target_at
from snit_xl.books.intake import KnownFile, find_vouchers
from snit_xl.books.ledger import VoucherLine, Wanted
from snit_xl.hosts.file.commands import Status
from snit_xl.hosts.file.limits import DEFAULT_LIMITS
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.reading import show_basis
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.model import Model, SourceFile
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import Scalar, WorkbookView, cell_name

FOLDER = EXAMPLE_BOOKS[0].parent
HEAD = ("trace_total", "trace_sum", "trace_difference")
MONTHS = [f"m_{number}" for number in range(1, 13)]
ROWS = [
    (column, row)
    for column in ("prior_actual", "budget_to_date", "actual", "budget", "prior_full_year", *MONTHS)
    for row in range(15)
]


@cache
def view() -> WorkbookView:
    return parse_workbook(open_package(example()[0], DEFAULT_LIMITS), DEFAULT_LIMITS).view


@cache
def model() -> Model:
    found = read_model(view()).model
    assert found is not None
    return found


@cache
def vouchers(source: str, wanted: Wanted) -> tuple[VoucherLine, ...]:
    known = next(one for one in model().books.sources if one.name == source)
    return tuple(find_vouchers(KnownFile(known.name, str(FOLDER), known.checksum, known.list_format), FOLDER, wanted))


def fetch(source: SourceFile, wanted: Wanted) -> tuple[VoucherLine, ...]:
    return vouchers(source.name, wanted)


def cell(table: str, column: str, row: int) -> tuple[str, int, int]:
    where = view().tables[TABLES[table]]
    return where.area.sheet, where.area.top + row, where.column(heading(table, column)).left


def head(outcome: Outcome) -> tuple[Scalar, ...]:
    """Return what should stand there, what does, and the difference."""
    assert outcome.writes is not None
    areas = [view().names[field_term(key).name] for key in HEAD]
    written = {(w.sheet, w.row, w.col): w.value for w in outcome.writes.cells}
    return tuple(written[area.sheet, area.top, area.left] for area in areas)


def listed(outcome: Outcome, *keys: str) -> list[tuple[Scalar, ...]]:
    assert outcome.writes is not None
    (rows,) = outcome.writes.lists
    places = [view().tables[TABLES["trace"]].columns.index(heading("trace", key)) for key in keys]
    return [tuple(row[place] for place in places) for row in rows.rows]


def traced(table: str, column: str, row: int) -> Outcome:
    return trace(view(), *cell(table, column, row), fetch)(model(), NOW)


def in_kronor(value: Scalar) -> float:
    return round((value if isinstance(value, float) else 0.0) * 1000, 2)


@pytest.mark.parametrize(("column", "row"), ROWS)
def test_the_accounts_of_every_row_and_column_of_prognos_sum_to_its_cell(column: str, row: int) -> None:
    shown = view().cell(*cell("rows", column, row)).value
    outcome = traced("rows", column, row)
    if shown in {None, ""}:
        assert [one.code for one in outcome.blocking] == ["SPARNING-INGET"]
        return
    total, summed, difference = head(outcome)
    assert (total, summed, difference) == (in_kronor(shown), in_kronor(shown), 0.0)


def test_what_deviates_most_stands_first_and_the_deviations_sum_to_the_rows_own() -> None:
    row = next(
        n
        for n, one in enumerate(model().rows)
        if (one.row.unit, one.row.label) == ("IT, växel och telefoni", "Övriga kostnader")
    )
    found = listed(traced("rows", "actual", row), "trace_budget", "trace_actual", "trace_deviation")
    assert [round(budget - actual, 2) for budget, actual, _ in found] == [both for *_, both in found]
    sizes = [abs(both) for _, _, both in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2
    assert round(sum(both for *_, both in found), 2) == in_kronor(
        view().cell(*cell("rows", "period_deviation", row)).value
    )


def test_the_accounts_of_every_month_in_manader_sum_to_its_cell() -> None:
    area = view().tables[TABLES["months"]].area
    assert len(area.rows) > 35
    for row in range(len(area.rows)):
        for column in (*MONTHS, "to_date", "full_year"):
            shown = in_kronor(view().cell(*cell("months", column, row)).value)
            total, summed, difference = head(traced("months", column, row))
            assert (total, summed, difference) == (shown, shown, 0.0), (row, column)


def accounts() -> Iterator[AccountTarget]:
    """Return every account of every report row and year."""
    for row in model().rows:
        for year, last in ((2016, 12), (2017, 8)):
            months = Months(year, 1, last)
            found = trace_row(model(), RowTarget(row.row.unit, row.row.label, budget=False, months=months))
            for level, account, name, unit, project, owner, actual in listed(
                found, "trace_level", "account", "account_name", "cost_unit", "project_code", "books", "trace_actual"
            ):
                if level == "konto" and actual:
                    texts = ("" if text is None else str(text) for text in (account, name, unit, project, owner))
                    yield AccountTarget(*texts, months)


def test_the_vouchers_of_every_account_sum_to_the_account_in_sie_and_list() -> None:
    kinds = set()
    count = 0
    for target in accounts():
        wanted = vouchers_wanted(model(), target)
        kinds |= {source.kind for source, _ in wanted}
        found = [(target, source, fetch(source, one)) for source, one in wanted]
        total, summed, difference = head(trace_vouchers(model(), [target], found))
        assert total == summed, target
        assert difference == 0, target
        count += 1
    assert kinds == {"SIE", "lista"}
    assert count > 60


def test_a_typed_amount_is_listed_with_its_source() -> None:
    row = next(n for n, one in enumerate(model().rows) if one.row.label == "Kommunbidrag")
    outcome = traced("rows", "budget", row)
    (found,) = [one for one in listed(outcome, "trace_level", "trace_budget", "trace_text") if one[1]]
    level, budget, text = found
    assert (level, budget) == (word("trace_level", "typed"), -15_388_000.0)
    assert str(text).startswith("Delårsrapporten augusti 2017")


def test_an_account_in_utfall_asks_for_that_months_vouchers() -> None:
    rows = view().tables[TABLES["ledger"]].area.rows
    number = next(n for n in range(len(rows)) if view().cell(*cell("ledger", "ledger_amount", n)).value)
    outcome = traced("ledger", "account", number)
    total, summed, _ = head(outcome)
    assert total == summed != 0
    days = {day for (day,) in listed(outcome, "trace_day")}
    assert len(days) <= 31
    assert {level for (level,) in listed(outcome, "trace_level")} == {"verifikation"}


@pytest.mark.parametrize(
    "spot", [("Prognos", 1, 1), ("Start", 5, 2), ("Prognos", 500, 7), ("Utfall", 5, 3), ("Inget blad", 1, 1)]
)
def test_a_cell_that_means_nothing_is_told_with_its_place(spot: tuple[str, int, int]) -> None:
    (found,) = trace(view(), *spot, fetch)(model(), NOW).blocking
    assert (found.code, found.place.sheet, found.place.cell) == ("SPARNING-INGET", spot[0], cell_name(*spot[1:]))


def test_an_account_on_the_list_is_followed_to_its_vouchers_from_the_list() -> None:
    shown = trace_row(
        model(), RowTarget(model().rows[1].row.unit, model().rows[1].row.label, budget=False, months=Months(2017, 1, 8))
    )
    assert shown.writes is not None
    after = loop.apply(view(), shown.writes)
    area = after.tables[TABLES["trace"]].area
    target = target_at(model(), after, area.sheet, area.top, area.left)
    assert isinstance(target, AccountTarget)
    found = [(target, source, fetch(source, one)) for source, one in vouchers_wanted(model(), target)]
    outcome = trace_vouchers(model(), [target], found)
    total, summed, _ = head(outcome)
    assert total == summed == listed(shown, "trace_actual")[0][0]


def test_too_many_vouchers_are_refused() -> None:
    target = next(accounts())
    line = VoucherLine(None, "A1", "", model().books.ledger[0].line.key, 1)
    outcome = trace_vouchers(model(), [target], [(target, model().books.sources[0], [line] * 50_001)])
    (found,) = outcome.blocking
    assert (found.code, dict(found.values)) == ("SPARNING-FOR-MANGA", {"count": 50_001, "limit": 50_000})


def test_underlag_on_a_closed_file_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    sheet, row, col = cell("rows", "actual", 1)
    result = show_basis(path, f"{sheet}!{cell_name(row, col)}", Author(WHO, NOW))
    assert result.status is Status.UNCHANGED
    assert path.read_bytes() == example()[0]
    assert list(tmp_path.iterdir()) == [path]
