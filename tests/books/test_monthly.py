"""Report rows month by month: what was booked and budgeted, and nothing where nothing was."""

from hypothesis import given
from hypothesis import strategies as st
from mapping_samples import ACCOUNTS, EKONOMI, IT, ROWS, UNITS, book_line

from snit_xl.books.mapping import map_lines
from snit_xl.books.mapping_lines import BookLine
from snit_xl.books.monthly import Measure, MonthRow, monthly, to_date


def rows_of(lines: list[BookLine]) -> tuple[MonthRow, ...]:
    return monthly(map_lines(lines, UNITS, ACCOUNTS, ROWS))


def test_accounts_and_units_of_a_row_are_added_by_month() -> None:
    lines = [
        book_line("5010", "3200", month=1, actual=300_00, budget=310_00),
        book_line("5610", "3210", month=1, actual=95_10),
        book_line("5010", "3200", month=7, actual=280_05, budget=290_00),
        book_line("5010", "3200", owner="Vårgårda", month=7, actual=1_00),
        book_line("5010", "5100", month=7, actual=77_00),
    ]
    july = (0,) * 6
    assert rows_of(lines) == (
        MonthRow(IT, "Personalkostnader", 2017, Measure.ACTUAL, (395_10, *(0,) * 5, 280_05, *(0,) * 5)),
        MonthRow(IT, "Personalkostnader", 2017, Measure.BUDGET, (310_00, *(0,) * 5, 290_00, *(0,) * 5)),
        MonthRow(EKONOMI, "Personalkostnader", 2017, Measure.ACTUAL, (*july, 1_00, *(0,) * 5)),
    )


def test_to_a_month_and_the_whole_year() -> None:
    lines = [book_line("3550", "3200", month=m, actual=-m * 100) for m in range(1, 13)]
    lines.append(book_line("3550", "3200", year=2016, month=8, actual=-7))
    (row, earlier) = rows_of(lines)
    assert (row.through(1), row.through(8), row.whole_year) == (-100, -3600, -7800)
    assert (earlier.through(7), earlier.through(8)) == (0, -7)
    rows = (row, earlier)
    assert to_date(rows, 2017, Measure.ACTUAL, 8) == {(IT, "Intäkter"): -3600}
    assert to_date(rows, 2016, Measure.ACTUAL, 12) == {(IT, "Intäkter"): -7}
    assert to_date(rows, 2017, Measure.BUDGET, 12) == {}


def test_a_year_without_budget_has_no_budget_row_but_a_row_that_evens_out_is_there() -> None:
    lines = [book_line("5010", "3200", actual=5_00), book_line("5010", "3210", actual=-5_00)]
    assert rows_of(lines) == (MonthRow(IT, "Personalkostnader", 2017, Measure.ACTUAL, (0,) * 12),)


amounts = st.integers(-(10**13), 10**13)
drawn = st.builds(
    book_line,
    st.sampled_from(["1930", "3550", "5010", "7410", "8510"]),
    st.sampled_from(["3200", "3210", "5100"]),
    owner=st.sampled_from(["Herrljunga", "Vårgårda"]),
    year=st.sampled_from([2016, 2017]),
    month=st.integers(1, 12),
    actual=amounts,
    budget=amounts,
)


@given(st.lists(drawn, max_size=30))
def test_the_months_sum_to_what_was_mapped(lines: list[BookLine]) -> None:
    mapped = map_lines(lines, UNITS, ACCOUNTS, ROWS)
    sums = {measure: sum(row.whole_year for row in monthly(mapped) if row.measure is measure) for measure in Measure}
    assert sums == {Measure.ACTUAL: mapped.tally.mapped.actual, Measure.BUDGET: mapped.tally.mapped.budget}
