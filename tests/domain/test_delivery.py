"""Queues add up in a period and from one to the next; disturbances end after they start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from snit_xl.domain.delivery import (
    Disturbance,
    QueuePeriod,
    check_disturbances,
    check_queues,
    expected_closing,
    hours,
)
from snit_xl.domain.problems import Problem, Source

D = Decimal
AT = Source("Tjänster och leverans", {"start": "C36", "opening": "F36", "closing": "I36", "end": "D36"})
JULY = QueuePeriod("Servicedesk", date(2017, 7, 1), date(2017, 7, 31), D(168), D(194), D(151), D(211), AT)
AUGUST = QueuePeriod("Servicedesk", date(2017, 8, 1), date(2017, 8, 31), D(211), D(447), D(458), D(200), AT)


def told(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.place.cell) for one in found]


def test_a_queue_ends_with_what_it_began_with_and_what_came_less_what_was_closed() -> None:
    assert expected_closing(JULY) == D(211)
    assert expected_closing(replace(JULY, new=None)) is None
    assert check_queues([JULY, AUGUST]) == ()
    assert check_queues([AUGUST, JULY]) == (), "the order of the rows is the user's own"


def test_a_queue_that_does_not_add_up_is_told_with_both_figures() -> None:
    (one,) = check_queues([replace(AUGUST, closing=D(202))])
    assert told((one,)) == [("KO-SUMMA", "I36")]
    assert (one.published, one.correct) == (D(202), D(200))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"opening": D(213), "closing": D(202)}, [("KO-INGAENDE", "F36")]),
        ({"opening": D(213), "closing": D(202), "queue": "Växel"}, []),
        ({"opening": D(213), "closing": D(202), "start": date(2017, 8, 2)}, []),  # a gap: nobody knows what came
        ({"start": date(2017, 7, 31)}, [("KO-PERIODER-GAR-I-VARANDRA", "C36")]),
        ({"opening": None, "closing": None}, []),
    ],
)
def test_a_period_begins_where_the_one_before_ended(after: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert told(check_queues([JULY, replace(AUGUST, **after)])) == expected  # type: ignore[arg-type]


def test_a_period_that_ends_before_it_starts_is_told_once() -> None:
    assert told(check_queues([JULY, replace(AUGUST, end=date(2017, 7, 1))])) == [("KO-SLUT-FORE-START", "D36")]


PRINT = Disturbance("Utskrifter", "Herrljunga", datetime(2017, 8, 21, 7, 40), datetime(2017, 8, 21, 15, 9))  # noqa: DTZ001
KNOWN = ("Vårgårda", "Herrljunga", "Gemensam")


def test_how_long_a_disturbance_lasted() -> None:
    assert hours(PRINT) == D("7.5")
    assert hours(replace(PRINT, end=datetime(2017, 8, 23, 11, 0))) == D("51.3")  # noqa: DTZ001
    assert hours(replace(PRINT, end=None)) is None


def test_a_disturbance_ends_after_it_starts_and_concerns_somebody_known() -> None:
    assert check_disturbances([PRINT, replace(PRINT, affected="Gemensam"), replace(PRINT, affected="")], KNOWN) == ()
    turned = replace(PRINT, start=PRINT.end, end=PRINT.start, at=Source("T", {"end": "H50"}))
    assert told(check_disturbances([turned], KNOWN)) == [("STORNING-SLUT-FORE-START", "H50")]
    (one,) = check_disturbances([replace(PRINT, affected="Borås", at=Source("T", {"affected": "F50"}))], KNOWN)
    assert told((one,)) == [("STORNING-KOMMUN-OKAND", "F50")]
    assert dict(one.values)["choices"] == "Vårgårda, Herrljunga, Gemensam"
