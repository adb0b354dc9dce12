"""What the calendar file says (kalenderfilens ord)."""

from __future__ import annotations

FILE_NAME = "Sammanträden.ics"
MEETING = "{forum}: sammanträde"
STEP = "{step} senast i dag: {forum} {day}"
STEP_LINE = "{step} senast {day}"
CATEGORY_MEETING, CATEGORY_STEP = "Sammanträde", "Nedräkning"
