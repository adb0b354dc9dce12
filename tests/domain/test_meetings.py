from datetime import date, time, timedelta

import pytest

from snit_xl.domain.meetings import Meeting, check_meetings, usual_weekday
from snit_xl.domain.problems import Place, Source

HOLIDAYS = {
    date(2018, 3, 30): "långfredagen",
    date(2018, 4, 2): "annandag påsk",
    date(2018, 5, 1): "första maj",
    date(2018, 5, 10): "Kristi himmelsfärdsdag",
}
V, H = "Vårgårda", "Herrljunga"


def meeting(forum: str, day: str, place: str = V, start: int = 9, end: int = 12) -> Meeting:
    return Meeting(forum, date.fromisoformat(day), time(start), time(end), place, Source("Sammanträden", {"day": day}))


YEAR_2018 = [
    *(
        meeting("Servicenämnd", *one)
        for one in [("2018-03-06", V), ("2018-05-15", H), ("2018-09-18", V), ("2018-11-06", H)]
    ),
    *(meeting("GPS", *one) for one in [("2018-02-20", V), ("2018-05-02", H), ("2018-09-04", V), ("2018-10-23", H)]),
    *(
        meeting("Ledningsgruppen", *one, 13, 16)
        for one in [("2018-02-06", V), ("2018-05-08", H), ("2018-09-04", V), ("2018-11-06", H)]
    ),
]


def codes(meetings: list[Meeting]) -> list[str]:
    return [one.code for one in check_meetings(meetings, HOLIDAYS)]


def test_the_calendar_of_2018_has_one_slip_after_the_first_of_may() -> None:
    (found,) = check_meetings(YEAR_2018, HOLIDAYS)
    assert (found.code, found.place) == ("SAMMANTRADE-ANNAN-VECKODAG", Place("Sammanträden", "2018-05-02"))
    assert dict(found.values) == {"forum": "GPS", "day": "2018-05-02", "weekday": 3, "usual": 2}


@pytest.mark.parametrize(
    ("start", "end", "collides"), [(11, 13, True), (12, 14, False), (7, 9, False), (10, 11, True), (8, 15, True)]
)
def test_overlapping_meetings_collide(start: int, end: int, collides: bool) -> None:
    pair = [meeting("Servicenämnd", "2018-03-06"), meeting("GPS", "2018-03-06", H, start, end)]
    assert codes(pair) == (["SAMMANTRADE-KROCK"] if collides else [])


def test_the_same_meeting_entered_twice_collides() -> None:
    twice = meeting("GPS", "2018-02-20")
    assert codes([twice, meeting("GPS", "2018-03-20"), twice]) == ["SAMMANTRADE-KROCK"]


def test_the_same_hours_on_another_day_do_not_collide() -> None:
    assert codes([meeting("Servicenämnd", "2018-03-06"), meeting("GPS", "2018-03-07")]) == []


def test_holidays_weekends_and_reversed_times_are_found() -> None:
    meetings = [meeting("A", "2018-05-01"), meeting("B", "2018-06-09"), meeting("C", "2018-06-12", V, 12, 9)]
    found = check_meetings(meetings, HOLIDAYS)
    assert [one.code for one in found] == [
        "SAMMANTRADE-HELGDAG",
        "SAMMANTRADE-VECKOSLUT",
        "SAMMANTRADE-SLUT-FORE-START",
    ]
    assert dict(found[0].values)["holiday"] == "första maj"


def test_a_forum_without_a_commonest_weekday_has_no_habit() -> None:
    assert usual_weekday([meeting("A", "2018-06-11"), meeting("A", "2018-06-12")]) is None
    assert usual_weekday([]) is None
    assert codes([meeting("A", "2018-06-11"), meeting("A", "2018-06-12")]) == []


@pytest.mark.parametrize(
    ("places", "out_of_turn"),
    [
        ("VHVH", []),
        ("VVHV", ["2018-01-09"]),
        ("VVVV", []),  # one place only: no turns to keep
        ("VHAVHA", []),
        ("VHAVAH", ["2018-01-30"]),  # A comes back one meeting early
    ],
)
def test_places_take_turns(places: str, out_of_turn: list[str]) -> None:
    start = date(2018, 1, 2)
    group = [meeting("GPS", (start + timedelta(7 * i)).isoformat(), place) for i, place in enumerate(places)]
    found = check_meetings(group, HOLIDAYS)
    assert {one.code for one in found} <= {"SAMMANTRADE-PLATS-TUR"}
    assert [dict(one.values)["day"] for one in found] == out_of_turn


def test_each_forum_keeps_its_own_turns_whatever_the_order_of_the_rows() -> None:
    assert check_meetings(YEAR_2018[::-1], HOLIDAYS) == check_meetings(YEAR_2018, HOLIDAYS)


def test_a_meeting_in_the_month_that_nobody_meets_in_is_asked_about() -> None:
    july = [meeting("GPS", "2018-07-03"), meeting("GPS", "2018-08-07")]
    assert [one.code for one in check_meetings(july, HOLIDAYS, 7)] == ["SAMMANTRADE-SOMMAR"]
    assert codes(july) == []
