"""Meetings of the year (sammanträden): collisions, slips from habit, places in turn, and which comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import chain, combinations

from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting (sammanträde)."""

    forum: str
    day: date
    start: time
    end: time
    place: str
    at: Source = NOWHERE


def check_meetings(
    meetings: Sequence[Meeting], holidays: Mapping[date, str], quiet_month: int = 0
) -> tuple[Problem, ...]:
    """Find faults in the year's calendar (kontrollera sammanträden), in order of time.

    `holidays` maps a day to its name, and `quiet_month` is the month that nobody meets in, 0 for none. A forum's usual
    weekday is the one most of its meetings fall on; where none is commonest there is no habit to slip from. With k
    places in use, none comes back within k meetings.
    """
    ordered = sorted(meetings, key=lambda one: (one.day, one.start))
    forums = dict.fromkeys(one.forum for one in ordered)
    by_forum = [[one for one in ordered if one.forum == forum] for forum in forums]
    return tuple(
        chain(
            chain.from_iterable(_own_problems(one, holidays, quiet_month) for one in ordered),
            _collisions(ordered),
            chain.from_iterable(chain(_slips(group), _out_of_turn(group)) for group in by_forum),
        )
    )


def own_meetings(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return the committee's own meetings in order of time (nämndens sammanträden): the first listed forum's."""
    own = (one for one in meetings if one.forum == meetings[0].forum)
    return tuple(sorted(own, key=lambda one: (one.day, one.start)))


def around(meetings: Sequence[Meeting], today: date) -> tuple[Meeting | None, Meeting | None]:
    """Return the committee's last meeting before a day and its next one (förra och nästa sammanträde), if any."""
    own = own_meetings(meetings)
    before = [one for one in own if one.day < today]
    return (before[-1] if before else None), next((one for one in own if one.day >= today), None)


def is_working_day(day: date, holidays: Mapping[date, str]) -> bool:
    """Say whether a day is Monday to Friday and no holiday (arbetsdag)."""
    return day.weekday() < SATURDAY and day not in holidays


def usual_weekday(meetings: Sequence[Meeting]) -> int | None:
    """Give the weekday, 0 Monday, that meetings mostly fall on (vanlig veckodag); None where two are as common."""
    commonest = Counter(one.day.weekday() for one in meetings).most_common(2)
    if not commonest or (len(commonest) > 1 and commonest[0][1] == commonest[1][1]):
        return None
    return commonest[0][0]


def _own_problems(one: Meeting, holidays: Mapping[date, str], quiet_month: int) -> Iterator[Problem]:
    day = one.day.isoformat()
    if one.end <= one.start:
        yield problem("SAMMANTRADE-SLUT-FORE-START", one.at.at("end"), forum=one.forum, day=day)
    if one.day in holidays:
        yield problem("SAMMANTRADE-HELGDAG", one.at.at("day"), forum=one.forum, day=day, holiday=holidays[one.day])
    elif one.day.weekday() >= SATURDAY:
        yield problem("SAMMANTRADE-VECKOSLUT", one.at.at("day"), forum=one.forum, day=day)
    if one.day.month == quiet_month:
        yield problem("SAMMANTRADE-SOMMAR", one.at.at("day"), forum=one.forum, day=day)


def _collisions(ordered: Sequence[Meeting]) -> Iterator[Problem]:
    for first, second in combinations(ordered, 2):
        if first.day == second.day and max(first.start, second.start) < min(first.end, second.end):
            yield problem(
                "SAMMANTRADE-KROCK",
                second.at.at("day"),
                forum=second.forum,
                other=first.forum,
                day=second.day.isoformat(),
            )


def _slips(group: Sequence[Meeting]) -> Iterator[Problem]:
    usual = usual_weekday(group)
    for one in group:
        if usual is not None and one.day.weekday() != usual:
            yield problem(
                "SAMMANTRADE-ANNAN-VECKODAG",
                one.at.at("day"),
                forum=one.forum,
                day=one.day.isoformat(),
                weekday=one.day.isoweekday(),
                usual=usual + 1,
            )


def _out_of_turn(group: Sequence[Meeting]) -> Iterator[Problem]:
    others = len({one.place for one in group}) - 1  # how many other places come before this one's turn again
    for index, one in enumerate(group):
        recent = {earlier.place for earlier in group[max(0, index - others) : index]}
        if one.place in recent:
            day = one.day.isoformat()
            yield problem("SAMMANTRADE-PLATS-TUR", one.at.at("place"), forum=one.forum, day=day, venue=one.place)
