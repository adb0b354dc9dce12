"""Projects and improvements (projekt och förbättringar): a light with its reasons, and faults in the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from itertools import chain

from snit_xl.domain.deviation import deviation_percent
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


class Status(Enum):
    """How far a project has come (status)."""

    PLANNED = "planned"  # planerat
    ONGOING = "ongoing"  # pågår
    PAUSED = "paused"  # vilande
    DONE = "done"  # klart
    CANCELLED = "cancelled"  # avbrutet


CLOSED = frozenset({Status.DONE, Status.CANCELLED})


class Light(IntEnum):
    """The light (trafikljus); a larger value is worse."""

    GREEN = 0
    YELLOW = 1
    RED = 2


class Cause(Enum):
    """What a light looks at (orsak)."""

    LATE_START = "late_start"  # days since a planned project should have begun
    LATE_END = "late_end"  # days since an open project should have ended
    OVER_BUDGET = "over_budget"  # percent that forecast or outcome lies over budget
    UNBUDGETED = "unbudgeted"  # tkr of cost without any budget
    RISK = "risk"  # the risk score


@dataclass(frozen=True, slots=True)
class Project:
    """One line of the catalogue (projekt); money in tkr, costs positive; None where a cell is empty."""

    id: str
    name: str
    kind: str
    owner: str
    role: str
    status: Status
    start: date | None = None
    end: date | None = None
    budget: Decimal | None = None
    outcome: Decimal | None = None
    forecast: Decimal | None = None
    risk: int | None = None
    comment: str = ""
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which value a light turns (gräns): below `yellow` green, from `red` on red."""

    yellow: Decimal
    red: Decimal

    def light(self, value: Decimal) -> Light:
        """Give the light of a value (ljus)."""
        if value >= self.red:
            return Light.RED
        return Light.YELLOW if value >= self.yellow else Light.GREEN


@dataclass(frozen=True, slots=True)
class Limits:
    """The organisation's own limits (gränser för trafikljus)."""

    days_late: Threshold
    percent_over: Threshold
    risk: Threshold


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a light isn't green (skäl): `value` is in the cause's own unit."""

    cause: Cause
    light: Light
    value: Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """A project's light and every reason for it, the worst first (bedömning)."""

    light: Light
    reasons: tuple[Reason, ...]


def light(project: Project, today: date, limits: Limits) -> Verdict:
    """Judge a project (trafikljus): the worst of time, money and risk; a closed one is judged on money alone."""
    reasons = [*_money(project, limits)]
    if project.status not in CLOSED:
        reasons += [*_time(project, today, limits), *_risk(project, limits)]
    worst_first = sorted((one for one in reasons if one.light), key=lambda one: -one.light)
    return Verdict(worst_first[0].light if worst_first else Light.GREEN, tuple(worst_first))


def check_projects(projects: Sequence[Project]) -> tuple[Problem, ...]:
    """Find faults in the catalogue (kontrollera projektkatalogen)."""
    seen = Counter(project.id for project in projects)
    return tuple(chain.from_iterable(_problems(project, seen) for project in projects))


def check_owners(projects: Sequence[Project], known: Collection[str]) -> tuple[Problem, ...]:
    """Find owners that are no municipality and not all of them (okänd ägare); an empty one is told elsewhere."""
    return tuple(
        problem("PROJEKT-AGARE-OKAND", p.at.at("owner"), project=p.name, owner=p.owner, choices=", ".join(known))
        for p in projects
        if p.owner and p.owner not in known
    )


def _time(project: Project, today: date, limits: Limits) -> Iterator[Reason]:
    if project.status is Status.PLANNED and project.start is not None:
        yield _late(Cause.LATE_START, project.start, today, limits)
    if project.end is not None:
        yield _late(Cause.LATE_END, project.end, today, limits)


def _late(cause: Cause, due: date, today: date, limits: Limits) -> Reason:
    days = Decimal((today - due).days)
    # On the day itself nothing is late, whatever the limits say.
    return Reason(cause, limits.days_late.light(days) if days > 0 else Light.GREEN, days)


def _money(project: Project, limits: Limits) -> Iterator[Reason]:
    expected = max((cost for cost in (project.outcome, project.forecast) if cost is not None), default=None)
    if expected is None:
        return
    percent = deviation_percent(project.budget or Decimal(0), expected)
    if percent is None:
        yield Reason(Cause.UNBUDGETED, Light.YELLOW if expected > 0 else Light.GREEN, expected)
    elif percent < 0:
        yield Reason(Cause.OVER_BUDGET, limits.percent_over.light(-percent), -percent)


def _risk(project: Project, limits: Limits) -> Iterator[Reason]:
    if project.risk is not None:
        value = Decimal(project.risk)
        yield Reason(Cause.RISK, limits.risk.light(value), value)


def _problems(project: Project, seen: Mapping[str, int]) -> Iterator[Problem]:
    at, start, end = project.at, project.start, project.end
    if not project.id.strip():
        yield problem("PROJEKT-ID-SAKNAS", at.at("id"), project=project.name)
    elif seen[project.id] > 1:
        yield problem("PROJEKT-ID-DUBBELT", at.at("id"), id=project.id, project=project.name)
    if start is not None and end is not None and end < start:
        yield problem(
            "PROJEKT-SLUT-FORE-START",
            at.at("end"),
            project=project.name,
            start=start.isoformat(),
            end=end.isoformat(),
        )
    if project.status is Status.ONGOING and end is None:
        yield problem("PROJEKT-SLUT-SAKNAS", at.at("end"), project=project.name)
    if project.outcome is not None and project.forecast is not None and project.outcome > project.forecast:
        yield problem(
            "PROJEKT-UTFALL-OVER-PROGNOS",
            at.at("forecast"),
            project=project.name,
            outcome=project.outcome,
            forecast=project.forecast,
        )
