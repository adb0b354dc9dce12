"""From the books to report rows, as an accountant follows it line by line; nothing is lost on the way."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapping_samples import (
    ACCOUNTS,
    COST,
    EKONOMI,
    IT,
    ROWS,
    UNITS,
    account_rule,
    book_line,
    unit_rule,
)

from snit_xl.books.ledger import Amounts
from snit_xl.books.mapping import Mapped, map_lines
from snit_xl.books.mapping_lines import BookLine, Destination, Reason, Target, Unmapped, UnmappedAccount
from snit_xl.books.mapping_rules import OUTSIDE, AccountRule, UnitRule


def mapped(
    lines: Sequence[BookLine], units: Sequence[UnitRule] = UNITS, accounts: Sequence[AccountRule] = ACCOUNTS
) -> Mapped:
    return map_lines(lines, units, accounts, ROWS)


def went(line: BookLine, units: Sequence[UnitRule] = UNITS, accounts: Sequence[AccountRule] = ACCOUNTS) -> Destination:
    ((_, destination),) = mapped([line], units, accounts).placed
    return destination


def short(destination: Destination) -> tuple[str, ...] | str:
    return (destination.department, destination.label) if isinstance(destination, Target) else str(destination)


@pytest.mark.parametrize(
    ("line", "department", "label"),
    [
        (book_line("3550", "3200"), IT, "Intäkter"),
        (book_line("5010", "3210"), IT, "Personalkostnader"),
        (book_line("7410", "3210"), IT, "Övriga kostnader"),
        (book_line("7410", "3200", owner="Vårgårda"), EKONOMI, "Övriga främmande tjänster"),
        (book_line("3710", "3200", owner="Vårgårda"), EKONOMI, "Intäkter/kommunbidrag"),
        (book_line("6550", " 3200 ", owner="vårgårda"), EKONOMI, "Övriga kostnader"),
    ],
)
def test_whose_books_which_unit_and_which_account_decide_the_row(line: BookLine, department: str, label: str) -> None:
    assert short(went(line)) == (department, label)


@pytest.mark.parametrize(
    "line",
    [
        book_line("5010", "5100"),  # the school's pay
        book_line("3550", "3210", owner="Vårgårda"),  # Herrljunga's IT has 3210, Vårgårda's 3210 is another unit
        book_line("1930"),  # the bank, on no unit at all
        book_line("4010", "3200"),  # servers bought: an investment
    ],
)
def test_what_the_reports_do_not_show_is_outside(line: BookLine) -> None:
    assert went(line) is OUTSIDE


NO_CATCH_ALL = UNITS[:2]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (book_line("5010", "5100"), Unmapped(Reason.NO_UNIT_RULE)),
        (book_line("5010"), Unmapped(Reason.NO_UNIT_RULE)),
        (book_line("5010", "3200", owner=""), Unmapped(Reason.NO_UNIT_RULE)),
        (book_line("8510", "3200"), Unmapped(Reason.NO_ACCOUNT_RULE, IT)),
    ],
)
def test_what_no_rule_covers_is_unmapped_and_says_why(line: BookLine, why: Unmapped) -> None:
    assert went(line, NO_CATCH_ALL) == why


def test_a_row_that_prognos_lacks_in_the_department_is_unmapped() -> None:
    without_own_rule = ACCOUNTS[:-1]
    assert went(book_line("7410", "3200"), UNITS, without_own_rule) == Unmapped(
        Reason.NO_ROW, IT, "Övriga främmande tjänster"
    )


def test_fixed_assets_never_reach_operations_even_where_a_rule_says_so() -> None:
    careless = (account_rule(20, "4", "Övriga kostnader", COST),)
    assert went(book_line("4010", "3200"), UNITS, careless) == Unmapped(Reason.FIXED_ASSETS, IT, "Övriga kostnader")
    assert short(went(book_line("4110", "3200"), UNITS, careless)) == (IT, "Övriga kostnader")


def test_the_unit_rule_that_says_more_wins_whatever_the_order() -> None:
    rules = [
        unit_rule(5, OUTSIDE),
        unit_rule(6, IT, owner="Herrljunga"),
        unit_rule(7, EKONOMI, unit="32*"),
        unit_rule(8, IT, unit="3200"),
        unit_rule(9, EKONOMI, unit="3200", owner="Herrljunga"),
        unit_rule(10, IT, project="9001"),
    ]
    for order in (rules, rules[::-1]):
        assert went(book_line("5010", "5100", owner="Vårgårda"), order) is OUTSIDE
        assert short(went(book_line("5010", "5100"), order))[0] == IT
        assert short(went(book_line("5010", "3210"), order))[0] == EKONOMI
        assert short(went(book_line("5010", "3200", owner="Vårgårda"), order))[0] == IT
        assert short(went(book_line("5010", "3200"), order))[0] == EKONOMI
        assert short(went(book_line("5010", "3200", "9001"), order))[0] == IT
        assert mapped([], order).problems == ()


def test_the_account_rule_that_says_more_wins_whatever_the_order() -> None:
    rules = [
        account_rule(20, "5-7", "Övriga kostnader", COST),
        account_rule(21, "5-7", "Personalkostnader", COST, department=EKONOMI),
        account_rule(22, "5-7", "Personalkostnader", COST, unit="3210"),
        account_rule(23, "5-7", project="9001"),
    ]
    for order in (rules, rules[::-1]):
        assert short(went(book_line("6110", "3200"), UNITS, order)) == (IT, "Övriga kostnader")
        assert short(went(book_line("6110", "3200", owner="Vårgårda"), UNITS, order)) == (EKONOMI, "Personalkostnader")
        assert short(went(book_line("6110", "3210"), UNITS, order)) == (IT, "Personalkostnader")
        assert went(book_line("6110", "3210", "9001"), UNITS, order) is OUTSIDE


def test_the_unmapped_are_gathered_by_account_and_unit_with_their_amounts() -> None:
    lines = [
        book_line("8510", "3200", month=1, actual=100_00, rows=2),
        book_line("8510", "3200", month=2, actual=250_50, budget=300_00, rows=1),
        book_line("8510", "3210", month=1, actual=-7_25),
        book_line("5010", "3200", month=1, actual=9_99),
    ]
    why = Unmapped(Reason.NO_ACCOUNT_RULE, IT)
    assert mapped(lines).unmapped == (
        UnmappedAccount("Herrljunga", "8510", "3200", "", why, Amounts(350_50, 300_00, 3)),
        UnmappedAccount("Herrljunga", "8510", "3210", "", why, Amounts(-7_25, 0, 1)),
    )


book_lines = st.builds(
    book_line,
    st.sampled_from(["1930", "3550", "4010", "4110", "5010", "7410", "8510", "x"]),
    st.sampled_from(["", "3200", "3210", "5100"]),
    owner=st.sampled_from(["", "Herrljunga", "Vårgårda"]),
    year=st.sampled_from([2016, 2017]),
    month=st.integers(1, 12),
    actual=st.integers(-(10**15), 10**15),
    budget=st.integers(-(10**12), 10**12),
    rows=st.integers(1, 9),
)


def added(*parts: Amounts) -> Amounts:
    return Amounts(*(sum(getattr(part, name) for part in parts) for name in ("actual", "budget", "rows")))


@given(st.lists(book_lines, max_size=40), st.sampled_from([UNITS, NO_CATCH_ALL, ()]), st.integers(0, len(ACCOUNTS)))
def test_read_is_mapped_outside_and_unmapped_always(
    lines: list[BookLine], units: Sequence[UnitRule], rules: int
) -> None:
    result = mapped(lines, units, ACCOUNTS[:rules])
    tally = result.tally
    assert tally.read == added(*(line.amounts for line in lines))
    assert tally.read == added(tally.mapped, tally.outside, tally.unmapped)
    assert tally.unmapped == added(*(one.amounts for one in result.unmapped))
    assert [line for line, _ in result.placed] == lines


def test_a_hundred_thousand_lines_are_mapped_in_well_under_a_second() -> None:
    lines = [
        book_line(str(3000 + n % 5000), str(3200 + n % 97), str(n % 13), month=1 + n % 12, actual=n)
        for n in range(100_000)
    ]
    start = time.process_time()
    result = mapped(lines)
    assert time.process_time() - start < 1.5  # about 0.4 s on an idle core; the tests share theirs
    assert result.tally.read.rows == 100_000


def test_a_line_under_two_equal_rules_follows_the_first_and_is_counted_once() -> None:
    twice = (*ACCOUNTS, replace(ACCOUNTS[4], label="Övriga kostnader"))
    result = mapped([book_line("5010", "3200", actual=5)], UNITS, twice)
    assert [short(destination) for _, destination in result.placed] == [(IT, "Personalkostnader")]
    assert result.tally.mapped == Amounts(5, 0, 1)
