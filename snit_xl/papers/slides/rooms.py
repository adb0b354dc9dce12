"""Where a slide's parts go (platser på bilden), in points: left, top, width, height."""

from __future__ import annotations

Room = tuple[float, float, float, float]

WIDTH, HEIGHT = 960.0, 540.0  # 16 to 9
MARGIN = 45.0
TITLE: Room = (MARGIN, 28.0, WIDTH - 2 * MARGIN, 58.0)
BODY: Room = (MARGIN, 98.0, WIDTH - 2 * MARGIN, 392.0)
NUMBER: Room = (WIDTH - MARGIN - 90.0, 502.0, 90.0, 24.0)
FIRST_TITLE: Room = (MARGIN, 150.0, WIDTH - 2 * MARGIN, 120.0)
FIRST_UNDER: Room = (MARGIN, 285.0, WIDTH - 2 * MARGIN, 120.0)
NOTE_HEIGHT = 40.0  # under a table
GAP = 20.0
LEFT_SHARE = 0.58


def rooms(count: int) -> tuple[Room, ...]:
    """Return the rooms of no part, one or two (platser)."""
    if count < 2:
        return (BODY,)[:count]
    left, top, across, down = BODY
    first = (across - GAP) * LEFT_SHARE
    return ((left, top, first, down), (left + first + GAP, top, across - GAP - first, down))
