"""What a picture is drawn from, and what comes out (bildens underlag och bilden): plain records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture (bild): PNG bytes, what they show in words, and its size on the page."""

    png: bytes
    alt: str
    width_cm: float
    height_cm: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount with its name (stapel); `group` is the heading it stands under."""

    label: str
    value: Decimal
    group: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Amounts year by year (år för år); None is a year without an amount."""

    label: str
    values: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A forecast against its budget with the span that holds four outcomes of five (prognos med intervall)."""

    label: str
    budget: Decimal
    forecast: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HeatLevel:
    """A level of risk (risknivå) from the score `lower` on, named in words."""

    name: str
    lower: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Counts per risk and väsentlighet (riskkarta); the words name the steps 1, 2, … of either scale.

    Levels come from the lowest to the highest; `counts` maps (risk, väsentlighet) to a number of controls.
    """

    risk_words: tuple[str, ...]
    materiality_words: tuple[str, ...]
    levels: tuple[HeatLevel, ...]
    counts: tuple[tuple[tuple[int, int], int], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Something that goes on for a time (tidsrad); None where the day isn't known. `mark` says how it stands."""

    label: str
    start: date | None
    end: date | None
    mark: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the road map (etapp i färdplanen), both years included."""

    label: str
    first: int
    last: int
