"""The example's books, read the plain way and mapped, give the published tables to the öre."""

import csv
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from mapping_samples import book_line
from naive_books import (
    BOOKS,
    BUDGET,
    LIST,
    SIE_FILES,
    Transaction,
    account_rules,
    added,
    book_lines,
    csv_budget,
    csv_rows,
    ksumma_fields,
    list_rows,
    list_transactions,
    objects,
    ore,
    records,
    report_rows,
    sie_budget,
    sie_transactions,
    swedish_ore,
    unit_rules,
)
from support.machine import REPOSITORY
from support.scripts import script

from snit_xl.books.mapping import Mapped, map_lines
from snit_xl.books.mapping_rules import UnitRule
from snit_xl.books.monthly import Measure, MonthRow, monthly, to_date

PUBLISHED = REPOSITORY / "tests/data/published/delarsrapport_2017-08-31.csv"
COLUMNS = {
    "utfall_aug_2016": (2016, Measure.ACTUAL, 8),
    "budget_ack_aug_2017": (2017, Measure.BUDGET, 8),
    "utfall_aug_2017": (2017, Measure.ACTUAL, 8),
    "budget_2017": (2017, Measure.BUDGET, 12),
}
TKR = 100_000  # öre
IT = "IT, växel och telefoni"
LARGEST = 300_000


@pytest.fixture(scope="module")
def mapped() -> Mapped:
    return map_lines(book_lines(), unit_rules("example"), account_rules("example"), report_rows("example"))


@pytest.fixture(scope="module")
def rows(mapped: Mapped) -> tuple[MonthRow, ...]:
    return monthly(mapped)


def published() -> list[tuple[str, str, str, int]]:
    """Return department, row, column and tkr of every detail row of the paper but ITs kommunbidrag."""
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        return [
            (row["verksamhet"], row["rad"], column, int(row[column]))
            for row in csv.DictReader(lines)
            for column in COLUMNS
            if not row["rad"].startswith(("Summa", "Resultat")) and row["rad"] != "Kommunbidrag"
        ]


def test_every_published_outcome_and_budget_follows_from_the_books_to_the_ore(rows: tuple[MonthRow, ...]) -> None:
    figures = published()
    assert len(figures) == 14 * 4
    booked = {
        (department, label, column): to_date(rows, *COLUMNS[column]).get((department, label), 0)
        for department, label, column, _ in figures
    }
    assert booked == {(department, label, column): tkr * TKR for department, label, column, tkr in figures}


def test_the_books_hold_no_other_row(rows: tuple[MonthRow, ...]) -> None:
    known = {(department, label) for department, label, _, _ in published()}
    assert {(row.department, row.label) for row in rows} <= known


def test_nothing_is_unmapped_and_kontoplan_has_no_fault(mapped: Mapped) -> None:
    assert mapped.unmapped == ()
    assert mapped.tally.outside.rows > 0
    assert mapped.problems == ()


def test_unit_3200_is_it_in_one_municipality_and_personal_in_the_other() -> None:
    rules = unit_rules("example"), account_rules("example"), report_rows("example")
    lines = [book_line("5011", "3200", owner=owner) for owner in ("Herrljunga", "Vårgårda")]
    targets = [target for _, target in map_lines(lines, *rules).placed]
    assert [getattr(target, "department", "") for target in targets] == [IT, "Personalavdelningen"]


def test_the_templates_kontoplan_covers_kommun_bas_without_gap_or_overlap() -> None:
    department = "Räddningstjänst"
    units = [UnitRule(department=department)]
    lines = [book_line(str(account)) for account in range(1000, 9000)]
    found = map_lines(lines, units, account_rules("template"), report_rows("template", department))
    assert found.problems == ()
    assert found.unmapped == ()
    label_of = {line.key.account: getattr(target, "label", "utanför") for line, target in found.placed}
    wanted = {
        "1930": "utanför",
        "2511": "utanför",
        "3011": "Intäkter",
        "4011": "utanför",
        "4111": "Övriga kostnader",
        "5611": "Personalkostnader",
        "7399": "Övriga kostnader",
        "7431": "Övriga kostnader",
        "7511": "Övriga kostnader",
        "7911": "Kapitalkostnader",
        "8011": "utanför",
        "8511": "Kapitalkostnader",
        "8999": "utanför",
    }
    assert {account: label_of[account] for account in wanted} == wanted


def test_the_template_has_no_cost_units_of_its_own() -> None:
    assert unit_rules("template") == []


FILES: dict[Path, bytes] = script("make_example_books").generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_what_would_be_generated_now_and_of_modest_size(path: Path) -> None:
    assert path.read_bytes() == FILES[path], "run: make generate"
    assert len(FILES[path]) < LARGEST


def test_every_file_in_the_folder_is_generated_or_the_note_about_them() -> None:
    note = BOOKS / "LÄSMIG.md"
    assert set(BOOKS.iterdir()) == {*FILES, note}
    told = note.read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in told] == []


