"""Headings of what counts down to the meeting (nedräkningens och uppföljningens rubriker)."""

from __future__ import annotations

from collections.abc import Mapping

BOARD: Mapping[str, str] = {
    "countdown_step": "Steg",
    "countdown_task": "Vad",
    "countdown_state": "Läge",
    "done_on": "Klart den",
    "last_day": "Sista dag",
    "days_left": "Dagar kvar",
    "days_before": "Dagar före",
    "day_kind": "Räknas i",
    "planned_day": "Planerad till",
    "follow_up_months": "Intervall (månader)",
    "next_follow_up": "Nästa uppföljning",
    "follow_up_state": "Uppföljningens läge",
    "step_meeting": "Sammanträde",
    "due_day": "Följs upp",
    "due_state": "Läge",
}
