"""Records that pictures are drawn from: the example's kind of figures, and what a picture must also stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from snit_xl.papers.pictures.bridge import budget_bridge
from snit_xl.papers.pictures.deviations import deviation_bars
from snit_xl.papers.pictures.heat import heat_map
from snit_xl.papers.pictures.periods import gantt, road_map
from snit_xl.papers.pictures.records import Bar, HeatLevel, HeatMap, Panel, Period, Picture, Span, Stage
from snit_xl.papers.pictures.shares import split_bars
from snit_xl.papers.pictures.spans import forecast_spans
from snit_xl.papers.pictures.years import year_panels

LONG = "Ersättningar och bidrag från samverkande kommuner för gemensam lönehantering, arkiv och övrigt"
UNBROKEN = "Verksamhetsutvecklingsorganisationsförändringskostnadsfördelningsnyckel"
LEVELS = (HeatLevel("låg", 1), HeatLevel("medel", 4), HeatLevel("hög", 8), HeatLevel("kritisk", 12))
DEVIATIONS = (
    Bar("Intäkter", Decimal(-36), "IT"),
    Bar("Personal", Decimal(310), "IT"),
    Bar("Tjänster", Decimal(0), "Ekonomi"),
    Bar("Personal", Decimal(512), "Ekonomi"),
    Bar("Kapitalkostnad", Decimal(-89), "Löner"),
)
SPLIT = tuple(
    Bar(name, Decimal(amount), pool)
    for pool, amounts in (("Drift", (9436, 5978)), ("Löner", (-120, 0)))
    for name, amount in zip(("Vårgårda", "Herrljunga"), amounts, strict=True)
)
YEARS = (
    Panel("Investeringar", (("2018", Decimal(1200)), ("2019", Decimal(840)), ("2020", None))),
    Panel("Kapitalkostnad", (("2018", Decimal("193.6")), ("2019", Decimal("402.1")), ("2020", Decimal(388)))),
)
SPANS = (
    Span("IT, personal", Decimal(9500), Decimal(9210), Decimal(9020), Decimal(9400)),
    Span("IT, intäkter", Decimal(-300), Decimal(-255)),
)
HEAT = HeatMap(
    ("osannolik", "mindre sannolik", "möjlig", "sannolik"),
    ("försumbar", "lindrig", "kännbar", "allvarlig"),
    LEVELS,
    (((3, 3), 4), ((2, 4), 2), ((4, 4), 1), ((1, 1), 3)),
)
PERIODS = (
    Period("Byte av ekonomisystem", date(2016, 9, 1), date(2017, 12, 31), "▲ gul"),
    Period("E-arkiv", date(2017, 3, 1), None, "● grön"),
    Period("Växel", None, date(2017, 5, 1), "■ röd"),
    Period("Intranät", date(2016, 1, 1), date(2016, 6, 1), "● grön", closed=True),
    Period("Utan datum", None, None),
)
STAGES = (Stage("En väg in", 2016, 2016), Stage("Gemensam teknisk plattform", 2016, 2018), Stage(LONG, 2018, 2020))


def bridge() -> Picture | None:
    """Draw a bridge of four unequal steps."""
    changes = (Bar("Löneökning", Decimal(194)), Bar("Uppräkning", Decimal(134)), Bar("Besparing", Decimal(-302)))
    return budget_bridge(Bar("Budget 2017", Decimal(15388)), changes, Bar("Budget 2018", Decimal(15414)))


ORDINARY: Mapping[str, Callable[[], Picture | None]] = {
    "deviations": lambda: deviation_bars("Avvikelse helår", DEVIATIONS),
    "bridge": bridge,
    "split": lambda: split_bars(SPLIT),
    "years": lambda: year_panels(YEARS, 1),
    "spans": lambda: forecast_spans(SPANS),
    "heat": lambda: heat_map(HEAT),
    "gantt": lambda: gantt(PERIODS, date(2017, 9, 12)),
    "roadmap": lambda: road_map(STAGES),
}
HARD: Mapping[str, Callable[[], Picture | None]] = {
    "long names": lambda: deviation_bars(LONG, [Bar(LONG, Decimal(-36000000), UNBROKEN), Bar(UNBROKEN, Decimal(4))]),
    "all worse": lambda: deviation_bars("Avvikelse", [Bar("A", Decimal(-7)), Bar("B", Decimal("-0.4"))]),
    "one row of zero": lambda: deviation_bars("Avvikelse", [Bar("Enda", Decimal(0))]),
    "many rows": lambda: deviation_bars("Avvikelse", [Bar(f"Rad {n}", Decimal(n * 37 % 101 - 50)) for n in range(90)]),
    "a bridge through zero": lambda: budget_bridge(
        Bar("Före", Decimal(194)), [Bar(LONG, Decimal(-934))], Bar("Efter", Decimal(-740))
    ),
    "a bridge of incomes": lambda: budget_bridge(
        Bar("Före", Decimal(-15388)), [Bar("Mer", Decimal(-12))], Bar("Efter", Decimal(-15400))
    ),
    "many municipalities": lambda: split_bars(
        [Bar(f"Kommun {k}", Decimal(100 * k + p), f"Pool {p}") for p in range(9) for k in range(13)]
    ),
    "large amounts year by year": lambda: year_panels(
        [Panel(LONG, tuple((str(year), Decimal(-1) ** year * 10**12) for year in range(2018, 2026)))]
    ),
    "years below zero": lambda: year_panels([Panel("A", (("2018", Decimal(-20)), ("2019", Decimal(3))))] * 3),
    "many spans": lambda: forecast_spans(
        [Span(LONG, Decimal(n), Decimal(0), Decimal(-n), Decimal(9)) for n in range(40)]
    ),
    "a heat map of five long steps": lambda: heat_map(
        HeatMap((LONG, "b", "c", "d", "e"), ("a", LONG, "c", "d", UNBROKEN), LEVELS, (((5, 5), 1234),))
    ),
    "many projects": lambda: gantt([Period(f"P{n}", date(2000 + n, 1, 1), date(2003 + n, 2, 1)) for n in range(60)]),
    "projects without today": lambda: gantt([Period(UNBROKEN, date(2017, 1, 2), date(2016, 1, 2), "■ röd")]),
}
EMPTY: Mapping[str, Callable[[], Picture | None]] = {
    "deviations": lambda: deviation_bars("Avvikelse", []),
    "bridge": lambda: budget_bridge(Bar("Före", Decimal(0)), [], Bar("Efter", Decimal(0))),
    "split": lambda: split_bars([]),
    "years": lambda: year_panels([Panel("Investeringar", (("2018", None),))]),
    "spans": lambda: forecast_spans([]),
    "heat": lambda: heat_map(HeatMap(("a",), ("b",), LEVELS, ())),
    "gantt": lambda: gantt([Period("Utan datum", None, None)]),
    "roadmap": lambda: road_map([]),
}
