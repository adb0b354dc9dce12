from datetime import date
from decimal import Decimal

import pytest

from snit_xl.domain.parameters import Parameter, ParameterTable, check_parameters
from snit_xl.domain.problems import Place, Source

D = Decimal


def rate(year: int, value: str, *, unit: str = "procent", source: str = "SKR", name: str = "internränta") -> Parameter:
    at = Source("Förutsättningar", {"valid_from": f"B{year}", "unit": f"D{year}", "source": f"E{year}"})
    return Parameter(name, date(year, 1, 1), D(value), unit, source, at)


TABLE = ParameterTable((rate(2019, "1.5"), rate(2016, "2.4"), rate(2017, "1.75"), rate(2016, "9", name="annan")))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2016, 1, 1), "2.4"),
        (date(2016, 12, 31), "2.4"),
        (date(2018, 6, 30), "1.75"),
        (date(2019, 1, 1), "1.5"),
        (date(2030, 1, 1), "1.5"),
    ],
)
def test_a_value_holds_until_the_next_one(day: date, value: str) -> None:
    found = TABLE.value_at("internränta", day)
    assert found is not None
    assert found.value == D(value)


def test_before_the_first_value_and_under_another_name_there_is_none() -> None:
    assert TABLE.value_at("internränta", date(2015, 12, 31)) is None
    assert TABLE.value_at("pkv", date(2018, 1, 1)) is None


def test_a_sound_table_has_no_problems() -> None:
    assert check_parameters(TABLE) == ()
    assert check_parameters(ParameterTable(())) == ()


def test_two_values_from_the_same_day_a_changed_unit_and_a_missing_source_are_found() -> None:
    rows = (rate(2017, "1.75"), rate(2017, "1.8"), rate(2018, "175", unit="punkter"), rate(2019, "1.5", source=" "))
    found = check_parameters(ParameterTable((*rows, rate(2018, "0.9", name="pkv", unit="tkr"))))
    assert [(one.code, one.place) for one in found] == [
        ("PARAMETER-DUBBEL", Place("Förutsättningar", "B2017")),
        ("PARAMETER-ENHET", Place("Förutsättningar", "D2018")),
        ("PARAMETER-ENHET", Place("Förutsättningar", "D2019")),
        ("PARAMETER-KALLA-SAKNAS", Place("Förutsättningar", "E2019")),
    ]
