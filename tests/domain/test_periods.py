from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.periods import Period, parse_period


@pytest.mark.parametrize(
    "value",
    ["2017-08", "201708", 201708, "2017/8", " 2017-08-31 ", "20170831", date(2017, 8, 31), datetime(2017, 8, 1, 9, 30)],  # noqa: DTZ001 - cells have no time zone
)
def test_every_spelling_of_august_2017(value: str | int | date) -> None:
    assert parse_period(value) == Period(2017, 8)


@pytest.mark.parametrize(
    "value", ["", "augusti", "2017", 8, "201714", "201700", "20178", "08-2017", "2017-08-", "0000-05"]
)
def test_what_is_no_period(value: str | int) -> None:
    assert parse_period(value) is None


@pytest.mark.parametrize("value", ["2017-13", "201713", 201713])
def test_period_13_folds_into_december_with_a_note(value: str | int) -> None:
    period = parse_period(value)
    assert period == Period(2017, 12)
    assert period is not None
    assert period.closing
    assert not Period(2017, 12).closing
    assert len({period, Period(2017, 12)}) == 1


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_is_1_to_12(month: int) -> None:
    with pytest.raises(MisuseError):
        Period(2017, month)


def test_what_a_period_knows() -> None:
    august = Period(2017, 8)
    assert august.last_day == date(2017, 8, 31)
    assert Period(2016, 2).last_day == date(2016, 2, 29)
    assert Period(2016, 12) < august < Period(2017, 9)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_shown_period_reads_back(day: date) -> None:
    period = parse_period(day)
    assert period == parse_period(str(period)) == parse_period(day.isoformat())
