"""Colours of pictures and charts: read by everyone, told apart without hue, and in grey print."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from snit_xl.papers.pictures import palette
from snit_xl.papers.pictures.palette import HEAT, HEAT_MARKS, SERIES, WHITE, Fill

READABLE = 4.5
FILLS = (
    {name: value for name, value in vars(palette).items() if isinstance(value, Fill)}
    | {f"SERIES {n}": fill for n, fill in enumerate(SERIES)}
    | {f"HEAT {n}": fill for n, fill in enumerate(HEAT)}
)
# Machado, Oliveira and Fernandes (2009): what linear red, green and blue become without the long or the middle cones.
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def luminance(colour: str) -> float:
    return sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """Give the grey of a print, 0 black to 100 white (L*)."""
    seen = luminance(colour)
    return 116 * seen ** (1 / 3) - 16 if seen > 0.008856 else 903.3 * seen


def seen_by(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    light = linear(colour)
    return tuple(min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) ** (1 / 2.2) for row in matrix)


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("ink", ["INK", "GREY", "ACCENT", "BETTER", "WORSE"])
def test_text_is_readable_on_paper(ink: str) -> None:
    assert contrast(getattr(palette, ink), WHITE) >= READABLE


@pytest.mark.parametrize("fill", FILLS.values(), ids=FILLS)
def test_text_is_readable_on_its_fill(fill: Fill) -> None:
    assert contrast(fill.ink, fill.colour) >= READABLE


@pytest.mark.parametrize("fill", [fill for fill in FILLS.values() if fill.edge != WHITE])
def test_a_pale_bar_has_an_edge_that_is_seen_on_white(fill: Fill) -> None:
    assert contrast(fill.edge, WHITE) >= 3


@pytest.mark.parametrize(("one", "other"), [*pairwise((*SERIES, SERIES[0])), *pairwise(HEAT)])
def test_neighbours_differ_in_grey_and_for_the_colour_blind(one: Fill, other: Fill) -> None:
    assert abs(lightness(one.colour) - lightness(other.colour)) >= 10
    for matrix in (PROTANOPIA, DEUTERANOPIA):
        assert distance(seen_by(one.colour, matrix), seen_by(other.colour, matrix)) >= 0.12


def test_what_means_opposite_things_is_doubled_by_a_hatch() -> None:
    for one, other in combinations((palette.LEVEL, palette.CHANGE_UP, palette.CHANGE_DOWN), 2):
        assert one.hatch != other.hatch
    assert palette.GOOD.hatch != palette.BAD.hatch


def test_every_shade_of_the_heat_map_has_its_own_mark() -> None:
    assert len(set(HEAT_MARKS)) == len(HEAT) == len(HEAT_MARKS)
    assert sorted(HEAT, key=lambda fill: -lightness(fill.colour)) == list(HEAT)


def test_series_of_like_grey_differ_in_hatch() -> None:
    alike = [
        (one, other)
        for one, other in combinations(SERIES, 2)
        if abs(lightness(one.colour) - lightness(other.colour)) < 10 and one.hatch == other.hatch
    ]
    assert alike == []
