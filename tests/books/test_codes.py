"""Codes as a Kontoplan names them: ranges of accounts by how they begin, units one by one or several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.books.codes import AccountRange, Codes, read_codes, read_range


def codes(text: str) -> Codes:
    found = read_codes(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "held", "not_held"),
    [
        ("", ["", "3200", "IT-01"], []),
        ("3200", ["3200"], ["32000", "320", ""]),
        ("32*", ["32", "3200", "32999"], ["3300", "3", ""]),
        ("*", ["3200", "x"], [""]),
        ("3200-3299", ["3200", "3250", "3299"], ["3300", "32501", "325", ""]),
        ("3200 – 3209", ["3205"], ["3210"]),
        ("3210,3220", ["3210", "3220"], ["3215"]),
        ("3210; 3220-3229 34*", ["3210", "3224", "3401"], ["3211", "3230"]),
        ("a100-a199", ["a150"], ["b150", "150"]),
        ("IT-01", ["it-01"], ["it-02"]),
    ],
)
def test_which_units_a_pattern_means(text: str, held: list[str], not_held: list[str]) -> None:
    assert [code for code in held if not codes(text).hold(code)] == []
    assert [code for code in not_held if codes(text).hold(code)] == []


@pytest.mark.parametrize("text", ["3299-3200", "3200-329", "3*2", "**", "3200,", ","])
def test_a_pattern_that_means_nothing_is_not_read(text: str) -> None:
    assert read_codes(text) is None


@pytest.mark.parametrize(
    ("text", "precision"), [("", 0), ("32*", 1), ("3200-3299", 1), ("3200,33*", 1), ("3200", 2), ("3210,3220", 2)]
)
def test_codes_named_one_by_one_are_the_most_exact(text: str, precision: int) -> None:
    assert codes(text).precision == precision


digits = st.text("012", min_size=1, max_size=4)
parts = st.one_of(digits, digits.map("{}*".format), st.tuples(digits, digits).map("-".join))
patterns = st.lists(parts, max_size=3).map(",".join).map(read_codes).filter(lambda found: found is not None)


@given(patterns, patterns, digits)
def test_two_patterns_that_hold_the_same_code_meet(one: Codes, two: Codes, code: str) -> None:
    if one.hold(code) and two.hold(code):
        assert one.meet(two)
        assert two.meet(one)


@pytest.mark.parametrize(
    ("one", "two"), [("3200", "3201"), ("32*", "3300"), ("32*", "33*"), ("3200-3249", "3250-3299"), ("320*", "31-33")]
)
def test_patterns_apart_do_not_meet(one: str, two: str) -> None:
    assert not codes(one).meet(codes(two))
    assert not codes(two).meet(codes(one))


@pytest.mark.parametrize(
    ("first", "last", "held", "not_held"),
    [
        ("74", "", ["74", "7400", "7499"], ["7500", "7399", "7"]),
        ("6000", "7399", ["6000", "7399", "73991"], ["7400", "5999", "60"]),
        ("60", "73", ["6000", "7399"], ["7400", "5999"]),
    ],
)
def test_accounts_are_compared_by_how_they_begin(first: str, last: str, held: list[str], not_held: list[str]) -> None:
    accounts = read_range(first, last)
    assert accounts is not None
    assert [account for account in held if not accounts.holds(account)] == []
    assert [account for account in not_held if accounts.holds(account)] == []


ranges = st.builds(AccountRange, digits, digits).filter(lambda one: not one.is_reversed)


@given(ranges, ranges, digits)
def test_two_ranges_that_hold_the_same_account_meet(one: AccountRange, two: AccountRange, account: str) -> None:
    if one.holds(account) and two.holds(account):
        assert one.meets(two)
        assert two.meets(one)


@pytest.mark.parametrize(("first", "last"), [("", ""), ("kr", ""), ("74", "75*"), ("7400.0", "7499")])
def test_a_range_is_digits(first: str, last: str) -> None:
    assert read_range(first, last) is None