@pytest.mark.parametrize("path", SIE_FILES.values(), ids=lambda path: path.name)
def test_the_checksum_is_that_of_labels_and_fields(path: Path) -> None:
    inside, stated = ksumma_fields(path)
    assert zlib.crc32("".join(inside).encode("cp437")) == int(stated)


def by_account(transactions: Iterable[Transaction]) -> dict[object, int]:
    return added((one.account, one.ore) for one in transactions)


def stated(year: int, label: str) -> dict[object, int]:
    return {record[2]: ore(record[3]) for record in records(SIE_FILES[year]) if record[0] == label}


@pytest.mark.parametrize("year", SIE_FILES)
def test_vouchers_balance_and_add_up_to_the_stated_balances(year: int) -> None:
    transactions = sie_transactions(year)
    assert set(added((one.voucher, one.ore) for one in transactions).values()) == {0}
    sums = by_account(transactions)
    assert stated(year, "#RES") == {account: total for account, total in sums.items() if str(account) >= "3"}
    opening, closing = stated(year, "#IB"), stated(year, "#UB")
    assert closing == {account: opening.get(account, 0) + sums.get(account, 0) for account in closing}


def test_the_year_opens_with_what_the_last_one_closed_with_and_the_result_in_equity() -> None:
    closing, opening = stated(2016, "#UB"), stated(2017, "#IB")
    assert sum(opening.values()) == 0
    assert {account: total for account, total in opening.items() if account != "2011"} == closing


def test_each_account_budget_is_the_sum_of_its_objects() -> None:
    objects_sum = added(((f"{key.year}{key.month:02}", key.account), amount) for key, amount in sie_budget(2017))
    totals = {
        (record[2], record[3]): ore(objects(record)[2])
        for record in records(SIE_FILES[2017])
        if record[0] == "#PBUDGET" and record[record.index("{") + 1] == "}"
    }
    assert totals == objects_sum


def test_this_year_is_booked_to_the_end_of_august() -> None:
    assert {one.period for one in sie_transactions(2017)} == set(range(1, 9))
    assert {one.period for one in list_transactions() if one.year == 2017} == set(range(1, 9))
    assert ["#OMFATTN", "20170831"] in records(SIE_FILES[2017])
    assert {key.month for key, _ in sie_budget(2017)} == {key.month for key, _ in csv_budget()} == set(range(1, 13))


def test_what_the_papers_do_not_give_is_marked_where_it_stands() -> None:
    for one in [*sie_transactions(2016), *list_transactions()]:
        assert ("konstruerad" in one.text) == (one.year == 2016 and one.period > 8), one
    assert {one.period for one in list_transactions() if one.period > 12} == {13}
    assert any("Konstruerad" in field for record in records(SIE_FILES[2016]) for field in record)
    assert any("Konstruerat" in str(row[0]) for row in list_rows()[:4])
    assert "konstruerad" in csv_rows()[0][0]


def test_the_lists_end_with_a_total_that_a_reader_must_know_from_a_row() -> None:
    last = list_rows()[-1]
    assert (last[0], round(float(str(last[6])) * 100)) == ("Summa", sum(one.ore for one in list_transactions()))
    total = csv_rows()[-1]
    assert (total[0], swedish_ore(total[6])) == ("Summa", -sum(amount for _, amount in csv_budget()))


def months(rows: Iterable[MonthRow], label: str, year: int) -> tuple[int, ...]:
    (found,) = [
        row.months
        for row in rows
        if (row.department, row.label, row.year, row.measure) == (IT, label, year, Measure.ACTUAL)
    ]
    return found


def test_the_months_are_shaped_as_such_costs_are(rows: tuple[MonthRow, ...]) -> None:
    capital = months(rows, "Kapitalkostnader", 2016)
    assert max(capital[:8]) - min(capital[:8]) <= 2  # a monthly cost, but for the odd öre
    licences = by_month("6421")
    assert [m for m, amount in enumerate(licences, 1) if amount] == [1, 4, 7, 10]
    switchboard = by_month("3013")
    assert [m for m, amount in enumerate(switchboard, 1) if amount] == [4, 8, 12]
    assert switchboard[11] == min(switchboard)
    salaries = by_month("5011")
    assert min(range(12), key=lambda m: salaries[m]) == 6
    holidays = by_month("5111")
    assert max(range(12), key=lambda m: holidays[m]) == 6


def by_month(account: str) -> list[int]:
    sums = added((one.period, one.ore) for one in sie_transactions(2016) if one.account == account)
    return [sums.get(m, 0) for m in range(1, 13)]


def test_the_excel_list_carries_a_date_of_its_own_and_not_the_days() -> None:
    created = openpyxl.load_workbook(LIST).properties.created
    assert created is not None
    assert created.date() == date(2017, 9, 8)


def test_the_budget_file_is_windows_1252_with_the_sign_reversed() -> None:
    raw = BUDGET.read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    pay = [row for row in csv_rows() if row[0] == "5011"]
    assert pay
    assert all(row[6].startswith("-") for row in pay)
