"""Pictures for papers: nothing cut or written over, the figures in words, the same bytes again."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from picture_samples import EMPTY, HARD, ORDINARY
from PIL import Image

from snit_xl.papers.pictures.bridge import budget_bridge
from snit_xl.papers.pictures.canvas import TALLEST, WIDTH, Canvas
from snit_xl.papers.pictures.deviations import deviation_bars
from snit_xl.papers.pictures.heat import heat_map
from snit_xl.papers.pictures.periods import gantt, road_map
from snit_xl.papers.pictures.records import Bar, HeatLevel, HeatMap, Panel, Period, Picture, Span, Stage
from snit_xl.papers.pictures.shares import split_bars
from snit_xl.papers.pictures.spans import forecast_spans
from snit_xl.papers.pictures.years import year_panels

Draw = Callable[[], Picture | None]
ALL = {**ORDINARY, **HARD}


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[Canvas]:
    """Keep every finished sheet, so that what stands on it can be measured."""
    kept: list[Canvas] = []
    finish = Canvas.finish

    def keep(self: Canvas, alt: str, height: float) -> Picture:
        kept.append(self)
        return finish(self, alt, height)

    monkeypatch.setattr(Canvas, "finish", keep)
    return kept


def _boxes(sheet: Canvas) -> list[tuple[str, Any]]:
    renderer = sheet._agg.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in sheet._sheet.texts if text.get_text()]


def _drawn(draw: Draw) -> Picture:
    picture = draw()
    assert picture is not None
    return picture


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL)
def test_no_text_is_cut_or_written_over(draw: Draw, sheets: list[Canvas]) -> None:
    _drawn(draw)
    (sheet,) = sheets
    boxes = _boxes(sheet)
    across, down = sheet._agg.get_width_height()
    outside = [text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > across or box.y1 > down]
    over = [(one, two) for (one, a), (two, b) in combinations(boxes, 2) if a.overlaps(b)]
    assert boxes
    assert outside == []
    assert over == []


@pytest.mark.parametrize("draw", ALL.values(), ids=ALL)
def test_a_picture_fits_the_page_and_has_the_size_it_says(draw: Draw) -> None:
    picture = _drawn(draw)
    image = Image.open(io.BytesIO(picture.png))
    assert picture.width_cm == WIDTH
    assert 0 < picture.height_cm <= TALLEST + 0.5
    dots = [round(side / 2.54 * 200) for side in (picture.width_cm, picture.height_cm)]
    assert all(abs(a - b) <= 2 for a, b in zip(image.size, dots, strict=True))


@pytest.mark.parametrize("draw", ORDINARY.values(), ids=ORDINARY)
def test_the_same_records_give_the_same_bytes_without_date_or_version(draw: Draw) -> None:
    first, second = _drawn(draw), _drawn(draw)
    assert first == second
    assert Image.open(io.BytesIO(first.png)).info.keys() == {"dpi", "Description"}


@pytest.mark.parametrize("draw", EMPTY.values(), ids=EMPTY)
def test_nothing_to_show_is_no_picture(draw: Draw) -> None:
    assert draw() is None


def test_alt_texts_name_the_extremes() -> None:
    said = {name: _drawn(draw).alt.replace("\u00a0", " ") for name, draw in ORDINARY.items()}
    assert "Bäst mot budget: Ekonomi, Personal, ▲ 512" in said["deviations"]
    assert "Sämst mot budget: Löner, Kapitalkostnad, ▼ −89" in said["deviations"]
    assert "2 rader är bättre och 2 sämre än budget, av 5" in said["deviations"]
    assert "från Budget 2017, 15 388, till Budget 2018, 15 414" in said["bridge"]
    assert "Löneökning +194, Uppräkning +134, Besparing −302" in said["bridge"]
    assert "Drift: Vårgårda 9 436, Herrljunga 5 978. Löner: Vårgårda −120, Herrljunga 0" in said["split"]
    assert "Investeringar: 2018 1 200,0, 2019 840,0, 2020 –" in said["years"]
    assert "IT, personal: budget 9 500, prognos 9 210, intervall 9 020 till 9 400" in said["spans"]
    assert "10 kontroller" in said["heat"]
    assert "kritisk: 1, hög: 6, medel: 0, låg: 3. Högsta riskvärde 16: 1 kontroll med risk 4" in said["heat"]
    assert "Byte av ekonomisystem: 2016-09-01 till 2017-12-31, ▲ gul" in said["gantt"]
    assert "Färdplan 2016–2020. 2016: En väg in; 2016–2018: Gemensam teknisk plattform" in said["roadmap"]


def test_rows_that_have_no_room_are_summed_and_none_is_lost(sheets: list[Canvas]) -> None:
    amounts = [Decimal(n * 37 % 101 - 50) for n in range(90)]
    deviation_bars("Avvikelse", [Bar(f"Rad {n}", amount) for n, amount in enumerate(amounts)])
    shown = [text.replace("\u202f", "") for text, _ in _boxes(sheets[0])]
    numbers = [text.split(" ")[-1].replace("−", "-") for text in shown if text.startswith(("▲", "▼"))]
    assert any(text.startswith("Övriga") for text in shown)
    assert sum(map(Decimal, numbers)) == sum(amounts)


def test_the_start_of_the_program_loads_no_drawing_library() -> None:
    code = "import sys, picture_samples; print('matplotlib' in sys.modules)"
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"


WORDS = st.text(max_size=60)
AMOUNTS = st.decimals(min_value=-(10**10), max_value=10**10, places=1)
BARS = st.lists(st.builds(Bar, WORDS, AMOUNTS, st.sampled_from(["", "IT", "Löner"])), max_size=6)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
PERIOD = st.builds(Period, WORDS, DAYS, DAYS, WORDS, st.booleans())
STEPS = st.lists(WORDS, min_size=1, max_size=5).map(tuple)
LEVELS = st.lists(st.builds(HeatLevel, WORDS, st.integers(1, 25)), max_size=5).map(
    lambda levels: tuple(sorted(levels, key=lambda one: one.lower))
)
COUNTS = st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 5)), st.integers(0, 999)).map(
    lambda counts: tuple(counts.items())
)
YEAR = st.tuples(st.integers(1990, 2100).map(str), st.none() | AMOUNTS)
PANEL = st.builds(Panel, WORDS, st.lists(YEAR, max_size=6).map(tuple))
DRAWINGS = st.one_of(
    BARS.map(lambda bars: lambda: deviation_bars("Avvikelse", bars)),
    BARS.map(lambda bars: lambda: split_bars(bars, 1)),
    BARS.map(lambda bars: lambda: budget_bridge(Bar("Före", Decimal(9)), bars, Bar("Efter", Decimal(7)))),
    st.lists(PANEL, max_size=3).map(lambda panels: lambda: year_panels(panels)),
    st.lists(st.builds(Span, WORDS, AMOUNTS, AMOUNTS, st.none() | AMOUNTS, st.none() | AMOUNTS), max_size=4).map(
        lambda spans: lambda: forecast_spans(spans)
    ),
    st.lists(PERIOD, max_size=5).map(lambda periods: lambda: gantt(periods, date(2017, 9, 12))),
    st.lists(st.builds(Stage, WORDS, st.integers(2000, 2050), st.integers(2000, 2050)), max_size=4).map(
        lambda stages: lambda: road_map(stages)
    ),
    st.builds(HeatMap, STEPS, STEPS, LEVELS, COUNTS).map(lambda heat: lambda: heat_map(heat)),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(draw=DRAWINGS)
def test_whatever_is_drawn_no_text_is_cut_or_written_over(draw: Draw, sheets: list[Canvas]) -> None:
    sheets.clear()
    picture = draw()
    if picture is None:
        return
    assert picture.alt
    across, down = sheets[0]._agg.get_width_height()
    boxes = _boxes(sheets[0])
    assert all(box.x0 >= -1 and box.y0 >= -1 and box.x1 <= across + 1 and box.y1 <= down + 1 for _, box in boxes)
    assert [(one, two) for (one, a), (two, b) in combinations(boxes, 2) if a.overlaps(b)] == []
