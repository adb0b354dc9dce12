"""The colours of pictures (färger): the house's, told apart by lightness and hatch as well as by hue."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.workbook import styles

WHITE = "#FFFFFF"
INK = "#1A1A1A"
GREY = styles.GREY
LINE = styles.LINE
FAINT = "#E3E3E3"
ACCENT = styles.ACCENT
BETTER = styles.BETTER
WORSE = styles.WORSE
COLOURS = styles.COLOURS


@dataclass(frozen=True, slots=True)
class Fill:
    """How a surface is filled (fyllning): colour, hatch and the ink that is read on it."""

    colour: str
    hatch: str = ""
    edge: str = WHITE
    ink: str = INK


LEVEL = Fill(ACCENT, ink=WHITE)
GOOD = Fill(COLOURS["better"], edge=ACCENT)
BAD = Fill(COLOURS["clay"], "////", WORSE)
CHANGE_UP = Fill(COLOURS["sand"], "////", "#7A5B00")
CHANGE_DOWN = Fill(COLOURS["sky"], "....", ACCENT)
CLOSED = Fill("#D9D9D9", edge=GREY)
ONGOING = GOOD
# Neighbours differ in lightness and in hatch; the name stands beside every bar.
SERIES = (
    LEVEL,
    CHANGE_UP,
    Fill(COLOURS["slate"], edge=ACCENT),
    Fill(COLOURS["moss"], "....", "#3D5A30"),
    Fill(COLOURS["plum"], "xxx", ink=WHITE),
    Fill(COLOURS["clay"], "\\\\\\\\", WORSE),
)
# From the lowest level to the highest: lighter to darker, and a mark each.
HEAT = (Fill("#EFF5F7"), Fill("#EBD48C"), Fill("#E0A27C"), Fill("#C0704A"))
HEAT_MARKS = ("●", "▲", "■", "■■")


def series(number: int) -> Fill:
    """Return the fill of the series with a number from 0 (seriens fyllning)."""
    return SERIES[number % len(SERIES)]
