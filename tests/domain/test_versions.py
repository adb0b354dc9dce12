"""Locked versions: the seal notices a touched row, changes sum exactly, a silent change asks for a comment."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from domain_strategies import amounts
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.money import difference, exact_sum
from snit_xl.domain.problems import Place, Source
from snit_xl.domain.rows import RowKind
from snit_xl.domain.versions import (
    Change,
    CommentLimits,
    LockedForecast,
    Standing,
    changes,
    check_comments,
    check_locked,
    last_locked,
    sealed,
    unexplained,
    whole,
)

LIMITS = CommentLimits(amount=Decimal(100), percent=Decimal(5), rounding=Decimal(1))


def d(text: str) -> Decimal:
    return Decimal(text)


def locked(name: str = "April 2017", day: str = "42865.5") -> tuple[LockedForecast, ...]:
    """Return a version of three rows, sealed."""
    rows = [
        LockedForecast(
            name,
            d(day),
            "Ekonomi",
            label,
            "2017-04",
            d(forecast),
            actual=d("12.34"),
            budget=d("700"),
            comment="Vakans\ni vår",
            point="april",
            who="ekonom",
            kind=RowKind.COST,
            method="linjär",
            proposal=d("688.123456789"),
            adjustment=d("-3.5"),
            at=Source("Låsta rader", {"version": f"A{number}", "checksum": f"Q{number}"}),
        )
        for number, (label, forecast) in enumerate([("Lön", "684.62"), ("Hyra", "57"), ("IT", "12.5")], 5)
    ]
    return tuple(replace(row, seal=seal) for row, seal in zip(rows, sealed(rows), strict=True))


TOUCHED = {
    "forecast": d("684.63"),
    "comment": "Vakans i höst",
    "method": "budget",
    "adjustment": d("-4"),
    "manual": d("0"),
    "period": "2017-05",
    "who": "controller",
    "point": "",
    "kind": RowKind.INCOME,
    "locked_at": d("42866.5"),
    "seal": "",
}


@pytest.mark.parametrize("touched", TOUCHED)
def test_a_touched_row_is_named_with_its_cell(touched: str) -> None:
    first, *others = locked()
    (found,) = check_locked([replace(first, **{touched: TOUCHED[touched]}), *others])
    assert (found.code, found.place) == ("VERSION-ANDRAD", Place("Låsta rader", "Q5"))
    assert dict(found.values) == {"version": "April 2017", "unit": "Ekonomi", "row": "Lön"}


def test_untouched_versions_in_any_order_are_left_in_peace() -> None:
    rows = [*locked(), *locked("Augusti 2017", "42989.3")]
    assert list(check_locked(rows[::-2] + rows[::2])) == []


def test_line_ends_and_a_cells_fifteen_digits_are_no_change() -> None:
    first, *others = locked()
    through = replace(first, comment="Vakans\r\ni vår", forecast=d("684.6200000000001"), locked_at=d("42865.49999999"))
    assert list(check_locked([through, *others])) == []


@pytest.mark.parametrize("gone", range(3))
def test_a_missing_row_is_counted(gone: int) -> None:
    rows = [row for number, row in enumerate(locked()) if number != gone]
    (found,) = check_locked(rows)
    assert (found.code, dict(found.values)) == ("VERSION-RADER-SAKNAS", {"version": "April 2017", "count": 1})


def test_a_row_that_is_copied_or_added_is_named() -> None:
    rows = locked()
    (found,) = check_locked([*rows, rows[1]])
    assert (found.code, found.place.cell) == ("VERSION-ANDRAD", "Q6")


def test_the_last_of_two_in_the_same_minute_is_the_one_further_down() -> None:
    rows = (*locked("Ett"), *locked("Två"))
    assert last_locked(rows)[0].version == "Två"
    assert last_locked(rows, 2016) == ()


standing = st.builds(
    Standing,
    forecast=st.none() | amounts,
    method=st.sampled_from(["budget", "linjär"]),
    adjustment=amounts,
    manual=st.none() | amounts,
    comment=st.sampled_from(["", "Vakans", "Flytt"]),
)
rows_of_some = st.dictionaries(st.tuples(st.sampled_from("AB"), st.sampled_from("klm")), standing)


@given(rows_of_some, rows_of_some)
def test_the_changes_sum_exactly_to_the_change_of_the_whole(
    then: dict[tuple[str, str], Standing], now: dict[tuple[str, str], Standing]
) -> None:
    found = changes(then, now)
    assert exact_sum(one.amount for one in found) == difference(whole(now.values()), whole(then.values()))
    assert {(one.unit, one.label) for one in found} >= set(then) ^ set(now)


@given(rows_of_some)
def test_nothing_has_changed_since_now(now: dict[tuple[str, str], Standing]) -> None:
    assert changes(now, now) == ()


def test_a_float_s_last_digits_are_no_change_but_an_ore_is() -> None:
    now = {("A", "k"): Standing(d("7219.500000000001"), "linjär"), ("A", "l"): Standing(d("5.00001"), "linjär")}
    then = {("A", "k"): Standing(d("7219.5"), "linjär"), ("A", "l"): Standing(d("5"), "linjär")}
    (found,) = changes(then, now)
    assert (found.label, found.amount) == ("l", d("0.00001"))


def test_another_method_or_comment_is_a_change_though_the_amount_is_the_same() -> None:
    then = {("A", "k"): Standing(d("5"), "linjär", comment="x"), ("A", "l"): Standing(d("7"), "budget")}
    now = {("A", "k"): Standing(d("5"), "linjär", comment="y"), ("A", "l"): Standing(d("7"), "linjär")}
    assert [(one.label, one.amount) for one in changes(then, now)] == [("k", d("0")), ("l", d("0"))]


def change(before: str, after: str, then: str = "Vakans", now: str = "Vakans") -> Change:
    return Change("A", "k", Standing(d(before), "budget", comment=then), Standing(d(after), "budget", comment=now))


@pytest.mark.parametrize(
    ("one", "asks"),
    [
        (change("9000", "9101"), True),  # over 100 tkr, though little in percent
        (change("9000", "9100"), False),
        (change("-9000", "-9101"), True),
        (change("400", "421"), True),  # over 5 percent, though not 100 tkr
        (change("400", "420"), False),
        (change("6", "7"), False),  # rounding
        (change("0", "2"), True),
        (change("9000", "9500", now="Ny tjänst från oktober"), False),
        (change("9000", "9500", then="Vakans", now="vakans "), True),
        (change("9000", "9500", then="", now=""), True),
    ],
)
def test_a_large_change_asks_for_a_word_about_it(one: Change, asks: bool) -> None:
    assert unexplained(one, LIMITS) is asks


def test_the_warning_says_how_much_since_when_and_where_the_comment_stands() -> None:
    found = [change("9000", "9500.4"), replace(change("50", "90", "", ""), label="l")]
    places = {("A", "k"): Place("Prognos", "M17"), ("A", "l"): Place("Prognos", "M18")}
    first, second = check_comments(found, LIMITS, "April 2017", places)
    assert (first.code, first.place.cell) == ("VERSION-KOMMENTAR-OFORANDRAD", "M17")
    assert dict(first.values) == {"unit": "A", "row": "k", "change": Decimal(500), "version": "April 2017"}
    assert (second.code, second.place.cell) == ("VERSION-KOMMENTAR-SAKNAS", "M18")
