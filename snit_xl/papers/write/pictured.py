"""Pictures of what the workbook holds (bilder ur arbetsboken): blocks for papers, none where nothing would show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache

from snit_xl.papers.pictures.bridge import budget_bridge
from snit_xl.papers.pictures.deviations import deviation_bars
from snit_xl.papers.pictures.heat import heat_map
from snit_xl.papers.pictures.periods import gantt, road_map
from snit_xl.papers.pictures.records import Bar, HeatLevel, HeatMap, Panel, Period, Span, Stage
from snit_xl.papers.pictures.records import Picture as Drawn
from snit_xl.papers.pictures.shares import split_bars
from snit_xl.papers.pictures.spans import forecast_spans
from snit_xl.papers.pictures.years import year_panels
from snit_xl.papers.write.content import Picture
from snit_xl.papers.write.facts import FactRow, Facts
from snit_xl.papers.write.numbers import shown_amount, written
from snit_xl.workbook.terms.picture_captions import CAPITAL, CAPTIONS, FILE_NAME, INVESTMENTS, NAMES, WHAT

CLOSED = frozenset({"done", "cancelled"})
YEARS = (1, 2, 3)
MOST_KEPT = 32


def picture(facts: Facts, key: str) -> tuple[Picture, ...]:
    """Return one of the pictures as a block (bild), nothing where it would be empty."""
    drawn = DRAWN[key](facts)
    if drawn is None:
        return ()
    return (Picture(drawn.png, drawn.alt, CAPTIONS[key], drawn.width_cm),)


def picture_files(facts: Facts) -> Iterator[tuple[str, bytes]]:
    """Return every picture as a file with its name (bildfiler), for papers in somebody else's template."""
    return ((FILE_NAME.format(name=NAMES[key]), block.png) for key in DRAWN for block in picture(facts, key))


@lru_cache(maxsize=MOST_KEPT)
def drawn_once(draw: Callable[..., Drawn | None], *parts: Hashable) -> Drawn | None:
    """Draw what stands in a paper and as a file of its own once (rita en gång)."""
    return draw(*parts)


def _deviations(facts: Facts) -> Drawn | None:
    """Draw the rows that are off (avvikande rader); the others are in the table beside the picture."""
    rows = [row for row in facts.table("rows") if shown_amount(row.figure("deviation"))]
    bars = tuple(Bar(r.text("label"), r.figure("deviation").known, r.text("unit")) for r in rows)
    return drawn_once(deviation_bars, WHAT, bars)


def _spans(facts: Facts) -> Drawn | None:
    rows = [row for row in facts.table("rows") if row.figure("span_low").value is not None]
    return drawn_once(forecast_spans, tuple(_span(row) for row in rows))


def _span(row: FactRow) -> Span:
    budget, forecast = row.figure("budget").known, row.figure("forecast").known
    name = f"{row.text('unit')}, {row.text('label')}"
    return Span(name, budget, forecast, row.figure("span_low").value, row.figure("span_high").value)


def _bridge(facts: Facts) -> Drawn | None:
    steps = [row for row in facts.table("bridge_steps") if row.figure("step_amount").value is not None]
    bars = tuple(Bar(row.text("bridge_step"), row.figure("step_amount").known) for row in steps)
    return drawn_once(budget_bridge, bars[0], bars[1:-1], bars[-1]) if len(bars) > 1 else None


def _split(facts: Facts) -> Drawn | None:
    names = tuple(enumerate(facts.municipalities, 1))
    pools = [row for row in facts.table("pools") if row.figure("split#1").value is not None]
    bars = tuple(Bar(name, r.figure(f"split#{j}").known, r.text("pool")) for r in pools for j, name in names)
    return drawn_once(split_bars, bars)


def _years(facts: Facts) -> Drawn | None:
    plan, capital, years = facts.total("plan"), facts.total("capital"), facts.above("capital")
    names = [written(years.figure(f"capital_{n}")) for n in YEARS]
    invested = Panel(INVESTMENTS, tuple(zip(names, (plan.figure(f"next_{n}").value for n in YEARS), strict=True)))
    cost = Panel(CAPITAL, tuple(zip(names, (capital.figure(f"capital_{n}").value for n in YEARS), strict=True)))
    return drawn_once(year_panels, (invested, cost))


def _heat(facts: Facts) -> Drawn | None:
    words = sorted(facts.table("scale_words"), key=lambda row: row.figure("scale_step").known)
    steps = sorted(facts.table("levels"), key=lambda row: row.figure("level_from").known)
    levels = tuple(HeatLevel(row.text("level"), int(row.figure("level_from").known)) for row in steps)
    counts: dict[tuple[int, int], int] = {}
    for row in facts.table("controls"):
        if row.figure("score").value is not None:
            at = int(row.figure("risk").known), int(row.figure("materiality").known)
            counts[at] = counts.get(at, 0) + 1
    risk, materiality = (tuple(row.text(key) for row in words) for key in ("risk_word", "materiality_word"))
    return drawn_once(heat_map, HeatMap(risk, materiality, levels, tuple(sorted(counts.items()))))


def _gantt(facts: Facts) -> Drawn | None:
    periods = tuple(_period(row) for row in facts.table("projects"))
    return drawn_once(gantt, periods, facts.field("report_day").day)


def _period(row: FactRow) -> Period:
    marks = f"{row.text('project_status')}  {row.text('light')}".strip()
    closed = row.choice("project_status") in CLOSED
    return Period(row.text("project"), row["starts_on"].day, row["ends_on"].day, marks, closed)


def _roadmap(facts: Facts) -> Drawn | None:
    rows = [
        row for row in facts.table("roadmap") if row.figure("roadmap_from").value and row.figure("roadmap_to").value
    ]
    stages = tuple(
        Stage(row.text("stage"), int(row.figure("roadmap_from").known), int(row.figure("roadmap_to").known))
        for row in rows
    )
    return drawn_once(road_map, stages)


DRAWN: Mapping[str, Callable[[Facts], Drawn | None]] = {
    "deviations": _deviations,
    "spans": _spans,
    "bridge": _bridge,
    "split": _split,
    "years": _years,
    "heat": _heat,
    "gantt": _gantt,
    "roadmap": _roadmap,
}
