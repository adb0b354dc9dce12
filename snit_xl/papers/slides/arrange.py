"""How a slide's parts share it (uppställning): a short table over its graph, else side by side."""

from __future__ import annotations

from snit_xl.papers.slides.content import Graph, Part
from snit_xl.papers.slides.fit import TABLE_SIZES, row_heights
from snit_xl.papers.slides.rooms import BODY, GAP, NOTE_HEIGHT, Room, rooms
from snit_xl.papers.write.content import Table

LEAST_BAR = 30.0  # the height that a lying bar needs, names and all


def places(parts: tuple[Part, ...]) -> tuple[Room, ...]:
    """Return each part's room (platser)."""
    match parts:
        case (Table() as table, Graph(flat=True) as graph):
            return _over(table, graph) or rooms(len(parts))
    return rooms(len(parts))


def _over(table: Table, graph: Graph) -> tuple[Room, ...]:
    """Return the rooms of a table over its graph (under varandra), none where both can't have what they need."""
    left, top, across, down = BODY
    height = sum(row_heights(table, across, TABLE_SIZES[0])) + (NOTE_HEIGHT if table.note else 0)
    rest = down - height - GAP
    if rest < LEAST_BAR * (len(graph.categories) + 1):
        return ()
    return ((left, top, across, height), (left, top + height + GAP, across, rest))
